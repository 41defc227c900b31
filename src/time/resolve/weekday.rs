//! Weekdays and weekends: the last one, the next one, or the one that a story has come to.

use super::Resolved;
use super::anchor::State;
use super::choose::{step, told};
use super::tense::{self, Tense};
use crate::time::calendar::{self, Stretch};
use crate::time::meaning::{Pick, Point};
use crate::time::{Anchor, Raw};

/// *the weekend*: the last one, or this one where the clause looks ahead.
pub(super) fn weekend(state: &State, base: Stretch, source: Anchor, raw: &Raw) -> Resolved {
    let Stretch::Day(day) = base else { return Resolved::Unknown("anchor_too_coarse") };
    let (year, week) = calendar::week(day);
    let this = Stretch::Weekend(year, week);
    let ahead = tense::around(state.text, raw) == Some(Tense::Future) || calendar::weekday(day) >= 6;
    if ahead { Resolved::At(this, source) } else { step(this, -1, source) }
}

/// A weekday in a history whose day of writing is known: it goes on from a day told just before, unless that leads past
/// the day of writing or the clause looks ahead.
pub(super) fn week_of(
    state: &State,
    p: &Point,
    raw: &Raw,
    from: (Stretch, Anchor),
    now: (Stretch, Anchor),
) -> Resolved {
    let near = state.thread.is_some_and(|t| t.paragraph + 1 >= state.paragraph);
    let ahead = tense::around(state.text, raw) == Some(Tense::Future);
    if near && !ahead {
        let found = weekday(state, p, raw, from.0, from.1, true);
        if let Resolved::At(day, _) = found
            && day.days().1 <= now.0.days().1
        {
            return found;
        }
    }
    weekday(state, p, raw, now.0, now.1, false)
}

pub(super) fn weekday(
    state: &State,
    p: &Point,
    raw: &Raw,
    base: Stretch,
    source: Anchor,
    narrative: bool,
) -> Resolved {
    let (base, source) = match (base, state.day_told()) {
        (Stretch::Day(_), _) => (base, source),
        (_, Some(day)) if narrative => told(day),
        _ => return Resolved::Unknown("anchor_too_coarse"),
    };
    let Stretch::Day(day) = base else { return Resolved::Unknown("anchor_too_coarse") };
    let wanted = i64::from(p.weekday.unwrap_or(1));
    let back = (i64::from(calendar::weekday(day)) - wanted).rem_euclid(7);
    let strictly_back = if back == 0 { 7 } else { back };
    let ahead = (wanted - i64::from(calendar::weekday(day))).rem_euclid(7);
    let strictly_ahead = if ahead == 0 { 7 } else { ahead };
    let shift = match p.pick {
        Some(Pick::Last | Pick::Previous) => -strictly_back,
        Some(Pick::Next | Pick::Following) => strictly_ahead,
        Some(Pick::This) => wanted - i64::from(calendar::weekday(day)),
        Some(Pick::Same) => -back,
        None if narrative => strictly_ahead,
        None => match tense::around(state.text, raw) {
            // *removed him on Sunday and gave him until Monday*
            Some(Tense::Future) if tense::is_limit(state.text, raw) => match state.day_before(base) {
                Some(from) => return weekday(state, p, raw, from.stretch, told(from).1, true),
                None => ahead,
            },
            Some(Tense::Future) => ahead,
            _ => -back,
        },
    };
    Resolved::At(Stretch::Day(day + shift), source)
}
