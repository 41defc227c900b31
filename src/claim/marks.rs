//! Quotations beside a cue: the one that ends before it, the one that begins behind it.

use std::ops::Range;

use super::tree::Tree;
use crate::span::Span;
use crate::syntax::Tag;
use crate::text::{Kind, Quote};

/// The quotation that ends right before the core.
pub(super) fn left_quote(tree: &Tree, core: &Range<usize>, quotes: &[Quote]) -> Option<Range<usize>> {
    let start = tree.text.tokens[core.start].span.start;
    let index = quotes.partition_point(|q| q.span.end <= start).checked_sub(1)?;
    let quote = quotes[index];
    let between = tree.text.tokens_in(Span { start: quote.span.end, end: start });
    let near = between.clone().all(|t| tree.text.tokens[t].kind == Kind::Punct && tree.word(t) != ".")
        && between.len() <= 2;
    let sentence_start = tree.text.tokens[tree.tokens.start].span.start;
    let here = quote.span.end > sentence_start;
    // A fragment in the middle of a sentence belongs to the words around it.
    let words = tree.text.tokens_in(quote.inner);
    let whole = quote.span.start <= sentence_start
        || words.len() >= 4
        || words.start.checked_sub(2).is_none_or(|t| t < tree.tokens.start || tree.word(t) == ",");
    let closed = tree.text.words(quote.inner).trim_end().ends_with([',', '?', '!', '.', '…', '—', '-'])
        || between.len() == 1;
    (near && here && whole && closed && !words.is_empty()).then_some(words)
}

/// True where words of the same clause, a finite verb among them, run on into a quotation.
pub(super) fn inside_clause(tree: &Tree, quote: &Range<usize>, limit: &Range<usize>) -> bool {
    let Some(mark) = quote.start.checked_sub(1).filter(|t| limit.contains(t)) else { return false };
    let before = limit.start..mark;
    let runs = before.clone().next_back().is_some_and(|t| tree.text.tokens[t].kind == Kind::Word);
    runs && (limit.start..quote.end.min(limit.end)).any(|t| tree.is_finite(t))
}

/// *Lau said in a statement. “…”*: the quotation that the next sentence begins with, where the cue ends its own and no other
/// cue stands behind it.
pub(super) fn next_quote(tree: &Tree, cue: usize, quotes: &[Quote]) -> Option<Range<usize>> {
    const NEAR: usize = 10;
    let text = tree.text;
    let end = tree.tokens.end;
    let next = text.tokens.get(end)?.span;
    let quote = quotes.get(quotes.partition_point(|q| q.span.start < next.start))?;
    let here = quote.span.start == next.start
        && text.paragraph_of(next.start) == text.paragraph_of(text.tokens[cue].span.start);
    let told = end - cue <= NEAR && (cue + 1..end).all(|t| !tree.is_finite(t));
    let behind = text.tokens_in(quote.span).end;
    let last = text.sentence_of(behind.saturating_sub(1));
    let lone = text.sentences.get(last).is_some_and(|s| s.tokens.end <= behind + 1);
    (here && told && lone).then(|| text.tokens_in(quote.inner))
}

/// A quotation that begins behind the cue with nothing but a hearer, adverbs and marks between.
pub(super) fn right_quote(tree: &Tree, from: usize, end: usize, quotes: &[Quote]) -> Option<Range<usize>> {
    if from >= tree.text.tokens.len() {
        return None;
    }
    let start = tree.text.tokens[from].span.start;
    let quote = quotes.get(quotes.partition_point(|q| q.span.start < start))?;
    let between = from..tree.text.tokens_in(quote.span).start;
    if between.end > end || between.end > tree.tokens.end || between.len() > 14 {
        return None;
    }
    let last = between.end.checked_sub(1).filter(|&t| t >= from);
    // *he said, but “…”*
    let joined = between.len() <= 3 && last.is_some_and(|t| tree.tag(t) == Tag::Cc);
    let led = last.is_some_and(|t| matches!(tree.word(t), "," | ":" | ";" | "-" | "—")) || joined;
    let bare = between.clone().all(|t| !tree.is_finite(t) && !tree.is(t, "that"));
    let inner = tree.text.tokens_in(quote.inner);
    // Without a mark before it the quotation must be the rest of the sentence, or have a verb of its own.
    let finite = |mut r: Range<usize>| r.any(|t| tree.tokens.contains(&t) && tree.is_finite(t));
    let whole = inner.end + 3 >= tree.tokens.end
        || inner.end > tree.tokens.end
        || finite(inner.clone())
        || !finite(inner.end..tree.tokens.end);
    ((led || between.is_empty() && whole) && bare && !inner.is_empty()).then_some(inner)
}
