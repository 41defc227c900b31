//! What a TIMEX3 value means as EDTF (ISO 8601-2) and as a first and a last day.
//!
//! Only what the value says is given: no value is padded, and one that names no calendar time has no days.

use crate::time::Day;

/// The EDTF of a TIMEX3 date or interval; none for references, durations and sets.
pub fn edtf(value: &str) -> Option<String> {
    if let Some((from, to)) = value.split_once('/') {
        return Some(format!("{}/{}", edtf(from)?, edtf(to)?));
    }
    if value.contains('W') || value.contains('H') || value.contains('T') {
        let (first, last) = days(value)?;
        return Some(if first == last { first.to_string() } else { format!("{first}/{last}") });
    }
    let (year, rest) = value.split_at_checked(4).unwrap_or((value, ""));
    let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit() || b == b'X');
    if !number(year) || year.is_empty() {
        return None;
    }
    let rest = match rest {
        "" if year.len() == 2 => return Some(format!("{year}XX")),
        "" if year.len() == 3 => return Some(format!("{year}X")),
        "-SP" => "-21",
        "-SU" => "-22",
        "-FA" => "-23",
        "-WI" => "-24",
        "-Q1" => "-33",
        "-Q2" => "-34",
        "-Q3" => "-35",
        "-Q4" => "-36",
        rest => {
            let parts = rest.split('-').skip(1);
            if year.len() < 4 || !(rest.is_empty() || rest.starts_with('-')) {
                return None;
            }
            if parts.clone().count() > 2 || parts.clone().any(|p| p.len() != 2 || !number(p)) {
                return None;
            }
            rest
        }
    };
    Some(format!("{year}{rest}"))
}

