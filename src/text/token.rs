//! Tokens: words, numbers and marks, cut in one pass over the bytes.
//!
//! The cuts follow the English Universal Dependencies treebanks, so that a tagger trained there fits:
//! clitics stand alone (`Russia|’s`, `do|n't`), hyphens too (`NATO|-|Russia`), while abbreviations keep
//! their full stop (`Gen.`, `U.S.`, `J.`), and numbers their inner marks (`100,000`, `23:00`, `3.5`).

use super::key::Key;
use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Begins with a letter (`word`, `U.S.`, `24.kg` counts as a word too).
    Word,
    /// Begins with a digit (`12`, `1990s`, `23:00`, `3rd`).
    Number,
    /// One mark, or a run such as `...` and `--`.
    Punct,
    /// Anything else that is not white space.
    Symbol,
}

/// How the letters of a token are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No capital, or no letter at all.
    Lower,
    /// The first letter only (`Moscow`); single capitals count as this (`I`, `J.`).
    Capital,
    /// Two or more letters, all capitals (`NATO`, `U.S.`).
    Upper,
    /// Capitals inside (`McCain`, `BelTA`, `iPhone`).
    Mixed,
}

/// One token. Twenty bytes; its words are `span.of(text)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Span,
    /// The folded word as a hash: compare with [`Key::ascii`].
    pub key: Key,
    /// What it is made of.
    pub kind: Kind,
    /// How it is written.
    pub case: Case,
    /// True where white space (or the start of the text) comes before.
    pub spaced: bool,
}

impl Token {
    /// True where the token is this word, whatever its case. `word` must be ASCII.
    #[inline]
    pub fn is(&self, word: &str) -> bool {
        self.key == Key::ascii(word)
    }

    /// True for a word that begins with a capital.
    #[inline]
    pub fn is_name_like(&self) -> bool {
        self.kind == Kind::Word && self.case != Case::Lower
    }
}

/// Cuts a text into tokens. `abbreviated` says of a word (without its full stop) and of what follows the full
/// stop whether it is an abbreviation.
pub fn tokenize(text: &str, abbreviated: impl Fn(&str, &str) -> bool) -> Vec<Token> {
    let mut cutter = Cutter { text, bytes: text.as_bytes(), tokens: Vec::with_capacity(text.len() / 5) };
    cutter.run(&abbreviated);
    cutter.tokens
}

struct Cutter<'t> {
    text: &'t str,
    bytes: &'t [u8],
    tokens: Vec<Token>,
}

