//! A map from word keys to small values, built once and asked for every word of every text.
//!
//! Keys are hashes that are mixed well already, so a key's high bits say where to look, and the next places are
//! looked at in turn. At most half of the places are taken. Most words of a text are in no list: a small set of bits,
//! which stays near the processor, says so for nine in ten of them.

use crate::text::Key;

/// The map. Values are copied out.
#[derive(Clone, Debug)]
pub struct KeyMap<V> {
    /// A power of two of places; `Key(0)` is an empty one.
    slots: Vec<(Key, V)>,
    /// Four bits a place; a key's bit is set where the map may have it.
    bits: Vec<u64>,
    shift: u32,
    len: usize,
}

impl<V: Copy + Default> Default for KeyMap<V> {
    fn default() -> KeyMap<V> {
        KeyMap::with_room(0)
    }
}

impl<V: Copy + Default> KeyMap<V> {
    /// A map with room for so many keys.
    pub fn with_room(keys: usize) -> KeyMap<V> {
        let places = (keys * 2).next_power_of_two().max(16);
        KeyMap {
            slots: vec![(Key(0), V::default()); places],
            bits: vec![0; places / 16],
            shift: 64 - places.trailing_zeros(),
            len: 0,
        }
    }

    /// Where a key stands, or the empty place where it would.
    #[inline]
    fn place(&self, key: Key) -> usize {
        let mut at = (key.0 >> self.shift) as usize;
        loop {
            let found = self.slots[at].0;
            if found == key || found == Key(0) {
                return at;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// The word and the bit of a key in the set of bits.
    #[inline]
    fn bit(&self, key: Key) -> (usize, u64) {
        let bit = key.0 >> (self.shift - 2);
        ((bit / 64) as usize, 1 << (bit % 64))
    }

    /// The value of a key.
    #[inline]
    pub fn get(&self, key: Key) -> Option<V> {
        let (word, bit) = self.bit(key);
        if self.bits[word] & bit == 0 {
            return None;
        }
        let (found, value) = self.slots[self.place(key)];
        (found == key && key != Key(0)).then_some(value)
    }

    /// The value of a key, to be changed; put in where it is missing.
    pub fn entry(&mut self, key: Key) -> &mut V {
        if (self.len + 1) * 2 > self.slots.len() {
            let mut larger = KeyMap::with_room(self.slots.len());
            for &(key, value) in self.slots.iter().filter(|s| s.0 != Key(0)) {
                *larger.entry(key) = value;
            }
            *self = larger;
        }
        let at = self.place(key);
        if self.slots[at].0 == Key(0) {
            let (word, bit) = self.bit(key);
            self.bits[word] |= bit;
            self.slots[at].0 = key;
            self.len += 1;
        }
        &mut self.slots[at].1
    }

    /// Sets the value of a key.
    pub fn insert(&mut self, key: Key, value: V) {
        *self.entry(key) = value;
    }

    /// All keys with their values, sorted by key.
    pub fn sorted(&self) -> Vec<(Key, V)> {
        let mut all: Vec<(Key, V)> = self.slots.iter().filter(|s| s.0 != Key(0)).copied().collect();
        all.sort_by_key(|s| s.0);
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_also_where_they_crowd() {
        let mut map: KeyMap<u32> = KeyMap::default();
        let keys: Vec<Key> =
            (1..5000u64).map(Key).chain((0..5000).map(|n| Key::of(&format!("w{n}")))).collect();
        for (value, key) in keys.iter().enumerate() {
            map.insert(*key, value as u32);
        }
        for (value, key) in keys.iter().enumerate() {
            assert_eq!(map.get(*key), Some(value as u32));
        }
        assert_eq!(map.get(Key(77_777)), None);
        assert_eq!(map.get(Key(0)), None);
        assert_eq!(map.sorted().len(), keys.len());
    }
}
