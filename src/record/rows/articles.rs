//! `articles.csv`: one row an article that was read.

use super::{Row, Table, maybe};
use crate::claim::ClaimKind;
use crate::hash::sha256;
use crate::record::View;

/// The table.
pub const TABLE: Table = Table {
    file: "articles.csv",
    columns: &[
        "article_id",
        "path",
        "title",
        "publication",
        "volume",
        "issue",
        "author",
        "published",
        "published_basis",
        "published_text",
        "published_start",
        "published_end",
        "status",
        "encoding",
        "lossy",
        "characters",
        "paragraphs",
        "sentences",
        "mentions",
        "times",
        "citations",
        "statements",
        "events",
        "sha256",
        "text_sha256",
        "duplicate_of",
    ],
    words: &[("published_start", "published_end", "published_text")],
};

/// The row of an article. The last cell, the id of an earlier article with the same bytes, is left empty for
/// the one who sees all articles.
pub fn row(view: &View) -> Row {
    let (article, found) = (view.article, view.found);
    let evidence = found.published.evidence;
    let place = evidence.map(|span| view.points(span));
    let statements = found.claims.iter().filter(|c| matches!(c.kind, ClaimKind::Statement { .. })).count();
    let status = if article.text.trim().is_empty() { "empty" } else { "ok" };
    vec![
        article.id.clone(),
        article.path.clone(),
        maybe(view.title()),
        maybe(view.publication()),
        maybe(view.volume()),
        maybe(view.issue()),
        maybe(view.author()),
        maybe(found.published.date.as_ref()),
        found.published.basis.name().into(),
        maybe(evidence.map(|span| view.words(span))),
        maybe(place.map(|p| p[0])),
        maybe(place.map(|p| p[1])),
        status.into(),
        article.bytes.encoding.clone(),
        article.bytes.lossy.to_string(),
        view.characters().to_string(),
        found.paragraphs.len().to_string(),
        found.sentences.len().to_string(),
        found.mentions.len().to_string(),
        found.times.len().to_string(),
        found.citations.len().to_string(),
        statements.to_string(),
        (found.claims.len() - statements).to_string(),
        article.bytes.sha256.clone(),
        sha256(article.text.as_bytes()),
        String::new(),
    ]
}
