//! Dates by the calendar: day, month and year in every order, years, weekdays.

use super::{Found, Rule, one};
use crate::text::Case;
use crate::time::Style;
use crate::time::lexicon::*;
use crate::time::meaning::{Meaning, Point, Unit};
use crate::time::numeral::Numeral;
use crate::time::reader::{Hit, Reader};

pub static RULES: &[Rule] = &[Rule {
    id: "date",
    what: "a date by the calendar, in words or digits",
    starts: MONTH.or(NUMBER).or(WEEKDAY).or(THE).or(TENS).or(ORDINAL).or(ERA),
    read: single,
    examples: &[
        "They met on [May 14, 2002].",
        "On [14 May] they left.",
        "It came on [Monday, Oct. 26], they said.",
        "It was signed on [2005-11-11].",
        "He left in [March 2019].",
        "The war began in [480 BC].",
        "On [the 3rd of March] they met.",
        "They came in [May].",
        "He resigned in [1999].",
        "It blew up in [AD 79].",
    ],
    misses: &[
        "It may 5 times fail.",
        "They march on.",
        "Theresa May said no.",
        "Take flight 1992 from room 2005.",
        "See Article 5.",
        "It cost $1995 then.",
        "An AD 5 of them made.",
        "Some 2000 people fled.",
        "He sat in the sun.",
    ],
}];

fn single(r: &Reader, at: usize) -> Option<Found> {
    let (end, point) = calendar(r, at)?;
    one(at, end, Meaning::Point(point))
}

/// A date by the calendar at a token: the longest of all the forms.
pub fn calendar(r: &Reader, at: usize) -> Hit<Point> {
    let forms: [fn(&Reader, usize) -> Hit<Point>; 6] =
        [month_first, day_first, weekday_first, digits, year_only, month_only];
    let mut best: Hit<Point> = None;
    for form in forms {
        if let Some(hit) = form(r, at)
            && best.is_none_or(|b| hit.0 > b.0)
        {
            best = Some(hit);
        }
    }
    best
}

/// A month's name, capital unless a day or year beside it makes up for that; skips the full stop of `Sept .`.
pub fn month(r: &Reader, at: usize) -> Hit<u8> {
    if !r.is(at, MONTH) || r.case(at) == Case::Lower && r.is(at, DOUBTFUL) || r.case(at) == Case::Mixed {
        return None;
    }
    let stop =
        r.is(at, ABBREVIATED) && r.glued(at + 1) && r.str(at + 1) == "." && r.numeral(at + 2).is_some();
    Some((at + 1 + usize::from(stop), r.word(at).number as u8))
}

/// A day of the month in digits (`5`, `5th`) or as an ordinal word.
pub fn day(r: &Reader, at: usize) -> Hit<u8> {
    let (end, day) = match r.numeral(at) {
        Some(Numeral::Plain(n, digits)) if digits <= 2 => (at + 1, n as u8),
        _ => r.ordinal(at)?,
    };
    (1..=31).contains(&day).then_some((end, day))
}

/// A year that stands beside other parts of a date: `2005`, `'05`, `480 BC`, `nineteen ninety-seven`.
pub fn year(r: &Reader, at: usize) -> Hit<i32> {
    if let Some((end, year)) = r.spoken_year(at) {
        return Some((end, year));
    }
    // `AD 79`
    if era(r, at) == Some((at + 1, false))
        && let Some(n) = r.plain(at + 1, 4)
    {
        return (n >= 10 || n > 0 && r.after(at, IN)).then_some((at + 2, n as i32));
    }
    // `the summer of '69`
    if r.is(at, APOSTROPHE) && r.glued(at + 1) && r.after(at, OF.or(MONTH).or(SEASON)) {
        let n = r.plain(at + 1, 2).filter(|n| *n >= 10 || r.str(at + 1).len() == 2)?;
        return Some((at + 2, two_digits(n)));
    }
    match r.numeral(at)? {
        Numeral::Plain(n, digits) => {
            if let Some((end, bc)) = era(r, at + 1) {
                return (n > 0 && n < 10_000).then_some((end, if bc { 1 - n as i32 } else { n as i32 }));
            }
            (digits == 4 && (1000..2200).contains(&n)).then_some((at + 1, n as i32))
        }
        _ => None,
    }
}

/// `BC`, `A.D.` behind a number; true for years before Christ.
pub fn era(r: &Reader, at: usize) -> Hit<bool> {
    let capital = r.case(at) == Case::Upper;
    (r.is(at, ERA) && capital).then(|| (at + 1, r.word(at).value == "BC"))
}

/// A year behind a date: `, 2005`, ` 2005`, ` of 2005`, `, '05`.
pub fn year_behind(r: &Reader, at: usize, of: bool) -> Hit<i32> {
    let comma = r.skip(at, COMMA);
    if let Some((end, y)) = year(r, comma)
        && !(r.is(end, COUNTED) && r.case(end) == Case::Lower)
    {
        return Some((end, y));
    }
    if of && r.is(at, OF) {
        return year(r, r.skip(at + 1, THE));
    }
    None
}

