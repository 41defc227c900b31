//! Discourse: the date that a text stays with from one sentence to the next.
//!
//! A date reaches on where a sentence names the dated occasion (*the summit*), goes straight on with the same actors,
//! or stands as an entry under a date of a chronology. *Afterwards* starts afresh.

use super::context::Context;
use super::date::names_occasion;
use super::lexicon::{Noun, Word, lexicon};
use super::tree::Tree;
use super::{Basis, Claim, ClaimDate, ClaimKind};
use crate::text::{Key, Kind};
use crate::time::{TimexType, Unit};

/// What is carried from sentence to sentence.
#[derive(Default)]
pub(super) struct Discourse {
    /// The date of the last dated claim, and who acted or spoke.
    last: Vec<(ClaimDate, Vec<String>)>,
    /// Paragraph of the sentence before.
    paragraph: usize,
    /// A date that stands alone on a line: it holds until the next.
    line: Option<usize>,
    /// A date that heads the paragraph at hand: it holds for its later sentences.
    head: Option<usize>,
    /// The sentence before told something dated.
    fresh: bool,
    /// The first sentence behind a heading date.
    heading: bool,
    /// The next sentence is the first behind a heading date.
    waiting: bool,
    /// The sentence at hand starts afresh.
    afresh: bool,
}

impl Discourse {
    /// Looks at the beginning of a sentence.
    pub fn enter(&mut self, tree: &Tree, context: &Context, paragraph: usize) {
        self.heading = std::mem::take(&mut self.waiting);
        if paragraph != self.paragraph {
            self.head = None;
        }
        self.afresh = tree.is_word(tree.tokens.start, Word::Afresh);
        let span = context.text.paragraphs[paragraph];
        if tree.text.tokens[tree.tokens.start].span.start != span.start {
            return;
        }
        let marks = tree.tokens.clone().take_while(|&t| tree.text.tokens[t].kind == Kind::Punct).count();
        let start = tree.tokens.start + marks;
        let index = context.times.partition_point(|t| t.tokens.start < start);
        let Some(time) = context.times.get(index).filter(|t| t.tokens.start == start) else { return };
        if !time.dates_claims() {
            return;
        }
        let behind = time.tokens.end;
        let alone = (behind..tree.tokens.end).all(|t| tree.text.tokens[t].kind == Kind::Punct)
            && behind <= tree.tokens.end
            && tree.text.tokens[tree.tokens.end - 1].span.end >= span.end;
        let dash = behind < tree.tokens.end && matches!(tree.word(behind), "-" | "–" | "—" | ":" | "--");
        let spaced = dash && (tree.word(behind) == ":" || tree.text.tokens[behind].spaced);
        let stop =
            behind + 1 == tree.tokens.end && matches!(tree.word(behind), "." | "-" | "–" | "—" | ":" | "--");
        if stop && !alone {
            // `5-6 December. The CSCE …`: the date is a sentence of its own, the next one is the first behind it.
            self.head = Some(index);
            self.waiting = true;
            return;
        }
        if alone {
            self.line = Some(index);
        } else if spaced {
            self.head = Some(index);
            self.heading = true;
            if time.timex == TimexType::Date {
                self.line = None;
            }
        }
    }

    /// The date that a claim takes from the discourse.
    pub fn date(&self, tree: &Tree, context: &Context, actors: &[String], token: usize) -> Option<ClaimDate> {
        if let Some(index) = self.head.or(self.line) {
            let first = self.heading && !super::date::is_second_clause(tree, token);
            let basis = if first { Basis::Expression } else { Basis::Discourse };
            return super::date::value(context, &[index], basis);
        }
        if self.afresh || self.paragraph != tree.text.paragraph_of(tree.text.tokens[token].span.start) {
            return None;
        }
        let same = self.last.iter().find(|(_, before)| actors.iter().any(|a| before.contains(a)));
        let occasion = names_occasion(tree, tree.tokens.clone(), |k: Key| lexicon().is(k, Noun::Occasion));
        let (date, _) = same.or_else(|| self.last.first().filter(|_| occasion))?;
        Some(ClaimDate { basis: Basis::Discourse, ..date.clone() })
    }

    /// True in an entry of a chronology: every main predicate there is dated by its head.
    pub fn in_entry(&self) -> bool {
        self.head.is_some() || self.line.is_some()
    }

    /// True where a sentence goes on with the occasion of the one before without naming an actor of it.
    pub fn continues(&self, tree: &Tree, subject: usize) -> Option<ClaimDate> {
        let (date, _) = self.last.first()?;
        let takes_part = tree.is_word(subject, Word::TakesPart);
        let same = self.paragraph == tree.text.paragraph_of(tree.text.tokens[subject].span.start);
        (takes_part && same && !self.afresh).then(|| ClaimDate { basis: Basis::Discourse, ..date.clone() })
    }

    /// True where the sentence before told what happened on a day: an event may go straight on from it.
    pub fn goes_on(&self, context: &Context, date: &ClaimDate) -> bool {
        let day = date.time.is_some_and(|t| context.times[t].granularity.is_some_and(|g| g <= Unit::Weekend));
        self.fresh && day
    }

    /// Remembers the last claim that a sentence dated by itself or by the discourse.
    pub fn leave(&mut self, claims: &[Claim], paragraph: usize) {
        if paragraph != self.paragraph {
            self.last.clear();
        }
        self.paragraph = paragraph;
        let dated = claims.iter().filter(|c| {
            c.date.as_ref().is_some_and(|d| matches!(d.basis, Basis::Expression | Basis::Discourse))
        });
        let pairs: Vec<(ClaimDate, Vec<String>)> = dated
            .filter_map(|claim| {
                let actors = match &claim.kind {
                    ClaimKind::Statement { speaker_entities, .. } => speaker_entities.clone(),
                    ClaimKind::Event { participants, .. } => participants.clone(),
                };
                claim.date.clone().map(|date| (date, actors))
            })
            .collect();
        self.fresh = !pairs.is_empty();
        if !pairs.is_empty() {
            self.last = pairs;
        }
    }
}
