//! Events: finite predicates that the text dates.

use super::actor;
use super::alongside::{clause_of_time, known_fact, remark, second, told_plainly};
use super::content::Frame;
use super::context::Context;
use super::date::{self, Governed};
use super::discourse::Discourse;
use super::find::Statement;
use super::lexicon::{Noun, Word, lexicon};
use super::memory::Memory;
use super::participant::{self, participants};
use super::source;
use super::stance;
use super::tense::{self, Tense};
use super::tree::Tree;
use super::{Basis, Claim, ClaimDate, ClaimKind};
use crate::syntax::{Relation, Tag};
use crate::text::Kind;
use crate::time::TimexType;

/// The tokens of a sentence that a time expression can date: finite predicates and cues.
pub(super) fn predicates(tree: &Tree, cues: &[usize]) -> Vec<usize> {
    tree.tokens.clone().filter(|t| cues.contains(t) || tree.is_finite(*t)).collect()
}

/// The statements of the sentence at hand, as they were found and as claims.
pub(super) struct Said<'a> {
    /// As found.
    pub statements: &'a [Statement],
    /// The same in the same order, dated.
    pub claims: &'a [Claim],
}

/// The events of a sentence: dated predicates outside what is said by others.
pub(super) fn events(
    tree: &Tree,
    context: &Context,
    memory: &Memory,
    governed: &Governed,
    discourse: &mut Discourse,
    said: &Said,
    predicates: &[usize],
) -> Vec<Claim> {
    let statements = said.statements;
    let mut events = Vec::new();
    if is_question(tree) {
        return events;
    }
    for &token in predicates {
        // *is reported to have told*: what is told is the verb below.
        let below = tree.child(token, Relation::Xcomp).filter(|_| tree.is_passive(token));
        let cue = statements.iter().any(|s| s.token == token || Some(s.token) == below);
        let at_time = clause_of_time(tree, token);
        let known = at_time.map(|c| c.0).or_else(|| known_fact(tree, token));
        let inside = |s: &Statement, t: usize| s.content.iter().any(|p| p.contains(&t));
        let told = cue
            || statements.iter().any(|s| {
                inside(s, token)
                    && !known.is_some_and(|c| {
                        (is_phrase(s) || at_time.is_some() || is_remark(tree, c))
                            && of_the_article(tree, c, s.token)
                    })
            });

        let quoted = tree.text.quote_at(tree.text.tokens[token].span.start).is_some();
        let cited = context.in_citation(tree.text.tokens[token].span);
        if told || quoted || cited || !is_told(tree, token) || only_reports(tree, token) {
            continue;
        }
        let clause = known.map(|c| tree.reach(c));
        let done = is_done(tree, token);
        let outside = |t: usize| {
            (clause.as_ref().is_some_and(|c| c.contains(&t)) || !statements.iter().any(|s| inside(s, t)))
                && !(done && context.time_from(t).is_some_and(|time| context.is_to_come(time)))
        };
        let times = governed.of(tree, context, token, &outside);

        // *a case that has blocked the trial of two men suspected of an attack in 1988*: what has happened is not of a day gone by.
        let over = |&t: &usize| {
            let led = context.times[t].tokens.start.checked_sub(1).filter(|b| tree.tokens.contains(b));
            led.is_some_and(|b| tree.is(b, "in") || tree.is(b, "on")) && context.is_over(t)
        };
        let perfect = tense::of(tree, token) == Some(Tense::Perfect);
        let times = if perfect && times.iter().all(over) { Vec::new() } else { times };
        let times = match at_time.and_then(|(_, time)| context.time_from(time)) {
            Some(time) if times.is_empty() => vec![time],
            _ => times,
        };
        let own = date::value(context, &times, governed.basis(tree, token, &times));
        let Some(date) = own
            .or_else(|| carried(tree, context, memory, discourse, token))
            .or_else(|| second(tree, said.claims.iter().chain(&events), token))
            .or_else(|| remark(tree, said.claims.iter().chain(&events), token))
        else {
            continue;
        };
        events.push(event(tree, context, memory, token, date, statements));
    }
    events
}

