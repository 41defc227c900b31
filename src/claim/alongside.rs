//! Dates that one clause of a sentence takes from another: the second of two, a remark on what was told, what somebody did meanwhile.

use super::date;
use super::event::is_remark;
use super::lexicon::Word;
use super::tree::Tree;
use super::{Basis, Claim, ClaimDate};
use crate::syntax::{Relation, Tag};
use crate::text::Kind;

/// *was shot down on October 8, and all nine on board were killed*: the second clause goes on with the day of the first.
pub(super) fn second<'c>(
    tree: &Tree,
    before: impl Iterator<Item = &'c Claim>,
    token: usize,
) -> Option<ClaimDate> {
    let first = tree.head(token).filter(|_| tree.relation(token) == Relation::Conj)?;
    let joined =
        date::is_second_clause(tree, token) && told_plainly(tree, token) && told_plainly(tree, first);
    let from_text = |d: &ClaimDate| matches!(d.basis, Basis::Expression | Basis::Discourse);
    let dated = date_of(tree, before, first).filter(from_text);
    dated.filter(|_| joined).map(|d| ClaimDate { basis: Basis::Discourse, ..d })
}

/// *signed a contract on June 16, which renamed the base*: what a remark on a dated thing goes on to tell.
pub(super) fn remark<'c>(
    tree: &Tree,
    before: impl Iterator<Item = &'c Claim>,
    token: usize,
) -> Option<ClaimDate> {
    let clause = known_fact(tree, token).or_else(|| clause_of(tree, token, Relation::Advcl))?;
    // *…, while Karimov attended*, *…, as Annan looked on*
    let first = tree.reach(clause).find(|&t| tree.text.tokens[t].kind == Kind::Word);
    let contrast = first.is_some_and(|t| tree.is(t, "while") || tree.is(t, "as"));
    let beside = contrast && tree.own_subject(clause).is_some();
    // *while Jones served as mayor*, *which was rebuilt*: that lasts, or may have been at any time.
    let deed = !tree.is_word_of(token, Word::Lasting) && (beside || !tree.is_passive(token));
    let goes_on = (is_remark(tree, clause) || beside)
        && deed
        && told_plainly(tree, token)
        && tree.tag(token) != Tag::Vb;
    let mut above = std::iter::successors(tree.head(clause), |&t| tree.head(t)).take(6);
    let main = above.find(|&t| tree.is_finite(t)).filter(|&m| m < clause)?;
    let dated = date_of(tree, before, main);
    // *…, as his adviser put it*
    let words = tree.tokens.contains(&(token + 1)) && tree.is(token + 1, "it");
    let told =
        |d: &ClaimDate| d.basis == Basis::Expression || beside && d.basis == Basis::Discourse && !words;
    let own = dated.filter(|d| told(d) && goes_on && told_plainly(tree, main));
    own.map(|d| ClaimDate { basis: Basis::Discourse, ..d })
}

/// *had died since Wednesday, when the men drove into the town*, *on 10 January, the day the seals were removed*: the clause that
/// says what happened at a time right before it, and the first token of that time.
pub(super) fn clause_of_time(tree: &Tree, token: usize) -> Option<(usize, usize)> {
    let clause = clause_of(tree, token, Relation::Advcl).or_else(|| known_fact(tree, token))?;
    let first = tree.reach(clause).find(|&t| tree.text.tokens[t].kind == Kind::Word)?;
    let inside = |t: usize| tree.tokens.contains(&t);
    let day = |t: usize| inside(t) && inside(t + 1) && tree.is(t, "the") && tree.is_word(t + 1, Word::Day);
    // *the day on which …*: the clause hangs on the day.
    let of_day = || tree.head(clause).filter(|&h| tree.is_word(h, Word::Day)).and_then(|h| h.checked_sub(1));
    let start = if tree.is(first, "when") || day(first) { first } else { of_day().filter(|&t| day(t))? };
    let comma = start.checked_sub(1).filter(|&t| inside(t) && tree.word(t) == ",")?;
    let time = (tree.tokens.start..comma).rev().take_while(|&t| tree.in_time(t)).last()?;
    Some((clause, time))
}

/// The date of the claim whose verb stands at a token.
fn date_of<'c>(tree: &Tree, mut claims: impl Iterator<Item = &'c Claim>, verb: usize) -> Option<ClaimDate> {
    claims.find(|c| tree.text.tokens_in(c.anchor()).start == verb)?.date.clone()
}

/// The relative clause that a predicate stands in.
pub(super) fn known_fact(tree: &Tree, token: usize) -> Option<usize> {
    clause_of(tree, token, Relation::AclRelcl)
}

/// The clause of a relation that a predicate, or the one that it is joined to, stands in.
fn clause_of(tree: &Tree, token: usize, relation: Relation) -> Option<usize> {
    let mut at = token;
    for _ in 0..4 {
        match tree.relation(at) {
            found if found == relation => return Some(at),
            Relation::Conj => at = tree.head(at)?,
            _ => return None,
        }
    }
    None
}

/// *came*, *did not come*, *was signed*: the past in which a story goes on, not *had come*, *has come*, *comes*.
pub(super) fn told_plainly(tree: &Tree, token: usize) -> bool {
    let mut helpers = tree.auxiliaries(token).filter(|&a| tree.tag(a) != Tag::Rb).peekable();
    if helpers.peek().is_none() {
        return tree.tag(token) == Tag::Vbd;
    }
    helpers.all(|a| tree.is_word(a, Word::PlainPast)) && tree.tag(token) != Tag::Vbg
}
