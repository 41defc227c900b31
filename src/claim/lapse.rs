//! How long after: hours that stay with a day, words that leave it, and how narrow a date is.

use super::ClaimDate;
use super::context::Context;
use super::lexicon::Word;
use super::tree::Tree;
use crate::syntax::{Relation, Tag};
use crate::time::{Expression, Unit};

/// Hours or minutes between what was told and what comes now.
pub(super) fn is_lapse(tree: &Tree, time: &Expression) -> bool {
    let hours = time.tokens.clone().any(|t| tree.is_word_of(t, Word::Hour));
    let inside = |t: usize| tree.tokens.contains(&t);
    let before = time.tokens.start.checked_sub(1).filter(|&t| inside(t) && tree.is(t, "within"));
    let behind =
        Some(time.tokens.end).filter(|&t| inside(t) && (tree.is(t, "after") || tree.is(t, "before")));
    let last = time.tokens.end - 1;
    let offset = tree.is(last, "later") || tree.is(last, "earlier") || tree.is(last, "afterwards");
    hours && (before.is_some() || behind.is_some() || offset)
}

/// True for a date as narrow as a day or a weekend.
pub(super) fn is_day(context: &Context, date: &ClaimDate) -> bool {
    is_within(context, date, Unit::Weekend)
}

/// True for a date as narrow as a unit, or narrower.
pub(super) fn is_within(context: &Context, date: &ClaimDate, unit: Unit) -> bool {
    date.time.is_some_and(|t| context.times[t].granularity.is_some_and(|g| g <= unit))
}

/// *later denied*, *recalled many years afterwards*: an adverb or a vague time says that it was another day.
pub(super) fn is_later(tree: &Tree, context: &Context, token: usize) -> bool {
    let adverb = tree.children(token).iter().any(|&c| tree.is_word(c, Word::Afresh));
    let vague = |&i: &usize| {
        let time = &context.times[i];
        time.value.ends_with("_REF")
            && time.tokens.clone().any(|t| tree.is_word(t, Word::Afresh))
            && time.tokens.clone().any(|t| tree.head(t) == Some(token))
    };
    // *said after his return*
    let returned = tree.children(token).iter().any(|&c| {
        let own = tree.children(c).iter().any(|&d| tree.tag(d) == Tag::Prps);
        own && tree.is(c, "return") && tree.child(c, Relation::Case).is_some_and(|p| tree.is(p, "after"))
    });
    adverb || returned || context.times_in(&tree.tokens).iter().any(vague)
}
