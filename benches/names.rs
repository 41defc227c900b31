//! Speed of finding listed names on one thread, as processor time, beside bare automata over the same names:
//! `cargo bench --bench names -- [FOLDER] [MEGABYTES]`.
//!
//! The texts under the folder (`corpus` unless told) are repeated until they are so large (20 megabytes unless told).
//! Our scan goes from marked tokens to listed names: spellings by rule, capitals, hyphens and middle names included.
//! Cutting the text into tokens serves all stages and marking them (word lists, spellings, headlines) all rules of
//! names; both stand beside it. The automata see bytes: they find the names as they are written in the lists, in the
//! middle of words too.

mod measure;

use std::collections::BTreeSet;
use std::path::Path;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use daachorse::{DoubleArrayAhoCorasick, DoubleArrayAhoCorasickBuilder};
use dateline::gazetteer::Gazetteer;
use dateline::mention;
use dateline::table::Table;
use dateline::text::Text;
use measure::{seconds, texts};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let folder = arguments.first().map_or("corpus", String::as_str);
    let megabytes: usize = arguments.get(1).and_then(|m| m.parse().ok()).unwrap_or(20);
    let texts: Vec<String> = texts(Path::new(folder)).into_iter().map(|(_, text)| text).collect();
    if texts.is_empty() {
        println!("skipped: no .txt files in {folder}");
        return;
    }
    let whole: usize = texts.iter().map(String::len).sum();
    let rounds = (megabytes * 1_000_000 / whole.max(1)).max(1);
    let size = (rounds * whole) as f64 / 1e6;

    let gazetteer = Gazetteer::embedded().expect("a test loads it");
    let names = names(&gazetteer);
    println!("{size:.1} MB of {} texts, {} names", texts.len(), names.len());

    let start = seconds();
    for _ in 0..rounds {
        texts.iter().for_each(|text| drop(std::hint::black_box(Text::new(text))));
    }
    report("text to tokens, sentences, quotations", size, seconds() - start, None);

    let cut: Vec<Text> = texts.iter().map(|text| Text::new(text)).collect();
    let start = seconds();
    for _ in 0..rounds {
        cut.iter().for_each(|text| {
            std::hint::black_box(mention::marked(text, &gazetteer));
        });
    }
    let marking = seconds() - start;
    report("tokens to marks", size, marking, None);
    let (mut count, start) = (0, seconds());
    for _ in 0..rounds {
        count += cut.iter().map(|text| mention::listed(text, &gazetteer).len()).sum::<usize>();
    }
    let both = seconds() - start;
    let ours = both - marking;
    report("tokens to listed names, marks included", size, both, Some(count));
    report("our scan, marks to listed names", size, ours, Some(count));

    let bare = |kind: AhoCorasickKind, label: &str| {
        let automaton: AhoCorasick = AhoCorasick::builder()
            .kind(Some(kind))
            .match_kind(MatchKind::LeftmostLongest)
            .build(&names)
            .expect("the names fit");
        let (mut count, start) = (0, seconds());
        for _ in 0..rounds {
            count += texts.iter().map(|text| automaton.find_iter(text.as_str()).count()).sum::<usize>();
        }
        let time = seconds() - start;
        report(label, size, time, Some(count));
        println!(
            "    our scan runs at {:.0} % of it, with the marks at {:.0} %",
            100.0 * time / ours,
            100.0 * time / both
        );
    };
    bare(AhoCorasickKind::NoncontiguousNFA, "aho-corasick, noncontiguous");
    bare(AhoCorasickKind::ContiguousNFA, "aho-corasick, contiguous");

    let automaton: DoubleArrayAhoCorasick<u32> = DoubleArrayAhoCorasickBuilder::new()
        .match_kind(daachorse::MatchKind::LeftmostLongest)
        .build(&names)
        .expect("the names fit");
    let (mut count, start) = (0, seconds());
    for _ in 0..rounds {
        count += texts.iter().map(|text| automaton.leftmost_find_iter(text).count()).sum::<usize>();
    }
    let time = seconds() - start;
    report("daachorse", size, time, Some(count));
    println!(
        "    our scan runs at {:.0} % of it, with the marks at {:.0} %",
        100.0 * time / ours,
        100.0 * time / both
    );
}

fn report(label: &str, size: f64, time: f64, count: Option<usize>) {
    let found = count.map_or(String::new(), |count| format!(", {count} found"));
    println!("{label}: {:.1} MB/s{found}", size / time);
}

/// The names of the lists, as they are written.
fn names(gazetteer: &Gazetteer) -> Vec<String> {
    let mut names = BTreeSet::new();
    for file in gazetteer.files() {
        let entities = ["countries", "organizations", "publications", "people"];
        if !entities.iter().any(|e| file.name.starts_with(e)) {
            continue;
        }
        let table = Table::parse(&file.name, &file.text, &["name"]).expect("a test loads it");
        for row in table.rows() {
            for column in ["name", "acronyms", "aliases", "demonyms", "capitals", "seats"] {
                names.extend(row.list(column).map(str::to_string));
            }
        }
    }
    names.into_iter().collect()
}
