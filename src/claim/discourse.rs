//! Discourse: the date that a text stays with from one sentence to the next.
//!
//! A date reaches on where a sentence names the dated occasion (*the summit*), goes straight on with the same actors,
//! stands as an entry under a date of a chronology, or tells what somebody said in history that is told day by day. *Afterwards* starts afresh.

use super::context::Context;
use super::date::Governed;
use super::find::Statement;
use super::lapse::{is_day, is_lapse, is_later, is_within};
use super::lexicon::Word;
use super::occasion::{Occasions, names_occasion};
use super::stance;
use super::tense::{self, Tense};
use super::tree::Tree;
use super::{Basis, Claim, ClaimDate, ClaimKind};
use crate::syntax::Tag;
use crate::text::Kind;
use crate::time::{TimexType, Unit};

/// A dated claim that the text may stay with.
struct Told {
    date: ClaimDate,
    /// Who acted or spoke.
    actors: Vec<String>,
    /// It is the story itself: a main clause in the plain past.
    plain: bool,
    /// Said at an occasion that the sentence names, or right behind such words: the paragraph that tells of the occasion.
    occasion: Option<usize>,
}

impl Told {
    /// Its date, for what goes on with it.
    fn carried(&self) -> ClaimDate {
        ClaimDate { basis: Basis::Discourse, ..self.date.clone() }
    }
}

/// Where the last dated sentence stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Near {
    /// In the same paragraph.
    Paragraph,
    /// It is the paragraph before, whole.
    Line,
}

/// Days after which the past is told as history: a statement in it is of its time, not of the day of publication.
const HISTORY: i64 = 4;

/// What is carried from sentence to sentence.
#[derive(Default)]
pub(super) struct Discourse {
    /// The dated claims of the last sentence that had any.
    last: Vec<Told>,
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
    /// The dated occasions told so far.
    occasions: Occasions,
    /// The sentence at hand, counted.
    sentence: usize,
    /// Who spoke last on a day that the text tells, that date, and the sentence.
    voice: Option<(String, ClaimDate, usize)>,
}

/// So many take part in one thing at most.
const TOGETHER: usize = 8;

/// So many sentences a speaker may be away and still speak on the same day.
const AWAY: usize = 2;

