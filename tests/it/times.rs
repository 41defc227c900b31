//! `dateline times`.

use dateline::json::{self, Value};

use crate::scratch::{Scratch, shared};

const STORY: &str = "\nThe “talks” began on May 14, 2002 <in Oslo> & ended two days later.\n";

#[test]
fn expressions_as_json_lines_and_as_timeml() {
    let scratch = Scratch::new();
    scratch.file("in/a.b.txt", STORY);
    scratch.file("docs.jsonl", "{\"doc_id\": \"a.b\", \"dct\": \"2002-06-01\", \"title\": null}\n");
    let arguments = ["times", "in", "--metadata", "docs.jsonl", "--body-only", "--style", "timeml"];
    let ran = scratch.dateline(&arguments).ends(0);
    let lines: Vec<(u64, Value)> = json::lines("times", &ran.out).unwrap();
    let first = &lines[0].1;
    for (key, value) in [
        ("doc_id", json::json!("a.b")),
        ("start", json::json!(22)),
        ("end", json::json!(34)),
        ("bstart", json::json!(26)),
        ("type", json::json!("DATE")),
        ("value", json::json!("2002-05-14")),
        ("text", json::json!("May 14, 2002")),
        ("first_day", json::json!("2002-05-14")),
        ("last_day", json::json!("2002-05-14")),
        ("anchor", json::json!("own")),
    ] {
        assert_eq!(first[key], value, "{key}");
    }
    assert!(first["rule"].as_str().is_some_and(|rule| !rule.is_empty()));
    assert!(!scratch.path.join("output").exists());
    let ran = scratch.dateline(&[&arguments[..], &["--format", "tml"]].concat()).ends(0);
    assert!(ran.out.contains("<TIMEX3 tid=\"t1\" type=\"DATE\" value=\"2002-05-14\""), "{}", ran.out);
    assert!(ran.out.contains(" &lt;in Oslo&gt; &amp; ended "), "{}", ran.out);
    assert!(ran.out.contains("value=\"2002-06-01\" functionInDocument=\"CREATION_TIME\""), "{}", ran.out);
}

#[test]
fn every_document_of_a_corpus_is_read_by_its_own_name() {
    let Some(folder) = shared("data/temporal/aquaint") else { return };
    let scratch = Scratch::new();
    let (texts, docs) = (folder.join("txt"), folder.join("docs.jsonl"));
    let arguments = [
        "times",
        texts.to_str().unwrap(),
        "--metadata",
        docs.to_str().unwrap(),
        "--body-only",
        "--style",
        "timeml",
    ];
    let ran = scratch.dateline(&arguments).ends(0);
    assert_eq!(ran.err, "", "no row of the side data is left over");
    assert!(ran.out.lines().count() > 300);
}
