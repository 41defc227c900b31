//! Participants: who takes part in an event, by their part in the clause.

use std::ops::Range;

use super::actor;
use super::context::Context;
use super::coordination::{coordinated, joined, noun_before, pronoun_before};
use super::cue::is_noun_of;
use super::lexicon::{Noun, Word};
use super::members::{is_place, is_where, members_of, owner};
use super::memory::Memory;
use super::naming::apposition;
use super::speaker::{described_by, phrase, pronoun, speaker};
use super::subject;
use super::they;
use super::tree::Tree;
use crate::mention::{Form, Mention, MentionKind};
use crate::syntax::{Relation, Tag};

/// The entities of subject, object and complements, in order of appearance.
pub(super) fn participants(tree: &Tree, context: &Context, memory: &Memory, predicate: usize) -> Vec<String> {
    let mut found: Vec<(usize, String)> = Vec::new();
    if let Some(subject) = actor::subject(tree, context, predicate) {
        argument(tree, context, memory, subject, &mut found);
    }
    found.extend(relative_object(tree, context, predicate));
    let named_next = |t: usize| {
        context
            .mention_at(t)
            .is_some_and(|m| m.kind == MentionKind::Person && m.tokens.start == predicate + 1)
    };
    for &child in tree.children(predicate) {
        match tree.relation(child) {
            Relation::Obj | Relation::Iobj => {
                let before = found.len();
                argument(tree, context, memory, child, &mut found);
                // *visited Prague and Kyiv*: places.
                let place = |at: usize| context.mention_at(at).is_some_and(|m| m.form == Some(Form::Capital));
                let mut at = 0;
                found.retain(|f| {
                    at += 1;
                    at <= before || !place(f.0)
                });
            }
            Relation::Obl | Relation::OblAgent => oblique(tree, context, child, &mut found),
            // *named Suleiman as his deputy*: the parser took the one named for what somebody becomes.
            Relation::Xcomp if named_next(child) => argument(tree, context, memory, child, &mut found),
            // *became members of NATO*
            Relation::Xcomp if tree.is_noun(child) => tied(tree, context, child, &mut found),
            Relation::Xcomp if !tree.is_finite(child) => {
                for &below in tree.children(child) {
                    match tree.relation(below) {
                        Relation::Obj => argument(tree, context, memory, below, &mut found),
                        Relation::Xcomp if tree.is_noun(below) => {
                            tied(tree, context, below, &mut found);
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    // *Angola's Joao Lourenco*: the state says whose he is.
    found.retain(|f| {
        let of = context.mention_at(f.0).filter(|m| m.kind == MentionKind::Country && m.tokens.start == f.0);
        let person = |m: &Mention| {
            let owns = tree.tokens.contains(&m.tokens.end) && tree.tag(m.tokens.end) == Tag::Pos;
            owns && context.mention_at(m.tokens.end + 1).is_some_and(|p| p.kind == MentionKind::Person)
        };
        !of.is_some_and(person)
    });
    found.sort_by_key(|f| f.0);
    let mut entities = Vec::new();
    for (_, entity) in found {
        if !entities.contains(&entity) {
            entities.push(entity);
        }
    }
    entities
}

/// The entities of a subject.
pub(super) fn actors(tree: &Tree, context: &Context, memory: &Memory, subject: usize) -> Vec<String> {
    let mut found = Vec::new();
    argument(tree, context, memory, subject, &mut found);
    found.into_iter().map(|f| f.1).collect()
}

/// *Aliyev, whom parliament had elected*: the one before the pronoun is the object.
fn relative_object(tree: &Tree, context: &Context, predicate: usize) -> Option<(usize, String)> {
    let relative = |&c: &usize| {
        matches!(tree.tag(c), Tag::Wp | Tag::Wdt)
            && matches!(tree.relation(c), Relation::Obj | Relation::Iobj)
    };
    let pronoun = tree.children(predicate).iter().copied().find(relative)?;
    let before = pronoun.checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    let last = if tree.word(before) == "," { before.checked_sub(1)? } else { before };
    let mention = context.mention_at(last)?;
    Some((mention.tokens.start, mention.entity.clone()))
}

/// *Seven countries, Romania among them, joined*: those named between the commas.
fn among_them(tree: &Tree, context: &Context, head: usize) -> Vec<(usize, String)> {
    let open = head + 1;
    let inside = open + 1..tree.tokens.end.min(open + 14);
    let Some(among) = inside.clone().find(|&t| tree.is(t, "among")) else { return Vec::new() };
    let them = tree.tokens.contains(&(among + 1)) && tree.is(among + 1, "them");
    if tree.word(open) != "," || !them {
        return Vec::new();
    }
    let named = context.mentions_in(&(open + 1..among + 6)).iter();
    let close = (among..tree.tokens.end).find(|&t| tree.word(t) == ",").unwrap_or(tree.tokens.end);
    named.filter(|m| m.tokens.end <= close).map(|m| (m.tokens.start, m.entity.clone())).collect()
}

/// A subject or an object.
fn argument(tree: &Tree, context: &Context, memory: &Memory, head: usize, found: &mut Vec<(usize, String)>) {
    let heads = std::iter::once(head)
        .chain(joined(tree, head))
        .chain(pronoun_before(tree, context, head))
        .chain(noun_before(tree, context, head));
    for head in heads.map(|h| counted(tree, h)) {
        let part = phrase(tree, head);
        if tree.tag(head) == Tag::Prp {
            if let Some(group) = they::they(tree, context, memory, head) {
                found.extend(group.into_iter().map(|e| (head, e)));
                continue;
            }
            let known = pronoun(tree, context, memory, head, None);
            // *they* and *it* of an earlier sentence are anybody's guess in an event.
            let main = known.rule == "pronoun-body" && tree.relation(head).is_subject() && memory.body_led();
            let sure =
                main || !matches!(known.rule, "pronoun-group" | "pronoun-body") || known.entities.len() > 1;
            let taken = |e: &String| found.iter().any(|f| f.1 == *e);
            // *Blair backed him*: not himself.
            let mut entities = known.entities;
            if entities.len() == 1 && taken(&entities[0]) {
                let before = context.mentions_in(&(tree.tokens.start..head)).iter().rev();
                let other = before
                    .filter(|m| m.kind == MentionKind::Person && !taken(&m.entity))
                    .find(|m| subject::acts(tree, m));
                entities = other.map(|m| m.entity.clone()).into_iter().collect();
            }
            found.extend(entities.into_iter().filter(|_| sure).map(|e| (head, e)));
            continue;
        }
        if let Some(beside) = apposition(tree, context, head, &part) {
            found.push((beside.tokens.start, beside.entity.clone()));
            continue;
        }
        let names = named(tree, context, head, &part);
        if !names.is_empty() {
            found.extend(names);
            continue;
        }
        // *the Russian president*: the one who holds the office, not his country.
        if tree.tag(head) == Tag::Nn && is_noun_of(tree, head, Noun::People) {
            let known = speaker(tree, context, memory, head);
            if known.entities.len() == 1
                && known.entities[0].starts_with("person:")
                && known.rule != "person-alone"
                && is_definite(tree, head)
            {
                found.push((head, known.entities[0].clone()));
                continue;
            }
        }
        found.extend(among_them(tree, context, head));

        if is_noun_of(tree, head, Noun::People) || is_noun_of(tree, head, Noun::Body) {
            found.extend(members_of(tree, context, head, &part).into_iter().map(|e| (head, e)));
            found.extend(owner(tree, context, memory, head));
        }
        let before = found.len();
        tied(tree, context, head, found);
        if before == found.len() {
            found.extend(meant(tree, context, memory, head).map(|e| (head, e)));
        }
    }
}

fn is_definite(tree: &Tree, head: usize) -> bool {
    tree.children(head).iter().any(|&c| c < head && tree.is(c, "the"))
}

/// *the treaty*, *the professor*, *the university*: whom the text has named before by that word.
fn meant(tree: &Tree, context: &Context, memory: &Memory, head: usize) -> Option<String> {
    let definite = tree.children(head).iter().any(|&c| c + 1 == head && tree.is(c, "the"));
    if !definite || !matches!(tree.tag(head), Tag::Nn | Tag::Nnp) {
        return None;
    }
    let lemma = crate::syntax::lemma(tree.word(head), tree.tag(head)).to_lowercase();
    let known = || {
        // *The company earned*: as where it speaks. Whose government it is the text seldom says so near.
        let known = speaker(tree, context, memory, head);
        let sure = known.rule == "body-just-named" && tree.is_word_of(head, Word::Firm);
        known.entities.into_iter().next().filter(|_| sure && tree.relation(head).is_subject())
    };
    memory.titled(&lemma, None).or_else(|| memory.body_by_head(&lemma, context, head)).or_else(known)
}

/// *five of the seven members*, *tens of thousands of Serbs*: the members.
fn counted(tree: &Tree, head: usize) -> usize {
    let of = head + 1;
    let number = matches!(tree.tag(head), Tag::Cd | Tag::Dt | Tag::Jj) || tree.is_word(head, Word::Number);
    if !number || of >= tree.tokens.end || !tree.is(of, "of") {
        return head;
    }
    let below = tree.children(head).iter().copied().find(|&c| c > of && tree.is_noun(c));
    below.map_or(head, |b| if tree.is_word(b, Word::Number) { counted(tree, b) } else { b })
}

/// The mention that is the head of the phrase, or the person beside it.
fn named(tree: &Tree, context: &Context, head: usize, part: &Range<usize>) -> Vec<(usize, String)> {
    let mentions = context.mentions_in(part);
    let people = mentions.iter().filter(|m| m.kind == MentionKind::Person && beside(tree, head, m));
    let people: Vec<&Mention> = people.collect();
    if let Some(first) = people.first() {
        let mut group = coordinated(tree, context, first);
        group.extend(
            people
                .iter()
                .copied()
                .filter(|p| !group.iter().any(|g| g.tokens == p.tokens))
                .collect::<Vec<_>>(),
        );
        return group.iter().map(|m| (m.tokens.start, m.entity.clone())).collect();
    }
    let own = context.mention_at(head).filter(|m| m.tokens.end > head && m.tokens.contains(&head));
    // *NATO Secretary-General Javier Solana*: the body is part of his title.
    if let Some(person) = own.and_then(|m| titled(tree, context, m)) {
        return vec![(person.tokens.start, person.entity.clone())];
    }
    let group = own.map(|m| coordinated(tree, context, m)).unwrap_or_default();
    group.iter().map(|m| (m.tokens.start, m.entity.clone())).collect()
}

/// The person whose title a body or a country begins.
fn titled<'c>(tree: &Tree, context: &'c Context, mention: &Mention) -> Option<&'c Mention> {
    if mention.kind == MentionKind::Person {
        return None;
    }
    let behind = mention.tokens.end..tree.tokens.end.min(mention.tokens.end + 10);
    let person = context.mentions_in(&behind).first().filter(|m| m.kind == MentionKind::Person)?;
    let title = mention.tokens.end..person.tokens.start;
    let worded = |t: usize| tree.is_noun(t) || matches!(tree.tag(t), Tag::Jj | Tag::Hyph) || tree.is(t, "of");
    let ends = title.clone().next_back().is_some_and(|t| tree.is_noun(t));
    (title.len() <= 6 && ends && title.clone().all(worded)).then_some(person)
}

fn beside(tree: &Tree, head: usize, mention: &Mention) -> bool {
    if mention.tokens.contains(&head) {
        return true;
    }
    let outer = mention.tokens.clone().find(|&t| tree.head(t).is_none_or(|h| !mention.tokens.contains(&h)));
    let tie = outer.filter(|&t| tree.head(t) == Some(head)).map(|t| (t, tree.relation(t)));
    matches!(tie, Some((t, Relation::Amod | Relation::Appos | Relation::Flat | Relation::Compound | Relation::Nmod | Relation::NmodDesc))
        if !tree.children(t).iter().any(|&c| tree.relation(c) == Relation::Case))
}

/// Those tied to a noun by a preposition: *ethnic clashes between Kyrgyz and Uzbeks*, *its membership in the CST*.
fn tied(tree: &Tree, context: &Context, head: usize, found: &mut Vec<(usize, String)>) {
    for &child in tree.children(head) {
        if tree.relation(child) != Relation::Nmod {
            continue;
        }
        let Some(case) = tree.child(child, Relation::Case) else { continue };
        // *held hours of talks with Milosevic*
        if tree.is(case, "of") && is_noun_of(tree, child, Noun::Occasion) {
            tied(tree, context, child, found);
        }
        // *spoke with Bush*, *a team under the deputy premier*
        let person = context.mention_at(child).is_some_and(|m| m.kind == MentionKind::Person);
        // *held talks with Israel*
        let two = tree.relation(head) == Relation::Obj && is_noun_of(tree, head, Noun::Occasion);
        let with = (person || two) && tree.is(case, "with") || person && tree.is(case, "under");
        // *became a member of the organization*: one joins the other.
        let member = (tree.is(head, "member") || tree.is(head, "members")) && tree.is(case, "of");
        // *the government of Prime Minister Gul*
        let led = person && tree.is(case, "of") && tree.is_word_of(head, Word::Cabinet);
        if !(with || member || led || tree.is_word(case, Word::Tie)) {
            continue;
        }
        let place = tree.is_word(case, Word::Place);
        let heads = std::iter::once(child).chain(joined(tree, child));
        for head in heads {
            if let Some(mention) = context.mention_at(head).filter(|m| !place || !is_place(m)) {
                found.push((mention.tokens.start, mention.entity.clone()));
            }
        }
    }
}

/// A complement behind a preposition: *registered at the United Nations*, *met with Bush*, not *in Moscow*.
fn oblique(tree: &Tree, context: &Context, child: usize, found: &mut Vec<(usize, String)>) {
    // What the parser hung on a date belongs elsewhere.
    if tree.in_time(child) {
        for &below in
            tree.children(child).iter().filter(|&&c| tree.relation(c) == Relation::Nmod && !tree.in_time(c))
        {
            oblique(tree, context, below, found);
        }
        return;
    }
    let before = || child.checked_sub(1).filter(|t| tree.tokens.contains(t) && tree.tag(*t) == Tag::In);
    let case = tree.child(child, Relation::Case).or_else(before);
    let place = case.is_some_and(|c| tree.is_word(c, Word::Place));
    let venue = case.is_some_and(|c| tree.is(c, "at"));
    let to_capital = case.is_some_and(|c| tree.is(c, "for"));
    if tree.is(tree.reach(child).start, "according") || case.is_some_and(|c| tree.is(c, "as")) {
        return;
    }
    let heads = std::iter::once(child).chain(joined(tree, child));
    for head in heads {
        // *in the Romanian capital*, *from the Polish base*
        if place && context.mention_at(head).is_none() && !is_noun_of(tree, head, Noun::People) {
            continue;
        }
        let part = phrase(tree, head);
        let names = named(tree, context, head, &part);
        let kept = names.into_iter().filter(|(at, _)| {
            let mention = context.mention_at(*at);
            !(place && mention.is_some_and(is_place)
                // *spoke at the Truman Library*
                || venue && mention.is_some_and(|m| is_venue(tree, m))
                || to_capital && mention.is_some_and(|m| m.form == Some(Form::Capital)))
        });
        let before = found.len();
        found.extend(kept);
        if found.len() == before && is_noun_of(tree, head, Noun::People) {
            let whose = described_by(tree, context, head, &part).into_iter();
            found.extend(whose.filter(|e| !is_where(tree, context, head, e)).map(|e| (head, e)));
        }
    }
}

/// *the Truman Library*, *the Labour Convention*: where something took place.
fn is_venue(tree: &Tree, mention: &Mention) -> bool {
    let inside = |t: &usize| tree.tokens.contains(t);
    mention.kind == MentionKind::Organization
        && mention.tokens.clone().filter(inside).any(|t| is_noun_of(tree, t, Noun::Venue))
}
