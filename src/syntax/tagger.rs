//! The tagger: one pass from left to right, each word with the tag that its features weigh most.

use super::atom::{Atom, shape};
use super::inputs::WORDS;
use super::table::{Index, Loader, Rows, WIDTH, hash, join};
use super::tag::Tag;
use super::wide::widest;

/// How many features a word has.
pub const FEATURES: usize = 42;

/// Words that the features look at beyond the word itself, to the left and to the right.
pub const MARGIN: (usize, usize) = (2, 3);

/// What the training texts say about a word by itself: its most frequent tags. Twenty bits.
///
/// Bits 0-5: 1 + the first tag; 6-11: 1 + the second tag or 0; 12-17: the third; 18: always the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry(pub u32);

impl Entry {
    /// True where the training texts used the word so, among its three most frequent tags.
    #[inline]
    pub fn has(self, tag: Tag) -> bool {
        [0, 6, 12].iter().any(|shift| (self.0 >> shift & 63) as usize == tag as usize + 1)
    }

    /// The only tag of a frequent word.
    #[inline]
    pub fn only(self) -> Option<Tag> {
        (self.0 >> 18 & 1 == 1).then(|| Tag::from_index((self.0 & 63) as usize - 1))
    }
}

/// A word with all that the tagger knows before it looks at its neighbours.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known {
    /// The word.
    pub atom: Atom,
    /// Its entry in the lexicon.
    pub entry: Entry,
    /// Its cluster: the coarse one in bits 10-15, the fine one in bits 0-9; 0 for an unknown word.
    pub cluster: u16,
    /// Its number among the frequent words, from 2; 1 for any other word.
    pub id: u16,
}

impl Known {
    /// The coarse cluster, below 64.
    #[inline(always)]
    pub fn coarse(&self) -> u64 {
        (self.cluster >> 10) as u64
    }

    /// The fine cluster, below 1024.
    #[inline(always)]
    pub fn fine(&self) -> u64 {
        (self.cluster & 0x3ff) as u64
    }
}

/// The weights of the tagger.
#[derive(Clone, Copy)]
pub struct Tagger<'d> {
    clusters: Index<'d>,
    numbers: Index<'d>,
    lexicon: Index<'d>,
    rows: Rows<'d>,
}

