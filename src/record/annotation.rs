//! The annotation format: one object an article, written by us, read from gold files and by the evaluator.
//!
//! Offsets without a name are code points; those in bytes stand under `bytes`. What is written here beyond
//! the format (ids, rules, words, days) is left out by readers that do not know it, so all of it has defaults.

use serde::{Deserialize, Serialize};

use super::View;

mod claim;
mod finding;

pub use claim::{Bytes as ClaimBytes, Claim};
pub use finding::{Citation, Item, Mention, TimeExpression};

/// A half-open range.
pub type Range = [usize; 2];

/// Everything found in one article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// What is known about the article.
    pub article: Article,
    /// Header, captions, body, footer.
    #[serde(default)]
    pub zones: Vec<Zone>,
    /// People, countries, organizations.
    #[serde(default)]
    pub mentions: Vec<Mention>,
    /// People described by an office and not named: beside the mentions, and none of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub described: Vec<Described>,
    /// Time expressions.
    #[serde(default)]
    pub times: Vec<TimeExpression>,
    /// Source citations.
    #[serde(default)]
    pub citations: Vec<Citation>,
    /// Statements and events.
    #[serde(default)]
    pub claims: Vec<Claim>,
}

/// What is known about an article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Stable name.
    pub id: String,
    /// Headline.
    #[serde(default)]
    pub title: Option<String>,
    /// Periodical.
    #[serde(default)]
    pub publication: Option<String>,
    /// Its volume.
    #[serde(default)]
    pub volume: Option<u32>,
    /// Its issue.
    #[serde(default)]
    pub issue: Option<u32>,
    /// Byline.
    #[serde(default)]
    pub author: Option<String>,
    /// EDTF date.
    #[serde(default)]
    pub published: Option<String>,
    /// Where the date comes from.
    #[serde(default)]
    pub published_basis: Option<String>,
    /// The words that say it, where words do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_span: Option<Words>,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// SHA-256 of the file's bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Encoding of the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub encoding: Option<String>,
}

/// A part of the article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Zone {
    /// `header`, `caption`, `body`, `footer`.
    pub kind: String,
    /// First code point.
    pub start: usize,
    /// Behind the last code point.
    pub end: usize,
    /// The same in bytes.
    #[serde(default)]
    pub bytes: ByteRange,
}

/// A person described by an office: *the Defense Minister of Kazakhstan*.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Described {
    /// The phrase.
    #[serde(flatten)]
    pub words: Words,
    /// `person_by_office`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Who it is.
    pub entity: String,
    /// Country or organization of the office.
    pub of: String,
    /// The rule.
    pub rule: String,
    /// How sure, from 0 to 1.
    pub confidence: f32,
}

impl Described {
    fn new(view: &View, found: &crate::mention::described::Described) -> Described {
        Described {
            words: Words::of(view, found.span),
            kind: "person_by_office".to_string(),
            entity: found.who.entity.clone(),
            of: found.of.clone(),
            rule: found.who.rule.to_string(),
            confidence: found.who.confidence,
        }
    }
}

/// A range in bytes of the decoded text, named so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ByteRange {
    /// First byte.
    pub start: usize,
    /// Behind the last byte.
    pub end: usize,
}

/// Words and where they stand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Words {
    /// First code point.
    pub start: usize,
    /// Behind the last code point.
    pub end: usize,
    /// The same in bytes.
    #[serde(default)]
    pub bytes: ByteRange,
    /// The words.
    #[serde(default)]
    pub text: String,
}

impl From<crate::span::Span> for ByteRange {
    fn from(span: crate::span::Span) -> ByteRange {
        ByteRange { start: span.start as usize, end: span.end as usize }
    }
}

impl Words {
    /// The words of a span.
    pub fn of(view: &View, span: crate::span::Span) -> Words {
        let [start, end] = view.points(span);
        Words { start, end, bytes: span.into(), text: view.words(span).to_string() }
    }
}

impl Document {
    /// Writes down an analysis.
    pub fn new(view: &View) -> Document {
        let found = view.found;
        let text = |words: &str| Some(words.to_string()).filter(|w| !w.is_empty());
        let article = Article {
            id: view.article.id.clone(),
            title: view.title(),
            publication: view.publication(),
            volume: view.volume(),
            issue: view.issue(),
            author: view.author(),
            published: found.published.date.clone(),
            published_basis: text(found.published.basis.name()),
            published_span: found.published.evidence.map(|span| Words::of(view, span)),
            path: text(&view.article.path),
            sha256: text(&view.article.bytes.sha256),
            encoding: text(&view.article.bytes.encoding),
        };
        let zones = found.header.zones.iter().map(|zone| {
            let [start, end] = view.points(zone.span);
            Zone { kind: zone.kind.name().to_string(), start, end, bytes: zone.span.into() }
        });
        Document {
            article,
            zones: zones.collect(),
            mentions: (0..found.mentions.len()).map(|i| Mention::new(view, i)).collect(),
            described: found.described.iter().map(|d| Described::new(view, d)).collect(),
            times: (0..found.times.len()).map(|i| TimeExpression::new(view, i)).collect(),
            citations: (0..found.citations.len()).map(|i| Citation::new(view, i)).collect(),
            claims: (0..found.claims.len()).map(|i| Claim::new(view, i)).collect(),
        }
    }
}
