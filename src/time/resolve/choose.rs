//! Where a point lies: explicit years first, then what is reckoned, then what the context chooses.

use super::Resolved;
use super::anchor::{State, Told};
use super::tense::{self, Tense};
use super::weekday::{week_of, weekday, weekend};
use crate::time::calendar::{self, Stretch};
use crate::time::meaning::{From, Part, Pick, Point, Relative};
use crate::time::named;
use crate::time::{Anchor, Raw, Style, Unit, View};

/// Resolves a point.
pub fn point(state: &State, p: &Point, raw: &Raw) -> Resolved {
    if p.clock.is_some_and(|c| c.hour == 24 && c.minute.unwrap_or(0) != 0) {
        return Resolved::Unknown("impossible_time");
    }
    if let Some(index) = p.named
        && let Some(stretch) = named::once(index)
    {
        return Resolved::At(stretch, Anchor::Own);
    }
    if let Some(century) = p.century {
        return Resolved::At(Stretch::Century(century), Anchor::Own);
    }
    if let Some(decade) = p.decade {
        return self::decade(state, p, decade);
    }
    if let Some(year) = p.year {
        return match in_year(p, year) {
            Ok(stretch) => Resolved::At(grain(state, p, stretch), Anchor::Own),
            Err(reason) => Resolved::Unknown(reason),
        };
    }
    if let Some(relative) = p.relative {
        return reckoned(state, p, relative, raw);
    }
    if let Some((n, _)) = p.nth {
        return match state.day_told() {
            Some(told) => step(told.stretch, i32::from(n) - 1, Anchor::Expression(told.index)),
            None => Resolved::Unknown("needs_told_day"),
        };
    }
    if p.pick.is_some()
        || p.month.is_some()
        || p.weekday.is_some()
        || p.season.is_some()
        || p.quarter.is_some()
        || p.half.is_some()
        || p.named.is_some()
    {
        return recurring(state, p, raw);
    }
    if p.part.is_some() || p.clock.is_some() {
        if raw.tokens.len() == 1
            && p.part == Some(Part::Night)
            && state.text.token(raw.tokens.start) == "night"
        {
            // `at night`: no night of its own.
            return Resolved::Unknown("generic");
        }
        // `flew home overnight`: the night before, where the sentence names no day.
        let overnight = raw.tokens.len() == 1 && state.text.tokens[raw.tokens.start].is("overnight");
        if let Some((now, anchor)) = state.published().filter(|_| overnight && state.is_free())
            && tense::around(state.text, raw) != Some(Tense::Future)
        {
            return if now.unit() == Unit::Day {
                step(now, -1, anchor)
            } else {
                Resolved::Unknown("needs_day")
            };
        }
        return match day_of(state) {
            Some((stretch, anchor)) => Resolved::At(stretch, anchor),
            None => Resolved::Unknown("needs_day"),
        };
    }
    Resolved::Unknown("needs_date")
}

/// A point inside a year that is known.
pub fn in_year(p: &Point, year: i32) -> Result<Stretch, &'static str> {
    if let Some(index) = p.named {
        return named::in_year(index, year).ok_or("unknown_named_day");
    }
    let found = match (p.month, p.day, p.season, p.quarter, p.half) {
        (Some(month), Some(day), ..) => return Stretch::of_day(year, month, day).ok_or("impossible_day"),
        (Some(month), ..) if (1..=12).contains(&month) => Stretch::Month(year, month),
        (Some(_), ..) => return Err("impossible_month"),
        (_, _, Some(season), ..) => Stretch::Season(year, season),
        (_, _, _, Some(quarter), _) => Stretch::Quarter(year, quarter),
        (_, _, _, _, Some(half)) => Stretch::Half(year, half),
        _ => Stretch::Year(year),
    };
    Ok(found)
}

/// `the 1988 quarter`: the quarter that is spoken of, in that year.
fn grain(state: &State, p: &Point, stretch: Stretch) -> Stretch {
    match (p.same_grain && !state.longer, stretch, state.quarter) {
        (true, Stretch::Year(year), Some((q, _))) => Stretch::Quarter(year, q),
        _ => stretch,
    }
}

