//! Descriptions of one person or body without a name: *the judge*, *the Republican*, *the company*, *a spokesman*.
//! Who is meant was said just before, or nobody is: to refuse is better than to guess.

use std::ops::Range;

use super::context::Context;
use super::cue::is_noun_of;
use super::lexicon::{Noun, Word, lexicon};
use super::memory::Memory;
use super::speaker::Speaker;
use super::tree::Tree;
use crate::gazetteer::Flags;
use crate::mention::describe::resolve_description;
use crate::mention::{Form, Mention, MentionKind};
use crate::syntax::Tag;
use crate::text::Key;

/// Whom a phrase in the singular means, that holds no name.
pub(super) fn described(
    tree: &Tree,
    context: &Context,
    memory: &Memory,
    head: usize,
    phrase: &Range<usize>,
) -> Option<Speaker> {
    let lemma = crate::syntax::lemma(tree.word(head), tree.tag(head)).to_lowercase();
    let first = phrase.start.max(tree.tokens.start);
    let definite = ["the", "that", "this"].iter().any(|w| tree.is(first, w));
    if definite
        && is_noun_of(tree, head, Noun::Voice)
        && let Some(of) = memory.voice(tree.key(head))
    {
        return Some(Speaker::new(None, of, "called-so-before"));
    }
    // *The daily “Moya stolitsa”*: its own name follows.
    let next = head + 1;
    let titled = tree.tokens.contains(&next) && matches!(tree.tag(next), Tag::OpenQuote | Tag::Nnp);
    if definite
        && !titled
        && is_noun_of(tree, head, Noun::Medium)
        && !is_noun_of(tree, head, Noun::Body)
        && let Some(known) = medium(context, head)
    {
        return Some(Speaker::new(None, vec![known.entity.clone()], "medium-just-named"));
    }
    // *The statement said*: whoever made it just before.
    if definite
        && is_noun_of(tree, head, Noun::Document)
        && let Some(one) = memory.speaker_just_now()
    {
        return Some(Speaker::new(None, vec![one], "speaker-of-document"));
    }
    if is_noun_of(tree, head, Noun::Voice) {
        // *A spokesman said* right behind a sentence about a ministry.
        let body = memory.body_just_named(1)?;
        return Some(Speaker::new(None, vec![body], "spokesman-of-body"));
    }
    let people = is_noun_of(tree, head, Noun::People) || member(tree, head);
    let behind = tree.tokens.contains(&(head + 1)) && tree.tag(head + 1) == Tag::In;
    let others =
        context.mentions_in(&(tree.tokens.start..first)).iter().any(|m| m.kind == MentionKind::Person);
    if definite && people && !(behind && head + 1 == phrase.end.min(head + 1)) {
        if let Some(known) = resolve_description(context.known(), &lemma, None, first)
            && known.confidence > 0.7
        {
            return Some(Speaker::new(None, vec![known.entity], known.rule));
        }
        if !others && let Some(person) = memory.person_just_named() {
            return Some(Speaker::new(None, vec![person], "person-just-named"));
        }
        let Some((means, entities)) = memory.unnamed("he") else {
            // *The author said*, where the text is about one person and has told of no other author.
            let alone = memory.person_alone().filter(|_| !others && !is_told_of(tree, head))?;
            return Some(Speaker::new(None, vec![alone], "person-alone"));
        };
        return Some(Speaker { means: Some(means), ..Speaker::new(None, entities, "unnamed-before") });
    }
    if definite && is_noun_of(tree, head, Noun::Body) {
        let company = || company(tree, context, &lemma, first);
        let body = company().or_else(|| memory.body_just_named(2))?;
        return Some(Speaker::new(None, vec![body], "body-just-named"));
    }
    None
}

/// True where the text has the noun further up without a name behind it: *an investigator … the investigator*.
fn is_told_of(tree: &Tree, head: usize) -> bool {
    const BACK: usize = 400;
    let text = tree.text;
    let next = |t: usize| text.tokens.get(t + 1).is_some_and(|n| n.is_name_like());
    (head.saturating_sub(BACK)..tree.tokens.start).any(|t| text.tokens[t].key == tree.key(head) && !next(t))
}

/// *the newspaper*, *the site*: the medium that was named last, no agency.
pub(super) fn medium<'c>(context: &'c Context, before: usize) -> Option<&'c Mention> {
    const BACK: usize = 40;
    let end = context.mentions.partition_point(|m| m.tokens.start < before);
    let agency = |m: &Mention| {
        let listed = context.gazetteer.get(&m.entity);
        listed.is_some_and(|id| context.gazetteer.entity(id).sort.ends_with("agency"))
    };
    context.mentions[..end].iter().rev().take(BACK).find(|m| context.is_medium(m) && !agency(m))
}

