//! Lengths of time: *five years*, *ten-day*, *several months*, *the past three weeks*, *half an hour*.

use super::{Found, Rule, one};
use crate::text::Case;
use crate::time::Style;
use crate::time::lexicon::*;
use crate::time::meaning::{Amount, Length, Meaning, Repeat, Unit};
use crate::time::reader::{Hit, Reader};

pub static RULES: &[Rule] = &[Rule {
    id: "duration",
    what: "a length of time, exact or vague",
    starts: NO
        .or(RECENT)
        .or(UP)
        .or(NUMBER)
        .or(TENS)
        .or(A)
        .or(VAGUE)
        .or(ABOUT)
        .or(MORE)
        .or(UNITS)
        .or(HALF)
        .or(DOZEN)
        .or(THE)
        .or(LAST)
        .or(NEXT)
        .or(PAST)
        .or(FUTURE)
        .or(THESE)
        .or(THAT)
        .or(LASTING)
        .or(AT)
        .or(ORDINAL)
        .or(QUALITY)
        .or(UNIT)
        .or(POSSESSIVE),
    read: single,
    examples: &[
        "It took [five years].",
        "The [five-year] treaty ended.",
        "It lasted [several months].",
        "It rose in [the past year].",
        "It will last no more than [ten days].",
        "[Less than half a year] after that they met.",
        "They waited for [a year].",
        "They fought for [the last three weeks].",
        "It took [a year or so].",
        "They met for [a quarter of an hour].",
        "It will take [the next couple of years].",
    ],
    misses: &[
        "He ran five miles.",
        "a mile or so away",
        "A second man came.",
        "a quarter of them",
        "the minutes of the council",
    ],
}];

fn single(r: &Reader, at: usize) -> Option<Found> {
    let (end, meaning) = length(r, at)?;
    one(at, end, meaning)
}

/// Words before an amount that belong to it: `about`, `more than`, `at least`, `up to`, `no more than`.
fn approximation(r: &Reader, at: usize) -> (usize, Option<&'static str>) {
    let tokens = &r.text.tokens;
    let is = |i: usize, w: &str| i < r.limit && tokens[i].is(w);
    // `no more than ten days`: the guidelines leave the limit out of the span, the corpora keep it.
    let no = at + usize::from(r.is(at, NO) && r.style == Style::TimeMl);
    if r.after(at, NO) && no == at {
        return (at, None);
    }
    if r.is(no, MORE) && r.is(no + 1, THAN) {
        let fewer = !is(no, "more");
        let modifier = match (no > at, fewer) {
            (false, false) => "MORE_THAN",
            (false, true) => "LESS_THAN",
            (true, false) => "EQUAL_OR_LESS",
            (true, true) => "EQUAL_OR_MORE",
        };
        return (no + 2, Some(modifier));
    }
    if is(at, "at") && (is(at + 1, "least") || is(at + 1, "most")) {
        return (at + 2, Some(if is(at + 1, "least") { "EQUAL_OR_MORE" } else { "EQUAL_OR_LESS" }));
    }
    if r.is(at, UP) && is(at + 1, "to") {
        return (at + 2, Some("EQUAL_OR_LESS"));
    }
    if r.is(at, ABOUT) && !(is(at, "some") && r.is(at + 1, UNIT.or(UNITS))) {
        return (at + 1, r.word(at).modifier);
    }
    (at, None)
}

/// A counted length: `two years`, `about 20 more years`, `a year and a half`, `weeks`.
pub fn measured(r: &Reader, at: usize) -> Hit<Length> {
    let (start, modifier) = approximation(r, at);
    let (end, mut length) = counted(r, start)?;
    // `over several years` is `during`, not `more than`.
    if length.amount == Amount::Vague && modifier == Some("MORE_THAN") && start == at + 1 {
        return None;
    }
    length.modifier = modifier;
    Some((end, length))
}

