//! Finds the claims of an article, sentence by sentence.

use std::ops::Range;

use super::according::report_according;
use super::act::{is_act, is_thing};
use super::actor;
use super::aside::{in_caption, is_unended, uses_stops};
use super::colon;
use super::coordination::coordinated;

use super::confidence;
use super::content::{self, Content, Frame};
use super::context::Context;
use super::cue::{self, Verb};
use super::date;
use super::discourse::Discourse;
use super::event::{self, Said};
use super::goes_on::{carries_on, extend_last};
use super::interview;
use super::lexicon::Word;
use super::limit::{clause_start, limit};
use super::memory::Memory;
use super::phrase::whole;
use super::read::{Reader, sentence_end};
use super::repair;
use super::source;
use super::speaker::{self, Speaker};
use super::stance;
use super::state::{same_breath, same_day, state};
use super::subject;
use super::they;
use super::tree::Tree;
use super::worth::is_worth;
use super::{Claim, ClaimKind, Source};
use crate::mention::MentionKind;
use crate::span::Span;
use crate::syntax::{Relation, Tag};
use crate::text::Kind;

/// A statement of the sentence at hand, in tokens.
pub(super) struct Statement {
    /// The verb, or *according* of *according to*.
    pub token: usize,
    /// The cue's words.
    pub cue: Span,
    /// Who speaks.
    pub speaker: Speaker,
    /// Stretches of tokens; they may reach into sentences before.
    pub content: Vec<Range<usize>>,
    /// The first of several verbs with one subject.
    pub shared: Option<usize>,
    /// The rule.
    pub rule: &'static str,
    /// It denies.
    pub negated: Option<Span>,
    /// It is not certain.
    pub hedged: Option<Span>,
    /// Media and documents named beside it.
    pub inline: Vec<Source>,
    /// From 0 to 1.
    pub confidence: f32,
}

/// Finds all claims of the body, in text order of their cues and triggers.
pub fn find(context: &Context) -> Vec<Claim> {
    let text = context.text;
    let mut reader = Reader::default();
    let mut claims: Vec<Claim> = Vec::new();
    let authors: Vec<String> = context
        .mentions
        .iter()
        .filter(|m| context.author.is_some_and(|a| a.contains(m.span)))
        .map(|m| m.entity.clone())
        .collect();
    let interviewed = interview::interviewed(context, context.title, &authors);
    let mut memory = Memory::default();
    memory.interviewed = interviewed;
    let mut discourse = Discourse::default();
    // The paragraph of the last claim that the text dates.
    let mut dated = None;
    let stops = uses_stops(text, context.body);
    for (index, sentence) in text.sentences.iter().enumerate() {
        let aside = || in_caption(text, sentence.paragraph) || stops && is_unended(text, sentence.paragraph);
        if !context.body.contains(sentence.span) || aside() {
            continue;
        }
        let carried = discourse.in_entry() || dated == Some(sentence.paragraph);
        let worth = is_worth(context, carried, &sentence.tokens);
        let mut tree = if worth {
            reader.read(context, &sentence.tokens)
        } else {
            Tree::bare(text, sentence.tokens.clone())
        };
        memory.now = index;
        discourse.enter(&tree, context, sentence.paragraph);
        if !worth {
            if carries_on(&tree, context, &claims, sentence.paragraph) {
                extend_last(&tree, &mut claims);
                memory.goes_on();
            }
            memory.several(Vec::new());
            discourse.leave(&tree, context, &[], sentence.paragraph);
            continue;
        }
        repair::repair(&mut tree);
        let statements = statements(&tree, context, &memory);
        if statements.is_empty() && carries_on(&tree, context, &claims, sentence.paragraph) {
            extend_last(&tree, &mut claims);
            memory.goes_on();
        }
        let cues: Vec<usize> = statements.iter().map(|s| s.token).collect();
        let predicates = event::predicates(&tree, &cues);
        let governed = date::governed(&tree, context, &predicates);
        let said = claims.len();
        for statement in &statements {
            let mut claim = state(&tree, context, &governed, &discourse, statement, &statements);
            same_breath(&tree, &claims[said..], &mut claim);
            same_day(&tree, &claims[said..], &mut claim);
            memory.spoke(&statement.speaker, &tree);
            claims.push(claim);
        }
        let told = Said { statements: &statements, claims: &claims[said..] };
        let events = event::events(&tree, context, &memory, &governed, &mut discourse, &told, &predicates);
        if let Some(ClaimKind::Event { participants, .. }) = events.last().map(|c| &c.kind) {
            memory.actors = participants.clone();
        }
        let first_new = claims.len() - statements.len();
        claims.extend(events);
        claims[first_new..].sort_by_key(|c| c.anchor().start);
        let main = predicates.iter().copied().filter(|&p| date::in_main_clause(&tree, p));
        let group = main.rev().take(8).find_map(|p| they::group(&tree, context, &memory, p));
        let again: Vec<String> =
            predicates.iter().filter_map(|&p| again(&tree, context, &memory, p)).take(4).collect();
        note(&tree, context, &mut memory, index);
        for person in again {
            memory.again(&person, index);
        }
        if let Some(group) = group {
            memory.acted(group);
        }
        let by_text = |c: &Claim| {
            c.date
                .as_ref()
                .is_some_and(|d| matches!(d.basis, super::Basis::Expression | super::Basis::Discourse))
        };
        if claims[first_new..].iter().any(by_text) {
            dated = Some(sentence.paragraph);
        }
        discourse.reported(&tree, context, &governed, &statements);
        discourse.leave(&tree, context, &claims[first_new..], sentence.paragraph);
    }
    claims
}

