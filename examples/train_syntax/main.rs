//! Makes the weights of the tagger and the parser, the same bytes in every run, and scores them.
//!
//! `cargo run --release --example train_syntax -- train TREEBANKS MODEL` and `… -- score TREEBANKS MODEL`; `errors` for the
//! relations with the most mistakes, `clusters VECTORS CSV` for the word clusters, `words FOLDER CONLLU` for the words of plain
//! texts that `teacher.py` reads.

mod clusters;
mod conllu;
mod frames;
mod net;
mod parser;
mod perceptron;
mod score;
mod tagger;
mod words;

use conllu::Sentence;
use dateline::syntax::table::{Loader, Writer};
use dateline::syntax::tagger::{Known, MARGIN, Tagger};
use dateline::syntax::{MAGIC, Model, Tag};
use frames::Frames;
use perceptron::Dice;
use std::path::Path;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [verb, folder, file] = args.as_slice() else {
        eprintln!(
            "usage: train_syntax train|score|errors TREEBANKS MODEL, clusters VECTORS CSV, words FOLDER CONLLU"
        );
        std::process::exit(2);
    };
    if verb == "clusters" {
        let vectors = std::fs::read_to_string(folder).unwrap_or_else(|e| panic!("{folder}: {e}"));
        std::fs::write(file, clusters::make(&vectors)).unwrap_or_else(|e| panic!("{file}: {e}"));
        return;
    }
    let folder = Path::new(folder);
    if verb == "words" {
        std::fs::write(file, words::write(folder)).unwrap_or_else(|e| panic!("{file}: {e}"));
        return;
    }
    if verb == "train" {
        let bytes = train(folder);
        std::fs::write(file, bytes).unwrap_or_else(|e| panic!("{file}: {e}"));
    }
    let bytes = std::fs::read(file).unwrap_or_else(|e| panic!("{file}: {e}"));
    let model = Model::load(&bytes).expect("a model file");
    println!("{file}: {} bytes", bytes.len());
    let [dev, test, pud] =
        ["ewt-dev.conllu", "ewt-test.conllu", "pud.conllu"].map(|name| conllu::read(&folder.join(name)));
    let news: Vec<&Sentence> = pud.iter().filter(|s| s.id.starts_with('n')).collect();
    let (dev, test): (Vec<_>, Vec<_>) = (dev.iter().collect(), test.iter().collect());
    for (name, sentences) in [("EWT dev", &dev), ("EWT test", &test), ("PUD news", &news)] {
        score::gold_words(name, sentences, &model);
        score::raw_text(&format!("{name} raw"), sentences, &model);
    }
    if verb == "errors" {
        score::relations("EWT dev", &dev, &model);
        score::relations("PUD news", &news, &model);
    }
    score::speed(&news, &model);
}

/// Frames of reported speech, and how often in a hundred a sentence is put into one.
const FRAMES: &str = "gazetteers/models/frames.txt";
const FRAMED: usize = 80;

/// So many short pieces of news are made of nothing but frames.
const NEWS: usize = 3000;

/// The clusters of words.
const CLUSTERS: &str = "gazetteers/models/clusters.csv";

fn train(folder: &Path) -> Vec<u8> {
    let mut sentences = conllu::read(&folder.join("ewt-train.conllu"));
    // Of the second treebank the encyclopedia; its news half is for tests only.
    let more = conllu::read(&folder.join("pud.conllu"));
    sentences.extend(more.into_iter().filter(|s| s.id.starts_with('w')));
    // Plain texts as a larger parser reads them (`teacher.py`).
    sentences.extend(conllu::read(&folder.join("taught.conllu")));
    let text = std::fs::read_to_string(FRAMES).unwrap_or_else(|e| panic!("{FRAMES}: {e}"));
    let frames = Frames::read(&text);
    let mut dice = Dice(1996);
    sentences.extend((0..NEWS).filter_map(|_| frames.news(&mut dice)));
    let all: Vec<&Sentence> = sentences.iter().collect();
    let clusters = std::fs::read_to_string(CLUSTERS).unwrap_or_else(|e| panic!("{CLUSTERS}: {e}"));
    let plan = tagger::Plan { rounds: 8, least: 2, index_log: 16, rows: 40_000 };
    let mut writer = Writer::default();
    writer.number(MAGIC);
    tagger::train(&all, &clusters, &plan, &mut writer);
    let examples = {
        let mut loader = Loader::new(&writer.0);
        loader.number();
        let tagger = Tagger::load(&mut loader).expect("just written");
        jackknife(&all, &clusters, &frames, &tagger, &tagger::Plan { rounds: 5, ..plan })
    };
    let plan = parser::Plan { rounds: 16, rate: 0.05, dropout: 30, unknown: 5 };
    parser::train(&examples, &plan, &mut writer);
    writer.0
}

/// Tags each part of the training text by a tagger that has not seen it: the parser must learn from tags that
/// are as wrong as they will be. The words are known as the `last` tagger, that of the model, knows them.
fn jackknife(
    sentences: &[&Sentence],
    clusters: &str,
    frames: &Frames,
    last: &Tagger,
    plan: &tagger::Plan,
) -> Vec<parser::Example> {
    const FOLDS: usize = 5;
    let mut dice = Dice(1999);
    let mut examples = Vec::new();
    for fold in 0..FOLDS {
        let fold_of = |i: usize| i / 50 % FOLDS;
        let rest: Vec<&Sentence> =
            sentences.iter().enumerate().filter(|(i, _)| fold_of(*i) != fold).map(|(_, s)| *s).collect();
        let mut writer = Writer::default();
        tagger::train(&rest, clusters, plan, &mut writer);
        let tagger = Tagger::load(&mut Loader::new(&writer.0)).expect("just written");
        for (_, sentence) in sentences.iter().enumerate().filter(|(i, _)| fold_of(*i) == fold) {
            let tags = tags(sentence, &tagger);
            examples.push(parser::Example::new(sentence, known(sentence, last), tags));
            let other = sentences[dice.below(sentences.len())];
            let framed = frames.fill(sentence, other, &mut dice).filter(|_| dice.below(100) < FRAMED);
            if let Some(framed) = framed {
                examples.push(parser::Example::new(
                    &framed,
                    known(&framed, last),
                    self::tags(&framed, &tagger),
                ));
            }
        }
    }
    eprintln!("  {} sentences, {} with those in frames", sentences.len(), examples.len());
    examples
}

fn known(sentence: &Sentence, tagger: &Tagger) -> Vec<Known> {
    sentence.known().into_iter().map(|known| tagger.know(known.atom)).collect()
}

fn tags(sentence: &Sentence, tagger: &Tagger) -> Vec<Tag> {
    let mut words = vec![Known::default(); MARGIN.0];
    words.extend(known(sentence, tagger));
    words.extend([Known::default(); MARGIN.1]);
    let mut tags = Vec::new();
    tagger.tag(&words, &mut tags);
    tags
}
