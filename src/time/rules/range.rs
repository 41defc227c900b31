//! Ranges of dates in one phrase, and lists of dates that share a month.

use super::date::{day, day_first, digits, month, month_first, year, year_behind, year_tail};
use super::{Found, Rule};
use crate::text::Case;
use crate::time::Style;
use crate::time::lexicon::*;
use crate::time::meaning::{Meaning, Point};
use crate::time::numeral::Numeral;
use crate::time::reader::{Hit, Reader};
use std::ops::Range;

pub static RULES: &[Rule] = &[
    Rule {
        id: "date_range",
        what: "a range of dates in one phrase: one expression, two in the style of the corpora",
        starts: MONTH.or(NUMBER).or(WEEKDAY).or(THE),
        read: range,
        examples: &[
            "They met on [May 13-14].",
            "He fled on [the night of 17-18 June].",
            "It is for [2011-2014].",
            "From [9-10 November 2010] on.",
            "They held the [October 30 - November 2] talks.",
        ],
        misses: &["They won by 13-14.", "Call 555-2014."],
    },
    Rule {
        id: "date_list",
        what: "a list of dates that share a month: one expression an item",
        starts: MONTH.or(NUMBER),
        read: list,
        examples: &[
            "(see the Monitor, [May 1], [9])",
            "He struck on [Aug 8], [9] and [10].",
            "They met on [7], [9] and [10 November].",
        ],
        misses: &["On May 1, 9 people died.", "Newsline, Vol. 10, No. 6, 12 January"],
    },
];

fn range(r: &Reader, at: usize) -> Option<Found> {
    // `the night of 17-18 June`
    let part = r.skip(at, THE);
    let night = r.style == Style::Product && part > at && r.is(part, PART) && r.is(part + 1, OF);
    if part > at && !night {
        return None;
    }
    let start = if night { part + 2 } else { at };
    let days = day_range(r, start);
    let (first, last, a, b) =
        if night { days } else { days.or_else(|| point_range(r, at)).or_else(|| year_range(r, at)) }?;
    let end = last.end;
    let items = match r.style {
        Style::Product => vec![(at..end, Meaning::Range(a, b))],
        Style::TimeMl => vec![(first, Meaning::Point(a)), (last, Meaning::Point(b))],
    };
    Some(Found { end, items })
}

type Pair = (Range<usize>, Range<usize>, Point, Point);

/// True for what joins the ends of a range in one phrase.
fn joint(r: &Reader, at: usize) -> bool {
    r.is(at, DASH)
}

/// `May 13-14[, 2002]`, `13-14 May [2002]`.
fn day_range(r: &Reader, at: usize) -> Option<Pair> {
    if let Some((mid, m)) = month(r, at) {
        let (end, a) = day(r, mid)?;
        if !joint(r, end) {
            return None;
        }
        let (last, b) = day(r, end + 1)?;
        if b <= a || r.is(last, MONTH) {
            return None;
        }
        let first = Point { month: Some(m), day: Some(a), ..Point::default() };
        let (stop, y) = year_behind(r, last, false).map_or((last, None), |(e, y)| (e, Some(y)));
        return Some((
            at..end,
            end + 1..stop,
            Point { year: y, ..first },
            Point { year: y, day: Some(b), ..first },
        ));
    }
    let (end, a) = day(r, at).filter(|_| !numbers_issues(r, at))?;
    // `from 11 to 15 June`, `between 11 and 15 June`

    let led = |word: &str| at > r.first && r.text.tokens[at - 1].is(word);
    let worded = r.style == Style::Product
        && (led("from") && r.is(end, TO)
            || led("between") && r.text.tokens.get(end).is_some_and(|t| t.is("and")));
    if !joint(r, end) && !worded {
        return None;
    }
    let (stop, b) = day_first(r, end + 1)?;
    (b.day? > a).then_some((at..end, end + 1..stop, Point { day: Some(a), ..b }, b))
}

/// `October 30 - November 2, 2010`, `May 2002-June 2003`, `May-June 2002`, `Monday-Friday`.
fn point_range(r: &Reader, at: usize) -> Option<Pair> {
    let (end, mut a) = month_first(r, at)
        .or_else(|| day_first(r, at))
        .or_else(|| digits(r, at))
        .or_else(|| month(r, at).map(|(e, m)| (e, Point { month: Some(m), ..Point::default() })))?;
    if !joint(r, end) {
        return None;
    }
    let (stop, b) = month_first(r, end + 1)
        .or_else(|| day_first(r, end + 1))
        .or_else(|| digits(r, end + 1))
        .or_else(|| month(r, end + 1).map(|(e, m)| (e, Point { month: Some(m), ..Point::default() })))?;
    if a.day.is_some() != b.day.is_some() || a.day.is_none() && r.case(at) == Case::Lower {
        return None;
    }
    if a.year.is_none() {
        a.year = b.year.map(|y| if a.month > b.month { y - 1 } else { y });
    }
    Some((at..end, end + 1..stop, a, b))
}

/// `1996-2003`, `1996-97`, `1988/89`, `480-479 BC`.
fn year_range(r: &Reader, at: usize) -> Option<Pair> {
    if let Some(Numeral::Years(a, b)) = r.numeral(at) {
        let point = |y| Point { year: Some(y), ..Point::default() };
        return Some((at..at + 1, at..at + 1, point(a), point(b)));
    }
    let n = match r.numeral(at)? {
        Numeral::Plain(n, _) => n as i32,
        _ => return None,
    };
    let end = at + 1;
    if !joint(r, end) || r.after(at, NOT_A_YEAR.or(DASH)) {
        return None;
    }
    let (stop, y) = year(r, end + 1).or_else(|| year_tail(r, end + 1, n))?;
    let n = if y <= 0 { 1 - n } else { n };
    let plausible = y <= 0 || (1000..2200).contains(&n) && (1000..2200).contains(&y);
    if !plausible || y <= n || y - n > 400 || r.is(stop, DASH) && r.glued(stop) || r.is(stop, COUNTED) {
        return None;
    }
    let point = |y| Point { year: Some(y), ..Point::default() };
    Some((at..end, end + 1..stop, point(n), point(y)))
}

