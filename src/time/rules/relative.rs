//! Points reckoned from when they are said or from what was told: *last week*, *the following day*, *two years ago*.

use super::{Found, Rule, one};
use crate::text::Case;
use crate::time::lexicon::*;
use crate::time::meaning::{From, Meaning, Pick, Point, Reference, Relative, Unit};
use crate::time::reader::{Hit, Reader};
use crate::time::resolve::tense::{self, Tense};

pub static RULES: &[Rule] = &[
    Rule {
        id: "relative",
        what: "a point reckoned from the day of writing or from what was told before",
        starts: DAY_WORD
            .or(THIS)
            .or(LAST)
            .or(NEXT)
            .or(PAST)
            .or(FUTURE)
            .or(PREVIOUS)
            .or(FOLLOWING)
            .or(SAME)
            .or(THAT)
            .or(THE)
            .or(LATEST)
            .or(ORDINAL)
            .or(NUMBER)
            .or(POSSESSIVE),
        read: single,
        examples: &[
            "They met [last week].",
            "They met [the year before last].",
            "He left [yesterday].",
            "They met again [the following day].",
            "It was [the same day].",
            "On [the second day] they signed.",
            "It came [this past spring].",
            "He went [the day before].",
            "It was quiet over [the weekend].",
            "[That year] he died.",
            "It fell [last June].",
        ],
        misses: &[
            "The last man left.",
            "That was long.",
            "It took the next seat.",
            "A second man came.",
            "He said that May was cold.",
        ],
    },
    Rule {
        id: "offset",
        what: "so long ago, so long before or after",
        starts: NUMBER.or(TENS).or(A).or(VAGUE).or(ABOUT).or(MORE).or(UNITS).or(HALF).or(DOZEN).or(AT),
        read: read_offset,
        examples: &[
            "It was drafted [two decades ago].",
            "He fled like the other [five years before].",
            "They came back [a year later].",
            "It broke out [several months ago].",
            "It falls due [two weeks from now].",
        ],
        misses: &["They met before.", "He spoke for two hours.", "two miles later"],
    },
];

fn single(r: &Reader, at: usize) -> Option<Found> {
    let (end, point) = plain(r, at)?;
    one(at, end, Meaning::Point(point))
}

