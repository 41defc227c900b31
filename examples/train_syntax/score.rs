//! Scores a model against a treebank: with the treebank's own words, and from raw text.

use super::conllu::Sentence;
use dateline::syntax::{Model, Parse, Workspace};
use std::time::Instant;

/// Scores with the treebank's own words; the tags are the model's.
pub fn gold_words(name: &str, sentences: &[&Sentence], model: &Model) {
    let (mut words, mut tags, mut heads, mut universal, mut full) = (0, 0, 0, 0, 0);
    let (mut work, mut parse) = (Workspace::default(), Parse::default());
    for sentence in sentences {
        model.parse_atoms(sentence.atoms(), &mut work, &mut parse);
        for (i, word) in sentence.words.iter().enumerate() {
            words += 1;
            tags += (parse.tags[i].name() == word.xpos) as usize;
            let head = parse.heads[i].unwrap_or(sentence.words.len()) == word.head;
            let bare = |r: &str| r.split(':').next().unwrap_or("").to_string();
            heads += head as usize;
            universal += (head && bare(parse.relations[i].name()) == bare(&word.deprel)) as usize;
            full += (head && parse.relations[i] == word.relation) as usize;
        }
    }
    let share = |n: usize| 100.0 * n as f64 / words as f64;
    println!(
        "{name:<12} {words:>6} words  tags {:.2}  UAS {:.2}  LAS {:.2}  with subtypes {:.2}",
        share(tags),
        share(heads),
        share(universal),
        share(full)
    );
}

/// Words a second on one thread: the tagger alone, and both.
pub fn speed(sentences: &[&Sentence], model: &Model) {
    let atoms: Vec<Vec<_>> = sentences.iter().map(|s| s.atoms().collect()).collect();
    let words: usize = atoms.iter().map(Vec::len).sum();
    let (mut work, mut parse) = (Workspace::default(), Parse::default());
    let mut best = [f64::MAX; 2];
    for _ in 0..5 {
        let start = Instant::now();
        for sentence in &atoms {
            model.tag_atoms(sentence.iter().copied(), &mut work);
        }
        best[0] = best[0].min(start.elapsed().as_secs_f64());
        let start = Instant::now();
        for sentence in &atoms {
            model.parse_atoms(sentence.iter().copied(), &mut work, &mut parse);
        }
        best[1] = best[1].min(start.elapsed().as_secs_f64());
    }
    let rate = |seconds: f64| words as f64 / seconds / 1000.0;
    println!(
        "speed: tagger {:.0}, tagger and parser {:.0} thousand words a second",
        rate(best[0]),
        rate(best[1])
    );
}
