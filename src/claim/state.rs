//! From a statement to a claim: its date, its sources, its content as spans, how much of it is quoted.

use std::ops::Range;

use super::alongside::second;
use super::context::Context;
use super::date::{self, Governed};
use super::discourse::Discourse;
use super::extent;
use super::find::Statement;
use super::source;
use super::tense::{self, Tense};
use super::tree::Tree;
use super::{Basis, Claim, ClaimDate, ClaimKind, Quoted};
use crate::span::Span;
use crate::syntax::Relation;
use crate::text::Kind;

/// Turns a statement into a claim: date, sources, quotation.
pub(super) fn state(
    tree: &Tree,
    context: &Context,
    governed: &Governed,
    discourse: &Discourse,
    statement: &Statement,
    all: &[Statement],
) -> Claim {
    let text = tree.text;
    let phrase = is_noun_phrase(statement);

    let content = statement
        .content
        .iter()
        .map(|part| if phrase { without_time(tree, context, part) } else { part.clone() });
    let content: Vec<Span> = content.flat_map(|part| by_sentence(tree, &part)).collect();
    // A noun phrase has no date of its own: one that stands in it or behind it dates the statement.

    let inside = |s: &Statement, t: usize| s.content.iter().any(|p| p.contains(&t));
    // *said they would leave on April 30, adding: “…”*: a day inside what another cue reports is not this one's.
    let clause = |s: &Statement| matches!(s.rule, "cue-clause" | "cue-question" | "cue-quotation");
    let before = |s: &&Statement| s.token < statement.token && clause(s) && !inside(s, statement.token);
    let other = |t: usize| all.iter().filter(before).any(|s| inside(s, t));
    // *refused to discuss it yesterday*, not *promised to leave on Friday*: what is over is when it was said.
    let past = tense::of(tree, tense::deed(tree, statement.token)) == Some(Tense::Past);
    let over =
        |t: usize| context.time_from(t).and_then(|i| context.days_before(i)).is_some_and(|days| days > 0);
    let infinitive = |t: usize| past && statement.rule == "cue-infinitive" && over(t);
    let outside = |t: usize| (phrase || infinitive(t) || !inside(statement, t)) && !other(t);
    let mut times = governed.of(tree, context, statement.token, &outside);
    if let (true, Some(first)) = (times.is_empty(), statement.shared) {
        times = governed.of(tree, context, first, &outside);
    }
    if times.is_empty() {
        times = governed.beside(tree, context, statement.token);
        times.retain(|&t| outside(context.times[t].tokens.start));
    }
    // *urged the crowd to march on Tuesday*: nothing was said on a day to come.
    if past {
        times.retain(|&t| !context.is_to_come(t));
    }
    // *according to a press release of October 14*
    if let (true, "according-to", Some(phrase)) = (
        times.is_empty(),
        statement.rule,
        statement.speaker.phrase.filter(|_| statement.speaker.span.is_some()),
    ) {
        let named = context.times_in(&text.tokens_in(phrase)).into_iter();
        times = named.filter(|&t| context.times[t].first_day.is_some()).take(1).collect();
    }
    let mut sentence = text.span(tree.tokens.clone());
    for part in &content {
        sentence = sentence.to(*part);
    }
    let citation = context.citation_over(statement.cue);
    let to_press = !statement.inline.is_empty();
    let dated = date::value(context, &times, governed.basis(tree, statement.token, &times))
        .or_else(|| {
            discourse.of_statement(tree, context, &statement.speaker.entities, statement.token, to_press)
        })
        .or_else(|| citation.and_then(|c| date::of_citation(context, c)))
        .or_else(|| date::of_publication(context));
    let mut sources = source::cited(context, statement.cue);
    for source in &statement.inline {
        if !sources.iter().any(|s| text.words(s.span) == text.words(source.span)) {
            sources.push(source.clone());
        }
    }
    let quoted = quoted(tree, &content);
    Claim {
        kind: ClaimKind::Statement {
            cue: statement.cue,
            speaker: statement.speaker.span,
            speaker_phrase: statement.speaker.phrase,
            speaker_means: statement.speaker.means,
            speaker_entities: statement.speaker.entities.clone(),
            content,
            quoted,
        },
        sentence,
        date: dated,
        sources,
        negated: statement.negated,
        hedged: statement.hedged,
        rules: [statement.rule, statement.speaker.rule].into_iter().filter(|r| !r.is_empty()).collect(),
        confidence: statement.confidence,
    }
}

