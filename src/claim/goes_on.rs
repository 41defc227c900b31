//! Quotations that go on in sentences without a cue of their own.

use super::colon;
use super::confidence;
use super::context::Context;
use super::extent;
use super::tree::Tree;
use super::{Claim, ClaimKind, Quoted};
use crate::span::Span;
use crate::text::Kind;

/// A sentence that is all quotation goes on with the cue of the sentence before it.
pub(super) fn carries_on(tree: &Tree, context: &Context, claims: &[Claim], paragraph: usize) -> bool {
    let Some(last) = last_statement(claims).map(|i| &claims[i]) else { return false };
    let ClaimKind::Statement { content, .. } = &last.kind else { return false };
    let text = tree.text;
    let first = text.tokens[tree.tokens.start].span;
    let quoted = |t: usize| text.quote_at(text.tokens[t].span.start).is_some();
    let words = tree.tokens.clone().filter(|&t| text.tokens[t].kind == Kind::Word);
    let (inside, all) = words.fold((0, 0), |(i, n), t| (i + usize::from(quoted(t)), n + 1));
    if colon::signature(context, paragraph).is_some() || cue_behind(tree) {
        return false;
    }
    let gap = paragraph.saturating_sub(text.paragraph_of(last.sentence.end.saturating_sub(1)));
    // A paragraph that is all quotation reaches further back.
    let alone =
        inside == all && all >= 8 && text.paragraphs.get(paragraph).is_some_and(|p| p.start == first.start);
    let near = gap <= 1 || gap <= 2 && alone;
    let behind = content.last().is_some_and(|c| c.end <= first.start) && last.sentence.end <= first.start + 1;
    near && behind && all > 1 && inside * 10 >= all * 8
}

/// *“One. Two,” she said*: the quotation that begins here has a cue of its own behind its end.
pub(super) fn cue_behind(tree: &Tree) -> bool {
    let text = tree.text;
    let Some(word) = tree.tokens.clone().find(|&t| text.tokens[t].kind == Kind::Word) else { return false };
    let Some(quote) = text.quote_at(text.tokens[word].span.start).filter(|q| q.closed) else { return false };
    let behind = text.tokens_in(quote.span).end;
    let last = text.sentence_of(behind.saturating_sub(1));
    behind > tree.tokens.end && text.sentences.get(last).is_some_and(|s| behind + 1 < s.tokens.end)
}

/// The last statement; events of its own sentence may stand behind it.
pub(super) fn last_statement(claims: &[Claim]) -> Option<usize> {
    let sentence = claims.last()?.sentence;
    let statement = |c: &Claim| matches!(c.kind, ClaimKind::Statement { .. });
    claims
        .iter()
        .rposition(|c| statement(c) || !c.sentence.overlaps(sentence))
        .filter(|&i| statement(&claims[i]))
}

/// Adds the quoted words of a sentence to the last statement.
pub(super) fn extend_last(tree: &Tree, claims: &mut [Claim]) {
    let Some(last) = last_statement(claims).map(|i| &mut claims[i]) else { return };
    let sentence = tree.text.span(tree.tokens.clone());
    let quotes = tree.text.quotes.iter();
    let parts: Vec<Span> = quotes
        .skip_while(|q| q.span.end <= sentence.start)
        .take_while(|q| q.span.start < sentence.end)
        .filter_map(|q| {
            let start = q.inner.start.max(sentence.start);
            let end = q.inner.end.min(sentence.end);
            (start < end).then_some(Span { start, end })
        })
        .filter_map(|s| extent::span(tree, &tree.text.tokens_in(s)))
        .collect();
    if let ClaimKind::Statement { content, quoted, .. } = &mut last.kind
        && !parts.is_empty()
    {
        if *quoted == Quoted::Indirect {
            *quoted = Quoted::Mixed;
        }
        content.extend(parts);
        let text = tree.text;
        let far = text.paragraph_of(last.sentence.end) + 1 < text.paragraph_of(sentence.start);
        last.sentence = last.sentence.to(sentence);
        last.rules.push("quotation-goes-on");
        last.confidence = confidence::goes_on(last.confidence, far);
    }
}
