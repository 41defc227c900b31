//! `times.csv`: one row a time expression.

use super::{Row, Table, maybe};
use crate::record::View;
use crate::record::annotation::{Document, TimeExpression};

/// The table.
pub const TABLE: Table = Table {
    file: "times.csv",
    columns: &[
        "time_id",
        "article_id",
        "start",
        "end",
        "text",
        "type",
        "value",
        "mod",
        "edtf",
        "first_day",
        "last_day",
        "anchor",
        "unresolved",
        "note",
        "granularity",
        "in_citation",
        "zone",
        "sentence_number",
        "paragraph",
        "rule",
    ],
    words: &[("start", "end", "text")],
};

/// The rows of an article.
pub fn rows(view: &View, document: &Document) -> Vec<Row> {
    let row = |(index, t): (usize, &TimeExpression)| {
        let span = view.found.times[index].span;
        vec![
            t.id.clone(),
            view.article.id.clone(),
            t.start.to_string(),
            t.end.to_string(),
            t.text.clone(),
            t.timex.clone(),
            t.value.clone(),
            maybe(t.modifier.as_ref()),
            maybe(t.edtf.as_ref()),
            maybe(t.first_day.as_ref()),
            maybe(t.last_day.as_ref()),
            t.anchor.clone(),
            maybe(t.unresolved.as_ref()),
            maybe(t.note.as_ref()),
            maybe(t.granularity.as_ref()),
            t.in_citation.to_string(),
            view.zone(span).name().into(),
            view.sentence(span).to_string(),
            view.paragraph(span).to_string(),
            t.rule.clone(),
        ]
    };
    document.times.iter().enumerate().map(row).collect()
}
