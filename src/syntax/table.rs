//! Weights in flat tables that are used as they lie in the file: nothing is built when a model is loaded.
//!
//! A feature is a 64-bit hash. Its high bits choose a bucket of two entries of four bytes, its low bits are the
//! check by which an entry knows its own. A feature that is in no entry weighs nothing.

/// How many weights of a row are added at once, here and in the net.
pub const LANES: usize = 16;

/// How many answers a [`Rows`] table weighs. A row is one byte an answer.
pub const WIDTH: usize = 48;

/// The hash of a feature: its template's number and its packed values.
#[inline(always)]
pub fn hash(template: u64, value: u64) -> u64 {
    let h = (value ^ template.wrapping_mul(0xd6e8_feb8_6659_fd93)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (h ^ h >> 32).wrapping_mul(0xff51_afd7_ed55_8ccd)
}

/// Packs a further value onto others when they do not fit into 64 bits side by side.
#[inline(always)]
pub fn join(value: u64, more: u64) -> u64 {
    (value ^ value >> 29).wrapping_mul(0xbf58_476d_1ce4_e5b9) ^ more
}

/// Buckets of two entries. An entry is four bytes; its meaning is the caller's.
#[derive(Clone, Copy)]
struct Buckets<'d> {
    bytes: &'d [u8],
    shift: u32,
}

impl<'d> Buckets<'d> {
    #[inline(always)]
    fn get(&self, hash: u64) -> u64 {
        let at = (hash >> self.shift) as usize * 8;
        match self.bytes.get(at..at + 8) {
            Some(bytes) => u64::from_le_bytes(bytes.try_into().unwrap_or([0; 8])),
            None => 0,
        }
    }
}

/// A map from features to numbers below 2^20; 0 stands for absent.
#[derive(Clone, Copy)]
pub struct Index<'d>(Buckets<'d>);

impl<'d> Index<'d> {
    /// The number of a feature.
    #[inline(always)]
    pub fn get(&self, hash: u64) -> u32 {
        let pair = self.0.get(hash);
        let check = (hash & 0xfff) as u32;
        let (a, b) = (pair as u32, (pair >> 32) as u32);
        let a = if a >> 20 == check { a & 0xf_ffff } else { 0 };
        let b = if b >> 20 == check { b & 0xf_ffff } else { 0 };
        a | b
    }
}

/// A map from features to rows of [`WIDTH`] weights.
#[derive(Clone, Copy)]
pub struct Rows<'d> {
    index: Index<'d>,
    rows: &'d [[u8; WIDTH]],
}

impl Rows<'_> {
    /// Adds the weights of some features to the scores.
    #[inline(always)]
    pub fn add<const FEATURES: usize>(&self, hashes: &[u64; FEATURES], scores: &mut [i16; WIDTH]) {
        // All are looked up before any is added: so the processor waits for many of them at once, and guesses nothing.
        let mut numbers = [0; FEATURES];
        for (number, &hash) in numbers.iter_mut().zip(hashes) {
            *number = self.index.get(hash);
        }
        let mut rows = [&NO_ROW; FEATURES];
        let mut known = 0;
        for number in numbers {
            rows[known] = self.rows.get((number as usize).wrapping_sub(1)).unwrap_or(&NO_ROW);
            known += usize::from(number != 0);
        }
        for (place, sums) in scores.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
            let mut added = *sums;
            for row in &rows[..known] {
                let part = &row.as_chunks::<LANES>().0[place];
                for (sum, &weight) in added.iter_mut().zip(part) {
                    *sum += i16::from(weight as i8);
                }
            }
            *sums = added;
        }
    }
}

/// Weighs nothing.
static NO_ROW: [u8; WIDTH] = [0; WIDTH];

/// Rows begin at multiples of this in a file: a line of the processor's cache.
const LINE: usize = 64;

/// Reads tables one behind the other.
pub struct Loader<'d> {
    rest: &'d [u8],
    size: usize,
}

impl<'d> Loader<'d> {
    /// Reads from the beginning of a file.
    pub fn new(bytes: &'d [u8]) -> Loader<'d> {
        Loader { rest: bytes, size: bytes.len() }
    }

    /// Some bytes that begin a new line.
    pub fn line(&mut self, length: usize) -> Option<&'d [u8]> {
        let at = self.size - self.rest.len();
        let (_, rest) = self.rest.split_at_checked(at.next_multiple_of(LINE) - at)?;
        let (bytes, rest) = rest.split_at_checked(length)?;
        self.rest = rest;
        Some(bytes)
    }