impl<'d> Tagger<'d> {
    /// Reads the tagger's part of a model.
    pub fn load(loader: &mut Loader<'d>) -> Option<Tagger<'d>> {
        Some(Tagger {
            clusters: loader.index()?,
            numbers: loader.index()?,
            lexicon: loader.index()?,
            rows: loader.rows()?,
        })
    }

    /// Looks a word up.
    #[inline]
    pub fn know(&self, atom: Atom) -> Known {
        let hash = word_hash(atom);
        let entry = Entry(self.lexicon.get(hash));
        let id = self.numbers.get(hash).clamp(1, WORDS - 1) as u16;
        Known { atom, entry, cluster: self.clusters.get(hash) as u16, id }
    }

    /// Tags a sentence. `words` has [`MARGIN`] empty words on either side; `tags` gets one tag a word.
    pub fn tag(&self, words: &[Known], tags: &mut Vec<Tag>) {
        tags.clear();
        widest!(_ => self.tag_all(words, tags));
    }

    #[inline(always)]
    fn tag_all(&self, words: &[Known], tags: &mut Vec<Tag>) {
        let (left, right) = MARGIN;
        let mut before = Before::default();
        for window in words.windows(left + 1 + right) {
            let tag = match window[left].entry.only() {
                Some(tag) => tag,
                None => self.choose(window, before),
            };
            before = before.then(tag);
            tags.push(tag);
        }
    }

    #[inline(always)]
    fn choose(&self, window: &[Known], before: Before) -> Tag {
        let mut hashes = [0; FEATURES];
        features(window, before, &mut hashes);
        let mut scores = [0i16; WIDTH];
        self.rows.add(&hashes, &mut scores);
        loop {
            let place = best(&scores[..Tag::COUNT]);
            let tag = Tag::from_index(place);
            if scores[place] == i16::MIN || may_be(&window[MARGIN.0], before, tag) {
                return tag;
            }
            scores[place] = i16::MIN;
        }
    }
}

/// False for a tag that the word cannot have, whatever stands beside it: a form in *-ing* that does not end so, a small word
/// of the language (preposition, pronoun, interjection) that the training texts never used as one.
#[inline]
fn may_be(known: &Known, before: Before, tag: Tag) -> bool {
    let atom = &known.atom;
    if atom.shape & !shape::FIRST != shape::LOWER {
        return true;
    }
    let ends = |ending: &[u8]| {
        let tail = atom.tail.to_be_bytes();
        tail[4 - ending.len()..] == *ending
    };
    let plural = ends(b"s") && !ends(b"ss") && !ends(b"us") && !ends(b"is") && !ends(b"as");
    let unknown = known.entry.0 == 0;
    // *court* is the past of no verb, *when ten people died* holds no adjective.
    let led = [Tag::Nns, Tag::Nnp, Tag::Nnps, Tag::Prp, Tag::Wp, Tag::Wdt]
        .iter()
        .any(|&t| before.one == t as u64 + 1);
    let past = known.entry.has(Tag::Vbd) || known.entry.has(Tag::Vbn);
    match tag {
        Tag::Vbg => ends(b"ing") || ends(b"in"),
        Tag::Vbz => ends(b"s"),
        Tag::Vbd | Tag::Vbn => !plural && (ends(b"ed") || unknown || past),
        Tag::Vb | Tag::Vbp => !plural,
        Tag::Jj if led && ends(b"ed") => known.entry.has(tag) || !past,
        Tag::Nns => !plural || unknown || known.entry.has(tag),
        _ if tag.is_closed() => known.entry.has(tag),
        _ => true,
    }
}

/// The place of the first highest score.
#[inline]
pub fn best(scores: &[i16]) -> usize {
    let highest = scores.iter().copied().fold(i16::MIN, i16::max);
    scores.iter().position(|&s| s == highest).unwrap_or(0)
}

/// The hash under which the lexicon and the clusters know a word.
pub fn word_hash(atom: Atom) -> u64 {
    hash(1, atom.word as u64)
}

/// The tags of the two words before, plus 1; 0 before the sentence.
#[derive(Clone, Copy, Default)]
pub struct Before {
    one: u64,
    two: u64,
}

impl Before {
    /// What stands before the next word.
    #[inline]
    pub fn then(self, tag: Tag) -> Before {
        Before { one: tag as u64 + 1, two: self.one }
    }
}

/// The features of the word in the middle of a window.
#[inline(always)]
pub fn features(window: &[Known], before: Before, out: &mut [u64; FEATURES]) {
    let [l2, l1, w, r1, r2, r3]: &[Known; 6] = match window.try_into() {
        Ok(window) => window,
        Err(_) => return,
    };
    let word = |k: &Known| k.atom.word as u64;
    let shape = |k: &Known| k.atom.shape as u64;
    let entry = |k: &Known| (k.entry.0 & 0x3ffff) as u64;
    let first = |k: &Known| (k.entry.0 & 63) as u64;
    let Before { one, two } = before;
    let spaced = w.atom.spaced as u64 | (r1.atom.spaced as u64) << 1;
    let plain = (w.atom.shape & !shape::FIRST) as u64;
    let mut n = 0;
    let mut add = |value: u64| {
        out[n] = hash(n as u64 + 2, value);
        n += 1;
    };
    // The word itself.
    add(word(w));
    add(word(w) << 8 | shape(w));
    add(w.atom.suffix(1) << 8 | plain);
    add(w.atom.suffix(2) << 8 | plain);
    add(w.atom.suffix(3));
    add(w.atom.suffix(3) << 8 | shape(w));
    add(w.atom.suffix(4));
    add(w.atom.prefix(1) << 8 | plain);
    add(w.atom.prefix(3));
    add(shape(w) << 2 | spaced);
    add(entry(w) << 8 | shape(w));
    // What was tagged before.
    add(one << 8 | shape(w));
    add(one << 6 | two);
    add(word(w) << 6 | one);
    add(word(w) << 12 | one << 6 | two);
    add(entry(w) << 12 | one << 6 | two);
    add(w.atom.suffix(3) << 6 | one);
    add(word(l1) << 6 | two);
    add(word(l2));
    add(word(l1) << 32 | word(w));
    // What comes.
    add(word(r1));
    add(word(r2));
    add(word(w) << 32 | word(r1));
    add(word(r1) << 6 | one);
    add(r1.atom.suffix(3) << 8 | shape(r1));
    add(entry(r1) << 8 | shape(r1));
    add(entry(r1) << 18 | entry(w));
    add(entry(r1) << 6 | one);
    add(join(entry(r1) << 18 | entry(r2), one << 18 | entry(w)));
    add(word(w) << 18 | entry(r1));
    add(shape(l1) << 16 | shape(w) << 8 | shape(r1));
    add(first(r1) << 18 | first(r2) << 12 | first(r3) << 6 | one);
    add(word(l1) << 32 | word(r1));
    add(entry(r2) << 18 | entry(w));
    // Clusters of words that stand in like places.
    add(w.fine() << 8 | shape(w));
    add(w.coarse() << 6 | one);
    add(w.fine() << 6 | one);
    add(r1.fine());
    add(l1.fine());
    add(w.fine() << 18 | entry(r1));
    add(w.coarse() << 16 | w.atom.suffix(2));
    add(w.coarse() << 12 | r1.coarse() << 6 | l1.coarse());
    debug_assert_eq!(n, FEATURES);
}
