//! Writes who said what in the shape of the attribution scorers: `attribution [--ced] [--attitudes] FOLDER [PRED]`
//!
//! The folder holds `text/*.txt` and `docs.jsonl` (`doc_id`, `date`, as PolNeAR and CED-1K are prepared). One line a
//! statement: `doc_id` and the code points of `source`, `cue` and `content`; with `--ced` the `agent` (the name of the
//! speaker, found wherever the article names it) and whether it is quoted. `--attitudes` adds verbs of wish and belief, which count
//! in PolNeAR and are no statements here. `--table` prints no lines but how many statements each rule and confidence gave.

use std::collections::HashMap;
use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};

use dateline::analysis::Analysis;
use dateline::article::Article;
use dateline::claim::{Claim, ClaimKind, Quoted};
use dateline::pipeline::Pipeline;
use dateline::span::{CodePoints, Span};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    let (mut ced, mut attitudes) = (false, false);
    for argument in std::env::args().skip(1) {
        match argument.as_str() {
            "--ced" => ced = true,
            "--attitudes" => attitudes = true,
            _ => paths.push(argument.into()),
        }
    }
    let Some(folder) = paths.first() else {
        return Err("usage: attribution [--ced] [--attitudes] FOLDER [PRED]".into());
    };
    let mut out: Box<dyn Write> = match paths.get(1) {
        Some(path) => Box::new(std::io::BufWriter::new(std::fs::File::create(path)?)),
        None => Box::new(std::io::stdout().lock()),
    };
    let dates = dates(&folder.join("docs.jsonl"))?;
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder.join("text"))?.map(|e| Ok(e?.path())).collect::<std::io::Result<_>>()?;
    files.sort();
    let pipeline = Pipeline::builder().threads(1).attitudes(attitudes).build()?;
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "txt")) {
        let id = file.file_stem().unwrap_or_default().to_string_lossy().to_string();
        let mut article = Article::new(id.clone(), std::fs::read_to_string(file)?);
        article.given.published = dates.get(&id).cloned();
        let found = pipeline.analyze(&article);
        let points = CodePoints::new(&article.text);
        for claim in &found.claims {
            let lines = if ced {
                propositions(&article, &found, &points, claim)
            } else {
                relation(&article, &points, claim)
            };
            for line in lines {
                writeln!(out, "{line}")?;
            }
        }
    }
    Ok(())
}

/// Day of publication of each article.
fn dates(path: &Path) -> Result<HashMap<String, String>, Box<dyn Error>> {
    let mut dates = HashMap::new();
    for line in std::fs::read_to_string(path)?.lines() {
        let row: Value = serde_json::from_str(line)?;
        let day = row["date"].as_str().and_then(|d| d.get(..10));
        if let (Some(id), Some(day)) = (row["doc_id"].as_str(), day) {
            dates.insert(id.to_string(), day.to_string());
        }
    }
    Ok(dates)
}

/// PolNeAR marks the whole noun phrase of the source.
fn relation(article: &Article, points: &CodePoints<'_>, claim: &Claim) -> Vec<Value> {
    let ClaimKind::Statement { cue, speaker, speaker_phrase, content, .. } = &claim.kind else {
        return Vec::new();
    };
    let at = |span: &Span| points.span(*span);
    vec![json!({
        "doc_id": article.id,
        "source": speaker_phrase.or(*speaker).iter().map(at).collect::<Vec<_>>(),
        "cue": [at(cue)],
        "content": content.iter().map(at).collect::<Vec<_>>(),
        "rules": claim.rules,
        "confidence": claim.confidence,
    })]
}

/// CED-1K marks what can be true or false: clauses and quotations. A quotation that goes on in another pair of marks
/// is a claim of its own there, several sentences in one pair are one.
fn propositions(article: &Article, found: &Analysis, points: &CodePoints<'_>, claim: &Claim) -> Vec<Value> {
    let ClaimKind::Statement { cue, speaker, quoted, content, .. } = &claim.kind else { return Vec::new() };
    let noun = |rule: &&str| matches!(*rule, "cue-object" | "cue-preposition" | "cue-infinitive");
    if claim.rules.first().is_some_and(noun) && *quoted == Quoted::Indirect {
        return Vec::new();
    }
    let at = |span: &Span| points.span(*span);
    let direct = *quoted != Quoted::Indirect;
    let row = |part: &[Span]| {
        json!({
            "doc_id": article.id,
            "agent": agent(article, found, claim),
            "source": speaker.iter().map(at).collect::<Vec<_>>(),
            "cue": [at(cue)],
            "content": part.iter().map(at).collect::<Vec<_>>(),
            "utterance_type": if direct { "direct" } else { "indirect" },
            "rules": claim.rules,
            "confidence": claim.confidence,
        })
    };
    let together =
        |a: &Span, b: &Span| !article.text[a.end as usize..b.start as usize].contains(['"', '“', '”', '\n']);
    content.chunk_by(together).map(row).collect()
}

/// Who speaks: the longest name that the article gives a person, the words as written for bodies and officials.
fn agent(article: &Article, found: &Analysis, claim: &Claim) -> Option<String> {
    let ClaimKind::Statement { speaker, speaker_phrase, speaker_means, speaker_entities, .. } = &claim.kind
    else {
        return None;
    };
    let words = |span: Span| span.of(&article.text).to_string();
    let name = |entity: &String| {
        let own = found.mentions.iter().filter(|m| m.entity == *entity).map(|m| m.span.of(&article.text));
        own.max_by_key(|n| n.len()).map(str::to_string)
    };
    let person = speaker_entities.iter().any(|e| e.starts_with("person:"));
    let written = speaker.map(words);
    let pronoun = written.as_deref().is_some_and(|w| {
        matches!(w.to_ascii_lowercase().as_str(), "he" | "she" | "it" | "they" | "who" | "we" | "i")
    });
    let named = found.mentions.iter().any(|m| speaker.is_some_and(|s| m.span == s));
    if person
        || !named
            && !speaker_entities.is_empty()
            && (pronoun || claim.rules.iter().any(|r| r.ends_with("body")))
    {
        let names: Vec<String> = speaker_entities.iter().filter_map(name).collect();
        return Some(names.join(" and ")).filter(|n| !n.is_empty()).or(written);
    }
    speaker_means.map(words).or(speaker_phrase.map(words)).or(written)
}
