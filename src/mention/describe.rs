//! Descriptions without a name: *the minister*, *the Kyrgyz leader*, *he*; and *CSTO officials*, *interim
//! government*. Which person or body they mean at a place of the text, or nobody: refusing is allowed.

use std::ops::Range;

use super::{Gender, Mention, MentionKind};
use crate::gazetteer::{Flags, Gazetteer, Office};
use crate::text::{Key, Text};

/// What is known of the article beside its mentions.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// In text order.
    pub mentions: &'a [Mention],
    /// Offices by date.
    pub gazetteer: &'a Gazetteer,
    /// First and last day that the article may be of, as `yyyymmdd`.
    pub published: Option<(u32, u32)>,
}

/// Whom a description means.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// `person:sergei-lavrov`, `country:GE`, `org:csto`.
    pub entity: String,
    /// Which rule said so.
    pub rule: &'static str,
    /// How sure, from 0 to 1.
    pub confidence: f32,
}

/// How many mentions back a description reaches.
const REACH: usize = 40;

/// The person whom a description of one person means: by the title that the text gave, by the office that the
/// gazetteer dates, in the country or organization `of` where the phrase names one. `head` is the head noun in
/// lower case (`minister`), `before` the token where the phrase begins.
pub fn resolve_description(
    known: Known<'_>,
    head: &str,
    of: Option<&str>,
    before: usize,
) -> Option<Resolved> {
    let flags = |word: &str| known.gazetteer.words.flags(Key::of(word));
    let leader = flags(head).any(Flags::LEADER);
    let title = |m: &Mention| {
        m.title.as_ref().is_some_and(|title| {
            let same = title.head == head || leader && flags(&title.head).any(Flags::LEADER_TITLE);
            // There are many ambassadors: the Iraqi one is not any other.
            let shared = flags(head).any(Flags::OFFICE_SHARED);
            same && of.is_none_or(|of| title.of.as_deref().map_or(!shared, |o| o == of))
        })
    };
    let mut told = people(known, before).filter(|m| title(m));
    if let Some(mention) = told.next() {
        let alone = told.all(|other| other.entity == mention.entity);
        let confidence = if alone { 0.9 } else { 0.6 };
        return Some(Resolved { entity: mention.entity.clone(), rule: "title-in-text", confidence });
    }
    let (first, last) = known.published?;
    let holds = |m: &&Mention| {
        known.gazetteer.offices(&m.entity).iter().any(|office| {
            let name = office.office.to_lowercase();
            let fits = name.split(|c: char| !c.is_alphanumeric() && c != '-').any(|w| w == head);
            let fits = fits || leader && flags(&name).any(Flags::LEADER_TITLE);
            fits && office.held(first, last) && of.is_none_or(|of| office.of == of)
        })
    };
    let mut found = people(known, before).filter(holds);
    let one = found.next()?;
    let alone = found.all(|other| other.entity == one.entity);
    alone.then(|| Resolved { entity: one.entity.clone(), rule: "office-at-date", confidence: 0.8 })
}

/// The person who held an office at the date of the article, named in it or not: `title` as written (`Defense
/// Minister`), `of` a country or organization. With `former` the last one who held it before. Nobody where two may
/// be meant, where the dates are not known well enough, or where the article has no date.
pub fn resolve_office(known: Known<'_>, title: &str, of: &str, former: bool) -> Option<Resolved> {
    let (first, last) = known.published?;
    let words = office_words(known.gazetteer, title);
    let leader = matches!(words.as_slice(), [one] if known.gazetteer.words.flags(*one).any(Flags::LEADER));
    let fits =
        |office: &str| is_office(known.gazetteer, office, &words) || leader && leads(known.gazetteer, office);
    if words.is_empty() {
        return None;
    }
    let holders: Vec<&(String, Office)> =
        known.gazetteer.holders(of).filter(|(_, office)| fits(&office.office)).collect();
    let shared = words.iter().any(|word| known.gazetteer.words.flags(*word).any(Flags::OFFICE_SHARED));
    if shared && holders.iter().filter(|(_, o)| o.held(first, last)).count() > 1 {
        return None;
    }
    let person = if former { before_now(&holders, first) } else { now(&holders, first, last) }?;
    let confidence = if first == last { 0.9 } else { 0.8 };
    let rule = if former { "former-office" } else { "office-at-date" };
    Some(Resolved { entity: format!("person:{person}"), rule, confidence })
}

