//! Side data about articles: a CSV table or JSON lines, one row an article.
//!
//! The key is `id` or `doc_id`: a file's stem, its name, its id or its path. `title`, `publication`, `volume`,
//! `issue`, `author` and `published` (or `dct`) may stand beside it; what else stands there is ignored.

use std::collections::{BTreeMap, HashSet};

use super::Given;
use super::walk::Input;
use crate::error::{Error, Result};
use crate::json::{self, Map, Value};
use crate::table::Table;

/// Side data, by key.
#[derive(Clone, Debug, Default)]
pub struct Metadata {
    rows: BTreeMap<String, Given>,
}

impl Metadata {
    /// Reads side data: JSON lines where the text begins with `{`, else CSV.
    ///
    /// # Errors
    /// [`Error::Data`] with file and line: no key, a key twice, a date or a number that is none.
    pub fn parse(name: &str, text: &str) -> Result<Metadata> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut metadata = Metadata::default();
        if text.trim_start().starts_with('{') {
            for (line, object) in json::lines::<Map<String, Value>>(name, text)? {
                metadata.add(name, line, |key| cell(object.get(key)))?;
            }
        } else {
            let table = Table::parse(name, text, &[])?;
            for row in table.rows() {
                metadata.add(name, row.line(), |key| Some(row.get(key).to_string()))?;
            }
        }
        Ok(metadata)
    }

    fn add(&mut self, name: &str, line: u64, get: impl Fn(&str) -> Option<String>) -> Result<()> {
        let get = |key: &str| get(key).map(|v| v.trim().to_string()).filter(|v| !v.is_empty());
        let wrong = |message: String| Error::data(name, line, message);
        let key = get("id").or_else(|| get("doc_id"));
        let key =
            key.ok_or_else(|| wrong("expected a column `id` or `doc_id` with a file's stem or path".into()))?;
        let number = |field: &str| match get(field) {
            None => Ok(None),
            Some(v) => {
                v.parse().map(Some).map_err(|_| wrong(format!("{field}: expected a number, found `{v}`")))
            }
        };
        let published = get("published").or_else(|| get("dct"));
        let published = published.map(|v| date(&v).map_err(wrong)).transpose()?;
        let given = Given {
            title: get("title"),
            publication: get("publication"),
            volume: number("volume")?,
            issue: number("issue")?,
            author: get("author"),
            published,
        };
        let key = key.strip_prefix("./").unwrap_or(&key).to_string();
        match self.rows.insert(key.clone(), given) {
            None => Ok(()),
            Some(_) => Err(wrong(format!("`{key}` stands here for the second time"))),
        }
    }

    /// The row of a file: by its path, its id, its name or its stem.
    pub fn find(&self, input: &Input) -> Option<&Given> {
        keys(input).find_map(|key| self.rows.get(key))
    }

    /// Keys that belong to none of the files, sorted.
    pub fn unused(&self, inputs: &[Input]) -> Vec<&str> {
        let used: HashSet<&str> = inputs.iter().flat_map(keys).collect();
        self.rows.keys().map(String::as_str).filter(|key| !used.contains(key)).collect()
    }
}

fn keys(input: &Input) -> impl Iterator<Item = &str> {
    let name = input.path.rsplit('/').next().unwrap_or_default();
    let stem = name.rfind('.').filter(|dot| *dot > 0).map_or(name, |dot| &name[..dot]);
    [input.path.as_str(), input.id.as_str(), name, stem].into_iter()
}

fn cell(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A publication date: `2005`, `2005-11`, `2005-11-11` (also `20051111`, and with a time behind it).
///
/// # Errors
/// What was expected, in words.
pub fn date(text: &str) -> std::result::Result<String, String> {
    let wrong = || format!("expected a date such as 2005-11-11, 2005-11 or 2005, found `{text}`");
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    let digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    let day = match day.len() {
        8 if digits(day) => format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]),
        _ => day.to_string(),
    };
    let parts: Vec<&str> = day.split('-').collect();
    let widths = [4, 2, 2];
    if parts.len() > 3 || parts.iter().zip(widths).any(|(p, w)| p.len() != w || !digits(p)) {
        return Err(wrong());
    }
    let number = |i: usize| parts.get(i).map_or(Some(1), |p: &&str| p.parse::<u32>().ok());
    let (Some(year), Some(month), Some(of_month)) = (number(0), number(1), number(2)) else {
        return Err(wrong());
    };
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    if year == 0 || of_month == 0 || of_month > last { Err(wrong()) } else { Ok(day) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn input(path: &str) -> Input {
        Input { id: "x".into(), path: path.into(), file: PathBuf::from(path), size: 0 }
    }

    #[test]
    fn csv_and_json_lines_say_the_same() {
        let csv = Metadata::parse("m.csv", "id,volume,published\na/x.y.txt,8,2005-11\n").unwrap();
        let json = "{\"doc_id\": \"x.y\", \"volume\": 8, \"dct\": \"2005-11\", \"title\": null}\n";
        let json = Metadata::parse("m.jsonl", json).unwrap();
        let file = input("a/x.y.txt");
        assert_eq!(csv.find(&file), json.find(&file));
        assert_eq!(csv.find(&file).unwrap().volume, Some(8));
        assert_eq!(json.find(&input("b/z.txt")), None);
        assert_eq!(csv.unused(&[input("b/z.txt")]), ["a/x.y.txt"]);
    }

    #[test]
    fn wrong_rows_are_named() {
        for (text, place) in [
            ("id,published\na,yesterday\n", "m:2: expected a date"),
            ("id,volume\na,1\na,2\n", "m:3: `a` stands"),
            ("name\nx\n", "m:2: expected a column `id`"),
            ("{\"id\": \"a\"}\n{\"id\": \"b\", \"issue\": \"x\"}", "m:2: issue: expected a number"),
            ("{\"id\": \"a\"}\n{\"id\": ", "m:2: "),
        ] {
            let error = Metadata::parse("m", text).err().unwrap().to_string();
            assert!(error.starts_with(place), "{error}");
        }
    }

    #[test]
    fn dates_are_checked_against_the_calendar() {
        for (text, day) in [
            ("2005", "2005"),
            ("2005-11", "2005-11"),
            ("20051111", "2005-11-11"),
            ("2004-02-29T10:00", "2004-02-29"),
        ] {
            assert_eq!(date(text).as_deref(), Ok(day));
        }
        for text in
            ["", "0000", "1900-02-29", "2005-13", "2005-1-1", "99999", "2005-11-11-11", "2005-00-01", "é005"]
        {
            assert!(date(text).is_err(), "{text}");
        }
    }
}
