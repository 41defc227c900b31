//! What the parser looks at: features of a state for the next step, and of an arc for its relation.

use super::arcs::{NONE, Node, State};
use super::table::{hash, join};

/// How many features a state has.
pub const STEP_FEATURES: usize = 84;

/// How many features an arc has.
pub const ARC_FEATURES: usize = 44;

/// Distances in classes: 1, 2, 3, 4, 5-6, 7-10, more.
#[inline]
fn distance(from: u16, to: u16) -> u64 {
    if from == NONE || to == NONE {
        return 0;
    }
    match from.abs_diff(to) {
        0..=4 => from.abs_diff(to) as u64,
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}

/// The features of a state.
#[inline(always)]
pub fn of_state(state: &State, out: &mut [u64; STEP_FEATURES]) {
    let (p0, p1, p2) = (state.on_stack(0), state.on_stack(1), state.on_stack(2));
    let q0 = state.next as u16;
    let (s0, s1, s2) = (state.node(p0), state.node(p1), state.node(p2));
    let (b0, b1, b2, b3) = (state.node(q0), state.node(q0 + 1), state.node(q0 + 2), state.node(q0 + 3));
    let word = |n: &Node| n.word as u64;
    let tag = |n: &Node| n.tag as u64;
    let both = |n: &Node| (n.word as u64) << 6 | n.tag as u64;
    let label = |n: &Node| n.relation as u64;
    let left = |n: &Node| state.node(n.outer[0]);
    let right = |n: &Node| state.node(n.outer[1]);
    let left2 = |n: &Node| state.node(n.second[0]);
    let right2 = |n: &Node| state.node(n.second[1]);
    let (s0l, s0r, s1l, s1r, b0l) = (left(s0), right(s0), left(s1), right(s1), left(b0));
    let (d0, d1) = (distance(p0, q0), distance(p1, p0));
    let valency = |n: &Node, side: usize| n.valency[side] as u64;
    let before = if q0 > 0 { state.node(q0 - 1) } else { state.node(NONE) };
    let mut n = 0;
    let mut add = |value: u64| {
        out[n] = hash(n as u64 + 64, value);
        n += 1;
    };
    // Words alone.
    add(word(s0));
    add(tag(s0));
    add(both(s0));
    add(both(s1));
    add(tag(s1));
    add(both(b0));
    add(word(b0));
    add(tag(b0));
    add(both(b1));
    add(tag(b1) << 6 | tag(b2));
    add(word(b1));
    add(both(b2));
    add(both(s2));
    add(tag(b1) << 12 | tag(b2) << 6 | tag(b3));
    // Pairs.
    add(join(both(s0), both(b0)));
    add(both(s0) << 6 | tag(b0));
    add(both(b0) << 6 | tag(s0));
    add(word(s0) << 32 | word(b0));
    add(tag(s0) << 6 | tag(b0));
    add(join(both(s1), both(s0)));
    add(both(s1) << 6 | tag(s0));
    add(both(s0) << 6 | tag(s1));
    add(word(s1) << 32 | word(s0));
    add(tag(s1) << 6 | tag(s0));
    add(tag(s1) << 6 | tag(b0));
    add(word(s1) << 32 | word(b0));
    add(both(s1) << 6 | tag(b0));
    add(both(b0) << 6 | tag(s1));
    add(tag(b0) << 6 | tag(b1));
    add(both(b0) << 6 | tag(b1));
    add(both(b1) << 6 | tag(b0));
    add(word(b0) << 32 | word(b1));
    // Three and four.
    let (t0, t1, u0, u1) = (tag(s0), tag(s1), tag(b0), tag(b1));
    add(t0 << 12 | u0 << 6 | u1);
    add(t1 << 12 | t0 << 6 | u0);
    add(tag(s2) << 12 | t1 << 6 | t0);
    add(u0 << 12 | u1 << 6 | tag(b2));
    add(t1 << 18 | t0 << 12 | u0 << 6 | u1);
    add(t0 << 18 | u0 << 12 | u1 << 6 | tag(b2));
    add(tag(s2) << 18 | t1 << 12 | t0 << 6 | u0);
    add(word(s0) << 12 | u0 << 6 | u1);
    add(word(b0) << 12 | t0 << 6 | u1);
    add(word(b1) << 12 | t0 << 6 | u0);
    add(word(s1) << 12 | t0 << 6 | u0);
    add(word(s0) << 12 | t1 << 6 | u0);
    add(word(b0) << 12 | t1 << 6 | t0);
    add(join(word(s1) << 32 | word(s0), u0));
    add(join(word(s1) << 32 | word(b0), t0));
    add(join(word(s0) << 32 | word(b0), t1));
    // Children.
    add(t0 << 18 | u0 << 12 | tag(s0l) << 6 | label(s0l));
    add(t0 << 18 | u0 << 12 | tag(s0r) << 6 | label(s0r));
    add(t0 << 18 | u0 << 12 | tag(b0l) << 6 | label(b0l));
    add(t1 << 18 | t0 << 12 | tag(s1l) << 6 | label(s1l));
    add(t1 << 18 | t0 << 12 | tag(s1r) << 6 | label(s1r));
    add(t1 << 18 | t0 << 12 | tag(s0l) << 6 | label(s0l));
    add(t1 << 18 | t0 << 12 | tag(s0r) << 6 | label(s0r));
    add(t1 << 18 | u0 << 12 | tag(s1r) << 6 | label(s1r));
    add(word(s0l) << 12 | t0 << 6 | u0);
    add(word(s0r) << 12 | t0 << 6 | u0);
    add(word(s1r) << 12 | t1 << 6 | t0);
    add(word(s0l) << 12 | t1 << 6 | t0);
    add(word(b0l) << 12 | t0 << 6 | u0);
    add(word(s0) << 12 | label(s0l) << 6 | label(s0r));
    add(word(s0) << 18 | label(left2(s0)) << 12 | label(s0l) << 6 | u0);
    add(word(b0) << 12 | label(b0l) << 6 | label(left2(b0)));
    add(t0 << 24 | label(s0l) << 18 | label(left2(s0)) << 12 | label(s0r) << 6 | label(right2(s0)));
    add(word(s1) << 18 | label(s1r) << 12 | label(right2(s1)) << 6 | t0);
    add(t1 << 24 | t0 << 18 | label(s1l) << 12 | label(s1r) << 6 | label(right2(s1)));
    add(join(s0.relations[0], t0 << 6 | u0));
    add(join(s0.relations[1], t0 << 6 | u0));
    add(join(s1.relations[1], t1 << 6 | t0));
    add(join(s1.relations[0], t1 << 6 | t0));
    add(join(b0.relations[0], t0 << 6 | u0));
    add(join(s1.relations[1], word(s1)));
    add(join(s0.relations[0] | s0.relations[1], word(s0)));
    // Distances, counts, quotations.
    add(word(s0) << 3 | d0);
    add(t0 << 9 | u0 << 3 | d0);
    add(t1 << 9 | t0 << 3 | d1);
    add(word(s1) << 9 | t0 << 3 | d1);
    add(word(b0) << 9 | t0 << 3 | d0);
    add(t0 << 12 | valency(s0, 0) << 9 | valency(s0, 1) << 6 | u0);
    add(t1 << 12 | valency(s1, 0) << 9 | valency(s1, 1) << 6 | t0);
    let same = |a: &Node, b: &Node| (a.depth == b.depth) as u64 | ((a.depth > b.depth) as u64) << 1;
    add(t0 << 8 | u0 << 2 | same(s0, b0));
    add(t1 << 10 | t0 << 4 | same(s1, s0) << 2 | same(s0, b0));
    add(t0 << 12 | tag(before) << 6 | u0);
    debug_assert_eq!(n, STEP_FEATURES);
}

/// The features of an arc from `head` to `child`, drawn in this state.
#[inline(always)]
pub fn of_arc(state: &State, head: u16, child: u16, out: &mut [u64; ARC_FEATURES]) {
    let (h, c) = (state.node(head), state.node(child));
    let side = (child > head) as usize;
    let place = side as u64;
    let word = |n: &Node| n.word as u64;
    let tag = |n: &Node| n.tag as u64;
    let label = |n: &Node| n.relation as u64;
    let (cl, cr) = (state.node(c.outer[0]), state.node(c.outer[1]));
    let (cl2, inner) = (state.node(c.second[0]), state.node(h.outer[side]));
    let other = state.node(h.outer[1 - side]);
    let before = if child > 0 { state.node(child - 1) } else { state.node(NONE) };
    let after = state.node(child + 1);
    let next = state.node(state.next as u16);
    let far = distance(head, child);
    let (th, tc) = (tag(h), tag(c));
    let mut n = 0;
    let mut add = |value: u64| {
        out[n] = hash(n as u64 + 160, value << 1 | place);
        n += 1;
    };
    add(0);
    add(word(h));
    add(th);
    add(word(c));
    add(tc);
    add(word(h) << 6 | th);
    add(word(c) << 6 | tc);
    add(th << 6 | tc);
    add(word(h) << 6 | tc);
    add(word(c) << 6 | th);
    add(join(word(h) << 32 | word(c), 0));
    add(th << 9 | tc << 3 | far);
    // The child's own children tell what it is: `by`, `that`, `'s`.
    add(word(cl) << 12 | th << 6 | tc);
    add(word(cl) << 6 | tc);
    add(word(cr) << 12 | th << 6 | tc);
    add(join(word(cl) << 32 | word(h), tc));
    add(join(word(cl) << 32 | word(c), th));
    add(word(cl2) << 12 | th << 6 | tc);
    add(tc << 24 | th << 18 | label(cl) << 12 | label(cl2) << 6 | label(cr));
    add(word(h) << 18 | tc << 12 | label(cl) << 6 | label(cr));
    add(join(c.relations[0], th << 6 | tc));
    add(join(c.relations[1], th << 6 | tc));
    add(join(c.relations[0], word(h) << 6 | tc));
    add(join(c.relations[0] | c.relations[1], tc));
    add(tag(cl) << 18 | tag(cr) << 12 | th << 6 | tc);
    // The head's other children.
    add(join(h.relations[0], th << 6 | tc));
    add(join(h.relations[1], th << 6 | tc));
    add(join(h.relations[0] | h.relations[1], word(h) << 6 | tc));
    add(label(inner) << 12 | th << 6 | tc);
    add(label(inner) << 18 | tag(inner) << 12 | th << 6 | tc);
    add(label(other) << 12 | th << 6 | tc);
    add(word(inner) << 12 | th << 6 | tc);
    add(word(h) << 12 | label(inner) << 6 | tc);
    // Neighbours.
    add(word(before) << 12 | th << 6 | tc);
    add(word(after) << 12 | th << 6 | tc);
    add(tag(before) << 18 | tag(after) << 12 | th << 6 | tc);
    add(word(next) << 12 | th << 6 | tc);
    add(tag(next) << 12 | th << 6 | tc);
    add(word(c) << 12 | tag(before) << 6 | tag(after));
    add(far << 18 | th << 12 | tc << 6 | label(cl));
    add(word(c) << 18 | label(cl) << 12 | label(cr) << 6 | th);
    add(((c.depth == h.depth) as u64) << 12 | th << 6 | tc);
    add(word(h) << 12 | tag(cl) << 6 | tag(cr));
    add((c.valency[0] as u64) << 15 | (c.valency[1] as u64) << 12 | th << 6 | tc);
    debug_assert_eq!(n, ARC_FEATURES);
}
