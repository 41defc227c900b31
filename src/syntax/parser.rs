//! The parser: step by step through a sentence, always the step that its features weigh most.

use super::arcs::{Node, State, Step};
use super::features::{self, ARC_FEATURES, STEP_FEATURES};
use super::parse::Parse;
use super::relation::Relation;
use super::table::{Loader, Rows, Triples, WIDTH};
use super::tag::Tag;
use super::tagger::{Known, best};
use std::ops::Range;

/// Longer sentences are cut at marks, and the pieces hung on the head of the first one.
pub const LONGEST: usize = 200;

/// The weights of the parser.
#[derive(Clone, Copy)]
pub struct Parser<'d> {
    steps: Triples<'d>,
    arcs: Rows<'d>,
}

impl<'d> Parser<'d> {
    /// Reads the parser's part of a model.
    pub fn load(loader: &mut Loader<'d>) -> Option<Parser<'d>> {
        Some(Parser { steps: loader.triples()?, arcs: loader.rows()? })
    }

    /// Parses a tagged sentence.
    pub fn parse(&self, words: &[Known], tags: &[Tag], state: &mut State, parse: &mut Parse) {
        parse.clear();
        parse.tags.extend_from_slice(tags);
        let mut from = 0;
        while from < words.len() {
            let piece = piece(tags, from);
            from = piece.end;
            state.start(nodes(&words[piece.clone()], &tags[piece.clone()]));
            while !state.done() {
                let step = self.step(state);
                let relation = state.arc(step).map_or(Relation::Dep, |(h, c)| self.relation(state, h, c));
                state.take(step, relation);
            }
            parse.append(state);
        }
        parse.link();
    }

    #[inline]
    fn step(&self, state: &State) -> Step {
        match state.allowed() {
            [true, false, false] => return Step::Shift,
            [false, true, false] => return Step::Left,
            [false, false, _] => return Step::Right,
            _ => {}
        }
        let mut hashes = [0; STEP_FEATURES];
        features::of_state(state, &mut hashes);
        let mut scores = [0; 3];
        for hash in hashes {
            self.steps.add(hash, &mut scores);
        }
        best_step(&scores, state.allowed())
    }

    #[inline]
    fn relation(&self, state: &State, head: u16, child: u16) -> Relation {
        if head as usize == state.root() {
            return Relation::Root;
        }
        let mut hashes = [0; ARC_FEATURES];
        features::of_arc(state, head, child, &mut hashes);
        let mut scores = [0; WIDTH];
        for hash in hashes {
            self.arcs.add(hash, &mut scores);
        }
        scores[Relation::Root as usize] = i16::MIN;
        Relation::from_index(best(&scores[..Relation::COUNT]))
    }
}

/// The allowed step with the highest score, the first one of equals.
#[inline]
pub fn best_step(scores: &[i32; 3], allowed: [bool; 3]) -> Step {
    let mut chosen = Step::Right;
    let mut highest = i32::MIN;
    for step in [Step::Shift, Step::Left, Step::Right] {
        let score = scores[step as usize];
        if allowed[step as usize] && score > highest {
            (chosen, highest) = (step, score);
        }
    }
    chosen
}

/// The words of a sentence with the quotations and brackets around them counted.
pub fn nodes<'w>(words: &'w [Known], tags: &'w [Tag]) -> impl Iterator<Item = Node> + 'w {
    let (mut quoted, mut brackets) = (0u8, 0u8);
    words.iter().zip(tags).map(move |(word, &tag)| {
        match tag {
            Tag::OpenQuote => quoted = 1,
            Tag::CloseQuote => quoted = 0,
            Tag::OpenBracket => brackets = (brackets + 1).min(7),
            Tag::CloseBracket => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        Node::new(&word.atom, tag, quoted + 2 * brackets)
    })
}

/// The next piece of a sentence: all the rest, or up to the last mark that fits.
fn piece(tags: &[Tag], from: usize) -> Range<usize> {
    if tags.len() - from <= LONGEST {
        return from..tags.len();
    }
    let end = from + LONGEST;
    let mark = (from + LONGEST / 2..end).rev().find(|&i| tags[i].is_punct());
    from..mark.map_or(end, |i| i + 1)
}
