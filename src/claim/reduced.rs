//! Participles that the tagger took for a past: *the agreement signed in May*, *a report, issued on Saturday, said*.
//!
//! The two forms are written alike. What stands around them tells: a noun phrase led by a preposition has no verb, and
//! a verb between two commas with another finite verb right behind them is no verb of the main clause.

use std::ops::Range;

use super::lexicon::{Noun, Word, lexicon};
use super::tree::Tree;
use crate::syntax::{Relation, Tag, lemma};
use crate::text::{Case, Key, Kind};

/// True for a participle whose tag says past, or that could be read so.
pub(super) fn is_reduced(tree: &Tree, token: usize) -> bool {
    matches!(tree.tag(token), Tag::Vbd | Tag::Vbn)
        && is_participle_form(tree, token)
        && (opens(tree, token)
            || is_led(tree, token)
            || is_issued(tree, token)
            || is_object(tree, token)
            || enclosed(tree, token).is_some())
}

/// *Rescued on May 25 by fishermen, he has …*: the first word of a sentence, before its subject.
fn opens(tree: &Tree, token: usize) -> bool {
    let next = token + 1;
    let bare = || matches!(tree.tag(next), Tag::In | Tag::Rb | Tag::Vbg) || tree.in_time(next);
    let tense = |t: usize| tree.has_tense(t);
    let comma = || (next..tree.tokens.end).find(|&t| tree.word(t) == "," && !tree.in_time(t));
    token == tree.tokens.start
        && tree.tokens.contains(&next)
        && bare()
        && comma().is_some_and(|c| !(next..c).any(tense) && (c..tree.tokens.end).any(tense))
}

/// *wants the court to suspend the injunction issued on Thursday*: behind the object of an infinitive no second verb has tense.
fn is_object(tree: &Tree, token: usize) -> bool {
    let next = token + 1;
    let bare = tree.tokens.contains(&next)
        && (tree.tag(next) == Tag::In && !tree.is(next, "that") || tree.in_time(next));
    let noun = token.checked_sub(1).filter(|t| tree.tokens.contains(t) && tree.is_noun(*t));
    let Some(mut at) = noun.filter(|_| bare) else { return false };
    while at > tree.tokens.start && (tree.is_noun(at) || matches!(tree.tag(at), Tag::Jj | Tag::Cd)) {
        at -= 1;
    }
    let article = matches!(tree.tag(at), Tag::Dt | Tag::Prps) && at > tree.tokens.start + 1;
    let verb = at.saturating_sub(1);
    let tense = |t: usize| tree.has_tense(t);
    article
        && (tree.tokens.start..verb).any(tense)
        && tree.tag(verb) == Tag::Vb
        && tree.tag(verb - 1) == Tag::To
        && !lexicon().cues(tree.lemma(verb)).iter().any(|c| c.takes.that)
}

/// *in an interview published on Monday*, *a report released by the ministry*: a text is published, and publishes nothing.
fn is_issued(tree: &Tree, token: usize) -> bool {
    let text = token
        .checked_sub(1)
        .is_some_and(|t| tree.tokens.contains(&t) && lexicon().is(tree.lemma(t), Noun::Document));
    let next = token + 1;
    let bare = tree.tokens.contains(&next) && (tree.tag(next) == Tag::In || tree.in_time(next));
    text && bare && lexicon().word(Key::of(&lemma(tree.word(token), Tag::Vbd)), Word::Issue)
}

/// The tokens of a sentence that are participles though their tag says past. Linear in the length of the sentence.
pub(super) fn reduced(tree: &Tree) -> Vec<usize> {
    tree.tokens.clone().filter(|&t| tree.tag(t) == Tag::Vbd && is_reduced(tree, t)).collect()
}