/// *He was last seen on Nov. 3*: the person whom the subject of a main predicate means by a pronoun.
fn again(tree: &Tree, context: &Context, memory: &Memory, predicate: usize) -> Option<String> {
    let subject = tree.own_subject(predicate).filter(|&s| tree.is_word(s, Word::PersonPronoun))?;
    if !date::in_main_clause(tree, predicate)
        || context.text.quote_at(tree.text.tokens[subject].span.start).is_some()
    {
        return None;
    }
    let mut known = speaker::pronoun(tree, context, memory, subject, None).entities;
    known.pop().filter(|_| known.is_empty())
}

/// Notes the mentions of a sentence for the pronouns behind it.
fn note(tree: &Tree, context: &Context, memory: &mut Memory, sentence: usize) {
    let mut together = Vec::new();
    for mention in context.mentions_in(&tree.tokens) {
        let subject =
            if subject::acts(tree, mention) { 1 + u8::from(subject::is_main(tree, mention)) } else { 0 };
        let quoted = context.text.quote_at(mention.span.start).is_some();
        if subject > 0 && !quoted {
            let group = coordinated(tree, context, mention);
            if group.len() > 1 {
                together = group.iter().map(|m| m.entity.clone()).collect();
            }
        }
        if !(quoted && mention.kind == MentionKind::Person) {
            memory.note(mention, sentence, if quoted { 0 } else { subject });
        }
    }
    memory.several(together);
}

/// The statements of a sentence.
fn statements(tree: &Tree, context: &Context, memory: &Memory) -> Vec<Statement> {
    let text = tree.text;
    let quoted = |span: Span| text.quote_at(span.start).is_some();
    let mut verbs = cue::verbs(tree, quoted, context.attitudes);
    verbs.retain(|v| context.mention_at(v.token).is_none());
    let accordings = cue::according(tree, quoted);
    let mut result: Vec<Statement> = Vec::new();
    let sentence_end = sentence_end(tree, context);
    for (place, verb) in verbs.iter().enumerate() {
        let limit = limit(tree, &verbs, place, &accordings, sentence_end, &result);
        let next = verbs[place + 1..].iter().find(|v| v.row.takes.quote);
        let quotable = next.map_or(sentence_end.max(verb.last + 1), |v| v.token);
        let subject = if verb.passive { None } else { actor::subject(tree, context, verb.token) };
        let Some(mut found) = content::content(tree, verb, subject, &text.quotes, limit, quotable) else {
            continue;
        };
        // A quotation has one cue: *“…,” he said, before cautioning himself, “…”*.
        for part in &mut found.parts {
            // *…, he said, referring to the war, “…”*: what another cue has taken ends it.
            let taken = result.iter().flat_map(|s| &s.content).map(|p| p.start);
            let first = taken
                .filter(|&t| part.start < t && t < part.end && text.tokens[t - 1].kind == Kind::Punct)
                .min();
            part.end = first.filter(|_| found.frame != Frame::Quote).unwrap_or(part.end);
        }
        if found.frame == Frame::Quote && verb.shared.is_none() {
            let taken = |part: &Range<usize>| result.iter().any(|s| s.content.contains(part));
            found.parts.retain(|part| !taken(part));
            if found.parts.is_empty() {
                continue;
            }
        }
        if is_act(tree, context, verb, &found) {
            continue;
        }
        let object = found.frame == Frame::Object;
        let phrase = matches!(found.frame, Frame::Object | Frame::Preposition | Frame::Infinitive);
        let statement = statement(tree, context, memory, verb, found);
        // Without anybody who could say it, a noun behind a verb is no statement.
        let nobody = phrase && !verb.passive && statement.speaker.span.is_none();
        if !(nobody || object && is_thing(tree, context, &statement)) {
            result.push(statement);
        }
    }
    result = told_of(tree, context, result);
    for according in &accordings {
        report_according(tree, context, memory, according, &mut result, sentence_end);
    }
    colon::report(tree, context, memory, &mut result);
    result
}

