//! Spellings by rule: `Organisation` and `Organization`, `U.N.` and `UN`, `Sergey` and `Sergei`.
//!
//! Both the listed names and the words of a text are brought to one form, so that no variants need to be made.

use rustc_hash::FxHashMap;

use super::files::File;
use super::keymap::KeyMap;
use super::load::tables;
use crate::error::Result;
use crate::table::Table;
use crate::text::Key;
use crate::text::key::folded;

/// Where in a word a rule of transliteration works.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    End,
    Any,
}

struct Rule {
    from: Box<[u8]>,
    to: Box<str>,
}

/// The spelling rules.
#[derive(Default)]
pub struct Spelling {
    words: KeyMap<Key>,
    whole: FxHashMap<Box<str>, Box<str>>,
    start: Vec<Rule>,
    /// By the last letter of what they replace.
    end: Vec<Vec<Rule>>,
    /// By the first letter of what they replace.
    any: Vec<Vec<Rule>>,
    /// What [`Spelling::name`] says of words that stand in the lists, so that most words need no rules.
    pub(super) known: KeyMap<Key>,
}

impl Spelling {
    /// The rules among the files of a gazetteer.
    ///
    /// # Errors
    /// A row that names no place, or replaces nothing.
    pub(super) fn of(files: &[File]) -> Result<Spelling> {
        Spelling::load(
            &tables(files, "words/spelling.csv", &["from", "to"])?,
            &tables(files, "words/name-rules.csv", &["from", "to", "where"])?,
        )
    }

    /// Reads `spelling.csv` (`from,to`) and `name-rules.csv` (`from,to,where`).
    ///
    /// # Errors
    /// A row that names no place, or replaces nothing.
    pub fn load(words: &[Table], rules: &[Table]) -> Result<Spelling> {
        let mut spelling = Spelling::default();
        spelling.end.resize_with(256, Vec::new);
        spelling.any.resize_with(256, Vec::new);
        for row in words.iter().flat_map(Table::rows) {
            spelling.words.insert(Key::of(row.get("from")), Key::of(row.get("to")));
        }
        for row in rules.iter().flat_map(Table::rows) {
            let (from, to) = (folded(row.get("from")), folded(row.get("to")));
            let (Some(&first), Some(&last)) = (from.as_bytes().first(), from.as_bytes().last()) else {
                return Err(row.error("expected letters in `from`"));
            };
            let place = match row.get("where") {
                "whole" => {
                    spelling.whole.insert(from.into(), to.into());
                    continue;
                }
                "start" => Place::Start,
                "end" => Place::End,
                "any" => Place::Any,
                other => {
                    return Err(
                        row.error(format!("expected whole, start, end or any in `where`, found `{other}`"))
                    );
                }
            };
            let rule = Rule { from: from.into_bytes().into(), to: to.into() };
            match place {
                Place::Start => spelling.start.push(rule),
                Place::End => spelling.end[last as usize].push(rule),
                Place::Any => spelling.any[first as usize].push(rule),
            }
        }
        Ok(spelling)
    }

    /// The key of a word of a state's or organization's name: no full stops, one spelling of `-isation`.
    #[inline]
    pub fn word(&self, words: &str, key: Key) -> Key {
        let stop = words.bytes().any(|b| b == b'.');
        let key = if stop { Key::of(&words.replace('.', "")) } else { key };
        self.words.get(key).unwrap_or(key)
    }

    /// What [`Spelling::name`] says of a word of the lists, given the word's key.
    #[inline]
    pub fn known_name(&self, key: Key) -> Option<Key> {
        self.known.get(key)
    }

    /// The key of a word of a person's name, in one transliteration.
    pub fn name(&self, words: &str) -> Key {
        Key::ascii(&self.plain(words))
    }

    /// A word of a person's name in one transliteration.
    pub fn plain(&self, words: &str) -> String {
        let mut word = if words.is_ascii() { words.to_ascii_lowercase() } else { folded(words) };
        if word.contains('.') {
            word.retain(|c| c != '.');
        }
        if let Some(to) = self.whole.get(word.as_str()) {
            word.clear();
            word.push_str(to);
        }
        if word.len() < 4 {
            return word;
        }
        if let Some(rule) = self.start.iter().find(|r| begins(word.as_bytes(), &r.from)) {
            word.replace_range(..rule.from.len(), &rule.to);
        }
        let last = word.as_bytes().last().copied().unwrap_or(0);
        let end = self.end.get(last as usize).map_or(&[][..], Vec::as_slice);
        if let Some(rule) = end.iter().find(|r| word.as_bytes().ends_with(&r.from)) {
            let cut = word.len() - rule.from.len();
            word.replace_range(cut.., &rule.to);
        }
        self.replace_any(&word)
    }

    /// One pass from left to right; at each letter the first rule that fits.
    fn replace_any(&self, word: &str) -> String {
        let bytes = word.as_bytes();
        let mut result = String::with_capacity(word.len());
        let mut at = 0;
        while at < bytes.len() {
            let rules = self.any.get(bytes[at] as usize).map_or(&[][..], Vec::as_slice);
            if let Some(rule) = rules.iter().find(|r| begins(&bytes[at..], &r.from)) {
                result.push_str(&rule.to);
                at += rule.from.len();
                continue;
            }
            let c = word[at..].chars().next().unwrap_or(' ');
            result.push(c);
            at += c.len_utf8();
        }
        result
    }
}

/// True where some bytes begin with a few others; quicker than a call for so few.
#[inline]
fn begins(bytes: &[u8], few: &[u8]) -> bool {
    bytes.len() >= few.len() && bytes.iter().zip(few).all(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {

    use crate::gazetteer::Gazetteer;

    #[test]
    fn transliterations_meet() {
        let gazetteer = Gazetteer::shared();
        let same = |a: &str, b: &str| {
            assert_eq!(gazetteer.spelling.plain(a), gazetteer.spelling.plain(b), "{a} {b}");
        };
        same("Sergei", "Sergey");
        same("Nazarbayev", "Nazarbaev");
        same("Lukashenko", "Lukashenka");
        same("Medvedev", "Medvedyev");
        same("Otunbayeva", "Otunbaeva");
        let differ = |a: &str, b: &str| {
            assert_ne!(gazetteer.spelling.plain(a), gazetteer.spelling.plain(b), "{a} {b}");
        };
        differ("Ivanov", "Ivanova");
        differ("Putin", "Rutin");
    }
}
