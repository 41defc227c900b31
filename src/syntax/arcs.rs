//! The state of the parser: a stack, what is still to come, and the arcs drawn so far (arc-hybrid).
//!
//! `SHIFT` puts the next word on the stack; `LEFT` makes the top of the stack a child of the next word; `RIGHT`
//! makes it a child of the word below it on the stack. A word gets its head when it has all its children. The
//! root stands behind the last word.

use super::inputs;
use super::relation::Relation;
use super::tag::Tag;
use super::tagger::Known;

/// A step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Step {
    /// The next word goes on the stack.
    Shift,
    /// The top of the stack becomes a child of the next word.
    Left,
    /// The top of the stack becomes a child of the word below it.
    Right,
}

/// No word.
pub const NONE: u16 = u16::MAX;

/// A word in the parser.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// `Atom::word`.
    pub word: u32,
    /// The number of a frequent word; 1 for any other, 0 for none.
    pub id: u16,
    /// Its coarse and fine cluster.
    pub cluster: u16,
    /// The same, 1 also for words that are not frequent enough for every place.
    pub frequent: u16,
    /// 1 + its tag.
    pub tag: u8,
    /// 1 + the relation to its head; 0 while it has none.
    pub relation: u8,
    /// Its part of speech and its relation as one number.
    pub child: u16,
    /// How many children it has to the left and to the right, at most 7.
    pub valency: [u8; 2],
    /// Its outermost children: left, right.
    pub outer: [u16; 2],
    /// The children next to those.
    pub second: [u16; 2],
    /// Its head, or [`NONE`].
    pub head: u16,
    /// How many quotation marks, brackets stand before it, halved and cut off: where the quotations are.
    pub depth: u8,
    /// The relations of its children to the left and to the right, one bit each.
    pub relations: [u64; 2],
}

impl Node {
    /// A word without arcs.
    pub fn new(known: &Known, tag: Tag, depth: u8) -> Node {
        Node {
            word: known.atom.word,
            id: known.id,
            cluster: known.cluster,
            frequent: inputs::frequent(known.id),
            tag: tag as u8 + 1,
            relation: 0,
            child: inputs::child(tag as u8 + 1, 0),
            valency: [0; 2],
            outer: [NONE; 2],
            second: [NONE; 2],
            head: NONE,
            depth,
            relations: [0; 2],
        }
    }

    /// The root, or a place where no word is.
    pub const fn empty(word: u32) -> Node {
        Node {
            word,
            id: 0,
            cluster: 0,
            frequent: 0,
            tag: 0,
            relation: 0,
            child: 0,
            valency: [0; 2],
            outer: [NONE; 2],
            second: [NONE; 2],
            head: NONE,
            depth: 0,
            relations: [0; 2],
        }
    }
}

/// The place that stands for no word.
static NOBODY: Node = Node::empty(0);

/// The state. Reused from sentence to sentence.
#[derive(Default)]
pub struct State {
    /// The words and behind them the root.
    pub nodes: Vec<Node>,
    /// Places of words, the top last.
    pub stack: Vec<u16>,
    /// The next word; the root when it is the last place.
    pub next: usize,
}

impl State {
    /// Starts a sentence of at most [`NONE`] - 1 words.
    pub fn start(&mut self, nodes: impl Iterator<Item = Node>) {
        self.nodes.clear();
        self.nodes.extend(nodes);
        self.nodes.push(Node::empty(1));
        self.stack.clear();
        self.next = 0;
    }

    /// The place of the root: the number of words.
    #[inline]
    pub fn root(&self) -> usize {
        self.nodes.len() - 1
    }

    /// True when every word has its head.
    #[inline]
    pub fn done(&self) -> bool {
        self.stack.is_empty() && self.next == self.root()
    }

    /// Which steps may be taken: shift, left, right. While not done, one of them may.
    #[inline]
    pub fn allowed(&self) -> [bool; 3] {
        let words_left = self.next < self.root();
        let depth = self.stack.len();
        [words_left, depth > 1 && words_left || depth == 1, depth > 1]
    }

    /// The place of a word on the stack, counted from the top.
    #[inline]
    pub fn on_stack(&self, from_top: usize) -> u16 {
        if self.stack.len() > from_top { self.stack[self.stack.len() - 1 - from_top] } else { NONE }
    }

    /// A word by its place; an empty one for [`NONE`] and beyond the root.
    #[inline]
    pub fn node(&self, place: u16) -> &Node {
        self.nodes.get(place as usize).unwrap_or(&NOBODY)
    }

    /// The arc that a step draws: head and child.
    #[inline]
    pub fn arc(&self, step: Step) -> Option<(u16, u16)> {
        let top = self.on_stack(0);
        match step {
            Step::Shift => None,
            Step::Left => Some((self.next as u16, top)),
            Step::Right => Some((self.on_stack(1), top)),
        }
    }

    /// Takes a step; an arc is drawn with the relation.
    #[inline]
    pub fn take(&mut self, step: Step, relation: Relation) {
        let Some((head, child)) = self.arc(step) else {
            self.stack.push(self.next as u16);
            self.next += 1;
            return;
        };
        self.stack.pop();
        let side = (child > head) as usize;
        let node = &mut self.nodes[child as usize];
        node.head = head;
        node.relation = relation as u8 + 1;
        node.child = inputs::child(node.tag, node.relation);
        let node = &mut self.nodes[head as usize];
        node.second[side] = node.outer[side];
        node.outer[side] = child;
        node.valency[side] = (node.valency[side] + 1).min(7);
        node.relations[side] |= 1 << relation as u8;
    }
}