/// The stretch between two commas that a participle opens, commas and all: the sentence goes on behind it as if it were not there.
pub(super) fn insertion(tree: &Tree) -> Option<Range<usize>> {
    let opens = |&t: &usize| t > tree.tokens.start && tree.word(t - 1) == ",";
    let first = tree.tokens.clone().filter(opens).find(|&t| is_reduced(tree, t))?;
    Some(first - 1..enclosed(tree, first)? + 1)
}

/// *Blair, who arrived on Tuesday saying he was moved, hailed the accord*: the relative clause between two commas, where the
/// parser did not give the verb behind it the subject before it.
pub(super) fn described(tree: &Tree) -> Option<Range<usize>> {
    enclosed_clause(tree).or_else(|| clause_of_root(tree))
}

fn enclosed_clause(tree: &Tree) -> Option<Range<usize>> {
    let comma = |t: usize| tree.word(t) == "," && !tree.in_time(t);
    let opens = |&t: &usize| comma(t) && tree.is_noun(t - 1) && matches!(tree.tag(t + 1), Tag::Wp | Tag::Wdt);
    let open = (tree.tokens.start + 1..tree.tokens.end.saturating_sub(3)).find(opens)?;
    if (tree.tokens.start..open).any(|t| tree.has_tense(t)) {
        return None;
    }
    let verb = |close: usize| {
        let next = (close + 1..tree.tokens.end).find(|&t| tree.tag(t) != Tag::Rb);
        next.filter(|&t| tree.has_tense(t))
    };
    let quoted = |t: usize| tree.text.quote_at(tree.text.tokens[t].span.start).is_some();
    let ends = |t: usize| matches!(tree.word(t), ";" | "." | ":");
    let inside = (open + 2..tree.tokens.end).take_while(|&t| !ends(t));
    let close = inside.into_iter().find(|&t| comma(t) && !quoted(t) && verb(t).is_some())?;
    let behind = verb(close)?;
    let list = (close..tree.tokens.end).take(12).any(|t| is_list_end(tree, t, behind));
    let told = (open + 2..close).any(|t| tree.has_tense(t));
    (told && !list && !has_subject_before(tree, behind, open)).then_some(open..close + 1)
}

/// *Gunmen who held people in a hospital for five days drove out*: a clause without commas, where the parser gave the sentence no
/// verb but the one in it.
fn clause_of_root(tree: &Tree) -> Option<Range<usize>> {
    let root = tree.tokens.clone().find(|&t| tree.head(t).is_none()).filter(|&t| tree.is_noun(t))?;
    let open = root + 1;
    let led = tree.tokens.contains(&open) && matches!(tree.tag(open), Tag::Wp | Tag::Wdt);
    if !led
        || tree.child(root, Relation::Cop).is_some()
        || (tree.tokens.start..root).any(|t| tree.has_tense(t))
    {
        return None;
    }
    let mark = |t: usize| matches!(tree.word(t), "," | ";" | ":" | "\"" | "“" | "(") && !tree.in_time(t);
    let below = |t: usize| {
        matches!(tree.tag(t), Tag::Wp | Tag::Wdt | Tag::Wrb | Tag::Cc)
            || tree.is(t, "that")
            || tree.is_word(t, Word::Subordinate)
    };
    let first = (open + 1..tree.tokens.end).find(|&t| tree.has_tense(t))?;
    let rest = (first + 1..tree.tokens.end).take_while(|&t| !mark(t) && !below(t));
    let helper = |t: usize| tree.is_auxiliary(first) && tree.head(first) == Some(t);
    let verb = rest.into_iter().find(|&t| tree.has_tense(t) && !helper(t))?;
    let closes = verb > first + 1
        && (tree.is_noun(verb - 1) || tree.in_time(verb - 1) || tree.tag(verb - 1) == Tag::Rb);
    (closes && !has_subject_before(tree, verb, open)).then_some(open..verb)
}

/// The parser gave a verb, or the one that it helps, a subject that stands before a place.
fn has_subject_before(tree: &Tree, verb: usize, place: usize) -> bool {
    let head = if tree.is_auxiliary(verb) { tree.head(verb).unwrap_or(verb) } else { verb };
    tree.own_subject(head).is_some_and(|s| s < place)
}

