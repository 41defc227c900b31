//! Sentences that the parser left without a finite verb, read once more.
//!
//! *The contingent leaves in stages*, *Supporters of Bakiyev storm public buildings*: a tagger trained on other texts takes such
//! verbs for nouns, and the parser then makes the subject the root. Where no word of a sentence has tense in its main
//! clause, the first word that can be a finite verb, with a subject before it and something that a verb takes behind it, gets
//! the tag of one, and the sentence is parsed again.

use super::lexicon::{Word, lexicon};
use super::reduced::is_reduced;

use super::tree::Tree;
use crate::syntax::{Relation, Tag, lemma};
use crate::text::{Case, Key, Kind};

/// The word that must be the finite verb, and its tag; none where the sentence has one or where no word fits.
pub(super) fn missing_verb(tree: &Tree) -> Option<(usize, Tag)> {
    if let Some(participle) = tree.tokens.clone().find_map(|t| perfect(tree, t)) {
        return Some((participle, Tag::Vbn));
    }
    let root = tree.tokens.clone().find(|&t| tree.head(t).is_none())?;
    if tree.is_finite(root) || tree.child(root, Relation::Cop).is_some() || !ends(tree) {
        return None;
    }
    let forms = || tree.tokens.clone().filter_map(|t| finite_form(tree, t).map(|tag| (t, tag)));
    // *the defence ministers of the three countries sowed sunflowers*: a past form goes before what may be a plural.
    forms().find(|f| f.1 == Tag::Vbd).or_else(|| forms().next())
}

/// *When the first term expired in the spring, …*, *Not all agreed: Donaldson, one of them, left on Friday*: the same in a clause
/// that a word such as *when* opens, up to its comma, and behind a colon or a semicolon.
pub(super) fn missing_below<'t>(tree: &'t Tree) -> impl Iterator<Item = (usize, Tag)> + 't {
    let end = tree.tokens.end;
    let mark = |t: usize| matches!(tree.word(t), ":" | ";");
    let comma = |t: usize| tree.word(t) == "," && !tree.in_time(t);
    let quoted = |t: usize| tree.text.quote_at(tree.text.tokens[t].span.start).is_some();
    let inner = tree.tokens.start..end.saturating_sub(3);
    inner.filter_map(move |open| {
        let below = matches!(tree.tag(open), Tag::Wrb | Tag::In) && tree.is_word(open, Word::Opens);
        if !below && !mark(open) || quoted(open) {
            return None;
        }
        let close = (open + 1..end).find(|&t| mark(t) || below && comma(t)).unwrap_or(end);
        let clause = open + 1..close;
        let verbal = |t: usize| tree.has_tense(t) || tree.tag(t) == Tag::To || quoted(t);
        if clause.len() < 3
            || clause.clone().any(verbal)
            || !below && !clause.clone().any(|t| tree.in_time(t))
        {
            return None;
        }
        let form = clause.filter_map(|t| finite_form(tree, t).map(|tag| (t, tag))).find(|f| f.1 == Tag::Vbd);
        form.filter(|&(t, _)| subject_inside(tree, t, open))
    })
}

/// The noun phrase before a verb begins behind the word or mark that opens its clause.
fn subject_inside(tree: &Tree, verb: usize, open: usize) -> bool {
    (open + 1..verb).any(|t| tree.is_noun(t) || tree.tag(t) == Tag::Prp)
}

