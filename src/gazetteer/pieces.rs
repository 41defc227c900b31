//! Listed names cut into words as texts are cut.

use crate::text::Key;
use crate::text::token::{self, Kind};

/// The key of a whole name: its words without hyphens.
pub fn name_key(name: &str) -> Key {
    let mut keys = Vec::new();
    pieces(name, |piece| keys.push(Key::of(piece)));
    Key::join(keys)
}

/// Cuts a listed name as the text is cut, hyphens left out.
pub fn pieces<'n>(name: &'n str, mut each: impl FnMut(&'n str)) {
    let name = name.strip_prefix("The ").unwrap_or(name);
    for piece in name.split_whitespace() {
        if piece.bytes().all(|b| b.is_ascii_alphanumeric()) && !piece.as_bytes()[0].is_ascii_digit() {
            each(piece);
            continue;
        }
        for token in token::tokenize(piece, |_, _| true) {
            let words = token.span.of(piece);
            if token.kind != Kind::Punct || !is_hyphen(words) {
                each(words);
            }
        }
    }
}

/// True for a hyphen or a dash.
pub fn is_hyphen(words: &str) -> bool {
    matches!(words, "-" | "‐" | "‑" | "–" | "—" | "--")
}