/// `a quarter of an hour`, `three quarters of an hour`.
fn quarters(r: &Reader, at: usize) -> Hit<Length> {
    let next = at + 1;
    let quarter = r.word(next).unit == Some(Unit::Quarter) && r.is(next + 1, OF) && r.is(next + 2, A);
    if !quarter || r.word(next + 3).unit != Some(Unit::Hour) {
        return None;
    }
    let n = match r.amount(at) {
        Some((end, Amount::Exact(n))) if end == next => n / 100,
        _ if r.is(at, A) => 1,
        _ => return None,
    };
    (n <= 3).then(|| (next + 4, Length::new(Amount::Exact(n * 1500), Unit::Minute)))
}

fn counted(r: &Reader, at: usize) -> Hit<Length> {
    if let Some(hit) = quarters(r, at) {
        return Some(hit);
    }
    if let Some((end, amount)) = r.amount(at) {
        let mut next = r.hyphen(end);
        let mut skipped = 0;
        while r.is(next, QUALITY) && skipped < 2 && !r.is(next, UNITS.or(UNIT)) {
            next += 1;
            skipped += 1;
        }
        if r.is(next, UNITS)
            || r.is(next, UNIT)
                && (next > end
                    || amount == Amount::Exact(100)
                    || amount == Amount::Exact(50)
                    || next == end && spelled(r, at))
        {
            let unit = r.word(next).unit?;
            // `60 Minutes` is a programme; `three quarters` of anything.
            let name = r.case(next) == Case::Capital && r.case(at) != Case::Upper && at != r.first;
            let share = unit == Unit::Quarter && matches!(amount, Amount::Exact(100 | 300));
            if name || share {
                return None;
            }
            let (last, and) = additional(r, next + 1, unit);
            let exact_half = and == Some((Amount::Exact(50), unit));
            let amount = match amount {
                Amount::Exact(n) if exact_half => Amount::Exact(n + 50),
                other => other,
            };
            return Some((last, Length { and: and.filter(|_| !exact_half), ..Length::new(amount, unit) }));
        }
        return None;
    }
    if r.is(at, A) {
        let next = r.skip(at + 1, QUALITY);
        if r.is(next, UNIT) && !r.is(next, ORDINAL) {
            let unit = r.word(next).unit?;
            if unit == Unit::Quarter && !r.is(next + 1, AGO.or(OFFSET)) {
                return None;
            }
            let (last, and) = additional(r, next + 1, unit);
            let amount = Amount::Exact(if and == Some((Amount::Exact(50), unit)) { 150 } else { 100 });
            return Some((last, Length::new(amount, unit)));
        }
    }
    // `weeks later`, `years ago`
    if r.is(at, UNITS) && r.is(at + 1, AGO.or(OFFSET)) {
        return Some((at + 1, Length::new(Amount::Vague, r.word(at).unit?)));
    }
    None
}

/// Number words and units in the singular go together in headlines and speech (`four year`).
fn spelled(r: &Reader, at: usize) -> bool {
    let unit = |i: usize| r.is(i, UNIT) && !r.is(i, ORDINAL);
    (at..at + 3).any(unit) && !r.is(at, HALF)
}

/// `or so`, `or two` behind a length.
fn loosely(r: &Reader, at: usize) -> usize {
    let word = |w: &str| at + 1 < r.limit && r.text.tokens[at + 1].is(w);
    if r.is(at, OR) && (word("so") || word("two")) { at + 2 } else { at }
}

/// `and three months`, `and a half`, `or so`.
fn additional(r: &Reader, at: usize, unit: Unit) -> (usize, Option<(Amount, Unit)>) {
    if r.is(at, AND) {
        if r.is(at + 1, A) && r.is(at + 2, HALF) {
            return (at + 3, Some((Amount::Exact(50), unit)));
        }
        if let Some((end, amount @ Amount::Exact(_))) = r.amount(at + 1)
            && r.is(end, UNITS.or(UNIT))
            && let Some(small) = r.word(end).unit
            && small.days() < unit.days()
        {
            return (end + 1, Some((amount, small)));
        }
    }
    (loosely(r, at), None)
}