/// *was due to expire*, *is due in Tbilisi*: behind a form of *be* the word is the predicate, as a participle would be; the
/// treebanks know it as the beginning of *due to*.
pub(super) fn due<'t>(tree: &'t Tree) -> impl Iterator<Item = (usize, Tag)> + 't {
    let inside = |t: usize| tree.tokens.contains(&t);
    let be = move |t: usize| {
        let before = t.checked_sub(1).filter(|&b| inside(b) && tree.tag(b) != Tag::Rb).or(t.checked_sub(2));
        before.is_some_and(|b| inside(b) && tree.is_word(b, Word::Helper) && !tree.is_word(b, Word::Have))
    };
    let led = move |t: usize| {
        let to = inside(t + 2) && tree.tag(t + 1) == Tag::To && tree.is_verb(t + 2);
        to || inside(t + 1)
            && (tree.in_time(t + 1)
                || ["in", "at", "on", "by", "back", "out"].iter().any(|w| tree.is(t + 1, w)))
    };
    tree.tokens.clone().filter(move |&t| tree.is(t, "due") && be(t) && led(t)).map(|t| (t, Tag::Vbn))
}

/// *a third say they do not know*: the plain form of a verb of saying that was taken for a noun, between a number or a plural
/// and the subject of what is said. *“…,” state lawyers wrote*: the noun that was taken for such a verb.
pub(super) fn saying<'t>(tree: &'t Tree) -> impl Iterator<Item = (usize, Tag)> + 't {
    let reports =
        |t: usize| lexicon().cues(tree.key(t)).iter().any(|c| c.takes.that && c.takes.quote && c.strong);
    let inner = tree.tokens.start + 1..tree.tokens.end.saturating_sub(1);
    inner.filter(move |&t| tree.text.tokens[t].case == Case::Lower && reports(t)).filter_map(move |t| {
        let (before, behind) = (tree.tag(t - 1), tree.tag(t + 1));
        let many = matches!(before, Tag::Cd | Tag::Nns | Tag::Nnps) || tree.is_word(t - 1, Word::Share);
        let clause = behind == Tag::Prp || tree.is(t + 1, "that");
        if many && clause && matches!(tree.tag(t), Tag::Nn | Tag::Nnp | Tag::Cd | Tag::Jj) {
            return Some((t, Tag::Vbp));
        }
        let apart = matches!(tree.word(t - 1), "”" | "\"" | "’" | "'" | "''") && tree.is_verb(t);
        let wrote = tree.tokens.contains(&(t + 2)) && tree.tag(t + 2) == Tag::Vbd;
        (apart && behind == Tag::Nns && wrote).then_some((t, Tag::Nn))
    })
}

/// *it had already restricted flights*, *has this week put off a trip*: the participle behind a form of *have* that was
/// taken for an adjective or a noun.
fn perfect(tree: &Tree, have: usize) -> Option<usize> {
    if !tree.is_word(have, Word::Have) {
        return None;
    }
    let between = |t: &usize| tree.tag(*t) == Tag::Rb || tree.in_time(*t);
    let token = (have + 1..tree.tokens.end.min(have + 6)).find(|t| !between(t))?;
    let word = &tree.text.tokens[token];
    let written = tree.word(token);
    let form = written.ends_with("ed") || irregular_past(written) || tree.is_word(token, Word::SamePast);
    let taken = matches!(tree.tag(token), Tag::Jj | Tag::Nn | Tag::Vbd | Tag::In);
    let base = lemma(written, Tag::Vbn);
    let adverb = token > have + 1;
    // *had limited powers*: without an adverb between them it may well be an adjective.
    let sure = adverb || tree.tag(token) != Tag::Jj;
    (word.case == Case::Lower && form && taken && sure && lexicon().is_verb(Key::of(&base))).then_some(token)
}

/// A sentence, not a headline or a line of a list.
fn ends(tree: &Tree) -> bool {
    let last = tree.tokens.end - 1;
    let from = tree.tokens.start.max(last.saturating_sub(1));
    (from..=last).any(|t| matches!(tree.word(t), "." | "!" | ";" | ")")) && tree.tokens.len() > 3
}

