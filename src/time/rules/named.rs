//! Named days: *Christmas*, *Thanksgiving Day*, *May Day*.

use super::{Found, Rule, one};
use crate::time::lexicon::*;
use crate::time::meaning::{Meaning, Point};
use crate::time::named;
use crate::time::reader::{Hit, Reader};

pub static RULES: &[Rule] = &[Rule {
    id: "named_day",
    what: "a day with a name, from the list of named days",
    starts: NAMED,
    read: single,
    examples: &["They met on [Thanksgiving Day].", "It was [Easter 1999]."],
    misses: &["The thanksgiving was long."],
}];

fn single(r: &Reader, at: usize) -> Option<Found> {
    let (end, p) = point(r, at)?;
    one(at, end, Meaning::Point(p))
}

/// A named day, with its year where that follows.
pub fn point(r: &Reader, at: usize) -> Hit<Point> {
    if !r.is(at, NAMED) {
        return None;
    }
    let (end, index) = named::at(r.text, at, r.limit)?;
    let p = Point { named: Some(index), ..Point::default() };
    let comma = r.skip(end, COMMA);
    match super::date::year(r, comma) {
        Some((last, year)) => Some((last, Point { year: Some(year), ..p })),
        None => Some((end, p)),
    }
}
