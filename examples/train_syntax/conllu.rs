//! Reads treebanks in the CoNLL-U format.

use dateline::syntax::atom::{Atom, mark_sentence};
use dateline::syntax::tagger::Known;
use dateline::syntax::{Relation, Tag};
use std::path::Path;

/// One word of a treebank.
pub struct Word {
    pub form: String,
    pub tag: Tag,
    /// The tag as the treebank writes it.
    pub xpos: String,
    /// Its head, counted from 0; the number of words for the root.
    pub head: usize,
    pub relation: Relation,
    /// The relation as the treebank writes it.
    pub deprel: String,
    /// True where white space follows.
    pub followed: bool,
}

/// One sentence of a treebank.
pub struct Sentence {
    pub id: String,
    pub text: String,
    pub words: Vec<Word>,
}

impl Sentence {
    /// The words as the tagger reads them, without what the lexicon says.
    pub fn known(&self) -> Vec<Known> {
        let mut words: Vec<Known> = self.atoms().map(|atom| Known { atom, ..Known::default() }).collect();
        mark_sentence(&mut words, |w| &mut w.atom);
        words
    }

    pub fn atoms(&self) -> impl Iterator<Item = Atom> + '_ {
        let spaced = |i: usize| i == 0 || self.words[i - 1].followed;
        self.words.iter().enumerate().map(move |(i, w)| Atom::new(&w.form, spaced(i), w.followed))
    }
}

/// Reads a file. Stops the program where it cannot.
pub fn read(path: &Path) -> Vec<Sentence> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.split("\n\n").filter(|block| !block.trim().is_empty()).map(sentence).collect()
}

fn sentence(block: &str) -> Sentence {
    let mut result = Sentence { id: String::new(), text: String::new(), words: Vec::new() };
    // Words that share one piece of text (`don't`): no blank inside it, whatever its words say.
    let mut joined_until = (0, true);
    for line in block.lines() {
        if let Some(id) = line.strip_prefix("# sent_id = ") {
            result.id = id.to_string();
        } else if let Some(text) = line.strip_prefix("# text = ") {
            result.text = text.to_string();
        }
        let cells: Vec<&str> = line.split('\t').collect();
        if line.starts_with('#') || cells.len() < 10 {
            continue;
        }
        let followed = !cells[9].contains("SpaceAfter=No");
        if let Some((_, last)) = cells[0].split_once('-') {
            joined_until = (last.parse().unwrap_or(0), followed);
        }
        let Ok(number) = cells[0].parse::<usize>() else { continue };
        let followed = match joined_until {
            (last, _) if number < last => false,
            (last, outer) if number == last => outer,
            _ => followed,
        };
        result.words.push(Word {
            form: cells[1].to_string(),
            tag: Tag::named(cells[4]).unwrap_or_default(),
            xpos: cells[4].to_string(),
            head: cells[6].parse().unwrap_or(0),
            relation: Relation::named(cells[7]),
            deprel: cells[7].to_string(),
            followed,
        });
    }
    let count = result.words.len();
    for word in &mut result.words {
        word.head = if word.head == 0 { count } else { word.head - 1 };
    }
    result
}