fn decade(state: &State, p: &Point, decade: i32) -> Resolved {
    if !p.short {
        return Resolved::At(Stretch::Decade(decade), Anchor::Own);
    }
    let anchor = match state.view {
        View::Narrative => state.told.map(|t| (t.stretch, Anchor::Expression(t.index))).or(state.published()),
        _ => state.published(),
    };
    let now = anchor.and_then(|(s, a)| s.widen(Unit::Decade).map(|d| (d, a)));
    let Some((Stretch::Decade(now), anchor)) = now else {
        // The nineties of a text without a date are those of the last century, by long use.
        return if decade >= 2 {
            Resolved::At(Stretch::Decade(190 + decade), Anchor::Own)
        } else {
            Resolved::Unknown("needs_dct")
        };
    };
    let mut found = now.div_euclid(10) * 10 + decade;
    if found > now {
        found -= 10;
    }
    Resolved::At(Stretch::Decade(found), anchor)
}

pub(super) fn step(stretch: Stretch, count: i32, anchor: Anchor) -> Resolved {
    match stretch.step(count) {
        Some(next) => Resolved::At(next, anchor),
        None => Resolved::Unknown("out_of_range"),
    }
}

pub(super) fn told(t: Told) -> (Stretch, Anchor) {
    (t.stretch, Anchor::Expression(t.index))
}

/// What a relative point is reckoned from: an anchor at least as fine as its unit.
fn anchor(state: &State, from: From, unit: Unit, raw: &Raw) -> Option<(Stretch, Anchor)> {
    let fine = |a: &(Stretch, Anchor)| a.0.widen(unit).is_some();
    let last = state.past(raw).map(told).filter(fine);
    let day = if from == From::Told { state.day_said() } else { state.day_told() };
    let day = day.map(told).filter(fine);
    let text = if unit.days() <= 7 { day.or(last) } else { last.or(day) };
    match (from, state.view) {
        (From::Speech, View::Narrative) => {
            state.present().filter(fine).or(text).or(state.published().filter(fine))
        }
        (From::Speech, _) => state.written(unit).or(if state.published.is_none() { text } else { None }),
        (From::Told | From::Either, View::Narrative) => text,
        (From::Told, _) => {
            let compared = unit == Unit::Year && state.told.is_some_and(|t| t.compared);
            text.filter(|_| !compared).or(state.written(unit)).or(text)
        }
        (From::Either, _) => {
            let here = state.told.filter(|t| t.sentence == state.sentence).map(told).filter(fine);
            here.filter(|_| unit.days() < 365 && unit != Unit::Weekend).or(state.written(unit)).or(text)
        }
    }
}

fn reckoned(state: &State, p: &Point, relative: Relative, raw: &Raw) -> Resolved {
    let Relative { unit, count, from } = relative;
    if unit.days() == 0 {
        return Resolved::Unknown("needs_clock");
    }
    if unit == Unit::Quarter
        && from == From::Either
        && let Some((_, told)) = state.quarter
    {
        return Resolved::At(told.stretch, Anchor::Expression(told.index));
    }
    let unit = if unit == Unit::Fortnight { Unit::Week } else { unit };
    let count = if relative.unit == Unit::Fortnight { count * 2 } else { count };
    let Some((base, source)) = anchor(state, from, unit, raw) else {
        let coarse = state.published.is_some() || state.told.is_some();
        return Resolved::Unknown(if coarse { "anchor_too_coarse" } else { "needs_dct" });
    };
    let Some(target) = base.widen(unit).and_then(|s| s.step(count)) else {
        return Resolved::Unknown("out_of_range");
    };
    if unit == Unit::Weekend && from == From::Either {
        return weekend(state, base, source, raw);
    }
    if let (Stretch::Week(year, week), Some(weekday)) = (target, p.weekday) {
        let day = calendar::monday(year, week) + i64::from(weekday) - 1;
        return Resolved::At(Stretch::Day(day), source);
    }
    // *signed it at the end of the month*, and this month has not ended: the one that the story is in.
    if p.modifier == Some("END")
        && source == Anchor::Published
        && target.days().1 > base.days().1
        && tense::around(state.text, raw) == Some(Tense::Past)
        && let Some(told) = state.told
        && let Some(ended) = told.stretch.widen(unit).filter(|s| s.days() < target.days())
    {
        return Resolved::At(ended, Anchor::Expression(told.index));
    }

    let Stretch::Year(year) = target else { return Resolved::At(target, source) };
    if state.style == Style::TimeMl && raw.rule == "offset" && count == -1 && state.view == View::News {
        // Reports of business compare with the same quarter; the corpora keep its grain.
        if let Some((q, told)) = state.quarter
            && !state.longer
            && let Some(base) = told.stretch.year()
        {
            return Resolved::At(Stretch::Quarter(base - 1, q), Anchor::Expression(told.index));
        }
    }
    if p.same_grain && p.quarter.is_none() {
        return Resolved::At(grain(state, p, target), source);
    }
    match in_year(p, year) {
        Ok(stretch) => Resolved::At(stretch, source),
        Err(reason) => Resolved::Unknown(reason),
    }
}

