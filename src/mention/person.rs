//! People that no list has: by title and name, given name and surname, initials, apposition, or a verb of speech.

use std::ops::Range;

use super::candidate::Candidate;
use super::organization::Cover;
use super::page::Page;
use super::title;
use crate::gazetteer::{Flags, MentionKind, Role};
use crate::text::{Case, Kind};

/// People by pattern.
pub fn by_pattern(page: &Page<'_>, cover: &Cover<'_>) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 0;
    while at < page.marks.len() {
        let Some(chunk) = chunk(page, cover, at) else {
            at += 1;
            continue;
        };
        if let Some(rule) = rule(page, cover, &chunk) {
            let tokens = chunk.tokens.clone();
            let words = page.text.words(page.text.span(tokens.clone()));
            found.push(Candidate::new(tokens, MentionKind::Person, words.to_string(), rule));
            at = chunk.tokens.end;
        } else {
            at += 1;
        }
    }
    found
}

/// A run of words that could be a person's name.
struct Chunk {
    tokens: Range<usize>,
    /// Its words without hyphens and particles.
    words: Vec<usize>,
}

/// The longest chunk that begins at a token.
fn chunk(page: &Page<'_>, cover: &Cover<'_>, start: usize) -> Option<Chunk> {
    if !name_word(page, cover, start, None) {
        return None;
    }
    // Not from the middle of a hyphenated word.
    if start > 0 && page.hyphen(start - 1) && page.name_like(start - 2) {
        return None;
    }
    let limit = page.sentence_end(start).max(start + 1).min(start + 20);
    let mut words = vec![start];
    let mut end = start + 1;
    while end < limit && words.len() < 6 {
        let previous = words.last().copied();
        if page.hyphen(end) && end + 1 < limit {
            let part = page.token(end + 1);
            // `Kim Jong-il`, `Kassym-Jomart`.
            let small = part.kind == Kind::Word && part.span.len() <= 5 && words.len() > 1;
            if page.name_like(end + 1) || small && !page.flags(end + 1).any(Flags::FUNCTION) {
                end += 2;
                continue;
            }
            // `Russian-led`, `Clinton-era` begin no name.
            return (words.len() > 1).then(|| {
                words.pop();
                let last = *words.last().unwrap_or(&start);
                Chunk { tokens: start..last + 1, words: words.clone() }
            });
        }
        let mut next = end;
        while next < limit && next < end + 3 && page.flags(next).any(Flags::PARTICLE) && particle(page, next)
        {
            next += 1;
            if page.hyphen(next) {
                next += 1;
            }
        }
        if next >= limit || !name_word(page, cover, next, previous) {
            let suffix = page.flags(end).any(Flags::SUFFIX) && page.name_like(end) && words.len() > 1
                || regnal(page, start, end);
            if suffix {
                end += 1;
            }
            break;
        }
        words.push(next);
        end = next + 1;
    }
    Some(Chunk { tokens: start..end, words })
}

/// `Elizabeth I`, `John Paul II`: a numeral behind a given name.
fn regnal(page: &Page<'_>, start: usize, index: usize) -> bool {
    let upper = page.name_like(index) && page.words(index).chars().all(|c| c.is_ascii_uppercase());
    let alone = page.words(index) != "I" || !page.flags(index + 1).any(Flags::AUXILIARY.or(Flags::SPEECH));
    upper && alone && page.flags(index).any(Flags::REGNAL) && page.flags(start).any(Flags::GIVEN)
}

/// A small word inside a name, or one with a capital (`Van der Bellen`).
fn particle(page: &Page<'_>, index: usize) -> bool {
    page.token(index).case == Case::Lower
        || page.flags(index).any(Flags::ARTICLE)
        || page.words(index).len() <= 3
}