/// `May 14, 2002`, `May 14`, `May 2002`, `May, 2002`, `May of 2002`.
pub fn month_first(r: &Reader, at: usize) -> Hit<Point> {
    let (end, m) = month(r, at)?;
    let mut point = Point { month: Some(m), ..Point::default() };
    let the = r.skip(end, THE);
    if let Some((after, d)) = day(r, the)
        && (the == end || r.numeral(the).is_none_or(|n| matches!(n, Numeral::Ordinal(_))))
        && (!r.is(after, PLURAL.or(UNITS).or(COUNTED)) || r.is(after, HOURS))
        && !(r.is(after, HALF_OF_DAY))
    {
        point.day = Some(d);
        if let Some((last, y)) = year_behind(r, after, false) {
            point.year = Some(y);
            return Some((last, point));
        }
        return Some((after, point));
    }
    let (last, y) = year_behind(r, end, true)?;
    point.year = Some(y);
    Some((last, point))
}

/// `14 May 2002`, `14 May`, `the 14th of May`, `the third of May`.
pub fn day_first(r: &Reader, at: usize) -> Hit<Point> {
    let the = r.skip(at, THE);
    let (end, d) = day(r, the)?;
    if the > at && r.plain(the, 2).is_some() && !r.is(end, MONTH) {
        return None;
    }
    let of = r.skip(r.skip(end, DASH), OF);
    if of > end && r.is(end, DASH) && !r.glued(end) {
        return None;
    }
    let (after, m) = month(r, of)?;
    let mut point = Point { month: Some(m), day: Some(d), ..Point::default() };
    let after =
        if r.is(after, DASH) && r.glued(after) && year(r, after + 1).is_some() { after + 1 } else { after };
    if let Some((last, y)) = year_behind(r, after, true) {
        point.year = Some(y);
        return Some((last, point));
    }
    Some((after, point))
}

/// `Monday`, `Monday, May 14`, `Tuesday 12 August 2008`, `Monday the 14th`.
fn weekday_first(r: &Reader, at: usize) -> Hit<Point> {
    if !r.is(at, WEEKDAY) || r.is(at, PLURAL) || r.case(at) == Case::Lower {
        return None;
    }
    let stop = r.is(at, ABBREVIATED) && r.glued(at + 1) && r.str(at + 1) == ".";
    let end = at + 1 + usize::from(stop);
    let weekday = Some(r.word(at).number as u8);
    let next = r.skip(r.skip(end, COMMA), THE);
    let dated = month_first(r, next).or_else(|| day_first(r, next)).or_else(|| digits(r, next));
    if let Some((last, point)) = dated
        && point.day.is_some()
    {
        return Some((last, Point { weekday, ..point }));
    }
    // `Tuesday last week`, `Friday of next week`
    let of = r.skip(end, OF);
    if r.style == Style::Product
        && r.is(of, LAST.or(THIS).or(NEXT))
        && let Some((last, week)) = super::relative::plain(r, of)
        && week.relative.is_some_and(|w| w.unit == Unit::Week)
    {
        return Some((last, Point { weekday, ..week }));
    }
    // `the Sunday Telegraph`, `Sunday School`
    if r.is(end, PAPER) && r.case(end) == Case::Capital && r.case(at) == Case::Capital {
        return None;
    }
    let bare = !r.is(at, ABBREVIATED) || r.after(at, MONTH_LICENCE) && !r.is(at, DOUBTFUL);
    bare.then_some((at + 1, Point { weekday, ..Point::default() }))
}

/// `2005-11-11`, `11.11.2005`, `11/13/2005`, `20051111`, `2005-11-11T12:30`.
pub fn digits(r: &Reader, at: usize) -> Hit<Point> {
    let calendar = |year: i32, month: u32, day: u32| Point {
        year: Some(year),
        month: Some(month as u8),
        day: Some(day as u8),
        ..Point::default()
    };
    match r.numeral(at)? {
        Numeral::Plain(y, 4)
            if (1000..2200).contains(&y) && r.str(at + 1) == "-" && r.glued(at + 1) && r.glued(at + 2) =>
        {
            let m = match r.numeral(at + 2)? {
                Numeral::Plain(m, 2) => m,
                _ => return None,
            };
            if r.str(at + 3) != "-" || !r.glued(at + 3) || !r.glued(at + 4) {
                return None;
            }
            match r.numeral(at + 4)? {
                Numeral::Plain(d, 2) => Some((at + 5, calendar(y as i32, m, d))),
                Numeral::DayClock(d, hour, minute, second) => {
                    let clock = crate::time::meaning::Clock { hour, minute, second, zone: "" };
                    Some((at + 5, Point { clock: Some(clock), ..calendar(y as i32, m, u32::from(d)) }))
                }
                _ => None,
            }
        }
        Numeral::Compact(y, m, d) if !r.after(at, NOT_A_YEAR) => {
            Some((at + 1, calendar(y, u32::from(m), u32::from(d))))
        }
        Numeral::Parts([a, b, c], 3, [wide, last], mark) => {
            if wide == 4 {
                return (b <= 12 && c <= 31 && b > 0).then(|| (at + 1, calendar(a as i32, b, c)));
            }
            if last != 4 && last != 2 || last == 2 && mark == b'.' {
                return None;
            }
            let year = if last == 4 { c as i32 } else { two_digits(c) };
            let real = |m: u32, d: u32| (1..=12).contains(&m) && (1..=31).contains(&d);
            // Dots are never American.
            let point = if mark == b'.' || a > 12 && real(b, a) {
                Point { day_first: (mark == b'/').then_some(true), ..calendar(year, b, a) }
            } else {
                let day_first = (mark == b'/' && b > 12).then_some(false);
                Point { swappable: real(b, a) && a != b, day_first, ..calendar(year, a, b) }
            };
            (real(a, b) || real(b, a)).then_some((at + 1, point))
        }
        _ => None,
    }
}

