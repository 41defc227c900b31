//! Sets: *every day*, *each July*, *annually*, *twice a year*, *Sundays*.

use super::{Found, Rule, one};
use crate::text::Case;
use crate::time::lexicon::*;
use crate::time::meaning::{Amount, Length, Meaning, Point, Repeat, Unit};
use crate::time::reader::{Hit, Reader};

pub static RULES: &[Rule] = &[Rule {
    id: "set",
    what: "something that recurs",
    starts: EVERY.or(PER).or(RECURRING).or(WEEKDAY).or(PART).or(SEASON).or(A),
    read: single,
    examples: &[
        "They mix them up [every day].",
        "It meets [each July].",
        "It is paid [annually].",
        "They met on [Sundays].",
        "They meet [every second Tuesday].",
        "He came [every two years].",
        "It kills ten [per day].",
    ],
    misses: &[
        "He told a Kyiv daily that he left.",
        "The daily “Den” was shut.",
        "Every man left.",
        "Each of the years.",
    ],
}];

fn single(r: &Reader, at: usize) -> Option<Found> {
    let (end, repeat) = every(r, at).or_else(|| adverb(r, at)).or_else(|| plural(r, at))?;
    one(at, end, Meaning::Repeat(repeat))
}

fn every(r: &Reader, at: usize) -> Hit<Repeat> {
    if !r.is(at, EVERY.or(PER)) {
        return None;
    }
    let other = r.skip(at + 1, OTHER);
    let second = r.text.tokens.get(at + 1).is_some_and(|t| t.is("other"));
    if r.is(other, UNIT) && (r.is(at, PER) || !r.is(other, ORDINAL)) {
        let amount = Amount::Exact(if second { 200 } else { 100 });
        if r.is(at, PER) {
            return Some((other + 1, Repeat::Adverb(Length::new(amount, r.word(other).unit?))));
        }
        return Some((other + 1, Repeat::Every(Length::new(amount, r.word(other).unit?))));
    }
    if r.is(at, PER) {
        return None;
    }
    if let Some((end, length)) = super::length::measured(r, other) {
        return Some((end, Repeat::Every(length)));
    }
    if let Some((end, _)) = r.ordinal(other)
        && r.is(end, WEEKDAY)
        && r.case(end) != Case::Lower
    {
        let weekday = Some(r.word(end).number as u8);
        return Some((end + 1, Repeat::Point(Point { weekday, ..Point::default() })));
    }
    if let Some((end, n)) = r.ordinal(other)
        && r.is(end, UNIT)
    {
        return Some((
            end + 1,
            Repeat::Every(Length::new(Amount::Exact(u64::from(n) * 100), r.word(end).unit?)),
        ));
    }
    let word = r.word(other);
    let capital = r.case(other) != Case::Lower;
    let point = if r.is(other, WEEKDAY) && capital {
        Point { weekday: Some(word.number as u8), ..Point::default() }
    } else if r.is(other, MONTH) && capital {
        Point { month: Some(word.number as u8), ..Point::default() }
    } else if r.is(other, SEASON) {
        Point { season: word.season, ..Point::default() }
    } else if r.is(other, PART) {
        Point { part: word.part, ..Point::default() }
    } else {
        return None;
    };
    if point.weekday.is_some() && r.is(other + 1, PART) {
        return Some((other + 2, Repeat::Point(Point { part: r.word(other + 1).part, ..point })));
    }
    Some((other + 1, Repeat::Point(point)))
}

/// `daily`, `annually`.
fn adverb(r: &Reader, at: usize) -> Hit<Repeat> {
    if !r.is(at, RECURRING) || r.case(at) != Case::Lower && at != r.first {
        return None;
    }
    // `a Tbilisi daily`, `the daily "Dawn"`: a newspaper.
    let named = r.str(at + 1).starts_with(['"', '“', '\'', '‘', '`'])
        || r.is(at + 1, DID.or(DOES))
        || r.case(at + 1) == Case::Capital;
    let paper = at > r.first
        && (r.is(at - 1, THE.or(A)) || at > r.first + 1 && r.is(at - 2, THE.or(A)))
        && (named || !r.plain_word(at + 1) || r.is(at + 1, THAT));
    if paper {
        return None;
    }
    let value = r.word(at).value;
    let (count, unit) = value.split_once(' ').unwrap_or(("1", value));
    let length = Length::new(Amount::Exact(count.parse::<u64>().ok()? * 100), Unit::parse(unit)?);
    Some((at + 1, Repeat::Adverb(length)))
}

/// `Sundays`, `Sunday mornings`, `summers`.
fn plural(r: &Reader, at: usize) -> Hit<Repeat> {
    if r.is(at, WEEKDAY) && r.case(at) != Case::Lower {
        let weekday = Some(r.word(at).number as u8);
        if r.is(at + 1, PART) && r.is(at + 1, PLURAL) {
            return Some((
                at + 2,
                Repeat::Point(Point { weekday, part: r.word(at + 1).part, ..Point::default() }),
            ));
        }
        return r.is(at, PLURAL).then_some((at + 1, Repeat::Point(Point { weekday, ..Point::default() })));
    }
    None
}
