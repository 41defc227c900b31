//! `claims.csv`: one row a claim, to be read by people and joined by programs.

use super::{Row, Table, list, maybe, ranges};
use crate::claim::ClaimKind;
use crate::mention::MentionKind;
use crate::record::View;
use crate::record::annotation::{Claim, Document};
use crate::record::claim::sources;
use crate::span::Span;

/// The table. What stands behind `publication` is evidence: where the parts of the claim stand.
pub const TABLE: Table = Table {
    file: "claims.csv",
    columns: &[
        "claim_id",
        "article_id",
        "published",
        "kind",
        "date",
        "first_day",
        "last_day",
        "date_basis",
        "date_text",
        "speaker",
        "speaker_ids",
        "speaker_names",
        "cue",
        "claim",
        "quoted",
        "participants",
        "people",
        "countries",
        "organizations",
        "sources",
        "source_dates",
        "negated",
        "hedged",
        "sentence",
        "paragraph",
        "start",
        "end",
        "rules",
        "title",
        "publication",
        "confidence",
        "participant_names",
        "cue_start",
        "cue_end",
        "speaker_start",
        "speaker_end",
        "claim_spans",
        "date_start",
        "date_end",
        "time_id",
        "citation_ids",
        "source_spans",
        "negated_by",
        "hedged_by",
    ],
    words: &[
        ("start", "end", "sentence"),
        ("cue_start", "cue_end", "cue"),
        ("speaker_start", "speaker_end", "speaker"),
        ("date_start", "date_end", "date_text"),
    ],
};

/// Stands between the spans of a claim that is told in several.
pub const GAP: &str = " … ";

/// The rows of an article.
pub fn rows(view: &View, document: &Document) -> Vec<Row> {
    document.claims.iter().enumerate().map(|(index, claim)| row(view, index, claim)).collect()
}

fn row(view: &View, index: usize, row: &Claim) -> Row {
    let claim = &view.found.claims[index];
    let (speaker, content): (_, &[Span]) = match &claim.kind {
        ClaimKind::Statement { speaker, content, .. } => (*speaker, content),
        ClaimKind::Event { .. } => (None, &[]),
    };
    // An event is told by its sentence, and so is a statement whose content could not be told apart.
    let spans = if content.is_empty() { &[claim.sentence] } else { content };
    let words: Vec<&str> = spans.iter().map(|span| view.words(*span)).collect();
    let span_cells: Vec<_> = spans.iter().map(|span| view.points(*span)).collect();
    let evidence = claim.date.as_ref().and_then(|date| date.evidence);
    let names = |ids: Option<&Vec<String>>| list(ids.into_iter().flatten().map(|id| view.name(id)));
    let sources = sources(view, claim);
    let cue = view.points(claim.anchor());
    let published = view.found.published.date.as_ref();
    vec![
        row.id.clone(),
        view.article.id.clone(),
        maybe(published),
        row.kind.clone(),
        maybe(row.edtf.as_ref().or(row.date.as_ref())),
        maybe(row.first_day.as_ref()),
        maybe(row.last_day.as_ref()),
        maybe(row.date_basis.as_ref()),
        maybe(evidence.map(|span| view.words(span))),
        maybe(speaker.map(|span| view.words(span))),
        list(row.speaker_entities.iter().flatten()),
        names(row.speaker_entities.as_ref()),
        view.words(claim.anchor()).into(),
        words.join(GAP),
        maybe(row.quoted.as_ref()),
        list(row.participants.iter().flatten()),
        within(view, claim.sentence, MentionKind::Person),
        within(view, claim.sentence, MentionKind::Country),
        within(view, claim.sentence, MentionKind::Organization),
        list(sources.iter().map(|source| source.name)),
        list(sources.iter().map(|source| source.dates.join(","))),
        row.negated.to_string(),
        row.hedged.to_string(),
        view.words(claim.sentence).into(),
        view.paragraph(claim.sentence).to_string(),
        row.sentence[0].to_string(),
        row.sentence[1].to_string(),
        list(&row.rules),
        maybe(view.title()),
        maybe(view.publication()),
        row.confidence.to_string(),
        names(row.participants.as_ref()),
        cue[0].to_string(),
        cue[1].to_string(),
        maybe(row.speaker.map(|span| span[0])),
        maybe(row.speaker.map(|span| span[1])),
        ranges(&span_cells),
        maybe(row.date_span.map(|span| span[0])),
        maybe(row.date_span.map(|span| span[1])),
        maybe(row.time.as_ref()),
        list(&row.citations),
        ranges(&row.source_spans),
        maybe(claim.negated.map(|span| view.words(span))),
        maybe(claim.hedged.map(|span| view.words(span))),
    ]
}

/// The names of the entities of a kind that a span mentions, in order of appearance.
fn within(view: &View, span: Span, kind: MentionKind) -> String {
    let mut ids: Vec<&str> = Vec::new();
    for mention in view.mentions_in(span).filter(|m| m.kind == kind) {
        if !ids.contains(&mention.entity.as_str()) {
            ids.push(&mention.entity);
        }
    }
    list(ids.into_iter().map(|id| view.name(id)))
}