/// Any length.
fn length(r: &Reader, at: usize) -> Hit<Meaning> {
    let hits = [framed(r, at), plain(r, at), vague(r, at), lasting(r, at)];
    hits.into_iter().flatten().fold(None, |best: Hit<Meaning>, hit| match best {
        Some(b) if b.0 >= hit.0 => Some(b),
        _ => Some(hit),
    })
}

/// `two years`, `five-year`, `two-year-old`, `a year`, `a three-year period`.
fn plain(r: &Reader, at: usize) -> Hit<Meaning> {
    if r.is(at, UNITS) {
        return None;
    }
    // `a 10-year contract`: the article belongs to the contract, unless a period follows.
    if r.is(at, A.or(THE))
        && let Some((end, length)) = counted(r, at + 1)
        && r.numeral(at + 1).is_none_or(|_| r.is(end, PERIOD))
        && r.is(end, PERIOD)
    {
        return Some((end + 1, Meaning::Length(length)));
    }
    let (end, length) = measured(r, at)?;
    // The corpora begin at the number: about `five hours`.
    if r.style == Style::TimeMl && length.modifier == Some("APPROX") && r.is(at, ABOUT) {
        return None;
    }
    let singular = r.is(end - 1, UNIT);
    let hyphenated = r.hyphen(end) > end;
    // `6-year-old`: an age is no time. `a year-long siege`: the article belongs to the siege.
    if hyphenated && (r.text.tokens[r.hyphen(end)].is("old") || r.is(at, A)) {
        return None;
    }
    if r.is(at, A) && singular && length.amount == Amount::Exact(100) {
        if matches!(length.unit, Unit::Second | Unit::Quarter | Unit::Weekend) {
            return None;
        }
        if rate(r, at) {
            return Some((end, Meaning::Repeat(Repeat::Every(length))));
        }
    }
    if matches!(length.unit, Unit::Quarter | Unit::Weekend) && singular && r.is(at, HALF) {
        return None;
    }
    let old = r.hyphen(end);
    if r.is(old, OLD) && (old > end || singular) && r.style == Style::TimeMl || r.is(old, OLD) && old > end {
        return Some((old + 1, Meaning::Length(length)));
    }
    Some((end, Meaning::Length(length)))
}

/// `$5 a year`, `twice a week`: the article means `every`.
fn rate(r: &Reader, at: usize) -> bool {
    at > r.first
        && !r.is(at - 1, LENGTHENING)
        && (r.is(at - 1, TIMES.or(COUNTED))
            || r.numeral(at - 1).is_some()
            || r.plain_word(at - 1) && r.str(at - 1).ends_with('s') && !r.is(at - 1, DOES.or(DID)))
}

