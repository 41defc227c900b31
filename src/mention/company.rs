//! Companies named again without the word for their form: *Magna* behind *Magna International Inc.*
//!
//! The word for the form (*Inc.*, *Corp.*, *AG*) makes sure that the long name is a company's. What goes before it may stand
//! for the whole, by itself: all of it, its first two words, or its first word where that is no word of the language.

use rustc_hash::FxHashMap;

use super::candidate::{Candidate, Who};
use super::choose;
use super::page::Page;
use super::surname;
use crate::gazetteer::{Flags, MentionKind};
use crate::text::Key;

/// Companies with one first word beyond this number are left out, so that no text takes more than linear time.
const MOST: usize = 8;

/// A company of the article.
struct Company {
    /// Its name without the word for its form.
    core: Vec<Key>,
    who: Who,
}

/// Adds the places behind its long name where a company is named by the beginning of its name.
pub fn again(page: &Page<'_>, chosen: &mut Vec<Candidate>) {
    let mut companies: FxHashMap<Key, Vec<Company>> = FxHashMap::default();
    let mut first = page.marks.len();
    for candidate in chosen.iter().filter(|c| c.kind == Some(MentionKind::Organization)) {
        let tokens = candidate.tokens.clone();
        let form = tokens.clone().rev().take(2).find(|&t| page.flags(t).any(Flags::ORG_COMPANY));
        let Some(form) = form.filter(|&t| t > tokens.start) else { continue };
        let core: Vec<Key> = (tokens.start..form).map(|t| page.marks[t].word).collect();
        let list = companies.entry(core[0]).or_default();
        if list.len() < MOST && !list.iter().any(|c| c.core == core) {
            list.push(Company { core, who: candidate.who.clone() });
            first = first.min(tokens.end);
        }
    }
    if companies.is_empty() {
        return;
    }
    let owners = choose::owners(page.marks.len(), chosen);
    let families = surname::families(page, chosen);
    let free = |t: usize| {
        t < page.marks.len()
            && owners[t] == 0
            && page.name_like(t)
            && !page.marks[t].outside
            && !page.marks[t].shouted
    };
    let mut at = first;
    while at < page.marks.len() {
        let start = at;
        at += 1;
        let Some(list) = companies.get(&page.marks[start].word).filter(|_| free(start)) else { continue };
        let behind_name = page.before(start).is_some_and(|b| page.name_like(b) && !page.marks[b].first);
        let mut end = start + 1;
        while free(end) && !page.marks[end].first {
            end += 1;
        }
        let keys: Vec<Key> = (start..end).map(|t| page.marks[t].word).collect();
        let Some(company) = list.iter().find(|c| c.core.starts_with(&keys)).filter(|_| !behind_name) else {
            continue;
        };
        // One word must be a name by itself.
        let never =
            Flags::FUNCTION.or(Flags::CALENDAR).or(Flags::GIVEN).or(Flags::PLACE_LEAD).or(Flags::COMPASS);
        let never = never.or(Flags::TITLE).or(Flags::ORG_HEAD).or(Flags::OPENER);
        let common = page.flags(start).any(never)
            || page.small.contains(&page.token(start).key)
            || families.contains(&page.marks[start].name);
        let next = page.marks.get(end).is_some_and(|_| page.name_like(end) && !page.marks[end].first);
        if keys.len() == 1 && common || next {
            continue;
        }
        let mut candidate =
            Candidate::new(start..end, MentionKind::Organization, String::new(), "company-shortened");
        candidate.who = company.who.clone();
        chosen.push(candidate);
        at = end;
    }
    chosen.sort_by_key(|c| c.tokens.start);
}
