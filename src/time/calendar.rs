//! Civil dates: days counted from 1970-01-01, weeks by ISO 8601, and spans of the calendar from a day to a century.

use super::Day;
use super::meaning::{Season, Unit};

/// Years that are reckoned with; what lies outside stays unresolved.
const YEARS: std::ops::RangeInclusive<i32> = -9998..=9999;

/// The number of a day, counted from 1970-01-01.
pub fn number(day: Day) -> i64 {
    let year = i64::from(day.year) - i64::from(day.month <= 2);
    let era = year.div_euclid(400);
    let month = i64::from(day.month);
    let in_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(day.day) - 1;
    let year = year.rem_euclid(400);
    era * 146_097 + year * 365 + year / 4 - year / 100 + in_year - 719_468
}

/// The day with a number.
pub fn day(number: i64) -> Day {
    let shifted = number + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Day { year: year as i32, month: month as u8, day: day as u8 }
}

/// Monday is 1, Sunday 7.
pub fn weekday(number: i64) -> u8 {
    ((number + 3).rem_euclid(7) + 1) as u8
}

/// How many days a month has.
pub fn month_length(year: i32, month: u8) -> u8 {
    match month {
        2 if year.rem_euclid(4) == 0 && (year.rem_euclid(100) != 0 || year.rem_euclid(400) == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// ISO year and week.
pub fn week(number: i64) -> (i32, u8) {
    let thursday = number - i64::from(weekday(number)) + 4;
    let year = day(thursday).year;
    let first = self::number(Day { year, month: 1, day: 1 });
    (year, ((thursday - first) / 7 + 1) as u8)
}

/// The Monday of an ISO week.
pub fn monday(year: i32, week: u8) -> i64 {
    let fourth = number(Day { year, month: 1, day: 4 });
    fourth - i64::from(weekday(fourth)) + 1 + 7 * (i64::from(week) - 1)
}

/// Easter Sunday, Gregorian.
pub fn easter(year: i32) -> i64 {
    let golden = year.rem_euclid(19);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let shift = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let fix = (golden + 11 * epact + 22 * shift) / 451;
    let sum = epact + shift - 7 * fix + 114;
    number(Day { year, month: (sum / 31) as u8, day: (sum % 31 + 1) as u8 })
}

/// A stretch of the calendar with a name of its own. Years are astronomical (0 is 1 BC).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch {
    /// `19` is 1900-1999.
    Century(i32),
    /// `199` is 1990-1999.
    Decade(i32),
    /// A year.
    Year(i32),
    /// 1 or 2.
    Half(i32, u8),
    /// 1 to 4.
    Quarter(i32, u8),
    /// The winter of a year begins in its December.
    Season(i32, Season),
    /// 1 to 12.
    Month(i32, u8),
    /// ISO year and week.
    Week(i32, u8),
    /// Saturday and Sunday of an ISO week.
    Weekend(i32, u8),
    /// By its number.
    Day(i64),
}

impl Stretch {
    /// A day, where the calendar has it.
    pub fn of_day(year: i32, month: u8, day: u8) -> Option<Stretch> {
        let real = (1..=12).contains(&month) && day >= 1 && day <= month_length(year, month);
        (real && YEARS.contains(&year)).then(|| Stretch::Day(number(Day { year, month, day })))
    }

    /// The numbers of the first and the last day.
    pub fn days(self) -> (i64, i64) {
        let months = |year: i32, first: u8, count: u8| {
            let last = first + count - 1;
            let (last_year, last) = if last > 12 { (year + 1, last - 12) } else { (year, last) };
            (
                number(Day { year, month: first, day: 1 }),
                number(Day { year: last_year, month: last, day: month_length(last_year, last) }),
            )
        };
        let years = |from: i32, to: i32| {
            (number(Day { year: from, month: 1, day: 1 }), number(Day { year: to, month: 12, day: 31 }))
        };
        match self {
            Stretch::Century(c) if c < 0 => years(100 * c + 1, 100 * c + 100),
            Stretch::Century(c) => years(100 * c, 100 * c + 99),
            Stretch::Decade(d) if d < 0 => years(10 * d + 2, 10 * d + 11),
            Stretch::Decade(d) => years(10 * d, 10 * d + 9),
            Stretch::Year(y) => years(y, y),
            Stretch::Half(y, h) => months(y, 6 * h - 5, 6),
            Stretch::Quarter(y, q) => months(y, 3 * q - 2, 3),
            Stretch::Season(y, Season::Spring) => months(y, 3, 3),
            Stretch::Season(y, Season::Summer) => months(y, 6, 3),
            Stretch::Season(y, Season::Autumn) => months(y, 9, 3),
            Stretch::Season(y, Season::Winter) => months(y, 12, 3),
            Stretch::Month(y, m) => months(y, m, 1),
            Stretch::Week(y, w) => (monday(y, w), monday(y, w) + 6),
            Stretch::Weekend(y, w) => (monday(y, w) + 5, monday(y, w) + 6),
            Stretch::Day(n) => (n, n),
        }
    }

    /// Its unit.
    pub fn unit(self) -> Unit {
        match self {
            Stretch::Century(_) => Unit::Century,
            Stretch::Decade(_) => Unit::Decade,
            Stretch::Year(_) => Unit::Year,
            Stretch::Half(..) => Unit::Half,
            Stretch::Quarter(..) => Unit::Quarter,
            Stretch::Season(..) => Unit::Season,
            Stretch::Month(..) => Unit::Month,
            Stretch::Week(..) => Unit::Week,
            Stretch::Weekend(..) => Unit::Weekend,
            Stretch::Day(_) => Unit::Day,
        }
    }

    /// Its year, if it lies in one.
    pub fn year(self) -> Option<i32> {
        match self {
            Stretch::Century(_) | Stretch::Decade(_) => None,
            Stretch::Year(y)
            | Stretch::Half(y, _)
            | Stretch::Quarter(y, _)
            | Stretch::Season(y, _)
            | Stretch::Month(y, _)
            | Stretch::Week(y, _)
            | Stretch::Weekend(y, _) => Some(y),
            Stretch::Day(n) => Some(day(n).year),
        }
    }

    /// The stretch of a unit that holds this one; none where this one is too coarse to say.
    pub fn widen(self, unit: Unit) -> Option<Stretch> {
        let first = self.days().0;
        let Day { year, month, .. } = day(first);
        let wide = match unit {
            Unit::Century => Stretch::Century(if year > 0 { year / 100 } else { (year - 1).div_euclid(100) }),
            Unit::Decade => Stretch::Decade(if year > 0 { year / 10 } else { (year - 2).div_euclid(10) }),
            Unit::Year => Stretch::Year(self.year().unwrap_or(year)),
            Unit::Half => Stretch::Half(year, (month - 1) / 6 + 1),
            Unit::Quarter => Stretch::Quarter(year, (month - 1) / 3 + 1),
            Unit::Season => match month {
                1 | 2 => Stretch::Season(year - 1, Season::Winter),
                3..=5 => Stretch::Season(year, Season::Spring),
                6..=8 => Stretch::Season(year, Season::Summer),
                9..=11 => Stretch::Season(year, Season::Autumn),
                _ => Stretch::Season(year, Season::Winter),
            },
            Unit::Month => Stretch::Month(year, month),
            Unit::Week | Unit::Fortnight | Unit::Weekend => {
                let (year, week) = week(first);
                if unit == Unit::Weekend { Stretch::Weekend(year, week) } else { Stretch::Week(year, week) }
            }
            Unit::Day => Stretch::Day(first),
            _ => return None,
        };
        (unit == self.unit()
            || unit.days() >= self.unit().days()
            || unit == Unit::Weekend && self.unit().days() <= 7)
            .then_some(if unit == self.unit() { self } else { wide })
    }

    /// So many of its own units later, or earlier.
    pub fn step(self, count: i32) -> Option<Stretch> {
        let moved = |year: i32, place: u8, per: i32| {
            let total = i64::from(year) * i64::from(per) + i64::from(place) - 1 + i64::from(count);
            let year = i32::try_from(total.div_euclid(i64::from(per))).ok()?;
            Some((year, (total.rem_euclid(i64::from(per)) + 1) as u8))
        };
        let next = match self {
            Stretch::Century(c) => Stretch::Century(c.checked_add(count)?),
            Stretch::Decade(d) => Stretch::Decade(d.checked_add(count)?),
            Stretch::Year(y) => Stretch::Year(y.checked_add(count)?),
            Stretch::Half(y, h) => moved(y, h, 2).map(|(y, h)| Stretch::Half(y, h))?,
            Stretch::Quarter(y, q) => moved(y, q, 4).map(|(y, q)| Stretch::Quarter(y, q))?,
            Stretch::Season(y, s) => {
                moved(y, s as u8 + 1, 4).map(|(y, s)| Stretch::Season(y, Season::ALL[s as usize - 1]))?
            }
            Stretch::Month(y, m) => moved(y, m, 12).map(|(y, m)| Stretch::Month(y, m))?,
            Stretch::Week(y, w) => {
                let (y, w) = week(monday(y, w) + 7 * i64::from(count));
                Stretch::Week(y, w)
            }
            Stretch::Weekend(y, w) => {
                let (y, w) = week(monday(y, w) + 7 * i64::from(count));
                Stretch::Weekend(y, w)
            }
            Stretch::Day(n) => Stretch::Day(n + i64::from(count)),
        };
        let (first, last) = (next.rough_year(true), next.rough_year(false));
        (YEARS.contains(&first) && YEARS.contains(&last)).then_some(next)
    }

    fn rough_year(self, first: bool) -> i32 {
        match self {
            Stretch::Century(c) => c.saturating_mul(100).saturating_add(if first { 0 } else { 100 }),
            Stretch::Decade(d) => d.saturating_mul(10).saturating_add(if first { 0 } else { 10 }),
            other => other.year().unwrap_or(i32::MAX),
        }
    }

    /// TIMEX3 value.
    pub fn value(self) -> String {
        let year = |y: i32| if y > 0 { format!("{y:04}") } else { format!("BC{:04}", 1 - y) };
        match self {
            Stretch::Century(c) if c < 0 => format!("BC{:02}", -c - 1),
            Stretch::Century(c) => format!("{c:02}"),
            Stretch::Decade(d) if d < 0 => format!("BC{:03}", -d - 1),
            Stretch::Decade(d) => format!("{d:03}"),
            Stretch::Year(y) => year(y),
            Stretch::Half(y, h) => format!("{}-H{h}", year(y)),
            Stretch::Quarter(y, q) => format!("{}-Q{q}", year(y)),
            Stretch::Season(y, s) => format!("{}-{}", year(y), s.code()),
            Stretch::Month(y, m) => format!("{}-{m:02}", year(y)),
            Stretch::Week(y, w) => format!("{}-W{w:02}", year(y)),
            Stretch::Weekend(y, w) => format!("{}-W{w:02}-WE", year(y)),
            Stretch::Day(n) => {
                let Day { year: y, month, day } = day(n);
                format!("{}-{month:02}-{day:02}", year(y))
            }
        }
    }

    /// EDTF (ISO 8601-2, level 2).
    pub fn edtf(self) -> String {
        let year = |y: i32| if y >= 0 { format!("{y:04}") } else { format!("-{:04}", -y) };
        match self {
            Stretch::Century(c) if c >= 0 => format!("{c:02}XX"),
            Stretch::Decade(d) if d >= 0 => format!("{d:03}X"),
            Stretch::Year(y) => year(y),
            Stretch::Half(y, h) => format!("{}-{}", year(y), 39 + h),
            Stretch::Quarter(y, q) => format!("{}-{}", year(y), 32 + q),
            Stretch::Season(y, s) => format!("{}-{}", year(y), 21 + s as u8),
            Stretch::Month(y, m) => format!("{}-{m:02}", year(y)),
            _ => {
                let (first, last) = self.days();
                if first == last { day(first).to_string() } else { format!("{}/{}", day(first), day(last)) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_numbers_are_inverse_and_weeks_follow_iso() {
        for n in (-800_000..800_000).step_by(97) {
            assert_eq!(number(day(n)), n);
            let (year, week) = week(n);
            assert!((0..7).contains(&(n - monday(year, week))));
        }
        let n = number(Day { year: 2010, month: 10, day: 28 });
        assert_eq!((weekday(n), week(n)), (4, (2010, 43)));
        assert_eq!(week(number(Day { year: 2005, month: 1, day: 1 })), (2004, 53));
    }

    #[test]
    fn easter_falls_where_the_almanac_says() {
        for (year, month, day) in [(1999, 4, 4), (2000, 4, 23), (2008, 3, 23), (2038, 4, 25)] {
            assert_eq!(easter(year), number(Day { year, month, day }));
        }
    }

    #[test]
    fn stretches_step_and_widen() {
        let day = Stretch::of_day(2010, 1, 15).unwrap();
        assert_eq!(day.widen(Unit::Month).unwrap().step(-1), Some(Stretch::Month(2009, 12)));
        assert_eq!(day.widen(Unit::Decade).unwrap().value(), "201");
        assert_eq!(Stretch::Year(2005).widen(Unit::Month), None);
        assert_eq!(Stretch::Year(-479).value(), "BC0480");
        assert_eq!(Stretch::of_day(2010, 2, 30), None);
        assert_eq!(Stretch::Quarter(1988, 4).step(1), Some(Stretch::Quarter(1989, 1)));
        assert_eq!(Stretch::Year(9999).step(1), None);
    }
}
