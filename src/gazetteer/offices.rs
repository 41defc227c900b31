//! Who held which office when. The tables are large and few rows are asked for, so a row is read when needed,
//! and kept: an article asks for the same few people again and again.

use std::sync::OnceLock;

use super::entity::{Office, day_number};
use super::files::File;
use super::keymap::KeyMap;
use crate::table::{Row, Table};
use crate::text::Key;

/// A run of lines of one person: file, first byte, byte behind the last.
pub type Lines = (u32, u32, u32);

/// The runs of a person, by the person's key, and all runs.
type Index = (KeyMap<(u32, u32)>, Vec<Lines>);

/// What was read of a table, each answer at the place of its first run among all runs.
type Kept<T> = OnceLock<Vec<OnceLock<Vec<T>>>>;

/// The tables of offices.
#[derive(Default)]
pub struct Offices {
    files: Vec<File>,
    index: OnceLock<Index>,
    /// The same by country or organization, a run of one line each.
    bodies: OnceLock<Index>,
    of: Kept<Office>,
    holders: Kept<(String, Office)>,
}

impl Offices {
    /// Tables with the columns `person,office,of,start,end`, `person` first.
    pub fn new(files: Vec<File>) -> Offices {
        Offices { files, ..Offices::default() }
    }

    /// The tables among some files, with an index that was made before.
    pub(super) fn made(files: &[File], people: KeyMap<(u32, u32)>, lines: Vec<Lines>) -> Offices {
        let offices = Offices::new(tables(files));
        // Nobody has asked yet, so the place is empty.
        let _ = offices.index.set((people, lines));
        offices
    }

    /// The index: where the runs of a person stand among all runs.
    pub(super) fn parts(&self) -> (&KeyMap<(u32, u32)>, &[Lines]) {
        let (people, lines) = self.index.get_or_init(|| self.index());
        (people, lines)
    }

    /// The offices of a person (`sergei-lavrov`), in file order. Rows that are no CSV are left out.
    pub fn of(&self, person: &str) -> &[Office] {
        let (people, lines) = self.parts();
        kept(&self.of, (people, lines), person, |lines| {
            let mut result = Vec::new();
            for &(file, start, end) in lines {
                let file = &self.files[file as usize];
                let head = file.text.lines().next().unwrap_or("");
                let text = format!("{head}\n{}", &file.text[start as usize..end as usize]);
                let Ok(table) = Table::parse(&file.name, &text, &["office", "of"]) else { continue };
                result.extend(table.rows().map(office));
            }
            result
        })
    }

    /// All who held an office of a country or organization (`country:RU`), in file order.
    pub fn holders<'o>(&'o self, of: &'o str) -> impl Iterator<Item = &'o (String, Office)> {
        let (bodies, lines) = self.bodies.get_or_init(|| self.by_body());
        let all = kept(&self.holders, (bodies, lines), of, |lines| {
            let mut result = Vec::new();
            for run in lines.chunk_by(|a, b| a.0 == b.0) {
                let file = &self.files[run[0].0 as usize];
                let mut text = format!("{}\n", file.text.lines().next().unwrap_or(""));
                run.iter().for_each(|line| text.push_str(&file.text[line.1 as usize..line.2 as usize]));
                let Ok(table) = Table::parse(&file.name, &text, &["person", "office", "of"]) else {
                    continue;
                };
                result.extend(table.rows().map(|row| (row.get("person").to_string(), office(row))));
            }
            result
        });
        // Names that differ in case only share a key.
        all.iter().filter(move |(_, office)| office.of == of)
    }

    /// One pass over the lines; the body stands behind the first comma with its prefix.
    fn by_body(&self) -> Index {
        let mut runs: Vec<(Key, Lines)> = Vec::new();
        for (number, file) in self.files.iter().enumerate() {
            let mut at = 0;
            for line in file.text.split_inclusive('\n') {
                let start = at as u32;
                at += line.len();
                let mut cells = line.match_indices(',').map(|(place, _)| &line[place + 1..]);
                let body = cells.find(|cell| cell.starts_with("country:") || cell.starts_with("org:"));
                let Some(body) = body else { continue };
                let body = body.split([',', '\r', '\n']).next().unwrap_or("");
                runs.push((Key::of(body), (number as u32, start, at as u32)));
            }
        }
        grouped(runs)
    }

    /// One pass over the lines; the person stands before the first comma.
    fn index(&self) -> Index {
        let mut runs: Vec<(Key, Lines)> = Vec::new();
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
                            runs.push((Key::of(person), lines));
                        }
                        last = Some((person, (number as u32, start, at as u32)));
                    }
                }
            }
            if let Some((person, lines)) = last {
                runs.push((Key::of(person), lines));
            }
        }
        grouped(runs)
    }
}

/// What stands in the runs of a name: read at the first question, the same slice ever after.
fn kept<'o, T>(
    kept: &'o Kept<T>,
    (names, lines): (&KeyMap<(u32, u32)>, &[Lines]),
    name: &str,
    read: impl FnOnce(&[Lines]) -> Vec<T>,
) -> &'o [T] {
    let Some((first, last)) = names.get(Key::of(name)) else { return &[] };
    let places = kept.get_or_init(|| lines.iter().map(|_| OnceLock::new()).collect());
    places[first as usize].get_or_init(|| read(&lines[first as usize..last as usize]))
}

/// Runs by their keys.
fn grouped(mut runs: Vec<(Key, Lines)>) -> Index {
    runs.sort_by_key(|run| run.0);
    let mut keys = KeyMap::with_room(runs.len());
    for (place, (key, _)) in runs.iter().enumerate() {
        let (first, _) = keys.get(*key).unwrap_or((place as u32, 0));
        keys.insert(*key, (first, place as u32 + 1));
    }
    (keys, runs.into_iter().map(|run| run.1).collect())
}

fn office(row: Row<'_>) -> Office {
    Office {
        office: row.get("office").to_string(),
        of: row.get("of").to_string(),
        start: day_number(row.get("start"), false),
        end: day_number(row.get("end"), true),
    }
}

/// The tables of offices among files.
pub fn tables(files: &[File]) -> Vec<File> {
    files.iter().filter(|f| f.name.contains("offices")).cloned().collect()
}
