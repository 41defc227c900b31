//! Prints the mentions of text files: `mentions [--gold FOLDER] [--flat] [--territories LIST] FILE...`
//!
//! One JSON object a file in the annotation format (only mentions), or with `--flat` one mention a line
//! (`doc_id, start, end, type, kb_id`). `--gold` takes zones, times and cited sources from gold annotations, so
//! that this layer is measured by itself. `--territories` prints what a corpus takes for territories that counts parts
//! of states, cities and unions among them (see `territories.rs`), a line each, all of the form `name`.

mod territories;

use std::path::{Path, PathBuf};

use dateline::article::{Zone, ZoneKind};
use dateline::gazetteer::{Gazetteer, day_number};
use dateline::mention::{Context, Form, Mention, MentionKind, find};
use dateline::span::{CodePoints, Span};
use dateline::text::Text;
use serde_json::{Value, json};
use territories::Territories;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut gold = None;
    let mut flat = false;
    let mut list = None;
    let mut files: Vec<PathBuf> = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--gold" => gold = arguments.next().map(PathBuf::from),
            "--flat" => flat = true,
            "--territories" => list = arguments.next().map(PathBuf::from),
            _ => files.push(argument.into()),
        }
    }
    let gazetteer = Gazetteer::embedded()?;
    let list = list.map(std::fs::read_to_string).transpose()?;
    let territories = list.map(|lines| Territories::read(&lines, &gazetteer));
    for file in &files {
        let source = std::fs::read_to_string(file)?;
        let id = file.file_stem().unwrap_or_default().to_string_lossy().to_string();
        let side =
            gold.as_deref().map(|folder| Side::read(folder, &id, &source)).transpose()?.unwrap_or_default();
        let text = Text::new(&source);
        let context = Context {
            published: side.published,
            zones: &side.zones,
            sources: &side.sources,
            times: &side.times,
            authors: &side.authors,
            publication: side.publication,
        };
        let mentions = find(&text, &gazetteer, &context);
        let points = CodePoints::new(&source);
        if let Some(territories) = &territories {
            for (span, wikidata) in territories.of(&text, &mentions) {
                let [start, end] = points.span(span);
                let row = json!({"doc_id": id, "start": start, "end": end, "type": "LOC", "kb_id": wikidata,
                                 "form": "name", "text": span.of(&source)});
                println!("{row}");
            }
        } else if flat {
            for mention in &mentions {
                println!("{}", line(&id, mention, &points, &source));
            }
        } else {
            let rows: Vec<Value> = mentions.iter().map(|m| row(m, &points, &source)).collect();
            println!("{}", json!({"article": {"id": id}, "mentions": rows}));
        }
    }
    Ok(())
}

fn kind(mention: &Mention) -> &'static str {
    match mention.kind {
        MentionKind::Person => "person",
        MentionKind::Country => "country",
        MentionKind::Organization => "organization",
    }
}

fn row(mention: &Mention, points: &CodePoints<'_>, source: &str) -> Value {
    let [start, end] = points.span(mention.span);
    let form = mention.form.map(form);
    json!({"start": start, "end": end, "text": mention.span.of(source), "type": kind(mention), "form": form,
           "entity": mention.entity, "rule": mention.rule})
}

fn line(id: &str, mention: &Mention, points: &CodePoints<'_>, source: &str) -> Value {
    let [start, end] = points.span(mention.span);
    let kind = match (mention.kind, mention.form) {
        (MentionKind::Person, _) => "PER",
        (MentionKind::Organization, _) => "ORG",
        (_, Some(Form::Demonym)) => "MISC",
        _ => "LOC",
    };
    json!({"doc_id": id, "start": start, "end": end, "type": kind, "kb_id": mention.wikidata,
           "form": mention.form.map(form), "rule": mention.rule, "text": mention.span.of(source), "entity": mention.entity})
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Name => "name",
        Form::Demonym => "demonym",
        Form::Capital => "capital",
        Form::Metonym => "metonym",
    }
}

/// What gold annotations say beside the mentions.
#[derive(Default)]
struct Side {
    published: Option<(u32, u32)>,
    zones: Vec<Zone>,
    sources: Vec<Span>,
    times: Vec<Span>,
    authors: Vec<Span>,
    publication: Option<Span>,
}

impl Side {
    fn read(folder: &Path, id: &str, source: &str) -> Result<Side, Box<dyn std::error::Error>> {
        let value: Value =
            serde_json::from_str(&std::fs::read_to_string(folder.join(format!("{id}.json")))?)?;
        let bytes: Vec<usize> = source.char_indices().map(|(b, _)| b).chain([source.len()]).collect();
        let span = |v: &Value| -> Span {
            let at = |key: &str| v[key].as_u64().map_or(0, |n| bytes[(n as usize).min(bytes.len() - 1)]);
            Span::new(at("start"), at("end"))
        };
        let list = |key: &str| value[key].as_array().cloned().unwrap_or_default();
        let mut side = Side::default();
        for zone in list("zones") {
            let kind = match zone["kind"].as_str() {
                Some("header") => ZoneKind::Header,
                Some("caption") => ZoneKind::Caption,
                Some("footer") => ZoneKind::Footer,
                _ => ZoneKind::Body,
            };
            side.zones.push(Zone { kind, span: span(&zone) });
        }
        side.times = list("times").iter().map(span).collect();
        for citation in list("citations") {
            let whole = span(&citation);
            let mut from = whole.start as usize;
            for item in citation["items"].as_array().cloned().unwrap_or_default() {
                let name = item["source"].as_str().unwrap_or("");
                if let Some(at) = source[from..whole.end as usize].find(name).filter(|_| !name.is_empty()) {
                    side.sources.push(Span::new(from + at, from + at + name.len()));
                    from += at + name.len();
                }
            }
        }
        let published = value["article"]["published"].as_str().unwrap_or("");
        side.published = day_number(published, false).zip(day_number(published, true));
        let header: usize = side
            .zones
            .iter()
            .filter(|z| z.kind == ZoneKind::Header)
            .map(|z| z.span.end as usize)
            .max()
            .unwrap_or(0);
        let within = |name: &Value| {
            let name = name.as_str().filter(|n| !n.is_empty())?;
            source[..header].find(name).map(|at| Span::new(at, at + name.len()))
        };
        side.authors = within(&value["article"]["author"]).into_iter().collect();
        side.publication = within(&value["article"]["publication"]);
        Ok(side)
    }
}