/// First and last day of a TIMEX3 date or interval; none where the value leaves something open.
///
/// Seasons are the meteorological ones of the northern half, winter ending in the year after its name.
pub fn days(value: &str) -> Option<(Day, Day)> {
    if let Some((from, to)) = value.split_once('/') {
        let (first, last) = (days(from)?.0, days(to)?.1);
        return (first <= last).then_some((first, last));
    }
    let value = value.split_once('T').map_or(value, |(day, _)| day);
    if !value.is_ascii() {
        return None;
    }
    let number = |text: &str| -> Option<i32> {
        (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
    };
    let (year, rest) = value.split_at_checked(4).unwrap_or((value, ""));
    let digits = number(year)?;
    match year.len() {
        2 => return Some((day(digits * 100, 1, 1), day(digits * 100 + 99, 12, 31))),
        3 => return Some((day(digits * 10, 1, 1), day(digits * 10 + 9, 12, 31))),
        4 => {}
        _ => return None,
    }
    let year = digits;
    let months = |from: u8, to: u8| Some((day(year, from, 1), day(year, to, last_of(year, to))));
    let Some(rest) = rest.strip_prefix('-') else {
        return if rest.is_empty() { months(1, 12) } else { None };
    };
    match rest {
        "SP" => return months(3, 5),
        "SU" => return months(6, 8),
        "FA" => return months(9, 11),
        "WI" => return Some((day(year, 12, 1), day(year + 1, 2, last_of(year + 1, 2)))),
        "Q1" => return months(1, 3),
        "Q2" => return months(4, 6),
        "Q3" => return months(7, 9),
        "Q4" => return months(10, 12),
        "H1" => return months(1, 6),
        "H2" => return months(7, 12),
        _ => {}
    }
    if let Some(week) = rest.strip_prefix('W') {
        let (week, weekend) = week.split_once('-').map_or((week, false), |(w, rest)| (w, rest == "WE"));
        let week = number(week)?;
        let monday = first_monday(year) + 7 * (i64::from(week) - 1);
        if !(1..=53).contains(&week) || week == 53 && monday + 3 >= count(day(year + 1, 1, 1)) {
            return None;
        }
        return Some((of_count(monday + if weekend { 5 } else { 0 }), of_count(monday + 6)));
    }
    let (month, of_month) = rest.split_once('-').map_or((rest, None), |(m, d)| (m, Some(d)));
    let month = u8::try_from(number(month).filter(|m| (1..=12).contains(m))?).ok()?;
    match of_month {
        None => months(month, month),
        Some(text) => {
            let number = u8::try_from(number(text)?).ok()?;
            let fits = text.len() == 2 && (1..=last_of(year, month)).contains(&number);
            fits.then(|| (day(year, month, number), day(year, month, number)))
        }
    }
}

fn day(year: i32, month: u8, day: u8) -> Day {
    Day { year, month, day }
}

fn last_of(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since 0000-03-01 (proleptic Gregorian), and back.
fn count(day: Day) -> i64 {
    let (year, month) = (i64::from(day.year), i64::from(day.month));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * month + 2) / 5
        + i64::from(day.day)
        - 1
}

fn of_count(count: i64) -> Day {
    let era = count.div_euclid(146_097);
    let within = count.rem_euclid(146_097);
    let year = (within - within / 1_460 + within / 36_524 - within / 146_096) / 365;
    let of_year = within - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let of_month = of_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    day((era * 400 + year + carry) as i32, month as u8, of_month as u8)
}

/// The Monday of ISO week 1.
fn first_monday(year: i32) -> i64 {
    let fourth = count(day(year, 1, 4));
    // 0000-03-01 was a Wednesday.
    fourth - (fourth + 2).rem_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(value: &str) -> String {
        days(value).map_or("-".into(), |(a, b)| format!("{a} {b}"))
    }

    #[test]
    fn days_of_every_grain() {
        for (value, expected) in [
            ("2005-11-11", "2005-11-11 2005-11-11"),
            ("2004-02", "2004-02-01 2004-02-29"),
            ("2005", "2005-01-01 2005-12-31"),
            ("199", "1990-01-01 1999-12-31"),
            ("19", "1900-01-01 1999-12-31"),
            ("2010-SU", "2010-06-01 2010-08-31"),
            ("2010-WI", "2010-12-01 2011-02-28"),
            ("2010-Q3", "2010-07-01 2010-09-30"),
            ("2014-W37", "2014-09-08 2014-09-14"),
            ("2014-W37-WE", "2014-09-13 2014-09-14"),
            ("2020-W53", "2020-12-28 2021-01-03"),
            ("2002-05-13/2002-05-14", "2002-05-13 2002-05-14"),
            ("1996/2003", "1996-01-01 2003-12-31"),
            ("2022-01-05T23:00", "2022-01-05 2022-01-05"),
        ] {
            assert_eq!(shown(value), expected, "{value}");
        }
    }

    #[test]
    fn what_names_no_day_has_none() {
        for value in [
            "PRESENT_REF",
            "P5Y",
            "XXXX-11-11",
            "2005-02-30",
            "2019-W53",
            "2005-13",
            "",
            "T10:00",
            "é",
            "2005-11-1",
            "20051",
        ] {
            assert_eq!(shown(value), "-", "{value}");
        }
    }

    #[test]
    fn edtf_says_the_same_in_its_own_signs() {
        for (value, expected) in [
            ("2005-11-11", Some("2005-11-11")),
            ("XXXX-11-11", Some("XXXX-11-11")),
            ("199", Some("199X")),
            ("19", Some("19XX")),
            ("2010-SU", Some("2010-22")),
            ("2010-Q3", Some("2010-35")),
            ("2014-W37", Some("2014-09-08/2014-09-14")),
            ("2002-05-13/2002-05-14", Some("2002-05-13/2002-05-14")),
            ("2022-01-05T23:00", Some("2022-01-05")),
            ("PRESENT_REF", None),
            ("P5Y", None),
            ("", None),
        ] {
            assert_eq!(edtf(value).as_deref(), expected, "{value}");
        }
    }
}