/// The content is a noun phrase.
fn is_noun_phrase(statement: &Statement) -> bool {
    matches!(statement.rule, "cue-object" | "cue-preposition")
}

/// *told Reuters on Monday that …, and he admitted …*: a speaker who goes on in the sentence says it on the same day.
pub(super) fn same_breath(tree: &Tree, before: &[Claim], claim: &mut Claim) {
    let spoken = |c: &Claim| match &c.kind {
        ClaimKind::Statement { cue, speaker_entities, .. } => {
            Some((tree.text.tokens_in(*cue).start, speaker_entities.clone()))
        }
        ClaimKind::Event { .. } => None,
    };
    let plain = |t: usize| {
        let deed = tense::deed(tree, t);
        tense::of(tree, deed) == Some(Tense::Past) && !tense::is_before(tree, deed)
    };
    let from_text =
        |c: &Claim| c.date.as_ref().is_some_and(|d| matches!(d.basis, Basis::Expression | Basis::Discourse));
    let Some((token, who)) = spoken(claim).filter(|(t, who)| !who.is_empty() && plain(*t)) else { return };
    let same = |c: &&Claim| {
        from_text(c)
            && spoken(c).is_some_and(|(t, other)| {
                other == who && t < token && plain(t) && !in_clause_of_noun(tree, t, token)
            })
    };
    if let Some(date) = before.iter().rfind(same).and_then(|c| c.date.clone()).filter(|_| !from_text(claim)) {
        claim.date = Some(ClaimDate { basis: Basis::Discourse, ..date });
    }
}

/// *told Reuters on Tuesday that …, and the minister retorted that …*: the second of two clauses that are joined goes on with
/// the day of the first.
pub(super) fn same_day(tree: &Tree, before: &[Claim], claim: &mut Claim) {
    let dated = claim.date.as_ref().is_some_and(|d| matches!(d.basis, Basis::Expression | Basis::Discourse));
    let cue = tree.text.tokens_in(claim.anchor()).start;
    if let Some(date) = second(tree, before.iter(), cue).filter(|_| !dated) {
        claim.date = Some(date);
    }
}

/// True for a verb in a relative clause that another verb is outside of.
fn in_clause_of_noun(tree: &Tree, verb: usize, other: usize) -> bool {
    let mut above = std::iter::successors(Some(verb), |&t| tree.head(t)).take(8);
    above.any(|t| tree.relation(t) == Relation::AclRelcl && !tree.hangs_on(other, t))
}

/// A noun phrase without the time behind it: *offered a battalion | on Thursday*.
fn without_time(tree: &Tree, context: &Context, part: &Range<usize>) -> Range<usize> {
    let times = context.times_in(part);
    let Some(last) = times.last().map(|&t| &context.times[t]) else { return part.clone() };
    let led = last
        .tokens
        .start
        .checked_sub(1)
        .filter(|t| part.contains(t) && ["on", "in", "at"].iter().any(|w| tree.is(*t, w)));
    let start = led.unwrap_or(last.tokens.start);
    if last.tokens.end >= part.end && start > part.start { part.start..start } else { part.clone() }
}

/// Content that runs over several sentences is one span a sentence.
fn by_sentence(tree: &Tree, part: &Range<usize>) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = part.start;
    while at < part.end {
        let sentence = &tree.text.sentences[tree.text.sentence_of(at).min(tree.text.sentences.len() - 1)];
        let end = sentence.tokens.end.min(part.end).max(at + 1);
        spans.extend(extent::span(tree, &(at..end)));
        at = end;
    }
    spans
}

/// How much of the content stands in quotation marks.
fn quoted(tree: &Tree, content: &[Span]) -> Quoted {
    let text = tree.text;
    let (mut inside, mut all) = (0, 0);
    for token in content.iter().flat_map(|span| text.tokens_in(*span)) {
        if text.tokens[token].kind != Kind::Punct {
            all += 1;
            inside += usize::from(text.quote_at(text.tokens[token].span.start).is_some());
        }
    }
    match inside {
        0 => Quoted::Indirect,
        n if n == all => Quoted::Direct,
        _ => Quoted::Mixed,
    }
}
