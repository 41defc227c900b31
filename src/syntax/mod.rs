//! Syntax: parts of speech and dependency trees, by weights of our own.
//!
//! A tagger gives each token a tag of the Penn treebank, a parser gives it a head and a relation of Universal
//! Dependencies. Both read their weights from one file as it lies (`gazetteers/models`), take time in
//! proportion to the text, and give the same answer for the same words every time. Trees are projective: the
//! words below a word are a run without gaps.
//!
//! ```
//! use dateline::syntax::{Model, Relation, Tag};
//! use dateline::text::Text;
//! let text = Text::new("Putin said that talks failed.");
//! let parse = Model::embedded().parse(&text, 0);
//! assert_eq!(parse.tags[1], Tag::Vbd);
//! assert_eq!(parse.child(1, Relation::Nsubj), Some(0));
//! ```

pub mod arcs;
pub mod atom;
pub mod inputs;
pub mod lemma;
pub mod net;
mod parse;
pub mod parser;
pub mod relation;
pub mod table;
pub mod tag;
pub mod tagger;
mod wide;

pub use lemma::{lemma, lemma_key, other_lemma};
pub use parse::Parse;
pub use relation::Relation;
pub use tag::{Tag, Upos};

use crate::text::Text;
use atom::Atom;
use parser::Parser;
use std::ops::Range;
use std::sync::LazyLock;
use table::Loader;
use tagger::{Known, Tagger};

/// The first bytes of a model file; the last one is its version.
pub const MAGIC: u32 = u32::from_le_bytes(*b"dsx1");

/// Lies at the beginning of a line of the processor's cache, so that no row lies on two.
#[repr(C, align(64))]
struct Aligned<T: ?Sized>(T);

static BYTES: &Aligned<[u8]> = &Aligned(*include_bytes!("../../gazetteers/models/english.bin"));

static EMBEDDED: LazyLock<Model> =
    LazyLock::new(|| Model::load(&BYTES.0).expect("the built-in model is checked by a test"));

/// The weights of a tagger and a parser.
#[derive(Clone)]
pub struct Model<'d> {
    tagger: Tagger<'d>,
    parser: Parser<'d>,
}

/// Room for one sentence, reused.
#[derive(Default)]
pub struct Workspace {
    words: Vec<Known>,
    tags: Vec<Tag>,
    state: arcs::State,
    fewer: Vec<Known>,
    fewer_tags: Vec<Tag>,
    places: Vec<usize>,
    small: Parse,
}

impl Workspace {
    /// The tags of the last sentence; they may be changed before it is parsed.
    pub fn tags(&mut self) -> &mut [Tag] {
        &mut self.tags
    }
}

/// A run of words of a sentence that the parser reads as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// Counted in the sentence.
    pub words: Range<usize>,
    /// The word that it is read as; its last one if none.
    pub like: Option<&'static str>,
}

impl Model<'static> {
    /// The model that comes with the library.
    pub fn embedded() -> &'static Model<'static> {
        &EMBEDDED
    }
}

impl<'d> Model<'d> {
    /// Reads a model file; `None` where it is none. Copies nothing.
    pub fn load(bytes: &'d [u8]) -> Option<Model<'d>> {
        let mut loader = Loader::new(bytes);
        if loader.number()? != MAGIC {
            return None;
        }
        Some(Model { tagger: Tagger::load(&mut loader)?, parser: Parser::load(&mut loader)? })
    }

    /// Parses one sentence of a text. A sentence that the text does not have is empty.
    pub fn parse(&self, text: &Text, sentence: usize) -> Parse {
        let mut parse = Parse::default();
        self.parse_into(text, sentence, &mut Workspace::default(), &mut parse);
        parse
    }

    /// Parses one sentence into a [`Parse`] that is reused; allocates nothing once its room has grown.
    pub fn parse_into(&self, text: &Text, sentence: usize, work: &mut Workspace, parse: &mut Parse) {
        let tokens = text.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone());
        let first = tokens.start;
        let atoms = tokens.map(|i| {
            let followed = text.tokens.get(i + 1).is_none_or(|t| t.spaced);
            Atom::new(text.token(i), text.tokens[i].spaced, followed)
        });
        self.parse_atoms(atoms, work, parse);
        parse.first_token = first;
    }

    /// Parses a sentence that is already cut.
    pub fn parse_atoms(&self, atoms: impl Iterator<Item = Atom>, work: &mut Workspace, parse: &mut Parse) {
        self.tag_atoms(atoms, work);
        let (left, right) = tagger::MARGIN;
        let words = &work.words[left..work.words.len() - right];
        self.parser.parse(words, &work.tags, None, &mut work.state, parse);
        parse.link();
    }

    /// Tags a run of tokens as a sentence; [`Model::parse_joined`] goes on from there.
    pub fn tag_tokens(&self, text: &Text, tokens: Range<usize>, work: &mut Workspace) {
        let atoms = tokens.map(|i| {
            let followed = text.tokens.get(i + 1).is_none_or(|t| t.spaced);
            Atom::new(text.token(i), text.tokens[i].spaced, followed)
        });
        self.tag_atoms(atoms, work);
    }

    /// Parses the sentence that was tagged last. Each `joined` run is read as one word, so that what stands inside names
    /// and dates cannot lead the parser astray; its other words hang on its last one. Runs are in order and do not meet.
    /// The words from `apart` on are a clause of their own, which hangs on the one before it.
    pub fn parse_joined(
        &self,
        joined: &[Joined],
        apart: Option<usize>,
        work: &mut Workspace,
        parse: &mut Parse,
    ) {
        let Workspace { words, tags, state, fewer, fewer_tags, places, small } = work;
        let (left, right) = tagger::MARGIN;
        let words = &words[left..words.len() - right];
        fewer.clear();
        fewer_tags.clear();
        places.clear();
        let mut runs = joined.iter().peekable();
        let mut at = 0;
        while at < words.len() {
            let run = runs.next_if(|r| r.words.start == at);
            let place = run.map_or(at, |r| r.words.end - 1);
            let stands = run.and_then(|r| r.like);
            fewer.push(stands.map_or(words[place], |word| self.tagger.know(Atom::new(word, true, true))));
            fewer_tags.push(tags[place]);
            places.push(place);
            at = place + 1;
        }
        let apart = apart.map(|word| places.partition_point(|&p| p < word));
        self.parser.parse(fewer, fewer_tags, apart, state, small);
        parse.spread(small, places, tags);
    }

    /// Tags a sentence that is already cut.
    pub fn tag_atoms<'w>(&self, atoms: impl Iterator<Item = Atom>, work: &'w mut Workspace) -> &'w [Tag] {
        let (left, right) = tagger::MARGIN;
        let words = &mut work.words;
        words.clear();
        words.resize(left, Known::default());
        words.extend(atoms.map(|atom| Known { atom, ..Known::default() }));
        atom::mark_sentence(&mut words[left..], |w| &mut w.atom);
        words.iter_mut().skip(left).for_each(|w| *w = self.tagger.know(w.atom));
        words.resize(words.len() + right, Known::default());
        self.tagger.tag(&work.words, &mut work.tags);
        &work.tags
    }
}

#[cfg(test)]
mod tests;
