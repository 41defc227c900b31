//! Verbs that the parser hung on their own subject.

use super::reduced::is_reduced;
use super::tree::Tree;
use crate::syntax::{Relation, Tag};

/// *Two days later the editor, Raf Shakirov, lost his job*: the noun before the commas, which the parser made the head of its own
/// verb. A clause that describes a noun has a pronoun or a subject of its own.
pub(super) fn stranded(tree: &Tree, token: usize) -> Option<(usize, Option<Relation>)> {
    let hung = matches!(tree.relation(token), Relation::Acl | Relation::AclRelcl);
    if !hung || tree.tag(token) != Tag::Vbd || is_reduced(tree, token) {
        return None;
    }
    let noun = tree.head(token).filter(|&n| n < token && tree.is_noun(n))?;
    let subject = tree.children(token).iter().any(|&c| tree.relation(c).is_subject() || tree.is_auxiliary(c));
    let pronoun =
        |t: usize| matches!(tree.tag(t), Tag::Wp | Tag::Wdt | Tag::Wps | Tag::Wrb) || tree.is(t, "that");
    let closed = token > noun + 1 && tree.word(token - 1) == ",";
    let free = !(noun + 1..token).any(|t| pronoun(t) || tree.has_tense(t));
    if subject || !closed || !free {
        return None;
    }
    let top = matches!(
        tree.relation(noun),
        Relation::Root | Relation::Parataxis | Relation::Conj | Relation::Ccomp | Relation::Dep
    );
    // *He relented: Mironov, the speaker, emerged*: no object behind a mark, nor behind a day that leads the sentence.
    let start = tree.reach(noun).start;
    let before = start.checked_sub(1).filter(|t| tree.tokens.contains(t));
    let apart = before
        .is_some_and(|t| matches!(tree.word(t), ":" | ";") || tree.in_time(t) && leads_sentence(tree, t));
    (top || apart).then_some((noun, (!top).then_some(Relation::Parataxis)))
}

/// Nothing but a preposition and a time stands before a word of that time.
fn leads_sentence(tree: &Tree, token: usize) -> bool {
    (tree.tokens.start..token).all(|t| tree.in_time(t) || matches!(tree.tag(t), Tag::In | Tag::Cc))
}
