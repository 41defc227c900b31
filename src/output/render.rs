//! One article's share of every file, made where the article is analysed, so that only writing is left to do
//! in order.

use crate::json;
use crate::record::View;
use crate::record::annotation::Document;

/// The files of a run beside the manifest.
pub const FILES: [&str; 1] = ["annotations.jsonl"];

/// How cells of CSV files are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// As they are.
    #[default]
    Plain,
    /// Cells that a spreadsheet would take for a formula get a `'` in front.
    Excel,
}

/// One article's share of every file, in the order of [`FILES`].
pub struct Rendered {
    /// The bytes.
    pub parts: [Vec<u8>; FILES.len()],
}

/// What stands at the top of a file.
pub fn header(_name: &str) -> Vec<u8> {
    Vec::new()
}

/// Renders one article.
pub fn render(view: &View, _profile: Profile) -> Rendered {
    let document = Document::new(view);
    let mut line = json::line(&document).into_bytes();
    line.push(b'\n');
    Rendered { parts: [line] }
}
