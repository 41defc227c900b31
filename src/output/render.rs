//! One article's share of every file, made where the article is analysed, so that only writing is left to do
//! in order.

use crate::json;
use crate::record::annotation::Document;
use crate::record::rows::{self, Row};
use crate::record::{View, nested};
use crate::table;

/// The files of a run beside the manifest.
pub const FILES: [&str; 8] = [
    "annotations.jsonl",
    "articles.csv",
    "citations.csv",
    "claims.csv",
    "claims.json",
    "mentions.csv",
    "problems.csv",
    "times.csv",
];

/// How cells of CSV files are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// As they are.
    #[default]
    Plain,
    /// Cells that a spreadsheet would take for a formula get a `'` in front.
    Excel,
}

/// One article's share of every file but `problems.csv`.
pub struct Rendered {
    /// The row of `articles.csv`, its last cell still open.
    pub article: Row,
    /// Names of files and what is added to them.
    pub parts: [(&'static str, Vec<u8>); 6],
}

/// What stands at the top of a file.
pub fn header(name: &str) -> Vec<u8> {
    let table = rows::TABLES.iter().find(|table| table.file == name);
    match table {
        Some(table) => table::lines([table.columns]),
        None if name == "claims.json" => b"[".to_vec(),
        None => Vec::new(),
    }
}

/// What stands at the foot of a file.
pub fn footer(name: &str) -> &'static [u8] {
    if name == "claims.json" { b"\n]\n" } else { b"" }
}

/// Renders one article. In `claims.json` a comma stands before every claim: the first of all has to lose it.
pub fn render(view: &View, profile: Profile) -> Rendered {
    let document = Document::new(view);
    let mut line = json::line(&document).into_bytes();
    line.push(b'\n');
    let mut claims = Vec::new();
    for claim in nested::claims(view, &document) {
        claims.extend_from_slice(b",\n");
        claims.extend_from_slice(json::line(&claim).as_bytes());
    }
    Rendered {
        article: rows::article(view),
        parts: [
            ("annotations.jsonl", line),
            ("citations.csv", cells(rows::citations(view, &document), profile)),
            ("claims.csv", cells(rows::claims(view, &document), profile)),
            ("claims.json", claims),
            ("mentions.csv", cells(rows::mentions(view, &document), profile)),
            ("times.csv", cells(rows::times(view, &document), profile)),
        ],
    }
}

/// Rows as CSV.
pub fn cells(mut rows: Vec<Row>, profile: Profile) -> Vec<u8> {
    if profile == Profile::Excel {
        rows.iter_mut().flatten().filter(|cell| is_formula(cell)).for_each(|cell| cell.insert(0, '\''));
    }
    table::lines(rows)
}

/// True for cells that a spreadsheet may run, and for those that the guard itself would make ambiguous.
pub fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\''])
}

/// A cell as it was before it was guarded.
pub fn unguarded(cell: &str, profile: Profile) -> &str {
    match profile {
        Profile::Plain => cell,
        Profile::Excel => cell.strip_prefix('\'').unwrap_or(cell),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_guarded_on_request_only() {
        let row = || vec![vec!["=1+1".to_string(), "a".into(), "-5".into(), "'x".into()]];
        assert_eq!(cells(row(), Profile::Plain), b"=1+1,a,-5,'x\n");
        assert_eq!(cells(row(), Profile::Excel), b"'=1+1,a,'-5,''x\n");
        assert_eq!(unguarded("'=1+1", Profile::Excel), "=1+1");
        assert_eq!(unguarded("a", Profile::Excel), "a");
    }
}