fn is_participle_form(tree: &Tree, token: usize) -> bool {
    let lower = tree.text.tokens[token].case == Case::Lower;
    (lower || token == tree.tokens.start)
        && (tree.word(token).ends_with("ed") || tree.is_word(token, Word::Participle))
}

/// *Under the agreement signed in Sochi*, *in an interview with the paper published on Tuesday*: nothing but phrases led
/// by prepositions stands before it, and it has no object.
fn is_led(tree: &Tree, token: usize) -> bool {
    let next = token + 1;
    let bare = tree.tokens.contains(&next) && (tree.tag(next) == Tag::In || tree.in_time(next));
    if !bare || !finite_behind(tree, next) {
        return false;
    }
    let mut at = token;
    while let Some(preposition) = led_phrase(tree, at) {
        if preposition == tree.tokens.start || tree.word(preposition - 1) == "," {
            return true;
        }
        at = preposition;
    }
    false
}

/// The preposition of the noun phrase that ends before a token: one article, its adjectives, one noun or name.
fn led_phrase(tree: &Tree, end: usize) -> Option<usize> {
    let mut at = end.checked_sub(1).filter(|t| tree.tokens.contains(t) && tree.is_noun(*t))?;
    let name = |t: usize| matches!(tree.tag(t), Tag::Nnp | Tag::Nnps);
    let run = name(at);
    loop {
        at = at.checked_sub(1).filter(|t| tree.tokens.contains(t))?;
        match tree.tag(at) {
            Tag::Dt | Tag::Prps => break,
            Tag::Jj | Tag::Cd => {}
            _ if run && name(at) => {}
            _ => return None,
        }
    }
    at.checked_sub(1).filter(|t| tree.tokens.contains(t) && tree.tag(*t) == Tag::In)
}

fn finite_behind(tree: &Tree, from: usize) -> bool {
    (from..tree.tokens.end).any(|t| tree.has_tense(t))
}

/// *A report, issued on Saturday, said*, *an academic appointed in May, has written*: the comma that closes the stretch. What
/// stands behind it is the verb, and none came before.
fn enclosed(tree: &Tree, token: usize) -> Option<usize> {
    let tense = |t: usize| tree.has_tense(t);
    let before = token.checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    let opened = tree.word(before) == ",";
    let clause = (tree.tokens.start..token).rfind(|&t| tree.word(t) == ";").unwrap_or(tree.tokens.start);
    let verb = (clause..token).any(|t| tense(t) || matches!(tree.tag(t), Tag::Wp | Tag::Wdt));
    if verb || !opened && !tree.is_noun(before) {
        return None;
    }
    let comma = |t: &usize| tree.word(*t) == "," && !tree.in_time(*t);
    let close = (token + 1..tree.tokens.end).find(comma)?;
    let stop = |t: usize| tree.text.tokens[t].kind == Kind::Punct && !tree.in_time(t);
    if (token + 1..close).any(|t| tense(t) || stop(t)) {
        return None;
    }
    let behind = (close + 1..tree.tokens.end).find(|&t| tree.tag(t) != Tag::Rb)?;
    let helper = tree.is_word(behind, Word::Helper) || matches!(tree.tag(behind), Tag::Md | Tag::Vbz);
    let list = (close..tree.tokens.end).take(12).any(|t| is_list_end(tree, t, token));
    ((if opened { tense(behind) } else { helper }) && !list).then_some(close)
}

/// *arrived, met the king, and left*: verbs in a row.
fn is_list_end(tree: &Tree, and: usize, token: usize) -> bool {
    let verb = tree.tokens.contains(&(and + 1)) && tree.tag(and + 1) == tree.tag(token);
    verb && tree.tag(and) == Tag::Cc && tree.word(and - 1) == ","
}