/// *has invited them to a ceremony on March 12*, *adjourned the house until Tuesday*: nothing has happened on a day to come.
fn is_done(tree: &Tree, token: usize) -> bool {
    let to = tree.children(token).iter().any(|&c| c < token && tree.tag(c) == Tag::To);
    let plan = to || tree.is(token, "due") || planned(tree, token).is_some() || is_awaited(tree, token);
    !plan && matches!(tense::of(tree, token), Some(Tense::Past | Tense::Perfect))
}

/// The content is a thing (*rejected the treaty*), not a clause.
fn is_phrase(statement: &Statement) -> bool {
    [Frame::Object, Frame::Preposition, Frame::Infinitive].iter().any(|f| f.rule() == statement.rule)
}

/// *to his party, which holds its conference next week*: a comma sets the clause off.
pub(super) fn is_remark(tree: &Tree, clause: usize) -> bool {
    let mut words = tree.reach(clause).skip_while(|&t| tree.word(t) == ",");
    let first = words.find(|&t| tree.text.tokens[t].kind == Kind::Word);
    first.is_some_and(|t| {
        matches!(tree.tag(t), Tag::Wp | Tag::Wdt) && t > tree.tokens.start && tree.word(t - 1) == ","
    })
}

/// *rejected any change to the treaty that voters turned down on 7 June*: what is said of a thing tells nothing in a clause
/// of its own, and what stands in the relative clause is the article's knowledge.
fn of_the_article(tree: &Tree, clause: usize, cue: usize) -> bool {
    let mut at = clause;
    for _ in 0..12 {
        let Some(head) = tree.head(at) else { return false };
        if head == cue {
            return true;
        }
        at = head;
        if tree.is_finite(at) && !tree.is_auxiliary(at) {
            return false;
        }
    }
    false
}

/// A date from the discourse: an entry of a chronology, or *the participants discussed*.
fn carried(
    tree: &Tree,
    context: &Context,
    memory: &Memory,
    discourse: &Discourse,
    token: usize,
) -> Option<ClaimDate> {
    if !main_clause(tree, token) || tree.child(token, Relation::Cop).is_some() && !discourse.in_entry() {
        return None;
    }

    if discourse.in_entry() {
        // What has been, had been or is so now is not what the entry tells.
        let background = tree.auxiliaries(token).any(|a| tree.is_word(a, Word::Have))
            || tree.children(token).iter().any(|&c| tree.is(c, "now"));
        return discourse.date(tree, context, &[], token).filter(|_| !background);
    }
    if let Some(date) = discourse.soon_after(tree, context, token) {
        return Some(date);
    }
    let subject = actor::subject(tree, context, token)?;
    let ahead = matches!(tense::of(tree, token), Some(Tense::Future | Tense::Perfect));
    if let Some(date) = discourse.continues(tree, subject).filter(|_| !ahead) {
        return Some(date);
    }
    // A plain past with the same actors, or with the occasion named, goes straight on.
    if !told_plainly(tree, token) {
        return None;
    }
    if let Some(date) = discourse.of_lead(tree, context, token) {
        return Some(date);
    }
    // *then hesitated for three years*: that is not of the day.
    let lasts = |t: usize| {
        let time = &context.times[t];
        time.timex == TimexType::Duration && !time.value.starts_with("PT")
    };
    if context.times_in(&tree.reach(token)).into_iter().any(lasts) {
        return None;
    }
    let actors = participant::actors(tree, context, memory, subject);
    discourse
        .date(tree, context, &actors, token)
        .filter(|d| discourse.goes_on(tree, context, d))
        .or_else(|| discourse.straight(tree, context, token))
}

