//! Bodies that no list has and no word of their name gives away, told by what is said of them: *Tidemark, a London company*,
//! *an analyst at Opinium*, *Glitnir's shareholders*. Said once, the name is a body's in the whole article.

use rustc_hash::FxHashSet;

use super::candidate::Candidate;
use super::choose;
use super::page::Page;
use crate::gazetteer::{Flags, MentionKind};
use crate::text::{Case, Key};

/// Longer names are not looked for.
const LONGEST: usize = 4;
/// So many words an apposition may have before its noun.
const APPOSITION: usize = 7;

/// Adds the bodies that the article says to be such, wherever it names them.
pub fn bodies(page: &Page<'_>, chosen: &mut Vec<Candidate>) {
    let owners = choose::owners(page.marks.len(), chosen);
    let free = |t: usize| {
        t < page.marks.len()
            && owners[t] == 0
            && page.name_like(t)
            && !page.marks[t].headline
            && !page.marks[t].shouted
            && !page.marks[t].first
    };
    let mut names: FxHashSet<Vec<Key>> = FxHashSet::default();
    let mut runs = Vec::new();
    let mut at = 0;
    while at < page.marks.len() {
        let start = at;
        // What begins a sentence has its capital from there; it counts where it stands in the middle of another.
        let opens = page.marks[start].first && owners[start] == 0 && page.name_like(start);
        at += 1;
        if !free(start) && !opens || page.marks[start].headline || page.marks[start].shouted {
            continue;
        }
        while free(at) {
            at += 1;
        }
        if at - start <= LONGEST && (start..at).all(|t| names_something(page, t)) {
            runs.push((start, at, opens));
        }
    }
    for &(start, end, opens) in &runs {
        let known = page.text.tokens.get(end).is_some_and(|_| owners[end] != 0);
        if !known && (is_apposed(page, end) || has(page, end) || !opens && is_post(page, start)) {
            names.insert((start..end).map(|t| page.marks[t].word).collect());
        }
    }
    if names.is_empty() {
        return;
    }
    for (start, end, _) in runs {
        let keys: Vec<Key> = (start..end).map(|t| page.marks[t].word).collect();
        if names.contains(&keys) {
            let words = page.text.words(page.text.span(start..end)).to_string();
            chosen.push(Candidate::new(start..end, MentionKind::Organization, words, "organization-doing"));
        }
    }
    chosen.sort_by_key(|c| c.tokens.start);
}

/// A word that can be all of a name.
fn names_something(page: &Page<'_>, token: usize) -> bool {
    let never = Flags::FUNCTION.or(Flags::CALENDAR).or(Flags::HONORIFIC).or(Flags::TITLE).or(Flags::OPENER);
    let never = never.or(Flags::GIVEN).or(Flags::SURNAME).or(Flags::COMPASS).or(Flags::PLACE_LEAD);
    let never = never.or(Flags::PLACE_HEAD).or(Flags::EVENT_HEAD).or(Flags::NOT_ACRONYM);
    !page.flags(token).any(never)
        && !page.words(token).ends_with('.')
        && !page.small.contains(&page.token(token).key)
}

/// *Tidemark, a London company,*: behind the comma stands what it is.
fn is_apposed(page: &Page<'_>, end: usize) -> bool {
    // *…, the company said*: another clause.
    let article = |i: usize| {
        matches!(page.words(i), "a" | "an")
            || page.words(i) == "the" && !page.flags(i + 1).any(Flags::BODY_NOUN)
    };
    if page.words(end) != "," || !article(end + 1) {
        return false;
    }
    let stop = page.sentence_end(end).min(end + 2 + APPOSITION);
    let mark = |i: usize| matches!(page.words(i), "," | "." | ";" | "(" | ")" | "—" | "–");
    let behind = |i: usize| mark(i) || page.flags(i).any(Flags::BODY_END);
    let noun = (end + 2..stop).find(|&i| behind(i + 1));
    noun.is_some_and(|i| page.flags(i).any(Flags::BODY_NOUN) && (end + 2..i).all(|t| !mark(t)))
}

/// *Glitnir's shareholders*, *Glitnir's chief executive*.
fn has(page: &Page<'_>, end: usize) -> bool {
    if !page.possessive(end) {
        return false;
    }
    let owned = end + 1;
    let small = |i: usize| page.text.tokens.get(i).is_some_and(|t| t.case == Case::Lower);
    let officer = page.words(owned) == "chief" && page.words(owned + 1) == "executive";
    small(owned) && (page.flags(owned).any(Flags::BODY_HAS) || officer)
}

/// *an analyst at Opinium*, *a trader with Barings*.
fn is_post(page: &Page<'_>, start: usize) -> bool {
    let at = start
        .checked_sub(2)
        .filter(|&i| page.flags(i + 1).any(Flags::WORKS_AT) && page.token(i).case == Case::Lower);
    at.is_some_and(|i| page.flags(i).any(Flags::POST))
}
