//! Who speaks: the noun phrase of a cue's subject, and the entities behind it.

use std::ops::Range;

use super::context::Context;
use super::coordination::{coordinated, name_joined};
use super::cue::is_noun_of;
use super::describe;
use super::lexicon::{Noun, Word, lexicon};
use super::memory::Memory;
use super::naming::named;
use super::subject;
use super::they;
use super::tree::Tree;
use crate::mention::describe::resolve_description;
use crate::mention::{Form, Mention, MentionKind};
use crate::span::Span;
use crate::syntax::{Relation, Tag};
use crate::text::{Key, Kind};

/// A speaker as written and as meant.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Speaker {
    /// The shortest form with its name or head.
    pub span: Option<Span>,
    /// Entity slugs; empty where nobody can be named.
    pub entities: Vec<String>,
    /// How the entities were found.
    pub rule: &'static str,
    /// The whole noun phrase.
    pub phrase: Option<Span>,
    /// Of somebody unnamed: the words before that say who is meant.
    pub means: Option<Span>,
    /// The noun that he is called by.
    pub noun: Option<Key>,
}

impl Speaker {
    /// Somebody named, by a rule.
    pub fn new(span: Option<Span>, entities: Vec<String>, rule: &'static str) -> Speaker {
        Speaker { span, entities, rule, ..Speaker::default() }
    }
}

/// Reads the noun phrase whose head is `head`.
pub(super) fn speaker(tree: &Tree, context: &Context, memory: &Memory, head: usize) -> Speaker {
    let noun = Some(tree.key(head)).filter(|_| tree.is_noun(head) && context.mention_at(head).is_none());
    Speaker { noun, ..read(tree, context, memory, head) }
}

fn read(tree: &Tree, context: &Context, memory: &Memory, head: usize) -> Speaker {
    let phrase = phrase(tree, head);
    if let Some(country) = describe::led_by(tree, context, head) {
        let span = Some(short(tree, context, head, &phrase));
        return Speaker::new(span, vec![country], "government-of-country");
    }
    if let Some(names) = named(tree, context, head, &phrase) {
        return names;
    }
    let span = Some(short(tree, context, head, &phrase));
    if matches!(tree.tag(head), Tag::Prp) || tree.is(head, "who") {
        return pronoun(tree, context, memory, head, span);
    }
    if both(tree, &phrase) {
        let mut two: Vec<String> = Vec::new();
        for mention in context.mentions_in(&(tree.tokens.start..head)) {
            if mention.kind == MentionKind::Person && !two.contains(&mention.entity) {
                two.push(mention.entity.clone());
            }
        }
        return Speaker::new(span, if two.len() == 2 { two } else { memory.both() }, "both-sides");
    }
    let lemma = crate::syntax::lemma(tree.word(head), tree.tag(head)).to_lowercase();
    // *The Republican said*: one of them, not the party.
    if context.mention_at(head).is_some_and(|m| describe::is_member(tree, head, m)) {
        let known = describe::described(tree, context, memory, head, &phrase).unwrap_or_default();
        return Speaker { span, ..known };
    }
    let inside = described_by(tree, context, head, &phrase);
    let plural = matches!(tree.tag(head), Tag::Nns | Tag::Nnps);
    let of = inside.first().map(String::as_str);
    let any = is_any(tree, head);
    if !plural
        && !any
        && let Some(person) = memory.titled(&lemma, of)
    {
        return Speaker::new(span, vec![person], "title-of-person");
    }
    if !plural
        && !any
        && let Some(of) = of
        && let Some(known) = resolve_description(context.known(), &lemma, Some(of), phrase.start)
        && known.confidence > 0.7
    {
        return Speaker::new(span, vec![known.entity], known.rule);
    }
    if !inside.is_empty() {
        let first =
            name_joined(tree, context, phrase.start).filter(|_| plural || is_noun_of(tree, head, Noun::Body));
        let all = first.into_iter().chain(inside).collect();
        return Speaker::new(span, all, "described-by-entity");
    }
    let media = plural && is_noun_of(tree, head, Noun::Medium);
    if !media && let Some(body) = memory.body_by_head(&lemma, context, head) {
        return Speaker::new(span, vec![body], "short-name-of-body");
    }
    if tree.is_word_of(head, Word::Ministry)
        && let Some(country) = minister(tree, context).or_else(|| memory.minister())
    {
        return Speaker::new(span, vec![country], "ministry-of-minister");
    }
    if let Some(known) = describe::of_body(tree, context, memory, head) {
        return Speaker { span, ..known };
    }
    if let Some(owner) = owner(tree, context, memory, head) {
        return Speaker::new(span, vec![owner], "owner-of-speaker");
    }
    if is_noun_of(tree, head, Noun::State)
        && let Some(country) = memory.country(context, head)
    {
        return Speaker::new(span, vec![country], "government-of-country");
    }
    if !plural && let Some(known) = describe::described(tree, context, memory, head, &phrase) {
        return Speaker { span, ..known };
    }
    Speaker::new(span, Vec::new(), "unnamed-speaker")
}