/// The day that a bare time of day belongs to.
fn day_of(state: &State) -> Option<(Stretch, Anchor)> {
    let day = state.day_told();
    if state.entry().is_some() || state.view == View::Narrative {
        return day.map(told);
    }
    let near = day.filter(|d| d.paragraph + 1 >= state.paragraph).map(told);
    near.or(state.published().filter(|(s, _)| s.unit() == Unit::Day)).or(day.map(told))
}

/// Months, days, weekdays, seasons, quarters without a year.
fn recurring(state: &State, p: &Point, raw: &Raw) -> Resolved {
    let told_pick = matches!(p.pick, Some(Pick::Same | Pick::Following | Pick::Previous));
    let spoken = matches!(p.pick, Some(Pick::This | Pick::Last | Pick::Next)) && state.present().is_some();
    let narrative = state.view == View::Narrative && !state.in_citation && !spoken;
    let from_text = if told_pick { state.past(raw) } else { state.thread.or(state.told) }.map(told);
    let base = if narrative || told_pick { from_text.or(state.published()) } else { state.published() };
    // `since Monday`, under the date that heads the entry.
    let entry =
        state.entry().filter(|h| p.pick.is_none() && !state.in_citation && h.stretch.unit() == Unit::Day);
    let by_week = p.weekday.is_some() && p.day.is_none() && p.month.is_none();
    let headed = by_week && entry.is_some();
    let base = if by_week && !narrative && !told_pick { state.written(Unit::Day).or(base) } else { base };
    let base = entry.filter(|_| headed).map(told).or(base);
    let narrative = narrative && !headed;
    // *was elected in June of that year, and on November 24 they signed*, *won the round of March 2008 but withdrew from
    // the June run-off*: the story goes on.
    let on = state.told.filter(|t| {
        let other = t.stretch.year() != state.published.and_then(|p| p.year());
        let goes_on = t.picked || other && tense::is_attribute(state.text, raw);
        goes_on && t.sentence == state.sentence && p.pick.is_none() && !by_week
    });

    if let Some(t) = on.filter(|_| !state.in_citation)
        && let Some(year) = t.stretch.year()
    {
        let ends = [year, year + 1].map(|y| in_year(p, y).ok());
        let found = ends.into_iter().flatten().find(|s| s.days().1 >= t.stretch.days().0);
        return found.map_or(Resolved::Unknown("impossible_day"), |s| Resolved::At(s, told(t).1));
    }
    // *cut short last year, after he died on April 18*: the year of the sentence.

    let year = state.told.filter(|t| {
        t.compared
            && t.sentence == state.sentence
            && t.stretch.unit() == Unit::Year
            && p.month.is_some()
            && p.pick.is_none()
    });
    let base = year.filter(|_| !narrative && !state.in_citation).map(told).or(base);
    let Some((base, source)) = base else { return Resolved::Unknown("needs_dct") };
    if by_week {
        return match state.present().filter(|p| narrative && p.0.unit() == Unit::Day) {
            Some(now) => week_of(state, p, raw, (base, source), now),
            None => weekday(state, p, raw, base, source, narrative),
        };
    }
    let Some(year) = base.year() else { return Resolved::Unknown("anchor_too_coarse") };
    if let Some(year) = state.year_line.filter(|_| p.pick.is_none() && !state.in_citation && state.heads)
        && let Ok(stretch) = in_year(p, year)
    {
        return Resolved::At(stretch, source);
    }
    let mut candidates = [None; 3];
    for (slot, y) in candidates.iter_mut().zip([year - 1, year, year + 1]) {
        match in_year(p, y) {
            Ok(stretch) => *slot = Some(stretch),
            Err("impossible_day") if p.month == Some(2) && p.day == Some(29) => {}
            Err(reason) => return Resolved::Unknown(reason),
        }
    }
    let chosen = if base.unit() == Unit::Year && p.pick.is_none_or(|k| k == Pick::This) {
        candidates[1]
    } else {
        select(state, p, raw, base, candidates, narrative)
    };
    chosen.map_or(Resolved::Unknown("impossible_day"), |stretch| Resolved::At(stretch, source))
}

