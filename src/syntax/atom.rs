//! Atoms: what the tagger and the parser see of a word, as a few small numbers.

/// One word, ready for features. Sixteen bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Atom {
    /// Hash of the word in lower case, marks made plain, every digit a `0`.
    pub word: u32,
    /// Its last four bytes, the last one lowest.
    pub tail: u32,
    /// Its first four bytes, the first one lowest.
    pub head: u32,
    /// How it is written: see [`shape`].
    pub shape: u8,
    /// True where white space stands before it.
    pub spaced: bool,
}

/// Bits and classes of [`Atom::shape`].
pub mod shape {
    /// Lower-case letters only.
    pub const LOWER: u8 = 0;
    /// One capital, at the beginning.
    pub const CAPITAL: u8 = 1;
    /// Two capitals or more, no small letter.
    pub const UPPER: u8 = 2;
    /// Capitals inside.
    pub const MIXED: u8 = 3;
    /// Digits, no letters.
    pub const NUMBER: u8 = 4;
    /// No letter, no digit.
    pub const MARK: u8 = 5;
    /// The part of the byte that holds the class.
    pub const CLASS: u8 = 7;
    /// Letters and digits both.
    pub const DIGIT: u8 = 8;
    /// A full stop or hyphen inside; for a mark: white space before it.
    pub const DOTTED: u8 = 16;
    /// For a mark: white space behind it. For a word: one letter.
    pub const SINGLE: u8 = 32;
    /// The first word of a sentence.
    pub const FIRST: u8 = 64;
    /// The sentence is written in capitals throughout.
    pub const SHOUT: u8 = 128;
}

impl Atom {
    /// Reads a word. `spaced` and `followed`: white space stands before it, behind it.
    #[inline]
    pub fn new(word: &str, spaced: bool, followed: bool) -> Atom {
        let mut reader = Reader::default();
        let word = if matches!(word, "``" | "''") { "\"" } else { word };
        if word.is_ascii() {
            for &byte in word.as_bytes() {
                reader.add(byte);
            }
        } else {
            read_marked(word, &mut reader);
        }
        reader.finish(spaced, followed)
    }

    /// The last `n` bytes, 1 to 4.
    #[inline]
    pub fn suffix(&self, n: u32) -> u64 {
        (self.tail & (u32::MAX >> (32 - 8 * n))) as u64
    }

    /// The first `n` bytes, 1 to 4.
    #[inline]
    pub fn prefix(&self, n: u32) -> u64 {
        (self.head & (u32::MAX >> (32 - 8 * n))) as u64
    }
}

#[derive(Default)]
struct Reader {
    hash: u32,
    tail: u32,
    head: u32,
    length: u32,
    lower: u32,
    upper: u32,
    digits: u32,
    first_upper: bool,
    inner: bool,
}

impl Reader {
    #[inline]
    fn add(&mut self, byte: u8) {
        let mut folded = byte;
        match byte {
            b'a'..=b'z' => self.lower += 1,
            b'A'..=b'Z' => {
                folded = byte | 0x20;
                self.upper += 1;
                self.first_upper |= self.length == 0;
            }
            b'0'..=b'9' => {
                folded = b'0';
                self.digits += 1;
            }
            b'.' | b'-' => self.inner = true,
            _ => {}
        }
        self.push(folded);
    }

    #[inline]
    fn push(&mut self, folded: u8) {
        self.hash = (self.hash.rotate_left(5) ^ folded as u32).wrapping_mul(0x9e37_79b1);
        self.tail = self.tail << 8 | folded as u32;
        if self.length < 4 {
            self.head |= (folded as u32) << (8 * self.length);
        }
        self.length += 1;
    }

    #[inline]
    fn finish(self, spaced: bool, followed: bool) -> Atom {
        let letters = self.lower + self.upper;
        let class = match (letters, self.digits) {
            (0, 0) => shape::MARK,
            (0, _) => shape::NUMBER,
            _ if self.upper == 0 => shape::LOWER,
            _ if self.first_upper && self.upper == 1 => shape::CAPITAL,
            _ if self.lower == 0 => shape::UPPER,
            _ => shape::MIXED,
        };
        let mut shape = class;
        if class == shape::MARK {
            shape |= if spaced { shape::DOTTED } else { 0 };
            shape |= if followed { shape::SINGLE } else { 0 };
        } else {
            shape |= if self.digits > 0 && letters > 0 { shape::DIGIT } else { 0 };
            shape |= if self.inner { shape::DOTTED } else { 0 };
            shape |= if letters == 1 { shape::SINGLE } else { 0 };
        }
        let hash = self.hash ^ self.hash >> 15;
        Atom { word: hash, tail: self.tail, head: self.head, shape, spaced }
    }
}

/// Words that are not ASCII: marks become the plain ones of the treebank, letters lose their accents.
fn read_marked(word: &str, reader: &mut Reader) {
    for c in word.chars() {
        let plain = match c {
            '“' | '”' | '„' | '«' | '»' => "\"",
            '–' | '—' | '―' => "--",
            '…' => "...",
            _ => "",
        };
        if !plain.is_empty() {
            plain.bytes().for_each(|b| reader.add(b));
            continue;
        }
        if c.is_ascii() {
            reader.add(c as u8);
            continue;
        }
        let mut buffer = [0; 4];
        for folded in crate::text::key::fold(c) {
            folded.encode_utf8(&mut buffer).bytes().for_each(|b| reader.push(b));
        }
        if c.is_uppercase() {
            reader.first_upper |= reader.upper == 0 && reader.lower == 0;
            reader.upper += 1;
        } else if c.is_alphabetic() {
            reader.lower += 1;
        }
    }
}

/// Marks the first word of a sentence, and sentences written in capitals. Opening marks are passed over.
pub fn mark_sentence<T>(words: &mut [T], atom: impl Fn(&mut T) -> &mut Atom) {
    let (mut upper, mut letters, mut seen) = (0, 0, false);
    for word in words.iter_mut() {
        let atom = atom(word);
        let class = atom.shape & shape::CLASS;
        upper += (class == shape::UPPER) as usize;
        letters += (class <= shape::MIXED) as usize;
        if class != shape::MARK && !seen {
            atom.shape |= shape::FIRST;
            seen = true;
        }
    }
    if upper >= 3 && upper * 3 > letters * 2 {
        for word in words {
            let atom = atom(word);
            if atom.shape & shape::CLASS <= shape::MIXED {
                atom.shape |= shape::SHOUT;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_digits_and_marks_fold() {
        let word = |w: &str| Atom::new(w, true, true).word;
        assert_eq!(word("Said"), word("said"));
        assert_eq!(word("1996"), word("2005"));
        assert_ne!(word("1996"), word("12"));
        assert_eq!(word("’s"), word("'s"));
        assert_eq!(word("“"), word("\""));
        assert_eq!(word("Erdoğan"), word("Erdogan"));
    }

    #[test]
    fn shapes() {
        let class = |w: &str| Atom::new(w, true, true).shape & shape::CLASS;
        for (word, expected) in [
            ("moscow", shape::LOWER),
            ("Moscow", shape::CAPITAL),
            ("NATO", shape::UPPER),
            ("McCain", shape::MIXED),
            ("2,005", shape::NUMBER),
            ("…", shape::MARK),
            ("Élysée", shape::CAPITAL),
        ] {
            assert_eq!(class(word), expected, "{word}");
        }
    }
}