/// `the past three years`, `the last five years`, `the first nine months`, `the nine months`, `the past year`.
fn framed(r: &Reader, at: usize) -> Hit<Meaning> {
    let the = r.skip(at, THE.or(THESE).or(POSSESSIVE));
    let mut next = the;
    let mut frame = false;
    let (after, ordinal) = r.ordinal(next).map_or((next, false), |(e, _)| (e, true));
    // `It was to last six months`: a verb.
    if the == at && r.is(next, LAST) && r.after(at, TO.or(SHALL)) {
        return None;
    }

    if r.is(next, LAST.or(NEXT).or(PAST).or(FUTURE).or(LATEST))
        || r.text.tokens.get(next).is_some_and(|t| t.is("final")) && next < r.limit
    {
        next += 1;
        frame = true;
    } else if ordinal && the > at {
        next = after;
        frame = true;
    }
    // `the year ended March 31`, `the fiscal year ending in June`
    let year = r.skip(the, FISCAL);
    if the > at && r.word(year).unit == Some(Unit::Year) && r.is(year + 1, ENDED) {
        return Some((year + 1, Meaning::Length(Length::new(Amount::Exact(100), Unit::Year))));
    }
    if !frame && the == at {
        return None;
    }
    // `the next couple of years`
    let couple = (r.is(next, VAGUE) && r.is(next + 1, OF) && r.str(next) == "couple")
        .then_some((next + 2, Amount::Exact(200)));
    if let Some((end, amount)) = couple.or_else(|| r.amount(next))
        && !r.is(next, A)
    {
        let unit = r.skip(end, QUALITY);
        if r.is(unit, UNITS) || amount == Amount::Exact(100) && r.is(unit, UNIT) {
            let (last, and) = additional(r, unit + 1, r.word(unit).unit?);
            return Some((last, Meaning::Length(Length { and, ..Length::new(amount, r.word(unit).unit?) })));
        }
        if let Some((end, length)) = counted(r, next)
            && r.is(end, PERIOD)
        {
            return Some((end + 1, Meaning::Length(length)));
        }
        return None;
    }
    // `the past year`, `the past decade`: a length; `last year` is a date.
    let past = frame && the > at && r.is(next - 1, LAST.or(PAST)) && !r.is(next - 1, PREVIOUS);
    if past && r.is(next, UNIT) && r.word(next).unit? != Unit::Second {
        return Some((
            loosely(r, next + 1),
            Meaning::Length(Length::new(Amount::Exact(100), r.word(next).unit?)),
        ));
    }
    // `the coming weeks`, `past years`, `the following days`
    if frame && r.is(next, UNITS) && !ordinal {
        return Some((next + 1, Meaning::Length(Length::new(Amount::Vague, r.word(next).unit?))));
    }
    None
}

/// `recent years`, `many months`, `weeks`, `decades`.
fn vague(r: &Reader, at: usize) -> Hit<Meaning> {
    let (start, modifier) = approximation(r, at);
    let recent = r.is(start, RECENT.or(FUTURE));
    let the = r.skip(at, THE);
    if the > at {
        // `the years`, `the early years`
        let next = r.skip(the, EARLY.or(QUALITY));
        if r.style == Style::TimeMl && next == the {
            return None;
        }
        let unit = r.word(next).unit.filter(|u| r.is(next, UNITS) && u.days() >= 1 && *u != Unit::Weekend);
        return unit.map(|unit| (next + 1, Meaning::Length(Length::new(Amount::Vague, unit))));
    }
    let next = start + usize::from(recent);
    if !r.is(next, UNITS) || r.case(next) != Case::Lower && next != r.first {
        return None;
    }
    let unit = r.word(next).unit?;
    let bare_too_small = matches!(unit, Unit::Second | Unit::Minute | Unit::Quarter | Unit::Weekend);
    // `hours after the vote`: the event gives the day, not the word.
    let event = unit == Unit::Hour && r.is(next + 1, BEFORE.or(AFTER));
    if !recent && bare_too_small || event {
        return None;
    }
    Some((next + 1, Meaning::Length(Length { modifier, ..Length::new(Amount::Vague, unit) })))
}

/// `yearlong`, `day-long`.
fn lasting(r: &Reader, at: usize) -> Hit<Meaning> {
    if r.is(at, LASTING) {
        return Some((at + 1, Meaning::Length(Length::new(Amount::Exact(100), r.word(at).unit?))));
    }
    let old = r.hyphen(at + 1);
    // `year-old` is what is left of an age.
    if r.is(at, UNIT) && r.str(old).starts_with("old") {
        return None;
    }
    let amount = if r.is(at, UNIT) { Amount::Exact(100) } else { Amount::Vague };
    (r.is(at, UNIT.or(UNITS)) && old > at + 1 && r.is(old, OLD))
        .then(|| r.word(at).unit.map(|unit| (old + 1, Meaning::Length(Length::new(amount, unit)))))
        .flatten()
}
