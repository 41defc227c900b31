//! The CSV tables: one file a table, with its columns and how a row is made.
//!
//! All offsets are code points. A column that holds words holds them as they stand, line breaks included, so
//! that `start` and `end` give them back. Lists in one cell are joined by `; `.

mod articles;
mod citations;
mod claims;
mod mentions;
mod problems;
mod times;

/// One row: a cell a column.
pub type Row = Vec<String>;

/// One table: the name of its file, its columns, and which of them hold words.
pub struct Table {
    /// Name of the file.
    pub file: &'static str,
    /// Names of the columns, in order.
    pub columns: &'static [&'static str],
    /// Columns of words: first and last code point, and the words that stand there.
    pub words: &'static [(&'static str, &'static str, &'static str)],
}

/// `articles.csv`.
pub const ARTICLES: Table = articles::TABLE;
/// `claims.csv`.
pub const CLAIMS: Table = claims::TABLE;
/// `mentions.csv`.
pub const MENTIONS: Table = mentions::TABLE;
/// `times.csv`.
pub const TIMES: Table = times::TABLE;
/// `citations.csv`.
pub const CITATIONS: Table = citations::TABLE;
/// `problems.csv`.
pub const PROBLEMS: Table = problems::TABLE;

/// All tables, by file name.
pub const TABLES: [&Table; 6] = [&ARTICLES, &CITATIONS, &CLAIMS, &MENTIONS, &PROBLEMS, &TIMES];

pub use articles::row as article;
pub use citations::rows as citations;
pub use claims::{GAP, rows as claims};
pub use mentions::rows as mentions;
pub use problems::row as problem;
pub use times::rows as times;

/// The items of a list in one cell.
fn list<S: AsRef<str>>(items: impl IntoIterator<Item = S>) -> String {
    let mut cell = String::new();
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            cell.push_str("; ");
        }
        cell.push_str(item.as_ref());
    }
    cell
}

/// A cell that may be empty.
fn maybe<T: ToString>(value: Option<T>) -> String {
    value.map(|v| v.to_string()).unwrap_or_default()
}

/// Ranges as `start-end`.
fn ranges<'r>(items: impl IntoIterator<Item = &'r [usize; 2]>) -> String {
    list(items.into_iter().map(|[start, end]| format!("{start}-{end}")))
}
