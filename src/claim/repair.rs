//! Repairs: verbs that report and that the tagger took for something else, told by what stands beside them.
//!
//! *Kazimirov urges the parties*, *Hume, who opened talks in 1988, urged people*: a word that is a form of a cue, with
//! a subject before it and with *that*, *to*, a quotation or a noun phrase behind it, is a finite verb.

use super::lexicon::lexicon;
use super::tree::Tree;
use crate::syntax::{Relation, Tag, lemma};
use crate::text::{Case, Key, Kind};

/// Changes tags (and the relation of what was no verb) in place. Looks at each word and its neighbours once.
pub(super) fn repair(tree: &mut Tree) {
    for token in tree.tokens.clone() {
        if let Some(tag) = bare_finite(tree, token) {
            tree.set_tag(token, tag);
            continue;
        }
        if tree.text.tokens[token].kind != Kind::Word || tree.text.tokens[token].case != Case::Lower {
            continue;
        }
        if let Some(tag) = finite_form(tree, token)
            && subject_before(tree, token)
            && takes_behind(tree, token, tree.tag(token))
        {
            tree.make_predicate(token, tag);
        }
    }
}

/// *Uzbek troops fired into a crowd*: what the parser gave a subject and no helper has tense, whatever its tag.
fn bare_finite(tree: &Tree, token: usize) -> Option<Tag> {
    let clause = matches!(
        tree.relation(token),
        Relation::Root
            | Relation::Conj
            | Relation::Parataxis
            | Relation::Ccomp
            | Relation::Advcl
            | Relation::AclRelcl
    );
    let subject = tree.children(token).iter().any(|&c| c < token && tree.relation(c) == Relation::Nsubj);
    let bare = !tree
        .children(token)
        .iter()
        .any(|&c| tree.is_auxiliary(c) || tree.is(c, "to") || tree.tag(c) == Tag::Md);
    match tree.tag(token) {
        Tag::Jj | Tag::Nn
            if matches!(tree.relation(token), Relation::Root | Relation::Parataxis)
                && is_past(tree, token) =>
        {
            Some(Tag::Vbd)
        }
        Tag::Vbn if clause && subject && bare && !helped(tree, token) => Some(Tag::Vbd),
        Tag::Vb
            if clause
                && bare
                && (subject || tree.relation(token) == Relation::Root)
                && !helped(tree, token) =>
        {
            Some(Tag::Vbp)
        }
        _ => None,
    }
}

/// *left on Friday*, *fell yesterday*: a past form behind a noun, with a preposition or a time behind it.
fn is_past(tree: &Tree, token: usize) -> bool {
    let word = tree.word(token);
    let past = lemma(word, Tag::Vbd) != word && (word.ends_with("ed") || !word.ends_with("ing"));
    let next = token + 1;
    let behind = tree.tokens.contains(&next)
        && (tree.in_time(next) || matches!(tree.tag(next), Tag::In | Tag::To | Tag::Rb));
    past && behind && subject_before(tree, token) && tree.child(token, Relation::Cop).is_none()
}

/// The tag of a finite form of a cue that the tagger read otherwise.
fn finite_form(tree: &Tree, token: usize) -> Option<Tag> {
    let word = tree.word(token);
    let now = tree.tag(token);
    let known = |tag: Tag| {
        let base = lemma(word, tag);
        base != word
            && lexicon().cues(Key::of(&base)).iter().any(|c| {
                c.particle.is_none_or(|p| tree.text.tokens.get(token + 1).is_some_and(|t| t.key == p))
            })
    };
    match now {
        Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vb | Tag::Md => None,
        Tag::Vbn if tree.auxiliaries(token).next().is_some() || helped(tree, token) => None,
        Tag::Vbn | Tag::Jj | Tag::In | Tag::Nn | Tag::Rb | Tag::Vbg
            if known(Tag::Vbd) && !word.ends_with("ing") =>
        {
            Some(Tag::Vbd)
        }
        // *the member states*, *the reports that …* are nouns; a name or a pronoun before makes a verb.
        Tag::Nns if known(Tag::Vbz) && named_before(tree, token) => Some(Tag::Vbz),
        _ => None,
    }
}

