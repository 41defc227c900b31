//! Who speaks by name: the person, organization or country that is the head of a noun phrase or stands beside it.

use std::ops::Range;

use super::context::Context;
use super::coordination::coordinated;
use super::describe;
use super::speaker::Speaker;
use super::tree::Tree;
use crate::mention::{Form, Mention, MentionKind};
use crate::syntax::{Relation, Tag};

/// The person, organization or country that the phrase names as its head.
pub(super) fn named(tree: &Tree, context: &Context, head: usize, phrase: &Range<usize>) -> Option<Speaker> {
    let mentions = context.mentions_in(phrase);
    let mut people: Vec<&Mention> =
        mentions.iter().filter(|m| m.kind == MentionKind::Person && is_core(tree, head, m)).collect();
    if !people.is_empty() {
        people.dedup_by(|a, b| a.entity == b.entity);
        // *Kowal campaign manager Dana Mook*: the name that is the head speaks.
        let lead = people.iter().position(|m| m.tokens.contains(&head)).unwrap_or(0);
        people.swap(0, lead);
        let span = people[0].span;
        let group = coordinated(tree, context, people[0]);
        if group.len() > 1 {
            let entities = group.iter().map(|m| m.entity.clone()).collect();
            return Some(Speaker::new(Some(span), entities, "named-people"));
        }
        let joined =
            people.len() > 1 && tree.children(head).iter().any(|&c| tree.relation(c) == Relation::Conj);
        let entities = if joined {
            people.iter().map(|m| m.entity.clone()).collect()
        } else {
            vec![people[0].entity.clone()]
        };
        return Some(Speaker::new(Some(span), entities, "named-person"));
    }
    // *Nino Burjanadze, the speaker of parliament, conceded*: the name stands before the comma.
    if let Some(name) = phrase
        .start
        .checked_sub(2)
        .filter(|t| tree.tokens.contains(t) && tree.word(t + 1) == ",")
        .and_then(|t| context.mention_at(t))
        && name.kind == MentionKind::Person
        && name.tokens.end + 1 == phrase.start
        && context.mention_at(head).is_none()
        && tree.is_noun(head)
        && !matches!(tree.tag(head), Tag::Nns | Tag::Nnps)
        && tree.closing.is_none_or(|c| c.start != phrase.start)
    {
        return Some(Speaker::new(Some(name.span), vec![name.entity.clone()], "named-before-apposition"));
    }
    if let Some(beside) = apposition(tree, context, head, phrase) {
        return Some(Speaker::new(Some(beside.span), vec![beside.entity.clone()], "named-in-apposition"));
    }
    let own = context.mention_at(head).filter(|m| {
        m.tokens.end > head && m.form != Some(Form::Demonym) || tree.is_noun(head) && m.tokens.len() == 1
    });
    let own = own.filter(|m| !describe::is_member(tree, head, m))?;
    let mut entities: Vec<String> =
        coordinated(tree, context, own).iter().map(|m| m.entity.clone()).collect();
    for &child in tree.children(head) {
        if tree.relation(child) == Relation::Conj
            && let Some(other) = context.mention_at(child).filter(|m| !context.in_citation(m.span))
            && !entities.contains(&other.entity)
        {
            entities.push(other.entity.clone());
        }
    }
    Some(Speaker::new(Some(own.span), entities, "named-body"))
}

/// *the refugee agency, UNHCR, said*: the name between two commas behind the phrase of a common noun.
pub(super) fn apposition<'c>(
    tree: &Tree,
    context: &'c Context,
    head: usize,
    phrase: &Range<usize>,
) -> Option<&'c Mention> {
    if context.mention_at(head).is_some() {
        return None;
    }
    let behind = head + 1..tree.tokens.end.min(phrase.end.max(head + 12));
    let mention = context
        .mentions_in(&behind)
        .iter()
        .find(|m| m.kind != MentionKind::Country && tree.word(m.tokens.start - 1) == ",")?;
    let next = mention.tokens.end;
    let closed = next >= tree.tokens.end || matches!(tree.word(next), "," | "." | "(" | ";");
    let straight = (head + 1..mention.tokens.start - 1)
        .all(|t| !matches!(tree.word(t), "," | "(" | "[") && !tree.is_verb(t));
    (closed && straight).then_some(mention)
}

/// True for a name that is the head of the phrase, stands beside it or in apposition, not behind a preposition and
/// not as a possessor.
fn is_core(tree: &Tree, head: usize, mention: &Mention) -> bool {
    if mention.tokens.contains(&head) {
        return true;
    }
    let Some(mut at) =
        mention.tokens.clone().find(|&t| tree.head(t).is_none_or(|h| !mention.tokens.contains(&h)))
    else {
        return false;
    };
    let next = mention.tokens.end;
    if tree.text.tokens.get(next).is_some_and(|t| t.is("'s") || t.is("’s")) {
        return false;
    }
    for _ in 0..4 {
        let aside = match tree.relation(at) {
            Relation::Appos
            | Relation::Flat
            | Relation::Compound
            | Relation::Conj
            | Relation::NmodDesc
            | Relation::Dep => true,
            Relation::Nmod | Relation::NmodPoss => false,
            _ => return false,
        };
        let led = tree.children(at).iter().any(|&c| tree.relation(c) == Relation::Case);
        // *the Kowal campaign*, *Kowal supporters*: the name only says which.
        let which = tree.relation(at) == Relation::Compound
            && tree.head(at).is_some_and(|h| h >= next && is_common(tree, h));
        if !aside || led || which {
            return false;
        }
        match tree.head(at) {
            Some(up) if up == head => return true,
            Some(up) => at = up,
            None => return false,
        }
    }
    false
}

/// A common noun: no part of a name.
fn is_common(tree: &Tree, token: usize) -> bool {
    matches!(tree.tag(token), Tag::Nn | Tag::Nns)
}