/// The words of an office without small ones and in any order: *Minister of Defence* is *Defense Minister*.
fn office_words(gazetteer: &Gazetteer, office: &str) -> Vec<Key> {
    let mut keys: Vec<Key> = office_keys(gazetteer, office).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// The same one after the other, as they are written.
fn office_keys<'o>(gazetteer: &'o Gazetteer, office: &'o str) -> impl Iterator<Item = Key> + 'o {
    let words = office.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|w| !w.is_empty());
    words
        .map(|word| gazetteer.spelling.word(word, Key::of(word)))
        .filter(|key| !gazetteer.words.flags(*key).any(Flags::OFFICE_FILLER))
}

/// True where an office is called by just these words. Most offices of a country fail at their first word.
fn is_office(gazetteer: &Gazetteer, office: &str, words: &[Key]) -> bool {
    office_keys(gazetteer, office).all(|key| words.contains(&key)) && office_words(gazetteer, office) == words
}

/// True where one word is all that an office is called, and that of a leader: *President*.
fn leads(gazetteer: &Gazetteer, office: &str) -> bool {
    let mut keys = office_keys(gazetteer, office);
    keys.next().is_some_and(|one| {
        gazetteer.words.flags(one).any(Flags::LEADER_TITLE) && keys.all(|other| other == one)
    })
}

/// Years that an office without a known end is believed to last.
const LASTS: u32 = 8;

/// Who held an office throughout two days. Of several the newest, where the others may have gone by then: sources
/// often give the year only, or no end. Nobody where the office changed hands between the days.
fn now<'o>(holders: &[&'o (String, Office)], first: u32, last: u32) -> Option<&'o str> {
    let covers = |o: &Office| {
        let start = o.start.is_some_and(|start| start <= first);
        start && o.end.map_or(o.start.is_some_and(|start| first <= start + LASTS * 10_000), |end| end >= last)
    };
    let (newest, held) = holders.iter().filter(|(_, o)| covers(o)).max_by_key(|(_, o)| o.start)?;
    let start = held.start?;
    let gone = |o: &Office| {
        o.start < held.start
            && o.end.is_none_or(|end| {
                let (year, month, day) = (end / 10_000, end / 100 % 100, end % 100);
                let coarse = day == 31 && (year, month) == (start / 10_000, start / 100 % 100)
                    || (month, day) == (12, 31) && year == start / 10_000;
                end <= start || coarse
            })
    };
    let alone = holders.iter().filter(|(_, o)| covers(o)).all(|(other, o)| other == newest || gone(o));
    let changed = holders
        .iter()
        .any(|(other, o)| other != newest && o.start.is_some_and(|other| start < other && other <= last));
    (alone && !changed).then_some(newest)
}

/// The only one who held an office and does no more.
fn before_now<'o>(holders: &[&'o (String, Office)], first: u32) -> Option<&'o str> {
    let current = |person: &str| {
        holders.iter().any(|(other, o)| other == person && o.end.is_none_or(|end| end >= first))
    };
    let gone = |(person, o): &&(String, Office)| o.former(first) && !current(person);
    let mut people = holders.iter().copied().filter(gone).map(|(person, _)| person.as_str());
    let one = people.next()?;
    people.all(|other| other == one).then_some(one)
}

/// The person whom *he* or *she* means: the nearest before it of that gender, sentences of the same paragraph
/// first. A gender that nobody knows fits, with less confidence.
pub fn resolve_pronoun(known: Known<'_>, gender: Gender, before: usize) -> Option<Resolved> {
    let sure = people(known, before).find(|m| m.gender == Some(gender));
    let open = people(known, before).find(|m| m.gender.is_none());
    let (mention, confidence) = match (sure, open) {
        (Some(sure), Some(open)) if open.tokens.start > sure.tokens.start => (open, 0.5),
        (Some(sure), _) => (sure, 0.7),
        (None, open) => (open?, 0.5),
    };
    Some(Resolved { entity: mention.entity.clone(), rule: "pronoun-nearest", confidence })
}

