//! How far content goes: to another predicate of the same subject, to the cue's own reach, to the marks at its edge.

use std::ops::Range;

use super::cue::Verb;
use super::limit::clause_start;
use super::tree::Tree;
use crate::span::Span;
use crate::syntax::{Relation, Tag};
use crate::text::Kind;

/// Where what the cue takes must end: another predicate of the same subject, `according to`, the cue's own reach.
pub(super) fn right_end(tree: &Tree, verb: &Verb, from: usize, limit: &Range<usize>) -> usize {
    let mut end = tree.reach(verb.token).end.max(from);
    if tree.head(verb.token).is_none()
        || tree.relation(verb.token) == Relation::Parataxis && end + 2 >= tree.tokens.end
    {
        end = tree.tokens.end;
    }
    for &child in tree.children(verb.token) {
        if child > verb.last && tree.relation(child) == Relation::Conj {
            end = end.min(tree.reach(child).start);
        }
    }
    end = end.min(limit.end);
    while end > from && trailing(tree, end - 1) {
        end -= 1;
    }
    end
}

/// How far the words behind a cue of a main clause may go where the parser cut it short: to its limit.
pub(super) fn surface_end(tree: &Tree, verb: &Verb, from: usize, limit: &Range<usize>) -> usize {
    let main = matches!(
        tree.relation(verb.token),
        Relation::Root | Relation::Dep | Relation::Conj | Relation::Parataxis
    );
    let mut end = if main { limit.end } else { relative_end(tree, verb.token, limit).unwrap_or(from) };

    while end > from && trailing(tree, end - 1) {
        end -= 1;
    }
    end
}

/// *Putin, who denied on Monday that Moscow had a part, telephoned*: a relative clause goes on to the verb of the clause that
/// its noun belongs to.
fn relative_end(tree: &Tree, verb: usize, limit: &Range<usize>) -> Option<usize> {
    let noun = tree.head(verb).filter(|_| tree.relation(verb) == Relation::AclRelcl)?;
    let main = tree.head(noun).filter(|&m| m > verb && tree.is_finite(m))?;
    let start = tree.auxiliaries(main).filter(|&a| a > verb).min().unwrap_or(main);
    Some(start.min(limit.end)).filter(|&end| end > verb && tree.word(end - 1) == ",")
}

/// *condemned the coup on Sunday and will meet again on Tuesday*: where a thing that is said ends and another clause of the
/// speaker begins.
pub(super) fn own_clauses(tree: &Tree, verb: usize, part: &Range<usize>) -> usize {
    let next = |&c: &usize| {
        let start = tree.reach(c).find(|&t| tree.word(t) != ",").unwrap_or(c);
        let and = start > tree.tokens.start && tree.tag(start - 1) == Tag::Cc;
        let joined = tree.relation(c) == Relation::Conj && and || tree.tag(start) == Tag::Cc;
        c > part.start && joined && tree.is_finite(c)
    };
    let starts = tree.children(verb).iter().copied().filter(next).map(|c| clause_start(tree, c));
    starts.filter(|&s| s > part.start + 1).min().map_or(part.end, |s| s.min(part.end))
}

/// Words that stand before the next clause and belong to no content.
pub(super) fn trailing(tree: &Tree, token: usize) -> bool {
    matches!(tree.tag(token), Tag::Cc | Tag::Comma | Tag::Stop | Tag::Colon)
        || matches!(tree.word(token), "(" | "[" | ")" | "]")
}

/// The words of a stretch of tokens without quotation marks, *that*, commas and full stops at its edges.
pub(super) fn span(tree: &Tree, part: &Range<usize>) -> Option<Span> {
    let edge = |t: usize, first: bool| {
        let token = &tree.text.tokens[t];
        let words = tree.word(t);
        let mark = token.kind == Kind::Punct
            && !(first && matches!(words, "(" | "[" | "'" | "’"))
            && (first || !matches!(words, ")" | "]"));
        mark && !matches!(words, "%")
            || first && (token.is("that") && tree.tokens.contains(&t) && tree.tag(t) == Tag::In)
    };
    let (mut start, mut end) = (part.start, part.end.min(tree.text.tokens.len()));
    while start < end && edge(start, true) {
        start += 1;
    }
    while end > start && edge(end - 1, false) {
        end -= 1;
    }
    (start < end).then(|| tree.text.span(start..end))
}
