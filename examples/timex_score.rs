//! Scores the time expressions on a folder of an annotated corpus, as TempEval-3 does.
//!
//! `timex_score FOLDER [--half 0|1] [--errors] [--news|--narrative] [--pred FILE]`: the folder holds `txt/`,
//! `gold.jsonl` (`doc_id, start, end, type, value, text`) and `docs.jsonl` (`doc_id, dct`). Strict: equal spans;
//! relaxed: spans that overlap; type and value: of these, those that agree, values as exact strings.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use dateline::span::CodePoints;
use dateline::text::Text;
use dateline::time::{Context, Partial, Style, View, recognise, resolve};
use serde_json::Value;

#[derive(Clone, Debug)]
struct Item {
    start: usize,
    end: usize,
    kind: String,
    value: String,
    words: String,
    rule: &'static str,
}

#[derive(Default)]
struct Sums {
    gold: usize,
    found: usize,
    strict: usize,
    relaxed: usize,
    kind: usize,
    value: usize,
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let flag = |name: &str| arguments.iter().any(|a| a == name);
    let option = |name: &str| arguments.iter().position(|a| a == name).and_then(|i| arguments.get(i + 1));
    let Some(folder) = arguments.first().map(Path::new) else {
        eprintln!("usage: timex_score FOLDER [--half 0|1] [--errors] [--news|--narrative] [--pred FILE]");
        std::process::exit(2);
    };
    let half: Option<usize> = option("--half").and_then(|h| h.parse().ok());
    let view = match (flag("--news"), flag("--narrative")) {
        (true, _) => View::News,
        (_, true) => View::Narrative,
        _ => View::Auto,
    };
    let mut pred = option("--pred").map(|file| std::fs::File::create(file).expect("the file can be written"));
    let mut dates: BTreeMap<String, Option<Partial>> = BTreeMap::new();
    for line in lines(&folder.join("docs.jsonl")) {
        dates.insert(text_of(&line, "doc_id"), Partial::parse(&text_of(&line, "dct")));
    }
    let mut gold: BTreeMap<String, Vec<Item>> = dates.keys().map(|d| (d.clone(), Vec::new())).collect();
    for line in lines(&folder.join("gold.jsonl")) {
        let number = |key: &str| line[key].as_u64().unwrap_or(0) as usize;
        gold.entry(text_of(&line, "doc_id")).or_default().push(Item {
            start: number("start"),
            end: number("end"),
            kind: text_of(&line, "type"),
            value: text_of(&line, "value"),
            words: text_of(&line, "text"),
            rule: "",
        });
    }
    let mut sums = Sums::default();
    for (place, (id, gold)) in gold.iter().enumerate() {
        if half.is_some_and(|h| place % 2 != h) {
            continue;
        }
        let source = std::fs::read_to_string(folder.join("txt").join(format!("{id}.txt")))
            .expect("a text for each document");
        let found = analyse(&source, dates.get(id).copied().flatten(), view);
        if let Some(file) = &mut pred {
            for f in &found {
                let row = serde_json::json!({"doc_id": id, "start": f.start, "end": f.end, "type": f.kind, "value": f.value, "text": f.words});
                writeln!(file, "{row}").expect("the file can be written");
            }
        }
        score(id, gold, &found, &mut sums, flag("--errors"));
    }
    let f1 = |n: usize| 200.0 * n as f64 / (sums.gold + sums.found).max(1) as f64;
    println!(
        "gold {} found {}  strict {:.2}  relaxed {:.2}  type {:.2}  value {:.2}",
        sums.gold,
        sums.found,
        f1(sums.strict),
        f1(sums.relaxed),
        f1(sums.kind),
        f1(sums.value)
    );
}

fn lines(path: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines()
        .filter(|l| !l.trim().is_empty())
        .map(|l| serde_json::from_str(l).expect("one object a line"))
        .collect()
}

fn text_of(line: &Value, key: &str) -> String {
    line[key].as_str().unwrap_or("").to_string()
}

fn analyse(source: &str, published: Option<Partial>, view: View) -> Vec<Item> {
    let text = Text::new(source);
    let points = CodePoints::new(source);
    let context = Context { published, view, style: Style::TimeMl, ..Context::default() };
    resolve(&text, recognise(&text, Style::TimeMl), &context)
        .into_iter()
        .map(|t| {
            let [start, end] = points.span(t.span);
            let words = text.words(t.span).to_string();
            Item { start, end, kind: t.timex.name().to_string(), value: t.value, words, rule: t.rule }
        })
        .collect()
}

/// Pairs equal spans first, then the rest by the length of their overlap.
fn score(id: &str, gold: &[Item], found: &[Item], sums: &mut Sums, errors: bool) {
    let mut pairs: Vec<(usize, usize, bool)> = Vec::new();
    let (mut free_gold, mut free) = (vec![true; gold.len()], vec![true; found.len()]);
    for (i, g) in gold.iter().enumerate() {
        if let Some(j) = found.iter().position(|f| f.start == g.start && f.end == g.end).filter(|&j| free[j])
        {
            pairs.push((i, j, true));
            (free_gold[i], free[j]) = (false, false);
        }
    }
    let mut overlaps = Vec::new();
    for (i, g) in gold.iter().enumerate().filter(|(i, _)| free_gold[*i]) {
        for (j, f) in found.iter().enumerate().filter(|(j, _)| free[*j]) {
            let shared = g.end.min(f.end).saturating_sub(g.start.max(f.start));
            if shared > 0 {
                overlaps.push((std::cmp::Reverse(shared), g.start, f.start, i, j));
            }
        }
    }
    overlaps.sort();
    for (_, _, _, i, j) in overlaps {
        if free_gold[i] && free[j] {
            pairs.push((i, j, false));
            (free_gold[i], free[j]) = (false, false);
        }
    }
    sums.gold += gold.len();
    sums.found += found.len();
    for &(i, j, strict) in &pairs {
        let (g, f) = (&gold[i], &found[j]);
        let (kind, value) = (g.kind == f.kind, g.value == f.value);
        sums.relaxed += 1;
        sums.strict += usize::from(strict);
        sums.kind += usize::from(kind);
        sums.value += usize::from(value);
        if errors && !(strict && kind && value) {
            let what = [("span", strict), ("type", kind), ("value", value)];
            let what: Vec<&str> = what.iter().filter(|(_, ok)| !ok).map(|(w, _)| *w).collect();
            println!(
                "{}\t{}\t{} {}\t{}\t{} {}\t{}\t{id}",
                what.join("+"),
                g.words,
                g.kind,
                g.value,
                f.words,
                f.kind,
                f.value,
                f.rule
            );
        }
    }
    if errors {
        for (g, _) in gold.iter().zip(&free_gold).filter(|(_, free)| **free) {
            println!("miss\t{}\t{} {}\t\t\t\t{id}", g.words, g.kind, g.value);
        }
        for (f, _) in found.iter().zip(&free).filter(|(_, free)| **free) {
            println!("false\t\t\t{}\t{} {}\t{}\t{id}", f.words, f.kind, f.value, f.rule);
        }
    }
}
