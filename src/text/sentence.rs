//! Sentences: where a full stop ends one and where it does not.

use super::lists::{self, Abbreviation};
use super::token::{Case, Kind, Token};
use crate::span::Span;
use std::ops::Range;

/// A sentence: its words and its tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From the first to the last byte, closing quotation mark included.
    pub span: Span,
    /// Which tokens.
    pub tokens: Range<usize>,
    /// Index of the paragraph that holds it.
    pub paragraph: usize,
}

/// What runs on for more tokens than this is no sentence: it is cut, so that no later stage has to look
/// farther than this, whatever the text.
const LONGEST: usize = 512;

/// Cuts the paragraphs into sentences. Linear: it looks a bounded number of tokens ahead.
pub fn sentences(text: &str, tokens: &[Token], paragraphs: &[Span]) -> Vec<Sentence> {
    let mut result = Vec::new();
    let mut next = 0;
    for (paragraph, span) in paragraphs.iter().enumerate() {
        let first = next;
        while next < tokens.len() && tokens[next].span.start < span.end {
            next += 1;
        }
        let mut start = first;
        let mut at = first;
        while at < next {
            let end = sentence_end(text, &tokens[..next], start, at);
            at += 1;
            let end = end.or((at - start >= LONGEST).then_some(at));
            if let Some(end) = end {
                push(&mut result, tokens, start..end, paragraph);
                start = end;
                at = end;
            }
        }
        push(&mut result, tokens, start..next, paragraph);
    }
    result
}

fn push(result: &mut Vec<Sentence>, tokens: &[Token], range: Range<usize>, paragraph: usize) {
    if range.is_empty() {
        return;
    }
    let span = tokens[range.start].span.to(tokens[range.end - 1].span);
    result.push(Sentence { span, tokens: range, paragraph });
}

/// If the token at `at` ends a sentence, the index behind its last token.
fn sentence_end(text: &str, tokens: &[Token], start: usize, at: usize) -> Option<usize> {
    let words = tokens[at].span.of(text);
    // What is no mark ends no sentence, but for abbreviations.
    if matches!(tokens[at].kind, Kind::Word | Kind::Number) && !words.ends_with('.') {
        return None;
    }
    if is_dateline_dash(text, tokens, start, at) || is_heading(text, tokens, start, at) {
        return Some(at + 1);
    }
    let stop = matches!(words, "." | "!" | "?" | "..." | "…" | "?!");
    if !(stop || words.ends_with('.') && tokens[at].kind == Kind::Word) {
        return None;
    }
    let mut end = at + 1;
    while end < tokens.len() && closes(text, tokens, end) {
        end += 1;
    }
    let Some(next) = tokens.get(end) else { return Some(end) };
    if !next.spaced && end == at + 1 {
        return None;
    }
    let opening = opener_width(text, tokens, end);
    let head = tokens.get(end + opening)?;
    let upper = head.case != Case::Lower || head.kind == Kind::Number;
    if !upper {
        // A lower-case word goes on, unless a mark of its own begins the sentence.
        return None;
    }
    if !stop {
        return abbreviation_ends(words, head, opening > 0).then_some(end);
    }
    let quoted = end > at + 1 && matches!(words, "!" | "?" | "..." | "…");
    if quoted && reporting_follows(tokens, end) {
        return None;
    }
    Some(end)
}

/// An abbreviation ends a sentence only before a word that begins sentences and is no name.
fn abbreviation_ends(words: &str, head: &Token, opened: bool) -> bool {
    let bare = words.trim_end_matches('.');
    if lists::abbreviation(bare, " 1") == Some(Abbreviation::Title) || bare.chars().count() == 1 {
        return false;
    }
    head.kind == Kind::Word && (opened || lists::begins_sentences(head.key)) && head.case != Case::Upper
}

/// True for closing quotation marks and brackets that belong to what stands before.
fn closes(text: &str, tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    match token.span.of(text) {
        "”" | "’" | "»" | ")" | "]" | "''" => !token.spaced,
        "\"" | "'" => !token.spaced,
        _ => false,
    }
}

