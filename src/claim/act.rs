//! What looks like a statement and is something done: *dismissed the minister*, *the agreement offered a chance*.

use super::content::{Content, Frame};
use super::context::Context;
use super::cue::{self, Verb};
use super::find::Statement;
use super::lexicon::{Noun, Word, lexicon};
use super::speaker;
use super::stance;
use super::tree::Tree;
use crate::mention::MentionKind;
use crate::syntax::Tag;

/// *the agreement offered the best chance*: what has no mouth says nothing with a noun behind it.
pub(super) fn is_thing(tree: &Tree, context: &Context, statement: &Statement) -> bool {
    let Some(span) = statement.speaker.span.filter(|_| statement.speaker.rule == "unnamed-speaker") else {
        return false;
    };
    let tokens = tree.text.tokens_in(span);
    let Some(head) =
        tokens.clone().find(|&t| tree.is_noun(t) && tree.head(t).is_none_or(|h| !tokens.contains(&h)))
    else {
        return false;
    };
    let kinds =
        [Noun::People, Noun::Body, Noun::Document, Noun::Medium, Noun::State, Noun::Voice, Noun::Member];
    let named = matches!(tree.tag(head), Tag::Nnp | Tag::Nnps | Tag::Nns);
    !named && context.mention_at(head).is_none() && !kinds.iter().any(|&k| cue::is_noun_of(tree, head, k))
}

/// *dismissed the minister*, *welcomed the president*: something done to a person, nothing said.
pub(super) fn is_act(tree: &Tree, context: &Context, verb: &Verb, content: &Content) -> bool {
    if content.frame != Frame::Object || !lexicon().word(tree.lemma(verb.token), Word::Act) {
        return false;
    }
    let Some(object) =
        stance::object(tree, verb.token).or_else(|| tree.own_subject(verb.token).filter(|_| verb.passive))
    else {
        return false;
    };
    let person = context.mention_at(object).is_some_and(|m| m.kind == MentionKind::Person);
    let named = context.mentions_in(&speaker::phrase(tree, object)).iter().any(|m| {
        m.kind == MentionKind::Person
            && !tree.text.tokens.get(m.tokens.end).is_some_and(|t| t.is("'s") || t.is("’s"))
    });
    // *dismissed him last Wednesday*, not *dismissed it at once*, nor *dismissed her as a fool*
    let verdict = (object + 1..tree.tokens.end).take(6).any(|t| tree.is(t, "as"));
    let pronoun =
        tree.tag(object) == Tag::Prp && !tree.is(object, "it") && !verdict && verb.row.lemma != "welcome";
    let people = pronoun || cue::is_noun_of(tree, object, Noun::People);
    person || people || named && verb.row.lemma != "welcome"
}