/// *the company*: the one company that was named in this sentence or the two before.
fn company(tree: &Tree, context: &Context, lemma: &str, before: usize) -> Option<String> {
    if !lexicon().word(Key::of(lemma), Word::Firm) {
        return None;
    }
    let sentence = tree.text.sentence_of(before);
    let near = tree.text.sentences[sentence.saturating_sub(2)].tokens.start..before;
    let form = |m: &&Mention| {
        let last = m.entity.rsplit('-').next().unwrap_or_default();
        let listed = || {
            context
                .gazetteer
                .get(&m.entity)
                .is_some_and(|id| &*context.gazetteer.entity(id).sort == "company")
        };
        m.kind == MentionKind::Organization
            && (context.gazetteer.words.flags(Key::of(last)).any(Flags::ORG_COMPANY) || listed())
    };
    let mut companies = context.mentions_in(&near).iter().filter(form);
    let one = companies.next()?;
    companies.all(|m| m.entity == one.entity).then(|| one.entity.clone())
}

/// *an alliance spokesman*, *a spokesman for the home ministry*, *party officials*: people of a body that is not named here.
pub(super) fn of_body(tree: &Tree, context: &Context, memory: &Memory, head: usize) -> Option<Speaker> {
    if !is_noun_of(tree, head, Noun::Voice) && !is_noun_of(tree, head, Noun::People) {
        return None;
    }
    let plain =
        |t: usize| tree.tokens.contains(&t) && tree.tag(t) == Tag::Nn && context.mention_at(t).is_none();
    let before = head.checked_sub(1).filter(|&t| plain(t));
    let led = tree.tokens.contains(&(head + 1)) && ["for", "of", "at"].iter().any(|w| tree.is(head + 1, w));
    let behind = || {
        let noun = (head + 2..tree.tokens.end.min(head + 6)).find(|&t| plain(t) && !plain(t + 1))?;
        (tree.is(head + 2, "the") && (head + 2..noun).all(|t| tree.tag(t) != Tag::In)).then_some(noun)
    };
    let body = before.or_else(|| led.then(behind).flatten())?;
    if is_noun_of(tree, body, Noun::State) {
        let country = memory.country(context, head)?;
        return Some(Speaker::new(None, vec![country], "government-of-country"));
    }
    let lemma = crate::syntax::lemma(tree.word(body), tree.tag(body)).to_lowercase();
    let found =
        is_noun_of(tree, body, Noun::Body).then(|| memory.body_by_head(&lemma, context, head)).flatten()?;
    Some(Speaker::new(None, vec![found], "short-name-of-body"))
}

/// *the Republican said*, *the Russian replied*: the name of a party or people that stands for one of its members.
pub(super) fn is_member(tree: &Tree, head: usize, mention: &Mention) -> bool {
    let before = mention.tokens.start.checked_sub(1).filter(|t| tree.tokens.contains(t));
    let article = before.is_some_and(|t| tree.is(t, "the") || tree.is(t, "a"));
    let people = mention.kind == MentionKind::Organization && is_noun_of(tree, head, Noun::Member)
        || mention.form == Some(Form::Demonym);
    // *The Kyrgyz say*, *the French and the Chinese*: no name of one person.
    let written = tree.word(head);
    let all = mention.form == Some(Form::Demonym) && lexicon().ends_like_people(written);
    article && people && mention.tokens.len() == 1 && !written.ends_with('s') && !all
}

/// *the Bush administration*, *Obama administration officials*: the state whose head of that name everybody knows.
pub(super) fn led_by(tree: &Tree, context: &Context, head: usize) -> Option<String> {
    let administration = [Some(head), head.checked_sub(1)].into_iter().flatten();
    let noun = administration.filter(|t| tree.tokens.contains(t)).find(|&t| tree.is_word(t, Word::Rule))?;
    let name = noun.checked_sub(1).filter(|t| tree.tokens.contains(t) && tree.tag(*t) == Tag::Nnp)?;
    let gazetteer = context.gazetteer;
    let bearers = gazetteer.bearers(gazetteer.spelling.name(tree.word(name)));
    let mut states =
        bearers.iter().flat_map(|b| gazetteer.offices(&gazetteer.entity(b.person).id)).filter(|o| {
            o.office == "President"
                && context.days.is_none_or(|(_, last)| o.start.is_some_and(|start| start <= last))
        });
    let one = states.next()?;
    states.all(|o| o.of == one.of).then(|| one.of.clone())
}

fn member(tree: &Tree, head: usize) -> bool {
    is_noun_of(tree, head, Noun::Member)
}