fn named_before(tree: &Tree, token: usize) -> bool {
    let before = token.checked_sub(1).filter(|t| tree.tokens.contains(t));
    before.is_some_and(|t| matches!(tree.tag(t), Tag::Nnp | Tag::Prp | Tag::Comma))
}

/// A form of *be*, *have* or *get* stands close before: a participle, not a past.
fn helped(tree: &Tree, token: usize) -> bool {
    const HELPERS: [&str; 14] = [
        "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having", "get", "gets",
        "got",
    ];
    let from = tree.tokens.start.max(token.saturating_sub(4));
    (from..token)
        .rev()
        .take_while(|&t| !matches!(tree.word(t), "," | ";") || t + 1 == token)
        .any(|t| HELPERS.iter().any(|w| tree.is(t, w)))
}

/// The end of a noun phrase, an apposition or an adverb behind one stands right before.
fn subject_before(tree: &Tree, token: usize) -> bool {
    let mut before = token;
    for _ in 0..3 {
        let Some(previous) = before.checked_sub(1).filter(|t| tree.tokens.contains(t)) else { return false };
        before = previous;
        if tree.tag(before) != Tag::Rb {
            break;
        }
    }
    match tree.tag(before) {
        Tag::Nnp | Tag::Nnps | Tag::Nn | Tag::Nns | Tag::Prp | Tag::Wp | Tag::Wdt | Tag::Cd => true,
        // A comma closes an apposition or a relative clause: another one opened it.
        Tag::Comma => (tree.tokens.start..before).any(|t| tree.word(t) == "," || tree.word(t) == "("),
        Tag::Cc => true,
        Tag::CloseQuote => true,
        _ => tree.word(before) == ")" || matches!(tree.word(before), "”" | "\"" | "’"),
    }
}

/// What a cue takes stands right behind: *that*, *to*, a quotation, an article, a name.
fn takes_behind(tree: &Tree, token: usize, now: Tag) -> bool {
    let next = token + 1;
    if !tree.tokens.contains(&next) {
        return false;
    }
    let words = tree.word(next);
    let article = matches!(tree.tag(next), Tag::Dt | Tag::Prp | Tag::Prps | Tag::Nnp | Tag::Nnps);
    let clause =
        tree.is(next, "that") || tree.is(next, "to") || tree.is(next, "it") || tree.is(next, "whether");
    let quoted = matches!(words, "“" | "\"" | "‘" | ":");
    let time_or_people = matches!(tree.tag(next), Tag::In | Tag::Nns | Tag::Nn | Tag::Cd | Tag::Jj | Tag::Rb)
        && matches!(now, Tag::Vbn | Tag::Jj | Tag::In | Tag::Nns);
    // *a declaration issued on Thursday* is a participle: behind a plain noun a preposition proves nothing.
    let plain = token
        .checked_sub(1)
        .filter(|t| tree.tokens.contains(t))
        .is_some_and(|t| matches!(tree.tag(t), Tag::Nn | Tag::Nns));
    let time_or_people = time_or_people && !(plain && now == Tag::Vbn && tree.tag(next) == Tag::In);
    // *the deal announced by the ministry* is a participle.
    let by = tree.is(next, "by");
    (article || clause || quoted || time_or_people || words == ",") && !by
}

impl Tree<'_> {
    /// Makes a word the finite verb that it is; a modifier becomes a predicate of its own.
    fn make_predicate(&mut self, token: usize, tag: Tag) {
        self.set_tag(token, tag);
        if !matches!(
            self.relation(token),
            Relation::Root | Relation::Conj | Relation::Parataxis | Relation::Ccomp | Relation::Advcl
        ) {
            self.set_relation(token, Relation::Dep);
        }
    }
}
