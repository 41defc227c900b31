//! `mentions.csv`: one row a mention of a person, country or organization.

use super::{Row, Table, list, maybe};
use crate::record::View;
use crate::record::annotation::Document;

/// The table.
pub const TABLE: Table = Table {
    file: "mentions.csv",
    columns: &[
        "mention_id",
        "article_id",
        "start",
        "end",
        "text",
        "type",
        "form",
        "entity",
        "name",
        "wikidata",
        "known",
        "gender",
        "title",
        "title_start",
        "title_end",
        "title_of",
        "rivals",
        "zone",
        "sentence_number",
        "paragraph",
        "rule",
    ],
    words: &[("start", "end", "text"), ("title_start", "title_end", "title")],
};

/// The rows of an article.
pub fn rows(view: &View, document: &Document) -> Vec<Row> {
    let row = |(index, m): (usize, &crate::record::annotation::Mention)| {
        let span = view.found.mentions[index].span;
        vec![
            m.id.clone(),
            view.article.id.clone(),
            m.start.to_string(),
            m.end.to_string(),
            m.text.clone(),
            m.kind.clone(),
            maybe(m.form.as_ref()),
            m.entity.clone(),
            m.name.clone(),
            maybe(m.wikidata.as_ref()),
            m.known.clone(),
            maybe(m.gender.as_ref()),
            maybe(m.title.as_ref().map(|t| &t.text)),
            maybe(m.title.as_ref().map(|t| t.start)),
            maybe(m.title.as_ref().map(|t| t.end)),
            maybe(m.title_of.as_ref()),
            list(&m.rivals),
            view.zone(span).name().into(),
            view.sentence(span).to_string(),
            view.paragraph(span).to_string(),
            m.rule.clone(),
        ]
    };
    document.mentions.iter().enumerate().map(row).collect()
}
