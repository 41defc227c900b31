//! The clause that closes a sentence and says who reported it: *The deal is dead, an aide to the minister told Reuters.*
//!
//! Such a clause reports all that stands before it, whatever verbs stand there. A parser that reads the sentence as one often
//! takes the words of the one clause for those of the other, so the place is told by the words alone, and both are parsed apart.

use super::lexicon::{Word, lexicon};
use super::tree::Tree;
use crate::syntax::Tag;
use crate::text::Kind;

/// A closing clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Closing {
    /// Its first token, behind the comma.
    pub start: usize,
    /// Its cue.
    pub cue: usize,
}

/// Words behind a comma, at most so many, say who and where.
const LONGEST: usize = 26;

/// Finds the closing clause by tags and marks; none where the sentence has none. `end` is the token behind its last word.
pub(super) fn closing(tree: &Tree, end: usize) -> Option<Closing> {
    let stop = |t: usize| tree.tag(t) == Tag::Stop || tree.text.tokens[t].kind == Kind::Punct;
    let mut last = end.min(tree.tokens.end);
    while last > tree.tokens.start && stop(last - 1) {
        last -= 1;
    }
    // *…, a member of the team said, adding that …*
    let participle = |&t: &usize| {
        tree.word(t) == "," && t + 1 < last && tree.tag(t + 1) == Tag::Vbg && reports(tree, t + 1)
    };
    let ends = tree.tokens.clone().filter(participle).chain(std::iter::once(last));
    ends.into_iter().find_map(|end| before(tree, end))
}

fn before(tree: &Tree, end: usize) -> Option<Closing> {
    let found = cue_before(tree, end).and_then(|cue| Some((cue, subject_start(tree, cue)?)));
    let (cue, start) = found.or_else(|| inverted(tree, end).map(|cue| (cue, cue)))?;
    let quoted = |t: usize| tree.text.quote_at(tree.text.tokens[t].span.start).is_some();
    // A quotation beside it belongs to it by other rules; but *She said it was “a stain,” the Gazette reported*.
    let beside = start.saturating_sub(2);
    let open = (tree.tokens.start..start).find(|&t| quoted(t));
    let says = |t: usize| reports(tree, t) && matches!(tree.tag(t), Tag::Vbd | Tag::Vbz);
    let inner = open.is_some_and(|open| (tree.tokens.start..open).any(says));
    // *“…,” Elly Schlau, leader of the party said*: the name before the comma speaks.
    let name = (tree.tokens.start..start - 1).rev().find(|&t| !matches!(tree.tag(t), Tag::Nnp | Tag::Nnps));
    let led = name.is_some_and(|t| t + 2 < start && matches!(tree.word(t), "\"" | "”" | "’" | "'"));
    let quote = led || quoted(cue) || quoted(beside) && !inner || quoted(tree.tokens.start);
    (!quote && tells(tree, start - 1)).then_some(Closing { start, cue })
}

/// *…, said Greg Mook, a spokesman for the port.*: the cue behind a comma, and nothing but its subject behind it.
fn inverted(tree: &Tree, end: usize) -> Option<usize> {
    let cue = (tree.tokens.start + 1..end).rev().take(LONGEST).find(|&t| tree.tag(t) == Tag::Vbd)?;
    let name = cue + 1 < end && matches!(tree.tag(cue + 1), Tag::Nnp | Tag::Nnps);
    let plain = |t: usize| is_nominal(tree, t) || tree.word(t) == "," || tree.in_time(t);
    let hearer = lexicon().cues(tree.lemma(cue)).iter().any(|c| c.recipient);
    let says = !hearer && reports(tree, cue);
    (tree.word(cue - 1) == "," && name && says && (cue + 1..end).all(plain)).then_some(cue)
}

/// The cue with nothing behind it but a hearer, a place and a time.
fn cue_before(tree: &Tree, end: usize) -> Option<usize> {
    let from = tree.tokens.start.max(end.saturating_sub(14));
    let small = |t: usize| tree.in_time(t) || is_nominal(tree, t) || tree.tag(t) == Tag::Rb;
    let cue = (from..end).rev().find(|&t| !small(t))?;
    let past = matches!(tree.tag(cue), Tag::Vbd | Tag::Vbz | Tag::Vbp)
        || has_helper(tree, cue)
        || by_nobody(tree, cue).is_some();
    if !past || tree.is_auxiliary(cue) || !reports(tree, cue) {
        return None;
    }
    let next = cue + 1;
    let hearer = lexicon().cues(tree.lemma(cue)).iter().any(|c| c.recipient);
    let alone =
        next >= end || tree.in_time(next) || matches!(tree.tag(next), Tag::In | Tag::Rb | Tag::To) || hearer;
    alone.then_some(cue)
}

