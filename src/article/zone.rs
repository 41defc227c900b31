//! Zones: header, captions, body and footer.

use crate::span::Span;

/// What part of the article a stretch of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ZoneKind {
    /// Title, publication line, byline, credits, a deck.
    Header,
    /// A picture's caption.
    Caption,
    /// The article proper. Claims are found only here.
    Body,
    /// About the publisher, copyright, author's biography, recommended citation: no findings.
    Footer,
}

impl ZoneKind {
    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            ZoneKind::Header => "header",
            ZoneKind::Caption => "caption",
            ZoneKind::Body => "body",
            ZoneKind::Footer => "footer",
        }
    }
}

/// A stretch of the text, trimmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone {
    /// Which part it is.
    pub kind: ZoneKind,
    /// Where it stands.
    pub span: Span,
}
