//! Whether confidence means something: of the claims of each band, how many are right.

use super::pair::pair;
use crate::record::annotation::{Claim, Document, Range};

/// Claims of one kind whose confidence lies in one tenth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Band {
    /// How many.
    pub claims: usize,
    /// Their cue or trigger is in the gold.
    pub found: usize,
    /// Speaker or participants are right too.
    pub who: usize,
    /// Everything is: date and sources too.
    pub full: usize,
}

/// Bands of statements and of events, from 0.0-0.1 to 0.9-1.0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calibration {
    /// Statements.
    pub statements: [Band; 10],
    /// Events.
    pub events: [Band; 10],
}

impl Calibration {
    /// Adds the claims of one article. A gold file without claims counts nothing.
    pub fn add(&mut self, gold: &Document, predicted: &Document) {
        if gold.claims.is_empty() {
            return;
        }
        count(&mut self.statements, "statement", gold, predicted);
        count(&mut self.events, "event", gold, predicted);
    }
}

fn count(bands: &mut [Band; 10], kind: &str, gold: &Document, predicted: &Document) {
    let of =
        |d: &'_ Document| -> Vec<Claim> { d.claims.iter().filter(|c| c.kind == kind).cloned().collect() };
    let (in_gold, found) = (of(gold), of(predicted));
    let spans = |l: &[Claim]| -> Vec<Range> { l.iter().map(|c| c.anchor().unwrap_or_default()).collect() };
    let mut partner = vec![None; found.len()];
    for (i, j) in pair(&spans(&in_gold), &spans(&found), |_, _| true) {
        partner[j] = Some(i);
    }
    for (claim, partner) in found.iter().zip(partner) {
        let band = &mut bands[((claim.confidence * 10.0) as usize).min(9)];
        band.claims += 1;
        let Some(right) = partner.map(|i| &in_gold[i]) else { continue };
        let sorted = |list: &[String]| {
            let mut list: Vec<String> = list.iter().map(|s| s.to_lowercase()).collect();
            list.sort();
            list.dedup();
            list
        };
        let who = sorted(right.who()) == sorted(claim.who());
        let sources = kind == "event" || sorted(&right.sources) == sorted(&claim.sources);
        band.found += 1;
        band.who += usize::from(who);
        band.full += usize::from(who && sources && right.date == claim.date);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(confidence: f64, speaker: &str) -> Document {
        let claim = Claim {
            kind: "statement".into(),
            cue: Some([4, 8]),
            speaker_entities: Some(vec![speaker.into()]),
            date: Some("2005".into()),
            confidence,
            ..Claim::default()
        };
        Document { claims: vec![claim], ..Document::default() }
    }

    #[test]
    fn claims_fall_into_bands() {
        let mut calibration = Calibration::default();
        calibration.add(&document(1.0, "person:a"), &document(0.93, "person:a"));
        calibration.add(&document(1.0, "person:a"), &document(0.47, "person:b"));
        calibration.add(&Document::default(), &document(0.47, "person:b"));
        assert_eq!(calibration.statements[9], Band { claims: 1, found: 1, who: 1, full: 1 });
        assert_eq!(calibration.statements[4], Band { claims: 1, found: 1, who: 0, full: 0 });
    }
}
