//! The publication date: given, stated, or inferred, and never today's.
//!
//! In this order: side data; a date that the file states; the month of the latest dated citation in the year that the
//! periodical's volume, a citation or the text gives; that year alone. What it rests on is kept.

use crate::analysis::{Published, PublishedBasis};
use crate::article::{Article, Header};
use crate::citation::Citation;
use crate::span::Span;
use crate::time::Partial;

/// A time expression as far as its words tell, before anything is reckoned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stated {
    /// Where it stands.
    pub span: Span,
    /// What the words say; none where they name no date.
    pub partial: Option<Partial>,
}

/// Infers the publication date of an article.
///
/// `times` are the time expressions in text order (citations' items point into them), `first_volume` the year of
/// volume 1 of the article's periodical, where it is known.
pub fn infer(
    article: &Article,
    header: &Header,
    times: &[Stated],
    citations: &[Citation],
    first_volume: Option<i32>,
) -> Published {
    if let Some(date) = article.given.published.as_deref().and_then(Partial::parse) {
        return Published { date: Some(date.to_string()), basis: PublishedBasis::Metadata, evidence: None };
    }
    let stated = header.dates.iter().find_map(|place| best_in(*place, times));
    if let Some((span, partial)) = stated.filter(|(_, p)| p.year.is_some()) {
        return Published {
            date: Some(partial.to_string()),
            basis: PublishedBasis::Stated,
            evidence: Some(span),
        };
    }
    let volume = article.given.volume.or(header.volume.map(|v| v.0));
    let by_volume = volume.zip(first_volume).map(|(volume, first)| first + volume as i32 - 1);
    let year = by_volume
        .map(|y| (y, PublishedBasis::Volume, header.volume.map(|v| v.1)))
        .or_else(|| cited_year(times, citations))
        .or_else(|| told_year(header, times));
    let Some((year, basis, evidence)) = year else { return Published::default() };
    // `TBILISI, Aug 12 (Reuters) -`: the day stands there, the year elsewhere.
    if let Some((span, Partial { month: Some(month), day, .. })) = stated {
        let date = Partial { year: Some(year), month: Some(month), day };
        return Published {
            date: Some(date.to_string()),
            basis: PublishedBasis::Stated,
            evidence: Some(span),
        };
    }
    if let Some((month, span)) = latest_month(year, times, citations) {
        let date = Partial { year: Some(year), month: Some(month), day: None };
        return Published {
            date: Some(date.to_string()),
            basis: PublishedBasis::Citations,
            evidence: Some(span),
        };
    }
    let date = Partial { year: Some(year), month: None, day: None };
    Published { date: Some(date.to_string()), basis, evidence }
}

/// The fullest date of a line.
fn best_in(place: Span, times: &[Stated]) -> Option<(Span, Partial)> {
    let inside = times.iter().filter(|t| place.contains(t.span));
    let known = inside.filter_map(|t| t.partial.map(|p| (t.span, p)));
    let full = |p: &Partial| {
        u8::from(p.year.is_some()) * 4 + u8::from(p.month.is_some()) * 2 + u8::from(p.day.is_some())
    };
    // The first of equals: a line of several dates begins with its own.
    known.reduce(|a, b| if full(&b.1) > full(&a.1) { b } else { a })
}

/// The citations' dates with their months, in text order.
fn cited<'a>(times: &'a [Stated], citations: &'a [Citation]) -> impl Iterator<Item = (Partial, Span)> + 'a {
    let indices = citations.iter().flat_map(|c| &c.items).flat_map(|i| &i.times);
    indices.filter_map(|&t| times.get(t)).filter_map(|t| t.partial.map(|p| (p, t.span)))
}

/// The latest year that a citation itself states.
fn cited_year(times: &[Stated], citations: &[Citation]) -> Option<(i32, PublishedBasis, Option<Span>)> {
    let years = cited(times, citations).filter_map(|(p, span)| p.year.map(|y| (y, span)));
    years.max_by_key(|(year, _)| *year).map(|(year, span)| (year, PublishedBasis::Citations, Some(span)))
}

/// The latest year of the text: of its full dates first, of its bare years otherwise. A bare year may lie ahead, so
/// one that stands alone at the top is passed over where another comes close behind it.
fn told_year(header: &Header, times: &[Stated]) -> Option<(i32, PublishedBasis, Option<Span>)> {
    let footer = header.zones.iter().find(|z| z.kind == crate::article::ZoneKind::Footer).map(|z| z.span);
    let told = times.iter().filter(|t| footer.is_none_or(|f| !f.contains(t.span)));
    let years: Vec<(Partial, i32, Span)> = told
        .filter_map(|t| t.partial.and_then(|p| p.year.map(|y| (p, y, t.span))))
        .filter(|(_, y, _)| (1400..2200).contains(y))
        .collect();
    let latest =
        |full: bool| years.iter().filter(|(p, ..)| !full || p.month.is_some()).max_by_key(|(_, y, _)| *y);
    let (_, year, span) = latest(true).or_else(|| latest(false))?;
    Some((*year, PublishedBasis::Text, Some(*span)))
}

/// The month of the latest dated citation. Around New Year December is the year before where January is cited too.
fn latest_month(year: i32, times: &[Stated], citations: &[Citation]) -> Option<(u8, Span)> {
    let fits = |p: &Partial| p.year.is_none_or(|y| y == year);
    let months: Vec<(u8, u8, Span)> = cited(times, citations)
        .filter(|(p, _)| fits(p))
        .filter_map(|(p, span)| p.month.map(|m| (m, p.day.unwrap_or(0), span)))
        .collect();
    let turn = months.iter().any(|m| m.0 == 1) && months.iter().any(|m| m.0 == 12);
    let key = |m: &&(u8, u8, Span)| (if turn && m.0 > 6 { 0 } else { m.0 }, m.1);
    months.iter().max_by_key(key).map(|m| (m.0, m.2))
}