/// How many opening marks stand at `at`.
fn opener_width(text: &str, tokens: &[Token], at: usize) -> usize {
    let opening = |t: &Token| {
        matches!(
            t.span.of(text),
            "“" | "‘" | "«" | "\"" | "'" | "(" | "[" | "``" | "''" | "*" | "**" | "-" | "—" | "–" | "•"
        )
    };
    tokens[at..].iter().take(3).take_while(|t| opening(t)).count()
}

/// `"Why?" Putin asked`: a name of up to four words or a pronoun, and a verb of speech.
fn reporting_follows(tokens: &[Token], at: usize) -> bool {
    for (distance, token) in tokens[at..].iter().take(6).enumerate() {
        if lists::follows_quotation(token.key) {
            return distance > 0 || token.case == Case::Lower;
        }
        if token.kind != Kind::Word {
            return false;
        }
    }
    false
}

/// `January 4 - The protests reach …`, `* 01:30 - A state …`, `Morning - …`, `A: Yes.`: what heads a line is no part of
/// the sentence behind it. `start` is the first token since the last cut; it must begin its line.
fn is_heading(text: &str, tokens: &[Token], start: usize, at: usize) -> bool {
    let words = tokens[at].span.of(text);
    let colon = words == ":" && tokens.get(at + 1).is_some_and(|t| t.spaced);
    let dash = matches!(words, "-" | "–" | "—" | "--")
        && tokens[at].spaced
        && tokens.get(at + 1).is_some_and(|t| t.spaced);
    if !(colon || dash) || at - start > 9 || !begins_line(text, tokens[start].span.start) {
        return false;
    }
    let bullets = tokens[start..at].iter().take_while(|t| t.kind == Kind::Punct).count();
    let head = &tokens[start + bullets..at];
    let small = |t: &Token| t.kind == Kind::Word && t.case == Case::Lower;
    let dated =
        head.iter().any(|t| t.kind == Kind::Number) || head.len() == 1 && head[0].case == Case::Capital;
    let plain = head.iter().all(|t| t.kind != Kind::Symbol && !small(t));
    // `Democrats -- among them the leader -- accused …`: two dashes in a line set something off.
    let below = tokens.get(at + 1).is_some_and(small);
    let pair = dash && below && head.len() == 1 && again(text, tokens, at);
    !head.is_empty() && plain && !pair && (dated || colon && head.len() <= 3)
}

/// So many words may stand between two dashes.
const ASIDE: usize = 30;

/// True where the mark at a place stands once more on its line, not far behind.
fn again(text: &str, tokens: &[Token], at: usize) -> bool {
    let mark = tokens[at].span.of(text);
    let line = text[tokens[at].span.end as usize..].lines().next().unwrap_or("");
    line.split_whitespace().take(ASIDE).any(|word| word == mark)
}

/// True where nothing but white space stands between the start of the line and a byte.
fn begins_line(text: &str, at: u32) -> bool {
    text[..at as usize]
        .chars()
        .rev()
        .take(8)
        .take_while(|c| !matches!(c, '\n' | '\r'))
        .all(char::is_whitespace)
}

/// `TBILISI, Aug 12, 2008 (Reuters) - Russia`: the sentence begins behind the dash.
fn is_dateline_dash(text: &str, tokens: &[Token], start: usize, at: usize) -> bool {
    let words = tokens[at].span.of(text);
    if !matches!(words, "-" | "--" | "—" | "–" | "_") || at == start || at - start > 16 {
        return false;
    }
    let place = tokens[start].case == Case::Upper && tokens[start].kind == Kind::Word;
    if !place
        || tokens.get(at + 1).is_none_or(|t| !t.spaced && words == "-")
        || !tokens[at].spaced && words != "_"
    {
        return false;
    }
    let before = &tokens[start..at];
    let agency = before.last().is_some_and(|t| t.span.of(text) == ")");
    let only_place = before.iter().all(|t| t.kind != Kind::Word || t.case != Case::Lower);
    agency
        || only_place
            && before.len() <= 10
            && before.iter().any(|t| t.span.of(text) == "," || t.kind == Kind::Number || before.len() < 3)
}
