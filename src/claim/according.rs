//! *According to X*: a statement of its own, or the source of another.

use std::ops::Range;

use super::Source;
use super::confidence;
use super::context::Context;
use super::cue;
use super::find::Statement;
use super::lexicon::{Noun, lexicon};
use super::memory::Memory;
use super::source;
use super::speaker;
use super::tree::Tree;
use crate::mention::MentionKind;
use crate::syntax::Tag;

/// *according to X*: a statement of its own, or only a source where another cue reports the same words.
pub(super) fn report_according(
    tree: &Tree,
    context: &Context,
    memory: &Memory,
    according: &cue::According,
    result: &mut Vec<Statement>,
    end: usize,
) {
    let text = tree.text;
    let lemma = tree.lemma(according.head);
    if lexicon().is(lemma, Noun::Standing) {
        return;
    }
    let document = source::document(tree, according.head, according.phrase.clone());
    let mut inline: Vec<Source> = document.map(|span| Source { span, citation: None }).into_iter().collect();
    let everywhere = |_: usize| true;
    inline.extend(
        source::inline(tree, context, according.phrase.clone(), &everywhere)
            .into_iter()
            .filter(|s| document.is_none_or(|d| !d.contains(s.span))),
    );
    let interrupted = interrupted(tree, according, end);
    let part = interrupted.clone().map_or_else(|| according_part(tree, according, end), |p| p[0].clone());
    // Beside another cue a press release is only a source; a person speaks.
    if (document.is_some() || !inline.is_empty())
        && let Some(other) = result.iter_mut().rev().find(|s| part.contains(&s.token))
    {
        other.inline.extend(inline);
        return;
    }
    // A quotation beside it says something, whatever the tagger made of its verb.
    let quoted = |t: usize| text.quote_at(text.tokens[t].span.start).is_some();
    if interrupted.is_none() && (part.len() < 2 || !part.clone().any(|t| tree.is_verb(t) || quoted(t))) {
        return;
    }
    // Of a document the one who issued it speaks.
    let mut speaker = speaker::speaker(tree, context, memory, according.head);
    // *a statement by the attorney Mary Brown*
    let by = according.phrase.clone().find(|&t| tree.is(t, "by") && document.is_some());
    let named = by.map(|t| context.mentions_in(&(t..according.phrase.end)).iter());
    if let Some(person) = named.and_then(|mut all| all.find(|m| m.kind == MentionKind::Person)) {
        speaker.entities = vec![person.entity.clone()];
    }
    if document.is_some() && speaker.entities.is_empty() {
        let inside = context.mentions_in(&according.phrase).first();
        speaker.entities = inside.map(|m| m.entity.clone()).into_iter().collect();
    }
    if document.is_some() && speaker.entities.is_empty() {
        let state = according.phrase.clone().find(|&t| cue::is_noun_of(tree, t, Noun::State));
        if let Some(state) = state {
            speaker.entities = memory.country(context, state).into_iter().collect();
        }
    }
    speaker.phrase = Some(text.span(according.phrase.clone()));
    let confidence = confidence::of("according-to", speaker.rule, true);
    let cue = text.span(according.cue.clone());
    result.push(Statement {
        token: according.cue.start,
        cue,
        speaker,
        content: interrupted.map_or_else(|| vec![part], Vec::from),
        shared: None,
        rule: "according-to",
        negated: None,
        hedged: None,
        inline,
        confidence,
    });
}

/// Behind a relative clause or an apposition between two commas: *According to Kowal, who was there, it rained*.
fn aside(tree: &Tree, from: usize, end: usize) -> usize {
    if from + 2 >= end || tree.word(from) != "," {
        return from;
    }
    let Some(close) = (from + 1..end.min(from + 30)).find(|&t| tree.word(t) == ",") else { return from };
    let relative = matches!(tree.tag(from + 1), Tag::Wp | Tag::Wdt);
    let noun = tree.tag(from + 1) == Tag::Dt && (from + 1..close).all(|t| !tree.is_finite(t));
    let rest = (close + 1..end).any(|t| tree.is_finite(t));
    if (relative || noun) && rest { close } else { from }
}

/// *…, and China, according to a delegate, hid behind them*: the two halves of the clause that it interrupts, where that
/// is not the first of its sentence.
fn interrupted(tree: &Tree, according: &cue::According, end: usize) -> Option<[Range<usize>; 2]> {
    let (start, close) = (according.cue.start, according.phrase.end);
    if start < tree.tokens.start + 4 {
        return None;
    }

    let commas = tree.word(start - 1) == "," && close < end && tree.word(close) == ",";
    let finite = |t: usize| tree.is_finite(t) && !tree.is_auxiliary(t);
    let and = (tree.tokens.start + 1..start.saturating_sub(1))
        .rfind(|&t| tree.tag(t) == Tag::Cc && tree.word(t - 1) == ",")?;
    let subject = !(and..start).any(finite) && tree.is_noun(start - 2) && start - and < 12;
    let rest = (close + 1..end).find(|&t| matches!(tree.word(t), ";" | "\u{201c}" | "\"")).unwrap_or(end);
    let verb = (close + 1..rest).take(3).any(|t| tree.is_verb(t)) && (tree.tokens.start..and).any(finite);
    (commas && subject && verb).then(|| [and + 1..start - 1, close + 1..rest])
}

/// The clause that *according to* supports.
fn according_part(tree: &Tree, according: &cue::According, end: usize) -> Range<usize> {
    let start = according.cue.start;
    if start <= tree.tokens.start + 1 {
        return aside(tree, according.phrase.end.min(end), end)..end;
    }
    let begin =
        (tree.tokens.start..start).rev().find(|&t| tree.word(t) == ";").map_or(tree.tokens.start, |t| t + 1);
    begin..start
}