    /// A little-endian number.
    pub fn number(&mut self) -> Option<u32> {
        let (bytes, rest) = self.rest.split_first_chunk::<4>()?;
        self.rest = rest;
        Some(u32::from_le_bytes(*bytes))
    }

    fn buckets(&mut self) -> Option<Buckets<'d>> {
        let log = self.number().filter(|log| (1..=24).contains(log))?;
        let bytes = self.line(8 << log)?;
        Some(Buckets { bytes, shift: 64 - log })
    }

    /// An [`Index`]: logarithm of the bucket count, buckets.
    pub fn index(&mut self) -> Option<Index<'d>> {
        self.buckets().map(Index)
    }

    /// [`Rows`]: an index, the number of rows, the rows.
    pub fn rows(&mut self) -> Option<Rows<'d>> {
        let index = self.index()?;
        let size = (self.number()? as usize).checked_mul(WIDTH)?;
        let rows = self.line(size)?.as_chunks().0;
        Some(Rows { index, rows })
    }
}

/// Writes tables in the shape that [`Loader`] reads.
#[derive(Default)]
pub struct Writer(pub Vec<u8>);

impl Writer {
    /// A little-endian number.
    pub fn number(&mut self, number: u32) {
        self.0.extend(number.to_le_bytes());
    }

    /// Goes on to a new line.
    pub fn line(&mut self) {
        self.0.resize(self.0.len().next_multiple_of(LINE), 0);
    }

    /// Entries with their hashes, the most important ones first: what finds its bucket full is left out.
    /// Returns which entries were kept.
    /// `check` is the part of an entry that must differ within a bucket.
    fn buckets(&mut self, log: u32, check: u32, entries: impl Iterator<Item = (u64, u32)>) -> Vec<bool> {
        let mut slots = vec![0u32; 2 << log];
        let mut kept = Vec::new();
        for (hash, entry) in entries {
            let at = (hash >> (64 - log)) as usize * 2;
            let twin = (at..at + 2).any(|slot| slots[slot] != 0 && (slots[slot] ^ entry) & check == 0);
            let free = (at..at + 2).find(|&slot| slots[slot] == 0).filter(|_| !twin);
            if let Some(slot) = free {
                slots[slot] = entry;
            }
            kept.push(free.is_some());
        }
        self.number(log);
        self.line();
        slots.iter().for_each(|slot| self.number(*slot));
        kept
    }

    /// An [`Index`] of numbers from 1 to 2^20 - 1.
    pub fn index(&mut self, log: u32, entries: &[(u64, u32)]) -> usize {
        let entry = |&(hash, number): &(u64, u32)| (hash, ((hash & 0xfff) as u32) << 20 | number);
        self.buckets(log, 0xfff0_0000, entries.iter().map(entry)).iter().filter(|&&k| k).count()
    }

    /// [`Rows`]; returns how many were kept.
    pub fn rows(&mut self, log: u32, entries: &[(u64, [i8; WIDTH])]) -> usize {
        let mut probe = Writer::default();
        let kept =
            probe.buckets(log, 0xfff0_0000, entries.iter().map(|e| (e.0, ((e.0 & 0xfff) as u32) << 20 | 1)));
        let kept: Vec<_> = entries.iter().zip(kept).filter(|(_, k)| *k).map(|(e, _)| e).collect();
        let numbers: Vec<_> = kept.iter().zip(1..).map(|(e, n)| (e.0, n)).collect();
        self.index(log, &numbers);
        self.number(kept.len() as u32);
        self.line();
        kept.iter().for_each(|e| self.0.extend(e.1.iter().map(|w| *w as u8)));
        kept.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut writer = Writer::default();
        let row = |n: usize| {
            let mut row = [0i8; WIDTH];
            row[n] = -7;
            row
        };
        let entries: Vec<_> = (0..40).map(|n| (hash(1, n), row(n as usize))).collect();
        assert_eq!(writer.rows(8, &entries), 40);
        let mut loader = Loader::new(&writer.0);
        let rows = loader.rows().unwrap();
        let mut scores = [0; WIDTH];
        rows.add(&[hash(1, 3), hash(1, 777)], &mut scores);
        assert_eq!((scores[3], scores.iter().sum::<i16>()), (-7, -7));
        assert!(Loader::new(&writer.0[..9]).rows().is_none());
    }
}