/// True for a word that may stand in a person's name, behind `previous` or first.
fn name_word(page: &Page<'_>, cover: &Cover<'_>, index: usize, previous: Option<usize>) -> bool {
    if !page.name_like(index) || page.marks[index].shouted || page.possessive(index) {
        return false;
    }
    let token = page.token(index);
    let words = page.words(index);
    if !words.starts_with(char::is_uppercase) || words.len() > 30 {
        return false;
    }
    let initials = is_initials(words);
    if token.case == Case::Upper && !initials {
        return false;
    }
    let flags = page.flags(index);
    if flags.any(Flags::OPENER) && page.marks[index].first {
        return false;
    }
    let behind_given =
        previous.is_some_and(|p| page.flags(p).any(Flags::GIVEN) || is_initials(page.words(p)));
    if let Some(candidate) = cover.at(index) {
        // A place's name may be a person's: `Michael Jordan`, `Jordan Smith`.
        let place = candidate.kind == Some(MentionKind::Country) && candidate.role != Role::Demonym;
        let single = candidate.tokens.len() == 1;
        let both = flags.any(Flags::GIVEN.or(Flags::SURNAME));
        if !(place && single && (candidate.weak || behind_given || candidate.role == Role::Capital) && both) {
            return false;
        }
    }
    if flags.any(Flags::CALENDAR) && !behind_given {
        return false;
    }
    if flags.any(Flags::FUNCTION) && !initials {
        return behind_given
            && !flags.any(Flags::PARTICLE)
            && token.case == Case::Capital
            && words.len() > 3
            && !page.small.contains(&token.key);
    }
    let common = Flags::ORG_HEAD.or(Flags::PLACE_HEAD).or(Flags::TITLE).or(Flags::PLACE_LEAD);
    if flags.any(common) && !behind_given {
        return flags.any(Flags::GIVEN)
            && previous.is_none()
            && !flags.any(Flags::PLACE_LEAD.or(Flags::ORG_HEAD))
            && (!flags.any(Flags::TITLE_HEAD) || given_not_title(page, index));
    }
    true
}

/// `Don Penney`, `Earl Warren`: a title that is a given name too, before a surname and behind no article.
fn given_not_title(page: &Page<'_>, index: usize) -> bool {
    let article = page.before(index).is_some_and(|i| page.token(i).is("the") || page.name_like(i));
    !article
        && page.flags(index).any(Flags::HONORIFIC)
        && page.name_like(index + 1)
        && likely_surname(page, index + 1)
}

/// `J.`, `J.F.`, `W`.
pub fn is_initials(words: &str) -> bool {
    if words.len() > 3 && !words.contains('.') {
        return false;
    }
    let letters = words.chars().filter(|c| c.is_alphabetic()).count();
    // *A Western diplomat*: the article is no initial.
    letters == 1 && words.len() <= 3 && words != "A"
        || words.contains('.') && letters <= 3 && words.chars().all(|c| c.is_uppercase() || c == '.')
}

/// Why a chunk is a person, if it is.
fn rule(page: &Page<'_>, cover: &Cover<'_>, chunk: &Chunk) -> Option<&'static str> {
    let first = page.flags(chunk.words[0]);
    let &last_word = chunk.words.last()?;
    let last = page.flags(last_word);
    if is_initials(page.words(last_word)) {
        return None;
    }
    let title = title::before(page, cover, chunk.tokens.start);
    if let Some(run) = &title {
        let head = page.flags(run.head);
        let capital = page.token(run.head).case != Case::Lower;
        let adjacent = run.head + 1 == chunk.tokens.start;
        if (chunk.words.len() >= 2
            || adjacent && (head.any(Flags::HONORIFIC) || capital || likely_surname(page, last_word)))
            && (!page.marks[chunk.tokens.start].headline || first.any(Flags::GIVEN.or(Flags::SURNAME)))
        {
            return Some("person-title");
        }
    }
    if chunk.words.len() == 1 && regnal(page, chunk.tokens.start, chunk.tokens.end - 1) {
        return Some("person-regnal");
    }
    if chunk.words.len() < 2 {
        return None;
    }
    let ordinary = |i: usize| page.small.contains(&page.token(i).key);
    if chunk
        .words
        .iter()
        .any(|&i| page.flags(i).any(Flags::ORG_HEAD.or(Flags::PLACE_HEAD)) && !last.any(Flags::SURNAME))
    {
        return None;
    }
    // `on Lenin Street` is a street, `Damon Hill said` a man.
    let before = page.before(chunk.tokens.start);
    let place = before.is_some_and(|i| page.flags(i).any(Flags::LOCATIVE.or(Flags::POSITION)));
    if last.any(Flags::PLACE_HEAD) && place {
        return None;
    }
    if first.any(Flags::GIVEN)
        && !first.any(Flags::PLACE_LEAD)
        && !(ordinary(chunk.words[0]) && ordinary(last_word))
    {
        return Some("person-given-name");
    }
    if chunk.words[..chunk.words.len() - 1].iter().any(|&i| is_initials(page.words(i))) {
        return Some("person-initial");
    }
    if page.marks[chunk.tokens.start].headline {
        return None;
    }
    let unknown = !chunk.words.iter().any(|&i| ordinary(i));
    let ending = page.gazetteer.words.surname_ending(page.words(last_word));
    if ending == Some(true) && unknown {
        return Some("person-surname-ending");
    }
    if unknown && last.any(Flags::SURNAME) && chunk.words.len() <= 3 {
        return Some("person-surname");
    }
    let described = title::after(page, cover, chunk.tokens.end).is_some()
        || aged(page, chunk.tokens.end)
        || apposed(page, &chunk.tokens);
    if unknown && described {
        return Some("person-apposition");
    }
    let quoted = page.before(chunk.tokens.start).is_some_and(|i| {
        matches!(page.words(i), "”" | "\"" | "''") && page.before(i).is_some_and(|i| page.words(i) == ",")
    });
    if unknown && chunk.words.len() <= 3 && (quoted || speaks(page, chunk.tokens.clone())) {
        return Some("person-speech");
    }
    None
}