fn finite_form(tree: &Tree, token: usize) -> Option<Tag> {
    let word = &tree.text.tokens[token];
    if word.kind != Kind::Word || word.case != Case::Lower || tree.in_time(token) || is_reduced(tree, token) {
        return None;
    }
    let noun_like = matches!(
        tree.tag(token),
        Tag::Nn
            | Tag::Nns
            | Tag::Nnps
            | Tag::Nnp
            | Tag::Jj
            | Tag::In
            | Tag::Vbn
            | Tag::Rb
            | Tag::Vb
            | Tag::Cd
            | Tag::Fw
    );
    if !noun_like || !behind(tree, token) {
        return None;
    }
    let number = subject(tree, token)?;
    let written = tree.word(token);
    let verb = |tag: Tag| {
        let base = lemma(written, tag);
        (base != written || tag == Tag::Vbp) && lexicon().is_verb(Key::of(&base))
    };
    if tree.tag(token) == Tag::Vbn || written.ends_with("ed") || irregular_past(written) {
        return verb(Tag::Vbd).then_some(Tag::Vbd);
    }
    match number {
        Number::One => (written.ends_with('s') && verb(Tag::Vbz)).then_some(Tag::Vbz),
        Number::Many => (!written.ends_with('s') && verb(Tag::Vbp)).then_some(Tag::Vbp),
    }
}

/// A past form that is no base form: *left*, *fell*.
fn irregular_past(word: &str) -> bool {
    lemma(word, Tag::Vbd) != word && !word.ends_with("ing") && !word.ends_with('s')
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    One,
    Many,
}

/// The number of the noun phrase that ends right before a token and begins the clause; none where there is no such phrase.
fn subject(tree: &Tree, token: usize) -> Option<Number> {
    let mut before = token.checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    while tree.tag(before) == Tag::Rb && before > tree.tokens.start {
        before -= 1;
    }
    // *a rebel colonel, marches*: the comma closes an apposition.
    if tree.word(before) == "," {
        let open = (tree.tokens.start..before).rev().take(14).find(|&t| tree.word(t) == ",")?;
        before = open.checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    }
    let compound =
        tree.tag(before) == Tag::Jj && before > tree.tokens.start && tree.tag(before - 1) == Tag::Hyph;
    if !(tree.is_noun(before)
        || matches!(tree.tag(before), Tag::Prp | Tag::Cd)
        || tree.word(before) == ")"
        || compound)
    {
        return None;
    }
    // The head of the phrase stands before its first preposition.
    let mut head = before;
    let mut joined = false;
    let mut at = before;
    while at > tree.tokens.start {
        at -= 1;
        let tag = tree.tag(at);
        if matches!(tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md | Tag::Colon | Tag::Wdt | Tag::Wp) {
            break;
        }
        joined |= tree.is(at, "and");
        if tag == Tag::In && at > tree.tokens.start && tree.is_noun(at - 1) {
            head = at - 1;
            joined = false;
        } else if matches!(tag, Tag::In | Tag::To) {
            break;
        }
    }
    // *Nine out of 10 say*, *one in five say*: a share of several.
    let number = tree.tag(before) == Tag::Cd && head < before || tree.tag(head) == Tag::Cd;
    let share = number && !matches!(tree.tag(token), Tag::Rb | Tag::In);
    let many =
        joined || share || matches!(tree.tag(head), Tag::Nns | Tag::Nnps) || tree.is_word(head, Word::Many);
    Some(if many { Number::Many } else { Number::One })
}

/// Something that a verb takes, or the end of the sentence.
fn behind(tree: &Tree, token: usize) -> bool {
    let next = token + 1;
    if !tree.tokens.contains(&next) {
        return true;
    }
    tree.in_time(next)
        || tree.is_noun(next)
        || matches!(
            tree.tag(next),
            Tag::Dt
                | Tag::In
                | Tag::To
                | Tag::Prp
                | Tag::Prps
                | Tag::Cd
                | Tag::Jj
                | Tag::Rb
                | Tag::Rp
                | Tag::Stop
        )
        || matches!(tree.word(next), "," | ";" | "“" | "\"" | ":")
}
