//! The patterns of heads and feet. Building one costs milliseconds, and most articles need none of them: each has a
//! question before it that is cheap and that no match fails.

use std::sync::LazyLock;

use regex::{Captures, Match, Regex};

/// A pattern that is built only for words that pass its question.
pub struct Guarded {
    may: fn(&str) -> bool,
    regex: LazyLock<Regex>,
}

impl Guarded {
    /// True where the pattern matches.
    pub fn is_match(&self, words: &str) -> bool {
        (self.may)(words) && self.regex.is_match(words)
    }

    /// The first match.
    pub fn find<'w>(&self, words: &'w str) -> Option<Match<'w>> {
        (self.may)(words).then(|| self.regex.find(words)).flatten()
    }

    /// The groups of the first match.
    pub fn captures<'w>(&self, words: &'w str) -> Option<Captures<'w>> {
        (self.may)(words).then(|| self.regex.captures(words)).flatten()
    }
}

macro_rules! guarded {
    ($($(#[$doc:meta])* $name:ident, $may:expr, $pattern:expr;)*) => {
        $($(#[$doc])* pub static $name: Guarded =
            Guarded { may: $may, regex: LazyLock::new(|| Regex::new($pattern).expect("a fixed pattern")) };)*
    };
}

guarded! {
    /// `Publication: Monitor Volume: 8 Issue: 95`, on one line or several.
    PUBLICATION, |words| begins(words.trim_start(), "publication:"),
    r"(?i)^\s*Publication:[ \t]*(?<name>[^\n]*?)\s*,?\s*(?:Volume:?|Vol\.?:?)\s*(?<volume>[0-9]{1,4})\s*,?\s*(?:(?:Issue|Number|No\.?|Iss\.?):?\s*(?<issue>[0-9]{1,5}))?\s*$";
    /// `Prism, Vol. 3, No. 12` and `Volume: 2 Issue: 213` alone.
    VOLUME, |words| words.char_indices().any(|(at, _)| begins(&words[at..], "vol")),
    r"(?i)^\s*(?<name>[^\n.;]{0,80}?)\s*[,:–—-]?\s*\b(?:Volume|Vol\.?):?\s*(?<volume>[0-9]{1,4})\s*,?\s*(?:Issue|Number|No\.?|Iss\.?):?\s*(?<issue>[0-9]{1,5})\b";
    /// `Surname, Given. “Title.” Publication, July 3, 2010`
    RECOMMENDED, |words| words.split_whitespace().take(2).any(|word| word.ends_with(',')) && words.contains(['"', '”', '’', '\'']),
    r#"^\s*(?<family>\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?),\s+(?<given>\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)*?)\.?,?\s+["“‘'](?<title>[^"”]+?)[,.]?["”’']"#;
    /// `TBILISI, Aug 12 (Reuters) -`: where a wire story begins.
    DATELINE, |words| {
        let mut first = words.trim_start().chars();
        let capital = |c: Option<char>| c.is_some_and(|c| c.is_uppercase() || matches!(c, '\'' | '’'));
        (0..2).all(|_| capital(first.next())) && words.contains(['-', '–', '—', '_'])
    },
    r"^\s*\p{Lu}['’]?\p{Lu}[\p{Lu}'’. /-]*(?:,\s*[\p{L}0-9'’.\s]+){0,4}\s*(?:\([\p{L}0-9 .&/-]{2}[\p{L}0-9 .&/-]*\)\s*)?(?:--?|–|—|_)\s";
    /// `January 4 - The protests reach …`: an entry of a chronology.
    ENTRY, |words| words.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase()),
    r"^(?:[0-9]{1,2}\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b[0-9\s,–-]{0,16}(?:\s[-–—:]|\s*:|\s*$)";
    /// `Central Asia Review, October 28, 2010`: a name of 3 to 61 letters ([`NAME_LENGTH`]) before a date.
    NAMED, |words| words.starts_with(char::is_uppercase),
    r"^(?<name>\p{Lu}[\p{L}0-9 .&'’/-]{2}[\p{L}0-9 .&'’/-]*?)\s*(?:,|\||–|—|\(|:| - )\s*(?:[^\s,]+day,?\s+)?(?:[0-9]{1,2}(?:st|nd|rd|th)?\s+)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b";
}

/// How long the name in [`NAMED`] may be, in characters.
pub const NAME_LENGTH: usize = 61;

/// True where words begin with ASCII letters, large or small.
fn begins(words: &str, letters: &str) -> bool {
    words.get(..letters.len()).is_some_and(|head| head.eq_ignore_ascii_case(letters))
}

/// True for words with a year of four digits, 1500 to 2099.
pub fn has_year(words: &str) -> bool {
    let bytes = words.as_bytes();
    let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    (0..bytes.len().saturating_sub(3)).any(|at| {
        let year = &bytes[at..at + 4];
        year.iter().all(u8::is_ascii_digit)
            && (year[0] == b'1' && year[1] >= b'5' || year[0] == b'2' && year[1] == b'0')
            && !joins(words[..at].chars().next_back())
            && !joins(words[at + 4..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_pass_what_patterns_match() {
        for (pattern, words) in [
            (&PUBLICATION, " publication: Monitor Volume: 8 Issue: 95"),
            (&VOLUME, "Prism, VOL. 3, No. 12"),
            (&RECOMMENDED, "Del Ponte, Ann. “A Title.” Review, July 3, 2010"),
            (&DATELINE, "TBILISI, Aug 12 (Reuters) - Police"),
            (&DATELINE, "O'SMACH, Cambodia (AP)_ The commander"),
            (&ENTRY, "4 January: The protests"),
            (&NAMED, "Central Asia Review, October 28, 2010"),
        ] {
            assert!(pattern.is_match(words), "{words}");
        }
        assert!(!DATELINE.is_match("Tbilisi, Aug 12 (Reuters) - Police"));
        assert!(
            has_year("in 1996.")
                && has_year("2005")
                && !has_year("12005")
                && !has_year("1996th")
                && !has_year("1234")
        );
    }
}
