//! Abbreviations that the text defines: `Eurasian Economic Community (EEC)`, after Schwartz and Hearst (2003).

use std::ops::Range;

use super::page::Page;
use crate::gazetteer::Flags;
use crate::text::{Case, Key, Kind};
use rustc_hash::FxHashSet;

/// An abbreviation and its long form, both as tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// `EEC`.
    pub short: usize,
    /// `Eurasian Economic Community`.
    pub long: Range<usize>,
}

/// All definitions, in text order.
pub fn definitions(page: &Page<'_>) -> Vec<Definition> {
    let mut found = Vec::new();
    for open in 1..page.marks.len() {
        if page.token(open).kind != Kind::Punct
            || !matches!(page.words(open), "(" | "[")
            || page.marks[open].outside
        {
            continue;
        }
        let short = open + 1;
        let close = matches!(page.words(open + 2), ")" | "]" | "," | ";");
        if close && is_short(page, short) {
            if let Some(long) = long_before(page, open, short) {
                found.push(Definition { short, long });
            }
        } else if is_short(page, open - 1) {
            // `CSTO (Collective Security Treaty Organisation)`.
            if let Some(long) = long_inside(page, open, open - 1) {
                found.push(Definition { short: open - 1, long });
            }
        }
    }
    found
}

/// Abbreviations that the text explains by words without capitals (`weapons of mass destruction (WMD)`), or that
/// stand for several (`GDRs`): no organizations.
pub fn of_things(page: &Page<'_>) -> FxHashSet<Key> {
    let mut found = FxHashSet::default();
    for short in 2..page.marks.len() {
        let bracket = page.token(short - 1).kind == Kind::Punct
            && matches!(page.words(short - 1), "(" | "[")
            && matches!(page.words(short + 1), ")" | "]");
        if !bracket {
            continue;
        }
        let small = page.token(short - 2).case == Case::Lower && page.token(short - 2).kind == Kind::Word;
        if small && is_short(page, short) && !page.possessive(short - 2) && !of_body(page, short - 1) {
            found.insert(page.token(short).key);
        }
        // `Treaty on Conventional Armed Forces in Europe (CFE)`
        if is_short(page, short)
            && !small
            && long_before(page, short - 1, short).is_some_and(|long| of_paper(page, long.start))
        {
            found.insert(page.token(short).key);
        }
    }
    found
}

/// True where small words with the head of a body among them stand before a bracket: `the state's department of health (DSH)`.
fn of_body(page: &Page<'_>, open: usize) -> bool {
    let sentence = page.text.sentences[page.text.sentence_of(open)].tokens.start;
    let before = (sentence.max(open.saturating_sub(8))..open).rev();
    let mut words = before.take_while(|&t| page.token(t).kind == Kind::Word && !page.possessive(t));
    words.any(|t| page.flags(t).any(Flags::ORG_HEAD) && !page.flags(t).any(Flags::ORG_WEAK))
}

/// True behind `Treaty on` and the like: what follows is the matter of a paper.
pub fn of_paper(page: &Page<'_>, start: usize) -> bool {
    let mut before = start;
    for _ in 0..2 {
        let Some(index) = page.before(before) else { return false };
        before = index;
        if !page.token(index).is("the") {
            break;
        }
    }
    let on = ["on", "for", "against", "concerning", "regarding"].iter().any(|w| page.token(before).is(w));
    on && page.before(before).is_some_and(|i| page.name_like(i) && page.flags(i).any(Flags::PAPER))
}

fn is_short(page: &Page<'_>, index: usize) -> bool {
    if !page.name_like(index) {
        return false;
    }
    let words = page.words(index);
    let letters = words.chars().filter(|c| c.is_alphanumeric()).count();
    let upper = words.chars().filter(|c| c.is_uppercase()).count();
    (2..=10).contains(&letters)
        && upper >= 2
        && !words.ends_with('s')
        && page.token(index).case != Case::Lower
}

/// Walks back from the bracket until every letter has found its word.
fn long_before(page: &Page<'_>, open: usize, short: usize) -> Option<Range<usize>> {
    let letters = letters(page, short);
    let sentence = page.text.sentences[page.text.sentence_of(open)].tokens.start;
    let most = (letters.len() + 5).min(letters.len() * 2);
    let mut left = letters.len();
    let mut start = open;
    let mut words = 0;
    let mut first = open;
    while start > sentence && words < most && left > 0 {
        start -= 1;
        if !page.text.tokens[start].is_name_like() && !linking(page, start) {
            break;
        }
        words += usize::from(!page.hyphen(start));
        let before = left;
        left = take(page.words(start), &letters, left);
        if left < before {
            first = start;
        }
    }
    let fits = left == 0 && first < open && page.name_like(first);
    (fits && open - first >= 2).then_some(first..open)
}

fn long_inside(page: &Page<'_>, open: usize, short: usize) -> Option<Range<usize>> {
    let letters = letters(page, short);
    let limit = page.sentence_end(open);
    let close = (open + 1..limit.min(open + 16)).find(|&i| matches!(page.words(i), ")" | "]"))?;
    let mut at = open + 1;
    if matches!(page.words(at), "the" | "The") {
        at += 1;
    }
    let long = at..close;
    if long.len() < 2 || !page.name_like(at) || !(long.clone()).all(|i| page.name_like(i) || linking(page, i))
    {
        return None;
    }
    let initials: Vec<char> =
        long.clone().filter_map(|i| page.words(i).chars().next()).flat_map(char::to_lowercase).collect();
    let mut rest = letters.iter().peekable();
    for letter in initials {
        if rest.peek() == Some(&&letter) {
            rest.next();
        }
    }
    (rest.peek().is_none()).then_some(long)
}

/// Small words and marks that stand inside a long form.
fn linking(page: &Page<'_>, index: usize) -> bool {
    page.hyphen(index)
        || matches!(page.words(index), "'s" | "’s" | "&" | ",")
        || page.flags(index).any(Flags::FUNCTION) && page.words(index).len() <= 7
}

fn letters(page: &Page<'_>, short: usize) -> Vec<char> {
    page.words(short).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Takes the letters of a word from the end of what is left; the last one taken must begin the word.
fn take(word: &str, letters: &[char], left: usize) -> usize {
    let word: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let Some(&initial) = word.first() else { return left };
    // The longest run of letters that stands in the word in order and begins with its initial.
    let mut best = left;
    for count in (1..=left.min(3)).rev() {
        let run = &letters[left - count..left];
        if run[0] == initial && subsequence(run, &word) {
            best = left - count;
            break;
        }
    }
    best
}

fn subsequence(run: &[char], word: &[char]) -> bool {
    let mut rest = run.iter();
    let mut next = rest.next();
    for c in word {
        if Some(c) == next {
            next = rest.next();
        }
    }
    next.is_none()
}
