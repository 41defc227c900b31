//! Who held which office when. The tables are large and few rows are asked for, so a row is read when needed.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::entity::{Office, day_number};
use super::files::File;
use crate::table::Table;
use crate::text::Key;

/// A run of lines of one person: file, first byte, byte behind the last.
type Lines = (u32, u32, u32);

/// The tables of offices.
pub struct Offices {
    files: Vec<File>,
    lines: OnceLock<FxHashMap<Key, Vec<Lines>>>,
}

impl Offices {
    /// Tables with the columns `person,office,of,start,end`, `person` first.
    pub fn new(files: Vec<File>) -> Offices {
        Offices { files, lines: OnceLock::new() }
    }

    /// The offices of a person (`sergei-lavrov`), in file order. Rows that are no CSV are left out.
    pub fn of(&self, person: &str) -> Vec<Office> {
        let lines = self.lines.get_or_init(|| self.index());
        let mut result = Vec::new();
        for &(file, start, end) in lines.get(&Key::of(person)).map_or(&[][..], Vec::as_slice) {
            let file = &self.files[file as usize];
            let head = file.text.lines().next().unwrap_or("");
            let text = format!("{head}\n{}", &file.text[start as usize..end as usize]);
            let Ok(table) = Table::parse(&file.name, &text, &["office", "of"]) else { continue };
            result.extend(table.rows().map(|row| Office {
                office: row.get("office").to_string(),
                of: row.get("of").to_string(),
                start: day_number(row.get("start"), false),
                end: day_number(row.get("end"), true),
            }));
        }
        result
    }

    /// One pass over the lines; the person stands before the first comma.
    fn index(&self) -> FxHashMap<Key, Vec<Lines>> {
        let mut index: FxHashMap<Key, Vec<Lines>> = FxHashMap::default();
        for (number, file) in self.files.iter().enumerate() {
            let mut last: Option<(&str, Lines)> = None;
            let mut at = 0;
            for line in file.text.split_inclusive('\n') {
                let start = at as u32;
                at += line.len();
                let Some(comma) = line.find(',') else { continue };
                let person = &line[..comma];
                match &mut last {
                    Some((same, lines)) if *same == person => lines.2 = at as u32,
                    _ => {
                        if let Some((person, lines)) = last.take() {
                            index.entry(Key::of(person)).or_default().push(lines);
                        }
                        last = Some((person, (number as u32, start, at as u32)));
                    }
                }
            }
            if let Some((person, lines)) = last {
                index.entry(Key::of(person)).or_default().push(lines);
            }
        }
        index
    }
}
