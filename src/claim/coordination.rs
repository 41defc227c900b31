//! Names that are joined: *Azerbaijan, Georgia and Turkey*, three ministers with their titles.

use super::context::Context;
use super::cue::is_noun_of;
use super::lexicon::{Noun, Word};
use super::subject;
use super::tree::Tree;
use crate::mention::{Mention, MentionKind};
use crate::syntax::{Relation, Tag};

/// A mention with those of its kind that are joined to it: *Azerbaijan, Georgia and Turkey*, *Presidents Boris Yeltsin
/// of Russia and Leonid Kuchma of Ukraine*. In text order; alone where nothing is joined.
pub(super) fn coordinated<'c>(tree: &Tree, context: &'c Context, mention: &Mention) -> Vec<&'c Mention> {
    // A closing clause joins nothing to what stands before it.
    let clause = match tree.closing.map(|c| c.start) {
        Some(start) if mention.tokens.start >= start => start..tree.tokens.end,
        Some(start) => tree.tokens.start..start,
        None => tree.tokens.clone(),
    };
    let all = context.mentions_in(&clause);
    let Some(place) = all.iter().position(|m| m.tokens == mention.tokens) else { return Vec::new() };
    let (mut first, mut last) = (place, place);
    while let Some(before) = all[..first]
        .iter()
        .rposition(|m| same_kind(m, mention))
        .filter(|&b| joins(tree, &all[b], &all[first]) || listed(tree, &all[b..]))
    {
        first = before;
    }
    while let Some(behind) = all[last + 1..]
        .iter()
        .position(|m| same_kind(m, mention))
        .map(|b| last + 1 + b)
        .filter(|&b| joins(tree, &all[last], &all[b]) || listed(tree, &all[last..]))
    {
        last = behind;
    }
    let group: Vec<&Mention> = all[first..=last].iter().filter(|m| same_kind(m, mention)).collect();
    // Commas alone join nothing: somewhere there must be an *and*.
    let and = (all[first].tokens.end..all[last].tokens.start).any(|t| tree.tag(t) == Tag::Cc);
    // *outside Bishkek, and Uzbekistan leased …*: two with a comma before their *and* stand in two clauses.
    let between = all[first].tokens.end..all[last].tokens.start;
    let apart = group.len() == 2
        && between.clone().any(|t| tree.word(t) == "," && t + 1 < between.end && tree.is(t + 1, "and"));
    if and && !apart { group } else { vec![&all[place]] }
}

/// *Treasurer Costello, Environment Minister Hill and Attorney General Williams*: the first two of three people with titles.
fn listed(tree: &Tree, people: &[Mention]) -> bool {
    let [first, second, third, ..] = people else { return false };
    let gap = first.tokens.end..second.tokens.start;
    let title = |t: usize| tree.is_noun(t) || matches!(tree.tag(t), Tag::Jj | Tag::Hyph);
    let and = second.tokens.end..third.tokens.start;
    [first, second, third].iter().all(|m| m.kind == MentionKind::Person)
        && (2..9).contains(&gap.len())
        && tree.word(gap.start) == ","
        && gap.clone().skip(1).all(title)
        && tree.is(and.start, "and")
        && joins(tree, second, third)
}

fn same_kind(a: &Mention, b: &Mention) -> bool {
    let named = |m: &Mention| m.form != Some(crate::mention::Form::Demonym);
    (a.kind == MentionKind::Person) == (b.kind == MentionKind::Person) && named(a) == named(b)
}

