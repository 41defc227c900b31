//! The subject of an event, read from the words beside the verb before the parser is asked.
//!
//! News puts its actors right before their verbs: a name, a name and its apposition, a relative pronoun behind its name. A
//! parser that was trained on other texts loses these more often than the words do.

use super::context::Context;
use super::subject;
use super::tree::Tree;
use crate::mention::{Form, Mention, MentionKind};
use crate::syntax::Tag;

/// The head of the subject of a finite verb: what the words say, else what the parser says.
pub(super) fn subject(tree: &Tree, context: &Context, verb: usize) -> Option<usize> {
    let start = subject::group_start(tree, verb);
    if subject::is_joined(tree, verb) {
        return subject::of(tree, context, verb);
    }
    beside(tree, context, start).or_else(|| subject::of(tree, context, verb))
}

/// The subject that ends where the verb group begins.
fn beside(tree: &Tree, context: &Context, start: usize) -> Option<usize> {
    let last = start.checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    if matches!(tree.tag(last), Tag::Wp | Tag::Wdt) || tree.is(last, "who") || tree.is(last, "which") {
        return antecedent(tree, context, last);
    }
    let name = name_before(tree, context, start)?;
    let head = subject::head_of(tree, name);
    subject::begins_clause(tree, subject::phrase_start(tree, name)).then_some(head)
}

/// The name that ends right before a token; an acronym in brackets between them does not count.
fn name_before<'c>(tree: &Tree, context: &'c Context, end: usize) -> Option<&'c Mention> {
    let last = end.checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    if tree.word(last) == ")" {
        let open = (tree.tokens.start..last).rev().take(8).find(|&t| tree.word(t) == "(")?;
        return name_before(tree, context, open);
    }
    context.mention_at(last).filter(|m| m.tokens.end == end && m.form != Some(Form::Demonym))
}

/// What a relative pronoun stands for: the name before it, or the noun, or the name that the noun stands beside:
/// *Fatou Ceesay, a farmer who …*.
fn antecedent(tree: &Tree, context: &Context, pronoun: usize) -> Option<usize> {
    let mut end = pronoun;
    while end > tree.tokens.start && tree.word(end - 1) == "," {
        end -= 1;
    }
    if let Some(name) = name_before(tree, context, end) {
        return Some(subject::head_of(tree, name));
    }
    let noun = end.checked_sub(1).filter(|t| tree.tokens.contains(t) && tree.is_noun(*t))?;
    let open = (tree.tokens.start..noun).rev().take(8).find(|&t| !is_nominal(tree, t))?;
    let person = (tree.word(open) == ",").then(|| name_before(tree, context, open)).flatten();
    let apposed = person.filter(|m| m.kind == MentionKind::Person && end == pronoun);
    Some(apposed.map_or(noun, |m| subject::head_of(tree, m)))
}

fn is_nominal(tree: &Tree, token: usize) -> bool {
    tree.is_noun(token)
        || matches!(tree.tag(token), Tag::Dt | Tag::Jj | Tag::Cd | Tag::Hyph | Tag::Vbn | Tag::Vbg | Tag::Pos)
        || tree.is(token, "of")
}
