//! Occasions: dated meetings, votes, signings that a later sentence goes back to by name.
//!
//! *The two presidents signed the treaty on May 8. … Lucinschi told journalists after the ceremony that …*: the noun behind
//! *at*, *after* or *during* says which day is meant, also from another paragraph.

use super::context::Context;
use super::lapse::is_day;
use super::lexicon::{Noun, Word, lexicon};
use super::tense::{self, Tense};
use super::tree::Tree;
use super::{Basis, Claim, ClaimDate};
use crate::syntax::lemma::verb_forms;
use crate::syntax::{Relation, lemma};
use crate::text::Key;

/// So many occasions are kept in mind.
const KEPT: usize = 12;

/// A dated occasion and the nouns that it may be called by.
struct Occasion {
    names: Vec<Key>,
    date: ClaimDate,
    paragraph: usize,
}

/// The dated occasions told so far, the latest last.
#[derive(Default)]
pub(super) struct Occasions(Vec<Occasion>);

impl Occasions {
    /// Notes the day that a sentence tells of itself.
    pub fn note(&mut self, tree: &Tree, context: &Context, claims: &[Claim], paragraph: usize) {
        let main = |claim: &&Claim| {
            let token = tree.text.tokens_in(claim.anchor()).start;
            tree.tokens.contains(&token)
                && super::date::in_main_clause(tree, token)
                && tense::of(tree, token) == Some(Tense::Past)
        };
        let Some(claim) = claims.iter().filter(|c| is_own(c)).find(main) else { return };
        let Some(date) = claim.date.clone() else { return };
        self.hold(tree, context, tree.text.tokens_in(claim.anchor()).start, date, paragraph);
    }

    /// Holds a day under the nouns for occasions in the sentence and those that its verb makes (*signed*: *signing*,
    /// *voted*: *vote*).
    pub fn hold(&mut self, tree: &Tree, context: &Context, verb: usize, date: ClaimDate, paragraph: usize) {
        if !is_day(context, &date) {
            return;
        }
        let noun = |&t: &usize| tree.is_noun(t) && lexicon().is(tree.lemma(t), Noun::Occasion);
        let mut names: Vec<Key> = tree.tokens.clone().filter(noun).map(|t| tree.lemma(t)).collect();
        let verb = lemma(tree.word(verb), tree.tag(verb));
        names.extend(verb_forms(&verb).iter().map(|form| Key::of(form)));
        self.0.push(Occasion { names, date, paragraph });
        if self.0.len() > KEPT {
            self.0.remove(0);
        }
    }

    /// The day of the occasion at, before, after or during which a verb says something, and the paragraph that tells of it.
    pub fn of(&self, tree: &Tree, verb: usize, paragraph: usize) -> Option<(ClaimDate, usize)> {
        let noun = named(tree, verb)?;
        let lemma = tree.lemma(noun);
        let near = |o: &&Occasion| o.paragraph + 1 >= paragraph && lexicon().is(lemma, Noun::Occasion);
        let found = self.0.iter().rfind(|o| o.names.contains(&lemma));
        let found = found.or_else(|| self.0.iter().rfind(near))?;
        Some((ClaimDate { basis: Basis::Discourse, ..found.date.clone() }, found.paragraph))
    }
}

/// The noun of an occasion behind a verb: *at the signing*, *after the session*, *in speeches before the ceremony*.
fn named(tree: &Tree, verb: usize) -> Option<usize> {
    let own = tree.children(verb).iter().copied().filter(|&c| tree.relation(c) == Relation::Obl);
    let below =
        own.clone().flat_map(|c| tree.children(c)).copied().filter(|&c| tree.relation(c) == Relation::Nmod);
    own.chain(below).find(|&c| {
        // *ahead of the ceremony*
        let ahead = |p: usize| tree.is(p, "of") && p > tree.tokens.start && tree.is(p - 1, "ahead");
        let case = |p: usize| tree.is_word(p, Word::Attending) || ahead(p);
        let led = tree.children(c).iter().any(|&p| tree.relation(p) == Relation::Case && case(p));
        let the = tree.children(c).iter().any(|&d| d < c && (tree.is(d, "the") || tree.is(d, "this")));
        let act = lexicon().is(tree.lemma(c), Noun::Occasion) || tree.word(c).ends_with("ing");

        led && the && act && !tree.in_time(c)
    })
}

/// Dated in its own sentence.
fn is_own(claim: &Claim) -> bool {
    claim.date.as_ref().is_some_and(|d| d.basis == Basis::Expression)
}

/// True where a sentence names the dated occasion: *the summit*, *the meetings*, *this session*.
pub(super) fn names_occasion(tree: &Tree) -> bool {
    const DEFINITE: [&str; 5] = ["the", "this", "these", "that", "both"];
    let definite =
        |t: usize| tree.children(t).iter().any(|&c| c < t && DEFINITE.iter().any(|w| tree.is(c, w)));
    let occasion = |t: usize| tree.is_noun(t) && lexicon().is(tree.lemma(t), Noun::Occasion);
    tree.tokens.clone().any(|t| occasion(t) && definite(t))
}