impl Discourse {
    /// Looks at the beginning of a sentence.
    pub fn enter(&mut self, tree: &Tree, context: &Context, paragraph: usize) {
        self.sentence += 1;
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
        // `**31 March** - …`
        let emphasis = |t: &usize| matches!(tree.word(*t), "*" | "**" | "_" | "__");
        let behind = time.tokens.end;
        let behind = behind + (behind..tree.tokens.end).take_while(emphasis).count();
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

    /// The date of an entry of a chronology, for a claim in it.
    fn entry(&self, tree: &Tree, context: &Context, token: usize) -> Option<ClaimDate> {
        let index = self.head.or(self.line)?;
        let first = self.heading && !super::date::is_second_clause(tree, token);
        let basis = if first { Basis::Expression } else { Basis::Discourse };
        super::date::value(context, &[index], basis)
    }

    /// The date that an event takes from the discourse.
    pub fn date(&self, tree: &Tree, context: &Context, actors: &[String], token: usize) -> Option<ClaimDate> {
        if self.in_entry() {
            return self.entry(tree, context, token);
        }
        let near = self.is_near(tree, token);
        if self.afresh || near.is_none() {
            return None;
        }
        let same = self
            .last
            .iter()
            .filter(|told| told.plain)
            .find(|told| actors.iter().any(|a| told.actors.contains(a)));
        let occasion = names_occasion(tree);
        let here = occasion && near == Some(Near::Paragraph);
        let told = same.or_else(|| self.last.iter().find(|told| told.plain).filter(|_| here))?;
        Some(told.carried())
    }

    /// How near the last dated sentence is. A paragraph of a single sentence ends nothing: in a wire story every sentence is one.
    fn is_near(&self, tree: &Tree, token: usize) -> Option<Near> {
        let text = tree.text;
        let paragraph = text.paragraph_of(text.tokens[token].span.start);
        if paragraph == self.paragraph {
            return Some(Near::Paragraph);
        }
        let here = text.sentences.partition_point(|s| s.tokens.start < tree.tokens.start);
        let of = |back: usize| here.checked_sub(back).map(|s| text.sentences[s].paragraph);
        let lone = of(1) == Some(self.paragraph) && of(2) != Some(self.paragraph);
        (self.fresh && lone).then_some(Near::Line)
    }

    /// The date that a statement takes from the discourse: that of an event, or of history that is told. What somebody
    /// tells a reporter (`to_press`) belongs to the story of the day.
    pub fn of_statement(
        &self,
        tree: &Tree,
        context: &Context,
        actors: &[String],
        token: usize,
        to_press: bool,
    ) -> Option<ClaimDate> {
        if self.in_entry() {
            return self.entry(tree, context, token);
        }
        // *has denied*, *later denied*: not on that day.
        let deed = tense::deed(tree, token);
        if matches!(tense::of(tree, deed), Some(Tense::Perfect | Tense::Present)) {
            return None;
        }
        let paragraph = tree.text.paragraph_of(tree.text.tokens[token].span.start);
        // *told reporters a few hours later*
        if let Some(date) = self.soon_after(tree, context, deed) {
            return Some(date);
        }
        if is_later(tree, context, token) {
            return None;
        }
        if let Some((date, _)) = self.occasions.of(tree, token, paragraph) {
            return Some(date);
        }
        // Nothing is said on a day to come, and a year is too long for one conversation.
        let past = |date: &ClaimDate| !context.is_ahead(date) && is_within(context, date, Unit::Month);
        if let Some(date) = self.date(tree, context, actors, token) {
            return Some(date).filter(past);
        }
        if let Some(date) = self.goes_on_speaking(tree, actors, deed) {
            return Some(date).filter(past);
        }
        // *Pashinyan replied*, *The Kremlin denied it.*: on the day of what is replied to.
        let next = token + 1;
        let it = ["it", "this", "that"].iter().any(|w| tree.tokens.contains(&next) && tree.is(next, w));
        let cited = context.citation_over(tree.text.tokens[token].span).is_some();
        let denies = it
            && !cited
            && stance::negation(tree, token).is_none()
            && (next + 1 >= tree.tokens.end || tree.tag(next + 1) == Tag::Stop);
        let replies = (denies || tree.is_word_of(token, Word::Replies)) && self.paragraph == paragraph;
        if let Some(told) = self.last.iter().rfind(|t| t.plain).filter(|_| replies) {
            return Some(told.carried());
        }
        if self.paragraph != paragraph || self.afresh || !self.fresh {
            return None;
        }
        let told = self.last.iter().find(|t| t.plain)?;
        let past = tense::of(tree, deed) == Some(Tense::Past);
        // Who took part in the occasion has been named there.
        let took_part = |at: usize| {
            let before = context.mentions_before(at, tree.tokens.start);
            actors.iter().any(|a| before.iter().any(|m| m.entity == *a))
        };
        if past && told.occasion.is_some_and(took_part) {
            return Some(told.carried());
        }
        let history = is_day(context, &told.date)
            && context.days_ago(&told.date).is_some_and(|days| days > HISTORY)
            && past;
        // What a paper or an agency writes, it writes when it comes out.
        let report = actors.iter().any(|a| (context.is_media)(a));
        (history && !cited && !report && !to_press).then(|| told.carried())
    }

    /// The day on which the same person spoke just before, in this paragraph or another: *…, he said* line after line.
    fn goes_on_speaking(&self, tree: &Tree, actors: &[String], deed: usize) -> Option<ClaimDate> {
        let (who, date, sentence) = self.voice.as_ref()?;
        let same = matches!(actors, [one] if one == who);
        let plain = tense::of(tree, deed) == Some(Tense::Past) && !tense::is_before(tree, deed);
        (same && plain && !self.afresh && sentence + AWAY >= self.sentence).then(|| date.clone())
    }

    /// *within hours*, *an hour later*, *minutes after the vote*: on the day that was told last, here or in the paragraph before.
    pub fn soon_after(&self, tree: &Tree, context: &Context, token: usize) -> Option<ClaimDate> {
        let paragraph = tree.text.paragraph_of(tree.text.tokens[token].span.start);
        let lapse = |&i: &usize| {
            is_lapse(tree, &context.times[i]) && tree.hangs_on(context.times[i].tokens.start, token)
        };
        if self.paragraph + 1 < paragraph || !context.times_in(&tree.tokens).iter().any(lapse) {
            return None;
        }
        let told = self.last.iter().find(|t| t.plain && is_day(context, &t.date))?;
        Some(told.carried())
    }

    /// The day of the lead, where the next paragraph of a wire or a report begins to tell the same story: *Jammeh boarded a plane*.
    pub fn of_lead(&self, tree: &Tree, context: &Context, token: usize) -> Option<ClaimDate> {
        let text = tree.text;
        let paragraph = text.paragraph_of(text.tokens[token].span.start);
        let first = text.paragraph_of(context.body.start);
        let opens = text.tokens[tree.tokens.start].span.start == text.paragraphs[paragraph].start;
        if self.afresh || !self.fresh || self.paragraph != first || paragraph != first + 1 || !opens {
            return None;
        }
        let told = self.last.iter().find(|t| t.plain && is_day(context, &t.date))?;
        let day = context.days_ago(&told.date).is_some_and(|days| (0..=1).contains(&days));
        day.then(|| told.carried())
    }

    /// The day of the sentence right before in the paragraph, for what somebody else did: *Riots broke out*. What did not happen,
    /// what only went on, and what came *then*, may be of any day.
    pub fn straight(&self, tree: &Tree, context: &Context, token: usize) -> Option<ClaimDate> {
        let next = tree.children(token).iter().any(|&c| tree.is(c, "then") || tree.is(c, "however"));
        let lasts = tree.is_word_of(token, Word::Lasting);
        let leads = lasts || tree.is_word_of(token, Word::LeadsOn) || stance::negation(tree, token).is_some();
        let near = self.fresh && self.is_near(tree, token) == Some(Near::Paragraph);
        // *His father ran a grocery*, *Another blast killed nine*: somebody else's story.
        let subject = tree.own_subject(token);
        let other = subject.is_some_and(|s| {
            tree.children(s).iter().any(|&c| tree.tag(c) == Tag::Prps || tree.is_word(c, Word::Other))
        });
        if self.afresh || !near || next || leads || other {
            return None;
        }
        let own = |t: &&Told| t.plain && t.date.basis == Basis::Expression && is_day(context, &t.date);
        Some(self.last.iter().find(own)?.carried())
    }

    /// True in an entry of a chronology: every main predicate there is dated by its head.
    pub fn in_entry(&self) -> bool {
        self.head.is_some() || self.line.is_some()
    }

    /// True where a sentence goes on with the occasion of the one before without naming an actor of it.
    pub fn continues(&self, tree: &Tree, subject: usize) -> Option<ClaimDate> {
        let date = &self.last.first()?.date;
        let takes_part = tree.is_word(subject, Word::TakesPart);
        let same = self.paragraph == tree.text.paragraph_of(tree.text.tokens[subject].span.start);
        (takes_part && same && !self.afresh).then(|| ClaimDate { basis: Basis::Discourse, ..date.clone() })
    }

    /// True where the sentence before told what happened on a day, or this one names the occasion: an event may go straight on.
    pub fn goes_on(&self, tree: &Tree, context: &Context, date: &ClaimDate) -> bool {
        (self.fresh || names_occasion(tree)) && is_day(context, date)
    }

    /// Remembers the day of what an agency reports: *The council met on 23 May, Interfax reported.*
    pub fn reported(
        &mut self,
        tree: &Tree,
        context: &Context,
        governed: &Governed,
        statements: &[Statement],
    ) {
        let Some(closing) = tree.closing else { return };
        let parts = statements.iter().filter(|s| s.token == closing.cue).flat_map(|s| &s.content);
        let Some((time, verb)) = parts.into_iter().find_map(|part| governed.main_of(tree, part)) else {
            return;
        };
        let paragraph = tree.text.paragraph_of(tree.text.tokens[verb].span.start);
        if let Some(date) = super::date::value(context, &[time], Basis::Discourse) {
            self.occasions.hold(tree, context, verb, date, paragraph);
        }
    }

    /// Remembers the claims that a sentence dated by itself or by the discourse.
    pub fn leave(&mut self, tree: &Tree, context: &Context, claims: &[Claim], paragraph: usize) {
        let goes_on =
            self.last.iter().find_map(|t| t.occasion).filter(|_| self.fresh && self.paragraph == paragraph);
        let next = paragraph != self.paragraph;
        self.paragraph = paragraph;
        let mut told: Vec<Told> = claims.iter().filter_map(|claim| self.told(tree, claim, goes_on)).collect();
        // Who took part before still does on the same day.
        for now in &mut told {
            let before =
                self.last.iter().filter(|old| self.fresh && old.plain && old.date.value == now.date.value);
            for actor in before.flat_map(|old| &old.actors) {
                if now.actors.len() < TOGETHER && !now.actors.contains(actor) {
                    now.actors.push(actor.clone());
                }
            }
        }
        self.fresh = !told.is_empty();
        if self.fresh || next {
            self.last = told;
        }
        self.occasions.note(tree, context, claims, paragraph);
        for claim in claims {
            self.heard(tree, claim);
        }
    }

    /// Remembers who spoke on which day.
    fn heard(&mut self, tree: &Tree, claim: &Claim) {
        let ClaimKind::Statement { speaker_entities, .. } = &claim.kind else { return };
        let [who] = speaker_entities.as_slice() else { return };
        if !who.starts_with("person:") {
            return;
        }
        let told = self.told(tree, claim, None).filter(|t| t.plain);
        self.voice = match told {
            Some(told) => Some((who.clone(), told.carried(), self.sentence)),
            None => self.voice.take().filter(|(last, ..)| last != who),
        };
    }

    /// What a claim gives to the sentences behind it: nothing where the text itself does not date it.
    fn told(&self, tree: &Tree, claim: &Claim, goes_on: Option<usize>) -> Option<Told> {
        let date = claim.date.clone().filter(|d| matches!(d.basis, Basis::Expression | Basis::Discourse))?;
        let actors = match &claim.kind {
            ClaimKind::Statement { speaker_entities, .. } => speaker_entities,
            ClaimKind::Event { participants, .. } => participants,
        };
        let token = tree.text.tokens_in(claim.anchor()).start;
        let deed = if tree.tokens.contains(&token) { tense::deed(tree, token) } else { token };
        let plain = tree.tokens.contains(&token)
            && tense::of(tree, deed) == Some(Tense::Past)
            && super::date::in_main_clause(tree, deed)
            && !tense::is_before(tree, deed);
        let said = matches!(claim.kind, ClaimKind::Statement { .. }) && date.basis == Basis::Discourse;
        let place = tree.text.paragraph_of(claim.anchor().start);
        let named = self.occasions.of(tree, token, place).map(|found| found.1);
        let occasion = named.or(goes_on).filter(|_| said);
        Some(Told { date, actors: actors.clone(), plain, occasion })
    }
}
