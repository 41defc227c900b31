//! What stands between the parentheses: names and dates, group by group.

use super::{Item, ItemKind};
use crate::span::Span;
use crate::table::Table;
use crate::text::{Case, Key, Kind, Text};
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Words that end the names of papers and broadcasters, from `press.csv`, and whether they end those of nothing else.
static PRESS: LazyLock<FxHashMap<Key, bool>> = LazyLock::new(|| {
    let text = include_str!("../../gazetteers/words/press.csv");
    let table = Table::parse("press.csv", text, &["word", "strength"])
        .expect("the built-in word lists are checked by a test");
    table.rows().map(|row| (Key::of(row.get("word")), row.get("strength") == "strong")).collect()
});

/// True where the last word of a name of two or more is one that papers and broadcasters have (*Bangkok Post*).
pub fn sounds_like_media(name: &str) -> bool {
    press(name).is_some()
}

/// True where it is one that nothing else has (*Bangkok Post*, not *Environment Agency*).
pub fn is_called_like_media(name: &str) -> bool {
    press(name) == Some(true)
}

fn press(name: &str) -> Option<bool> {
    let mut words = name.split_whitespace();
    let last = words.next_back()?;
    words.next()?;
    PRESS.get(&Key::of(last)).copied()
}

/// What is known of a name that may be a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceName {
    /// An agency, a newspaper, a broadcaster, a web site.
    Media,
    /// A person or a country: no source by itself.
    NoSource,
    /// Anything else.
    Other,
}

/// The inside of a pair of parentheses, read as a citation.
pub(super) struct Parsed {
    /// In text order.
    pub items: Vec<Item>,
    /// Names stand in it.
    pub named: bool,
    /// All its dates, as indices of time expressions.
    pub dates: Vec<usize>,
    /// One of the names is known as a medium.
    pub media: bool,
    /// A date gives a day, not only a month or a year.
    pub to_the_day: bool,
    /// Every name is a person or a country.
    pub no_source: bool,
}

/// One stretch between commas.
struct Piece {
    tokens: Range<usize>,
    /// Behind a semicolon: a new group begins.
    new_group: bool,
}

/// Reads the tokens between two parentheses; none where they cannot be a citation.
pub(super) fn parse(
    text: &Text,
    inside: Range<usize>,
    times: &[Span],
    first_time: usize,
    name_kind: &dyn Fn(&str) -> SourceName,
) -> Option<Parsed> {
    let mut parsed = Parsed {
        items: Vec::new(),
        named: false,
        dates: Vec::new(),
        media: false,
        to_the_day: false,
        no_source: true,
    };
    let mut kind = ItemKind::Report;
    // Items of this group that still wait for a date.
    let mut waiting = 0;
    let mut after_dates = false;
    for piece in pieces(text, inside.clone(), times, first_time) {
        if piece.new_group {
            waiting = if after_dates { parsed.items.len() } else { waiting };
            kind = ItemKind::Report;
        }
        let mut tokens = piece.tokens;
        if let Some(rest) = skip_see(text, tokens.clone()) {
            kind = ItemKind::CrossReference;
            waiting = parsed.items.len();
            tokens = rest;
        }
        let dates = times_in(text, &tokens, times, first_time);
        let name_end = dates.first().map_or(tokens.end, |&t| text.tokens_in(times[t]).start);
        let name = trim_name(text, tokens.start..name_end);
        if name.is_empty() && dates.is_empty() {
            // `(, April 8)`: an editor's tool lost the name.
            if tokens.is_empty() && parsed.items.is_empty() && parsed.dates.is_empty() {
                parsed.items.push(Item { source: empty_at(text, inside.start), times: Vec::new(), kind });
            }
            continue;
        }
        if !name.is_empty() {
            if after_dates {
                waiting = parsed.items.len();
                after_dates = false;
            }
            for one in split_and(text, name, name_kind) {
                let span = text.span(one.clone());
                let kind_of_name = name_kind(text.words(span));
                if !is_name(text, one, kind_of_name) {
                    return None;
                }
                parsed.named = true;
                parsed.media |= kind_of_name == SourceName::Media;
                parsed.no_source &= kind_of_name == SourceName::NoSource;
                parsed.items.push(Item { source: span, times: Vec::new(), kind });
            }
        }
        if !dates.is_empty() {
            let last = text.tokens_in(times[*dates.last()?]).end;
            if tokens.end > last {
                return None; // words behind the date: a remark
            }
            parsed.dates.extend(&dates);
            parsed.to_the_day |= dates.iter().any(|&t| is_day(text.words(times[t])));
            for item in &mut parsed.items[waiting..] {
                item.times.extend(&dates);
            }
            after_dates = true;
        }
    }
    Some(parsed)
}

