//! Trains the tagger.

use super::conllu::Sentence;
use super::perceptron::{Counts, Dice, Perceptron};
use dateline::syntax::Tag;
use dateline::syntax::atom::Atom;
use dateline::syntax::inputs::WORDS;
use dateline::syntax::table::{Index, Loader, WIDTH, Writer};
use dateline::syntax::tagger::{Before, Entry, FEATURES, Known, MARGIN, features, word_hash};
use std::collections::BTreeMap;

/// How the tagger is trained.
pub struct Plan {
    pub rounds: usize,
    pub least: u32,
    pub index_log: u32,
    pub rows: usize,
}

/// The tagger's part of a model file.
pub fn train(sentences: &[&Sentence], clusters: &str, plan: &Plan, writer: &mut Writer) {
    let start = writer.0.len();
    write_clusters(clusters, writer);
    lexicon(sentences, writer);
    let bytes = writer.0.clone();
    let mut loader = Loader::new(&bytes);
    for _ in 0..start / 4 {
        loader.number();
    }
    let clusters = loader.index().expect("just written");
    let _ = loader.index().expect("just written");
    let lexicon = loader.index().expect("just written");
    let examples: Vec<(Vec<Known>, Vec<Tag>)> =
        sentences.iter().map(|s| example(s, &clusters, &lexicon)).collect();

    let mut counts = Counts::default();
    let mut hashes = [0; FEATURES];
    for (words, tags) in &examples {
        let mut before = Before::default();
        for (window, &tag) in words.windows(6).zip(tags) {
            if window[MARGIN.0].entry.only().is_none() {
                features(window, before, &mut hashes);
                counts.add(&hashes);
            }
            before = before.then(tag);
        }
    }
    let mut model: Perceptron<WIDTH> = Perceptron::new(counts, plan.least);
    let mut dice = Dice(20051111);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut places = Vec::new();
    for round in 1..=plan.rounds {
        dice.shuffle(&mut order);
        let (mut right, mut all) = (0, 0);
        for &i in &order {
            let (words, tags) = &examples[i];
            let mut before = Before::default();
            for (window, &gold) in words.windows(6).zip(tags) {
                if let Some(tag) = window[MARGIN.0].entry.only() {
                    before = before.then(tag);
                    continue;
                }
                features(window, before, &mut hashes);
                model.places(&hashes, &mut places);
                let scores = model.scores(&places);
                let guess = best(&scores[..Tag::COUNT]);
                model.tick();
                if guess != gold as usize {
                    model.update(&places, gold as usize, guess);
                }
                right += (guess == gold as usize) as usize;
                all += 1;
                before = before.then(Tag::from_index(guess));
            }
        }
        eprintln!("  tagger round {round}: {:.2} % of {all}", 100.0 * right as f64 / all as f64);
    }
    let rows = model.quantise(0.001, plan.rows);
    let kept = writer.rows(plan.index_log, &rows);
    eprintln!("  {kept} rows kept, {} bytes", writer.0.len());
}

fn best(scores: &[i32]) -> usize {
    (0..scores.len()).rev().max_by_key(|&k| scores[k]).unwrap_or(0)
}

fn example(sentence: &Sentence, clusters: &Index, lexicon: &Index) -> (Vec<Known>, Vec<Tag>) {
    let mut words = vec![Known::default(); MARGIN.0];
    words.extend(sentence.known().into_iter().map(|mut known| {
        known.entry = Entry(lexicon.get(word_hash(known.atom)));
        known.cluster = clusters.get(word_hash(known.atom)) as u16;
        known
    }));
    words.extend([Known::default(); MARGIN.1]);
    (words, sentence.words.iter().map(|w| w.tag).collect())
}

/// The clusters of words: `word,coarse,fine` in lines, the most frequent words not marked as such.
fn write_clusters(text: &str, writer: &mut Writer) {
    let mut entries = Vec::new();
    for line in text.lines().skip(1) {
        let mut cells = line.split(',');
        let word = cells.next().unwrap_or("");
        let mut number = || cells.next().and_then(|c| c.parse::<u32>().ok()).unwrap_or(0) + 1;
        let (coarse, fine) = (number(), number());
        entries.push((word_hash(Atom::new(word, true, true)), coarse << 10 | fine));
    }
    let kept = writer.index(16, &entries);
    eprintln!("  {kept} of {} words with clusters", entries.len());
}

/// The words seen often enough, with their most frequent tags.
fn lexicon(sentences: &[&Sentence], writer: &mut Writer) {
    let mut words: BTreeMap<u64, BTreeMap<Tag, usize>> = BTreeMap::new();
    for sentence in sentences {
        for (atom, word) in sentence.atoms().zip(&sentence.words) {
            *words.entry(word_hash(atom)).or_default().entry(word.tag).or_default() += 1;
        }
    }
    let mut entries: Vec<(usize, u64, u32)> = Vec::new();
    for (&hash, tags) in &words {
        let all: usize = tags.values().sum();
        let mut tags: Vec<(usize, Tag)> = tags.iter().map(|(t, n)| (*n, *t)).collect();
        tags.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        if all < 3 {
            continue;
        }
        let mut entry = tags[0].1 as u32 + 1;
        for (k, (count, tag)) in tags.iter().enumerate().skip(1).take(2) {
            if count * 20 >= all {
                entry |= (*tag as u32 + 1) << (6 * k);
            }
        }
        if all >= 30 && tags[0].0 * 400 >= all * 399 {
            entry |= 1 << 18;
        }
        entries.push((all, hash, entry));
    }
    entries.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let entries: Vec<(u64, u32)> = entries.into_iter().map(|e| (e.1, e.2)).collect();
    let numbers: Vec<(u64, u32)> =
        entries.iter().take(WORDS as usize - 2).zip(2..).map(|(e, n)| (e.0, n)).collect();
    let kept = writer.index(13, &numbers);
    eprintln!("  {kept} frequent words");
    let kept = writer.index(14, &entries);
    eprintln!("  {kept} of {} words in the lexicon", entries.len());
}
