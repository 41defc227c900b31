//! What the tables of claims share.

use super::{View, days, edtf};
use crate::claim::Claim;
use crate::span::Span;

/// A claim's date in all its forms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dated {
    /// EDTF.
    pub edtf: Option<String>,
    /// First day meant, ISO 8601.
    pub first_day: Option<String>,
    /// Last day meant, ISO 8601.
    pub last_day: Option<String>,
    /// The words that give it.
    pub evidence: Option<Span>,
    /// Id of the time expression.
    pub time: Option<String>,
}

impl Dated {
    /// The date of a claim; all empty where it has none.
    pub fn new(view: &View, claim: &Claim) -> Dated {
        let Some(date) = &claim.date else { return Dated::default() };
        let time = date.time.and_then(|index| view.found.times.get(index));
        let same = time.filter(|time| time.value == date.value);
        let span = match same {
            Some(time) if time.first_day.is_some() => time.first_day.zip(time.last_day),
            _ => days(&date.value),
        };
        Dated {
            edtf: same.and_then(|time| time.edtf.clone()).or_else(|| edtf(&date.value)),
            first_day: span.map(|(first, _)| first.to_string()),
            last_day: span.map(|(_, last)| last.to_string()),
            evidence: date.evidence,
            time: date.time.and_then(|index| view.time_ids.get(index).cloned()),
        }
    }
}

/// A source of a claim, under one name.
pub struct Named<'a> {
    /// Its name as written.
    pub name: &'a str,
    /// Where it stands first.
    pub span: Span,
    /// The dates that the citation gives it: TIMEX3 values.
    pub dates: Vec<&'a str>,
    /// Index of the citation.
    pub citation: Option<usize>,
}

/// The sources of a claim, each name once, in order.
pub fn sources<'a>(view: &View<'a>, claim: &Claim) -> Vec<Named<'a>> {
    let mut named: Vec<Named> = Vec::new();
    for source in &claim.sources {
        let name = view.words(source.span);
        let items = source.citation.and_then(|index| view.found.citations.get(index));
        let item = items.and_then(|c| c.items.iter().find(|item| item.source == source.span));
        let dates = item.map(|item| item.times.as_slice()).unwrap_or_default();
        let dates = dates.iter().filter_map(|&time| Some(view.found.times.get(time)?.value.as_str()));
        match named.iter_mut().find(|known| known.name == name) {
            None => {
                let (span, citation) = (source.span, source.citation);
                named.push(Named { name, span, dates: dates.collect(), citation });
            }
            Some(known) => {
                for date in dates {
                    if !known.dates.contains(&date) {
                        known.dates.push(date);
                    }
                }
            }
        }
    }
    named
}
