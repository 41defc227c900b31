//! Repairs: verbs that report and that the tagger took for something else, told by what stands beside them.
//!
//! *Kazimirov urges the parties*, *Hume, who opened talks in 1988, urged people*: a word that is a form of a cue, with
//! a subject before it and with *that*, *to*, a quotation or a noun phrase behind it, is a finite verb.

use super::event::is_remark;
use super::lexicon::{Noun, Word, lexicon};
use super::reduced::is_reduced;
use super::stranded::stranded;
use super::subject;
use super::tree::Tree;

use crate::syntax::{Relation, Tag, lemma, other_lemma};
use crate::text::{Case, Key, Kind};

/// Changes tags (and the relation of what was no verb) in place. Looks at each word and its neighbours once.
pub(super) fn repair(tree: &mut Tree) {
    free_helpers(tree);
    let joined: Vec<_> = tree.tokens.clone().filter_map(|t| Some((t, first_of_two(tree, t)?))).collect();
    let relative: Vec<_> = tree.tokens.clone().filter_map(|t| Some((t, described(tree, t)?))).collect();
    for &(clause, _) in &relative {
        tree.set_relation(clause, Relation::AclRelcl);
    }
    if !(joined.is_empty() && relative.is_empty()) {
        tree.rehang(&[joined, relative].concat());
    }

    while let Some((verb, (noun, relation))) = tree.tokens.clone().find_map(|t| Some((t, stranded(tree, t)?)))
    {
        tree.raise(verb, noun, relation);
    }

    for token in tree.tokens.clone() {
        if is_controlled(tree, token) {
            tree.set_relation(token, Relation::Xcomp);
        }
        if is_reduced(tree, token) {
            tree.set_tag(token, Tag::Vbn);
            tree.set_relation(token, Relation::Acl);
            continue;
        }
        if let Some(tag) = noun(tree, token).or_else(|| participle(tree, token)) {
            tree.set_tag(token, tag);
            continue;
        }
        // *said Winifred Sale*: nothing but *be* is a copula.
        if tree.relation(token) == Relation::Cop
            && matches!(tree.tag(token), Tag::Vbd | Tag::Vbz)
            && !tree.is_word(token, Word::Helper)
        {
            tree.set_relation(token, Relation::Dep);
            continue;
        }
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

/// *Mnangagwa, who was dismissed on Nov 6 and fled abroad, had urged*: the verb of the relative clause that a verb is joined
/// to, which the parser joined to the noun.
fn first_of_two(tree: &Tree, token: usize) -> Option<usize> {
    if tree.relation(token) != Relation::Conj || !tree.is_finite(token) || tree.own_subject(token).is_some() {
        return None;
    }
    let clause = |c: &usize| tree.relation(*c) == Relation::AclRelcl && *c < token && tree.is_verb(*c);
    let head = tree.head(token)?;
    if head < token {
        return tree.children(head).iter().copied().rfind(|c| tree.is_noun(head) && clause(c));
    }
    // Nothing is joined to what comes behind it.
    let and = subject::group_start(tree, token).checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    let near = tree.tokens.start.max(and.saturating_sub(20))..and;
    near.rev().take_while(|&t| tree.word(t) != ",").find(clause).filter(|_| tree.tag(and) == Tag::Cc)
}

/// *agreed to revive the council, which had not met since*: the noun before the comma, where the parser made the clause one
/// of its own.
fn described(tree: &Tree, token: usize) -> Option<usize> {
    let apart = matches!(tree.relation(token), Relation::Parataxis | Relation::Ccomp);
    if !apart || !tree.is_finite(token) || !is_remark(tree, token) {
        return None;
    }
    let first = tree.reach(token).find(|&t| matches!(tree.tag(t), Tag::Wp | Tag::Wdt))?;
    first.checked_sub(2).filter(|t| tree.tokens.contains(t) && tree.is_noun(*t))
}

/// *agreed on March 5 to revive the council*: what was agreed, though a date stands between.
fn is_controlled(tree: &Tree, token: usize) -> bool {
    if tree.tag(token) != Tag::Vb || tree.relation(token) != Relation::Advcl {
        return false;
    }
    let Some(to) = token.checked_sub(1).filter(|t| tree.tokens.contains(t) && tree.tag(*t) == Tag::To) else {
        return false;
    };
    let plain = |t: usize| tree.in_time(t) || matches!(tree.tag(t), Tag::In | Tag::Rb);
    tree.head(token)
        .is_some_and(|verb| verb < to && tree.is_word_of(verb, Word::Controls) && (verb + 1..to).all(plain))
}

/// *Kazakh diplomats concede*, *Kremlin aide Sergei Prikhodko*: a word for people that the tagger took for a verb or a
/// preposition.
fn noun(tree: &Tree, token: usize) -> Option<Tag> {
    let people = |key: Key| lexicon().is(key, Noun::People);
    match tree.tag(token) {
        Tag::In | Tag::Rb if people(tree.key(token)) => Some(Tag::Nn),
        Tag::Vbz if tree.word(token).strip_suffix('s').is_some_and(|one| people(Key::of(one))) => {
            let next = token + 1;
            let verb = tree.tokens.contains(&next)
                && lexicon().cues(Key::of(tree.word(next))).iter().any(|c| c.takes.that && c.strong);
            verb.then_some(Tag::Nns)
        }
        _ => None,
    }
}

/// *…, adding: “…”*: what the parser reads as a clause of its own is no noun.
fn participle(tree: &Tree, token: usize) -> Option<Tag> {
    if tree.tag(token) != Tag::Nn || tree.relation(token) != Relation::Advcl {
        return None;
    }
    let word = tree.word(token);
    let cue = || lexicon().cues(Key::of(&lemma(word, Tag::Vbg))).iter().any(|c| c.takes.quote);
    (word.ends_with("ing") && cue()).then_some(Tag::Vbg)
}

/// *It will be early, a diplomat said*: no helper of a past form stands on the other side of a comma.
fn free_helpers(tree: &mut Tree) {
    for token in tree.tokens.clone().filter(|&t| tree.tag(t) == Tag::Vbd).collect::<Vec<_>>() {
        let comma = |helper: usize| (helper..token).any(|t| tree.word(t) == ",");
        let far: Vec<usize> = tree.auxiliaries(token).filter(|&a| a < token && comma(a)).collect();
        for helper in far {
            tree.set_relation(helper, Relation::Dep);
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
    let subject = || tree.children(token).iter().any(|&c| c < token && tree.relation(c) == Relation::Nsubj);
    let helper = |&c: &usize| tree.is_auxiliary(c) || tree.is(c, "to") || tree.tag(c) == Tag::Md;
    let bare = || !tree.children(token).iter().any(helper);
    match tree.tag(token) {
        Tag::Jj | Tag::Nn
            if matches!(tree.relation(token), Relation::Root | Relation::Parataxis)
                && is_past(tree, token) =>
        {
            Some(Tag::Vbd)
        }
        Tag::Vbn if clause && subject() && bare() && !helped(tree, token) => Some(Tag::Vbd),
        Tag::Vb
            if clause
                && bare()
                && (subject() || tree.relation(token) == Relation::Root || beside_present(tree, token))
                && !helped(tree, token) =>
        {
            Some(Tag::Vbp)
        }
        _ => None,
    }
}

/// *The marchers enter Yerevan and occupy the square*: joined to a form of the present that nothing helps.
fn beside_present(tree: &Tree, token: usize) -> bool {
    let first = tree.head(token).filter(|&h| h < token && tree.relation(token) == Relation::Conj);
    first.is_some_and(|h| tree.tag(h) == Tag::Vbp && !tree.children(h).iter().any(|&c| tree.is_auxiliary(c)))
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
        other_lemma(word, tree.key(token), tag).is_some_and(|base| {
            lexicon().cues(base).iter().any(|c| {
                c.particle.is_none_or(|p| tree.text.tokens.get(token + 1).is_some_and(|t| t.key == p))
            })
        })
    };
    let that = || tree.tokens.contains(&(token + 1)) && tree.is(token + 1, "that");
    match now {
        Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vb | Tag::Md => None,
        // *diplomats concede that*, *workers confirm that*: the base form behind a plural.
        Tag::In | Tag::Nn | Tag::Jj
            if that()
                && lexicon().cues(Key::of(word)).iter().any(|c| c.takes.that && c.strong)
                && plural_before(tree, token) =>
        {
            Some(Tag::Vbp)
        }
        // *has since denied*
        Tag::Jj if known(Tag::Vbd) && had(tree, token) => Some(Tag::Vbn),
        Tag::In if that() && known(Tag::Vbz) => Some(Tag::Vbz),
        Tag::Vbn if tree.auxiliaries(token).next().is_some() || helped(tree, token) => None,
        Tag::Vbn | Tag::Jj | Tag::In | Tag::Nn | Tag::Rb | Tag::Vbg
            if !word.ends_with("ing") && known(Tag::Vbd) =>
        {
            Some(Tag::Vbd)
        }
        // *the member states*, *the reports that …* are nouns; a name or a pronoun before makes a verb.
        Tag::Nns
            if (that() && doer_before(tree, token)
                || opens_quotation(tree, token + 1)
                || named_before(tree, token)
                || ends_after_person(tree, token))
                && known(Tag::Vbz) =>
        {
            Some(Tag::Vbz)
        }
        _ => None,
    }
}

/// *The letter states: “…*
fn opens_quotation(tree: &Tree, at: usize) -> bool {
    let inside = |t: usize| tree.tokens.contains(&t);
    let mark = |t: usize| {
        tree.tag(t) == Tag::OpenQuote || matches!(tree.word(t), "“" | "\"" | "‘" | "'" | "''" | "``")
    };
    inside(at + 1) && tree.word(at) == ":" && mark(at + 1)
}

/// *the opposition announces that*: those who can say something stand right before.
fn doer_before(tree: &Tree, token: usize) -> bool {
    let before = token.checked_sub(1).filter(|t| tree.tokens.contains(t));
    let doer = |t: usize| {
        [Noun::People, Noun::Body, Noun::State, Noun::Voice]
            .iter()
            .any(|&n| lexicon().is(Key::of(tree.word(t)), n))
    };
    before.is_some_and(doer)
}

/// *…, an aide hints.*: the last word of a sentence, behind a noun for a person that follows a comma.
fn ends_after_person(tree: &Tree, token: usize) -> bool {
    let last = token + 1 >= tree.tokens.end || tree.tag(token + 1) == Tag::Stop;
    let person = token
        .checked_sub(1)
        .filter(|t| tree.tokens.contains(t))
        .is_some_and(|t| tree.tag(t) == Tag::Nnp || lexicon().is(tree.lemma(t), Noun::People));
    last && person && (tree.tokens.start.max(token.saturating_sub(6))..token).any(|t| tree.word(t) == ",")
}

/// A noun in the plural stands before, behind adverbs at most.
fn plural_before(tree: &Tree, token: usize) -> bool {
    let from = tree.tokens.start.max(token.saturating_sub(3))..token;
    let before = from.rev().find(|&t| !matches!(tree.tag(t), Tag::Rb | Tag::Rbr));
    before.is_some_and(|t| matches!(tree.tag(t), Tag::Nns | Tag::Nnps))
}

/// A form of *have* stands close before, adverbs between.
fn had(tree: &Tree, token: usize) -> bool {
    let from = tree.tokens.start.max(token.saturating_sub(3));
    (from..token).any(|t| tree.is_word(t, Word::Have))
}

fn named_before(tree: &Tree, token: usize) -> bool {
    let before = token.checked_sub(1).filter(|t| tree.tokens.contains(t));
    before.is_some_and(|t| matches!(tree.tag(t), Tag::Nnp | Tag::Prp | Tag::Comma))
}

/// A form of *be*, *have* or *get* stands close before: a participle, not a past.
fn helped(tree: &Tree, token: usize) -> bool {
    let from = tree.tokens.start.max(token.saturating_sub(4));
    (from..token)
        .rev()
        .take_while(|&t| !matches!(tree.word(t), "," | ";") || t + 1 == token)
        .any(|t| tree.is_word(t, Word::Helper))
}

/// The end of a noun phrase, an apposition or an adverb behind one stands right before.
fn subject_before(tree: &Tree, token: usize) -> bool {
    let mut before = token;
    for _ in 0..3 {
        let Some(previous) = before.checked_sub(1).filter(|t| tree.tokens.contains(t)) else { return false };
        before = previous;
        let between = matches!(tree.tag(before), Tag::Rb | Tag::Rbr)
            || tree.is(before, "since")
            || tree.is_word(before, Word::Have);
        if !between {
            break;
        }
    }
    match tree.tag(before) {
        Tag::Nnp | Tag::Nnps | Tag::Nn | Tag::Nns | Tag::Prp | Tag::Wp | Tag::Wdt | Tag::Cd => true,
        // A comma closes an apposition or a relative clause: another one opened it.
        Tag::Comma => (tree.tokens.start..before).any(|t| tree.word(t) == "," || tree.word(t) == "("),
        Tag::Cc => true,
        Tag::CloseQuote => true,
        Tag::Jj if doer_before(tree, token) => true,
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
    if matches!(tree.tag(next), Tag::Stop) && ends_after_person(tree, token) {
        return true;
    }
    // *appealed fruitlessly to*
    let next = if tree.tag(next) == Tag::Rb && tree.tokens.contains(&(next + 1)) && now != Tag::Nns {
        next + 1
    } else {
        next
    };
    let article = matches!(tree.tag(next), Tag::Dt | Tag::Prp | Tag::Prps | Tag::Nnp | Tag::Nnps);
    let clause =
        tree.is(next, "that") || tree.is(next, "to") || tree.is(next, "it") || tree.is(next, "whether");
    let quoted = matches!(words, "“" | "\"" | "‘" | ":")
        || tree.tag(next) == Tag::Rbr
            && (next + 1..tree.tokens.end.min(next + 5)).any(|t| tree.is(t, "that"));
    let time_or_people = matches!(tree.tag(next), Tag::In | Tag::Nns | Tag::Nn | Tag::Cd | Tag::Jj | Tag::Rb)
        && matches!(now, Tag::Vbn | Tag::Jj | Tag::In | Tag::Nns);
    // *a declaration issued on Thursday* is a participle: behind a plain noun a preposition proves nothing.
    let plain = token
        .checked_sub(1)
        .filter(|t| tree.tokens.contains(t))
        .is_some_and(|t| matches!(tree.tag(t), Tag::Nn | Tag::Nns));
    let time_or_people = time_or_people && !(plain && now == Tag::Vbn && tree.tag(next) == Tag::In);
    // *The Foreign Ministry spoke of a provocation*: a name, a past and its preposition.
    let named = token.checked_sub(1).is_some_and(|t| tree.tokens.contains(&t) && tree.tag(t) == Tag::Nnp);
    let past = other_lemma(tree.word(token), tree.key(token), Tag::Vbd);
    let led = |base| lexicon().cues(base).iter().any(|c| c.prepositions.contains(&tree.key(next)));
    let own = now == Tag::Nn && named && past.is_some_and(led);
    // *the deal announced by the ministry* is a participle.
    let by = tree.is(next, "by");
    (article || clause || quoted || time_or_people || own || words == ",") && !by
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
