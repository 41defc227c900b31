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
    let medium = |m: &Mention| context.is_medium(m) || joined(m) || is_called(tree, m);
    mentions
        .iter()
        .filter(|m| outside(m.tokens.start) && medium(m) && !in_citation(context, m.span))
        .filter(|m| !employs(tree, context, m))
        .filter(|m| {
            let before = m.tokens.start.checked_sub(1).filter(|t| tree.tokens.contains(t));
            before.is_none_or(|t| !matches!(tree.tag(t), Tag::Pos))
        })
        .map(|m| Source { span: m.span, citation: None })
        .collect()
}

/// *Liberte newspaper*, *the weekly Tygodnik*: the word beside the name says what it is.
fn is_called(tree: &Tree, mention: &Mention) -> bool {
    let noun = |t: usize| tree.tokens.contains(&t) && tree.is_noun(t);
    // *a CSTO press release*: no medium.
    let medium = |t: usize| {
        noun(t) && tree.tag(t) == Tag::Nn && lexicon().is(tree.lemma(t), Noun::Medium) && !noun(t + 1)
            || t + 1 == mention.tokens.start && noun(t) && lexicon().is(tree.lemma(t), Noun::Medium)
    };
    mention.kind == MentionKind::Organization
        && (medium(mention.tokens.end) || mention.tokens.start.checked_sub(1).is_some_and(medium))
}

/// *a former Breitbart reporter, Jane Dale*, *host of MSNBC's show*: whose people somebody is, not where he says it. Whoever tells
/// a reporter tells his paper.
fn employs(tree: &Tree, context: &Context, mention: &Mention) -> bool {
    let end = mention.tokens.end;
    let title = (end..tree.tokens.end).take_while(|&t| tree.tag(t) == Tag::Nn).count();
    let person = context.mention_at(end + title).is_some_and(|m| m.kind == MentionKind::Person);
    let before = mention.tokens.start.checked_sub(1).filter(|t| tree.tokens.contains(t));
    let told = before.is_some_and(|t| lexicon().cues(tree.lemma(t)).iter().any(|c| c.recipient));
    let article = before.filter(|&t| tree.tag(t) == Tag::Dt).and_then(|t| t.checked_sub(1));
    let of = article
        .or(before)
        .filter(|&t| tree.tokens.contains(&t) && tree.is(t, "of"))
        .and_then(|t| t.checked_sub(1));
    let host = of.is_some_and(|t| tree.tokens.contains(&t) && lexicon().is(tree.lemma(t), Noun::People));
    host || (1..=3).contains(&title) && person && !told
}

/// *told German radio*, *told state television*: a medium without a name.
pub(super) fn unnamed(tree: &Tree, context: &Context, cue: usize) -> Option<Source> {
    let hears = lexicon().cues(tree.lemma(cue)).iter().any(|c| c.recipient);
    let first = cue + 1;
    let first = first + usize::from(tree.tokens.contains(&first) && tree.tag(first) == Tag::Dt);
    let word = |&t: &usize| tree.is_noun(t) || tree.tag(t) == Tag::Jj;
    let last = (first..tree.tokens.end).take_while(word).take(4).last()?;
    let medium = tree.is_noun(last) && lexicon().is(tree.lemma(last), Noun::Medium);
    let free = last > first
        && (first..=last).all(|t| context.mention_at(t).is_none_or(|m| m.kind == MentionKind::Country));
    (hears && medium && free).then(|| Source { span: tree.text.span(first..last + 1), citation: None })
}

/// *the newspaper said*: the medium that a description means is the speaker and a source too.
pub(super) fn described(context: &Context, speaker: &Speaker, before: usize) -> Option<Source> {
    const BACK: usize = 60;
    let [entity] = speaker.entities.as_slice() else { return None };
    let named =
        |span: Span| context.mentions_in(&context.text.tokens_in(span)).iter().any(|m| m.span == span);
    speaker.span.filter(|&span| !named(span))?;
    let end = context.mentions.partition_point(|m| m.tokens.start < before);
    let last = context.mentions[..end].iter().rev().take(BACK).find(|m| m.entity == *entity)?;
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
