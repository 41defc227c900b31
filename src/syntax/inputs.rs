//! What the parser looks at: the rows that a state chooses for the next step, and an arc for its relation.

use super::arcs::{NONE, Node, State};
use super::tag::{TAGS as ALL, Tag, Upos};

/// How many inputs a step has, and an arc.
pub const STEP_INPUTS: usize = 50;
/// How many inputs an arc has.
pub const ARC_INPUTS: usize = 38;

/// How many words have rows of their own at the main places; their numbers are below this.
pub const WORDS: u32 = 3000;
/// The same at the other places.
const FREQUENT: u32 = 1200;
const CLUSTERS: u32 = 1024;
const TAGS: u32 = 48;
const LABELS: u32 = 44;
const CLASSES: u32 = 18;
const SETS: u32 = 1024;
const SMALL: u32 = 128;

/// Where the rows of each input begin.
#[derive(Clone, Debug)]
pub struct Layout<const INPUTS: usize> {
    bases: [u32; INPUTS],
    /// How many rows there are.
    pub rows: usize,
}

impl<const INPUTS: usize> Layout<INPUTS> {
    fn new(kinds: &[(u32, usize)]) -> Layout<INPUTS> {
        let mut bases = [0; INPUTS];
        let sizes = kinds.iter().flat_map(|&(size, count)| std::iter::repeat_n(size, count));
        let mut at = 0;
        for (base, size) in bases.iter_mut().zip(sizes) {
            *base = at;
            at += size;
        }
        Layout { bases, rows: at as usize }
    }
}

/// The universal part of speech of a tag, from 1; 0 for none.
const CLASS: [u32; TAGS as usize] = {
    let mut classes = [0; TAGS as usize];
    let mut i = 0;
    while i < Tag::COUNT {
        classes[i + 1] = ALL[i].2 as u32 + 1;
        i += 1;
    }
    classes
};
const _: () = assert!((Upos::X as u32) + 2 <= CLASSES && Tag::COUNT < TAGS as usize);

#[inline(always)]
fn word(node: &Node) -> u32 {
    node.id as u32
}

/// The number of a word at places where fewer words have rows of their own.
#[inline(always)]
pub fn frequent(id: u16) -> u16 {
    if (id as u32) < FREQUENT { id } else { 1 }
}

#[inline(always)]
fn fine(node: &Node) -> u32 {
    (node.cluster & 0x3ff) as u32
}

#[inline(always)]
fn tag(node: &Node) -> u32 {
    node.tag as u32
}

/// Part of speech and relation of a child, which both stand in its [`Node`], as one number.
#[inline(always)]
pub fn child(tag: u8, relation: u8) -> u16 {
    (CLASS[tag as usize % TAGS as usize] * LABELS) as u16 + relation as u16
}

#[inline(always)]
fn pair(a: &Node, b: &Node) -> u32 {
    tag(a) * TAGS + tag(b)
}

#[inline(always)]
fn valency(node: &Node) -> u32 {
    (node.valency[0] as u32) << 3 | node.valency[1] as u32
}

/// How two words stand to the quotation marks and brackets around them.
#[inline(always)]
fn level(a: &Node, b: &Node) -> u32 {
    (a.depth == b.depth) as u32 | ((a.depth > b.depth) as u32) << 1
}

/// A set of relations as a number below [`SETS`].
#[inline(always)]
fn set(relations: u64) -> u32 {
    (relations.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 54) as u32
}