/// `98` is 1998, `05` is 2005.
pub fn two_digits(n: u32) -> i32 {
    if n > 40 { 1900 + n as i32 } else { 2000 + n as i32 }
}

/// A year alone: only where nothing speaks for a count, a room, a flight.
fn year_only(r: &Reader, at: usize) -> Hit<Point> {
    let the_year = r.is(at, THE) && r.is(at + 1, UNIT) && r.text.tokens[at + 1].is("year");
    let start = if the_year { at + 2 } else { at };
    let (end, y) = year(r, start)?;
    let point = Point { year: Some(y), ..Point::default() };
    if the_year || r.is(end - 1, ERA) || r.is(start, ERA) {
        return Some((end, point));
    }
    if r.numeral(start).is_none() {
        return ((1500..2100).contains(&y)).then_some((end, point));
    }
    let licence = r.after(at, YEAR_LICENCE.or(MONTH)) || at == r.first || r.after(at, LAST.or(NEXT));
    let before = if at > r.first { r.str(at - 1) } else { "" };
    if r.after(at, NOT_A_YEAR)
        || r.is(end, COUNTED.or(UNITS)) && r.case(end) == Case::Lower
        || before == "." && r.glued(at)
    {
        return None;
    }
    // A number joined to others or to letters: `555-2014`, `A-1995`; years joined to years are ranges.
    let joined = (r.is(end, DASH) && r.glued(end) && r.glued(end + 1) && r.numeral(end + 1).is_some())
        || (at > r.first + 1
            && r.is(at - 1, DASH)
            && r.glued(at)
            && r.glued(at - 1)
            && year(r, at - 2).is_none()
            && !r.is(at - 2, EARLY.or(MONTH)));
    if joined && !(year(r, end + 1).is_some() || year_tail(r, end + 1, y).is_some()) {
        return None;
    }
    let modern = (1900..=2049).contains(&y);
    // `1,500` is a count, `some 1500 men` is one, `in 1500 cases` too.
    let noun = r.plain_word(end)
        && r.str(end).ends_with('s')
        && !r.known(end)
        && !matches!(r.str(end), "was" | "is" | "has" | "as");
    let marked = matches!(before, "(" | "[") || matches!(r.str(end), ")" | "]");
    // `A film of 1951 shows it`; round counts (`of 2000 rockets`) are another matter.
    let strong = r.after(at, A.or(THE)) || r.after(at, IN.or(OF).or(LIMIT)) && y % 100 != 0;
    let fits = if modern { !noun || strong } else { (licence && !noun || marked) && y >= 1000 };
    fits.then_some((end, point))
}

/// A month alone, where its name can be nothing else.
fn month_only(r: &Reader, at: usize) -> Hit<Point> {
    let (_, m) = month(r, at)?;
    if r.case(at) == Case::Lower && !r.after(at, MONTH_LICENCE)
        || r.is(at, ABBREVIATED) && !r.after(at, MONTH_LICENCE)
    {
        return None;
    }
    let followed =
        r.text.tokens.get(at + 1).is_some_and(|t| t.is_name_like()) && at + 1 < r.limit && !r.known(at + 1);
    // `Hungary and Jan Kavan`: a given name.
    if r.is(at, ABBREVIATED) && followed {
        return None;
    }
    if r.is(at, DOUBTFUL) {
        let licensed = r.after(at, MONTH_LICENCE) || at > r.first && matches!(r.str(at - 1), "," | "(" | "-");
        // `Theresa May`, `May said`: a name before it, or a verb behind it.
        let name = at > r.first && r.text.tokens[at - 1].is_name_like() && !r.known(at - 1);
        // `in August Russia acted`
        let followed = followed && !r.after(at, IN);
        if !licensed || name || followed {
            return None;
        }
    }
    Some((at + 1, Point { month: Some(m), ..Point::default() }))
}

/// The second year of `1996-97`, as a full year.
pub fn year_tail(r: &Reader, at: usize, first: i32) -> Hit<i32> {
    let tail = match r.numeral(at)? {
        Numeral::Plain(n, 2) => first / 100 * 100 + n as i32,
        Numeral::Plain(n, 1) => first / 10 * 10 + n as i32,
        _ => return None,
    };
    (tail > first && tail - first < 60).then_some((at + 1, tail))
}
