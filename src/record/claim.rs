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
