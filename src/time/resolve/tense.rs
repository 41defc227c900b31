//! Past or future: what the verbs and prepositions beside an expression say.

use crate::text::{Case, Kind, Text};
use crate::time::Raw;
use crate::time::lexicon::{self, DID, DOES, SHALL};

/// Which way a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Tense {
    Past,
    Present,
    Future,
}

/// How far the nearest verb may stand, in tokens.
const REACH: usize = 14;

/// The tense of the clause around an expression; none where no verb stands near.
pub fn around(text: &Text, raw: &Raw) -> Option<Tense> {
    let sentence = &text.sentences[text.sentence_of(raw.tokens.start).min(text.sentences.len() - 1)];
    let left = sentence.tokens.start.max(raw.tokens.start.saturating_sub(REACH))..raw.tokens.start;
    let right = raw.tokens.end..sentence.tokens.end.min(raw.tokens.end + REACH);
    left.rev().find_map(|i| verb(text, i)).or_else(|| right.clone().find_map(|i| verb(text, i)))
}

/// The tense of one word, if it is a verb that shows one.
pub fn verb(text: &Text, at: usize) -> Option<Tense> {
    let token = &text.tokens[at];
    if token.kind != Kind::Word {
        return None;
    }
    let lexicon = lexicon::lexicon();
    let classes = lexicon.word(lexicon.id(token.key)).classes;
    if classes.meets(SHALL) && token.case == Case::Lower {
        return Some(Tense::Future);
    }
    if classes.meets(DID) {
        return Some(Tense::Past);
    }
    if classes.meets(DOES) && !(token.span.of(text.source).starts_with(['\'', '’'])) {
        return Some(Tense::Present);
    }
    let word = token.span.of(text.source);
    (token.case == Case::Lower && word.len() > 4 && word.ends_with("ed")).then_some(Tense::Past)
}

/// True where a sentence has a verb in the present and none in the past or future.
pub fn plain_present(text: &Text, raw: &Raw) -> bool {
    let sentence = &text.sentences[text.sentence_of(raw.tokens.start).min(text.sentences.len() - 1)];
    let from = sentence.tokens.start.max(raw.tokens.start.saturating_sub(3 * REACH));
    let to = sentence.tokens.end.min(raw.tokens.end + 3 * REACH);
    let mut present = false;
    for at in from..to {
        match verb(text, at) {
            Some(Tense::Present) => present = true,
            Some(_) => return false,
            None => {}
        }
    }
    present
}
