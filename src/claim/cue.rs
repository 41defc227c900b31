//! Cues: verbs that report, in a place where they do report, and *according to*.

use std::ops::Range;

use super::lexicon::{Cue, Noun, Word, lexicon};
use super::shape::that_far;
use super::stance;
use super::subject;
use super::tree::Tree;
use crate::span::Span;
use crate::syntax::{Relation, Tag, lemma};
use crate::text::{Key, Kind};

/// A verb that may report, before its content is looked for.
#[derive(Clone, Copy)]
pub(super) struct Verb<'l> {
    /// The token of the verb.
    pub token: usize,
    /// Its row of the lexicon.
    pub row: &'l Cue,
    /// The last token of the cue: the verb or its particle.
    pub last: usize,
    /// *was quoted as saying*: the token of *saying*.
    pub saying: Option<usize>,
    /// The subject is the one that is spoken of or to.
    pub passive: bool,
    /// The verb before it that has the subject of both (*said … and urged …*).
    pub shared: Option<usize>,
}

/// The verbs of a sentence that may report, those of wish and belief too where `attitudes` is set. `quoted` tells whether a byte lies inside a quotation.
pub(super) fn verbs<'l>(tree: &Tree, quoted: impl Fn(Span) -> bool, attitudes: bool) -> Vec<Verb<'l>> {
    let told = |&t: &usize| tree.is_verb(t) && !tree.is_auxiliary(t) && !quoted(tree.text.tokens[t].span);
    let all = tree.tokens.clone().filter(told).filter(|&t| attitudes || asserts(tree, t));
    let mut verbs: Vec<Verb> = all.filter_map(|t| verb(tree, t, attitudes)).collect();
    let spoken: Vec<usize> = verbs.iter().filter_map(|v| v.saying).collect();
    verbs.retain(|v| !spoken.contains(&v.token));
    // *is reported to have told*: the verb below says it, and the one above that nobody is sure.
    let below: Vec<usize> = verbs.iter().map(|v| v.token).collect();
    let hearsay = |v: &Verb| {
        v.passive
            && tree.child(v.token, Relation::Xcomp).is_some_and(|c| below.contains(&c) && leads_on(tree, c))
    };
    verbs.retain(|v| !hearsay(v));
    // *refused to say who was there*: one statement, that of who refused.
    let refused: Vec<usize> = verbs.iter().filter_map(|v| refused(tree, v.token)).collect();
    verbs.retain(|v| !refused.contains(&v.token));

    for place in 1..verbs.len() {
        let token = verbs[place].token;
        if subject::is_joined(tree, token) {
            let across = |v: &Verb| (v.token..token).any(|t| tree.word(t) == ";");
            let same =
                |v: &&Verb| (tree.tag(v.token) == tree.tag(token) || tree.is_finite(v.token)) && !across(v);
            let main = |v: &&Verb| {
                same(v)
                    && !matches!(tree.relation(v.token), Relation::AclRelcl | Relation::Ccomp)
                    && tree.tag(v.token) != Tag::Vbg
            };
            let found =
                verbs[..place].iter().rev().find(main).or_else(|| verbs[..place].iter().rev().find(same));
            verbs[place].shared = found.map(|v| v.shared.unwrap_or(v.token));
        }
    }
    verbs
}

fn verb<'l>(tree: &Tree, token: usize, attitudes: bool) -> Option<Verb<'l>> {
    let mut rows = lexicon().cues(tree.lemma(token));
    if rows.is_empty() && attitudes {
        rows = lexicon().attitudes(tree.lemma(token));
    }
    if rows.is_empty() {
        return None;
    }
    let particle = |key: Key| particle(tree, token, key);
    let with = rows.iter().find_map(|r| r.particle.and_then(particle).map(|last| (r, last)));
    // *called off a strike*: with another particle it is another verb.
    let plain = || rows.iter().find(|r| r.particle.is_none()).filter(|_| !has_particle(tree, token));
    let (row, last) = with.or_else(|| plain().map(|r| (r, token)))?;
    // *refused to discuss the verdict*, not *refused to leave*
    if tree.is_word_of(token, Word::Refuses) && refused(tree, token).is_none() {
        return None;
    }
    let passive = tree.is_passive(token);
    let saying = as_saying(tree, token);
    Some(Verb { token, row, last: saying.unwrap_or(last), saying, passive, shared: None })
}

/// The verb of saying that somebody refused to do.
fn refused(tree: &Tree, token: usize) -> Option<usize> {
    let below =
        tree.child(token, Relation::Xcomp).filter(|&c| tree.is_word_of(token, Word::Refuses) && c > token)?;
    let whole = |c: &Cue| c.particle.is_none_or(|p| particle(tree, below, p).is_some());
    let says = |c: &Cue| whole(c) && (c.takes.that || c.takes.wh || c.takes.object && c.strong);
    let cues = || lexicon().cues(tree.lemma(below)).iter().any(says);
    (tree.is_word_of(below, Word::Voices) || cues()).then_some(below)
}