/// How many items a list may have.
const LONGEST_LIST: usize = 40;

/// `May 1, 9`, `November 9-10, 20`, `Aug 8, 9 and 10`, `7, 9 and 10 November`.
fn list(r: &Reader, at: usize) -> Option<Found> {
    if r.is(at, MONTH) { month_list(r, at) } else { day_list(r, at) }
}

/// One item: a day or a range of days.
fn item(r: &Reader, at: usize, base: Point) -> Hit<Meaning> {
    let (end, d) = day(r, at)?;
    let first = Point { day: Some(d), ..base };
    if joint(r, end)
        && let Some((last, e)) = day(r, end + 1)
        && e > d
    {
        return Some((last, Meaning::Range(first, Point { day: Some(e), ..base })));
    }
    Some((end, Meaning::Point(first)))
}

/// The separator of a list: its end, and whether it was the last one (`and`).
fn separator(r: &Reader, at: usize) -> Hit<bool> {
    let comma = r.skip(at, COMMA);
    if r.is(comma, AND.or(OR)) {
        return Some((comma + 1, true));
    }
    (comma > at).then_some((comma, false))
}

fn month_list(r: &Reader, at: usize) -> Option<Found> {
    let (mid, m) = month(r, at)?;
    let base = Point { month: Some(m), ..Point::default() };
    let (mut end, first) = item(r, mid, base)?;
    let mut items = vec![(at..end, first)];
    let mut closed = false;
    while items.len() < LONGEST_LIST
        && !closed
        && let Some((next, and)) = separator(r, end)
        && let Some((after, meaning)) = item(r, next, base)
    {
        let more = separator(r, after).is_some_and(|(n, _)| item(r, n, base).is_some());
        let stops = after >= r.limit || matches!(r.str(after), ")" | "]" | ";" | "." | ":");
        let calm =
            and && (r.is(after, COMMA.or(MONTH_LICENCE).or(AT)) || !r.known(after) && !r.plain_word(after));
        if !(stops || more || calm || year_behind(r, after, false).is_some()) || r.is(after, MONTH) {
            break;
        }
        items.push((next..after, meaning));
        end = after;
        closed = and;
    }
    if items.len() < 2 {
        return None;
    }
    if let Some((last, y)) = year_behind(r, end, false) {
        end = last;
        if let Some(item) = items.last_mut() {
            item.0.end = last;
        }
        set_year(&mut items, y);
    }
    Some(Found { end, items: split(r, items) })
}

fn day_list(r: &Reader, at: usize) -> Option<Found> {
    let base = Point::default();
    let (mut end, first) = item(r, at, base).filter(|_| !numbers_issues(r, at))?;
    let mut items = vec![(at..end, first)];
    let mut dated = None;
    while items.len() < LONGEST_LIST
        && let Some((next, _)) = separator(r, end)
        && let Some((after, meaning)) = item(r, next, base)
    {
        items.push((next..after, meaning));
        end = after;
        if let Some((last, m)) = month(r, after) {
            dated = Some((last, m));
            break;
        }
    }
    let (mut stop, m) = dated?;
    let y = year_behind(r, stop, true).map(|(last, y)| {
        stop = last;
        y
    });
    for (_, meaning) in &mut items {
        match meaning {
            Meaning::Point(a) => a.month = Some(m),
            Meaning::Range(a, b) => (a.month, b.month) = (Some(m), Some(m)),
            _ => {}
        }
    }
    if let Some(item) = items.last_mut() {
        item.0.end = stop;
    }
    if let Some(y) = y {
        set_year(&mut items, y);
    }
    Some(Found { end: stop, items: split(r, items) })
}

/// `Vol. 10, No. 6, 12 January 2006`, `Nos. 6-7, 12 January`: numbers behind such a word count issues, not days.
fn numbers_issues(r: &Reader, at: usize) -> bool {
    let mut first = at;
    while first >= r.first + 2
        && (joint(r, first - 1) || r.is(first - 1, AND))
        && r.numeral(first - 2).is_some()
    {
        first -= 2;
    }
    r.after(first, NOT_A_YEAR)
}

fn set_year(items: &mut [(Range<usize>, Meaning)], y: i32) {
    for (_, meaning) in items {
        match meaning {
            Meaning::Point(a) => a.year = Some(y),
            Meaning::Range(a, b) => (a.year, b.year) = (Some(y), Some(y)),
            _ => {}
        }
    }
}

/// In the style of the corpora a range within a list is two expressions.
fn split(r: &Reader, items: Vec<(Range<usize>, Meaning)>) -> Vec<(Range<usize>, Meaning)> {
    if r.style == Style::Product {
        return items;
    }
    let mut result = Vec::with_capacity(items.len() + 1);
    for (tokens, meaning) in items {
        match (meaning, tokens.clone().find(|&i| r.is(i, DASH))) {
            (Meaning::Range(a, b), Some(dash)) => {
                result.push((tokens.start..dash, Meaning::Point(a)));
                result.push((dash + 1..tokens.end, Meaning::Point(b)));
            }
            _ => result.push((tokens, meaning)),
        }
    }
    result
}
