//! Times of day: by the clock, by name, by part of the day, alone and with their date.

use super::{Found, Rule, one, point};
use crate::text::Case;
use crate::time::lexicon::*;
use crate::time::meaning::{Clock, From, Meaning, Part, Point, Relative, Unit};
use crate::time::numeral::{Half, Numeral};
use crate::time::reader::{Hit, Reader};

pub static RULES: &[Rule] = &[Rule {
    id: "time",
    what: "a time of day: by the clock or by its part, with its date where that stands beside it",
    starts: NUMBER
        .or(HOUR_NAME)
        .or(PART)
        .or(THE)
        .or(TONIGHT)
        .or(WEEKDAY)
        .or(MONTH)
        .or(DAY_WORD)
        .or(THIS)
        .or(LAST)
        .or(NEXT)
        .or(THAT)
        .or(SAME)
        .or(FOLLOWING)
        .or(PREVIOUS)
        .or(TENS)
        .or(A)
        .or(HALF),
    read: single,
    examples: &[
        "They came at [23:00].",
        "It began at [10 p.m. Wednesday].",
        "On [Tuesday evening] they left.",
        "It ends at [midnight].",
        "[Tonight] they leave.",
        "They left in [the evening].",
        "By [evening] they had left.",
        "On [the night of May 13] they came.",
        "Updated [January 20, 2022, 18:00].",
        "It fell at [ten o'clock].",
        "It fell at [ten in the evening].",
        "He spoke at [eight o’clock in the morning].",
    ],
    misses: &[
        "They won 3:2.",
        "One in the room spoke.",
        "The Night Watch hangs there.",
        "Good morning to you.",
    ],
}];

fn single(r: &Reader, at: usize) -> Option<Found> {
    let (end, point) = timed(r, at, 3)?;
    one(at, end, Meaning::Point(point))
}

/// A point that has a time of day.
pub fn timed(r: &Reader, at: usize, depth: u8) -> Hit<Point> {
    if depth == 0 {
        return None;
    }
    let forms = [clock_first(r, at, depth), part_first(r, at, depth), date_first(r, at)];
    forms.into_iter().flatten().fold(None, |best: Hit<Point>, hit| match best {
        Some(b) if b.0 >= hit.0 => Some(b),
        _ => Some(hit),
    })
}

/// A time by the clock.
pub fn clock(r: &Reader, at: usize) -> Hit<Clock> {
    if r.is(at, HOUR_NAME) && r.case(at) != Case::Upper {
        let value = r.word(at).value;
        let hour = value[..2].parse().ok()?;
        return Some((at + 1, Clock { hour, minute: Some(0), second: None, zone: "" }));
    }
    let (mut end, hour, minute, second, mut half) = match r.numeral(at) {
        Some(Numeral::Clock(h, m, s, half)) => (at + 1, h, m, s, half),
        Some(Numeral::Plain(n, 4)) if r.is(at + 1, ZONE.or(HOURS)) && n < 2400 && n % 100 < 60 => {
            let end = at + 1 + usize::from(r.is(at + 1, HOURS));
            (end, (n / 100) as u8, Some((n % 100) as u8), None, None)
        }
        // `18.42 GMT`
        Some(Numeral::Decimal(n))
            if r.is(at + 1, ZONE) && r.str(at).len() >= 4 && n < 2400 && n % 100 < 60 =>
        {
            (at + 1, (n / 100) as u8, Some((n % 100) as u8), None, None)
        }
        Some(Numeral::Plain(n, _)) if n <= 12 => (at + 1, n as u8, None, None, None),
        None if r.is(at, NUMBER) && r.word(at).number <= 12 => {
            (at + 1, r.word(at).number as u8, None, None, None)
        }
        _ => return None,
    };
    let mut certain = minute.is_some() || half.is_some();
    // `ten in the evening`, `eight o'clock in the morning`
    let named = end + usize::from(r.is(end, OCLOCK));
    if half.is_none()
        && r.is(named, IN)
        && r.is(named + 1, THE)
        && let Some(part @ (Part::Morning | Part::Afternoon | Part::Evening)) = r.word(named + 2).part
    {
        half = Some(if part == Part::Morning { Half::Am } else { Half::Pm });
        end = named + 3;
        certain = true;
    }
    if half.is_none() && r.is(end, HALF_OF_DAY) {
        half = Some(if r.word(end).value == "am" { Half::Am } else { Half::Pm });
        end += 1;
        certain = true;
    } else if r.is(end, OCLOCK) {
        end += 1;
        certain = true;
    }
    if !certain {
        return None;
    }
    // `3:2`, `5:30` in results of games: one digit before the colon needs a sign that a clock is meant.
    let digits = r.str(at).find(':').unwrap_or(2);
    if half.is_none() && digits < 2 && !r.after(at, AT.or(YEAR_LICENCE)) {
        return None;
    }
    let hour = match half {
        Some(_) if hour > 12 || hour == 0 => return None,
        Some(Half::Am) => hour % 12,
        Some(Half::Pm) => hour % 12 + 12,
        None => hour,
    };
    let mut zone = "";
    if r.is(end, ZONE) && r.case(end) == Case::Upper {
        zone = r.word(end).value;
        end += 1;
    }
    Some((end, Clock { hour, minute, second, zone }))
}

