//! Scores a model against a treebank: with the treebank's own words, and from raw text.

use super::conllu::Sentence;
use dateline::syntax::{Model, Parse, Relation, Tag, Workspace};
use dateline::text::Text;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;
use std::time::Instant;

/// What a model says of a word: its tag, its head (the number of words for the root) and relation.
type Answer = (Tag, Option<usize>, Relation);

/// Scores with the words as the treebank cuts them; the tags are the model's.
pub fn gold_words(name: &str, sentences: &[&Sentence], model: &Model) {
    let (mut work, mut parse) = (Workspace::default(), Parse::default());
    score(name, sentences, |sentence| {
        model.parse_atoms(sentence.atoms(), &mut work, &mut parse);
        let words = 0..parse.len();
        words
            .map(|i| Some((parse.tags[i], parse.heads[i].or(Some(parse.len())), parse.relations[i])))
            .collect()
    });
}

/// Scores with the words and sentences as the library cuts them.
pub fn raw_text(name: &str, sentences: &[&Sentence], model: &Model) {
    let (mut work, mut parse) = (Workspace::default(), Parse::default());
    score(name, sentences, |sentence| {
        let text = Text::new(&sentence.text);
        let spans = spans(sentence);
        let place: HashMap<(usize, usize), usize> = spans.iter().zip(0..).map(|(s, i)| (*s, i)).collect();
        let gold = |token: usize| {
            let span = text.tokens[token].span;
            place.get(&(span.start as usize, span.end as usize)).copied()
        };
        let mut answers: Vec<Option<Answer>> = vec![None; sentence.words.len()];
        for number in 0..text.sentences.len() {
            model.parse_into(&text, number, &mut work, &mut parse);
            for word in 0..parse.len() {
                let Some(i) = gold(parse.first_token + word) else { continue };
                let head = match parse.heads[word] {
                    Some(head) => gold(parse.first_token + head),
                    None => Some(sentence.words.len()),
                };
                answers[i] = Some((parse.tags[word], head, parse.relations[word]));
            }
        }
        answers
    });
}

/// Where the words of a sentence stand in its text.
fn spans(sentence: &Sentence) -> Vec<(usize, usize)> {
    let mut at = 0;
    let words = sentence.words.iter().map(|word| {
        let rest = &sentence.text[at..];
        let start = at + rest.len() - rest.trim_start().len();
        if sentence.text[start..].starts_with(&word.form) {
            at = start + word.form.len();
        }
        (start, at)
    });
    words.collect()
}

/// Prints what share of all words, and of all but marks, is right.
fn score(name: &str, sentences: &[&Sentence], mut answer: impl FnMut(&Sentence) -> Vec<Option<Answer>>) {
    let [mut words, mut cut, mut tags, mut heads, mut universal, mut full] = [0; 6];
    let mut unmarked = [0; 3];
    for sentence in sentences {
        for (word, answer) in sentence.words.iter().zip(answer(sentence)) {
            let counts = word.deprel != "punct";
            words += 1;
            unmarked[0] += counts as usize;
            let Some((tag, head, relation)) = answer else { continue };
            let head = head == Some(word.head);
            let bare = |name: &str| name.split(':').next().unwrap_or("").to_string();
            let same = head && bare(relation.name()) == bare(&word.deprel);
            cut += 1;
            tags += (tag.name() == word.xpos) as usize;
            heads += head as usize;
            universal += same as usize;
            full += (head && relation == word.relation) as usize;
            unmarked[1] += (counts && head) as usize;
            unmarked[2] += (counts && same) as usize;
        }
    }
    let share = |n: usize| 100.0 * n as f64 / words as f64;
    let inner = |n: usize| 100.0 * n as f64 / unmarked[0] as f64;
    println!(
        "{name:<14} {words} words, cut alike {:.2}, tags {:.2}, UAS {:.2}, LAS {:.2}, with subtypes {:.2}; \
         without marks UAS {:.2}, LAS {:.2}",
        share(cut),
        share(tags),
        share(heads),
        share(universal),
        share(full),
        inner(unmarked[1]),
        inner(unmarked[2])
    );
}

/// The relations with the most mistakes: how often they stand, how often the head, head and relation are right.
pub fn relations(name: &str, sentences: &[&Sentence], model: &Model) {
    let mut table: BTreeMap<Relation, [usize; 4]> = BTreeMap::new();
    let (mut work, mut parse) = (Workspace::default(), Parse::default());
    for sentence in sentences {
        model.parse_atoms(sentence.atoms(), &mut work, &mut parse);
        for (i, word) in sentence.words.iter().enumerate() {
            let head = parse.heads[i].unwrap_or(sentence.words.len()) == word.head;
            let row = table.entry(word.relation).or_default();
            row[0] += 1;
            row[1] += head as usize;
            row[2] += (head && parse.relations[i] == word.relation) as usize;
            table.entry(parse.relations[i]).or_default()[3] += 1;
        }
    }
    let mut rows: Vec<_> = table.into_iter().collect();
    rows.sort_by_key(|(_, row)| std::cmp::Reverse(row[0] - row[2]));
    println!("{name}: relation, in the treebank, recall of heads, recall, precision");
    for (relation, [all, heads, full, found]) in rows.into_iter().take(25) {
        let share = |n: usize, of: usize| 100.0 * n as f64 / of.max(1) as f64;
        println!(
            "{:<14} {all:>5} {:>6.1} {:>6.1} {:>6.1}",
            relation.name(),
            share(heads, all),
            share(full, all),
            share(full, found)
        );
    }
}

/// Words a second of processor time on one thread: the tagger alone, and both.
pub fn speed(sentences: &[&Sentence], model: &Model) {
    let atoms: Vec<Vec<_>> = sentences.iter().map(|s| s.atoms().collect()).collect();
    let words: usize = atoms.iter().map(Vec::len).sum();
    let (mut work, mut parse) = (Workspace::default(), Parse::default());
    let mut best = [f64::MAX; 2];
    for _ in 0..10 {
        let start = processor_time();
        for sentence in &atoms {
            model.tag_atoms(sentence.iter().copied(), &mut work);
        }
        let tagged = processor_time();
        for sentence in &atoms {
            model.parse_atoms(sentence.iter().copied(), &mut work, &mut parse);
        }
        best[0] = best[0].min(tagged - start);
        best[1] = best[1].min(processor_time() - tagged);
    }
    let rate = |seconds: f64| words as f64 / seconds / 1000.0;
    println!(
        "speed: tagger {:.0}, tagger and parser {:.0} thousand words a second",
        rate(best[0]),
        rate(best[1])
    );
}

/// Seconds this thread has run, or seconds of the clock where the system does not tell.
fn processor_time() -> f64 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.as_deref().and_then(|s| s.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| START.elapsed().as_secs_f64(), |n| n / 1e9)
}