/// Nothing but commas, *and*, titles and *of COUNTRY* stands between two names, and a comma or *and* does.
fn joins(tree: &Tree, left: &Mention, right: &Mention) -> bool {
    let gap = left.tokens.end..right.tokens.start;
    let mark = |t: usize| tree.word(t) == "," || tree.is(t, "and") || tree.is(t, "&");
    let plain = |t: usize| {
        mark(t)
            || tree.is_noun(t)
            || matches!(tree.tag(t), Tag::Jj | Tag::Dt | Tag::Prps | Tag::Hyph | Tag::Cc | Tag::Pos)
            || tree.is(t, "of")
            || tree.is(t, "both")
    };
    // *when Yeltsin was in Tashkent, Russia and Uzbekistan signed*: the city is where somebody was.
    let place = left.tokens.start.checked_sub(1).filter(|t| tree.tokens.contains(t));
    if left.form == Some(crate::mention::Form::Capital) && place.is_some_and(|t| tree.is_word(t, Word::Place))
    {
        return false;
    }
    let titles = left.kind == MentionKind::Person;
    // *Karapetyan, a former minister and an ally of Sarksyan*: the second is no more than whose ally the first is.
    let whose = right.kind == MentionKind::Person
        && right.tokens.start > left.tokens.end
        && ["of", "to", "with", "by", "for"].iter().any(|w| tree.is(right.tokens.start - 1, w));
    if whose {
        return false;
    }
    // *Izetbegovic of Bosnia, Tudjman of Croatia and Milosevic of Serbia*
    let of = tree.is(gap.start, "of") && tree.word(gap.end - 1) == "," && gap.len() <= 4;
    gap.len() <= if titles { 9 } else { 3 }
        && gap.clone().any(mark)
        && gap.clone().all(|t| if titles { plain(t) } else { mark(t) || tree.tag(t) == Tag::Dt })
        && !(titles
            && gap.clone().any(|t| tree.word(t) == ",")
            && gap.clone().all(|t| !tree.is(t, "and"))
            && !of
            && gap.len() > 1)
}

/// *he and President Askar Akayev*: the pronoun that is joined to a name from the left.
pub(super) fn pronoun_before(tree: &Tree, context: &Context, head: usize) -> Option<usize> {
    let name = context.mention_at(head)?;
    let and = subject::phrase_start(tree, name).checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    let pronoun = and.checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    (tree.is(and, "and") && tree.tag(pronoun) == Tag::Prp).then_some(pronoun)
}

/// *Sri Lanka's government and the Tamil Tigers*: the noun that is joined to a name from the left.
pub(super) fn noun_before(tree: &Tree, context: &Context, head: usize) -> Option<usize> {
    let name = context.mention_at(head).filter(|m| m.kind != MentionKind::Country)?;
    let and = subject::phrase_start(tree, name).checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    let noun = and.checked_sub(1).filter(|&t| tree.tokens.contains(&t) && tree.is_noun(t))?;
    let acts = is_noun_of(tree, noun, Noun::Body) || is_noun_of(tree, noun, Noun::State);
    (tree.is(and, "and") && acts && context.mention_at(noun).is_none()).then_some(noun)
}

/// The nouns joined to a noun, those joined to them too.
pub(super) fn joined(tree: &Tree, head: usize) -> impl Iterator<Item = usize> {
    let mut all: Vec<usize> = Vec::new();
    let mut at = head;
    loop {
        let next: Vec<usize> = tree
            .children(at)
            .iter()
            .copied()
            .filter(|&c| tree.relation(c) == Relation::Conj && tree.is_noun(c))
            // *settled the division of the fleet, and three days later Yeltsin signed*: a time begins another clause.
            .filter(|&c| !(at + 1..c).any(|t| tree.in_time(t) && (at + 1..t).any(|b| tree.tag(b) == Tag::Cc)))
            .collect();
        let Some(&last) = next.last() else { break };
        all.extend(next);
        at = last;
    }
    all.into_iter()
}

/// *the FBI and Kenyan police*: the body that is joined to a description from the left.
pub(super) fn name_joined(tree: &Tree, context: &Context, start: usize) -> Option<String> {
    let and = start.checked_sub(1).filter(|t| tree.tokens.contains(t) && tree.is(*t, "and"))?;
    let last = and.checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    let name =
        context.mention_at(last).filter(|m| m.tokens.end == and && m.kind == MentionKind::Organization)?;
    subject::begins_clause(tree, subject::phrase_start(tree, name)).then(|| name.entity.clone())
}
