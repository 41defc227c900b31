//! Parts of a point: *early next week*, *mid-June*, *the end of 2002*, *later that week*, *year's end*, *around Nov. 1*.

use super::{Found, Rule, one};
use crate::time::Style;
use crate::time::lexicon::*;
use crate::time::meaning::{From, Meaning, Point, Unit};
use crate::time::reader::{Hit, Reader};

pub static RULES: &[Rule] = &[Rule {
    id: "edge",
    what: "a part of a point: early, mid, late, the end of, later that, around",
    starts: EARLY.or(EDGE).or(LATER).or(THE).or(ABOUT).or(UNIT),
    read: single,
    examples: &[
        "It began [late Thursday].",
        "It ends by [the end of 2002].",
        "[Later that week] he spoke.",
        "They met in [mid-June].",
        "It was [earlier this month].",
        "It will be ready by [year's end].",
        "They came in [the last week of June].",
    ],
    misses: &["The end of the line.", "Two years later he left.", "He came early."],
}];

fn single(r: &Reader, at: usize) -> Option<Found> {
    let (end, point) = edged(r, at, 3)?;
    one(at, end, Meaning::Point(point))
}

/// `early next week`, `mid-June`, `the end of 2002`, `later that week`, `year's end`, `around Nov. 1`.
pub fn edged(r: &Reader, at: usize, depth: u8) -> Hit<Point> {
    if depth == 0 {
        return None;
    }
    early(r, at, depth)
        .or_else(|| edge_of(r, at, depth))
        .or_else(|| later(r, at, depth))
        .or_else(|| unit_end(r, at))
        .or_else(|| about(r, at, depth))
}

fn early(r: &Reader, at: usize, depth: u8) -> Hit<Point> {
    let the = r.skip(at, THE);
    if !r.is(the, EARLY) {
        return None;
    }
    let modifier = r.word(the).modifier;
    // `the early hours of Saturday`
    let hours = r.style == Style::Product && r.word(the + 1).unit == Some(Unit::Hour) && r.is(the + 2, OF);
    let next = if hours { the + 3 } else { r.skip(r.hyphen(the + 1), IN.or(ON)) };
    let (end, base) = super::point(r, next, depth - 1)
        .or_else(|| super::period::bare_season(r, next))
        .or_else(|| if next > the + 1 { super::relative::bare_unit(r, next) } else { None })?;
    // The edge of a day is that day: `late Thursday`.
    Some((end, Point { modifier: modifier.or(base.modifier), ..base }))
}

fn edge_of(r: &Reader, at: usize, depth: u8) -> Hit<Point> {
    if let Some(hit) = weeks_of(r, at, depth) {
        return Some(hit);
    }
    let edge = r.skip(r.skip(at, THE), QUALITY);
    if !r.is(edge, EDGE) || !r.is(edge + 1, OF) {
        return None;
    }
    let next = edge + 2;
    let (end, base) = super::point(r, next, depth - 1)
        .or_else(|| super::relative::bare_unit(r, next))
        .or_else(|| super::period::bare_season(r, next))?;
    Some((end, Point { modifier: r.word(edge).modifier.or(base.modifier), ..base }))
}

/// `the last week of June`, `the first months of 2003`.
fn weeks_of(r: &Reader, at: usize, depth: u8) -> Hit<Point> {
    let the = r.skip(at, THE);
    if the == at || !r.is(the + 1, UNIT.or(UNITS)) || !r.is(the + 2, OF) {
        return None;
    }
    let modifier = match r.str(the) {
        "first" => "START",
        "last" | "final" | "closing" => "END",
        _ => return None,
    };
    let unit = r.word(the + 1).unit?;
    let whole = r.is(the + 1, UNITS) || r.is(the + 1, UNIT) && unit == Unit::Week;
    if !whole || !matches!(unit, Unit::Day | Unit::Week | Unit::Month) {
        return None;
    }
    let (end, base) = super::point(r, the + 3, depth - 1)?;
    let wider = base.day.is_none() && base.weekday.is_none() && base.clock.is_none() && base.part.is_none();
    wider.then_some((end, Point { modifier: Some(modifier), ..base }))
}

fn later(r: &Reader, at: usize, depth: u8) -> Hit<Point> {
    if !r.is(at, LATER) {
        return None;
    }
    let next = r.skip(at + 1, IN.or(ON));
    let (end, base) = super::point(r, next, depth - 1)
        .or_else(|| if next > at + 1 { super::relative::bare_unit(r, next) } else { None })?;
    let grounded = base.relative.is_some() || base.pick.is_some() || base.weekday.is_some() || next > at + 1;
    // `Earlier Friday`: the corpora take the day alone.
    let day = base.weekday.is_some() || base.relative.is_some_and(|rel| rel.unit == Unit::Day);
    let bare = r.style == Style::TimeMl && next == at + 1 && day && base.pick.is_none();
    (grounded && base.clock.is_none() && !bare).then_some((end, base))
}

/// `year end`, `year-end`, `year's end`, `month's end`.
fn unit_end(r: &Reader, at: usize) -> Hit<Point> {
    let the = r.skip(at, THE);
    let unit = r.word(the).unit.filter(|u| r.is(the, UNIT) && u.days() >= 7)?;
    let next = r.skip(r.hyphen(the + 1), CLITIC_S);
    (r.is(next, EDGE) && r.word(next).modifier == Some("END") && r.text.tokens[next].is("end")).then(|| {
        (next + 1, Point { modifier: Some("END"), ..super::relative::relative(unit, 0, From::Either) })
    })
}

/// `around Nov. 1`, `about 1910`, `ca. 461 BC`.
fn about(r: &Reader, at: usize, depth: u8) -> Hit<Point> {
    if !r.is(at, ABOUT) || r.word(at).modifier != Some("APPROX") || r.text.tokens[at].is("some") {
        return None;
    }
    let (end, base) = super::point(r, at + 1, depth - 1)?;
    let calendar = base.year.is_some() || base.day.is_some() || base.clock.is_some();
    calendar.then_some((end, Point { modifier: Some("APPROX"), ..base }))
}