impl Cutter<'_> {
    fn run(&mut self, abbreviated: &impl Fn(&str, &str) -> bool) {
        let mut at = 0;
        let mut spaced = true;
        while at < self.bytes.len() {
            let c = self.char(at);
            if c.is_whitespace() || is_format(c) {
                spaced |= c.is_whitespace();
                at += c.len_utf8();
                continue;
            }
            let end = if c.is_alphabetic() {
                self.word(at, abbreviated)
            } else if c.is_ascii_digit() || c.is_numeric() {
                self.number(at)
            } else {
                let end = self.mark(at, c);
                let kind = if is_punct(c) { Kind::Punct } else { Kind::Symbol };
                self.push(at, end, kind, spaced);
                at = end;
                spaced = false;
                continue;
            };
            let kind = if c.is_alphabetic() || self.is_site(at, end) { Kind::Word } else { Kind::Number };
            self.push_with_clitic(at, end, kind, spaced);
            at = end;
            spaced = false;
        }
    }

    #[inline]
    fn char(&self, at: usize) -> char {
        let byte = self.bytes[at];
        if byte < 0x80 { byte as char } else { self.text[at..].chars().next().unwrap_or(' ') }
    }

    #[inline]
    fn at(&self, at: usize) -> Option<char> {
        (at < self.bytes.len()).then(|| self.char(at))
    }

    /// Runs over letters, marks and digits.
    fn letters(&self, mut at: usize) -> usize {
        loop {
            while self.bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_') {
                at += 1;
            }
            // Nearly all words are ASCII and end here.
            let Some(c) = self.at(at).filter(|c| !c.is_ascii()) else { break };
            if !(c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}' | '_') || is_format(c)) {
                break;
            }
            at += c.len_utf8();
        }
        at
    }

    fn word(&self, start: usize, abbreviated: &impl Fn(&str, &str) -> bool) -> usize {
        let mut at = self.letters(start);
        loop {
            let Some(c) = self.at(at) else { return at };
            let next = at + c.len_utf8();
            let Some(after) = self.at(next) else { break };
            let inner = match c {
                // `O'Brien`, `d'Ivoire`; clitics are cut off afterwards.
                '\'' | '’' | 'ʼ' | '´' => after.is_alphabetic(),
                // `U.S`, `kremlin.ru`, but not `end.The`.
                '.' => {
                    after.is_ascii_lowercase() && !self.ends_sentence(next)
                        || after.is_alphabetic() && self.single(start, at) && self.single_at(next)
                }
                '&' => after.is_ascii_uppercase() && self.bytes[at - 1].is_ascii_uppercase(),
                _ => false,
            };
            if !inner {
                break;
            }
            at = self.letters(next);
        }
        if self.at(at) == Some('.') {
            let words = &self.text[start..at];
            let dotted = words.contains('.') && self.single(start, at) && words.len() < 12;
            let initial = words.chars().count() == 1 && words.chars().all(char::is_uppercase) && words != "I";
            if (dotted || initial || abbreviated(words, &self.text[at + 1..])) && self.at(at + 1) != Some('.')
            {
                return at + 1;
            }
        }
        at
    }

    /// True where the piece of the word behind its last full stop is one letter.
    fn single(&self, start: usize, end: usize) -> bool {
        let piece = self.text[start..end].rsplit('.').next().unwrap_or("");
        piece.chars().count() == 1
    }

    /// True where one letter stands at `at`, with no further letter behind it.
    fn single_at(&self, at: usize) -> bool {
        self.at(at).is_some_and(|c| self.at(at + c.len_utf8()).is_none_or(|next| !next.is_alphabetic()))
    }

    /// A lower-case word behind a full stop without a blank is a web address unless it is very long text.
    fn ends_sentence(&self, at: usize) -> bool {
        self.letters(at) - at > 12
    }

    fn number(&self, start: usize) -> usize {
        let mut at = self.letters(start);
        while let Some(c) = self.at(at) {
            let next = at + c.len_utf8();
            let joins = match c {
                '.' | ',' | ':' | '/' => {
                    self.at(next).is_some_and(|d| d.is_ascii_digit()) && self.digit_before(at)
                }
                _ => false,
            } || c == '.'
                && self.at(next).is_some_and(|d| d.is_ascii_lowercase())
                && !self.ends_sentence(next);
            if !joins {
                break;
            }
            at = self.letters(next);
        }
        at
    }

    fn digit_before(&self, at: usize) -> bool {
        at > 0 && self.bytes[at - 1].is_ascii_digit()
    }

    /// `24.kg` begins with a digit and is a name all the same.
    fn is_site(&self, start: usize, end: usize) -> bool {
        let words = &self.text[start..end];
        words.rsplit_once('.').is_some_and(|(_, last)| last.starts_with(|c: char| c.is_ascii_lowercase()))
    }

    fn mark(&self, start: usize, c: char) -> usize {
        let mut at = start + c.len_utf8();
        if matches!(c, '.' | '-' | '*' | '=' | '_' | '#') {
            while self.bytes.get(at) == Some(&(c as u8)) {
                at += 1;
            }
        }
        // ``Smart homes'': the double marks of old wires.
        if matches!(c, '`' | '\'') && self.bytes.get(at) == Some(&(c as u8)) {
            at += 1;
        }
        at
    }

    /// Cuts a clitic off the end of a word: `Russia’s`, `don't`, `they're`.
    fn push_with_clitic(&mut self, start: usize, end: usize, kind: Kind, spaced: bool) {
        let words = &self.text[start..end];
        let cut = if kind == Kind::Word { clitic(words) } else { None };
        match cut {
            Some(cut) if cut > 0 => {
                self.push(start, start + cut, kind, spaced);
                self.push(start + cut, end, kind, false);
            }
            _ => self.push(start, end, kind, spaced),
        }
    }

    fn push(&mut self, start: usize, end: usize, kind: Kind, spaced: bool) {
        let words = &self.text[start..end];
        let case = if kind == Kind::Word { case_of(words) } else { Case::Lower };
        self.tokens.push(Token { span: Span::new(start, end), key: Key::of(words), kind, case, spaced });
    }
}

