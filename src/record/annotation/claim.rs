//! Claims in the annotation format.

use serde::{Deserialize, Serialize};

use super::{ByteRange, Range};
use crate::claim::ClaimKind;
use crate::record::View;
use crate::record::claim::Dated;

/// A statement or an event. What belongs to the other kind is left out.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// Stable name.
    #[serde(default)]
    pub id: String,
    /// `statement`, `event`.
    pub kind: String,
    /// The sentence or sentences that hold it.
    #[serde(default)]
    pub sentence: Range,
    /// Statements: the word that reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cue: Option<Range>,
    /// Statements: who speaks, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<Range>,
    /// Statements: slugs of who speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker_entities: Option<Vec<String>>,
    /// Statements: what is conveyed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<Vec<Range>>,
    /// Statements: `direct`, `indirect`, `mixed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quoted: Option<String>,
    /// Events: head word of the predicate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trigger: Option<Range>,
    /// Events: slugs of who takes part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub participants: Option<Vec<String>>,
    /// TIMEX3/EDTF value.
    #[serde(default)]
    pub date: Option<String>,
    /// `expression`, `discourse`, `citation`, `publication`.
    #[serde(default)]
    pub date_basis: Option<String>,
    /// EDTF.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edtf: Option<String>,
    /// First day meant, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_day: Option<String>,
    /// Last day meant, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<String>,
    /// The words that give the date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date_span: Option<Range>,
    /// Id of the time expression that gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// Names of the reports that cover it, and of inline sources.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Where these names stand.
    #[serde(default)]
    pub source_spans: Vec<Range>,
    /// Ids of the citations that name them.
    #[serde(default)]
    pub citations: Vec<String>,
    /// It is denied.
    #[serde(default)]
    pub negated: bool,
    /// The word that denies it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub negated_span: Option<Range>,
    /// It is marked as not certain.
    #[serde(default)]
    pub hedged: bool,
    /// The word that marks it so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hedged_span: Option<Range>,
    /// The rules that made it.
    #[serde(default)]
    pub rules: Vec<String>,
    /// How sure, from 0 to 1.
    #[serde(default)]
    pub confidence: f64,
    /// All its places in bytes.
    #[serde(default)]
    pub bytes: Bytes,
}

/// The places of a claim in bytes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bytes {
    /// The sentence or sentences.
    #[serde(default)]
    pub sentence: ByteRange,
    /// Cue or trigger.
    #[serde(default)]
    pub anchor: ByteRange,
    /// Who speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<ByteRange>,
    /// What is conveyed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub content: Vec<ByteRange>,
    /// The words that give the date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<ByteRange>,
}

impl Claim {
    /// Cue or trigger.
    pub fn anchor(&self) -> Option<Range> {
        self.cue.or(self.trigger)
    }

    /// Who speaks or takes part.
    pub fn who(&self) -> &[String] {
        self.speaker_entities.as_deref().or(self.participants.as_deref()).unwrap_or_default()
    }

    /// Writes down a claim, by its index.
    pub fn new(view: &View, index: usize) -> Claim {
        let claim = &view.found.claims[index];
        let dated = Dated::new(view, claim);
        let mut sources: Vec<String> = Vec::new();
        for source in &claim.sources {
            let name = view.words(source.span);
            if !sources.iter().any(|known| known == name) {
                sources.push(name.to_string());
            }
        }
        let mut citations: Vec<String> = Vec::new();
        for id in claim.sources.iter().filter_map(|s| view.citation_ids.get(s.citation?)) {
            if !citations.contains(id) {
                citations.push(id.clone());
            }
        }
        let mut row = Claim {
            id: view.claim_ids[index].clone(),
            sentence: view.points(claim.sentence),
            date: claim.date.as_ref().map(|date| date.value.clone()),
            date_basis: claim.date.as_ref().map(|date| date.basis.name().to_string()),
            edtf: dated.edtf,
            first_day: dated.first_day,
            last_day: dated.last_day,
            date_span: dated.evidence.map(|span| view.points(span)),
            time: dated.time,
            sources,
            source_spans: claim.sources.iter().map(|s| view.points(s.span)).collect(),
            citations,
            negated: claim.negated.is_some(),
            negated_span: claim.negated.map(|span| view.points(span)),
            hedged: claim.hedged.is_some(),
            hedged_span: claim.hedged.map(|span| view.points(span)),
            rules: claim.rules.iter().map(|rule| rule.to_string()).collect(),
            confidence: (f64::from(claim.confidence) * 1000.0).round() / 1000.0,
            bytes: Bytes {
                sentence: claim.sentence.into(),
                anchor: claim.anchor().into(),
                date: dated.evidence.map(ByteRange::from),
                ..Bytes::default()
            },
            ..Claim::default()
        };
        match &claim.kind {
            ClaimKind::Statement { cue, speaker, speaker_entities, content, quoted, .. } => {
                row.kind = "statement".into();
                row.cue = Some(view.points(*cue));
                row.speaker = speaker.map(|span| view.points(span));
                row.speaker_entities = Some(speaker_entities.clone());
                row.content = Some(content.iter().map(|span| view.points(*span)).collect());
                row.quoted = Some(quoted.name().into());
                row.bytes.speaker = speaker.map(ByteRange::from);
                row.bytes.content = content.iter().map(|span| ByteRange::from(*span)).collect();
            }
            ClaimKind::Event { trigger, participants } => {
                row.kind = "event".into();
                row.trigger = Some(view.points(*trigger));
                row.participants = Some(participants.clone());
            }
        }
        row
    }
}