fn empty_at(text: &Text, token: usize) -> Span {
    let at = text.tokens[token].span.start;
    Span { start: at, end: at }
}

/// A date that names a day: its digits are more than a year's.
fn is_day(words: &str) -> bool {
    let digits = words.bytes().filter(u8::is_ascii_digit).count();
    let year_only = digits == 4 && words.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4);
    digits > 0 && !year_only
}

fn pieces(text: &Text, inside: Range<usize>, times: &[Span], first_time: usize) -> Vec<Piece> {
    let mut result = Vec::new();
    let mut start = inside.start;
    let mut new_group = false;
    let mut time = first_time;
    for at in inside.clone() {
        let span = text.tokens[at].span;
        while time < times.len() && times[time].end <= span.start {
            time += 1;
        }
        let in_time = times.get(time).is_some_and(|t| t.overlaps(span));
        let mark = text.words(span);
        if !in_time && (mark == "," || mark == ";") {
            result.push(Piece { tokens: start..at, new_group });
            new_group = mark == ";";
            start = at + 1;
        }
    }
    result.push(Piece { tokens: start..inside.end, new_group });
    result
}

/// Behind `see`, `see also`, `cf.`.
fn skip_see(text: &Text, tokens: Range<usize>) -> Option<Range<usize>> {
    let first = text.tokens.get(tokens.start).filter(|_| !tokens.is_empty())?;
    if !(first.is("see") || first.is("cf") || first.is("cf.") || first.is("also")) {
        return None;
    }
    let skipped = tokens
        .clone()
        .take_while(|&t| ["see", "also", "cf", "cf.", "the", "."].iter().any(|w| text.tokens[t].is(w)))
        .count();
    Some(tokens.start + skipped..tokens.end)
}

fn times_in(text: &Text, tokens: &Range<usize>, times: &[Span], first: usize) -> Vec<usize> {
    if tokens.is_empty() {
        return Vec::new();
    }
    let span = text.span(tokens.clone());
    (first..times.len())
        .take_while(|&t| times[t].start < span.end)
        .filter(|&t| span.contains(times[t]))
        .collect()
}

/// The name without *on*, *of*, *the*, *and* and dashes at its edges.
fn trim_name(text: &Text, mut name: Range<usize>) -> Range<usize> {
    let edge = |t: usize| {
        let token = &text.tokens[t];
        token.kind == Kind::Punct && !matches!(text.token(t), "\"" | "”" | "“")
            || ["on", "of", "and", "in", "dated", "the", "from", "for", "quoting"].iter().any(|w| token.is(w))
                && token.case == Case::Lower
    };
    while !name.is_empty() && edge(name.start) {
        name.start += 1;
    }
    while !name.is_empty() && edge(name.end - 1) {
        name.end -= 1;
    }
    name
}

/// `Interfax and ITAR-TASS` are two names where either side is a medium by itself.
fn split_and(text: &Text, name: Range<usize>, name_kind: &dyn Fn(&str) -> SourceName) -> Vec<Range<usize>> {
    let Some(and) = name.clone().find(|&t| text.tokens[t].is("and") || text.token(t) == "/") else {
        return vec![name];
    };
    let sides = [name.start..and, and + 1..name.end];
    let media =
        |r: &Range<usize>| !r.is_empty() && name_kind(text.words(text.span(r.clone()))) == SourceName::Media;
    let whole = name_kind(text.words(text.span(name.clone()))) == SourceName::Media;
    if !whole && sides.iter().all(|s| !s.is_empty()) && sides.iter().any(media) {
        sides.to_vec()
    } else {
        vec![name]
    }
}

/// True for words that can name a source: a capital or a web address first, few small words.
fn is_name(text: &Text, name: Range<usize>, kind: SourceName) -> bool {
    if kind == SourceName::Media {
        return true;
    }
    let first = &text.tokens[name.start];
    let words = text.token(name.start);
    let site = words.contains('.') && first.case == Case::Lower && words.len() > 4;
    let quoted = matches!(words, "\"" | "“");
    let head = first.case != Case::Lower && first.kind == Kind::Word || site || quoted;
    let small = name
        .clone()
        .filter(|&t| text.tokens[t].kind == Kind::Word && text.tokens[t].case == Case::Lower)
        .count();
    let numbers = name.clone().filter(|&t| text.tokens[t].kind == Kind::Number).count();
    head && name.len() <= 9 && small <= 2 + usize::from(site) && numbers <= 1
}
