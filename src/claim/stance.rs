//! Stance: the word that denies a claim, the word that marks it as not certain.

use super::lexicon::lexicon;
use super::tree::Tree;
use crate::syntax::{Relation, Tag};

/// The word that negates a predicate: *not*, *no* before its object, *failed to*.
pub(super) fn negation(tree: &Tree, token: usize) -> Option<usize> {
    let list = lexicon();
    let own = tree.children(token).iter().copied().find(|&c| {
        list.negates(tree.key(c), "particle")
            && matches!(tree.relation(c), Relation::Advmod | Relation::Aux | Relation::Dep | Relation::Cc)
    });
    if let Some(word) = own.or_else(|| yet(tree, token)) {
        return Some(word);
    }
    // *did not* is read wrongly now and then: look right before the verb.
    let before = (tree.tokens.start.max(token.saturating_sub(3))..token)
        .rev()
        .find(|&t| tree.is(t, "not") || tree.is(t, "n't") || tree.is(t, "never"));
    if let Some(place) = before.filter(|&p| {
        (p + 1..token).all(|t| tree.tag(t) == Tag::Rb || tree.is_verb(t) || tree.tag(t) == Tag::Md)
    }) {
        return Some(place);
    }
    let subject = tree.own_subject(token)?;
    if lexicon().negates(tree.key(subject), "particle") && !tree.is(subject, "no") {
        return Some(subject);
    }
    tree.children(subject).iter().copied().find(|&c| tree.is(c, "no") || tree.is(c, "neither"))
}

/// *has yet to say*: it has not been done.
pub(super) fn yet(tree: &Tree, token: usize) -> Option<usize> {
    let yet = token.checked_sub(2).filter(|&t| tree.tokens.contains(&t) && tree.is(t, "yet"))?;
    (tree.is(token - 1, "to") && tree.tag(token) == Tag::Vb).then_some(yet)
}

/// *no* before the object: *offered no help*, *signed no treaty*.
pub(super) fn no_object(tree: &Tree, token: usize) -> Option<usize> {
    tree.children(object(tree, token)?).iter().copied().find(|&c| tree.is(c, "no"))
}

/// The infinitive's own negation (*chose not to extend*) or a verb above that denies it (*failed to convene*).
pub(super) fn denied_above(tree: &Tree, token: usize) -> Option<usize> {
    let below = tree.child(token, Relation::Xcomp).and_then(|x| negation(tree, x));
    let above = tree
        .head(token)
        .filter(|&h| tree.relation(token) == Relation::Xcomp && lexicon().negates(tree.lemma(h), "verb"));
    below.or(above)
}

/// The word that marks a predicate as not certain.
pub(super) fn hedge(tree: &Tree, token: usize) -> Option<usize> {
    let list = lexicon();
    let own = tree.children(token).iter().copied().find(|&c| {
        list.hedges(tree.key(c), "adverb") && (tree.relation(c) != Relation::Aux)
            || list.hedges(tree.key(c), "modal") && tree.tag(c) == Tag::Md
    });
    if own.is_some() {
        return own;
    }
    // An adverb of the first of several verbs with one subject counts for all of them.
    let head = tree.head(token)?;
    match tree.relation(token) {
        Relation::Conj if tree.shares_subject(token) => hedge(tree, head),
        Relation::Xcomp
            if list.hedges(tree.lemma(head), "verb")
                || list.hedges(tree.lemma(head), "passive") && tree.is_passive(head) =>
        {
            Some(head)
        }
        _ => None,
    }
}

/// The direct object of a verb.
pub(super) fn object(tree: &Tree, token: usize) -> Option<usize> {
    tree.child(token, Relation::Obj)
}