fn event(
    tree: &Tree,
    context: &Context,
    memory: &Memory,
    token: usize,
    date: ClaimDate,
    statements: &[Statement],
) -> Claim {
    let text = tree.text;
    let whole = token;
    let token = planned(tree, token).or_else(|| whereabouts(tree, token)).unwrap_or(token);
    let trigger = text.tokens[token].span;
    let mut sources = source::cited(context, trigger);
    // *according to a press release* beside a statement of the sentence is a source of its events too.
    for source in
        statements.iter().filter(|s| !s.content.iter().any(|p| p.contains(&token))).flat_map(|s| &s.inline)
    {
        let document = text.words(source.span).contains(' ')
            && source.citation.is_none()
            && source.span.start > trigger.start;
        if document
            && !context.mentions_in(&text.tokens_in(source.span)).iter().any(|m| m.span == source.span)
        {
            sources.push(source.clone());
        }
    }
    let negated = stance::negation(tree, token)
        .or_else(|| stance::no_object(tree, token))
        .or_else(|| stance::denied_above(tree, token));
    let confidence = if date.basis == Basis::Expression { 0.8 } else { 0.6 };
    Claim {
        kind: ClaimKind::Event { trigger, participants: participants(tree, context, memory, whole) },
        sentence: text.span(tree.tokens.clone()),
        rules: vec![if date.basis == Basis::Expression { "dated-predicate" } else { "carried-predicate" }],
        date: Some(date),
        sources,
        negated: negated.map(|t| text.tokens[t].span),
        hedged: stance::hedge(tree, token).map(|t| text.tokens[t].span),
        confidence,
    }
}

/// *is to meet*, *is expected to meet*: the infinitive is what happens.
fn planned(tree: &Tree, token: usize) -> Option<usize> {
    let be = ["is", "are", "was", "were"].iter().any(|w| tree.is(token, w)) || is_awaited(tree, token);
    let next = be
        .then(|| tree.child(token, Relation::Xcomp).or_else(|| tree.child(token, Relation::Ccomp)))
        .flatten()?;
    let to = (token + 1..next).all(|t| tree.tag(t) == Tag::To || tree.tag(t) == Tag::Rb || tree.is(t, "be"));
    (tree.is_verb(next) && to).then_some(next)
}

/// *Last week Putin was in Bishkek*, *students were still on the square last night*: somebody stayed at a place, and the verb is
/// the form of *be*.
fn whereabouts(tree: &Tree, token: usize) -> Option<usize> {
    let be = tree.child(token, Relation::Cop).filter(|&c| tree.tag(c) == Tag::Vbd)?;
    let led = tree.child(token, Relation::Case).is_some_and(|c| tree.is_word(c, Word::Stays));
    let place = led && tree.is_noun(token) && !tree.in_time(token);
    let subject = tree.own_subject(token)?;
    let people = || lexicon().is(tree.lemma(subject), Noun::People);
    let somebody =
        tree.tag(subject) == Tag::Nnp || tree.tag(subject) == Tag::Prp && !tree.is(subject, "it") || people();
    ((place || tree.is_word(token, Word::Back)) && somebody).then_some(be)
}

/// *was scheduled*, *is expected*: what stands behind it is planned.
fn is_awaited(tree: &Tree, token: usize) -> bool {
    tree.is_word(token, Word::Awaited) && tree.auxiliaries(token).next().is_some()
}

fn is_question(tree: &Tree) -> bool {
    let end = tree.tokens.end.saturating_sub(3).max(tree.tokens.start);
    (end..tree.tokens.end).any(|t| tree.word(t) == "?")
}

