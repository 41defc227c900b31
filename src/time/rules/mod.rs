//! The rules: each has an id, what it means, examples that match and near misses that must not.
//!
//! A rule is a function from a place in the text to the end of its match and a meaning. The scan goes once
//! over the tokens, asks the rules whose first word fits, and takes the longest match; a rule looks only a
//! bounded number of words ahead, so the whole is linear.

mod clock;
mod date;
mod edge;
mod length;
mod named;
mod period;
mod range;
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
    range::RULES,
    clock::RULES,
    relative::RULES,
    edge::RULES,
    period::RULES,
    named::RULES,
    repeat::RULES,
    length::RULES,
    vague::RULES,
];

/// The rules that read whole phrases from the lists, whatever words stand in them.
static LISTED: &[&[Rule]] = &[named::RULES, vague::RULES];

/// Finds the expressions of a text, in order; none overlap.
pub fn scan(text: &Text, style: Style) -> Vec<Raw> {
    let mut reader = Reader::new(text, style);
    read(&mut reader)
}

fn read(reader: &mut Reader) -> Vec<Raw> {
    let text = reader.text;
    let mut raws = Vec::new();
    for sentence in &text.sentences {
        reader.first = sentence.tokens.start;
        reader.limit = sentence.tokens.end;
        let mut at = reader.first;
        while at < reader.limit {
            at = if reader.starts(at) { step(reader, at, &mut raws) } else { at + 1 };
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
    // Behind an article every other rule wants a word or a number of time, and most articles have none behind them.
    let article = classes.meets(lexicon::THE.or(lexicon::A).or(lexicon::POSSESSIVE));
    let alone = article && !classes.meets(lexicon::CORE) && !reader.known(at + 1);
    let families = if alone { LISTED } else { FAMILIES };
    for rule in families.iter().flat_map(|f| f.iter()).filter(|rule| rule.starts.meets(classes)) {
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
        edge::edged,
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
    use crate::time::{Context, Partial, resolve};

    #[test]
    fn the_work_grows_with_the_text_whatever_it_holds() {
        for attack in [
            "1, ",
            "May 1, 2, ",
            "the ",
            "the end of ",
            "early ",
            "half a ",
            "two hundred thousand ",
            "10 p.m. ",
            "1990-",
            "May-",
            "Monday, ",
            "last year's ",
            "a year and ",
            "the first two ",
            "about more than ",
            "3 or 4 ",
            "'",
            "(1999; ",
            "the day before ",
            "every other ",
            "twenty-",
            "12:00 ",
            "of the year ",
            "the night of the ",
            "1/2/",
            "\u{2019}90s ",
        ] {
            let looks = |count: usize| {
                let source = attack.repeat(count);
                let text = Text::new(&source);
                let mut reader = Reader::new(&text, Style::Product);
                let raws = read(&mut reader);
                let context = Context { published: Partial::parse("2005-11-11"), ..Context::default() };
                assert_eq!(resolve(&text, raws.clone(), &context).len(), raws.len());
                reader.looks.get() as f64 + 1.0
            };
            let (small, large) = (looks(500), looks(2000));
            assert!(large / small < 5.0, "{attack:?}: {small} {large}");
            assert!(large / (2000.0 * attack.len() as f64) < 2000.0, "{attack:?}: {large}");
        }
    }

    #[test]
    fn any_salad_of_words_gives_spans_in_order() {
        let words: Vec<&str> = "the of May 5 , 1999 - last year 's end two and a half weeks ago noon Monday night early Q3 '90s \
            24:00 2005-02-30 12/13/14 30/30/2005 first quarter BC 0 00:60 century every Sundays é 🎉 ( ) . 99999999 \n\n before \
            000 - 5th fiscal thousand million 9999 later in summer Easter week 53 99th"
            .split(' ')
            .collect();
        let mut seed = 7u64;
        for _ in 0..400 {
            let mut source = String::new();
            for _ in 0..60 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                source += words[(seed >> 33) as usize % words.len()];
                source += if seed >> 60 < 3 { "" } else { " " };
            }
            let text = Text::new(&source);
            for (style, published) in
                [(Style::Product, "0001-01-01"), (Style::TimeMl, "9999-12-31"), (Style::Product, "")]
            {
                let context = Context { published: Partial::parse(published), style, ..Context::default() };
                let raws = scan(&text, style);
                assert!(
                    raws.windows(2).all(|w| w[0].span.end <= w[1].span.start || w[0].span == w[1].span),
                    "{source}"
                );
                for time in resolve(&text, raws, &context) {
                    assert!(!time.value.is_empty() && !text.words(time.span).is_empty(), "{source}");
                    assert!(time.unresolved.is_none() || time.first_day.is_none(), "{source}");
                }
            }
        }
    }

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
