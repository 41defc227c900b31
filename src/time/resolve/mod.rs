//! What expressions mean here: reckoned from the publication date or from what was told before.

mod anchor;
mod choose;
mod render;
pub(super) mod tense;
mod view;
mod weekday;

use super::calendar::Stretch;
use super::meaning::{Meaning, Point};
use super::{Anchor, Context, Expression, Raw, Style, View};
use crate::text::Text;
use anchor::{Cited, State};

/// A point that is resolved, or why not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Resolved {
    /// Where it lies and what it was reckoned from.
    At(Stretch, Anchor),
    /// What is known of it stands in the point.
    Unknown(&'static str),
}

/// Resolves the expressions of a text, one for each raw one, in order. Nothing is reckoned from today.
pub fn resolve(text: &Text, raw: Vec<Raw>, context: &Context) -> Vec<Expression> {
    let raw = borrow(text, raw);
    let mut state = State::new(text, &raw, context);
    if state.is_vague() {
        state.cited = last_cited(text, &raw, context);
    }
    let mut result = Vec::with_capacity(raw.len());
    for (index, item) in raw.into_iter().enumerate() {
        state.enter(index, &item);
        let expression = one(&mut state, index, item);
        result.push(expression);
    }
    result
}

/// The last day that a citation of reports names.
fn last_cited(text: &Text, raw: &[Raw], context: &Context) -> Option<Cited> {
    let mut state = State::new(text, raw, context);
    let mut last: Option<Cited> = None;
    for (index, item) in raw.iter().enumerate() {
        state.enter(index, item);
        let Some(citation) = state.citation() else { continue };
        let reference = text.words(citation).trim_start_matches(['(', '[', ' ']).starts_with("see ");
        let (Meaning::Point(point) | Meaning::Range(_, point)) = item.meaning else { continue };
        let point = state.settle(point, &mut None);
        let Resolved::At(day @ Stretch::Day(_), _) = choose::point(&state, &point, item) else { continue };
        if !reference && last.is_none_or(|l| l.day.days() < day.days()) {
            last = Some(Cited { day, index });
        }
    }
    last
}

/// `at 11:30 local time (15:30 UTC) on Tuesday`: a bare time of day takes the day that stands close behind it in its
/// sentence, if none stands before it.
fn borrow(text: &Text, mut raw: Vec<Raw>) -> Vec<Raw> {
    const CLOSE: usize = 8;
    let sentence = |r: &Raw| text.sentence_of(r.tokens.start);
    let day = |r: &Raw| match r.meaning {
        Meaning::Point(p) if p.clock.is_none() && p.part.is_none() => {
            let said = p.relative.is_some_and(|r| r.unit == super::Unit::Day);
            (p.day.is_some() || p.weekday.is_some() || said).then_some(p)
        }
        _ => None,
    };
    for at in (0..raw.len()).rev() {
        let Meaning::Point(p) = raw[at].meaning else { continue };
        let Some(clock) = p.clock.filter(|_| p == Point { clock: p.clock, ..Point::default() }) else {
            continue;
        };
        let before = at > 0 && sentence(&raw[at - 1]) == sentence(&raw[at]) && day(&raw[at - 1]).is_some();
        let behind = raw.get(at + 1).filter(|next| {
            let close = next.tokens.start - raw[at].tokens.end <= CLOSE;
            let between = raw[at].tokens.end..next.tokens.start;
            let clause = between.into_iter().any(|i| matches!(text.token(i), ";" | "and" | "but" | ":"));
            close && !clause && sentence(next) == sentence(&raw[at])
        });
        let lent = behind.and_then(|next| match next.meaning {
            // A time that has borrowed lends on.
            Meaning::Point(p) if p.clock.is_some() && p.clock != Some(clock) => {
                (p.day.is_some() || p.weekday.is_some() || p.relative.is_some()).then_some(p)
            }
            _ => day(next),
        });
        if let (false, Some(lent)) = (before, lent) {
            raw[at].meaning = Meaning::Point(Point { clock: Some(clock), part: None, ..lent });
        }
    }
    raw
}

fn one(state: &mut State, index: usize, raw: Raw) -> Expression {
    let mut out = render::blank(&raw, state.in_citation);
    match raw.meaning {
        Meaning::Point(point) => {
            let point = state.settle(point, &mut out.note);
            if present(state, &point, &raw) {
                render::reference(&mut out, super::meaning::Reference::Present);
                return out;
            }
            let resolved = choose::point(state, &point, &raw);
            render::point(&mut out, &point, resolved);
            if let (View::News, Some(clock)) = (state.view, point.clock) {
                // News values have no zone; the EDTF date keeps it.
                out.value.truncate(out.value.len() - clock.zone.len());
            }
            if let Resolved::At(stretch, _) = resolved {
                state.tell(index, stretch, &point, &raw);
            }
        }
        Meaning::Range(a, b) => {
            let (a, b) = (state.settle(a, &mut out.note), state.settle(b, &mut out.note));
            let last = choose::point(state, &b, &raw);
            let first = match (last, a.year.is_none() && a.month.is_some()) {
                // The first end takes its year from the last one.
                (Resolved::At(stretch, anchor), true) => first_end(&a, stretch, anchor),
                _ => choose::point(state, &a, &raw),
            };
            render::range(&mut out, (&a, first), (&b, last));
            if let (Resolved::At(stretch, _), Resolved::At(..)) = (first, last) {
                state.tell(index, stretch, &a, &raw);
            }
        }
        Meaning::Length(length) => {
            let months = length.unit == super::Unit::Month && length.plain_months().is_some_and(|m| m >= 6);
            state.longer |= months;
            render::length(&mut out, &length);
        }
        Meaning::Repeat(repeat) => render::repeat(&mut out, &repeat, state.style, state.view),
        Meaning::Reference(reference) => render::reference(&mut out, reference),
    }
    out
}

/// The start of a range whose end is known: the last such date not after it.
fn first_end(a: &Point, last: Stretch, anchor: Anchor) -> Resolved {
    let Some(year) = last.year() else { return Resolved::Unknown("needs_year") };
    for year in [year, year - 1] {
        match choose::in_year(a, year) {
            Ok(stretch) if stretch.days().0 <= last.days().0 => return Resolved::At(stretch, anchor),
            Err(reason) => return Resolved::Unknown(reason),
            Ok(_) => {}
        }
    }
    Resolved::Unknown("needs_year")
}

/// *today* that means these days: in histories, and beside the plain present.
fn present(state: &State, point: &Point, raw: &Raw) -> bool {
    let today = point.relative.is_some_and(|r| {
        r.unit == super::Unit::Day && r.count == 0 && r.from == super::meaning::From::Speech
    }) && point.part.is_none()
        && point.clock.is_none()
        && raw.tokens.len() == 1;
    today
        && (state.view == View::Narrative
            || state.style == Style::Product && tense::plain_present(state.text, raw))
}

#[cfg(test)]
mod tests;
