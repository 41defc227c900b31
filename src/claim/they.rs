//! *They*: the several who acted last.

use super::actor;
use super::context::Context;
use super::coordination::coordinated;
use super::lexicon::Word;
use super::memory::Memory;
use super::participant::{actors, participants};
use super::tree::Tree;
use crate::mention::MentionKind;
use crate::syntax::Tag;

/// So many tokens back *they* is looked for in its sentence.
const REACH: usize = 60;

/// *they*: the several who acted last, in the sentence or in the one before. Nobody where they have no name.
pub(super) fn they(tree: &Tree, context: &Context, memory: &Memory, head: usize) -> Option<Vec<String>> {
    if !tree.is(head, "they") && !tree.is(head, "them") {
        return None;
    }
    let told = |t: &usize| tree.text.quote_at(tree.text.tokens[*t].span.start).is_none();
    let verbs = (tree.tokens.start..head)
        .rev()
        .take(REACH)
        .filter(told)
        .filter(|&t| tree.is_finite(t) && !tree.is_auxiliary(t));
    // *Officials met them*: those who are met are asked for while they are looked for.
    let before =
        tree.once_more(|| verbs.filter_map(|verb| group(tree, context, memory, verb)).next()).flatten();
    before.or_else(|| memory.group_before())
}

/// The several who are the subject of a verb: a noun in the plural or names that are joined.
pub(super) fn group(tree: &Tree, context: &Context, memory: &Memory, verb: usize) -> Option<Vec<String>> {
    let subject = actor::subject(tree, context, verb)?;
    let mention = context.mention_at(subject);
    let joined = mention.is_some_and(|m| coordinated(tree, context, m).len() > 1);
    let plural = matches!(tree.tag(subject), Tag::Nns | Tag::Nnps)
        && mention.is_none_or(|m| m.kind != MentionKind::Country);
    // *Officials met Iranians in Oman, and they met again*: both.
    if tree.is_word_of(verb, Word::Meet) {
        let both = participants(tree, context, memory, verb);
        if both.len() > 1 {
            return Some(both);
        }
    }

    if !(joined || plural) || tree.in_time(subject) {
        return None;
    }
    Some(actors(tree, context, memory, subject))
}
