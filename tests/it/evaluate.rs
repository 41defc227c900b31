//! `dateline evaluate`, held to the reference scorer.

use std::path::Path;
use std::process::Command;

use dateline::json::{self, Value};

use crate::scratch::{Scratch, shared};

/// Gold and predictions with a difference of every kind.
const GOLD: &str = r#"{"article": {"id": "a", "published": "2005-11"},
 "mentions": [{"start": 0, "end": 5, "text": "Putin", "type": "person", "entity": "person:p"},
              {"start": 10, "end": 16, "text": "Russia", "type": "country", "form": "name", "entity": "country:RU"},
              {"start": 20, "end": 24, "text": "NATO", "type": "organization", "entity": "org:nato"}],
 "times": [{"start": 30, "end": 36, "text": "May 14", "type": "DATE", "value": "2002-05-14", "in_citation": false},
           {"start": 40, "end": 46, "text": "May 15", "type": "DATE", "value": "2002-05-15", "in_citation": true}],
 "citations": [{"start": 50, "end": 70, "covers": [0, 50],
                "items": [{"source": "Interfax", "dates": ["2002-05-15"], "kind": "report"},
                          {"source": "Monitor", "dates": [], "kind": "cross_reference"}]}],
 "claims": [{"kind": "statement", "sentence": [0, 50], "cue": [6, 9], "speaker": [0, 5],
             "speaker_entities": ["person:p"], "content": [[10, 30]], "quoted": "direct", "date": "2002-05-14",
             "date_basis": "expression", "sources": ["Interfax"], "negated": false, "hedged": false},
            {"kind": "event", "sentence": [0, 50], "trigger": [25, 28], "participants": ["org:nato"],
             "date": "2002-05", "date_basis": "expression", "sources": [], "negated": false, "hedged": false},
            {"kind": "event", "sentence": [0, 50], "trigger": [45, 48], "participants": [], "date": null}]}"#;

const PREDICTED: &str = r#"{"article": {"id": "a", "published": "2005"}, "mentions": [{"start": 0, "end": 5, "text": "Putin", "type": "person", "entity": "person:q"}, {"start": 10, "end": 15, "text": "Russi", "type": "country", "entity": "country:RU"}, {"start": 20, "end": 24, "type": "organization", "entity": "org:nato"}, {"start": 60, "end": 64, "type": "organization", "entity": "org:x"}], "times": [{"start": 30, "end": 36, "type": "TIME", "value": "2002-05-14"}, {"start": 43, "end": 49, "type": "DATE", "value": "2002"}], "citations": [{"start": 50, "end": 69, "items": [{"source": "INTERFAX ", "dates": ["2002-05-15"]}, {"source": "Monitor", "dates": [], "kind": "report"}]}], "claims": [{"kind": "statement", "cue": [5, 8], "speaker_entities": ["person:p"], "content": [[10, 27]], "date": "2002-05-14", "sources": ["interfax"]}, {"kind": "statement", "cue": [30, 34], "speaker_entities": [], "content": [], "date": null}, {"kind": "event", "trigger": [25, 28], "participants": ["org:nato"], "date": "2002-06"}, {"kind": "event", "trigger": [45, 47], "participants": [], "date": ""}]}
"#;

/// Gold, predicted and right, as the reference scorer counts them.
const EXPECTED: [(&str, [u64; 3]); 24] = [
    ("published", [1, 1, 1]),
    ("mentions.strict", [3, 4, 2]),
    ("mentions.overlap", [3, 4, 3]),
    ("mentions.linked", [3, 4, 1]),
    ("mentions.person", [1, 1, 0]),
    ("mentions.country", [1, 1, 0]),
    ("mentions.organization", [1, 2, 1]),
    ("times.strict", [2, 2, 1]),
    ("times.relaxed", [2, 2, 2]),
    ("times.value", [2, 2, 1]),
    ("times.type", [2, 2, 1]),
    ("citations.span", [1, 1, 0]),
    ("citations.items", [2, 2, 1]),
    ("statements.cue", [1, 2, 1]),
    ("statements.speaker", [1, 2, 1]),
    ("statements.date", [1, 2, 1]),
    ("statements.sources", [1, 2, 1]),
    ("statements.content", [1, 2, 1]),
    ("statements.full", [1, 2, 1]),
    ("claims.full", [3, 4, 2]),
    ("events.trigger", [2, 2, 2]),
    ("events.participants", [2, 2, 2]),
    ("events.date", [2, 2, 1]),
    ("events.full", [2, 2, 1]),
];

