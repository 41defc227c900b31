//! Seasons, quarters, halves, decades, centuries, fiscal years, and points within a year that is named beside them.

use super::{Found, Rule, one};
use crate::text::Case;
use crate::time::lexicon::*;
use crate::time::meaning::{From, Meaning, Point, Relative, Unit};
use crate::time::numeral::Numeral;
use crate::time::reader::{Hit, Reader};

pub static RULES: &[Rule] = &[Rule {
    id: "period",
    what: "a season, quarter, half, decade, century or fiscal year",
    starts: THE
        .or(SEASON)
        .or(ORDINAL)
        .or(FISCAL)
        .or(NUMBER)
        .or(Q)
        .or(H)
        .or(NINETIES)
        .or(LATTER)
        .or(LAST)
        .or(NEXT)
        .or(THIS)
        .or(POSSESSIVE)
        .or(MONTH)
        .or(UNIT)
        .or(TENS)
        .or(DAY_WORD),
    read: single,
    examples: &[
        "It was [the spring of 1862].",
        "They grew in [the third quarter].",
        "In [the 1990s] they left.",
        "It was built in [the 20th century].",
        "It grew in [the 19th] and [20th centuries].",
        "It fell in [fiscal 1989].",
        "He came in [the second half of 2008].",
        "It grew in [the last half of 1989].",
        "It was [last year's third quarter].",
        "He died in [November of the same year].",
        "It came in [summer 2007].",
    ],
    misses: &["The fall of Berlin.", "They spring up.", "a quarter of them", "The first half of the game."],
}];

fn single(r: &Reader, at: usize) -> Option<Found> {
    let (end, p) = point(r, at, 3)?;
    one(at, end, Meaning::Point(p))
}

/// Any of the periods.
pub fn point(r: &Reader, at: usize, depth: u8) -> Hit<Point> {
    if depth == 0 {
        return None;
    }
    let forms = [
        season(r, at),
        quarter(r, at),
        half(r, at),
        decade(r, at),
        century(r, at),
        fiscal(r, at),
        spoken_of(r, at),
        within(r, at),
        year_ago(r, at),
    ];
    forms.into_iter().flatten().fold(None, |best: Hit<Point>, hit| match best {
        Some(b) if b.0 >= hit.0 => Some(b),
        _ => Some(hit),
    })
}

/// A year behind a period: `of 1990`, `, 1990`, ` 1990`, `of last year`, `of the year`, `of fiscal 1990`.
fn in_year(r: &Reader, at: usize) -> Hit<Point> {
    let of = r.skip(r.skip(at, COMMA), OF.or(IN));
    let fiscal = r.skip(of, FISCAL);
    if let Some((end, y)) = super::date::year(r, fiscal) {
        let count = r.is(end, COUNTED) && r.case(end) == Case::Lower;
        return (!count).then_some((end, Point { year: Some(y), fiscal: fiscal > of, ..Point::default() }));
    }
    let marked = of > at && r.is(of - 1, OF.or(IN));
    let (end, p) = super::relative::plain(r, of)
        .or_else(|| if marked { super::relative::bare_unit(r, of) } else { None })?;
    let year = p.relative.is_some_and(|rel| rel.unit == Unit::Year);
    (year && (marked || r.is(of, LAST.or(NEXT).or(THIS).or(THAT)))).then_some((end, p))
}

/// The year of one point with the period of another.
fn join(year: Point, p: Point) -> Point {
    Point { year: year.year, relative: year.relative, fiscal: year.fiscal || p.fiscal, ..p }
}

/// `the spring of 1862`, `summer 2007`, `the summer`, `winter`.
fn season(r: &Reader, at: usize) -> Hit<Point> {
    let the = r.skip(at, THE);
    if !r.is(the, SEASON) || r.is(the, PLURAL) {
        return None;
    }
    let p = Point { season: r.word(the).season, ..Point::default() };
    if let Some((end, year)) = in_year(r, the + 1) {
        return Some((end, join(year, p)));
    }
    let verb = r.is(the, DOUBTFUL);
    if r.is(the + 1, OF) && verb
        || r.text.tokens.get(the + 1).is_some_and(|t| t.is_name_like() && t.spaced)
            && the + 1 < r.limit
            && !r.known(the + 1)
    {
        return None;
    }
    let licensed = r.after(at, MONTH_LICENCE) && !r.after(at, TO.or(THE).or(THAT));
    (licensed || !verb && (the > at || r.case(the) == Case::Lower)).then_some((the + 1, p))
}

/// A season behind `early` or `the end of`.
pub fn bare_season(r: &Reader, at: usize) -> Hit<Point> {
    let the = r.skip(at, THE);
    r.is(the, SEASON).then(|| (the + 1, Point { season: r.word(the).season, ..Point::default() }))
}