/// *a London-based spokesman*: an article says that it is any of them.
fn is_any(tree: &Tree, head: usize) -> bool {
    let inside = |t: usize| {
        tree.is_noun(t)
            || matches!(tree.tag(t), Tag::Jj | Tag::Hyph | Tag::Vbn | Tag::Cd | Tag::Rb | Tag::Pos)
    };
    let article = (tree.tokens.start..head).rev().find(|&t| !inside(t));
    article.is_some_and(|t| tree.is(t, "a") || tree.is(t, "an"))
}

/// *Foreign Minister Dini met them, the ministry said*: the country of the minister whom the sentence names.
fn minister(tree: &Tree, context: &Context) -> Option<String> {
    let titles = context.mentions_in(&tree.tokens).iter().filter_map(|m| m.title.as_ref());
    let of = titles.into_iter().find(|t| t.head == "minister").and_then(|t| t.of.clone());
    of.filter(|of| of.starts_with("country:"))
}

/// *its diplomats*, *the government's lawyers*: the body or country whose people speak.
fn owner(tree: &Tree, context: &Context, memory: &Memory, head: usize) -> Option<String> {
    let of = tree.child(head, Relation::NmodPoss).filter(|_| is_noun_of(tree, head, Noun::People))?;
    if tree.is(of, "its") {
        return pronoun(tree, context, memory, of, None).entities.into_iter().next();
    }
    is_noun_of(tree, of, Noun::State).then(|| memory.country(context, of)).flatten()
}

/// *he*, *they*, *who*: somebody of the sentence, otherwise whom the text before had in mind.
pub(super) fn pronoun(
    tree: &Tree,
    context: &Context,
    memory: &Memory,
    head: usize,
    span: Option<Span>,
) -> Speaker {
    let group = group_within(tree, context, head);
    if !group.is_empty() {
        return Speaker::new(span, group, "pronoun-within-sentence");
    }
    // *Sarkisian was the only target, he said*: who is spoken of by name does not speak.
    let content = said_before(tree, head);
    if let Some(entity) = within(tree, context, head, content.start) {
        return Speaker::new(span, vec![entity], "pronoun-within-sentence");
    }
    if let Some((means, entities)) = memory.unnamed(tree.word(head)) {
        return Speaker { means: Some(means), ..Speaker::new(span, entities, "pronoun-of-unnamed") };
    }
    if let Some(group) = they::they(tree, context, memory, head) {
        return Speaker::new(span, group, "pronoun-group");
    }
    let told = context.mentions_in(&content).iter().filter(|m| subject::acts(tree, m));
    let others: Vec<&str> = told.map(|m| m.entity.as_str()).collect();
    let (entities, rule) = memory.pronoun_but(tree.word(head), &others);
    Speaker::new(span, entities, rule)
}

