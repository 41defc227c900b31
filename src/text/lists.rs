//! The word lists that cutting needs: abbreviations, and words that begin a sentence. Data, loaded once.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::key::Key;
use crate::table::Table;

/// What an abbreviation stands in front of, or stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Before a name (`Gen.`): never ends a sentence.
    Title,
    /// Before a number (`No. 5`): an abbreviation only there.
    Number,
    /// Behind a name (`Inc.`, `Jr.`), a place, a month: may end a sentence.
    Other,
}

/// Abbreviations by their exact spelling without the full stop.
static ABBREVIATIONS: LazyLock<HashMap<String, Abbreviation>> = LazyLock::new(|| {
    let table = parse("abbreviations.csv", include_str!("../../gazetteers/words/abbreviations.csv"));
    table
        .rows()
        .map(|row| {
            let kind = match row.get("kind") {
                "title" => Abbreviation::Title,
                "number" => Abbreviation::Number,
                _ => Abbreviation::Other,
            };
            (row.get("word").to_string(), kind)
        })
        .collect()
});

static SENTENCES: LazyLock<HashMap<Key, bool>> = LazyLock::new(|| {
    let table = parse("sentences.csv", include_str!("../../gazetteers/words/sentences.csv"));
    table.rows().map(|row| (Key::of(row.get("word")), row.get("kind") == "starter")).collect()
});

fn parse(name: &str, text: &str) -> Table {
    Table::parse(name, text, &["word", "kind"]).expect("the built-in word lists are checked by a test")
}

/// What kind of abbreviation a word is, without its full stop, given the text behind the full stop.
pub fn abbreviation(word: &str, rest: &str) -> Option<Abbreviation> {
    let kind = *ABBREVIATIONS.get(word)?;
    let number = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    (kind != Abbreviation::Number || number).then_some(kind)
}

/// True for words that often begin a sentence and are no names (`The`, `However`).
pub fn begins_sentences(word: Key) -> bool {
    SENTENCES.get(&word) == Some(&true)
}

/// True for the verbs that follow a quotation ending in `?` or `!` within the same sentence.
pub fn follows_quotation(word: Key) -> bool {
    SENTENCES.get(&word) == Some(&false)
}