/// A relative point, with offsets.
pub fn point(r: &Reader, at: usize, _depth: u8) -> Hit<Point> {
    let offset = offset(r, at).and_then(|(end, meaning)| match meaning {
        Meaning::Point(p) => Some((end, p)),
        _ => None,
    });
    match (plain(r, at), offset) {
        (Some(a), Some(b)) => Some(if b.0 > a.0 { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// A relative point without counting.
pub fn plain(r: &Reader, at: usize) -> Hit<Point> {
    day_word(r, at)
        .or_else(|| around(r, at))
        .or_else(|| picked(r, at))
        .or_else(|| nth(r, at))
        .or_else(|| bare(r, at))
}

pub(super) fn relative(unit: Unit, count: i32, from: From) -> Point {
    Point { relative: Some(Relative { unit, count, from }), ..Point::default() }
}

/// `yesterday`; `the day before yesterday`.
fn day_word(r: &Reader, at: usize) -> Hit<Point> {
    if r.is(at, DAY_WORD) && r.case(at) != Case::Upper {
        // `USA Today`, `Russia Today` are names.
        let name = r.case(at) == Case::Capital && at > r.first && r.text.tokens[at - 1].is_name_like();
        return (!name).then(|| (at + 1, relative(Unit::Day, r.word(at).number, From::Speech)));
    }
    let day = r.skip(at, THE);
    if day > at
        && r.word(day).unit == Some(Unit::Day)
        && r.is(day + 1, BEFORE.or(AFTER))
        && r.is(day + 2, DAY_WORD)
    {
        let count = r.word(day + 2).number;
        let step = r.word(day + 1).number;
        return (count != 0).then(|| (day + 3, relative(Unit::Day, count + step, From::Speech)));
    }
    None
}

/// `the day before`, `the year after`, `the night before`, `the week earlier`.
fn around(r: &Reader, at: usize) -> Hit<Point> {
    if !r.is(at, THE) || !r.is(at + 1, UNIT.or(PART)) || !r.is(at + 2, OFFSET) {
        return None;
    }
    let step = r.word(at + 2).number;
    // `the year before last`
    if step < 0 && r.str(at + 3) == "last" && !r.known(at + 4) {
        let unit = r.word(at + 1).unit.unwrap_or(Unit::Day);
        return Some((at + 4, Point { part: r.word(at + 1).part, ..relative(unit, -2, From::Speech) }));
    }
    // `the day after the vote`: the event is not ours to know.
    let event = r.is(at + 2, BEFORE.or(AFTER))
        && (r.is(at + 3, THE.or(A).or(POSSESSIVE))
            || r.text.tokens.get(at + 3).is_some_and(|t| t.is_name_like())
                && at + 3 < r.limit
                && !r.known(at + 3)
            || begins_clause(r, at + 3));
    if event {
        return None;
    }
    let unit = match r.word(at + 1).unit {
        Some(unit) if unit.days() > 0 => unit,
        None => Unit::Day,
        _ => return None,
    };
    let part = r.word(at + 1).part;
    Some((at + 3, Point { part, ..relative(unit, step, From::Told) }))
}

/// What a determiner of time picks.
struct Choice {
    count: i32,
    from: From,
    pick: Pick,
}

fn choice(r: &Reader, at: usize) -> Hit<Choice> {
    let the = r.skip(at, THE.or(POSSESSIVE));
    let told = the > at;
    let make = |end: usize, count, from, pick| Some((end, Choice { count, from, pick }));
    let word = &r.text.tokens[the.min(r.text.tokens.len() - 1)];
    if the >= r.limit {
        return None;
    }
    if r.is(the, THIS) && (word.is("this") || told || word.is("current")) {
        let next = the + 1;
        if word.is("this") && r.is(next, LAST) {
            return make(next + 1, -1, From::Speech, Pick::Last);
        }
        if word.is("this") && r.is(next, NEXT) {
            return make(next + 1, 1, From::Speech, Pick::Next);
        }
        if word.is("this") && r.is(next, SAME) {
            return make(next + 1, 0, From::Told, Pick::Same);
        }
        return make(next, 0, From::Speech, Pick::This);
    }
    if r.is(the, THAT) && !told && word.is("that") {
        return make(r.skip(the + 1, SAME), 0, From::Told, Pick::Same);
    }
    if r.is(the, SAME) && told {
        return make(the + 1, 0, From::Told, Pick::Same);
    }
    if r.is(the, LATEST) && told {
        return make(the + 1, -1, From::Speech, Pick::Last);
    }
    if r.is(the, PREVIOUS) {
        return make(the + 1, -1, From::Told, Pick::Previous);
    }
    if r.is(the, FOLLOWING) && (told || !word.is("following") && !word.is("next")) {
        return make(the + 1, 1, From::Told, Pick::Following);
    }
    if r.is(the, NEXT) && (!told || word.is("coming")) {
        return make(the + 1, 1, From::Speech, Pick::Next);
    }
    if word.is("last") && !told {
        return make(the + 1, -1, From::Speech, Pick::Last);
    }
    None
}

/// `last week`, `the following day`, `this June`, `next Monday`, `that summer`, `this morning`.
fn picked(r: &Reader, at: usize) -> Hit<Point> {
    let (next, choice) = choice(r, at)?;
    if let Some(unit) = r.word(next).unit
        && r.is(next, UNIT)
        && unit.days() > 0
    {
        return Some((next + 1, relative(unit, choice.count, choice.from)));
    }
    if r.is(next, FISCAL) && r.word(next + 1).unit == Some(Unit::Year) {
        return Some((next + 2, Point { fiscal: true, ..relative(Unit::Year, choice.count, choice.from) }));
    }
    let pick = Some(choice.pick);
    if r.is(next, PART) && !r.is(next, PLURAL) {
        let part = r.word(next).part;
        let count = if choice.count == 1 && choice.from == From::Speech { 1 } else { choice.count };
        return Some((next + 1, Point { part, ..relative(Unit::Day, count, choice.from) }));
    }
    if r.is(next, SEASON) && !r.is(next, PLURAL) {
        return Some((next + 1, Point { season: r.word(next).season, pick, ..Point::default() }));
    }
    // `He said that May was cold`.
    // At the head of a sentence (`That December he left`) it is one.
    let before = at.checked_sub(1).filter(|&b| b >= r.first).map(|b| r.str(b));
    let joined = matches!(before, Some("and" | "but" | "," | ";" | "("))
        || next + 1 >= r.limit
        || matches!(r.str(next + 1), "." | "," | ";" | ")");
    let opens = (at == r.first || joined) && !r.is(next, DOUBTFUL);
    let capital = r.case(next) != Case::Lower && (r.is(next - 1, SAME) || !r.is(next - 1, THAT) || opens);
    if r.is(next, MONTH) && capital {
        let month = Some(r.word(next).number as u8);
        let day = r.plain(next + 1, 2).filter(|d| (1..=31).contains(d)).map(|d| d as u8);
        return Some((next + 1 + usize::from(day.is_some()), Point { month, day, pick, ..Point::default() }));
    }
    if r.is(next, WEEKDAY) && capital && !r.is(next, PLURAL) {
        return Some((
            next + 1,
            Point { weekday: Some(r.word(next).number as u8), pick, ..Point::default() },
        ));
    }
    None
}

/// `the second day`, `the third evening`.
fn nth(r: &Reader, at: usize) -> Hit<Point> {
    let the = r.skip(at, THE);
    let (next, n) = r.ordinal(the)?;
    let part = r.word(next).part;
    let day =
        r.word(next).unit == Some(Unit::Day) && r.is(next, UNIT) || part.is_some() && !r.is(next, PLURAL);
    (day && the > at).then(|| (next + 1, Point { nth: Some((n, Unit::Day)), part, ..Point::default() }))
}

/// `the weekend`.
fn bare(r: &Reader, at: usize) -> Hit<Point> {
    (r.is(at, THE) && r.word(at + 1).unit == Some(Unit::Weekend) && r.is(at + 1, UNIT))
        .then(|| (at + 2, relative(Unit::Weekend, 0, From::Either)))
}

/// `the month`, `the year`, where something before it makes clear that a point is meant.
pub fn bare_unit(r: &Reader, at: usize) -> Hit<Point> {
    let unit = r.word(at + 1).unit.filter(|u| u.days() > 0)?;
    (r.is(at, THE) && r.is(at + 1, UNIT) && !r.is(at + 2, OFFSET))
        .then(|| (at + 2, relative(unit, 0, From::Either)))
}

fn read_offset(r: &Reader, at: usize) -> Option<Found> {
    let (end, meaning) = offset(r, at)?;
    one(at, end, meaning)
}

/// `two years ago`, `a year later`, `five years before`, `several months ago`, `two weeks from now`.
pub fn offset(r: &Reader, at: usize) -> Hit<Meaning> {
    let (end, length) = super::length::measured(r, at)?;
    let told = |step: i32| (From::Told, step);
    let (last, (from, step)) = if r.is(end, AGO) {
        (end + 1, (From::Speech, -1))
    } else if r.is(end, FROM) && r.is(end + 1, NOW.or(DAY_WORD)) {
        (end + 2, (From::Speech, 1))
    } else if r.is(end, OFFSET) {
        let step = r.word(end).number;
        // `two days after the vote`, `a year before he left`: reckoned from an event, not from a date.
        // `four days before that` goes on from a date.
        let that = usize::from(r.is(end, BEFORE.or(AFTER)) && r.is(end + 1, THAT) && closes(r, end + 2));
        if r.is(end, BEFORE.or(AFTER)) && !closes(r, end + 1 + that) {
            return None;
        }
        (end + 1 + that, if r.text.tokens[end].is("hence") { (From::Speech, 1) } else { told(step) })
    } else {
        return None;
    };
    let vague = Meaning::Reference(if step < 0 { Reference::Past } else { Reference::Future });
    let meaning = match length.amount.whole() {
        Some(count) if length.and.is_none() => {
            Meaning::Point(Point { modifier: length.modifier, ..relative(length.unit, step * count, from) })
        }
        Some(_) => Meaning::Point(Point { modifier: length.modifier, ..whole_months(&length, step, from) }),
        None if length.plain_months().is_some() => Meaning::Point(whole_months(&length, step, from)),
        None => vague,
    };
    Some((last, meaning))
}

fn whole_months(length: &crate::time::meaning::Length, step: i32, from: From) -> Point {
    relative(Unit::Month, step * length.plain_months().unwrap_or(0), from)
}

/// `the day before authorities issued a warrant`: a subject and its verb follow.
fn begins_clause(r: &Reader, at: usize) -> bool {
    let verb = |i: usize| i < r.limit && tense::verb(r.text, i) == Some(Tense::Past);
    let led = r.is(at, IN.or(ON).or(AT).or(TO).or(FROM).or(OF).or(AND).or(OR).or(THAT));
    // *the day before it had not met*: the clause of the day itself.
    let had = |i: usize| i < r.limit && r.text.tokens[i].is("had");
    r.plain_word(at) && !led && !verb(at) && (at + 1..at + 3).any(verb) && !(at + 1..at + 3).any(had)
}

/// True where nothing that `before` could govern follows.
fn closes(r: &Reader, at: usize) -> bool {
    at >= r.limit
        || matches!(
            r.str(at),
            "." | "," | ";" | ":" | ")" | "]" | "\"" | "”" | "!" | "?" | "--" | "—" | "–" | "''"
        )
        || r.is(at, AND)
}
