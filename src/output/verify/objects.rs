//! The JSON files: wherever words stand beside offsets, in code points and in bytes, all three have to agree.

use std::fs;
use std::path::Path;

use super::Verified;
use super::source::{Source, Sources};
use crate::error::{Error, Result};
use crate::json::{self, Map, Value};

/// `annotations.jsonl`.
pub fn annotations(folder: &Path, sources: &mut Sources, verified: &mut Verified) {
    let name = "annotations.jsonl";
    let lines: Result<Vec<(u64, Value)>> = read(folder, name).and_then(|text| json::lines(name, &text));
    let lines = match lines {
        Ok(lines) => lines,
        Err(error) => return verified.add(name, error.to_string()),
    };
    for (line, value) in lines {
        let id = value["article"]["id"].as_str().unwrap_or_default().to_string();
        check(&format!("{name}:{line}"), &id, &value, sources, verified);
    }
}

/// `claims.json`.
pub fn claims(folder: &Path, sources: &mut Sources, verified: &mut Verified) {
    let name = "claims.json";
    let list: Result<Vec<Value>> = read(folder, name).and_then(|text| json::parse(name, 1, &text));
    let list = match list {
        Ok(list) => list,
        Err(error) => return verified.add(name, error.to_string()),
    };
    for (index, value) in list.iter().enumerate() {
        let id = value["article"]["id"].as_str().unwrap_or_default();
        // One claim a line, behind the opening bracket.
        check(&format!("{name}:{}", index + 2), id, value, sources, verified);
    }
}

fn read(folder: &Path, name: &str) -> Result<String> {
    fs::read_to_string(folder.join(name)).map_err(|e| Error::file(name, e))
}

fn check(place: &str, id: &str, value: &Value, sources: &mut Sources, verified: &mut Verified) {
    if sources.is_unchecked(id) {
        return;
    }
    match sources.get(id) {
        Err(what) => verified.add(place, format!("{id}: {what}")),
        Ok(source) => {
            verified.rows += 1;
            walk(place, value, source, verified);
        }
    }
}

/// Looks at every object inside a value.
fn walk(place: &str, value: &Value, source: &Source, verified: &mut Verified) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(place, item, source, verified)),
        Value::Object(object) => {
            for problem in [words(object, source), spans(object, source)].into_iter().flatten() {
                let id = object.get("id").and_then(Value::as_str).unwrap_or_default();
                verified.add(place, format!("{id} {problem}").trim().to_string());
            }
            object.values().for_each(|inner| walk(place, inner, source, verified));
        }
        _ => {}
    }
}

/// `start`, `end`, `bytes`, `text` of one object.
fn words(object: &Map<String, Value>, source: &Source) -> Option<String> {
    let number = |key: &str| object.get(key)?.as_u64().map(|n| n as usize);
    let bytes = object.get("bytes")?;
    let (start, end) = (number("start")?, number("end")?);
    let Some(there) = source.slice(start, end) else {
        return Some(format!("{start}-{end} is not inside the article"));
    };
    if let Some(text) = object.get("text").and_then(Value::as_str)
        && text != there
    {
        return Some(format!("at {start}-{end} stands “{there}”, not “{text}”"));
    }
    let same = |key: &str, point| bytes[key].as_u64() == source.byte(point).map(|b| b as u64);
    (!same("start", start) || !same("end", end))
        .then(|| format!("bytes {bytes} are not code points {start}-{end}"))
}

/// Keys that hold ranges of code points (`[start, end]`, or a list of them), each with its twin under `bytes`.
const RANGES: [(&str, &str); 6] = [
    ("sentence", "sentence"),
    ("cue", "anchor"),
    ("trigger", "anchor"),
    ("speaker", "speaker"),
    ("content", "content"),
    ("date_span", "date"),
];

/// The ranges of a claim or a citation.
fn spans(object: &Map<String, Value>, source: &Source) -> Option<String> {
    let twins = RANGES.iter().map(|(key, twin)| (*key, object.get("bytes").and_then(|b| b.get(twin))));
    let others = ["negated_span", "hedged_span", "source_spans"].into_iter().map(|key| (key, None));
    let covers = [("covers", object.get("covers_bytes")), ("span", object.get("bytes"))];
    for (key, twin) in twins.chain(others).chain(covers) {
        let Some(value) = object.get(key).filter(|value| value.is_array()) else { continue };
        if let Err(what) = agree(value, twin, source) {
            return Some(format!("{key}: {what}"));
        }
    }
    None
}

fn agree(value: &Value, twin: Option<&Value>, source: &Source) -> std::result::Result<(), String> {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    if let [Value::Number(start), Value::Number(end)] = items {
        let point = |n: &json::Number| n.as_u64().map_or(usize::MAX, |n| n as usize);
        let (Some(from), Some(to)) = (source.byte(point(start)), source.byte(point(end))) else {
            return Err(format!("{start}-{end} is not inside the article"));
        };
        let same = twin.is_none_or(|bytes| bytes["start"] == from && bytes["end"] == to);
        return if same && from <= to {
            Ok(())
        } else {
            Err(format!("code points {start}-{end} are not the bytes named beside them"))
        };
    }
    let twins = twin.and_then(Value::as_array);
    if twins.is_some_and(|twins| twins.len() != items.len()) {
        return Err("not as many ranges in bytes as in code points".into());
    }
    for (index, item) in items.iter().enumerate().filter(|(_, item)| item.is_array()) {
        agree(item, twins.map(|twins| &twins[index]), source)?;
    }
    Ok(())
}
