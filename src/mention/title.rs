//! Titles and descriptions tied to a person's name: *Russian Defense Minister*, *a deputy mayor of Gori*.

use std::ops::Range;

use super::organization::Cover;
use super::page::Page;
use crate::gazetteer::{EntityId, Flags, MentionKind};
use crate::text::{Case, Key};

/// A title as it stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// All its words, adjectives of country included.
    pub tokens: Range<usize>,
    /// Its head (*Minister*).
    pub head: usize,
    /// The country or organization in it.
    pub of: Option<EntityId>,
}

impl Run {
    /// The words of the title in any order, without those of countries and without *former*.
    pub fn key(&self, page: &Page<'_>) -> Key {
        let part = |i: &usize| page.flags(*i).any(Flags::TITLE) && !page.flags(*i).any(Flags::FUNCTION);
        let mut keys: Vec<Key> = self.tokens.clone().filter(part).map(|i| page.marks[i].word).collect();
        keys.sort();
        Key::join(keys)
    }
}

/// The title right before a name that begins at `name`.
pub fn before(page: &Page<'_>, cover: &Cover<'_>, name: usize) -> Option<Run> {
    let sentence = page.text.sentences[page.text.sentence_of(name)].tokens.start;
    let mut at = name.checked_sub(1).filter(|&at| at >= sentence)?;
    // `its former chairman, Karim Masimov,`: a small title and a comma.
    let comma = page.words(at) == ",";
    if comma {
        at = at.checked_sub(1).filter(|&at| at >= sentence)?;
    }
    if is_head(page, at) && !(comma && page.token(at).case != Case::Lower) {
        return Some(leftwards(page, cover, sentence, at, None, at + 1));
    }
    if comma {
        return None;
    }
    behind_of(page, cover, sentence, at)
}

/// True for the head of a title; honorifics only with a capital (*Said*, not *said*), and no saints.
pub fn is_head(page: &Page<'_>, index: usize) -> bool {
    let flags = page.flags(index);
    let small = flags.any(Flags::HONORIFIC) && page.token(index).case == Case::Lower;
    flags.any(Flags::TITLE_HEAD) && !small && !flags.any(Flags::PLACE_LEAD) && !page.marks[index].outside
}

/// `president of Kyrgyzstan Kurmanbek Bakiyev`, `Minister of Foreign Affairs Sergei Lavrov`.
fn behind_of(page: &Page<'_>, cover: &Cover<'_>, sentence: usize, last: usize) -> Option<Run> {
    let mut at = last;
    let mut of = None;
    for _ in 0..6 {
        if let Some(candidate) = cover.at(at).filter(|c| c.tokens.end == at + 1 && c.listed().is_some()) {
            of = candidate.listed();
            at = candidate.tokens.start;
        }
        let previous = at.checked_sub(1).filter(|&p| p >= sentence)?;
        let words = page.words(previous);
        if matches!(words, "of" | "for") || words == "the" && page.words(previous.wrapping_sub(1)) == "of" {
            let head = if words == "the" { previous.checked_sub(2)? } else { previous.checked_sub(1)? };
            let title = head >= sentence && page.flags(head).any(Flags::TITLE);
            return title.then(|| leftwards(page, cover, sentence, head, of, last + 1));
        }
        if !page.name_like(previous) && words != "and" {
            return None;
        }
        at = previous;
    }
    None
}

/// Takes in what belongs to a title to the left of its head.
fn leftwards(
    page: &Page<'_>,
    cover: &Cover<'_>,
    sentence: usize,
    head: usize,
    of: Option<EntityId>,
    end: usize,
) -> Run {
    let mut start = head;
    let mut of = of;
    while start > sentence && head - start < 12 {
        let mut left = start - 1;
        if page.possessive(left) && left > sentence {
            left -= 1;
            if cover.at(left).is_none_or(|c| c.tokens.end != left + 1) {
                break;
            }
        } else if page.hyphen(left) && left > sentence {
            left -= 1;
        }
        if let Some(candidate) = cover.at(left).filter(|c| c.tokens.end <= start && c.listed().is_some()) {
            of = of.or(candidate.listed());
            start = candidate.tokens.start;
            continue;
        }
        let flags = page.flags(left);
        if flags.any(Flags::TITLE) && !flags.any(Flags::CALENDAR) {
            start = left;
            continue;
        }
        let and = page.token(left).is("and") && left > sentence && page.flags(left - 1).any(Flags::TITLE);
        if and || flags.any(Flags::FORMER) {
            start = left;
            continue;
        }
        break;
    }
    // `NATO Special Representative for the South Caucasus`: what stands behind `of` counts where nothing else does.
    Run { tokens: start..end, head, of }
}

/// The description behind a name that ends before `end`: `, a deputy mayor of Gori,`.
pub fn after(page: &Page<'_>, cover: &Cover<'_>, end: usize) -> Option<Run> {
    let limit = page.sentence_end(end.checked_sub(1)?).min(end + 14);
    if !matches!(page.words(end), "," | "(") || end + 1 >= limit {
        return None;
    }
    let start = end + 1;
    let mut of = None;
    for at in start..limit {
        let flags = page.flags(at);
        let words = page.words(at);
        if let Some(candidate) = cover.at(at).filter(|c| c.listed().is_some())
            && candidate.kind != Some(MentionKind::Person)
        {
            of = of.or(candidate.listed());
            continue;
        }
        if is_head(page, at) && !flags.any(Flags::HONORIFIC) {
            let of = of.or_else(|| of_phrase(page, cover, at, limit));
            return Some(Run { tokens: start..at + 1, head: at, of });
        }
        let passes = flags.any(Flags::TITLE)
            || page.possessive(at)
            || page.hyphen(at)
            || page.name_like(at)
            || flags.any(Flags::FUNCTION.or(Flags::FORMER))
            || page.token(at).case == Case::Lower
                && at <= start + 3
                && words.chars().all(char::is_alphabetic);
        let verb = flags.any(Flags::SPEECH) || flags.any(Flags::LOCATIVE);
        if !passes || verb {
            return None;
        }
    }
    None
}

/// The country or organization in `of …` behind a head.
fn of_phrase(page: &Page<'_>, cover: &Cover<'_>, head: usize, limit: usize) -> Option<EntityId> {
    let mut at = head + 1;
    if !matches!(page.words(at), "of" | "for" | "at" | "in" | "to") {
        return None;
    }
    at += 1;
    if page.words(at) == "the" {
        at += 1;
    }
    let candidate = (at < limit).then(|| cover.at(at)).flatten()?;
    candidate.listed().filter(|_| candidate.kind != Some(MentionKind::Person))
}
