//! One article with its findings, ready to be written: ids, code points, words, names.

use std::collections::BTreeMap;

use super::ids::Ids;
use crate::analysis::Analysis;
use crate::article::{Article, ZoneKind};
use crate::claim::{Claim, ClaimKind};
use crate::mention::{Form, Mention};
use crate::span::{CodePoints, Span};

/// What all tables of one article share.
pub struct View<'a> {
    /// The article.
    pub article: &'a Article,
    /// What was found in it.
    pub found: &'a Analysis,
    /// Ids of the mentions, in their order.
    pub mention_ids: Vec<String>,
    /// Ids of the time expressions, in their order.
    pub time_ids: Vec<String>,
    /// Ids of the citations, in their order.
    pub citation_ids: Vec<String>,
    /// Ids of the claims, in their order.
    pub claim_ids: Vec<String>,
    points: CodePoints<'a>,
    names: BTreeMap<&'a str, String>,
    wikidata: BTreeMap<&'a str, &'a str>,
}

impl<'a> View<'a> {
    /// Looks at an analysis. `name` gives the names of entities that a gazetteer knows; for the others the
    /// fullest name in the article is taken.
    pub fn new(article: &'a Article, found: &'a Analysis, name: impl Fn(&str) -> Option<String>) -> View<'a> {
        let points = CodePoints::new(&article.text);
        let mut ids = Ids::new(&article.id);
        let mention_ids = found.mentions.iter().map(|m| ids.make('m', points.span(m.span))).collect();
        let time_ids = found.times.iter().map(|t| ids.make('t', points.span(t.span))).collect();
        let citation_ids = found.citations.iter().map(|c| ids.make('c', points.span(c.span))).collect();
        let claim_ids = found.claims.iter().map(|c| ids.make(letter(c), points.span(c.anchor()))).collect();
        let names = names(article, found, name);
        let wikidata =
            found.mentions.iter().filter_map(|m| Some((m.entity.as_str(), m.wikidata.as_deref()?)));
        let wikidata = wikidata.collect();
        View { article, found, mention_ids, time_ids, citation_ids, claim_ids, points, names, wikidata }
    }

    /// The words of a span.
    pub fn words(&self, span: Span) -> &'a str {
        span.of(&self.article.text)
    }

    /// Both ends of a span, in code points.
    pub fn points(&self, span: Span) -> [usize; 2] {
        self.points.span(span)
    }

    /// Number of the paragraph that holds a span's first byte, counted from 1.
    pub fn paragraph(&self, span: Span) -> usize {
        self.found.paragraphs.partition_point(|p| p.start <= span.start).max(1)
    }

    /// Number of the sentence that holds a span's first byte, counted from 1.
    pub fn sentence(&self, span: Span) -> usize {
        self.found.sentences.partition_point(|s| s.start <= span.start).max(1)
    }

    /// The zone that holds a span's first byte; body where no zone does.
    pub fn zone(&self, span: Span) -> ZoneKind {
        let zones = &self.found.header.zones;
        zones.iter().find(|z| z.span.holds(span.start)).map_or(ZoneKind::Body, |z| z.kind)
    }

    /// The name of an entity; its slug where nobody names it.
    pub fn name(&self, entity: &str) -> String {
        self.names.get(entity).cloned().unwrap_or_else(|| entity.to_string())
    }

    /// The Wikidata id of an entity that the article mentions.
    pub fn wikidata(&self, entity: &str) -> Option<&'a str> {
        self.wikidata.get(entity).copied()
    }

    /// The mentions inside a span, by their places.
    pub fn mentions_in(&self, span: Span) -> impl Iterator<Item = &'a Mention> {
        let mentions = &self.found.mentions;
        let from = mentions.partition_point(|m| m.span.start < span.start);
        mentions[from..].iter().take_while(move |m| m.span.start < span.end)
    }

    /// The ids of the mentions inside a span, by their places.
    pub fn mention_ids_in(&self, span: Span) -> impl Iterator<Item = &String> {
        let from = self.found.mentions.partition_point(|m| m.span.start < span.start);
        self.mention_ids[from..].iter().take(self.mentions_in(span).count())
    }

    /// How many code points the text has.
    pub fn characters(&self) -> usize {
        self.points.at(self.article.text.len())
    }

    /// The headline: what the user says, else what stands in the article.
    pub fn title(&self) -> Option<String> {
        let given = self.article.given.title.clone();
        given.or_else(|| self.found.header.title.map(|s| self.words(s).to_string()))
    }

    /// The periodical: what the user says, else what stands in the article.
    pub fn publication(&self) -> Option<String> {
        let given = self.article.given.publication.clone();
        given.or_else(|| self.found.header.publication.map(|s| self.words(s).to_string()))
    }

    /// The volume: what the user says, else what stands in the article.
    pub fn volume(&self) -> Option<u32> {
        self.article.given.volume.or(self.found.header.volume.map(|v| v.0))
    }

    /// The issue: what the user says, else what stands in the article.
    pub fn issue(&self) -> Option<u32> {
        self.article.given.issue.or(self.found.header.issue.map(|v| v.0))
    }

    /// The author: what the user says, else what stands in the article.
    pub fn author(&self) -> Option<String> {
        let given = self.article.given.author.clone();
        given.or_else(|| self.found.header.author.as_ref().map(|a| a.name.clone()))
    }
}

/// `s` for statements, `e` for events.
fn letter(claim: &Claim) -> char {
    match claim.kind {
        ClaimKind::Statement { .. } => 's',
        ClaimKind::Event { .. } => 'e',
    }
}

/// The fullest name of each entity: a gazetteer's, else the longest proper name in the article.
fn names<'a>(
    article: &Article,
    found: &'a Analysis,
    name: impl Fn(&str) -> Option<String>,
) -> BTreeMap<&'a str, String> {
    let mut names: BTreeMap<&str, (bool, String)> = BTreeMap::new();
    for mention in &found.mentions {
        let entity = mention.entity.as_str();
        let words = || mention.span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        match names.get_mut(entity) {
            None => {
                let listed = name(entity);
                let proper = matches!(mention.form, None | Some(Form::Name));
                names.insert(entity, (listed.is_some() || proper, listed.unwrap_or_else(words)));
            }
            Some((true, known)) if name(entity).is_some() || mention.span.len() <= known.len() => {}
            Some((proper, known)) if matches!(mention.form, None | Some(Form::Name)) => {
                *proper = true;
                *known = words();
            }
            Some(_) => {}
        }
    }
    names.into_iter().map(|(entity, (_, name))| (entity, name)).collect()
}
