//! The one coordinate: a half-open range of **bytes** in the text of an article.
//!
//! Every finding carries a [`Span`]; later stages never change it. Files and people count in Unicode
//! code points, so [`CodePoints`] converts at the edge, once, in linear time.

use std::ops::Range;

/// A half-open range `start..end` of bytes in an article's text.
///
/// Both ends stand on character boundaries. Texts are at most 4 GiB, so a `u32` is enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// Byte offset of the first byte.
    pub start: u32,
    /// Byte offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The span `start..end`, in bytes.
    #[inline]
    pub fn new(start: usize, end: usize) -> Span {
        debug_assert!(start <= end);
        Span { start: start as u32, end: end as u32 }
    }

    /// The words themselves.
    #[inline]
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }

    /// As a range of `usize`, for slicing.
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    #[inline]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// True where the span holds no byte.
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True where `other` lies wholly inside.
    #[inline]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True where the byte offset lies inside.
    #[inline]
    pub fn holds(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// True where the two share at least one byte.
    #[inline]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[inline]
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span without white space at its edges.
    pub fn trim(self, text: &str) -> Span {
        let words = self.of(text);
        let start = self.start as usize + (words.len() - words.trim_start().len());
        Span::new(start, start.max(self.start as usize + words.trim_end().len()))
    }
}

/// Converts byte offsets of one text to code points: a table of one count every 64 bytes.
///
/// ```
/// use dateline::span::CodePoints;
/// let text = "“Да”, he said";
/// let points = CodePoints::new(text);
/// assert_eq!(points.at(text.find("he").unwrap()), 6);
/// ```
pub struct CodePoints<'t> {
    text: &'t [u8],
    ascii: bool,
    counts: Vec<u32>,
}

const STEP: usize = 64;

impl<'t> CodePoints<'t> {
    /// Counts the text once.
    pub fn new(text: &'t str) -> CodePoints<'t> {
        let bytes = text.as_bytes();
        if text.is_ascii() {
            return CodePoints { text: bytes, ascii: true, counts: Vec::new() };
        }
        let mut counts = Vec::with_capacity(bytes.len() / STEP + 1);
        let mut total = 0;
        for chunk in bytes.chunks(STEP) {
            counts.push(total);
            total += leads(chunk);
        }
        counts.push(total);
        CodePoints { text: bytes, ascii: false, counts }
    }

    /// The number of code points before a byte offset.
    pub fn at(&self, byte: usize) -> usize {
        if self.ascii {
            return byte;
        }
        let step = byte / STEP;
        self.counts[step] as usize + leads(&self.text[step * STEP..byte]) as usize
    }

    /// Both ends of a span, in code points.
    pub fn span(&self, span: Span) -> [usize; 2] {
        [self.at(span.start as usize), self.at(span.end as usize)]
    }
}

/// How many bytes begin a character.
fn leads(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| (b as i8) >= -0x40).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_agree_with_counting_characters() {
        let text = "aé“🎉x".repeat(50);
        let points = CodePoints::new(&text);
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte), count);
        }
        assert_eq!(points.at(text.len()), text.chars().count());
    }

    #[test]
    fn trim_keeps_words_and_survives_blanks() {
        let text = "  a b  ";
        assert_eq!(Span::new(0, 7).trim(text).of(text), "a b");
        assert!(Span::new(0, 2).trim(text).is_empty());
    }
}
