//! Source citations: `(Interfax, November 11)`, their items and what they cover.

mod find;
mod parse;

pub use find::find;
pub use parse::{SourceName, is_called_like_media, sounds_like_media};

use crate::span::Span;

/// What an item of a citation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ItemKind {
    /// A report that the text rests on.
    Report,
    /// `see …`: another article.
    CrossReference,
}

/// One source of a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The name as written; empty where an editor's tool lost it.
    pub source: Span,
    /// Indices of its dates among the article's time expressions.
    pub times: Vec<usize>,
    /// Report or cross reference.
    pub kind: ItemKind,
}

/// One citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// From the opening mark to the closing one.
    pub span: Span,
    /// One item a source, in text order.
    pub items: Vec<Item>,
    /// The text that it supports.
    pub covers: Span,
    /// The rule that found it.
    pub rule: &'static str,
}
