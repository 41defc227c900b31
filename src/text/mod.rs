//! Text: tokens, sentences, paragraphs and quotations of one article. The words are never edited.
//!
//! ```
//! use dateline::text::Text;
//! let text = Text::new("Gen. Ivanov met NATO on May 14. “We agree,” he said.");
//! assert_eq!(text.sentences.len(), 2);
//! assert_eq!(text.words(text.quotes[0].inner), "We agree,");
//! ```

pub mod key;
mod lists;
mod paragraph;
mod quote;
mod sentence;
pub mod token;

pub use key::Key;
pub use paragraph::{is_bullet, lines, paragraphs};
pub use quote::Quote;
pub use sentence::Sentence;
pub use token::{Case, Kind, Token};

use crate::span::Span;
use std::ops::Range;

/// A text cut up. All indices point into the vectors here.
pub struct Text<'t> {
    /// The text itself.
    pub source: &'t str,
    /// In text order.
    pub tokens: Vec<Token>,
    /// In text order; every token belongs to exactly one.
    pub sentences: Vec<Sentence>,
    /// In text order, trimmed.
    pub paragraphs: Vec<Span>,
    /// Outermost quotations in text order; they do not overlap.
    pub quotes: Vec<Quote>,
}

impl<'t> Text<'t> {
    /// Cuts a text. Takes time and memory in proportion to its length, whatever it holds.
    pub fn new(source: &'t str) -> Text<'t> {
        let tokens = token::tokenize(source, |word, rest| lists::abbreviation(word, rest).is_some());
        let paragraphs = paragraph::paragraphs(source);
        let sentences = sentence::sentences(source, &tokens, &paragraphs);
        let quotes = quote::quotes(source, &tokens, &paragraphs);
        Text { source, tokens, sentences, paragraphs, quotes }
    }

    /// The words of a span.
    #[inline]
    pub fn words(&self, span: Span) -> &'t str {
        &self.source[span.range()]
    }

    /// The words of one token.
    #[inline]
    pub fn token(&self, index: usize) -> &'t str {
        self.words(self.tokens[index].span)
    }

    /// The span of a run of tokens. The run must not be empty.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        self.tokens[tokens.start].span.to(self.tokens[tokens.end - 1].span)
    }

    /// The tokens that lie wholly inside a span.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.start < span.start);
        let end = self.tokens.partition_point(|t| t.span.end <= span.end);
        start..end.max(start)
    }

    /// The index of the sentence that holds a token.
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= token)
    }

    /// The index of the paragraph that holds a byte, or of the one before it.
    pub fn paragraph_of(&self, offset: u32) -> usize {
        self.paragraphs.partition_point(|p| p.start <= offset).saturating_sub(1)
    }

    /// The quotation whose inner part holds a byte.
    pub fn quote_at(&self, offset: u32) -> Option<&Quote> {
        let index = self.quotes.partition_point(|q| q.span.start <= offset).checked_sub(1)?;
        self.quotes.get(index).filter(|q| q.inner.holds(offset))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(source: &str) -> Vec<&str> {
        let text = Text::new(source);
        text.sentences.iter().map(|s| text.words(s.span)).collect()
    }

    #[test]
    fn hard_full_stops() {
        for (source, count) in [
            ("Gen. Smith met Mr. Brown. They talked.", 2),
            ("He left the U.S. The talks failed.", 2),
            ("The U.S. President said no.", 1),
            ("“We agree!” Putin said. He left.", 2),
            ("“We agree.” He left.", 2),
            ("It fell (Interfax, June 23). It rose.", 2),
            ("See No. 5 of the act. No. They said no.", 3),
            ("J. F. Kennedy spoke. ‘Yes.’", 2),
            ("TBILISI, Aug 12, 2008 (Reuters) - Russia sent tanks. It left.", 3),
            ("Prices rose 3.5 percent in Dec. 1999 and fell.", 1),
        ] {
            assert_eq!(sentences(source).len(), count, "{source}: {:?}", sentences(source));
        }
    }

    #[test]
    fn quotations_of_all_marks() {
        let inner = |source: &'static str| -> Vec<&'static str> {
            let text = Text::new(source);
            text.quotes.iter().map(|q| text.words(q.inner)).collect()
        };
        assert_eq!(inner("\"One,\" he said, \"two.\""), ["One,", "two."]);
        assert_eq!(inner("“One ‘two’ three” and 'four' but workers' rights"), ["One ‘two’ three", "four"]);
        assert_eq!(inner("“Open to the end.\n\n“Goes on.” He left."), ["Open to the end.", "Goes on."]);
        assert_eq!(inner("An odd \" mark.\n\nThen \"a good one\" follows."), [" mark.", "a good one"]);
    }
}
