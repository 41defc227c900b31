//! The linter and the formatter of gazetteers.
//!
//! A gazetteer is trusted only as far as its rows are. This room reads every file as a reader would: the form of the
//! file, its rows (ids, references, dates), its names (who shares one without a reason) and the offices (who
//! held one before birth, or while another did). It changes nothing; [`fixed`] says how a file would look in order.
//!
//! What is odd but right has a row in `exceptions.csv`, with its reason.

mod dates;
mod names;
mod raw;
mod rows;
mod shape;

use std::collections::{BTreeMap, BTreeSet};

use super::files::{self, File};
use crate::table::{Row, Table};

pub use raw::fixed;

/// Something wrong with a gazetteer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, as it was named.
    pub file: String,
    /// Counted from 1.
    pub line: u64,
    /// What stands there and what was expected.
    pub message: String,
}

/// One file of those that are known, taken apart.
struct Sheet {
    name: String,
    shape: &'static shape::Shape,
    table: Table,
    /// False for an embedded file that only stands behind the ones to be checked.
    own: bool,
}

/// All that is checked, and what stands behind it.
struct World {
    sheets: Vec<Sheet>,
    /// `country:RU`, `org:csto`, `person:sergei-lavrov`.
    ids: BTreeSet<String>,
    /// Kind and what, of `exceptions.csv`.
    exceptions: BTreeSet<(String, String)>,
}

/// Checks files that are given by name and bytes. Unless they stand `alone`, embedded rows stand behind them: rows
/// may refer to these, and they count where no given row has their id. Problems come sorted by file and line. Takes
/// time in proportion to the size, but for sorting.
pub fn check(given: &[(String, Vec<u8>)], alone: bool) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut sheets = Vec::new();
    for (name, bytes) in given {
        let Some(shape) = shape::of(name) else {
            let known: Vec<&str> = shape::SHAPES.iter().map(|s| s.file).collect();
            problems.push(Problem::new(
                name,
                1,
                format!("an unknown file, expected one of {}", known.join(", ")),
            ));
            continue;
        };
        if let Some(table) = raw::read(name, bytes, shape, &mut problems) {
            sheets.push(Sheet { name: name.clone(), shape, table, own: true });
        }
    }
    if !alone {
        behind(&mut sheets);
    }
    let world = World::new(sheets);
    for sheet in world.sheets.iter().filter(|s| s.own) {
        rows::check(&world, sheet, &mut problems);
    }
    rows::check_wikidata(&world, &mut problems);
    names::check(&world, &mut problems);
    dates::check(&world, &mut problems);
    problems.sort();
    problems.dedup();
    problems
}

/// True for a path whose end is the name of a file that a gazetteer may hold.
pub fn known(path: &str) -> bool {
    shape::of(path).is_some()
}

/// The embedded files, as [`check`] takes them.
pub fn embedded() -> Vec<(String, Vec<u8>)> {
    files::embedded().into_iter().map(|f: File| (f.name, f.text.as_bytes().to_vec())).collect()
}

/// Adds the embedded files.
fn behind(sheets: &mut Vec<Sheet>) {
    for file in files::embedded() {
        let Some(shape) = shape::of(&file.name) else { continue };
        if let Ok(table) = Table::parse(&file.name, &file.text, &[]) {
            sheets.push(Sheet { name: file.name, shape, table, own: false });
        }
    }
}

impl Problem {
    fn new(file: &str, line: u64, message: impl Into<String>) -> Problem {
        Problem { file: file.to_string(), line, message: message.into() }
    }
}

impl Sheet {
    /// `country:`, `org:` or `person:`, for files of entities.
    fn prefix(&self) -> Option<&'static str> {
        match self.shape.file {
            "countries.csv" => Some("country:"),
            "organizations.csv" | "organizations-supraverden.csv" | "publications.csv" => Some("org:"),
            "people.csv" | "people-countryinfo.csv" => Some("person:"),
            _ => None,
        }
    }

    fn is_offices(&self) -> bool {
        self.shape.columns.first() == Some(&"person")
    }

    fn problem(&self, row: Row<'_>, message: impl Into<String>) -> Problem {
        Problem::new(&self.name, row.line(), message)
    }
}

impl World {
    fn new(sheets: Vec<Sheet>) -> World {
        let mut world = World { sheets, ids: BTreeSet::new(), exceptions: BTreeSet::new() };
        for sheet in &world.sheets {
            if let Some(prefix) = sheet.prefix() {
                world.ids.extend(sheet.table.rows().map(|row| format!("{prefix}{}", row.get("id"))));
            }
            if sheet.shape.file == "exceptions.csv" {
                let rows = sheet.table.rows();
                world.exceptions.extend(rows.map(|r| (r.get("kind").to_string(), r.get("what").to_string())));
            }
        }
        world
    }

    /// The rows of all sheets that a test takes, those of given files first, and of embedded files those whose `id`
    /// no given file has.
    fn standing<'w>(
        &'w self,
        wanted: impl Fn(&Sheet) -> bool,
        id: impl Fn(&Sheet, Row<'w>) -> String,
    ) -> Vec<(&'w Sheet, Row<'w>)> {
        let mut given = BTreeSet::new();
        let mut all = Vec::new();
        for own in [true, false] {
            for sheet in self.sheets.iter().filter(|s| s.own == own && wanted(s)) {
                for row in sheet.table.rows() {
                    let id = id(sheet, row);
                    if own {
                        given.insert(id);
                    } else if given.contains(&id) {
                        continue;
                    }
                    all.push((sheet, row));
                }
            }
        }
        all
    }

    fn excepted(&self, kind: &str, what: &str) -> bool {
        self.exceptions.contains(&(kind.to_string(), what.to_string()))
    }
}

/// Groups in the order of their keys.
fn grouped<K: Ord, V>(items: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, Vec<V>> {
    let mut groups: BTreeMap<K, Vec<V>> = BTreeMap::new();
    for (key, value) in items {
        groups.entry(key).or_default().push(value);
    }
    groups
}

#[cfg(test)]
mod tests;
