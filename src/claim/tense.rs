//! The tense of a verb group: whether a clause goes on with the story or stands outside of it.

use super::lexicon::Word;
use super::tree::Tree;
use crate::syntax::{Relation, Tag};

/// The time that a verb group itself tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Present,
    Perfect,
    Future,
}

/// *had met*: before the time of the story.
pub(super) fn is_before(tree: &Tree, verb: usize) -> bool {
    tree.auxiliaries(verb).any(|a| tree.is_word(a, Word::Have))
}

/// The verb with tense that a form without one belongs to: *seemed* of *seemed to imply*, *said* of *said before adding*,
/// *issued* of *issued a statement saying*. The form itself where there is none.
pub(super) fn deed(tree: &Tree, verb: usize) -> usize {
    let mut at = verb;
    for _ in 0..4 {
        if tree.is_finite(at) {
            break;
        }
        let Some(head) = tree.head(at) else { break };
        let above = match tree.relation(at) {
            Relation::Xcomp | Relation::Advcl | Relation::Conj => Some(head),
            Relation::Acl if tree.tag(at) == Tag::Vbg && tree.relation(head) == Relation::Obj => {
                tree.head(head)
            }
            _ => None,
        };
        let Some(above) = above.filter(|&v| tree.is_verb(v)) else { break };
        at = above;
    }
    at
}

/// *met*, *meets*, *has met*, *will meet*; none for a participle whose helper stands elsewhere.
pub(super) fn of(tree: &Tree, verb: usize) -> Option<Tense> {
    let first = tree.auxiliaries(verb).find(|&a| tree.tag(a) != Tag::Rb);
    let tensed = first.unwrap_or(verb);
    match tree.tag(tensed) {
        Tag::Vbd => Some(Tense::Past),
        // *could not agree*
        Tag::Md if tree.is(tensed, "could") => Some(Tense::Past),
        Tag::Md => Some(Tense::Future),
        Tag::Vbz | Tag::Vbp if first.is_some() && tree.is_word(tensed, Word::Have) => Some(Tense::Perfect),
        Tag::Vbz | Tag::Vbp => Some(Tense::Present),
        _ => None,
    }
}