/// Where the particle of a verb stands: right behind it or hanging on it.
fn particle(tree: &Tree, token: usize, key: Key) -> Option<usize> {
    let next = token + 1;
    if tree.tokens.contains(&next) && tree.key(next) == key {
        return Some(next);
    }
    // *found, however, that*
    let aside = tree.tokens.contains(&(next + 3)) && tree.word(next) == "," && tree.word(next + 2) == ",";
    if aside && tree.key(next + 3) == key {
        return Some(next + 3);
    }
    // *found on July 22, by ten votes to four, that*
    if key == Key::of("that")
        && let Some(that) = that_far(tree, next, tree.tokens.end)
    {
        return Some(that);
    }
    // *made it clear*, *ruled this out*, *let it be known*
    let be = usize::from(tree.tokens.contains(&(next + 2)) && tree.is(next + 1, "be"));
    let light = tree.tokens.contains(&(next + 1 + be)) && matches!(tree.tag(next), Tag::Prp | Tag::Dt);
    if light && tree.key(next + 1 + be) == key {
        return Some(next + 1 + be);
    }
    if let Some(verb) = amount(tree, token, key) {
        return Some(verb);
    }
    let hangs = |&c: &usize| {
        c > token && c < token + 6 && tree.key(c) == key && tree.relation(c) == Relation::CompoundPrt
    };
    tree.children(token).iter().copied().find(|c| hangs(c))
}

/// *put the number of dead at 5,057*: the verb itself, for all that stands behind it is said.
fn amount(tree: &Tree, token: usize, key: Key) -> Option<usize> {
    let behind = token + 2..tree.tokens.end.min(token + 16);
    let at = behind.clone().find(|&t| tree.key(t) == key && tree.is(t, "at"))?;
    let number = (at + 1..tree.tokens.end.min(at + 6)).take_while(|&t| tree.word(t) != ",");
    let counted =
        number.into_iter().any(|t| matches!(tree.tag(t), Tag::Cd | Tag::Dollar)) && !tree.in_time(at + 1);
    let plain = (token + 1..at).all(|t| !tree.is_verb(t) && tree.word(t) != ",");
    (counted && plain).then_some(token)
}

/// True where a particle stands right behind the verb and both are read as one.
fn has_particle(tree: &Tree, token: usize) -> bool {
    let next = token + 1;
    tree.tokens.contains(&next)
        && tree.tag(next) == Tag::Rp
        && tree.relation(next) == Relation::CompoundPrt
        && tree.head(next) == Some(token)
}

/// *was quoted by X as saying*: the token of *saying*.
fn as_saying(tree: &Tree, token: usize) -> Option<usize> {
    if !tree.is_word_of(token, Word::Quotes) || tree.tag(token) == Tag::Vbg {
        return None;
    }
    let range = token + 1..tree.tokens.end.min(token + 24);
    // *as saying*, *as warning*
    let says = |t: usize| {
        let base = lemma(tree.word(t), Tag::Vbg);
        tree.word(t).ends_with("ing") && lexicon().cues(Key::of(&base)).iter().any(|c| c.takes.that)
    };
    range.clone().find(|&t| tree.is(t - 1, "as") && says(t))
}

