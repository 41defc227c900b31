//! The rules: each has an id, what it means, examples that match and near misses that must not.
//!
//! A rule is a function from a place in the text to the end of its match and a meaning. The scan goes once
//! over the tokens, asks the rules whose first word fits, and takes the longest match; a rule looks only a
//! bounded number of words ahead, so the whole is linear.

mod clock;
mod date;
mod length;
mod named;
mod period;
mod relative;
mod repeat;
mod vague;

use std::ops::Range;

use super::lexicon::{self, Classes};
use super::meaning::{Meaning, Point};
use super::reader::{Hit, Reader};
use super::{Raw, Style};
use crate::text::Text;

/// What a rule found: one expression, or the items of a list.
pub struct Found {
    /// The index behind the last token.
    pub end: usize,
    /// Each with its tokens.
    pub items: Vec<(Range<usize>, Meaning)>,
}

/// One rule.
pub struct Rule {
    /// Stable name.
    pub id: &'static str,
    /// What it finds, for the documentation.
    pub what: &'static str,
    /// Classes of the words that it may begin with; numbers in digits are `NUMBER`.
    pub starts: Classes,
    /// Reads from a token.
    pub read: fn(&Reader, usize) -> Option<Found>,
    /// Sentences with the expression in `[...]`.
    pub examples: &'static [&'static str],
    /// Sentences in which this rule must find nothing.
    pub misses: &'static [&'static str],
}

/// All rules; of two matches of one length the earlier rule wins.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.iter())
}

static FAMILIES: &[&[Rule]] = &[
    date::RULES,
    clock::RULES,
    relative::RULES,
    period::RULES,
    named::RULES,
    repeat::RULES,
    length::RULES,
    vague::RULES,
];

/// Finds the expressions of a text, in order; none overlap.
pub fn scan(text: &Text, style: Style) -> Vec<Raw> {
    let mut reader = Reader::new(text, style);
    let mut raws = Vec::new();
    for sentence in &text.sentences {
        reader.first = sentence.tokens.start;
        reader.limit = sentence.tokens.end;
        let mut at = reader.first;
        while at < reader.limit {
            at = if reader.starts(at) { step(&reader, at, &mut raws) } else { at + 1 };
        }
    }
    raws
}

/// Tries the rules at a token; returns where to go on.
fn step(reader: &Reader, at: usize, raws: &mut Vec<Raw>) -> usize {
    let mut classes = reader.word(at).classes;
    if reader.numeral(at).is_some() {
        classes = classes.or(lexicon::NUMBER);
    }
    let mut best: Option<(&'static Rule, Found)> = None;
    for rule in rules().filter(|rule| rule.starts.meets(classes)) {
        if let Some(found) = (rule.read)(reader, at)
            && best.as_ref().is_none_or(|(_, b)| found.end > b.end)
        {
            best = Some((rule, found));
        }
    }
    let Some((rule, found)) = best else { return at + 1 };
    for (tokens, meaning) in found.items {
        let span = reader.text.span(tokens.clone());
        raws.push(Raw { span, tokens, rule: rule.id, meaning });
    }
    found.end.max(at + 1)
}

/// One expression from `at` to `end`.
fn one(at: usize, end: usize, meaning: Meaning) -> Option<Found> {
    Some(Found { end, items: vec![(at..end, meaning)] })
}

/// The longest point at a token, whichever way it is worded. `depth` bounds how far phrases nest.
fn point(r: &Reader, at: usize, depth: u8) -> Hit<Point> {
    if !r.known(at) || depth == 0 {
        return None;
    }
    type Read = fn(&Reader, usize, u8) -> Hit<Point>;
    let readers: [Read; 6] = [
        |r, at, _| date::calendar(r, at),
        clock::timed,
        relative::point,
        period::point,
        relative::edged,
        |r, at, _| named::point(r, at),
    ];
    let mut best: Hit<Point> = None;
    for read in readers {
        if let Some(hit) = read(r, at, depth)
            && best.is_none_or(|b| hit.0 > b.0)
        {
            best = Some(hit);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_finds_its_examples_and_leaves_its_near_misses() {
        for rule in rules() {
            assert!(!rule.examples.is_empty() && !rule.what.is_empty(), "{}", rule.id);
            for example in rule.examples {
                let marked = example.replace(['[', ']'], "");
                let expected: Vec<&str> =
                    example.split('[').skip(1).filter_map(|p| p.split(']').next()).collect();
                let text = Text::new(&marked);
                let found: Vec<&str> = scan(&text, Style::Product)
                    .iter()
                    .filter(|r| r.rule == rule.id)
                    .map(|r| text.words(r.span))
                    .collect();
                assert_eq!(found, expected, "{}: {example}", rule.id);
            }
            for miss in rule.misses {
                let text = Text::new(miss);
                let found: Vec<&str> = scan(&text, Style::Product)
                    .iter()
                    .filter(|r| r.rule == rule.id)
                    .map(|r| text.words(r.span))
                    .collect();
                assert!(found.is_empty(), "{}: {miss} {found:?}", rule.id);
            }
        }
    }
}