/// `10 p.m. Wednesday`, `5 p.m. EST, Nov. 6`, `noon`.
fn clock_first(r: &Reader, at: usize, depth: u8) -> Hit<Point> {
    let (end, clock) = clock(r, at)?;
    let next = r.skip(r.skip(end, COMMA), ON);
    if let Some((last, base)) = point(r, next, depth.min(2) - 1)
        && dated(&base)
        && base.clock.is_none()
    {
        return Some((last, Point { clock: Some(clock), part: None, ..base }));
    }
    Some((end, Point { clock: Some(clock), ..Point::default() }))
}

/// True for a point that names a day, as far as words do.
fn dated(p: &Point) -> bool {
    p.day.is_some()
        || p.weekday.is_some()
        || p.named.is_some()
        || p.relative.is_some_and(|r| r.unit == Unit::Day)
}

/// `the evening`, `this morning`, `the night of May 13`, `morning on Tuesday`, `overnight`.
fn part_first(r: &Reader, at: usize, depth: u8) -> Hit<Point> {
    if r.is(at, TONIGHT) {
        let relative = Some(Relative { unit: Unit::Day, count: 0, from: From::Speech });
        return Some((
            at + 1,
            Point { part: Some(crate::time::meaning::Part::Night), relative, ..Point::default() },
        ));
    }
    let the = r.skip(r.skip(at, THE), EARLY);
    if !r.is(the, PART) || r.is(the, PLURAL) {
        return None;
    }
    let part = r.word(the).part;
    let mut end = the + 1;
    if r.is(end, HOURS) {
        end += 1;
    }
    let bare = Point { part, ..Point::default() };
    let of = r.skip(end, OF.or(ON));
    if let Some((last, base)) = point(r, of, depth.min(2) - 1)
        && dated(&base)
        && base.clock.is_none()
        && base.part.is_none()
    {
        return Some((last, Point { part, ..base }));
    }
    if r.case(the) != Case::Lower && the != r.first && r.case(the) != Case::Lower && !heading(r, the) {
        return None;
    }
    let one_word = matches!(
        r.str(the).to_ascii_lowercase().as_str(),
        "overnight" | "dawn" | "dusk" | "daybreak" | "nightfall" | "sunset" | "sunrise"
    );
    // *By evening it was 354*
    let limited = r.after(at, LIMIT) && r.case(the) == Case::Lower && !r.is(end, OF);
    let settled =
        the > at || limited || heading(r, the) || one_word || r.after(at, AT) && r.str(the) == "night";
    (settled && !(r.is(end, DASH) && r.glued(end))).then_some((end, bare))
}

/// True where the word begins a line or an entry (`* Morning - ...`).
fn heading(r: &Reader, at: usize) -> bool {
    let opens = at == r.first || at == r.first + 1 && !r.known(r.first) || r.after(at, DASH);
    opens && r.case(at) == Case::Capital && (r.is(at + 1, DASH) || matches!(r.str(at + 1), ":" | ","))
}

/// `Tuesday evening`, `yesterday morning`, `the next morning`, `January 20, 2022, 18:00`, `Friday at noon`.
fn date_first(r: &Reader, at: usize) -> Hit<Point> {
    let (end, base) = super::date::calendar(r, at).or_else(|| super::relative::plain(r, at))?;
    if !dated(&base) {
        return None;
    }
    let early = r.skip(end, EARLY);
    if r.is(early, PART) && !r.is(early, PLURAL) && r.case(early) == Case::Lower {
        return Some((early + 1, Point { part: r.word(early).part, ..base }));
    }
    let next = r.skip(r.skip(end, COMMA), AT.or(ABOUT));
    let (last, clock) = clock(r, next)?;
    // `On Aug 8, 23:00` is one time; a comma before a bare hour is a list.
    (base.clock.is_none() && (clock.minute.is_some() || next > end || r.is(last - 1, HALF_OF_DAY)))
        .then_some((last, Point { clock: Some(clock), ..base }))
}
