//! The matcher's view of a text: word classes of its tokens, and the small pieces that all rules share.

use super::Style;
use super::lexicon::{self, Classes, Lexicon, Word};
use super::meaning::Amount;
use super::numeral::{self, Numeral};
use crate::text::{Case, Kind, Text};

/// The end of a match (the index behind its last token) and what it means.
pub type Hit<T> = Option<(usize, T)>;

/// One text and the sentence that is being read. Nothing is seen beyond `limit`.
pub struct Reader<'a, 't> {
    /// The text.
    pub text: &'a Text<'t>,
    /// Which span conventions.
    pub style: Style,
    /// First token of the sentence.
    pub first: usize,
    /// The index behind its last token.
    pub limit: usize,
    ids: Vec<u16>,
    /// One bit a token: an expression may begin here.
    begins: Vec<u64>,
    /// How many words were looked at: tests compare growth, not time.
    #[cfg(test)]
    pub looks: std::cell::Cell<u64>,
    lexicon: &'static Lexicon,
}

impl<'a, 't> Reader<'a, 't> {
    /// Looks up every word once.
    pub fn new(text: &'a Text<'t>, style: Style) -> Reader<'a, 't> {
        let lexicon = lexicon::lexicon();
        let ids: Vec<u16> = text.tokens.iter().map(|t| lexicon.id(t.key)).collect();
        let begins = begins(text, &ids, lexicon);
        Reader {
            text,
            style,
            first: 0,
            limit: text.tokens.len(),
            ids,
            begins,
            #[cfg(test)]
            looks: std::cell::Cell::new(0),
            lexicon,
        }
    }

    /// True where an expression may begin.
    #[inline]
    pub fn starts(&self, at: usize) -> bool {
        self.begins[at / 64] >> (at % 64) & 1 == 1
    }

    /// True where the lists know the word, or it is a number.
    #[inline]
    pub fn known(&self, at: usize) -> bool {
        at < self.limit && (self.ids[at] != 0 || self.text.tokens[at].kind == Kind::Number)
    }

