//! Everything found in one article, in text order. Ids are indices into these vectors.

use crate::article::Header;
use crate::citation::Citation;
use crate::claim::Claim;
use crate::mention::Mention;
use crate::mention::described::Described;
use crate::span::Span;
use crate::time::Expression;

/// How the publication date came to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum PublishedBasis {
    /// A side file.
    Metadata,
    /// The file states it.
    Stated,
    /// A periodical's known year of volume 1.
    Volume,
    /// The latest dated citation.
    Citations,
    /// Other evidence in the text.
    Text,
    /// Not known.
    #[default]
    None,
}

impl PublishedBasis {
    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            PublishedBasis::Metadata => "metadata",
            PublishedBasis::Stated => "stated",
            PublishedBasis::Volume => "volume",
            PublishedBasis::Citations => "citations",
            PublishedBasis::Text => "text",
            PublishedBasis::None => "none",
        }
    }
}

/// The publication date, as EDTF, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Published {
    /// `2005-11-11`, `2005-11` or `2005`; none where it is not known.
    pub date: Option<String>,
    /// How it came to be known.
    pub basis: PublishedBasis,
    /// The words that say it, where words do.
    pub evidence: Option<Span>,
}

/// What was found in one article.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Analysis {
    /// Title, publication, author, zones.
    pub header: Header,
    /// The publication date.
    pub published: Published,
    /// Spans of the sentences, for the tables.
    pub sentences: Vec<Span>,
    /// Spans of the paragraphs.
    pub paragraphs: Vec<Span>,
    /// People, countries, organizations.
    pub mentions: Vec<Mention>,
    /// People described by an office and not named; they are no mentions.
    pub described: Vec<Described>,
    /// Time expressions.
    pub times: Vec<Expression>,
    /// Source citations.
    pub citations: Vec<Citation>,
    /// Statements and events.
    pub claims: Vec<Claim>,
}
