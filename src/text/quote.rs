//! Quotations: which marks open and close, paragraph by paragraph.
//!
//! One odd mark must not spoil the rest: what is open at the end of a paragraph is closed there, and goes on
//! in the next one only where that begins with an opening mark of its own.

use super::token::{Kind, Token};
use crate::span::Span;

/// A quotation. `inner` leaves the marks out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// With its marks.
    pub span: Span,
    /// Without its marks.
    pub inner: Span,
    /// False where the paragraph ended before the closing mark.
    pub closed: bool,
    /// True for single marks (`‘…’`).
    pub single: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
}

/// Finds the outermost quotations of each paragraph, in text order. Single marks count only outside double ones.
pub fn quotes(text: &str, tokens: &[Token], paragraphs: &[Span]) -> Vec<Quote> {
    let mut result = Vec::new();
    let mut next = 0;
    for paragraph in paragraphs {
        let first = next;
        while next < tokens.len() && tokens[next].span.start < paragraph.end {
            next += 1;
        }
        // *'… growth.* and then *'This notice …*: single marks too go on in the next paragraph.
        let goes_on = next < tokens.len() && mark(text, &tokens[next..], 0) == Some((true, Side::Open));
        in_paragraph(text, &tokens[first..next], *paragraph, goes_on, &mut result);
    }
    result
}

fn in_paragraph(text: &str, tokens: &[Token], paragraph: Span, goes_on: bool, result: &mut Vec<Quote>) {
    let mut open: Option<(Span, bool)> = None;
    for (place, token) in tokens.iter().enumerate() {
        let Some((single, side)) = mark(text, tokens, place) else { continue };
        match open {
            None => {
                if side == Side::Open || side == Side::Either && !single && !closes_here(text, tokens, place)
                {
                    open = Some((token.span, single));
                }
            }
            Some((from, kind)) if kind == single => {
                if side == Side::Close || side == Side::Either {
                    let span = from.to(token.span);
                    let inner = Span { start: from.end, end: token.span.start };
                    result.push(Quote { span, inner, closed: true, single });
                    open = None;
                } else if !single {
                    // A second opening mark: the first was odd, or the closing mark is missing.
                    open = Some((token.span, single));
                }
            }
            Some((_, true)) if !single && side != Side::Close => open = Some((token.span, false)),
            Some(_) => {}
        }
    }
    if let Some((from, single)) = open.filter(|&(_, single)| !single || goes_on) {
        let inner = Span { start: from.end, end: paragraph.end.max(from.end) };
        result.push(Quote { span: from.to(inner), inner, closed: false, single });
    }
}

/// Whether a token is a quotation mark, single or double, and which way it faces.
fn mark(text: &str, tokens: &[Token], place: usize) -> Option<(bool, Side)> {
    let token = &tokens[place];
    // Words and numbers have other marks beside them, and are none.
    if matches!(token.kind, Kind::Word | Kind::Number) {
        return None;
    }
    let words = token.span.of(text);
    let (single, side) = match words {
        "“" | "«" | "„" | "``" => (false, Side::Open),
        "”" | "»" => (false, Side::Close),
        // Old wires open with `` and close with ''; some papers do both with ''.
        "\"" | "''" => (false, Side::Either),
        "‘" => (true, Side::Open),
        "’" | "'" => (true, Side::Either),
        _ => return None,
    };
    if side != Side::Either {
        return Some((single, side));
    }
    let glued = tokens.get(place + 1).is_some_and(|t| !t.spaced);
    let side = match (token.spaced, glued) {
        (true, true) => Side::Open,
        (false, false) => Side::Close,
        // `‘fresh leadership’.`
        (false, true) if single && tokens[place + 1].kind == Kind::Punct => Side::Close,
        _ if single => return None,
        (false, true)
            if place > 0 && matches!(tokens[place - 1].span.of(text), "(" | "[" | "—" | "–" | "-") =>
        {
            Side::Open
        }
        _ => Side::Either,
    };
    // A single mark that closes is an apostrophe (`workers'`) unless one is open; the caller knows.
    Some((single, side))
}

/// A straight mark that stands behind a full stop or comma closes something that nobody opened.
fn closes_here(text: &str, tokens: &[Token], place: usize) -> bool {
    place > 0 && !tokens[place].spaced && matches!(tokens[place - 1].span.of(text), "." | "," | "?" | "!")
}
