//! Makes the weights of the tagger and the parser, the same bytes in every run, and scores them.
//!
//! `cargo run --release --example train_syntax -- train TREEBANKS MODEL` and `… -- score TREEBANKS MODEL`.

mod conllu;
mod parser;
mod perceptron;
mod score;
mod tagger;

use conllu::Sentence;
use dateline::syntax::table::Loader;
use dateline::syntax::tagger::{Known, MARGIN, Tagger};
use dateline::syntax::{MAGIC, Model, Tag};
use std::path::Path;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [verb, folder, file] = args.as_slice() else {
        eprintln!("usage: train_syntax train|score TREEBANKS MODEL");
        std::process::exit(2);
    };
    let folder = Path::new(folder);
    if verb == "train" {
        let bytes = train(folder);
        std::fs::write(file, bytes).unwrap_or_else(|e| panic!("{file}: {e}"));
    }
    let bytes = std::fs::read(file).unwrap_or_else(|e| panic!("{file}: {e}"));
    let model = Model::load(&bytes).expect("a model file");
    println!("{file}: {} bytes", bytes.len());
    let dev = conllu::read(&folder.join("ewt-dev.conllu"));
    let test = conllu::read(&folder.join("ewt-test.conllu"));
    let pud = conllu::read(&folder.join("pud.conllu"));
    score::gold_words("EWT dev", &dev.iter().collect::<Vec<_>>(), &model);
    score::gold_words("EWT test", &test.iter().collect::<Vec<_>>(), &model);
    let news: Vec<&Sentence> = pud.iter().filter(|s| s.id.starts_with('n')).collect();
    score::gold_words("PUD news", &news, &model);
    score::speed(&news, &model);
}

fn setting(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(default)
}

fn train(folder: &Path) -> Vec<u8> {
    let sentences = conllu::read(&folder.join("ewt-train.conllu"));
    let all: Vec<&Sentence> = sentences.iter().collect();
    let plan = tagger::Plan {
        rounds: setting("TAG_ROUNDS", 8),
        least: setting("TAG_LEAST", 2) as u32,
        index_log: setting("TAG_LOG", 16) as u32,
        rows: setting("TAG_ROWS", 60_000),
    };
    let mut bytes = MAGIC.to_le_bytes().to_vec();
    bytes.extend(tagger::train(&all, &plan));
    if setting("ONLY_TAGS", 0) > 0 {
        bytes.extend(parser::train(&[], &parser_plan()));
        return bytes;
    }
    let examples = jackknife(&all, &tagger::Plan { rounds: 5, ..plan });
    bytes.extend(parser::train(&examples, &parser_plan()));
    bytes
}

fn parser_plan() -> parser::Plan {
    parser::Plan {
        rounds: setting("ROUNDS", 10),
        least: setting("LEAST", 3) as u32,
        least_arc: setting("LEAST_ARC", 3) as u32,
        step_log: setting("STEP_LOG", 18) as u32,
        arc_log: setting("ARC_LOG", 15) as u32,
        arc_rows: setting("ARC_ROWS", 40_000),
    }
}

/// Tags each part of the training text by a tagger that has not seen it: the parser must learn from tags that
/// are as wrong as they will be.
fn jackknife(sentences: &[&Sentence], plan: &tagger::Plan) -> Vec<parser::Example> {
    const FOLDS: usize = 5;
    let mut examples: Vec<Option<parser::Example>> = sentences.iter().map(|_| None).collect();
    for fold in 0..FOLDS {
        let fold_of = |i: usize| i / 50 % FOLDS;
        let rest: Vec<&Sentence> =
            sentences.iter().enumerate().filter(|(i, _)| fold_of(*i) != fold).map(|(_, s)| *s).collect();
        let bytes = tagger::train(&rest, plan);
        let tagger = Tagger::load(&mut Loader(&bytes)).expect("just written");
        for (i, sentence) in sentences.iter().enumerate().filter(|(i, _)| fold_of(*i) == fold) {
            examples[i] = Some(parser::Example::new(sentence, tags(sentence, &tagger)));
        }
    }
    examples.into_iter().flatten().collect()
}

fn tags(sentence: &Sentence, tagger: &Tagger) -> Vec<Tag> {
    let mut words = vec![Known::default(); MARGIN.0];
    words.extend(sentence.known().into_iter().map(|known| tagger.know(known.atom)));
    words.extend([Known::default(); MARGIN.1]);
    let mut tags = Vec::new();
    tagger.tag(&words, &mut tags);
    tags
}
