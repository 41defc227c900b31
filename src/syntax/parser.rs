//! The parser: step by step through a sentence, always the step that its net weighs most.

use super::arcs::{Node, State, Step};
use super::inputs::{self, ARC_INPUTS, Layout, STEP_INPUTS};
use super::net::Net;
use super::parse::Parse;
use super::relation::Relation;
use super::table::Loader;
use super::tag::Tag;
use super::tagger::Known;
use super::wide::{Simd, widest};
use std::ops::Range;

/// Longer sentences are cut at marks, and the pieces hung on the head of the first one.
pub const LONGEST: usize = 200;

/// The weights of the parser.
#[derive(Clone)]
pub struct Parser<'d> {
    step_inputs: Layout<STEP_INPUTS>,
    steps: Net<'d, 3>,
    arc_inputs: Layout<ARC_INPUTS>,
    arcs: Net<'d, { Relation::COUNT }>,
}

impl<'d> Parser<'d> {
    /// Reads the parser's part of a model.
    pub fn load(loader: &mut Loader<'d>) -> Option<Parser<'d>> {
        let (step_inputs, arc_inputs) = (inputs::steps(), inputs::arcs());
        let steps = Net::load(loader, step_inputs.rows)?;
        let arcs = Net::load(loader, arc_inputs.rows)?;
        Some(Parser { step_inputs, steps, arc_inputs, arcs })
    }

    /// Parses a tagged sentence; heads and their children are still to be linked.
    pub fn parse(
        &self,
        words: &[Known],
        tags: &[Tag],
        apart: Option<usize>,
        state: &mut State,
        parse: &mut Parse,
    ) {
        parse.clear();
        parse.tags.extend_from_slice(tags);
        let mut from = 0;
        while from < words.len() {
            let mut piece = piece(tags, from);
            piece.end = apart.filter(|a| piece.contains(a) && *a > from).unwrap_or(piece.end);
            from = piece.end;
            state.start(nodes(&words[piece.clone()], &tags[piece.clone()]));
            widest!(simd => self.draw(simd, state));
            parse.append(state);
        }
    }

    /// Takes steps until every word has its head.
    #[inline(always)]
    fn draw(&self, simd: impl Simd, state: &mut State) {
        while !state.done() {
            let step = self.step(simd, state);
            let relation = match state.arc(step) {
                Some((head, child)) => self.relation(simd, state, head, child),
                None => Relation::Dep,
            };
            state.take(step, relation);
        }
    }

    #[inline(always)]
    fn step(&self, simd: impl Simd, state: &State) -> Step {
        let allowed = state.allowed();
        match allowed {
            [true, false, false] => return Step::Shift,
            [false, true, false] => return Step::Left,
            [false, false, _] => return Step::Right,
            _ => {}
        }
        let mut inputs = [0; STEP_INPUTS];
        self.step_inputs.choose(state, &mut inputs);
        best_step(&self.steps.scores(simd, &inputs), allowed)
    }

    #[inline(always)]
    fn relation(&self, simd: impl Simd, state: &State, head: u16, child: u16) -> Relation {
        if head as usize == state.root() {
            return Relation::Root;
        }
        let mut inputs = [0; ARC_INPUTS];
        self.arc_inputs.choose(state, head, child, &mut inputs);
        let mut scores = self.arcs.scores(simd, &inputs);
        scores[Relation::Root as usize] = i32::MIN;
        let highest = scores.iter().copied().fold(i32::MIN, i32::max);
        Relation::from_index(scores.iter().position(|&s| s == highest).unwrap_or(0))
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
        Node::new(word, tag, quoted + 2 * brackets)
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