/// False where the verb is not told as a fact: a condition, a purpose, a wish, an adjective (*alleged*).
fn asserts(tree: &Tree, token: usize) -> bool {
    match tree.relation(token) {
        Relation::Amod | Relation::Compound | Relation::Case | Relation::Mark | Relation::Flat => {
            return false;
        }
        _ => {}
    }
    // *Asked whether he would go, he said no*: the one who is asked speaks.
    let bare = tree.auxiliaries(token).next().is_none() && tree.own_subject(token).is_none();
    let hung = matches!(tree.relation(token), Relation::Advcl | Relation::Acl);
    // *“…,” an official asked in private, “…”*: a noun behind a quotation is the one who asks.
    let behind_quote = || {
        let head = tree.head(token).filter(|&h| tree.relation(token) == Relation::Acl && h + 1 == token);
        head.and_then(|h| tree.reach(h).start.checked_sub(1))
            .is_some_and(|t| tree.tokens.contains(&t) && matches!(tree.word(t), "”" | "\"" | "’" | "'"))
    };
    if bare && hung && tree.is(token, "asked") && !behind_quote() {
        return false;
    }
    // *Writing in a weekly on Friday, he warned*: what he wrote is the rest.
    let next = token + 1;
    let opens = token == tree.tokens.start && tree.tag(token) == Tag::Vbg && tree.tokens.contains(&next);
    if opens && tree.is_word(next, Word::Place) {
        return false;
    }
    // *said in a report released on Monday that …*: what was said hangs on *said*.
    if bare && hung && tree.tag(token) == Tag::Vbn && tree.is_word_of(token, Word::Issue) {
        return false;
    }
    let marks = || tree.children(token).iter().copied().filter(|&c| c < token);
    // *climates that are not as reassuring as they could be*: an adjective.
    let degree =
        token.checked_sub(1).is_some_and(|t| tree.tokens.contains(&t) && tree.is_word(t, Word::Degree));
    if degree && tree.tag(token) == Tag::Vbg && tree.auxiliaries(token).next().is_some() {
        return false;
    }
    // *mentions the Baltic states without promising them anything*, *when it comes to defending them*, *accused him of
    // threatening them*
    let led = |c: usize| tree.is_word(c, Word::Unsaid);
    if tree.tag(token) == Tag::Vbg && marks().any(led) {
        return false;
    }
    if marks().any(|c| tree.relation(c) == Relation::Mark && tree.is_word(c, Word::Condition)) {
        return false;
    }
    if marks().any(|c| tree.tag(c) == Tag::Md && tree.is_word(c, Word::Supposed)) {
        // *would not say*, *could not confirm* are told as facts.
        let kept = lexicon()
            .cues(tree.lemma(token))
            .iter()
            .any(|c| c.takes.wh && c.takes.quote || c.particle.is_some());
        return kept && stance::negation(tree, token).is_some();
    }
    if tree.tag(token) == Tag::Vb && marks().any(|c| tree.tag(c) == Tag::To) {
        return leads_on(tree, token);
    }
    true
}

/// An infinitive counts where the verb above only says that it began, went on, appears or was declined.
fn leads_on(tree: &Tree, token: usize) -> bool {
    let Some(head) = tree.head(token) else { return false };
    if stance::yet(tree, token).is_some() {
        return true;
    }
    let lemma = tree.lemma(head);
    // *is reported to have told the others*
    let perfect = tree.auxiliaries(token).any(|a| tree.is_word(a, Word::Have));
    let hearsay = tree.is_passive(head) && perfect && lexicon().cues(lemma).iter().any(|c| c.takes.that);
    (hearsay || lexicon().word(lemma, Word::LeadsOn)) && tree.relation(token) != Relation::Acl
}

/// *according to X*: where it stands.
pub(super) struct According {
    /// *according to*
    pub cue: Range<usize>,
    /// The head of X.
    pub head: usize,
    /// All of X.
    pub phrase: Range<usize>,
}

/// Every *according to* of a sentence outside quotations.
pub(super) fn according(tree: &Tree, quoted: impl Fn(Span) -> bool) -> Vec<According> {
    let pairs = tree
        .tokens
        .clone()
        .filter(|&t| tree.is(t, "according") && t + 2 < tree.tokens.end && tree.is(t + 1, "to"));
    pairs
        .filter(|&t| !quoted(tree.text.tokens[t].span))
        .filter_map(|t| {
            let phrase = phrase_behind(tree, t + 2);
            let head = phrase_head(tree, phrase.clone())?;
            Some(According { cue: t..t + 2, head, phrase })
        })
        .collect()
}

/// A noun phrase that begins at `start`: it goes on to a comma, a bracket, a verb or the end.
fn phrase_behind(tree: &Tree, start: usize) -> Range<usize> {
    let stop = |t: usize| {
        let token = &tree.text.tokens[t];
        let mark = token.kind == Kind::Punct && !matches!(tree.word(t), "-" | "'" | "’" | "." | "/")
            || tree.word(t) == "." && t + 1 == tree.tokens.end;
        mark || tree.is_finite(t) && t > start
    };
    let end = (start..tree.tokens.end).find(|&t| stop(t)).unwrap_or(tree.tokens.end);
    start..end.max(start + 1)
}

/// The word of a stretch whose head lies outside it.
pub(super) fn phrase_head(tree: &Tree, phrase: Range<usize>) -> Option<usize> {
    let noun = |t: &usize| tree.is_noun(*t) || matches!(tree.tag(*t), Tag::Prp | Tag::Cd | Tag::Dt | Tag::Jj);
    phrase
        .clone()
        .filter(noun)
        .find(|&t| tree.head(t).is_none_or(|h| !phrase.contains(&h)))
        .or_else(|| phrase.clone().find(noun))
}

/// What kind of noun the head of a phrase is.
pub(super) fn is_noun_of(tree: &Tree, token: usize, kind: Noun) -> bool {
    lexicon().is(tree.lemma(token), kind)
}
