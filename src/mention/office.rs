//! Surnames that stand alone and that no full name explains: whom office, date and state make likely.

use rustc_hash::FxHashMap;

use super::candidate::{Candidate, Who};
use super::organization::Cover;
use super::page::Page;
use super::{person, title};
use crate::gazetteer::{DayNumber, EntityId, Flags, MentionKind, Rank, Role};
use crate::text::{Case, Key};

/// What is known of the day of the article.
#[derive(Clone, Copy, Default)]
pub struct When {
    /// First day that it may be of.
    pub first: Option<DayNumber>,
    /// Last day that it may be of.
    pub last: Option<DayNumber>,
}

/// A surname that stands alone and that no full name explains.
pub fn alone(
    page: &Page<'_>,
    cover: &Cover<'_>,
    owners: &[u32],
    states: &dyn Fn(&str) -> bool,
    when: When,
) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut known: FxHashMap<Key, Option<(EntityId, i32)>> = FxHashMap::default();
    let mut sure: FxHashMap<Key, Who> = FxHashMap::default();
    for index in 0..page.marks.len() {
        let country = cover.at(index).is_some_and(|c| c.kind != Some(MentionKind::Person));
        if owners[index] != 0 || country || !possible(page, owners, index) {
            continue;
        }
        let key = page.marks[index].name;
        let run = title::before(page, cover, index).filter(|r| r.head + 1 == index);
        let titled = run.as_ref().is_some_and(|r| {
            page.token(r.head).case != Case::Lower || page.flags(r.head).any(Flags::HONORIFIC)
        });
        let speaks = person::speaks(page, index..index + 1);
        let there = !titled && !sure.contains_key(&key) && place(page, index);
        let best = *known.entry(key).or_insert_with(|| likely(page, key, states, when));
        let ordinary = page.small.contains(&page.token(index).key)
            || page.marks[index].first && !person::likely_surname(page, index);
        let who = match best {
            best if there && best.is_none_or(|b| b.1 < SURE) => continue,
            Some((id, _)) if titled || speaks || !ordinary => Who::Listed(id),
            _ if sure.contains_key(&key) => sure[&key].clone(),
            _ if titled && !page.marks[index].headline => Who::New(page.words(index).to_string()),
            _ if speaks
                && !ordinary
                && !page.marks[index].headline
                && person::likely_surname(page, index) =>
            {
                Who::New(page.words(index).to_string())
            }
            _ => continue,
        };
        sure.insert(key, who.clone());
        let mut candidate = Candidate::new(
            index..index + 1,
            MentionKind::Person,
            String::new(),
            if best.is_some() { "surname-by-office" } else { "surname-by-title" },
        );
        candidate.who = who;
        candidate.role = Role::Name;
        let best = best.map(|b| b.0);
        let others = page.gazetteer.bearers(key).iter().map(|s| s.person).filter(|p| Some(*p) != best);
        candidate.rivals = others.take(3).collect();
        found.push(candidate);
    }
    found
}

/// True for a word that can be a surname standing alone.
fn possible(page: &Page<'_>, owners: &[u32], index: usize) -> bool {
    let flags = page.flags(index);
    let token = page.token(index);
    if !page.name_like(index)
        || token.case == Case::Upper
        || page.marks[index].shouted
        || token.span.len() < 3
    {
        return false;
    }
    let never = Flags::FUNCTION
        .or(Flags::CALENDAR)
        .or(Flags::ORG_HEAD)
        .or(Flags::PLACE_HEAD)
        .or(Flags::PLACE_LEAD)
        .or(Flags::TITLE);
    if flags.any(never) || page.hyphen(index + 1) {
        return false;
    }
    // Part of a longer unknown name?
    let free = |i: usize| page.name_like(i) && owners.get(i) == Some(&0);
    let left = page.before(index).is_some_and(|i| {
        free(i)
            && !page.flags(i).any(Flags::FUNCTION.or(Flags::TITLE).or(Flags::CALENDAR))
            && !(page.marks[i].first && page.flags(i).any(Flags::FUNCTION))
    });
    let right = free(index + 1)
        && !page.flags(index + 1).any(Flags::FUNCTION.or(Flags::TITLE))
        && !page.marks[index + 1].first;
    let joined = index > 0 && page.hyphen(index - 1);
    !left && !right && !joined
}

/// The bearer of a surname whom office, date and state make likely.
fn likely(page: &Page<'_>, key: Key, states: &dyn Fn(&str) -> bool, when: When) -> Option<(EntityId, i32)> {
    let bearers = page.gazetteer.bearers(key);
    if bearers.is_empty() || bearers.len() > 60 {
        return None;
    }
    let mut best: Option<(i32, EntityId)> = None;
    let mut second = 0;
    for bearer in bearers {
        let entity = page.gazetteer.entity(bearer.person);
        if let Some(year) = when.last.map(|d| (d / 10_000) as i16)
            && !entity.lives(year)
        {
            continue;
        }
        let mut score = 0;
        for office in page.gazetteer.offices(&entity.id) {
            score = score.max(weight(
                page,
                &office.office,
                &office.of,
                states,
                office.held(when.first.unwrap_or(0), when.last.unwrap_or(99_999_999)),
                when,
            ));
        }
        score += i32::from(bearer.alone) * 2;
        match best {
            Some((top, _)) if score <= top => second = second.max(score),
            _ => {
                second = second.max(best.map_or(0, |b| b.0));
                best = Some((score, bearer.person));
            }
        }
    }
    best.filter(|&(score, _)| score >= 6 && score > second).map(|(score, id)| (id, score))
}

/// From this weight on, a name is its bearer's wherever it stands: heads of states that the article names.
const SURE: i32 = 8;

/// `in Kent`, `a councillor from Kent`: where a place would stand.
fn place(page: &Page<'_>, index: usize) -> bool {
    page.before(index).is_some_and(|i| page.token(i).is("from") || page.flags(i).any(Flags::LOCATIVE))
}

/// How much an office speaks for its holder.
fn weight(
    page: &Page<'_>,
    office: &str,
    of: &str,
    states: &dyn Fn(&str) -> bool,
    held: bool,
    when: When,
) -> i32 {
    let top = page.gazetteer.ranks.has(office, Rank::Top);
    let high = page.gazetteer.ranks.has(office, Rank::High);
    let rank = if top {
        4
    } else if high {
        3
    } else {
        1
    };
    let near = if states(of) { 3 } else { 0 };
    let time = match (held, when.last) {
        (true, Some(_)) => 2,
        (true, None) => 1,
        (false, _) => -2,
    };
    rank + near + time
}
