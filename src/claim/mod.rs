//! Dated claims: statements and events.

mod according;
mod act;
mod actor;
mod alongside;
mod arms;
mod aside;
mod attach;
mod closing;
mod colon;

mod confidence;
mod content;
mod context;
mod coordination;
mod cue;
mod date;
mod describe;
mod discourse;
mod event;
mod extent;
mod find;
mod fronted;
mod goes_on;
mod interview;
mod join;
mod lapse;
mod lexicon;
mod limit;
mod marks;
mod members;
mod memory;
mod naming;
mod occasion;
mod participant;
mod phrase;
mod predicate;
mod read;
mod reduced;
mod repair;

mod shape;
mod source;
mod speaker;
mod stance;
mod state;
mod stranded;
mod subject;
mod taken;
mod tense;
mod they;
mod tree;
mod verbless;
mod word;
mod worth;

pub use context::Context;
pub use find::find;

use crate::span::Span;

/// Where a claim's date comes from; the first that applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Basis {
    /// A time expression in the sentence modifies it.
    Expression,
    /// Carried from an earlier sentence.
    Discourse,
    /// The date of the citation that covers it.
    Citation,
    /// The article's own date.
    Publication,
}

impl Basis {
    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Expression => "expression",
            Basis::Discourse => "discourse",
            Basis::Citation => "citation",
            Basis::Publication => "publication",
        }
    }
}

/// A claim's date and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimDate {
    /// TIMEX3/EDTF value.
    pub value: String,
    /// Where it comes from.
    pub basis: Basis,
    /// The words that give it (a time expression); none for the publication date.
    pub evidence: Option<Span>,
    /// Index of the time expression, where there is one.
    pub time: Option<usize>,
}

/// How much of the content stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quoted {
    /// All of it.
    Direct,
    /// None of it.
    Indirect,
    /// Part of it.
    Mixed,
}

impl Quoted {
    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            Quoted::Direct => "direct",
            Quoted::Indirect => "indirect",
            Quoted::Mixed => "mixed",
        }
    }
}

/// A source that a claim rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where its name stands.
    pub span: Span,
    /// Index of the citation that names it; none for inline sources.
    pub citation: Option<usize>,
}

/// What a statement or an event has of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClaimKind {
    /// Somebody conveys something.
    Statement {
        /// The word that reports.
        cue: Span,
        /// The noun phrase that speaks; absent where a passive hides it.
        speaker: Option<Span>,
        /// The whole noun phrase of the speaker, with titles and appositions.
        speaker_phrase: Option<Span>,
        /// Of a pronoun or description of somebody unnamed: the words before it that say who is meant.
        speaker_means: Option<Span>,
        /// Entity slugs of the speaker.
        speaker_entities: Vec<String>,
        /// What is conveyed.
        content: Vec<Span>,
        /// How it is quoted.
        quoted: Quoted,
    },
    /// Something that happened, happens or is planned.
    Event {
        /// Head word of the predicate.
        trigger: Span,
        /// Entity slugs of those who take part, in order of appearance.
        participants: Vec<String>,
    },
}

/// One dated claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Statement or event.
    pub kind: ClaimKind,
    /// The sentence or sentences that hold it.
    pub sentence: Span,
    /// Its date; none where nothing gives one (no publication date either).
    pub date: Option<ClaimDate>,
    /// Cited reports that cover it, and inline sources.
    pub sources: Vec<Source>,
    /// The word that denies it.
    pub negated: Option<Span>,
    /// The word that marks it as not certain.
    pub hedged: Option<Span>,
    /// The rules that made it, the first of them the one that found it.
    pub rules: Vec<&'static str>,
    /// How sure, from 0 to 1.
    pub confidence: f32,
}

impl Claim {
    /// The cue or the trigger.
    pub fn anchor(&self) -> Span {
        match &self.kind {
            ClaimKind::Statement { cue, .. } => *cue,
            ClaimKind::Event { trigger, .. } => *trigger,
        }
    }
}
