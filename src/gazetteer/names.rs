//! Names as sequences of word keys, found from their first word.
//!
//! A name is stored without hyphens, so `RIA-Novosti`, `RIA Novosti` and `RIA–Novosti` are one. The scan looks
//! up the key of a word in a hash table, then the key of the next word among the names that begin with the first,
//! and compares the rest, the longest name first: no automaton is built, and a crowd of names with one first word
//! (*Ministry*, *Mohammed*) costs a few steps more than one.

use super::entity::EntityId;
use super::keymap::KeyMap;
use crate::text::Key;

/// What a listed name is of its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Its name or another name.
    Name,
    /// An abbreviation (`CSTO`): found only in capitals.
    Acronym,
    /// *Kyrgyz*, *Russians*.
    Demonym,
    /// The capital.
    Capital,
    /// A seat of power (*Kremlin*).
    Seat,
    /// No entity at all: a place, event or phrase that only looks like one (*New Mexico*).
    Nothing,
}

/// A listed name.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// Key of the first word.
    pub(super) first: Key,
    /// Key of the second word; `Key(0)` for a name of one word.
    pub(crate) second: Key,
    /// Where the keys of the other words begin.
    pub(super) rest: u32,
    /// How many words.
    pub words: u8,
    /// One bit a word: the word must be written with a capital.
    pub(super) capitals: u32,
    /// Who is named; none for [`Role::Nothing`].
    pub entity: Option<EntityId>,
    /// What the name is.
    pub role: Role,
    /// The name needs context.
    pub weak: bool,
    /// Hash of the words as listed, to tell a listed spelling from one by rule.
    pub exact: Key,
}

/// One word of a name to be stored.
pub struct Word {
    /// Folded by the spelling rules of the index.
    pub key: Key,
    /// Folded only.
    pub exact: Key,
    /// Begins with a capital.
    pub capital: bool,
}

/// A set of names.
#[derive(Default)]
pub struct NameIndex {
    pub(super) names: Vec<Name>,
    pub(super) rest: Vec<Key>,
    first: KeyMap<(u32, u32)>,
}

impl NameIndex {
    /// Adds a name. Call [`NameIndex::finish`] afterwards.
    pub fn add(&mut self, words: &[Word], entity: Option<EntityId>, role: Role, weak: bool) {
        let Some((head, tail)) = words.split_first() else { return };
        if words.len() > 24 {
            return;
        }
        let rest = self.rest.len() as u32;
        self.rest.extend(tail.iter().map(|w| w.key));
        let capitals = words.iter().enumerate().fold(0, |bits, (i, w)| bits | (u32::from(w.capital) << i));
        let exact = Key::join(words.iter().map(|w| w.exact));
        let words = words.len() as u8;
        let second = tail.first().map_or(Key(0), |w| w.key);
        self.names.push(Name { first: head.key, second, rest, words, capitals, entity, role, weak, exact });
    }

    /// Sorts the names by their first two words; of these the longest come first, otherwise in the order of adding.
    pub fn finish(&mut self) {
        let mut order: Vec<u32> = (0..self.names.len() as u32).collect();
        order.sort_unstable_by_key(|&i| {
            let name = &self.names[i as usize];
            (name.first, name.second, std::cmp::Reverse(name.words), i)
        });
        let names = order.iter().map(|&i| self.names[i as usize]).collect();
        *self = NameIndex::sorted(names, std::mem::take(&mut self.rest));
    }

    /// An index of names that [`NameIndex::finish`] has sorted.
    pub(super) fn sorted(names: Vec<Name>, rest: Vec<Key>) -> NameIndex {
        let mut first = KeyMap::with_room(names.len() / 2);
        let mut at = 0;
        while at < names.len() {
            let key = names[at].first;
            let run = names[at..].iter().take_while(|n| n.first == key).count();
            first.insert(key, (at as u32, (at + run) as u32));
            at += run;
        }
        NameIndex { names, rest, first }
    }

    /// The names that begin with a word.
    #[inline]
    pub fn starting(&self, first: Key) -> &[Name] {
        match self.first.get(first) {
            Some((start, end)) => &self.names[start as usize..end as usize],
            None => &[],
        }
    }

    /// Those of some names with one first word that have a certain second word; `Key(0)`: no second word.
    #[inline]
    pub fn going_on(run: &[Name], second: Key) -> &[Name] {
        let start = if run.len() < 8 {
            run.iter().position(|n| n.second >= second).unwrap_or(run.len())
        } else {
            run.partition_point(|n| n.second < second)
        };
        let length = run[start..].iter().take_while(|n| n.second == second).count();
        &run[start..start + length]
    }

    /// The keys of a name's other words.
    #[inline]
    pub fn rest(&self, name: &Name) -> &[Key] {
        &self.rest[name.rest as usize..name.rest as usize + name.words as usize - 1]
    }

    /// Who a whole sequence of words names; a strong name before a weak one.
    pub fn exactly(&self, words: &[Key]) -> Option<EntityId> {
        let (first, rest) = words.split_first()?;
        let mut fitting = self.starting(*first).iter().filter(|n| n.entity.is_some() && self.rest(n) == rest);
        let best = fitting.clone().find(|n| !n.weak).or_else(|| fitting.next());
        best.and_then(|n| n.entity)
    }

    /// All names of a whole sequence of words.
    pub fn meanings<'n>(&'n self, words: &'n [Key]) -> impl Iterator<Item = &'n Name> {
        let first = words.first().copied().unwrap_or_default();
        self.starting(first).iter().filter(move |n| self.rest(n) == words.get(1..).unwrap_or(&[]))
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}

impl Name {
    /// True where word number `word` must begin with a capital.
    #[inline]
    pub fn capital(&self, word: usize) -> bool {
        self.capitals >> word & 1 == 1
    }
}
