//! The whole noun phrase of a speaker, its titles and appositions with it: *Kowal, an adviser to the party's
//! leader*, *a lawyer for the paper, Jane Roe*.

use std::ops::Range;

use super::context::Context;
use super::subject;
use super::tree::Tree;
use crate::span::Span;
use crate::syntax::{Relation, Tag};
use crate::text::Kind;

/// So many words a noun phrase may have, appositions and relative clauses with it.
const LONG: usize = 45;

/// The phrase around `head`, the subject of `verb`. Linear in the length of the phrase.
pub(super) fn whole(tree: &Tree, context: &Context, head: usize, verb: usize) -> Option<Span> {
    if !tree.tokens.contains(&head) {
        return None;
    }
    // A name may run over the edge of its sentence.
    let inside = |m: &Range<usize>| m.start.max(tree.tokens.start)..m.end.min(tree.tokens.end);
    let own = context.mention_at(head).map_or(head..head + 1, |m| inside(&m.tokens));
    let core = super::speaker::phrase(tree, head);
    let mut range = own.start.min(core.start).max(tree.tokens.start)..own.end.max(core.end);
    range.start = widened(tree, range.start);
    if matches!(tree.tag(head), Tag::Prp | Tag::Wp | Tag::Wdt) {
        return Some(tree.text.span(head..head + 1));
    }
    if range.contains(&verb) {
        range = own;
    }
    if verb > head {
        // *the president welcomed the text, praising …*: the first verb of the clause ends the phrase.
        let relative = |t: usize| matches!(tree.relation(t), Relation::AclRelcl | Relation::Acl);
        let first = (range.end..verb).find(|&t| tree.is_finite(t) && !relative(t)).unwrap_or(verb);
        let end = subject::group_start(tree, first);
        // *Trump, speaking to veterans, said*: how he stands there is not who he is.
        let participle = tree.tokens.contains(&(range.end + 1))
            && tree.word(range.end) == ","
            && tree.tag(range.end + 1) == Tag::Vbg;
        if end > head && end - head < LONG && !participle && plain(tree, range.end.min(end)..end) {
            range.end = end;
        }
        // *Kowal, an adviser, said*: the parser may have taken the apposition for the head.
        if let Some(name) = named_before(tree, context, range.start) {
            range.start = widened(tree, name);
        }
        // *A spokesman in Lublin, Boris Nowak, said*: what he is stands before his name.
        if let Some(noun) = described_before(tree, range.start) {
            range.start = noun;
        }
    } else {
        range.end = behind(tree, range.end);
    }
    trimmed(tree, range).map(|r| tree.text.span(r))
}

/// Walks over titles, adjectives, possessors and articles before a phrase.
fn widened(tree: &Tree, start: usize) -> usize {
    let mut start = start;
    while start > tree.tokens.start {
        let before = start - 1;
        let part = tree.is_noun(before) && !tree.in_time(before)
            || matches!(tree.tag(before), Tag::Dt | Tag::Jj | Tag::Prps | Tag::Pos | Tag::Hyph | Tag::Cd)
                && !tree.in_time(before);
        if !part {
            break;
        }
        start = before;
    }
    start
}

/// Where the noun phrase begins that opens the sentence and ends before a comma right before `start`.
fn described_before(tree: &Tree, start: usize) -> Option<usize> {
    let comma = start.checked_sub(1).filter(|t| tree.tokens.contains(t) && tree.word(*t) == ",")?;
    let first = tree.tokens.start;
    let nominal = |t: usize| {
        tree.is_noun(t)
            || matches!(
                tree.tag(t),
                Tag::Dt | Tag::Jj | Tag::Prps | Tag::Pos | Tag::Hyph | Tag::In | Tag::Nnp
            )
    };
    let opens = comma > first
        && matches!(tree.tag(first), Tag::Dt | Tag::Prps | Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Jj);
    (opens && comma - first < 12 && (first..comma).all(|t| nominal(t) && !tree.in_time(t))).then_some(first)
}

/// The name that ends before a comma right before `start`.
fn named_before(tree: &Tree, context: &Context, start: usize) -> Option<usize> {
    let comma = start.checked_sub(1).filter(|t| tree.tokens.contains(t) && tree.word(*t) == ",")?;
    let name = context.mention_at(comma.checked_sub(1)?).filter(|m| tree.tokens.contains(&m.tokens.start))?;
    let clause = name.tokens.start == tree.tokens.start
        || !matches!(tree.tag(name.tokens.start - 1), Tag::In | Tag::To)
            && tree.relation(comma - 1).is_subject();
    clause.then_some(name.tokens.start)
}

/// No quotation lies between.
fn plain(tree: &Tree, range: Range<usize>) -> bool {
    range.clone().all(|t| !matches!(tree.word(t), "\"" | "“" | "”" | ";" | ":"))
}

/// Where a phrase behind its verb ends: `said Roe, an analyst at the bank.` goes on to a quotation, a participle, a
/// new clause, a time.
fn behind(tree: &Tree, from: usize) -> usize {
    let mut end = from;
    while end < tree.tokens.end.min(from + LONG) {
        let next = tree.tag(end);
        let word = tree.word(end);
        let comma = word == ",";
        let after = end + 1;
        if matches!(word, "\"" | "“" | ";" | ":" | "—" | "–") || tree.in_time(end) {
            break;
        }
        if comma {
            let opens = tree.tokens.contains(&after)
                && (matches!(
                    tree.tag(after),
                    Tag::Dt | Tag::Nn | Tag::Nnp | Tag::Jj | Tag::Wp | Tag::Prps | Tag::Nns
                ) || tree.is(after, "who"));
            if !opens || tree.in_time(after) {
                break;
            }
        } else if end == from
            && (next == Tag::In && !tree.is(end, "of") && !tree.is(end, "for") && !tree.is(end, "with"))
            || tree.is(end, "that") && tree.relation(end) == Relation::Mark
            || next == Tag::Vbg && tree.word(end - 1) == ","
        {
            break;
        }
        end += 1;
    }
    end
}

fn trimmed(tree: &Tree, range: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = range;
    let edge = |t: usize| tree.text.tokens[t].kind == Kind::Punct && !matches!(tree.word(t), ")" | "]" | "(");
    while start < end && edge(start) {
        start += 1;
    }
    while end > start
        && (edge(end - 1)
            || tree.in_time(end - 1)
            || matches!(tree.tag(end - 1), Tag::Rb | Tag::Rbr | Tag::In | Tag::To | Tag::Cc | Tag::Wp))
    {
        end -= 1;
    }
    (start < end).then_some(start..end)
}