/// A word that a list or its ending makes a surname.
pub fn likely_surname(page: &Page<'_>, index: usize) -> bool {
    page.flags(index).any(Flags::SURNAME)
        || page.gazetteer.words.surname_ending(page.words(index)) == Some(true)
}

/// `, 45,` behind a name.
fn aged(page: &Page<'_>, end: usize) -> bool {
    page.words(end) == ","
        && (page.text.tokens.get(end + 1).is_some_and(|t| t.kind == Kind::Number && t.span.len() == 2)
            && page.words(end + 2) == ","
            || page.flags(end + 1).any(Flags::PERSON_AFTER))
}

/// *a dispatcher in Vilnius, Rimas Katilius,*, *the head of the response team, Hillar Aarelaid, said*: the name between two
/// commas behind what somebody is.
fn apposed(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    const LONGEST: usize = 10;
    let close = matches!(page.words(tokens.end), "," | ".");
    let Some(comma) = page.before(tokens.start).filter(|&i| close && page.words(i) == ",") else {
        return false;
    };
    let first =
        page.text.sentences[page.text.sentence_of(comma)].tokens.start.max(comma.saturating_sub(LONGEST));
    let small = |i: usize| page.token(i).case == Case::Lower;
    let head = (first + 1..comma).rfind(|&i| small(i) && page.flags(i).any(Flags::TITLE_HEAD));
    let Some(head) = head.filter(|&i| {
        i + 1 == comma || matches!(page.words(i + 1), "in" | "at" | "of" | "from" | "for" | "to")
    }) else {
        return false;
    };
    // *the bank, Blue Ocean, closed*: behind *the* it must speak.
    let says = page.flags(tokens.end + 1).any(Flags::SPEECH);
    let one = |i: usize| matches!(page.words(i), "a" | "an" | "one") || says && page.token(i).is("the");
    let article = (first..head).rev().take(4).find(|&i| one(i));
    let verb = |i: usize| page.flags(i).any(Flags::SPEECH.or(Flags::AUXILIARY)) || page.words(i) == ",";
    article.is_some() && !(head + 1..comma).any(verb)
}

/// A verb of speech right behind a name, or before it behind a quotation.
pub fn speaks(page: &Page<'_>, tokens: Range<usize>) -> bool {
    let mut next = tokens.end;
    let helper = |i: usize| {
        page.flags(i).any(Flags::HELPER) || page.words(i).len() > 4 && page.words(i).ends_with("ly")
    };
    for _ in 0..2 {
        if helper(next) {
            next += 1;
        }
    }
    if page.flags(next).any(Flags::SPEECH)
        && page.text.tokens.get(next).is_some_and(|t| t.case == Case::Lower)
    {
        return true;
    }
    let Some(before) = page.before(tokens.start) else { return false };
    page.flags(before).any(Flags::SPEECH)
        && page.before(before).is_some_and(|i| matches!(page.words(i), "”" | "\"" | "''" | ","))
}
