//! Paragraphs: what blank lines, bullets and short lines say, in texts with and without hard wraps.

use crate::span::Span;

/// Cuts a text into paragraphs, in order, trimmed; none is empty.
///
/// A blank line always ends one. A single line break ends one in a text that is not hard-wrapped, before a
/// bullet or a speaker's mark, and behind a sentence that ends well short of the width of its block.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut result = Vec::new();
    let mut block: Vec<Span> = Vec::new();
    for line in lines(text) {
        if line.of(text).trim().is_empty() {
            cut_block(text, &block, &mut result);
            block.clear();
        } else {
            block.push(line);
        }
    }
    cut_block(text, &block, &mut result);
    result
}

/// The lines of a text without their line ends (`\n`, `\r\n`, `\r`, U+0085, U+2028, U+2029).
pub fn lines(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut start = 0;
    let mut done = false;
    std::iter::from_fn(move || {
        if done {
            return None;
        }
        let rest = &text[start..];
        let Some(stop) = line_end(rest.as_bytes()) else {
            done = true;
            return Some(Span::new(start, text.len()));
        };
        let line = Span::new(start, start + stop);
        let mark = rest[stop..].chars().next().map_or(1, char::len_utf8);
        start += stop + if rest[stop..].starts_with("\r\n") { 2 } else { mark };
        Some(line)
    })
}

/// The first byte of the first line end: looking at bytes is faster than at characters, and every letter comes by here.
fn line_end(bytes: &[u8]) -> Option<usize> {
    const WIDE: usize = 16;
    let is_end = |&at: &usize| match bytes[at] {
        b'\n' | b'\r' => true,
        // U+0085; U+2028 and U+2029
        0xc2 => bytes.get(at + 1) == Some(&0x85),
        0xe2 => matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xa8 | 0xa9])),
        _ => false,
    };
    let (wide, _) = bytes.as_chunks::<WIDE>();
    for (place, letters) in wide.iter().enumerate() {
        // Most stretches have neither a mark below the blank nor one beyond ASCII, and are passed over whole.
        let plain = letters.iter().fold(true, |plain, b| plain & (b' '..0xc2).contains(b));
        let here = place * WIDE..(place + 1) * WIDE;
        if let Some(end) = Some(here).filter(|_| !plain).and_then(|mut here| here.find(is_end)) {
            return Some(end);
        }
    }
    (wide.len() * WIDE..bytes.len()).find(is_end)
}

/// Longer lines than this, in bytes, are not made by a hard wrap.
const UNWRAPPED: usize = 110;

fn cut_block(text: &str, block: &[Span], result: &mut Vec<Span>) {
    let Some(&first) = block.first() else { return };
    let width = block.iter().map(|line| line.of(text).trim_end().len()).max().unwrap_or(0);
    let mut paragraph = first;
    for pair in block.windows(2) {
        if breaks(pair[0].of(text), pair[1].of(text), width) {
            result.push(paragraph.trim(text));
            paragraph = pair[1];
        } else {
            paragraph = paragraph.to(pair[1]);
        }
    }
    result.push(paragraph.trim(text));
}

/// True where the line break between two lines of a block ends a paragraph.
fn breaks(line: &str, next: &str, width: usize) -> bool {
    let (line, next) = (line.trim(), next.trim());
    if width > UNWRAPPED || is_bullet(next) || is_heading(line) || is_heading(next) {
        return true;
    }
    let first = next.split_whitespace().next().map_or(0, str::len);
    let fits = line.len() + 1 + first <= width.saturating_sub(width / 8);
    let ended = line.ends_with(['.', '!', '?', ':', '"', '”', ')', ']']);
    // Narrow blocks are headings, addresses, lists of names: nothing there is wrapped.
    let narrow = width < 45;
    narrow || (fits && ended)
}

fn is_heading(line: &str) -> bool {
    line.starts_with('#') || line.len() > 2 && line.bytes().all(|b| matches!(b, b'=' | b'-' | b'*' | b'_'))
}

/// True for a line that begins with a bullet, a number with a full stop or bracket, or a speaker's mark.
pub fn is_bullet(line: &str) -> bool {
    let line = line.trim_start();
    let mut chars = line.chars();
    match chars.next() {
        Some('*' | '•' | '–' | '—' | '-' | '·') => chars.next() == Some(' '),
        Some('Q' | 'A') => chars.next() == Some(':'),
        Some(c) if c.is_ascii_digit() => {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            line.len() - rest.len() <= 2 && (rest.starts_with(". ") || rest.starts_with(") "))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|p| p.of(text)).collect()
    }

    #[test]
    fn blank_lines_bullets_and_wraps() {
        let wrapped = "The ministers met in the capital on Monday to talk about the\ntreaty and the forces of the alliance, and they\nagreed on a plan.\n";
        assert_eq!(cut(wrapped).len(), 1);
        assert_eq!(cut("One.\r\n\r\nTwo.\r\n  \r\n* a\r\n* b"), ["One.", "Two.", "* a", "* b"]);
        let long = "word ".repeat(30);
        assert_eq!(cut(&format!("{long}\nNext paragraph.")).len(), 2);
        assert_eq!(cut(" \n\t\n"), Vec::<&str>::new());
    }

    #[test]
    fn every_kind_of_line_end() {
        let text = "a\nb\r\nc\rd\u{2028}e\u{85}f“g\u{a0}";
        assert_eq!(
            lines(text).map(|l| l.of(text)).collect::<Vec<_>>(),
            ["a", "b", "c", "d", "e", "f“g\u{a0}"]
        );
    }
}
