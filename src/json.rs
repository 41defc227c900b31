//! JSON, read and written: the one door to `serde_json`.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

pub use serde_json::{Map, Number, Value, json};

/// Reads one JSON text.
///
/// # Errors
/// [`Error::Data`] with the file's name and line. `first` is the line of the file on which the text begins.
pub fn parse<T: DeserializeOwned>(name: &str, first: u64, text: &str) -> Result<T> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text)
        .map_err(|e| Error::data(name, first + (e.line() as u64).saturating_sub(1), e.to_string()))
}

/// Reads JSON lines; blank ones are left out. Each value comes with its line, counted from 1.
///
/// # Errors
/// [`Error::Data`] with the first line that is no JSON or lacks something.
pub fn lines<T: DeserializeOwned>(name: &str, text: &str) -> Result<Vec<(u64, T)>> {
    let mut values = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if !line.trim_start_matches('\u{feff}').trim().is_empty() {
            let number = index as u64 + 1;
            values.push((number, parse(name, number, line)?));
        }
    }
    Ok(values)
}

/// A value as one line without its line end.
pub fn line<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("records have string keys and finite numbers")
}

/// A value over many lines, for people, with a line end.
pub fn pretty<T: Serialize>(value: &T) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("records have string keys and finite numbers");
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_file_and_line() {
        let error = lines::<Value>("m.jsonl", "{}\n\n{\"a\": \n").err().unwrap();
        assert!(error.to_string().starts_with("m.jsonl:3: "), "{error}");
        let deep = "[".repeat(100_000);
        assert!(parse::<Value>("m.json", 1, &deep).is_err());
    }
}