fn figures(scratch: &Scratch, gold: &str, predicted: &str) -> Value {
    let ran = scratch.dateline(&["evaluate", "--gold", gold, predicted, "--json"]).ends(0);
    json::parse("figures", 1, &ran.out).unwrap()
}

fn sample() -> Scratch {
    let scratch = Scratch::new();
    scratch.file("gold/a.json", GOLD);
    scratch.file("p.jsonl", PREDICTED);
    scratch
}

#[test]
fn figures_of_a_committed_example() {
    let scratch = sample();
    let figures = figures(&scratch, "gold", "p.jsonl");
    for (layer, [gold, predicted, hit]) in EXPECTED {
        let row = &figures["layers"][layer];
        assert_eq!(
            [&row["gold"], &row["predicted"], &row["hit"]].map(|v| v.as_u64().unwrap()),
            [gold, predicted, hit],
            "{layer}"
        );
    }
    assert_eq!(figures["layers"].as_object().unwrap().len(), EXPECTED.len());
}

/// Runs the reference scorer, where it and Python are there.
fn reference(gold: &Path, predicted: &Path) -> Option<Value> {
    let script = shared("tools/score.py")?;
    let output = Command::new("python3").arg(script).args([gold, predicted]).arg("--json").output();
    let output = output.ok().filter(|o| o.status.success());
    if output.is_none() {
        println!("skipped: no python3 here");
    }
    json::parse("reference", 1, &String::from_utf8(output?.stdout).unwrap()).ok()
}

fn agree(ours: &Value, theirs: &Value) {
    for (layer, row) in theirs.as_object().unwrap() {
        for (key, figure) in row.as_object().unwrap() {
            assert_eq!(ours["layers"][layer][key].as_f64(), figure.as_f64(), "{layer} {key}");
        }
    }
}

#[test]
fn figures_are_those_of_the_reference_scorer() {
    let scratch = sample();
    let (gold, predicted) = (scratch.path.join("gold"), scratch.path.join("p.jsonl"));
    let Some(theirs) = reference(&gold, &predicted) else { return };
    agree(&figures(&scratch, "gold", "p.jsonl"), &theirs);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = root.join("corpus");
    let ours = corpus.join("gold").is_dir().then(|| (corpus.clone(), corpus.join("gold")));
    for (articles, gold) in shared("articles").zip(shared("gold")).into_iter().chain(ours) {
        scratch.dateline(&["run", articles.to_str().unwrap(), "-o", "out", "--force"]).ends(0);
        let predicted = scratch.path.join("out/annotations.jsonl");
        let Some(theirs) = reference(&gold, &predicted) else { return };
        agree(&figures(&scratch, gold.to_str().unwrap(), "out/annotations.jsonl"), &theirs);
    }
}

#[test]
fn thresholds_intervals_and_errors() {
    let scratch = sample();
    let ran =
        scratch.dateline(&["evaluate", "--gold", "gold", "p.jsonl", "--min", "times.value=0.5"]).ends(0);
    assert!(ran.out.contains("times.value"), "{}", ran.out);
    let arguments = [
        "evaluate",
        "--gold",
        "gold",
        "p.jsonl",
        "--min",
        "times.value=0.51",
        "--errors",
        "3",
        "--by-article",
    ];
    let ran = scratch.dateline(&arguments).ends(1);
    assert!(ran.err.contains("times.value: 0.500 is below 0.51"), "{}", ran.err);
    assert!(ran.out.contains("spurious cue"), "{}", ran.out);
    scratch.dateline(&["evaluate", "--gold", "gold", "p.jsonl", "--min", "no.such=0.5"]).ends(2);
    scratch.dateline(&["evaluate", "--gold", "gold", "p.jsonl", "--min", "times.value"]).ends(2);
    scratch.dateline(&["evaluate", "--gold", "nowhere", "p.jsonl"]).ends(2);
    scratch.file("bad/a.json", "{\"article\": {\"id\": \"a\"},\n \"mentions\": [{}]}");
    let ran = scratch.dateline(&["evaluate", "--gold", "bad", "p.jsonl"]).ends(2);
    assert!(ran.err.contains("a.json:2:"), "{}", ran.err);
}

#[test]
fn articles_beside_the_gold_are_analysed_without_being_named() {
    let scratch = sample();
    scratch.file("a.txt", "Putin met Bush.");
    let ran = scratch.dateline(&["evaluate", "--gold", "gold"]).ends(0);
    assert!(ran.out.contains("claims.full"), "{}", ran.out);
    let ran = scratch.dateline(&["evaluate", "--gold", "gold", ".", "--errors", "100"]).ends(0);
    assert!(ran.out.contains("[Putin] met Bush"), "{}", ran.out);
}
