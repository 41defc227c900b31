//! Articles: the text of one file, never edited, with its header, its zones and what is known beside it.

pub mod decode;
pub mod header;
pub(crate) mod lines;
pub mod metadata;
mod pattern;
pub mod problem;
pub mod read;
pub mod walk;
mod zone;

pub use metadata::Metadata;
pub use problem::{Problem, Severity};
pub use read::Reading;
pub use walk::Input;
pub use zone::{Zone, ZoneKind};

use crate::span::Span;

/// One article, ready to be analysed.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// Stable name: the file's stem, or its path without extension where stems collide.
    pub id: String,
    /// Where it was read, as the user named it, with `/` between folders; empty for text from memory.
    pub path: String,
    /// The decoded text: a leading byte-order mark dropped, nothing else changed.
    pub text: String,
    /// What the file's bytes said.
    pub bytes: Bytes,
    /// What the user's side data says; it wins over what the text says.
    pub given: Given,
    /// The whole file is body: look for no header and no footer.
    pub body_only: bool,
}

/// How the bytes of a file became text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bytes {
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// Name of the encoding (`UTF-8`, `windows-1252`).
    pub encoding: String,
    /// True where some bytes could not be decoded and stand as U+FFFD.
    pub lossy: bool,
}

/// Side data of one article (`--metadata`, `--published`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// Headline.
    pub title: Option<String>,
    /// Periodical.
    pub publication: Option<String>,
    /// Its volume.
    pub volume: Option<u32>,
    /// Its issue.
    pub issue: Option<u32>,
    /// Byline.
    pub author: Option<String>,
    /// EDTF date.
    pub published: Option<String>,
}

impl Article {
    /// An article from memory.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Article {
        Article { id: id.into(), text: text.into(), ..Article::default() }
    }
}

/// What the head and the foot of an article say. Spans lead to the words; all are inside the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The headline.
    pub title: Option<Span>,
    /// The periodical's name as written.
    pub publication: Option<Span>,
    /// Volume.
    pub volume: Option<(u32, Span)>,
    /// Issue.
    pub issue: Option<(u32, Span)>,
    /// The byline's name or names, or the name in a recommended citation.
    pub author: Option<Author>,
    /// Places where the file may state its date: date lines, wire datelines, recommended citations. First is best.
    pub dates: Vec<Span>,
    /// Header, captions, body, footer, in text order.
    pub zones: Vec<Zone>,
}

/// The author as it is printed, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Given name first (`Simon Saradzhyan` for `Saradzhyan, Simon`).
    pub name: String,
    /// Where it stands.
    pub span: Span,
}