/// Where the clitic of a word begins, in bytes. `cannot` counts as two words, so that its `not` is seen.
fn clitic(words: &str) -> Option<usize> {
    // Nearly all words are letters without marks.
    if words.bytes().all(|b| b.is_ascii() && b != b'\'') {
        return words.eq_ignore_ascii_case("cannot").then_some("can".len());
    }
    let (place, mark) = words.char_indices().rfind(|(_, c)| matches!(c, '\'' | '’' | 'ʼ' | '´'))?;
    let tail = &words[place + mark.len_utf8()..];
    if tail.eq_ignore_ascii_case("t") && words[..place].ends_with(['n', 'N']) {
        return Some(place - 1);
    }
    let known = ["s", "re", "ve", "ll", "d", "m"].iter().any(|c| tail.eq_ignore_ascii_case(c));
    known.then_some(place)
}

fn case_of(words: &str) -> Case {
    if words.bytes().all(|b| b.is_ascii_lowercase()) {
        return Case::Lower;
    }
    let mut letters = words.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_some_and(char::is_uppercase);
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() { upper += 1 } else { lower += 1 }
    }
    match (first, upper, lower) {
        (false, 0, _) => Case::Lower,
        (true, 0, _) => Case::Capital,
        (true, _, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

/// Invisible characters that belong to no token's edge: soft hyphen, joiners, direction marks.
fn is_format(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_punct(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '$' | '+' | '<' | '=' | '>' | '^' | '|' | '~' | '`')
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '«' | '»' | '¡' | '¿' | '§' | '¶' | '·' | '\u{3001}'..='\u{3003}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokenize(text, |w, _| matches!(w, "Gen" | "Mr")).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        for (text, expected) in [
            ("Russia’s NATO-led force", vec!["Russia", "’s", "NATO", "-", "led", "force"]),
            ("don't, they're", vec!["do", "n't", ",", "they", "'re"]),
            ("I cannot, the cannots", vec!["I", "can", "not", ",", "the", "cannots"]),
            ("the U.S. and U.N. met.", vec!["the", "U.S.", "and", "U.N.", "met", "."]),
            ("Gen. J. Smith said.", vec!["Gen.", "J.", "Smith", "said", "."]),
            ("100,000 at 23:00, in the 1990s", vec!["100,000", "at", "23:00", ",", "in", "the", "1990s"]),
            (
                "(24.kg, www.akipress.kg, Kremlin.ru)",
                vec!["(", "24.kg", ",", "www.akipress.kg", ",", "Kremlin.ru", ")"],
            ),
            ("end.The next", vec!["end", ".", "The", "next"]),
            ("Côte d’Ivoire, O'Brien's", vec!["Côte", "d’Ivoire", ",", "O'Brien", "'s"]),
            ("wait ... -- no", vec!["wait", "...", "--", "no"]),
            ("May 13-14, 2002.", vec!["May", "13", "-", "14", ",", "2002", "."]),
            ("at 9 a.m. on", vec!["at", "9", "a.m.", "on"]),
            ("AT&T and I.", vec!["AT&T", "and", "I", "."]),
        ] {
            assert_eq!(cut(text), expected, "{text}");
        }
    }

    #[test]
    fn case_is_seen() {
        let text = "Moscow NATO BelTA word I U.S.";
        let cases: Vec<Case> = tokenize(text, |_, _| false).iter().map(|t| t.case).collect();
        use Case::*;
        assert_eq!(cases, [Capital, Upper, Mixed, Lower, Capital, Upper]);
    }
}
