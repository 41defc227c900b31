//! A parse: the tree of one sentence and the questions one asks of it.

use super::arcs::{NONE, State};
use super::relation::Relation;
use super::tag::{Tag, Upos};
use std::ops::Range;

/// The tree of one sentence. Words are counted inside the sentence; the token of word `i` in its text is
/// `first_token + i`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parse {
    /// The token of the text that is word 0.
    pub first_token: usize,
    /// A tag for each word.
    pub tags: Vec<Tag>,
    /// The head of each word; `None` for the one root.
    pub heads: Vec<Option<usize>>,
    /// The relation of each word to its head.
    pub relations: Vec<Relation>,
    /// The first child of each word, then the next child of the same head; [`END`] where there is none.
    first: Vec<u32>,
    next: Vec<u32>,
    /// The run of words below each word, itself included.
    runs: Vec<(u32, u32)>,
}

/// No further child.
const END: u32 = u32::MAX;

impl Parse {
    /// How many words the sentence has.
    #[inline]
    pub fn len(&self) -> usize {
        self.tags.len()
    }

    /// Takes over the parse of fewer words. `places` has the place of each of them here; the words between two places hang
    /// on the later one.
    pub(super) fn spread(&mut self, fewer: &Parse, places: &[usize], tags: &[Tag]) {
        self.clear();
        self.tags.extend_from_slice(tags);
        let mut from = 0;
        for (word, &place) in places.iter().enumerate() {
            for _ in from..place {
                self.heads.push(Some(place));
                self.relations.push(Relation::Flat);
            }
            self.heads.push(fewer.heads[word].map(|h| places[h]));
            self.relations.push(fewer.relations[word]);
            from = place + 1;
        }
        self.link();
    }

    /// Takes over a stretch of words as another parse of the same sentence has it: a clause that hangs on the word before it.
    /// False where the stretch has no verb to lead it, or that word hangs on the stretch: nothing is changed then.
    pub fn graft(&mut self, other: &Parse, stretch: Range<usize>) -> bool {
        let Some(noun) = stretch.start.checked_sub(1) else { return false };
        if self.ancestors(noun).take(self.len()).any(|h| stretch.contains(&h)) {
            return false;
        }
        let inside = |head: &Option<usize>| head.is_some_and(|h| stretch.contains(&h));
        let finite = |w: &usize| !inside(&other.heads[*w]) && other.tags[*w].is_verb();
        let Some(root) = stretch.clone().find(finite) else { return false };
        self.tags[stretch.clone()].copy_from_slice(&other.tags[stretch.clone()]);
        for word in stretch.clone() {
            (self.heads[word], self.relations[word]) = match other.heads[word] {
                _ if word == root => (Some(noun), Relation::AclRelcl),
                Some(head) if inside(&Some(head)) => (Some(head), other.relations[word]),
                _ => (Some(root), Relation::Dep),
            };
        }
        self.link();
        true
    }

    /// True for a sentence without words.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.tags.is_empty()
    }

    /// The root of the sentence.
    pub fn root(&self) -> Option<usize> {
        self.heads.iter().position(Option::is_none)
    }

    /// The children of a word, from left to right.
    #[inline]
    pub fn children(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        let mut at = self.first.get(word).copied().unwrap_or(END);
        std::iter::from_fn(move || {
            let child = at as usize;
            at = *self.next.get(child)?;
            Some(child)
        })
    }

    /// The first child of a word that has a relation to it.
    pub fn child(&self, word: usize, relation: Relation) -> Option<usize> {
        self.children(word).find(|&c| self.relations[c] == relation)
    }

    /// The children of a word that have a relation to it.
    pub fn children_by(&self, word: usize, relation: Relation) -> impl Iterator<Item = usize> + '_ {
        self.children(word).filter(move |&c| self.relations[c] == relation)
    }

    /// A word and all that hangs below it: always one run of words.
    #[inline]
    pub fn subtree(&self, word: usize) -> Range<usize> {
        let (start, end) = self.runs[word];
        start as usize..end as usize
    }

    /// True where `word` is `above` or hangs somewhere below it.
    #[inline]
    pub fn is_below(&self, word: usize, above: usize) -> bool {
        self.subtree(above).contains(&word)
    }

    /// The heads of a word, from its own up to the root.
    pub fn ancestors(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.heads[word], |&head| self.heads[head])
    }

    /// The universal part of speech of a word.
    pub fn upos(&self, word: usize) -> Upos {
        Upos::of(self.tags[word], self.relations[word])
    }

    /// Empties the parse, and keeps its room.
    pub(super) fn clear(&mut self) {
        self.first_token = 0;
        self.tags.clear();
        self.heads.clear();
        self.relations.clear();
        self.runs.clear();
    }

    /// Adds a finished piece of the sentence. The root of a later piece hangs on the root of the first one.
    pub(super) fn append(&mut self, state: &State) {
        let base = self.heads.len();
        let root = self.root();
        let words = state.root();
        for (place, node) in state.nodes[..words].iter().enumerate() {
            let inside = node.head != NONE && (node.head as usize) < words;
            let head = if inside { Some(base + node.head as usize) } else { root };
            let relation = match (inside, root) {
                (true, _) => Relation::from_index(node.relation as usize - 1),
                (false, None) => Relation::Root,
                (false, Some(_)) => Relation::Parataxis,
            };
            self.heads.push(head);
            self.relations.push(relation);
            self.runs.push(((base + place) as u32, (base + place + 1) as u32));
        }
        let nodes = &state.nodes;
        for (place, node) in nodes[..words].iter().enumerate() {
            // An outermost left child comes before its head, so its own start is known already.
            let child = node.outer[0];
            if child != NONE {
                self.runs[base + place].0 = self.runs[base + child as usize].0;
            }
        }
        for place in (0..words).rev() {
            let child = nodes[place].outer[1];
            if child != NONE {
                self.runs[base + place].1 = self.runs[base + child as usize].1;
            }
        }
        if let Some(root) = root {
            self.runs[root].1 = (base + words) as u32;
        }
    }

    /// Links heads to their children.
    pub(super) fn link(&mut self) {
        self.first.clear();
        self.next.clear();
        self.first.resize(self.heads.len(), END);
        self.next.resize(self.heads.len(), END);
        for word in (0..self.heads.len()).rev() {
            if let Some(head) = self.heads[word] {
                self.next[word] = self.first[head];
                self.first[head] = word as u32;
            }
        }
    }
}
