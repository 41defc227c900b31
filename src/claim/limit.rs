//! Where the content of a cue may lie: between the cues before and behind it on the same level.

use std::ops::Range;

use super::cue::{self, Verb};
use super::find::Statement;
use super::tree::Tree;
use crate::syntax::{Relation, Tag};

/// Where content of the verb at `place` may lie: between the cues before and behind it on the same level.
pub(super) fn limit(
    tree: &Tree,
    verbs: &[Verb],
    place: usize,
    accordings: &[cue::According],
    end: usize,
    before: &[Statement],
) -> Range<usize> {
    let verb = &verbs[place];
    let end = tree.closing.filter(|c| verb.token < c.start).map_or(end, |c| end.min(c.start - 1));

    let semicolon = |range: Range<usize>, last: bool| {
        let mut marks = range.filter(|&t| tree.word(t) == ";");
        if last { marks.next_back() } else { marks.next() }
    };
    let mut start = semicolon(tree.tokens.start..verb.token, true).map_or(tree.tokens.start, |t| t + 1);
    for statement in before {
        for part in &statement.content {
            if part.end <= verb.token && part.start > statement.token {
                start = start.max(part.end.min(verb.token));
            }
        }
        if !tree.hangs_on(verb.token, statement.token) {
            start = start.max(statement.token + 1);
        }
    }
    let mut stop = semicolon(verb.token..end, false).unwrap_or(end);
    for next in &verbs[place + 1..] {
        if joined(tree, verb.token, next) {
            stop = stop.min(clause_start(tree, next.token));
        }
    }
    for according in accordings {
        if according.cue.start > verb.token {
            stop = stop.min(according.cue.start);
        }
    }
    start..stop.max(verb.last + 1)
}

/// True where a later cue stands beside a verb and not inside its content: joined to it, or a participle that
/// describes how it was said (*said …, adding that …*).
fn joined(tree: &Tree, verb: usize, next: &Verb) -> bool {
    let head = tree.head(next.token);
    let by_parser = match tree.relation(next.token) {
        Relation::Conj => {
            head == Some(verb)
                || head.is_some_and(|h| tree.relation(h) == Relation::Conj && tree.head(h) == Some(verb))
        }
        Relation::Advcl | Relation::Parataxis => head == Some(verb),
        _ => false,
    };
    by_parser || next.shared == Some(verb) || adds(tree, next.token)
}

/// *…, adding: “…”*: a participle between a comma and a colon goes on with what was said, whatever the parser hung it on.
fn adds(tree: &Tree, token: usize) -> bool {
    let comma = token > tree.tokens.start && tree.word(token - 1) == ",";
    let colon = tree.tokens.contains(&(token + 1)) && tree.word(token + 1) == ":";
    tree.tag(token) == Tag::Vbg && comma && colon
}

/// Where the clause of a joined verb begins: at its conjunction or the comma before it.
pub(super) fn clause_start(tree: &Tree, token: usize) -> usize {
    let mut start = tree.reach(token).start;
    if start > tree.tokens.start && (tree.tag(start - 1) == Tag::Cc) {
        start -= 1;
    }
    if start > tree.tokens.start && tree.word(start - 1) == "," {
        start -= 1;
    }
    start
}
