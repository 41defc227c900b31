//! Fixed phrases for past, present and future, from `gazetteers/words/time-phrases.csv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Style;
use super::meaning::Reference;
use crate::table::Table;
use crate::text::{Key, Text};

struct Phrase {
    words: Vec<Key>,
    reference: Reference,
    timeml_only: bool,
}

static PHRASES: LazyLock<FxHashMap<Key, Vec<Phrase>>> = LazyLock::new(|| {
    let text = include_str!("../../gazetteers/words/time-phrases.csv");
    let table = Table::parse("time-phrases.csv", text, &["phrase", "value", "style"])
        .expect("the built-in word lists are checked by a test");
    let mut phrases: FxHashMap<Key, Vec<Phrase>> = FxHashMap::default();
    for row in table.rows() {
        let words = keys(row.get("phrase"));
        let reference = match row.get("value") {
            "PAST_REF" => Reference::Past,
            "FUTURE_REF" => Reference::Future,
            _ => Reference::Present,
        };
        let timeml_only = row.get("style") == "timeml";
        phrases.entry(words[0]).or_default().push(Phrase { words, reference, timeml_only });
    }
    for list in phrases.values_mut() {
        list.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
    }
    phrases
});

/// The words of a phrase as the text is cut: keys of its tokens.
pub fn keys(phrase: &str) -> Vec<Key> {
    Text::new(phrase).tokens.iter().map(|t| t.key).collect()
}

/// The words that begin a phrase.
pub fn first_words() -> Vec<Key> {
    let mut words: Vec<Key> = PHRASES.keys().copied().collect();
    words.sort_unstable();
    words
}

/// The words that end a phrase.
pub fn last_words() -> Vec<Key> {
    let mut words: Vec<Key> = PHRASES.values().flatten().filter_map(|p| p.words.last().copied()).collect();
    words.sort_unstable();
    words
}

/// The longest phrase at a token: the index behind it, and what it refers to.
pub fn at(text: &Text, at: usize, limit: usize, style: Style) -> Option<(usize, Reference)> {
    let list = PHRASES.get(&text.tokens[at].key)?;
    let phrase = list.iter().filter(|p| style == Style::TimeMl || !p.timeml_only).find(|p| {
        let end = at + p.words.len();
        end <= limit && text.tokens[at..end].iter().map(|t| t.key).eq(p.words.iter().copied())
    })?;
    Some((at + phrase.words.len(), phrase.reference))
}
