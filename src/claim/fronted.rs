//! Content that stands before its cue, or is its subject: *…, he said*, *the plan was rejected by NATO*.

use std::ops::Range;

use super::content::{Content, Frame};
use super::cue::Verb;
use super::extent::right_end;
use super::marks::right_quote;
use super::taken::{clause_part, infinitive};
use super::tense::{self, Tense};
use super::tree::Tree;
use crate::syntax::{Relation, Tag};
use crate::text::Quote;

/// The clause before `, he said`.
pub(super) fn fronted(
    tree: &Tree,
    verb: &Verb,
    subject: Option<usize>,
    core: &Range<usize>,
    limit: &Range<usize>,
) -> Option<Content> {
    let takes = verb.row.takes;
    // The whole of the subject, back to the comma before it: *, an official at the company said*.
    let mut start = core.start;
    let before = limit.start.max(start.saturating_sub(14))..start;
    let mark = before.rev().find(|&t| tree.word(t) == "," || tree.is_finite(t));
    if let Some(mark) = mark.filter(|&t| subject.is_some() && tree.word(t) == ",") {
        start = mark + 1;
    }
    let mark = |t: usize| t > limit.start && matches!(tree.word(t), "," | "—" | "–");
    let inside =
        |t: usize| matches!(tree.word(t), "”" | "\"" | "’" | "'" | "»") && t > limit.start && mark(t - 1);
    let comma = start.checked_sub(1).filter(|&t| mark(t) || inside(t))?;
    // *the strategy, which the bank detailed*; *filled the square, and chanted*
    let so = tree.tokens.contains(&(verb.last + 1)) && tree.is(verb.last + 1, "so");
    if matches!(tree.tag(comma + 1), Tag::Wdt | Tag::Wp) || tree.tag(comma + 1) == Tag::Cc && !so {
        return None;
    }
    let part = limit.start..comma;
    // The parser may have given the helpers of the clause to the cue: *It will be early, a diplomat said*.
    let predicate = part.clone().any(|t| tree.is_finite(t) || tree.has_tense(t));
    // `The deal, he said, was dead.`
    let behind = core.end;
    let goes_on = behind + 2 < tree.tokens.end && tree.word(behind) == ",";
    let rest = limit.end.min(tree.tokens.end);
    let split = goes_on
        && (behind + 1..rest.min(behind + 5))
            .any(|t| tree.is_finite(t) || matches!(tree.tag(t), Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp))
        && tree.tag(behind + 1) != Tag::Cc;
    if !(takes.that && verb.row.strong && (predicate || split) && subject.is_some())
        || part.len() < 2 && !split
    {
        return None;
    }
    // *a name that, Athens insists, implies a claim*: only the relative clause is said.
    let pronoun = |t: usize| matches!(tree.tag(t), Tag::Wdt | Tag::Wp | Tag::Wrb) || tree.is(t, "that");
    let relative = split && comma > limit.start + 1 && pronoun(comma - 1);
    let mut parts = if relative { Vec::new() } else { vec![part] };
    let end = if split { rest } else { right_end(tree, verb, behind, limit) };
    if goes_on && end > behind + 2 && !matches!(tree.tag(behind + 1), Tag::Vbg | Tag::Cc) {
        parts.push(behind + 1..end);
    }
    Some(Content { parts, frame: Frame::Fronted })
}

/// *The plan was rejected by NATO*, *it was reported that …*, *they were told to leave*.
pub(super) fn passive(
    tree: &Tree,
    verb: &Verb,
    quotes: &[Quote],
    limit: &Range<usize>,
    quotable: usize,
) -> Option<Content> {
    let takes = verb.row.takes;
    // *Voters will be asked to approve it*: nothing has been said, and nobody is named who will.
    let ahead = tense::of(tree, verb.token) == Some(Tense::Future);
    if ahead && tree.child(verb.token, Relation::OblAgent).is_none() {
        return None;
    }
    let from = verb.last + 1;
    let end = right_end(tree, verb, from, limit);
    if takes.quote
        && let Some(quote) = right_quote(tree, from, quotable, quotes)
    {
        return Some(Content { parts: vec![quote], frame: Frame::Quote });
    }
    let clause = tree
        .children(verb.token)
        .iter()
        .copied()
        .find(|&c| c > verb.last && matches!(tree.relation(c), Relation::Ccomp | Relation::Csubj));
    if takes.that
        && let Some(clause) = clause
    {
        let (part, frame) = clause_part(tree, clause, from, end, true, false);
        return Some(Content { parts: vec![part], frame });
    }
    // *I was promised maps*
    if takes.object
        && let Some(object) = tree.child(verb.token, Relation::Obj).filter(|&o| o > verb.last && o < end)
    {
        return Some(Content {
            parts: std::iter::once(tree.reach(object).start.max(from)..end).collect(),
            frame: Frame::Object,
        });
    }
    let subject = tree.own_subject(verb.token)?;
    let named = tree.is_noun(subject);
    // *was declared the winner*: it was made so, and nobody is named who said it.
    let made = tree.child(verb.token, Relation::Xcomp).is_some_and(|c| !tree.is_verb(c))
        && tree.child(verb.token, Relation::OblAgent).is_none();
    if made {
        return None;
    }
    if takes.object && verb.row.strong && !verb.row.recipient && named {
        return Some(Content { parts: vec![tree.reach(subject)], frame: Frame::Object });
    }
    if verb.row.recipient
        && takes.infinitive
        && let Some(to) = infinitive(tree, verb.token, None, from, end)
    {
        return Some(Content { parts: std::iter::once(to..end).collect(), frame: Frame::Infinitive });
    }
    None
}