/// *Moscow would go on, he said*: what stands before a pronoun between a comma and a verb of saying, back to a colon; nothing
/// where it says nothing.
fn said_before(tree: &Tree, pronoun: usize) -> Range<usize> {
    let inside = |t: &usize| tree.tokens.contains(t);
    let led = pronoun.checked_sub(1).filter(inside).is_some_and(|t| tree.word(t) == ",");
    let cue = Some(pronoun + 1).filter(inside).filter(|&t| tree.is_finite(t));
    let colon = (tree.tokens.start..pronoun).rfind(|&t| matches!(tree.word(t), ":" | ";"));
    let start = colon.map_or(tree.tokens.start, |t| t + 1);
    let tells = (start..pronoun).any(|t| tree.is_finite(t));
    let says = |t: usize| lexicon().cues(tree.lemma(t)).iter().any(|c| c.takes.that && c.takes.quote);
    let ends = |t: usize| !inside(&(t + 1)) || matches!(tree.tag(t + 1), Tag::Stop | Tag::Comma);
    if led && tells && cue.is_some_and(|t| says(t) && ends(t)) { start..pronoun } else { pronoun..pronoun }
}

/// *Putin and Bush may settle it when they meet*: the several people that the sentence named before *they*.
fn group_within(tree: &Tree, context: &Context, pronoun: usize) -> Vec<String> {
    if !tree.is(pronoun, "they") && !tree.is(pronoun, "them") {
        return Vec::new();
    }
    let before = context.mentions_in(&(tree.tokens.start..pronoun));
    let mut several =
        before.iter().filter(|m| m.kind == MentionKind::Person).map(|m| coordinated(tree, context, m));
    several.rfind(|g| g.len() > 1).map(|g| g.iter().map(|m| m.entity.clone()).collect()).unwrap_or_default()
}

/// *Human Rights Watch, in a report that it released*: the last subject before a pronoun in its own sentence, before `end`.
fn within(tree: &Tree, context: &Context, pronoun: usize, end: usize) -> Option<String> {
    let person = tree.is_word(pronoun, Word::PersonPronoun);
    if !person && !tree.is(pronoun, "it") && !tree.is(pronoun, "its") {
        return None;
    }
    let quoted = |m: &&Mention| context.text.quote_at(m.span.start).is_some();
    let before = context.mentions_in(&(tree.tokens.start..end)).iter().rev();
    let fits = |m: &&Mention| (m.kind == MentionKind::Person) == person && m.form != Some(Form::Demonym);
    let before: Vec<&Mention> = before.filter(fits).filter(|m| !quoted(m)).collect();
    let acting = before.iter().copied().find(|m| subject::acts(tree, m));
    // *the allies named Rasmussen as the next secretary-general, and he will …*
    let chosen = |m: &&&Mention| {
        let object =
            m.tokens.clone().find(|&t| tree.tokens.contains(&t) && tree.relation(t) == Relation::Obj);
        let verb = object.and_then(|t| tree.head(t)).and_then(|v| tree.own_subject(v));
        person && verb.is_some_and(|s| matches!(tree.tag(s), Tag::Nns | Tag::Nnps) || names_body(context, s))
    };
    acting.or_else(|| before.iter().find(chosen).copied()).map(|m| m.entity.clone())
}

fn names_body(context: &Context, token: usize) -> bool {
    context.mention_at(token).is_some_and(|m| m.kind != MentionKind::Person)
}

/// The noun phrase of a head without relative clauses, participles and appositions behind a comma that name nobody.
pub(super) fn phrase(tree: &Tree, head: usize) -> Range<usize> {
    let mut phrase = head..head + 1;
    for &child in tree.children(head) {
        let keep = matches!(
            tree.relation(child),
            Relation::Det
                | Relation::Amod
                | Relation::Compound
                | Relation::Flat
                | Relation::Nmod
                | Relation::NmodPoss
                | Relation::NmodDesc
                | Relation::Nummod
                | Relation::Appos
                | Relation::Conj
                | Relation::Cc
                | Relation::Case
                | Relation::Dep
        );
        if keep {
            let reach = tree.reach(child);
            phrase = phrase.start.min(reach.start)..phrase.end.max(reach.end);
        }
    }
    phrase
}

