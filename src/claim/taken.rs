//! Clauses and infinitives that a cue takes as its content.

use std::ops::Range;

use super::content::Frame;
use super::tree::Tree;
use crate::syntax::{Relation, Tag};

/// The clause that a cue reports, from behind *that* to where it ends, and whether it is a question.
pub(super) fn clause_part(
    tree: &Tree,
    clause: usize,
    from: usize,
    end: usize,
    that: bool,
    hearerless: bool,
) -> (Range<usize>, Frame) {
    let reach = tree.reach(clause);
    // A cue may end its sentence, and the parser still hang a clause on it.
    let mut start = reach.start.max(from).min(tree.tokens.end - 1);
    let question = matches!(tree.tag(start), Tag::Wp | Tag::Wrb | Tag::Wdt) || tree.is(start, "whether");
    // Words between cue and *that* belong to the cue.
    let lead = start.min(from);
    if let Some(mark) = (lead..reach.end.min(start + 6)).find(|&t| {
        tree.is(t, "that") && tree.relation(t) == Relation::Mark && (lead..t).all(|b| !tree.is_finite(b))
    }) {
        start = mark + 1;
    }
    // *said | targets such as the pledge | were not helpful*: the parser gave the cue the subject of its clause.
    let subject = start > from
        && !tree.is(start - 1, "that")
        && matches!(
            tree.tag(from),
            Tag::Dt | Tag::Nns | Tag::Nn | Tag::Nnp | Tag::Prps | Tag::Cd | Tag::Jj | Tag::Nnps
        )
        && !tree.in_time(from)
        && (from..start).all(|t| !matches!(tree.word(t), "," | ":" | ";"));
    if subject && that && hearerless {
        start = from;
    }
    (start..end.max(start + 1), if question || !that { Frame::Question } else { Frame::Clause })
}

/// *to* of an infinitive behind the cue or its hearer.
pub(super) fn infinitive(
    tree: &Tree,
    head: usize,
    recipient: Option<usize>,
    after: usize,
    end: usize,
) -> Option<usize> {
    let near = after..end.min(after + 16);
    let leads = |&t: &usize| {
        tree.tag(t) == Tag::To
            && tree.text.tokens.get(t + 1).is_some()
            && t + 1 < end
            && (tree.is_verb(t + 1) || matches!(tree.tag(t + 1), Tag::Rb | Tag::OpenQuote))
    };
    // *urged people who might be targeted to be alert*: what they are urged to do stands behind the clause.
    let clause =
        recipient.is_some() && near.contains(&after) && matches!(tree.tag(after), Tag::Wp | Tag::Wdt);
    if clause {
        return near.take_while(|&t| tree.word(t) != ",").filter(leads).last();
    }
    let to = near.clone().find(leads)?;
    let verb = tree.head(to)?;
    // *promised there, in writing, to remove arms*
    let comma = tree.relation(verb) == Relation::Acl && tree.word(to - 1) == ",";
    let hangs = tree.head(verb) == Some(head)
        || recipient.is_some_and(|r| tree.head(verb) == Some(r))
        || to == after
        || comma && tree.head(verb).and_then(|n| tree.head(n)) == Some(head);
    let beside = (after..to).all(|t| tree.tag(t) == Tag::Rb || tree.word(t) == "not");
    // *urged London in a joint statement to leave*: the hearer's infinitive, words between.
    let plain = (after..to).all(|t| !tree.is_verb(t));
    let far = plain
        && (tree.relation(verb) == Relation::Advcl || comma)
        && (recipient.is_some() || tree.child(head, Relation::Obj).is_none());
    (hangs && (beside || far || tree.relation(verb) == Relation::Xcomp)).then_some(to)
}