/// Which of last year's, this year's and next year's is meant.
fn select(
    state: &State,
    p: &Point,
    raw: &Raw,
    base: Stretch,
    candidates: [Option<Stretch>; 3],
    narrative: bool,
) -> Option<Stretch> {
    let (first, last) = base.days();
    let latest = |limit: i64| candidates.iter().rev().flatten().copied().find(|c| c.days().0 <= limit);
    let latest_ended = |limit: i64| candidates.iter().rev().flatten().copied().find(|c| c.days().1 < limit);
    let next = |limit: i64| candidates.iter().flatten().copied().find(|c| c.days().0 > limit);
    let nearest = || candidates.iter().flatten().copied().min_by_key(|c| distance(*c, first, last));
    match p.pick {
        Some(Pick::Last | Pick::Previous) => return latest_ended(first),
        Some(Pick::Next | Pick::Following) => return next(last),
        Some(Pick::This | Pick::Same) => return candidates[1],
        None => {}
    }
    if state.in_citation {
        return latest(last);
    }
    if narrative {
        return ahead_of(candidates, first);
    }
    let tense = tense::around(state.text, raw);
    if p.day.is_some() || p.named.is_some() {
        // The nearest, unless it lies well on the other side of what the verb says.
        const WELL: i64 = 60;
        let nearest = nearest()?;
        let (begin, end) = nearest.days();
        return match tense {
            _ if !state.chronology && tense::timetable(state.text, raw) => Some(nearest),
            Some(Tense::Past) if begin > last + WELL || begin > last && tense::told(state.text, raw) => {
                latest(last)
            }
            Some(Tense::Future) if end < first - WELL => next(last),
            // A chronology tells what was; so does a text that says nothing of what will be months ahead.
            Some(Tense::Future) => Some(nearest),
            _ if begin > last + WELL || state.chronology && begin > last => latest(last),
            _ => Some(nearest),
        };
    }

    // *worked in the mine until July*, *put off the talks until May*: the nearer one.
    if p.month.is_some() && tense::limits_past(state.text, raw) {
        return nearest();
    }

    // A quarter is reported on, and its results expected, in the weeks after its end.
    let grace = if p.quarter.is_some() { 75 } else { 0 };
    match tense {
        Some(Tense::Future) => candidates.iter().flatten().copied().find(|c| c.days().1 >= first - grace),
        // A month that begins soon, and was last long ago: *talks in September*, written in August.
        _ if p.month.is_some() => {
            let (back, ahead) = (latest(last)?, next(last));
            let (soon, long) = if tense == Some(Tense::Past) { (60, 270) } else { (75, 240) };
            let coming = !tense::told(state.text, raw)
                && !tense::told_of(state.text, raw)
                && ahead.is_some_and(|a| a.days().0 - last <= soon && distance(back, first, last) >= long);
            if coming { ahead } else { Some(back) }
        }
        _ => latest(last),
    }
}

/// Days between a stretch and an anchor; 0 where they meet.
fn distance(stretch: Stretch, first: i64, last: i64) -> i64 {
    let (a, b) = stretch.days();
    (first - b).max(a - last).max(0)
}

/// Histories go forward: a date somewhat before the last one told is a look back, one far before is in the next year.
fn ahead_of(candidates: [Option<Stretch>; 3], first: i64) -> Option<Stretch> {
    const LOOK_BACK: i64 = 280;
    let same = candidates[1].filter(|c| c.days().1 >= first - LOOK_BACK);
    same.or(candidates[2])
}