/// `the third quarter`, `fiscal second-quarter`, `the 1988 quarter`, `Q3 2005`, `third quarter of 1990`.
fn quarter(r: &Reader, at: usize) -> Hit<Point> {
    if r.is(at, Q) && r.case(at) != Case::Lower {
        let p = Point { quarter: Some(r.word(at).number as u8), ..Point::default() };
        return Some(in_year(r, at + 1).map_or((at + 1, p), |(end, year)| (end, join(year, p))));
    }
    let the = r.skip(at, THE.or(POSSESSIVE));
    let fiscal = r.hyphen(r.skip(the, FISCAL));
    let is_fiscal = fiscal > the;
    let (next, year) = match super::date::year(r, fiscal) {
        Some((end, y)) if fiscal < r.limit => (r.skip(r.skip(end, CLITIC_S), FISCAL), Some(y)),
        _ => (fiscal, None),
    };
    let (mid, n) = r.ordinal(next).filter(|(_, n)| *n <= 4).map_or((next, None), |(e, n)| (e, Some(n)));
    let unit = r.hyphen(mid);
    if r.word(unit).unit != Some(Unit::Quarter) || !r.is(unit, UNIT) {
        return None;
    }
    // `the third-quarter results`: the article belongs to the results.
    if unit > mid && the > at {
        return None;
    }
    let base = Point { quarter: n, year, fiscal: is_fiscal, ..Point::default() };
    match (n, year) {
        (Some(_), None) => {
            Some(in_year(r, unit + 1).map_or((unit + 1, base), |(end, y)| (end, join(y, base))))
        }
        (Some(_), Some(_)) => Some((unit + 1, base)),
        (None, Some(_)) => Some((unit + 1, Point { same_grain: true, ..base })),
        (None, None) if the > at && r.is(at, THE) && !r.is(unit + 1, OF) && fiscal == the => {
            if let Some(quarter) = ended(r, unit + 1) {
                return Some((unit + 1, Point { quarter: Some(quarter), ..Point::default() }));
            }
            let relative = Some(Relative { unit: Unit::Quarter, count: 0, from: From::Either });
            Some((unit + 1, Point { relative, ..Point::default() }))
        }
        _ => None,
    }
}

/// `the quarter ended July 31`: the quarter of the calendar that holds most of it, which is that of the month before.
fn ended(r: &Reader, at: usize) -> Option<u8> {
    if !r.is(at, ENDED.or(TO)) {
        return None;
    }
    let (_, date) = super::date::calendar(r, at + 1)?;
    let before = (date.month? + 10) % 12;
    date.day.filter(|d| *d > 15).map(|_| before / 3 + 1)
}

/// `the second half of 2008`, `the latter half of the year`, `H1 2005`.
fn half(r: &Reader, at: usize) -> Hit<Point> {
    if r.is(at, H) && r.case(at) != Case::Lower {
        let (end, year) = in_year(r, at + 1)?;
        return Some((end, join(year, Point { half: Some(r.word(at).number as u8), ..Point::default() })));
    }
    let the = r.skip(at, THE);
    if !r.is(r.hyphen(the + 1), HALF) {
        return None;
    }
    let n = match r.str(the) {
        // `the last half of 1989`
        "last" | "final" => 2,
        _ if r.is(the, LATTER) => r.word(the).number as u8,
        _ => r.word(the).ordinal,
    };
    if !(1..=2).contains(&n) || !r.is(r.hyphen(the + 1), HALF) {
        return None;
    }
    let next = r.hyphen(the + 1) + 1;
    let (end, year) = in_year(r, next)?;
    Some((end, join(year, Point { half: Some(n), ..Point::default() })))
}

/// `the 1990s`, `1990s`, `the '90s`, `the nineties`, `the 470s BC`.
fn decade(r: &Reader, at: usize) -> Hit<Point> {
    let the = r.skip(at, THE);
    let mark = the + usize::from(r.is(the, APOSTROPHE));
    if let Some(Numeral::Decade(decade, short)) = r.numeral(mark) {
        // `mid-90s`, not `in its 90s`
        let edged = r.after(at, EARLY) || r.after(at, DASH) && at > r.first + 1 && r.is(at - 2, EARLY);
        if short && the == at && !edged {
            return None;
        }
        let p = Point { decade: Some(decade), short, ..Point::default() };
        if let Some((end, bc)) = super::date::era(r, mark + 1) {
            let decade = if bc { -decade - 1 } else { decade };
            return Some((end, Point { decade: Some(decade), ..p }));
        }
        if !short && decade % 10 == 0 && decade < 190 {
            // `the 1800s` is the century more often than the decade.
            return Some((mark + 1, Point { century: Some(decade / 10), decade: None, ..p }));
        }
        return (short || (100..220).contains(&decade)).then_some((mark + 1, p));
    }
    (the > at && r.is(the, NINETIES))
        .then(|| (the + 1, Point { decade: Some(r.word(the).number), short: true, ..Point::default() }))
}

