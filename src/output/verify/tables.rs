//! The CSV tables: offsets against words, ids against ids.

use std::collections::{HashMap, HashSet};

use super::super::manifest::Manifest;
use super::super::render::{Profile, unguarded};
use super::Verified;
use super::source::{Source, Sources};
use crate::record::rows::{self, GAP};
use crate::table::{Row, Table};

/// Every row of a table against its article.
pub fn words(
    table: &rows::Table,
    read: &Table,
    profile: Profile,
    sources: &mut Sources,
    verified: &mut Verified,
) {
    if table.words.is_empty() {
        return;
    }
    for row in read.rows() {
        let article = unguarded(row.raw("article_id"), profile);
        if sources.is_unchecked(article) {
            continue;
        }
        let place = format!("{}:{}", table.file, row.line());
        match sources.get(article) {
            Err(what) => verified.add(place, format!("{article}: {what}")),
            Ok(source) => {
                verified.rows += 1;
                for (start, end, column) in table.words {
                    let words = unguarded(row.raw(column), profile);
                    if let Err(what) = stands(source, row.get(start), row.get(end), words) {
                        verified.add(&place, format!("{column}: {what}"));
                    }
                }
                if table.file == rows::CLAIMS.file
                    && let Err(what) = claim(source, &row, profile)
                {
                    verified.add(&place, what);
                }
            }
        }
    }
}

/// The words have to stand at the offsets; no words, no offsets.
fn stands(source: &Source, start: &str, end: &str, words: &str) -> Result<(), String> {
    if start.is_empty() && end.is_empty() && words.is_empty() {
        return Ok(());
    }
    let (Ok(from), Ok(to)) = (start.parse(), end.parse()) else {
        return Err(format!("expected two offsets, found `{start}` and `{end}`"));
    };
    match source.slice(from, to) {
        None => Err(format!("{from}-{to} is not inside the article")),
        Some(there) if there == words => Ok(()),
        Some(there) => Err(format!("at {from}-{to} stands “{there}”, not “{words}”")),
    }
}

/// The words of a claim stand at its spans, with a mark between them.
fn claim(source: &Source, row: &Row, profile: Profile) -> Result<(), String> {
    let mut words = Vec::new();
    for range in row.list("claim_spans") {
        let span = range.split_once('-').and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
        let there = span.and_then(|(start, end)| source.slice(start, end));
        words.push(there.ok_or_else(|| format!("claim_spans: {range} is not inside the article"))?);
    }
    let (expected, found) = (words.join(GAP), unguarded(row.raw("claim"), profile));
    if expected == found {
        Ok(())
    } else {
        Err(format!("claim: at its spans stands “{expected}”, not “{found}”"))
    }
}

/// Ids are unique and lead somewhere; the articles are those of the manifest.
pub fn joins(tables: &HashMap<&str, Table>, manifest: &Manifest, verified: &mut Verified) {
    let mut ids: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (table, column, unique) in [
        (&rows::ARTICLES, "article_id", true),
        (&rows::MENTIONS, "mention_id", true),
        (&rows::TIMES, "time_id", true),
        (&rows::CITATIONS, "citation_id", false),
        (&rows::CLAIMS, "claim_id", true),
    ] {
        let Some(read) = tables.get(table.file) else { continue };
        let known = ids.entry(column).or_default();
        for row in read.rows() {
            if !known.insert(row.raw(column)) && unique {
                verified.add(format!("{}:{}", table.file, row.line()), format!("{column} stands here twice"));
            }
        }
    }
    let named: HashSet<&str> = manifest.articles.iter().map(|read| read.id.as_str()).collect();
    let articles = ids.entry("article_id").or_default();
    if named.len() != articles.len() {
        let what = format!("{} articles here, {} in the manifest", articles.len(), named.len());
        verified.add(rows::ARTICLES.file, what);
    }
    for (table, column, target) in [
        (&rows::MENTIONS, "article_id", "article_id"),
        (&rows::TIMES, "article_id", "article_id"),
        (&rows::CITATIONS, "article_id", "article_id"),
        (&rows::CLAIMS, "article_id", "article_id"),
        (&rows::CITATIONS, "time_ids", "time_id"),
        (&rows::CLAIMS, "time_id", "time_id"),
        (&rows::CLAIMS, "citation_ids", "citation_id"),
    ] {
        let (Some(read), Some(known)) = (tables.get(table.file), ids.get(target)) else { continue };
        for row in read.rows() {
            let cell = row.raw(column);
            let lead = if column == "article_id" { vec![cell] } else { cell.split("; ").collect() };
            for id in lead.into_iter().filter(|id| !id.is_empty() && !known.contains(id)) {
                let place = format!("{}:{}", table.file, row.line());
                verified.add(place, format!("{column}: {id} leads nowhere"));
            }
        }
    }
}
