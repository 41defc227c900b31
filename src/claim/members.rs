//! Whose people somebody is: *CSTO officials*, *its ministers*, *negotiators of the Tajik government*.

use std::ops::Range;

use super::context::Context;
use super::coordination::coordinated;
use super::memory::Memory;
use super::speaker::{described_by, pronoun};
use super::tree::Tree;
use crate::mention::{Form, Mention, MentionKind};
use crate::syntax::{Relation, Tag};

/// *its ministers*, *Alpari's British arm*: the body or country whose people they are.
pub(super) fn owner(tree: &Tree, context: &Context, memory: &Memory, head: usize) -> Option<(usize, String)> {
    let of = tree.child(head, Relation::NmodPoss)?;
    if tree.is(of, "its") {
        let known = pronoun(tree, context, memory, of, None);
        let body = known.entities.into_iter().next();
        return body.or_else(|| memory.pronoun("it").0.into_iter().next()).map(|e| (of, e));
    }
    let mention = context.mention_at(of).filter(|m| m.kind != MentionKind::Person)?;
    Some((mention.tokens.start, mention.entity.clone()))
}

/// True for a place behind a noun for people: *police in Bishkek* are there, and nothing says whose they are.
pub(super) fn is_where(tree: &Tree, context: &Context, head: usize, entity: &str) -> bool {
    let inside = tree.tokens.contains(&(head + 1)) && (tree.is(head + 1, "in") || tree.is(head + 1, "at"));
    let behind = context.mentions_in(&(head + 1..tree.tokens.end.min(head + 12)));
    let place = |m: &Mention| is_place(m) || m.form == Some(Form::Demonym);
    inside && behind.iter().any(|m| place(m) && m.entity == entity)
}

/// *Minsk's court*
fn owned(tree: &Tree, mention: &Mention) -> bool {
    tree.tokens.contains(&mention.tokens.end) && tree.tag(mention.tokens.end) == Tag::Pos
}

/// Whom people belong to: *CSTO officials*, *negotiators of the Tajik government and the opposition*.
pub(super) fn members_of(tree: &Tree, context: &Context, head: usize, part: &Range<usize>) -> Vec<String> {
    let mut entities = described_by(tree, context, head, part);
    // *a Minsk court*: where it sits.
    let seat = |e: &String| {
        let before = context.mentions_in(&(part.start.min(head)..head));
        before.iter().any(|m| m.entity == *e && m.form == Some(Form::Capital) && !owned(tree, m))
    };
    entities.retain(|e| !is_where(tree, context, head, e) && !seat(e));
    let of = tree.tokens.contains(&(head + 1)) && tree.is(head + 1, "of");
    if entities.len() == 1 && of {
        let behind = context.mentions_in(&(head + 1..tree.tokens.end.min(head + 16)));
        let first = behind.iter().position(|m| m.entity == entities[0]);
        // *the leaders of Ukraine, Russia and Britain*
        let group = first.map(|f| coordinated(tree, context, &behind[f])).unwrap_or_default();
        if group.len() > 1 {
            return group.iter().map(|m| m.entity.clone()).collect();
        }

        for pair in behind.windows(2).skip(first.unwrap_or(behind.len())) {
            let gap = pair[0].tokens.end..pair[1].tokens.start;
            let and = gap.clone().any(|t| tree.is(t, "and")) && gap.len() <= 4;
            if !(and && gap.clone().all(|t| tree.is_noun(t) || matches!(tree.tag(t), Tag::Cc | Tag::Dt))) {
                break;
            }
            entities.push(pair[1].entity.clone());
        }
    }
    entities
}

/// Countries by name or capital are places behind a preposition of place; metonyms and peoples are not.
pub(super) fn is_place(mention: &Mention) -> bool {
    mention.kind == MentionKind::Country && matches!(mention.form, Some(Form::Name | Form::Capital))
}
