//! Quotations that no reporting verb leads: behind a colon (*reflected on the day: “…”*, *Kowal: “…”*), or with the
//! name of the speaker on a line of its own below (*— Anna Kowal, director*).

use std::ops::Range;

use super::confidence;
use super::context::Context;
use super::cue::is_noun_of;
use super::find::Statement;
use super::lexicon::Noun;
use super::memory::Memory;
use super::phrase::whole;
use super::speaker::{self, Speaker};
use super::subject;
use super::tree::Tree;
use crate::mention::{Mention, MentionKind};
use crate::span::Span;
use crate::text::Kind;

/// Fewer words are a title or a term.
const SHORT: usize = 4;

/// Adds the statements of a sentence that a colon or a signature makes.
pub(super) fn report(tree: &Tree, context: &Context, memory: &Memory, result: &mut Vec<Statement>) {
    if let Some(statement) = signed(tree, context) {
        result.push(statement);
        return;
    }
    let text = tree.text;
    // `Anna Kowal: “…”` may be cut behind the colon.
    let last = tree.tokens.end - 1;
    if tree.word(last) == ":"
        && let Some(next) = text.tokens.get(last + 1)
        && let Some(quote) = text.quotes.get(text.quotes.partition_point(|q| q.span.start < next.span.start))
        && quote.span.start == next.span.start
        && text.paragraph_of(quote.span.start) == text.paragraph_of(text.tokens[last].span.start)
    {
        let inner = text.tokens_in(quote.inner);
        result.extend(label(tree, context, memory, last, &inner).filter(|_| inner.len() >= SHORT));
        return;
    }
    let span = text.span(tree.tokens.clone());
    let first = text.quotes.partition_point(|q| q.span.start < span.start);
    for quote in text.quotes[first..].iter().take_while(|q| q.span.start < span.end) {
        let inner = text.tokens_in(quote.inner);
        let Some(colon) = text.tokens_in(quote.span).start.checked_sub(1) else { continue };
        let known =
            result.iter().any(|s| s.content.iter().any(|p| p.start < inner.end && inner.start < p.end));
        if inner.len() < SHORT || known || !tree.tokens.contains(&colon) || tree.word(colon) != ":" {
            continue;
        }
        result.extend(
            label(tree, context, memory, colon, &inner).or_else(|| led(tree, context, memory, colon, &inner)),
        );
    }
}

/// *Julia Forder reflected on the day: “…”*: any verb of somebody who can speak.
fn led(
    tree: &Tree,
    context: &Context,
    memory: &Memory,
    colon: usize,
    inner: &Range<usize>,
) -> Option<Statement> {
    let outside = |t: &usize| tree.text.quote_at(tree.text.tokens[*t].span.start).is_none();
    let verb = (tree.tokens.start..colon)
        .filter(outside)
        .filter(|&t| tree.is_finite(t) && tree.is_verb(t))
        .find(|&t| {
        !matches!(tree.relation(t), crate::syntax::Relation::AclRelcl | crate::syntax::Relation::Advcl)
    })?;
    let head = subject::of(tree, context, verb)?;
    let mut speaker = speaker::speaker(tree, context, memory, head);
    let person = speaker.entities.iter().any(|e| e.starts_with("person:"));
    if !(person || is_noun_of(tree, head, Noun::People)) {
        return None;
    }
    speaker.phrase = whole(tree, context, head, verb);
    Some(statement(tree, verb, speaker, inner.clone(), "verb-then-colon"))
}

/// *Anna Kowal: “…”*: nothing but a name and its title before the colon.
fn label(
    tree: &Tree,
    context: &Context,
    memory: &Memory,
    colon: usize,
    inner: &Range<usize>,
) -> Option<Statement> {
    let before = tree.tokens.start..colon;
    let name = context.mentions_in(&before).iter().rfind(|m| m.kind == MentionKind::Person)?;
    let bare = before.len() <= 8 && before.clone().all(|t| !tree.is_finite(t) && tree.word(t) != ";");
    (bare && name.tokens.end == colon && memory.interviewed.is_none())
        .then(|| statement(tree, colon, named(tree, name, before), inner.clone(), "name-then-colon"))
}

/// *— Anna Kowal, director of the museum* under a paragraph that is all quotation.
fn signed(tree: &Tree, context: &Context) -> Option<Statement> {
    let paragraph = tree.text.paragraph_of(tree.text.tokens[tree.tokens.start].span.start);
    let above = paragraph.checked_sub(1)?;
    let below = signature(context, above)?;
    let dash = tree.tokens.start;
    if tree.text.tokens[dash].span.start != below.start || tree.tokens.len() < 2 {
        return None;
    }
    let quoted = tree.text.tokens_in(tree.text.paragraphs[above]);
    let phrase = dash + 1..tree.tokens.end;
    let mut names = context.mentions_in(&phrase).iter();
    let speaker = match names.find(|m| m.kind == MentionKind::Person) {
        Some(name) => named(tree, name, phrase),
        None => {
            let end = phrase.clone().find(|&t| matches!(tree.word(t), "," | ";" | ".")).unwrap_or(phrase.end);
            let span = Some(tree.text.span(dash + 1..end.max(dash + 2)));
            Speaker { phrase: span, ..Speaker::new(span, Vec::new(), "unnamed-speaker") }
        }
    };
    Some(statement(tree, dash, speaker, quoted, "name-under-quotation"))
}

/// The line below a paragraph that is all quotation, where it begins with a dash and a capital.
pub(super) fn signature(context: &Context, paragraph: usize) -> Option<Span> {
    let text = context.text;
    let (above, below) = (*text.paragraphs.get(paragraph)?, *text.paragraphs.get(paragraph + 1)?);
    let rest = text.words(below).strip_prefix(['-', '–', '—'])?.trim_start();
    if below.len() > 160 || !rest.starts_with(char::is_uppercase) {
        return None;
    }
    let quote = text.quote_at(text.tokens.get(text.tokens_in(above).start + 1)?.span.start)?;
    (quote.span.start == above.start && quote.span.end + 1 >= above.end).then_some(below)
}

fn named(tree: &Tree, name: &Mention, phrase: Range<usize>) -> Speaker {
    let phrase = phrase.start..phrase.end.max(name.tokens.end);
    let end =
        phrase.clone().rev().find(|&t| tree.text.tokens[t].kind != Kind::Punct).map_or(phrase.end, |t| t + 1);
    Speaker {
        phrase: Some(tree.text.span(phrase.start..end)),
        ..Speaker::new(Some(name.span), vec![name.entity.clone()], "named-person")
    }
}

fn statement(
    tree: &Tree,
    token: usize,
    speaker: Speaker,
    content: Range<usize>,
    rule: &'static str,
) -> Statement {
    let confidence = confidence::of(rule, speaker.rule, true);
    Statement {
        token,
        cue: tree.text.tokens[token].span,
        speaker,
        content: vec![content],
        shared: None,
        rule,
        negated: None,
        hedged: None,
        inline: Vec::new(),
        confidence,
    }
}