/// The countries and organizations that describe an unnamed speaker: *CSTO officials*, *officials in Tbilisi*. An
/// organization hides the country beside it.
pub(super) fn described_by(
    tree: &Tree,
    context: &Context,
    head: usize,
    phrase: &Range<usize>,
) -> Vec<String> {
    // *presidents of the CIS*, *a courier from the ministry*: whatever the parser made of it.
    let led = tree.tokens.contains(&(head + 1))
        && ["of", "from", "in", "at", "for"].iter().any(|w| tree.is(head + 1, w));
    let behind = if led { tree.tokens.end.min(head + 12) } else { head + 1 };
    let mut first = phrase.start;
    while first > tree.tokens.start
        && (tree.is_noun(first - 1) || matches!(tree.tag(first - 1), Tag::Jj | Tag::Hyph))
    {
        first -= 1;
    }
    let near = first..phrase.end.min(head + 9).max(behind);
    let mentions = context.mentions_in(&near);
    let straight = |m: &&Mention| {
        // *led the party from independence from Britain*: what a second preposition leads describes something else.
        let led = |t: usize| tree.tag(t) == Tag::In && !tree.is(t, "of") && t > head + 1;
        m.tokens.end <= head
            || (head + 1..m.tokens.start).all(|t| tree.word(t) != "," && !tree.is_verb(t) && !led(t))
    };
    // *a London-based spokesman*, *pro-Moscow leaders*: where he sits and whom they like is not for whom they speak.
    let hyphen = |t: usize| tree.tokens.contains(&t) && tree.word(t) == "-";
    let beside = |m: &&Mention| {
        let behind = m.tokens.end + 1;
        let based =
            hyphen(m.tokens.end) && tree.tokens.contains(&behind) && tree.is_word(behind, Word::Leaning);
        let pro = m.tokens.start > tree.tokens.start + 1
            && hyphen(m.tokens.start - 1)
            && tree.is_word(m.tokens.start - 2, Word::Leaning);
        !(based || pro)
    };
    let mut found: Vec<&Mention> =
        mentions.iter().filter(|m| m.kind != MentionKind::Person).filter(straight).filter(beside).collect();
    // What stands closest to the head counts: before it, then behind it.
    let before: Vec<&Mention> = found.iter().copied().filter(|m| m.tokens.end <= head).collect();
    let joined = |list: &[&Mention]| {
        list.windows(2).all(|p| {
            let gap = p[0].tokens.end..p[1].tokens.start;
            gap.len() <= 2 && gap.clone().all(|t| matches!(tree.word(t), "," | "and" | "-" | "&"))
        })
    };
    if !before.is_empty() {
        found = if joined(&before) { before } else { vec![before[before.len() - 1]] };
    } else {
        found.truncate(1);
    }
    let bodies: Vec<String> =
        found.iter().filter(|m| m.kind == MentionKind::Organization).map(|m| m.entity.clone()).collect();
    let mut entities =
        if bodies.is_empty() { found.iter().map(|m| m.entity.clone()).collect() } else { bodies };
    entities.dedup();
    entities
}

fn both(tree: &Tree, phrase: &Range<usize>) -> bool {
    phrase.len() <= 4
        && phrase.clone().any(|t| tree.is_word(t, Word::Side))
        && phrase.clone().any(|t| tree.is_word(t, Word::Pair))
}

/// The phrase without its article, and without what follows its first prepositional phrase.
fn short(tree: &Tree, context: &Context, head: usize, phrase: &Range<usize>) -> Span {
    let mut start = phrase.start;
    while start < head
        && (tree.tag(start) == Tag::Dt
            || tree.text.tokens[start].kind == Kind::Punct
            || tree.relation(start) == Relation::Case
            || tree.is(start, "to"))
    {
        start += 1;
    }
    let mut end = head + 1;
    if !context.mentions_in(&(start..head)).iter().any(|m| m.kind != MentionKind::Person) {
        // *officials in Tbilisi*: the country is part of what they are.
        let behind = context.mentions_in(&(head + 1..phrase.end.min(head + 8)));
        if let Some(mention) = behind.first().filter(|m| {
            m.kind != MentionKind::Person
                && (head + 1..m.tokens.start).all(|t| !matches!(tree.word(t), "," | "("))
        }) {
            end = mention.tokens.end;
        }
    }
    tree.text.span(start..end)
}
