//! What stands between the paragraphs of a story and is no part of it: captions, teasers of other stories.

use crate::article::lines;
use crate::span::Span;
use crate::text::Text;

/// No caption has so many bytes.
const LONGEST: usize = 500;

/// True for a picture's caption among the paragraphs of the body; it ends with the credit in brackets.
pub(super) fn in_caption(text: &Text, paragraph: usize) -> bool {
    let span = text.paragraphs[paragraph];
    let words = span.of(text.source).trim_end();
    span.len() < LONGEST && words.ends_with([')', ']']) && lines::is_caption(words)
}

/// True where the long paragraphs of a body, four at least, end with a mark in eight of ten cases.
pub(super) fn uses_stops(text: &Text, body: Span) -> bool {
    const LONG: usize = 12;
    let long = text.paragraphs.iter().filter(|p| body.contains(**p));
    let long = long.map(|p| p.of(text.source)).filter(|words| words.split_whitespace().nth(LONG).is_some());
    let (ended, all) = long.fold((0, 0), |(n, all), words| (n + usize::from(ends(words)), all + 1));
    all >= 4 && ended * 10 >= all * 8
}

fn ends(words: &str) -> bool {
    words.trim_end().ends_with(|c: char| !c.is_alphanumeric())
}

/// The words of a picture or of another story between the paragraphs: one short line of letters, with no stop at its end.
pub(super) fn is_unended(text: &Text, paragraph: usize) -> bool {
    let words = text.paragraphs[paragraph].of(text.source).trim();
    if words.len() > LONGEST || ends(words) {
        return false;
    }
    // A page may break in the middle of a sentence.
    let next = text.paragraphs.get(paragraph + 1).map(|p| p.of(text.source).trim_start());
    let last = next.is_none_or(|words| words.starts_with(char::is_lowercase));
    // A date alone on a line is a heading.
    let long = words.split_whitespace().nth(5).is_some();
    let quoted = words.contains(['"', '“', '”', '‘']) || words.contains("``");
    !last && long && !quoted && !words.contains('\n') && words.starts_with(char::is_alphabetic)
}
