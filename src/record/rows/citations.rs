//! `citations.csv`: one row an item of a citation; a citation without items has one row too.

use super::{Row, Table, list, maybe};
use crate::record::View;
use crate::record::annotation::{Citation, Document, Item};

/// The table.
pub const TABLE: Table = Table {
    file: "citations.csv",
    columns: &[
        "citation_id",
        "article_id",
        "start",
        "end",
        "text",
        "source",
        "source_start",
        "source_end",
        "kind",
        "dates",
        "time_ids",
        "covers_start",
        "covers_end",
        "paragraph",
        "rule",
    ],
    words: &[("start", "end", "text"), ("source_start", "source_end", "source")],
};

/// The rows of an article.
pub fn rows(view: &View, document: &Document) -> Vec<Row> {
    let mut rows = Vec::new();
    for (index, citation) in document.citations.iter().enumerate() {
        let paragraph = view.paragraph(view.found.citations[index].span);
        if citation.items.is_empty() {
            rows.push(row(view, citation, None, paragraph));
        }
        rows.extend(citation.items.iter().map(|item| row(view, citation, Some(item), paragraph)));
    }
    rows
}

fn row(view: &View, citation: &Citation, item: Option<&Item>, paragraph: usize) -> Row {
    vec![
        citation.id.clone(),
        view.article.id.clone(),
        citation.start.to_string(),
        citation.end.to_string(),
        citation.text.clone(),
        maybe(item.map(|i| &i.source)),
        maybe(item.map(|i| i.span[0])),
        maybe(item.map(|i| i.span[1])),
        maybe(item.map(|i| &i.kind)),
        item.map(|i| list(&i.dates)).unwrap_or_default(),
        item.map(|i| list(&i.times)).unwrap_or_default(),
        maybe(citation.covers.map(|c| c[0])),
        maybe(citation.covers.map(|c| c[1])),
        paragraph.to_string(),
        citation.rule.clone(),
    ]
}