/// *officials have said*
fn has_helper(tree: &Tree, cue: usize) -> bool {
    tree.tag(cue) == Tag::Vbn && cue > tree.tokens.start && tree.is_word(cue - 1, Word::Have)
}

/// *…, it was disclosed in Whitehall*, *…, it has been reported*: where *it* stands before such a cue.
fn by_nobody(tree: &Tree, cue: usize) -> Option<usize> {
    let helps = |t: usize| tree.is_word(t, Word::Helper) || tree.tag(t) == Tag::Rb;
    let it = (tree.tokens.start..cue).rev().take(4).find(|&t| !helps(t))?;
    (tree.tag(cue) == Tag::Vbn && it + 1 < cue && tree.is(it, "it")).then_some(it)
}

/// True for a verb that takes a clause or a quotation by itself.
fn reports(tree: &Tree, token: usize) -> bool {
    let rows = lexicon().cues(tree.lemma(token));
    rows.iter().any(|c| c.takes.that && c.takes.quote && c.strong && c.particle.is_none())
}

/// Where the noun phrase before the cue begins: right behind a comma, an apposition and all.
fn subject_start(tree: &Tree, cue: usize) -> Option<usize> {
    let behind = by_nobody(tree, cue).map_or(cue - usize::from(has_helper(tree, cue)), |it| it + 1);
    let last = (tree.tokens.start..behind).rev().find(|&t| tree.tag(t) != Tag::Rb)?;
    let mut start = phrase_start(tree, last)?;
    // *, an adviser to the president, Jan Kowalski, told*: the comma closes an apposition.
    if tree.word(last) == "," {
        let inner = phrase_start(tree, last.checked_sub(1)?)?;
        start = phrase_start(tree, inner.checked_sub(2)?)?;
    }
    // *, AP, Reuters and the BBC reported*
    let joined = (start..cue).any(|t| tree.tag(t) == Tag::Cc);
    while joined && let Some(comma) = start.checked_sub(1) {
        let Some(before) = comma.checked_sub(1).and_then(|t| phrase_start(tree, t)) else { break };
        let name = (before..comma).all(|t| matches!(tree.tag(t), Tag::Nnp | Tag::Nnps | Tag::Dt));
        if !name || comma - before > 4 {
            break;
        }
        start = before;
    }
    let noun = (start..cue).any(|t| tree.is_noun(t) || tree.tag(t) == Tag::Prp);
    let opens =
        tree.is_noun(start) || matches!(tree.tag(start), Tag::Dt | Tag::Jj | Tag::Cd | Tag::Prp | Tag::Prps);
    (noun && opens && cue - start <= LONGEST).then_some(start)
}

/// Words that noun phrases, with the prepositional phrases in them, are made of.
fn is_nominal(tree: &Tree, token: usize) -> bool {
    use Tag::{Cc, Cd, Dt, Hyph, In, Jj, Jjs, Pos, Prp, Prps, To};
    let tag = matches!(tree.tag(token), Cc | Cd | Dt | Hyph | In | Jj | Jjs | Pos | Prp | Prps | To);
    (tree.is_noun(token) || tag) && !tree.is(token, "that")
}

/// *one highly placed source*: an adverb and a participle before their noun.
fn is_described(tree: &Tree, token: usize) -> bool {
    let degree = |t: usize| tree.tag(t) == Tag::Rb && tree.word(t).ends_with("ly");
    let participle = |t: usize| {
        matches!(tree.tag(t), Tag::Vbn | Tag::Vbd) && tree.tokens.contains(&(t + 1)) && tree.is_noun(t + 1)
    };
    participle(token) && token > tree.tokens.start && degree(token - 1)
        || degree(token) && participle(token + 1)
}

/// The first token of the words of a noun phrase that end at `last`, where a comma or the end of a quotation stands before
/// them.
fn phrase_start(tree: &Tree, last: usize) -> Option<usize> {
    if tree.word(last) == "," {
        return Some(last);
    }
    let mut at = last;
    while tree.tokens.contains(&at) && (is_nominal(tree, at) || is_described(tree, at)) {
        at = at.checked_sub(1)?;
    }
    let opens = |t: usize| matches!(tree.word(t), "," | "\"" | "”" | "''");
    (at < last && tree.tokens.contains(&at) && opens(at)).then_some(at + 1)
}

/// True where the words before the comma tell something: a finite verb in a clause that no *when* or *who* begins.
fn tells(tree: &Tree, comma: usize) -> bool {
    let mut below = false;
    (tree.tokens.start..comma).any(|t| {
        let word = tree.word(t);
        if matches!(word, "," | ";" | ":") {
            below = false;
        }
        below |= matches!(tree.tag(t), Tag::Wdt | Tag::Wp | Tag::Wrb) || tree.is_word(t, Word::Subordinate);
        !below && tree.has_tense(t)
    })
}
