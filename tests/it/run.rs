//! `dateline run`: what goes in, what comes out, in which order.

use std::fs;

use dateline::json::{self, Value};

use crate::cells::rows;
use crate::scratch::Scratch;

const STORY: &str = "PUTIN MEETS BUSH\n\nVladimir Putin met George Bush in Moscow on May 24, 2002. “We agree,” Putin said (Interfax, May 25).\n";

fn corpus() -> Scratch {
    let scratch = Scratch::new();
    for number in 0..12 {
        scratch.file(&format!("in/{number:02}.txt"), format!("{STORY}\nStory {number}.\n"));
    }
    scratch.file("in/deep/er/x.md", "“A” said Putin.");
    scratch.file("in/deep/note.rtf", "no article");
    scratch.file("in/README.md", "no article");
    scratch.file("in/.hidden/y.txt", "no article");
    scratch
}

#[test]
fn the_same_bytes_with_any_threads_any_order_of_paths_and_any_clock() {
    let scratch = corpus();
    scratch.dateline(&["run", "in", "-o", "a", "--threads", "1"]).ends(0);
    scratch.dateline(&["run", "./in/", "-o", "b", "--threads", "4"]).ends(0);
    scratch
        .dateline(&["run", "in/deep", "in/11.txt", "in", "in/00.txt", "-o", "c", "--threads", "16"])
        .ends(0);
    let mut command = scratch.command();
    command.args(["run", "in", "-o", "d"]).env("TZ", "Asia/Tokyo").env("LC_ALL", "tr_TR.UTF-8");
    assert!(command.output().unwrap().status.success());
    let first = scratch.all("a");
    assert_eq!(first.len(), 9, "{:?}", first.iter().map(|f| &f.0).collect::<Vec<_>>());
    for other in ["b", "c", "d"] {
        assert!(first == scratch.all(other), "{other}");
    }
    let articles = rows(&scratch.read("a/articles.csv"));
    let ids: Vec<_> = articles.iter().map(|row| row["article_id"].as_str()).collect();
    assert_eq!(ids.len(), 13);
    assert_eq!((ids[0], ids[12]), ("00", "x"));
    scratch.dateline(&["verify", "a"]).ends(0);
}

#[test]
fn the_manifest_names_what_was_read_and_written() {
    let scratch = corpus();
    scratch.dateline(&["run", "in", "-o", "out", "--published", "2002-05-25"]).ends(0);
    let manifest: Value = json::parse("manifest.json", 1, &scratch.read("out/manifest.json")).unwrap();
    assert_eq!(manifest["counts"]["articles"], 13);
    assert_eq!(manifest["articles"][0]["path"], "in/00.txt");
    assert_eq!(manifest["options"]["published"], "2002-05-25");
    assert!(manifest["options"].get("threads").is_none());
    let listed = manifest["files"].as_array().unwrap();
    assert_eq!(listed.len(), 8);
    for file in listed {
        let bytes = fs::read(scratch.path.join("out").join(file["name"].as_str().unwrap())).unwrap();
        assert_eq!(file["sha256"], dateline::hash::sha256(&bytes));
        assert_eq!(file["bytes"], bytes.len());
    }
}

#[test]
fn side_data_dates_and_names_articles() {
    let scratch = corpus();
    scratch.file(
        "m.csv",
        "id,published,title,volume\n00,2001-02-03,A title,8\nin/01.txt,2001,,\nno-such,1999,,\n",
    );
    let arguments = ["run", "in", "-o", "out", "--metadata", "m.csv", "--published", "2002"];
    scratch.dateline(&arguments).ends(0);
    let articles = rows(&scratch.read("out/articles.csv"));
    let cells = |row: usize| {
        let row = &articles[row];
        [&row["published"], &row["published_basis"], &row["title"], &row["volume"]].map(String::as_str)
    };
    assert_eq!(cells(0), ["2001-02-03", "metadata", "A title", "8"]);
    assert_eq!(cells(1)[..2], ["2001", "metadata"]);
    assert_eq!(cells(2)[..2], ["2002", "metadata"]);
    let problems = scratch.read("out/problems.csv");
    assert!(problems.contains("1 rows belong to no article, the first of them `no-such`"), "{problems}");
    scratch.file("bad.jsonl", "{\"doc_id\": \"00\", \"dct\": \"today\"}\n");
    let ran = scratch.dateline(&["run", "in", "-o", "new", "--metadata", "bad.jsonl"]).ends(2);
    assert!(ran.err.contains("bad.jsonl:1: expected a date"), "{}", ran.err);
    assert!(!scratch.path.join("new").exists());
}

#[test]
fn standard_input_is_an_article() {
    let scratch = Scratch::new();
    scratch.dateline_with(STORY.as_bytes(), &["run", "-", "-o", "out"]).ends(0);
    assert_eq!(rows(&scratch.read("out/articles.csv"))[0]["article_id"], "stdin");
    let ran = scratch.dateline(&["verify", "out"]).ends(0);
    assert!(ran.err.contains("standard input"), "{}", ran.err);
}

#[test]
fn wrong_use_writes_nothing() {
    let scratch = corpus();
    for arguments in [
        &["run", "nowhere"][..],
        &["run"],
        &["run", "in", "--published", "1900-02-29"],
        &["run", "in", "--min-confidence", "2"],
        &["run", "in", "--encoding", "latin"],
        &["run", "in", "--metadata", "nowhere.csv"],
        &["run", "in/deep/er/../../.hidden/..", "--no-such-option"],
        &["walk", "in"],
        &[],
    ] {
        scratch.dateline(arguments).ends(2);
        assert!(!scratch.path.join("output").exists(), "{arguments:?}");
    }
    scratch.file("empty/notes.rtf", "");
    scratch.dateline(&["run", "empty"]).ends(2);
}

#[test]
fn help_and_version_are_answers() {
    let scratch = Scratch::new();
    let ran = scratch.dateline(&["--help"]).ends(0);
    for verb in ["run", "evaluate", "verify", "show"] {
        assert!(ran.out.contains(verb), "{}", ran.out);
    }
    assert!(scratch.dateline(&["--version"]).ends(0).out.starts_with("dateline "));
}

#[test]
fn a_summary_stands_on_standard_error() {
    let scratch = corpus();
    let ran = scratch.dateline(&["run", "in"]).ends(0);
    assert!(ran.err.contains("13 articles, ") && ran.err.contains(" 0 problems"), "{}", ran.err);
    assert_eq!(ran.out, "");
    assert!(scratch.path.join("output/claims.csv").exists());
}