    /// The entry of a word; the empty one beyond the sentence.
    #[inline]
    pub fn word(&self, at: usize) -> &'static Word {
        #[cfg(test)]
        self.looks.set(self.looks.get() + 1);
        let id = if at < self.limit { self.ids[at] } else { 0 };
        self.lexicon.word(id)
    }

    /// True where the word has one of the classes.
    #[inline]
    pub fn is(&self, at: usize, classes: Classes) -> bool {
        self.word(at).classes.meets(classes)
    }

    /// True where the word before has one of the classes.
    #[inline]
    pub fn after(&self, at: usize, classes: Classes) -> bool {
        at > self.first && self.is(at - 1, classes)
    }

    /// The words of a token; empty beyond the sentence.
    #[inline]
    pub fn str(&self, at: usize) -> &'t str {
        if at < self.limit { self.text.token(at) } else { "" }
    }

    /// True where no white space comes before the token.
    #[inline]
    pub fn glued(&self, at: usize) -> bool {
        at < self.limit && !self.text.tokens[at].spaced
    }

    /// How a token is written.
    #[inline]
    pub fn case(&self, at: usize) -> Case {
        if at < self.limit { self.text.tokens[at].case } else { Case::Lower }
    }

    /// True for a word in small letters that the lists do not know: most likely a noun or a verb.
    pub fn plain_word(&self, at: usize) -> bool {
        at < self.limit && self.text.tokens[at].kind == Kind::Word && self.case(at) == Case::Lower
    }

    /// What a token in digits is.
    #[inline]
    pub fn numeral(&self, at: usize) -> Option<Numeral> {
        if at < self.limit && self.text.tokens[at].kind == Kind::Number {
            numeral::parse(self.text.token(at))
        } else {
            None
        }
    }

    /// A plain number of at most `digits` digits.
    pub fn plain(&self, at: usize, digits: u8) -> Option<u32> {
        match self.numeral(at)? {
            Numeral::Plain(n, d) if d <= digits => Some(n),
            _ => None,
        }
    }

    /// Skips a hyphen or dash that glues two words, or nothing.
    pub fn hyphen(&self, at: usize) -> usize {
        if self.is(at, lexicon::DASH) && self.glued(at) && self.glued(at + 1) { at + 1 } else { at }
    }

    /// Skips one word of some classes, or nothing.
    pub fn skip(&self, at: usize, classes: Classes) -> usize {
        at + usize::from(self.is(at, classes))
    }

    /// A number in words below a hundred, or in digits: `5`, `twelve`, `twenty-four`.
    fn small(&self, at: usize) -> Hit<u32> {
        if self.is(at, lexicon::TENS) {
            let tens = self.word(at).number as u32;
            let next = self.hyphen(at + 1);
            let one = self.word(next);
            if one.classes.meets(lexicon::NUMBER) && (1..10).contains(&one.number) {
                return Some((next + 1, tens + one.number as u32));
            }
            return Some((at + 1, tens));
        }
        if self.is(at, lexicon::NUMBER) {
            return Some((at + 1, self.word(at).number as u32));
        }
        None
    }

    /// A whole number in words or digits.
    pub fn cardinal(&self, at: usize) -> Hit<u32> {
        match self.numeral(at) {
            Some(Numeral::Plain(n, _) | Numeral::Grouped(n)) => return Some((at + 1, n)),
            Some(_) => return None,
            None => {}
        }
        let (mut end, mut total) = match self.small(at) {
            Some(hit) => hit,
            None if self.is(at, lexicon::A) && self.is(at + 1, lexicon::SCALE) => (at + 1, 1),
            None => return None,
        };
        while self.is(end, lexicon::SCALE) && total < 1_000_000 {
            total = total.max(1) * self.word(end).number as u32;
            end += 1;
            let next = self.skip(end, lexicon::AND);
            if let Some((after, small)) = self.small(next)
                && small < 100
                && total < 1_000_000
            {
                total += small;
                end = after;
            }
        }
        Some((end, total))
    }

    /// How many: `5`, `2.5`, `two and a half`, `several`, `a few`, `a couple of`, `half a`, `two to three`.
    pub fn amount(&self, at: usize) -> Hit<Amount> {
        use lexicon::*;
        if let Some(Numeral::Decimal(h)) = self.numeral(at) {
            return Some((at + 1, Amount::Exact(h)));
        }
        if self.is(at, HALF) {
            let end = self.skip(self.hyphen(at + 1), A);
            return Some((end, Amount::Exact(50)));
        }
        if let Some((end, n)) = self.cardinal(at) {
            return Some(self.more_amount(end, u64::from(n)));
        }
        if self.is(at, DOZEN) {
            return Some((at + 1, Amount::Exact(1200)));
        }
        let article = self.skip(at, A);
        if article > at && self.is(article, DOZEN) {
            return Some((article + 1, Amount::Exact(1200)));
        }
        if article > at && self.is(article, HALF) && self.is(self.hyphen(article + 1), UNIT) {
            return Some((self.hyphen(article + 1), Amount::Exact(50)));
        }
        if self.is(article, VAGUE) {
            let couple = self.text.tokens[article].is("couple");
            if couple && article == at || article > at && !couple && !self.text.tokens[article].is("few") {
                return None;
            }
            let end = self.skip(article + 1, OF);
            let amount = if couple { Amount::Exact(200) } else { Amount::Vague };
            return Some((end, amount));
        }
        None
    }

    fn more_amount(&self, end: usize, n: u64) -> (usize, Amount) {
        use lexicon::*;
        // `two and a half`, `2 1/2`
        let and = self.hyphen(end);
        let a = self.hyphen(and + 1);
        let half = self.hyphen(a + 1);
        if self.is(and, AND) && self.is(a, A) && self.is(half, HALF) {
            return (half + 1, Amount::Exact(n * 100 + 50));
        }
        if let Some(Numeral::Parts([1, 2, _], 2, _, b'/')) = self.numeral(end) {
            return (end + 1, Amount::Exact(n * 100 + 50));
        }
        // `two to three`, `12-18`, `two or three`
        let joint = self.is(end, TO) || self.is(end, OR) || self.is(end, DASH);
        if joint
            && let Some((after, m)) = self.cardinal(end + 1)
            && u64::from(m) > n
            && self.is(self.hyphen(after), UNITS.or(UNIT))
        {
            let amount = if u64::from(m) == n + 1 || self.is(end, OR) {
                Amount::Exact(n * 100)
            } else {
                Amount::Vague
            };
            return (after, amount);
        }
        (end, Amount::Exact(n * 100))
    }

    /// A year in words: `nineteen ninety-seven`, `two thousand`, `two thousand and five`.
    pub fn spoken_year(&self, at: usize) -> Hit<i32> {
        use lexicon::*;
        let century = self.word(at);
        if century.classes.meets(NUMBER) && (13..=20).contains(&century.number)
            || self.is(at, TENS) && century.number == 20
        {
            let next = self.hyphen(at + 1);
            let (end, rest) = self.small(next)?;
            let year = century.number * 100 + rest as i32;
            return ((10..100).contains(&rest) && !self.is(end, SCALE)).then_some((end, year));
        }
        if century.number == 2 && century.classes.meets(NUMBER) && self.word(at + 1).number == 1000 {
            if !self.is(at + 1, SCALE) {
                return None;
            }
            let next = self.skip(at + 2, AND);
            return match self.small(next) {
                Some((end, n)) if n < 100 => Some((end, 2000 + n as i32)),
                _ => Some((at + 2, 2000)),
            };
        }
        None
    }

    /// An ordinal in words or digits: `second`, `3rd`, `twenty-first`.
    pub fn ordinal(&self, at: usize) -> Hit<u8> {
        if let Some(Numeral::Ordinal(n)) = self.numeral(at) {
            return Some((at + 1, n));
        }
        if self.is(at, lexicon::TENS) {
            let next = self.hyphen(at + 1);
            let one = self.word(next);
            if one.classes.meets(lexicon::ORDINAL) && one.ordinal < 10 {
                return Some((next + 1, self.word(at).number as u8 + one.ordinal));
            }
        }
        self.is(at, lexicon::ORDINAL).then(|| (at + 1, self.word(at).ordinal))
    }
}

/// How many tokens may stand between the first word of an expression and the word that makes it one.
const WINDOW: usize = 14;

/// Where expressions may begin: at words that begin one, with a word or number of time not far behind.
fn begins(text: &Text, ids: &[u16], lexicon: &Lexicon) -> Vec<u64> {
    let mut bits = vec![0; ids.len() / 64 + 1];
    let mut left = 0;
    for (at, token) in text.tokens.iter().enumerate().rev() {
        let id = ids[at];
        let number = token.kind == Kind::Number;
        if id == 0 && !number {
            left = left.max(1) - 1;
            continue;
        }
        let classes = lexicon.word(id).classes;
        let core = classes.meets(lexicon::CORE) || number && token.span.len() >= 3;
        left = if core { WINDOW } else { left.max(1) - 1 };
        if left > 0 && (number || classes.meets(lexicon::STARTS)) {
            bits[at / 64] |= 1 << (at % 64);
        }
    }
    bits
}