/// Verbs that do nothing but report (*say*, *tell*) and whose content was not found make no event.
fn only_reports(tree: &Tree, token: usize) -> bool {
    // *The treaty was concluded in Paris*: what has a subject of its own in the passive was done, not said.
    let subject = |t: usize| tree.own_subject(t).is_some_and(|s| !tree.is(s, "it"));
    let joined = tree.head(token).filter(|_| tree.relation(token) == Relation::Conj);
    let done = tree.is_passive(token) && subject(token)
        || tree.tag(token) == Tag::Vbn
            && joined.is_some_and(|first| tree.is_passive(first) && subject(first));
    // *recalled its ambassador*: with a thing behind it, it is another verb.
    let acts =
        tree.child(token, Relation::Obj).is_some_and(|o| o > token && tree.is_noun(o) && !tree.in_time(o));
    // *answered with a tax*, *which the paper obtained and posted*
    let with = tree.children(token).iter().any(|&o| {
        o > token
            && tree.relation(o) == Relation::Obl
            && tree.child(o, Relation::Case).is_some_and(|c| tree.is(c, "with"))
            && !lexicon().is(tree.lemma(o), Noun::Document)
    });
    let first = joined.unwrap_or(token);
    let which = tree.child(first, Relation::Obj).is_some_and(|o| o < first && tree.is(o, "which"));
    if (done || acts || with || which) && !tree.is(token, "said") {
        return false;
    }
    lexicon().cues(tree.lemma(token)).iter().any(|c| {
        c.particle.is_none()
            && c.strong
            && c.takes.that
            && c.takes.quote
            && !c.takes.object
            && !c.takes.infinitive
    }) || ["said", "says", "say"].iter().any(|w| tree.is(token, w))
}

/// False for definitions (*is a member*), conditions, wishes.
fn is_told(tree: &Tree, token: usize) -> bool {
    // *appeared at a rally* is something done, *appeared to agree* is not.
    let somewhere = tree.is_word_of(token, Word::AtPlace)
        && tree.tokens.contains(&(token + 1))
        && (tree.is_word(token + 1, Word::Place) || tree.is_word(token + 1, Word::Attending))
        && tree.tag(token + 1) != Tag::To;
    if lexicon().is_stative(tree.lemma(token))
        && !somewhere
        && !(is_awaited(tree, token) && planned(tree, token).is_some())
    {
        return false;
    }
    // *When 2010 began*: nothing but the date itself.
    let passing = tree.own_subject(token).is_some_and(|s| tree.in_time(s));
    if passing && tree.child(token, Relation::Obj).is_none() {
        return false;
    }

    let copula = tree.child(token, Relation::Cop).is_some() && tree.tag(token) != Tag::Vb;
    if copula
        && whereabouts(tree, token).is_none()
        && !matches!(tree.tag(token), Tag::Jj | Tag::Vbn | Tag::Vbg | Tag::Jjr | Tag::Jjs)
        || tree.is_auxiliary(token)
    {
        return false;
    }
    if copula && whereabouts(tree, token).is_none() && tree.child(token, Relation::Case).is_some() {
        return false;
    }
    // *The case goes back to October 2008*
    let next = token + 1;
    if tree.is_word_of(token, Word::ReachesBack) && tree.tokens.contains(&next) && tree.is(next, "back") {
        return false;
    }
    // *It's been a little more than five years*
    if copula && tree.is_word(token, Word::Amount) {
        return false;
    }
    // *attendees queued*: a plural taken for a verb is the form of none.
    let form = matches!(tree.tag(token), Tag::Vbz | Tag::Vbp) && !lexicon().is_verb(tree.lemma(token));
    if !copula && (form || !tree.is_verb(token)) {
        return false;
    }
    // *met and could not agree* is told as a fact.
    let failed =
        |c: usize| tree.is(c, "could") && (c + 1..token).any(|t| tree.is(t, "not") || tree.is(t, "n't"));
    let marks = tree.children(token).iter().copied().filter(|&c| c < token);
    let mut blocked = marks.filter(|&c| {
        tree.relation(c) == Relation::Mark
            && ["if", "unless", "whether", "lest"].iter().any(|w| tree.is(c, w))
            || tree.tag(c) == Tag::Md && tree.is_word(c, Word::Supposed) && !failed(c)
    });
    blocked.next().is_none()
}

fn main_clause(tree: &Tree, token: usize) -> bool {
    let mut at = token;
    for _ in 0..6 {
        let Some(head) = tree.head(at) else { return true };
        match tree.relation(at) {
            Relation::Conj | Relation::Parataxis => at = head,
            _ => return false,
        }
    }
    false
}