/// Leaves out what a speaker says that somebody said: *said that Ukraine condemned the use of force*, *denied that his party had
/// asked for it*. What an agency or a paper tells stays.
fn told_of(tree: &Tree, context: &Context, statements: Vec<Statement>) -> Vec<Statement> {
    let medium = |s: &Statement| s.speaker.entities.iter().any(|e| (context.is_media)(e));
    let holds = |outer: &Statement, inner: &Statement| {
        let clause = matches!(outer.rule, "cue-clause" | "cue-question") && !medium(outer);
        let inside = outer.content.iter().any(|p| p.contains(&inner.token));
        clause && inside && says_that(tree, outer.token, inner.token)
    };
    let kept: Vec<bool> =
        statements.iter().map(|inner| !statements.iter().any(|outer| holds(outer, inner))).collect();
    statements.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(s, _)| s).collect()
}

/// True where a verb is what another one says, or shares the subject of that.
fn says_that(tree: &Tree, cue: usize, verb: usize) -> bool {
    let mut at = verb;
    for _ in 0..5 {
        let Some(head) = tree.head(at) else { return false };
        match tree.relation(at) {
            Relation::Ccomp => return head == cue,
            Relation::Conj if tree.shares_subject(at) => at = head,
            Relation::Xcomp => at = head,
            _ => return false,
        }
    }
    false
}

fn statement(tree: &Tree, context: &Context, memory: &Memory, verb: &Verb, found: Content) -> Statement {
    let text = tree.text;
    // *Interfax quoted a diplomat as saying*: the diplomat speaks.
    let active = tree.auxiliaries(verb.token).next().is_none()
        && !(tree.tokens.contains(&(verb.token + 1)) && tree.is(verb.token + 1, "by"));
    let one_quoted = verb.saying.filter(|_| active).and_then(|saying| {
        let before = saying - 2;
        // *quoted an official in Baghdad as saying*: not the place.
        let place = |t: usize| {
            t.checked_sub(1).is_some_and(|p| tree.tokens.contains(&p) && tree.is_word(p, Word::Place))
        };
        let named = context.mention_at(before).filter(|m| !place(m.tokens.start));
        let named = named.map(|m| subject::head_of(tree, m));
        named.or_else(|| tree.child(verb.token, Relation::Obj)).or(Some(before).filter(|&t| tree.is_noun(t)))
    });
    let head = match (verb.passive && verb.saying.is_none(), verb.shared) {
        _ if one_quoted.is_some() => one_quoted,
        (true, _) => agent(tree, verb.token),
        (false, Some(first)) => subject::of(tree, context, first),
        (false, None) => actor::subject(tree, context, verb.token),
    };
    let expletive =
        head.is_some_and(|h| tree.relation(h) == Relation::Expl || tree.is(h, "it") && verb.passive);
    let speaker =
        head.filter(|_| !expletive).map(|h| speaker::speaker(tree, context, memory, h)).unwrap_or_default();
    let mut speaker = speaker;
    speaker.phrase =
        head.filter(|_| speaker.span.is_some()).and_then(|h| whole(tree, context, h, verb.token));
    let outside = |t: usize| !found.parts.iter().any(|p| p.contains(&t));
    // *told Reuters that …, and the minister retorted that …*: the agency heard only the first.
    let other = tree.own_subject(verb.token).is_some_and(|s| tree.tag(s) != Tag::Prp);
    let second = other && date::is_second_clause(tree, verb.token);
    let start = if second { clause_start(tree, verb.token).min(verb.token) } else { tree.tokens.start };
    let clause = start..found.parts.iter().map(|p| p.end).max().unwrap_or(0).max(tree.tokens.end);
    let mut inline = source::inline(tree, context, clause, &outside);
    inline.extend(source::described(context, &speaker, verb.token));
    inline
        .extend(source::unnamed(tree, context, verb.token).filter(|s| outside(text.tokens_in(s.span).start)));
    let negative = verb.row.negative.then_some(verb.token);
    let offers = matches!(verb.row.lemma.as_str(), "offer" | "say" | "mention");
    let none = stance::no_object(tree, verb.token).filter(|_| offers);
    let negated = stance::negation(tree, verb.token).or(none).or(negative).map(|t| text.tokens[t].span);
    let hedged = stance::hedge(tree, verb.token).map(|t| text.tokens[t].span);
    let known = match speaker.span {
        Some(_) => speaker.rule,
        None if verb.passive => "passive",
        None => "none",
    };
    let confidence = confidence::of(found.frame.rule(), known, verb.row.strong);
    Statement {
        token: verb.token,
        cue: text.tokens[verb.token].span,
        speaker,
        content: found.parts,
        shared: verb.shared,
        rule: found.frame.rule(),
        negated,
        hedged,
        inline,
        confidence,
    }
}

/// *by NATO* of a passive.
fn agent(tree: &Tree, verb: usize) -> Option<usize> {
    let by = |&c: &usize| {
        tree.relation(c) == Relation::OblAgent
            || tree.relation(c) == Relation::Obl
                && tree.child(c, Relation::Case).is_some_and(|p| tree.is(p, "by"))
    };
    tree.children(verb).iter().copied().find(by)
}
