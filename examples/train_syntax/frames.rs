//! Puts sentences of a treebank into frames of reported speech (`… told reporters that …`), which web texts have
//! too few of, and makes short pieces of news from frames alone. The trees of frame and sentence are known, so the tree
//! of the whole is.

use super::conllu::{Sentence, Word};
use super::perceptron::Dice;
use dateline::syntax::{Relation, Tag};
use std::collections::BTreeMap;

/// Frames, and what fills their slots: lines by their first word.
pub struct Frames<'t>(BTreeMap<&'t str, Vec<Vec<&'t str>>>);

impl<'t> Frames<'t> {
    /// Reads the lines: a kind, then words or slots.
    pub fn read(text: &'t str) -> Frames<'t> {
        let mut lines: BTreeMap<&str, Vec<Vec<&str>>> = BTreeMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split(' ');
            if let Some(kind) = words.next() {
                lines.entry(kind).or_default().push(words.collect());
            }
        }
        Frames(lines)
    }

    /// The sentence in a frame that the dice choose, the other one with it where the frame asks for it; `None` where
    /// one of the two does not suit.
    pub fn fill(&self, sentence: &Sentence, other: &Sentence, dice: &mut Dice) -> Option<Sentence> {
        let sentences = [told(sentence)?, told(other)?];
        let frame = self.pick("frame", dice);
        self.build(frame, &sentences, dice)
    }

    /// A short piece of news, of nothing but words of the frames.
    pub fn news(&self, dice: &mut Dice) -> Option<Sentence> {
        let frame = self.pick("news", dice);
        self.build(frame, &[], dice)
    }

    fn pick(&self, kind: &str, dice: &mut Dice) -> &[&'t str] {
        let lines = &self.0[kind];
        &lines[dice.below(lines.len())]
    }

    fn build(&self, frame: &[&str], sentences: &[Filling], dice: &mut Dice) -> Option<Sentence> {
        // Each item of the frame as words with heads among themselves; the root of each points to itself.
        let mut items: Vec<(Vec<Word>, usize, &str)> = Vec::new();
        for cell in frame {
            let (slot, outer) = cell.split_once('|')?;
            let filled = match slot {
                "S" => sentences.first()?.words(),
                "S2" => sentences.get(1)?.words(),
                _ if slot.contains('/') => vec![word(slot, 0)?],
                _ => phrase(self.pick(&slot.to_lowercase(), dice))?,
            };
            let own = filled.iter().enumerate().position(|(i, w)| w.head == i)?;
            items.push((filled, own, outer));
        }
        Some(join(items))
    }
}

/// The words of a sentence that a frame can hold, and its root.
struct Filling<'s>(&'s [Word], usize);

impl Filling<'_> {
    fn words(&self) -> Vec<Word> {
        self.0.iter().enumerate().map(|(i, w)| at(w, if i == self.1 { i } else { w.head })).collect()
    }
}

/// A sentence that tells something, short, unquoted and closed by a full stop.
fn told(sentence: &Sentence) -> Option<Filling<'_>> {
    let (stop, words) = sentence.words.split_last()?;
    let root = words.iter().position(|w| w.head == sentence.words.len())?;
    let finite = words.iter().any(|w| w.head == root && w.relation.is_subject());
    let quoted = words.iter().any(|w| matches!(w.tag, Tag::OpenQuote | Tag::CloseQuote | Tag::Colon));
    let suits = stop.form == "." && stop.head == root && (3..25).contains(&words.len()) && finite && !quoted;
    suits.then_some(Filling(words, root))
}

/// A word from `form/TAG`.
fn word(text: &str, head: usize) -> Option<Word> {
    let (form, tag) = text.split_once('/')?;
    Some(Word {
        form: form.to_string(),
        tag: Tag::named(tag)?,
        xpos: tag.to_string(),
        head,
        relation: Relation::Dep,
        deprel: String::new(),
        followed: true,
    })
}

fn phrase(cells: &[&str]) -> Option<Vec<Word>> {
    let words = cells.iter().enumerate().map(|(i, cell)| {
        let mut parts = cell.split('|');
        let mut word = word(parts.next()?, i)?;
        if let (Some(head), Some(relation)) = (parts.next(), parts.next()) {
            word.head = head.parse::<usize>().ok()? - 1;
            word.relation = Relation::named(relation);
        }
        Some(word)
    });
    words.collect()
}

/// A copy of a word with another head.
fn at(word: &Word, head: usize) -> Word {
    Word {
        form: word.form.clone(),
        tag: word.tag,
        xpos: word.xpos.clone(),
        head,
        relation: word.relation,
        deprel: String::new(),
        followed: word.followed,
    }
}

/// Sets the items one behind the other and hangs each on the item that its cell names.
fn join(items: Vec<(Vec<Word>, usize, &str)>) -> Sentence {
    let mut starts = vec![0];
    items.iter().for_each(|item| starts.push(starts[starts.len() - 1] + item.0.len()));
    let roots: Vec<usize> = items.iter().zip(&starts).map(|(item, start)| start + item.1).collect();
    let all = starts[items.len()];
    let mut words = Vec::with_capacity(all);
    for (number, (item, own, outer)) in items.into_iter().enumerate() {
        let (head, relation) = outer.split_once('|').unwrap_or(("0", "root"));
        let head: usize = head.parse().unwrap_or(0);
        for (i, mut word) in item.into_iter().enumerate() {
            if i == own {
                word.head = if head == 0 { all } else { roots[head - 1] };
                word.relation = Relation::named(relation);
            } else {
                word.head += starts[number];
            }
            if i == 0 && !matches!(word.tag, Tag::Nnp | Tag::Nnps) && word.form != "I" {
                word.form = recase(&word.form, starts[number] == 0 || starts[number] == 1 && number == 1);
            }
            words.push(word);
        }
    }
    for i in 1..words.len() {
        let closes =
            matches!(words[i].form.as_str(), "," | "." | "”" | ":") || words[i].tag == Tag::CloseQuote;
        words[i - 1].followed &= !closes && words[i - 1].tag != Tag::OpenQuote;
        let reopened = words[i - 1].tag == Tag::Comma && !closes;
        words[i - 1].followed |= reopened;
    }
    Sentence { id: String::new(), text: String::new(), words }
}

/// A word with a capital or without.
fn recase(form: &str, capital: bool) -> String {
    let mut letters = form.chars();
    let Some(first) = letters.next() else { return String::new() };
    let first = if capital { first.to_ascii_uppercase() } else { first.to_ascii_lowercase() };
    std::iter::once(first).chain(letters).collect()
}