/// The country or organization inside a phrase that names nobody: *CSTO officials*, *officials in Tbilisi*. An
/// organization goes before a country. A bare *government* is that of the country named last before it.
pub fn resolve_body(known: Known<'_>, phrase: Range<usize>, head: &str) -> Option<Resolved> {
    let inside = |m: &&Mention| phrase.start <= m.tokens.start && m.tokens.end <= phrase.end;
    let bodies = || known.mentions.iter().filter(inside).filter(|m| m.kind != MentionKind::Person);
    let organization = bodies().find(|m| m.kind == MentionKind::Organization);
    if let Some(mention) = organization.or_else(|| bodies().next()) {
        return Some(Resolved { entity: mention.entity.clone(), rule: "entity-in-phrase", confidence: 0.9 });
    }
    if !known.gazetteer.words.flags(Key::of(head)).any(Flags::GOVERNMENT) {
        return None;
    }
    let country = back(known, phrase.start).find(|m| m.kind == MentionKind::Country)?;
    Some(Resolved { entity: country.entity.clone(), rule: "country-in-context", confidence: 0.6 })
}

/// Mentions before a token, the nearest first.
fn back(known: Known<'_>, before: usize) -> impl Iterator<Item = &Mention> {
    let end = known.mentions.partition_point(|m| m.tokens.end <= before);
    known.mentions[..end].iter().rev().take(REACH)
}

fn people(known: Known<'_>, before: usize) -> impl Iterator<Item = &Mention> {
    back(known, before).filter(|m| m.kind == MentionKind::Person)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::{Context, find};

    fn with<T>(source: &str, ask: impl Fn(Known<'_>, usize) -> T) -> T {
        let text = Text::new(source);
        let gazetteer = Gazetteer::shared();
        let published = Some((20100601, 20100630));
        let mentions = find(&text, gazetteer, &Context { published, ..Context::default() });
        let known = Known { text: &text, mentions: &mentions, gazetteer, published };
        ask(known, text.tokens.len())
    }

    #[test]
    fn titles_offices_and_pronouns() {
        let source = "Russian Foreign Minister Sergei Lavrov met Angela Merkel.";
        let entity = |r: Option<Resolved>| r.map(|r| r.entity);
        let of = |head: &'static str, of: Option<&'static str>| {
            with(source, move |k, at| entity(resolve_description(k, head, of, at)))
        };
        assert_eq!(of("minister", None).as_deref(), Some("person:sergei-lavrov"));
        assert_eq!(of("minister", Some("country:GE")), None);
        assert_eq!(of("chancellor", None).as_deref(), Some("person:angela-merkel"));
        assert_eq!(of("mayor", None), None);
        let she = with(source, |k, at| entity(resolve_pronoun(k, Gender::Female, at)));
        assert_eq!(she.as_deref(), Some("person:angela-merkel"));
        let he = with(source, |k, at| entity(resolve_pronoun(k, Gender::Male, at)));
        assert_eq!(he.as_deref(), Some("person:sergei-lavrov"));
    }

    #[test]
    fn described_bodies() {
        let body = |source: &str, head: &'static str, first: usize| {
            with(source, move |k, at| resolve_body(k, first..at, head).map(|r| r.entity))
        };
        assert_eq!(body("CSTO officials", "officials", 0).as_deref(), Some("org:csto"));
        assert_eq!(body("officials in Tbilisi", "officials", 0).as_deref(), Some("country:GE"));
        assert_eq!(
            body("Kyrgyzstan waits. The interim government", "government", 3).as_deref(),
            Some("country:KG")
        );
        assert_eq!(body("The soldiers", "soldiers", 0), None);
    }
}
