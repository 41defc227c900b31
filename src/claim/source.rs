//! Sources of a claim: the citation that covers it, and the media and documents that the sentence names.

use std::ops::Range;

use super::Source;
use super::context::Context;
use super::lexicon::{Noun, lexicon};
use super::speaker::Speaker;
use super::tree::Tree;
use crate::citation::ItemKind;
use crate::mention::{Mention, MentionKind};
use crate::span::Span;
use crate::syntax::Tag;

/// The cited reports that cover a place.
pub(super) fn cited(context: &Context, place: Span) -> Vec<Source> {
    let Some(citation) = context.citation_over(place) else { return Vec::new() };
    let items = context.citations[citation].items.iter();
    items
        .filter(|i| i.kind == ItemKind::Report && !i.source.is_empty())
        .map(|i| Source { span: i.source, citation: Some(citation) })
        .collect()
}

/// Media that a clause names as where it was said: *told Reuters*, *quoted by Rustavi-2*, *in an interview with
/// Izvestia*. `outside` says whether a token lies outside the content.
pub(super) fn inline(
    tree: &Tree,
    context: &Context,
    clause: Range<usize>,
    outside: &dyn Fn(usize) -> bool,
) -> Vec<Source> {
    let mentions = context.mentions_in(&clause);
    // *CTK and TV Nova reported*: one known medium makes media of those beside it.
    let beside = |a: &Mention, b: &Mention| {
        let gap = a.tokens.end..b.tokens.start;
        gap.len() == 1 && gap.clone().all(|t| matches!(tree.word(t), "," | "and" | "&"))
    };
    let joined = |m: &Mention| {
        let known = |n: &&Mention| context.is_medium(n) && outside(n.tokens.start);
        m.kind == MentionKind::Organization
            && mentions.iter().filter(known).any(|n| beside(m, n) || beside(n, m))
    };
    let medium = |m: &Mention| context.is_medium(m) || joined(m);
    mentions
        .iter()
        .filter(|m| outside(m.tokens.start) && medium(m) && !in_citation(context, m.span))
        .filter(|m| {
            let before = m.tokens.start.checked_sub(1).filter(|t| tree.tokens.contains(t));
            before.is_none_or(|t| !matches!(tree.tag(t), Tag::Pos))
        })
        .map(|m| Source { span: m.span, citation: None })
        .collect()
}

/// *the newspaper said*: the medium that a description means is the speaker and a source too.
pub(super) fn described(context: &Context, speaker: &Speaker, before: usize) -> Option<Source> {
    let [entity] = speaker.entities.as_slice() else { return None };
    let named = |span: Span| context.mentions.iter().any(|m| m.span == span);
    speaker.span.filter(|&span| !named(span))?;
    let end = context.mentions.partition_point(|m| m.tokens.start < before);
    let last = context.mentions[..end].iter().rfind(|m| m.entity == *entity)?;
    context.is_medium(last).then_some(Source { span: last.span, citation: None })
}

fn in_citation(context: &Context, span: Span) -> bool {
    let index = context.citations.partition_point(|c| c.span.end < span.end);
    context.citations.get(index).is_some_and(|c| c.span.contains(span))
}

/// *a CSTO press release*, *the estimates of the government*: the words of a document without its article.
pub(super) fn document(tree: &Tree, head: usize, phrase: Range<usize>) -> Option<Span> {
    if !lexicon().is(tree.lemma(head), Noun::Document) {
        return None;
    }
    let mut start = phrase.start;
    while start < head && (matches!(tree.tag(start), Tag::Dt | Tag::Prps) || tree.in_time(start)) {
        start += 1;
    }

    // *the report of a commission that was handed over*: what is said of it is not its name.
    let told = |&t: &usize| matches!(tree.tag(t), Tag::Wdt | Tag::Wp);
    let end = (head + 1..phrase.end).find(told).unwrap_or(phrase.end);
    // *a press release of October 14*: nor is its date.
    let dated =
        (head + 1..end).find(|&t| tree.in_time(t)).map(|t| t - usize::from(tree.tag(t - 1) == Tag::In));
    let end = dated.unwrap_or(end);
    Some(tree.text.span(start..end))
}
