//! The scan: every listed name of a state, organization or person that stands in the text.

use std::ops::Range;

use super::candidate::{Candidate, Who};
use super::page::Page;
use crate::gazetteer::{EntityId, Flags, MentionKind, Name, NameIndex, Role};
use crate::text::{Case, Key, Kind};

/// All listed names of states and organizations, in text order, the longest of one place first.
pub fn bodies(page: &Page<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for start in 0..page.marks.len() {
        let mark = &page.marks[start];
        let token = page.token(start);
        if mark.outside || token.kind == Kind::Punct {
            continue;
        }
        let number = token.kind == Kind::Number;
        if !(token.is_name_like() || mark.site || number) {
            continue;
        }
        at(page, start, &page.gazetteer.bodies, Keys::Words, &mut found);
    }
    found
}

/// All listed full names of people.
pub fn people(page: &Page<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for start in 0..page.marks.len() {
        if page.name_like(start) {
            at(page, start, &page.gazetteer.people, Keys::Names, &mut found);
        }
    }
    found
}

/// The listed full names that begin at a token.
pub fn people_from(page: &Page<'_>, start: usize) -> Vec<Candidate> {
    let mut found = Vec::new();
    if page.name_like(start) {
        at(page, start, &page.gazetteer.people, Keys::Names, &mut found);
    }
    found
}

/// By which key names are compared.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keys {
    /// The spelling of states and organizations.
    Words,
    /// The transliteration of people.
    Names,
}

impl Keys {
    #[inline]
    fn of(self, page: &Page<'_>, index: usize) -> Key {
        let mark = &page.marks[index];
        if self == Keys::Words { mark.word } else { mark.name }
    }
}

fn at(page: &Page<'_>, start: usize, index: &NameIndex, keys: Keys, found: &mut Vec<Candidate>) {
    let run = index.starting(keys.of(page, start));
    let Some(last) = run.last() else { return };
    let base = found.len();
    let mut among = |second: Key| {
        try_names(page, start, index, NameIndex::going_on(run, second), keys, (base, &mut *found));
    };
    if last.second != Key(0) {
        let limit = page.marks[start].limit as usize;
        if let Some(next) = step(page, start + 1, limit) {
            among(keys.of(page, next));
            // `George W. Bush`: the word behind a middle one.
            if keys == Keys::Names
                && middle(page, next)
                && let Some(next) = step(page, next + 1, limit)
            {
                among(keys.of(page, next));
            }
        }
    }
    among(Key(0));
}

/// Adds the names that stand in the text; `base` candidates were found at places before.
fn try_names(
    page: &Page<'_>,
    start: usize,
    index: &NameIndex,
    names: &[Name],
    keys: Keys,
    (base, found): (usize, &mut Vec<Candidate>),
) {
    for name in names {
        let Some(tokens) = matches(page, start, index, name, keys) else { continue };
        // One span, several entities: rivals, the one with the listed spelling and a strong name first.
        let same = found[base..].iter_mut().find(|c| c.tokens == tokens);
        match (same, name.entity) {
            (Some(candidate), Some(entity)) => {
                if candidate.who == Who::Nobody || candidate.listed() == Some(entity) {
                    continue;
                }
                let better = candidate.weak && !name.weak;
                let old = candidate.listed();
                if better {
                    let rivals = std::mem::take(&mut candidate.rivals);
                    *candidate = make(page, tokens, name);
                    candidate.rivals = rivals;
                    candidate.rivals.extend(old);
                } else if !candidate.rivals.contains(&entity) {
                    candidate.rivals.push(entity);
                }
            }
            (Some(_), None) => {}
            (None, _) => found.push(make(page, tokens, name)),
        }
    }
}

fn make(page: &Page<'_>, tokens: Range<usize>, name: &Name) -> Candidate {
    let kind = name.entity.map(|id| page.gazetteer.entity(id).kind);
    let who = name.entity.map_or(Who::Nobody, Who::Listed);
    let exact = name.exact == exact_key(page, tokens.clone());
    let rule = match (kind, name.role) {
        (None, _) => "no-entity",
        (Some(MentionKind::Person), _) => "person-listed",
        (Some(MentionKind::Country), Role::Demonym) => "country-demonym",
        (Some(MentionKind::Country), Role::Capital) => "country-capital",
        (Some(MentionKind::Country), Role::Seat) => "country-seat",
        (Some(MentionKind::Country), _) => "country-name",
        (Some(MentionKind::Organization), Role::Acronym) => "organization-acronym",
        (Some(MentionKind::Organization), _) => "organization-name",
    };
    Candidate { tokens, kind, who, role: name.role, weak: name.weak, exact, rule, rivals: Vec::new() }
}

/// The key of the words as written, hyphens left out.
fn exact_key(page: &Page<'_>, tokens: Range<usize>) -> Key {
    Key::join(tokens.filter(|&i| !page.hyphen(i)).map(|i| page.token(i).key))
}