#[inline(always)]
fn distance(from: u16, to: u16) -> u32 {
    if from == NONE || to == NONE {
        return 0;
    }
    match from.abs_diff(to) as u32 {
        near @ 0..=4 => near,
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}

/// The layout of steps.
pub fn steps() -> Layout<STEP_INPUTS> {
    Layout::new(&[
        (WORDS, 4),
        (FREQUENT, 7),
        (CLUSTERS, 6),
        (TAGS, 8),
        (CLASSES * LABELS, 12),
        (TAGS * TAGS, 6),
        (SMALL, 6),
        (SETS, 1),
    ])
}

/// The layout of arcs.
pub fn arcs() -> Layout<ARC_INPUTS> {
    Layout::new(&[
        (WORDS, 2),
        (FREQUENT, 7),
        (CLUSTERS, 4),
        (TAGS, 7),
        (CLASSES * LABELS, 8),
        (2 * TAGS * TAGS, 1),
        (SETS, 4),
        (SMALL, 5),
    ])
}

impl Layout<STEP_INPUTS> {
    /// The rows that a state chooses.
    #[inline(always)]
    pub fn choose(&self, state: &State, out: &mut [u32; STEP_INPUTS]) {
        let q0 = state.next as u16;
        let place = [state.on_stack(0), state.on_stack(1), state.on_stack(2), state.on_stack(3)];
        let [s0, s1, s2, s3] = place.map(|p| state.node(p));
        let [b0, b1, b2, b3] = [0, 1, 2, 3].map(|k| state.node(q0 + k));
        let before = state.node(q0.wrapping_sub(1));
        let [s0l, s0r, s1l, s1r] =
            [(s0, 0), (s0, 1), (s1, 0), (s1, 1)].map(|(n, side)| state.node(n.outer[side]));
        let b0l = state.node(b0.outer[0]);
        let mut n = 0;
        let mut add = |value: u32| {
            out[n] = self.bases[n] + value;
            n += 1;
        };
        [s0, s1, b0, b1].into_iter().for_each(|n| add(word(n)));
        [s2, b2, s0l, s0r, s1l, s1r, b0l].into_iter().for_each(|n| add(n.frequent as u32));
        [s0, s1, b0, b1, b2, s2].into_iter().for_each(|n| add(fine(n)));
        [s0, s1, s2, s3, b0, b1, b2, b3].into_iter().for_each(|n| add(tag(n)));
        [s0l, s0r, s1l, s1r, b0l].into_iter().for_each(|n| add(n.child as u32));
        let more = [
            s0.second[0],
            s0.second[1],
            s1.second[0],
            s1.second[1],
            b0.second[0],
            s0r.outer[1],
            s1r.outer[1],
        ];
        more.into_iter().for_each(|p| add(state.node(p).child as u32));
        [(s0, b0), (s1, s0), (b0, b1), (s1, b0), (s0, b1), (s2, s1)]
            .into_iter()
            .for_each(|(a, b)| add(pair(a, b)));
        add(distance(place[0], q0) << 3 | distance(place[1], place[0]));
        add(valency(s0));
        add(valency(s1));
        add((b0.valency[0] as u32) << 4 | level(s0, b0) << 2 | level(s1, s0));
        add(tag(before));
        add((state.stack.len().min(7) as u32) << 3 | (state.root() - state.next).min(7) as u32);
        add(set(s1.relations[0] | s1.relations[1]));
        debug_assert_eq!(n, STEP_INPUTS);
    }
}

impl Layout<ARC_INPUTS> {
    /// The rows that an arc chooses.
    #[inline(always)]
    pub fn choose(&self, state: &State, head: u16, at: u16, out: &mut [u32; ARC_INPUTS]) {
        let (h, c) = (state.node(head), state.node(at));
        let side = (at > head) as usize;
        let [cl, cr, cl2, cr2] = [c.outer[0], c.outer[1], c.second[0], c.second[1]].map(|p| state.node(p));
        let [inner, inner2, other, other2] =
            [h.outer[side], h.second[side], h.outer[1 - side], h.second[1 - side]].map(|p| state.node(p));
        let [before, after] = [at.wrapping_sub(1), at + 1].map(|p| state.node(p));
        let [left, right] = [head.wrapping_sub(1), head + 1].map(|p| state.node(p));
        let next = state.node(state.next as u16);
        let mut n = 0;
        let mut add = |value: u32| {
            out[n] = self.bases[n] + value;
            n += 1;
        };
        [h, c].into_iter().for_each(|n| add(word(n)));
        [cl, cl2, cr, inner, other, before, after].into_iter().for_each(|n| add(n.frequent as u32));
        [h, c, cr, inner].into_iter().for_each(|n| add(fine(n)));
        [h, c, before, after, next, left, right].into_iter().for_each(|n| add(tag(n)));
        [cl, cl2, cr, cr2, inner, inner2, other, other2].into_iter().for_each(|n| add(n.child as u32));
        add(pair(h, c) * 2 + side as u32);
        [h.relations[0], h.relations[1], c.relations[0], c.relations[1]]
            .into_iter()
            .for_each(|r| add(set(r)));
        add(distance(head, at) << 1 | side as u32);
        add(valency(h));
        add(valency(c));
        add(level(h, c) << 2 | (head as usize + 1 == state.root()) as u32);
        add(CLASS[h.tag as usize % TAGS as usize] << 1 | side as u32);
        debug_assert_eq!(n, ARC_INPUTS);
    }
}