/// `the 20th century`, `nineteenth-century`, `the 4th century BC`.
fn century(r: &Reader, at: usize) -> Hit<Point> {
    let the = r.skip(at, THE);
    let (next, n) = r.ordinal(the)?;
    let unit = r.hyphen(next);
    let n = i32::from(n);
    // `the late 19th and early 20th centuries`: the word stands once for both.
    if r.is(next, AND.or(TO).or(OR).or(DASH))
        && let Some((other, later)) = r.ordinal(r.skip(r.hyphen(r.skip(next + 1, THE)), EARLY))
        && r.word(other).unit == Some(Unit::Century)
        && i32::from(later) > n
    {
        return Some((next, Point { century: Some(n - 1), ..Point::default() }));
    }
    if r.word(unit).unit != Some(Unit::Century) {
        return None;
    }
    match super::date::era(r, unit + 1) {
        Some((end, true)) => Some((end, Point { century: Some(-n), ..Point::default() })),
        Some((end, false)) => Some((end, Point { century: Some(n - 1), ..Point::default() })),
        None => Some((unit + 1, Point { century: Some(n - 1), ..Point::default() })),
    }
}

/// `fiscal 1989`, `fiscal year 1990`, `the fiscal year`.
fn fiscal(r: &Reader, at: usize) -> Hit<Point> {
    let the = r.skip(at, THE);
    if !r.is(the, FISCAL) {
        return None;
    }
    let year = r.word(the + 1).unit == Some(Unit::Year);
    let next = the + 1 + usize::from(year);
    let (end, y) = super::date::year(r, next)?;
    Some((end, Point { year: Some(y), fiscal: true, ..Point::default() }))
}

/// `the 1988 period`, `the latest period`: the stretch that is spoken of.
fn spoken_of(r: &Reader, at: usize) -> Hit<Point> {
    if !r.is(at, THE) {
        return None;
    }
    if r.is(at + 1, LATEST) && r.is(at + 2, PERIOD) {
        let relative = Some(Relative { unit: Unit::Quarter, count: -1, from: From::Speech });
        return Some((at + 3, Point { relative, ..Point::default() }));
    }
    let (end, year) = super::date::year(r, at + 1)?;
    r.is(end, PERIOD).then(|| (end + 1, Point { year: Some(year), same_grain: true, ..Point::default() }))
}

/// `November of the same year`, `January 24 of that year`, `last year's third quarter`, `June last year`.
fn within(r: &Reader, at: usize) -> Hit<Point> {
    if let Some((end, p)) = super::date::calendar(r, at)
        && p.month.is_some()
        && p.year.is_none()
        && let Some((last, year)) = in_year(r, end)
        && year.relative.is_some()
    {
        return Some((last, join(year, p)));
    }
    let (end, year) = super::relative::plain(r, at)?;
    if year.relative.is_none_or(|rel| rel.unit != Unit::Year) || !r.is(end, CLITIC_S) {
        return None;
    }
    let next = end + 1;
    if let Some((last, p)) = quarter(r, next) {
        let same_grain = p.quarter.is_none();
        return p.year.is_none().then(|| (last, Point { same_grain, ..join(year, p) }));
    }
    if r.word(next).unit == Some(Unit::Quarter) {
        return Some((next + 1, Point { same_grain: true, ..year }));
    }
    if r.is(next, SEASON) {
        return Some((next + 1, join(year, Point { season: r.word(next).season, ..Point::default() })));
    }
    None
}

/// `the year-ago quarter`, `the year-earlier period`, `year-ago`.
fn year_ago(r: &Reader, at: usize) -> Hit<Point> {
    let the = r.skip(at, THE.or(A));
    if r.word(the).unit != Some(Unit::Year) || !r.is(the, UNIT) {
        return None;
    }
    let next = r.hyphen(the + 1);
    if next == the + 1 || !r.is(next, AGO.or(OFFSET)) || r.is(next, AFTER) {
        return None;
    }
    let (tail, n) =
        r.ordinal(next + 1).filter(|(_, n)| *n <= 4).map_or((next + 1, None), |(e, n)| (e, Some(n)));
    let noun = r.word(tail).unit == Some(Unit::Quarter) || r.is(tail, PERIOD);
    let end = if noun { tail + 1 } else { next + 1 };
    if !noun && the > at {
        return None;
    }
    let relative = Some(Relative { unit: Unit::Year, count: -1, from: From::Speech });
    Some((end, Point { relative, same_grain: true, quarter: n.filter(|_| noun), ..Point::default() }))
}
