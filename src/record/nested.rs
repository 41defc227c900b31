//! `claims.json`: every claim with its evidence inside it, for programs that want to join nothing.

use serde::Serialize;

use super::View;
use super::annotation::{Article, Document, TimeExpression, Words};
use super::claim::{Dated, sources};
use crate::claim::{Claim, ClaimKind};
use crate::span::Span;

/// One claim, whole.
#[derive(Serialize)]
pub struct Nested<'a> {
    claim_id: &'a str,
    kind: &'a str,
    article: About<'a>,
    date: Option<When<'a>>,
    cue: Words,
    speaker: Option<Words>,
    speakers: Vec<Entity>,
    participants: Vec<Entity>,
    content: Vec<Words>,
    quoted: Option<&'a str>,
    sources: Vec<Reported<'a>>,
    negated: bool,
    negated_by: Option<Words>,
    hedged: bool,
    hedged_by: Option<Words>,
    sentence: Words,
    paragraph: usize,
    mentions: Vec<&'a str>,
    rules: &'a [&'static str],
    confidence: f64,
}

/// The article in short.
#[derive(Serialize)]
struct About<'a> {
    id: &'a str,
    path: Option<&'a str>,
    title: Option<&'a str>,
    publication: Option<&'a str>,
    author: Option<&'a str>,
    published: Option<&'a str>,
    published_basis: Option<&'a str>,
    sha256: Option<&'a str>,
}

/// A date and what it rests on.
#[derive(Serialize)]
struct When<'a> {
    value: &'a str,
    edtf: Option<String>,
    first_day: Option<String>,
    last_day: Option<String>,
    basis: &'a str,
    evidence: Option<Words>,
    expression: Option<&'a TimeExpression>,
}

/// A person, country or organization.
#[derive(Serialize)]
struct Entity {
    id: String,
    name: String,
    wikidata: Option<String>,
}

/// A source, its dates, and the citation that names it.
#[derive(Serialize)]
struct Reported<'a> {
    name: &'a str,
    place: Words,
    dates: Vec<&'a str>,
    citation_id: Option<&'a str>,
    citation: Option<Words>,
}

/// The claims of an article.
pub fn claims<'a>(view: &'a View, document: &'a Document) -> Vec<Nested<'a>> {
    (0..document.claims.len()).map(|index| nested(view, document, index)).collect()
}

fn nested<'a>(view: &'a View, document: &'a Document, index: usize) -> Nested<'a> {
    let claim: &Claim = &view.found.claims[index];
    let row = &document.claims[index];
    let words = |span: Span| Words::of(view, span);
    let (speaker, content): (_, &[Span]) = match &claim.kind {
        ClaimKind::Statement { speaker, content, .. } => (speaker.map(words), content),
        ClaimKind::Event { .. } => (None, &[]),
    };
    let entities = |ids: &Option<Vec<String>>| ids.iter().flatten().map(|id| entity(view, id)).collect();
    Nested {
        claim_id: &row.id,
        kind: &row.kind,
        article: about(&document.article),
        date: claim.date.as_ref().map(|date| {
            let dated = Dated::new(view, claim);
            When {
                value: &date.value,
                edtf: dated.edtf,
                first_day: dated.first_day,
                last_day: dated.last_day,
                basis: date.basis.name(),
                evidence: date.evidence.map(words),
                expression: date.time.and_then(|time| document.times.get(time)),
            }
        }),
        cue: words(claim.anchor()),
        speaker,
        speakers: entities(&row.speaker_entities),
        participants: entities(&row.participants),
        content: content.iter().map(|span| words(*span)).collect(),
        quoted: row.quoted.as_deref(),
        sources: sources(view, claim)
            .into_iter()
            .map(|source| Reported {
                name: source.name,
                place: words(source.span),
                dates: source.dates,
                citation_id: source.citation.and_then(|c| view.citation_ids.get(c)).map(String::as_str),
                citation: source.citation.map(|c| words(view.found.citations[c].span)),
            })
            .collect(),
        negated: row.negated,
        negated_by: claim.negated.map(words),
        hedged: row.hedged,
        hedged_by: claim.hedged.map(words),
        sentence: words(claim.sentence),
        paragraph: view.paragraph(claim.sentence),
        mentions: view.mention_ids_in(claim.sentence).map(String::as_str).collect(),
        rules: &claim.rules,
        confidence: row.confidence,
    }
}

fn about(article: &Article) -> About<'_> {
    About {
        id: &article.id,
        path: article.path.as_deref(),
        title: article.title.as_deref(),
        publication: article.publication.as_deref(),
        author: article.author.as_deref(),
        published: article.published.as_deref(),
        published_basis: article.published_basis.as_deref(),
        sha256: article.sha256.as_deref(),
    }
}

fn entity(view: &View, id: &str) -> Entity {
    Entity { id: id.to_string(), name: view.name(id), wikidata: view.wikidata(id).map(str::to_string) }
}