/// The tokens of a name that begins at `start`.
fn matches(
    page: &Page<'_>,
    start: usize,
    index: &NameIndex,
    name: &Name,
    keys: Keys,
) -> Option<Range<usize>> {
    let person = keys == Keys::Names;
    if !written(page, start, name, 0, person) {
        return None;
    }
    let limit = page.marks[start].limit as usize;
    let mut at = start + 1;
    let rest = index.rest(name);
    for (place, &word) in rest.iter().enumerate() {
        let mut next = step(page, at, limit)?;
        if keys.of(page, next) != word {
            // `George W. Bush`, `Vladimir Vladimirovich Putin`: one more word before the last.
            if !(person && place + 1 == rest.len() && middle(page, next)) {
                return None;
            }
            next = step(page, next + 1, limit)?;
            if keys.of(page, next) != word {
                return None;
            }
        }
        if !written(page, next, name, place + 1, person) {
            return None;
        }
        at = next + 1;
    }
    Some(article_before(page, start, person)..at)
}

/// The next word behind hyphens and Arabic articles.
fn step(page: &Page<'_>, mut at: usize, limit: usize) -> Option<usize> {
    let limit = limit.min(at + 8);
    while at < limit {
        let article = page.flags(at).any(Flags::ARTICLE) && page.hyphen(at + 1);
        if !page.hyphen(at) && !article {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// A middle initial or a patronymic.
fn middle(page: &Page<'_>, index: usize) -> bool {
    if !page.name_like(index) {
        return false;
    }
    let words = page.words(index);
    let letters = words.trim_end_matches('.').chars().count();
    letters == 1 || ["ovich", "evich", "ovna", "evna", "ichna"].iter().any(|e| words.ends_with(e))
}

/// `al-Assad` begins with its article.
fn article_before(page: &Page<'_>, start: usize, person: bool) -> usize {
    let article = person && start >= 2 && page.hyphen(start - 1) && page.flags(start - 2).any(Flags::ARTICLE);
    if article { start - 2 } else { start }
}

/// True where the word is written as the name wants it: capitals for capitals, all of them for abbreviations.
fn written(page: &Page<'_>, index: usize, name: &Name, place: usize, person: bool) -> bool {
    let token = page.token(index);
    if page.marks[index].time && !(token.kind == Kind::Number && name.words > 1) {
        return false;
    }
    if name.role == Role::Acronym {
        let upper = token.case == Case::Upper || token.kind == Kind::Number || pronounced(page, index, name);
        // In a run of capitals an abbreviation may be a word: `WHO`, `US`, `IT`.
        let doubtful = page.marks[index].shouted && page.small.contains(&token.key);
        return upper && !doubtful;
    }
    if person && token.case == Case::Upper && !page.marks[index].shouted && token.span.len() > 2 {
        // `TBILISI` in a dateline, but `PUTIN` nowhere in running text.
        return page.token(index).span.len() > 3 || !name.capital(place);
    }
    let joined = person && place > 0 && page.hyphen(index - 1);
    !name.capital(place) || token.case != Case::Lower || token.kind == Kind::Number || joined
}

/// `Ukip`, `Nato`, `Unesco`: an abbreviation that is spoken as a word and written as one, where nothing else begins
/// with a capital.
fn pronounced(page: &Page<'_>, index: usize, name: &Name) -> bool {
    let word = Flags::GIVEN
        .or(Flags::SURNAME)
        .or(Flags::FUNCTION)
        .or(Flags::TITLE)
        .or(Flags::CALENDAR)
        .or(Flags::PLACE_HEAD)
        .or(Flags::ORG_HEAD)
        .or(Flags::OPENER);
    let (token, mark) = (page.token(index), &page.marks[index]);
    let words = page.words(index);
    token.case == Case::Capital
        && name.words == 1
        && !name.weak
        && words.len() >= 4
        && words.bytes().any(|b| b"aeiouAEIOU".contains(&b))
        && !(mark.first || mark.headline || mark.shouted)
        && !mark.flags.any(word)
        && !page.small.contains(&token.key)
        && !page.name_like(index + 1)
        && !page.before(index).is_some_and(|i| page.name_like(i))
        && !page.hyphen(index + 1)
}

/// Whom the lists know by a name.
pub struct Listed {
    /// The entity.
    pub id: EntityId,
    /// The name needs context.
    pub weak: bool,
}

/// Who a whole stretch of tokens names in the lists, whatever stands around it.
pub fn exactly(page: &Page<'_>, tokens: Range<usize>) -> Option<Listed> {
    let index = &page.gazetteer.bodies;
    let first = page.marks.get(tokens.start)?;
    let names = index.starting(first.word).iter();
    let mut fitting =
        names.filter(|name| matches(page, tokens.start, index, name, Keys::Words) == Some(tokens.clone()));
    let best = fitting.clone().find(|n| !n.weak).or_else(|| fitting.next())?;
    let id = best.entity.filter(|&id| page.gazetteer.entity(id).kind == MentionKind::Organization)?;
    Some(Listed { id, weak: best.weak })
}
