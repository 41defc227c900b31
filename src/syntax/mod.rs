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

pub use lemma::lemma;
pub use parse::Parse;
pub use relation::Relation;
pub use tag::{Tag, Upos};

use crate::text::Text;
use atom::Atom;
use parser::Parser;
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
        self.parser.parse(words, &work.tags, &mut work.state, parse);
    }

    /// Parses the last sentence once more with another tag for one of its words, counted in the sentence.
    pub fn parse_again(&self, word: usize, tag: Tag, work: &mut Workspace, parse: &mut Parse) {
        let (left, right) = tagger::MARGIN;
        let first = parse.first_token;
        work.tags[word] = tag;
        let words = &work.words[left..work.words.len() - right];
        self.parser.parse(words, &work.tags, &mut work.state, parse);
        parse.first_token = first;
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
