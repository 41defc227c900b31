//! Mentions of people, countries and organizations, each linked to one entity.
//!
//! The way of one article: its tokens get marks (`page`); listed names are scanned for, patterns find what no
//! list has; the longest reading of every token is chosen; then the article as a whole settles what needs
//! context: weak names, abbreviations that the text defines, shortened names, surnames.

mod acronym;
mod again;
mod candidate;
mod choose;
mod company;
mod country;
pub mod describe;
pub mod described;
mod doing;
mod find;
mod form;
mod link;
mod office;
mod organization;
mod page;
mod person;
mod scan;
mod surname;
mod title;

pub use candidate::slug;
pub use find::{Context, Listed, find, listed, marked};

use std::ops::Range;

pub use crate::gazetteer::{Gender, MentionKind};
use crate::span::Span;

/// How a country is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// *Kyrgyzstan*, *U.S.*
    Name,
    /// *Kyrgyz*, *Uzbeks*
    Demonym,
    /// A capital as a place: *in Moscow*.
    Capital,
    /// A capital or seat of power that stands for the government: *Moscow refused*.
    Metonym,
}

/// How well the entity is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Known {
    /// The gazetteer lists this spelling.
    Listed,
    /// The gazetteer lists the entity, a rule led from this spelling to it.
    ByRule,
    /// In no list: found by title, name, citation or definition in the text.
    New,
}

/// One mention.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// The shortest span that names the entity: no title, no possessive.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it names.
    pub kind: MentionKind,
    /// Countries only.
    pub form: Option<Form>,
    /// The entity: `person:nikolai-bordyuzha`, `country:RU`, `org:csto`.
    pub entity: String,
    /// Wikidata id of the entity, where the gazetteer has one.
    pub wikidata: Option<String>,
    /// How well the entity is known.
    pub known: Known,
    /// The rule that made the mention (a stable name such as `surname-after-full-name`).
    pub rule: &'static str,
    /// Entities that the words could mean too, the likeliest first.
    pub rivals: Vec<String>,
    /// People only, where known.
    pub gender: Option<Gender>,
    /// The title or description right before or behind a person's name (*Russian Defense Minister*).
    pub title: Option<Title>,
}

/// An office or description that the text ties to a person.
#[derive(Clone, Debug, PartialEq)]
pub struct Title {
    /// Its words, the country's adjective included.
    pub span: Span,
    /// Country or organization of the office (`country:RU`, `org:nato`), where the text or the gazetteer tells.
    pub of: Option<String>,
    /// The head noun, lower case (`minister`, `secretary-general`, `spokesman`).
    pub head: String,
}
