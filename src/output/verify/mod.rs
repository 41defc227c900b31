//! Results against their articles: every file, every article, every row again.
//!
//! Nothing is trusted: files are hashed, articles are read and decoded anew, every offset has to give the words
//! that stand beside it, and every id has to lead somewhere.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

use super::folder::hash_file;
use super::manifest::{Manifest, NAME};
use super::render::{FILES, Profile};
use crate::error::{Error, Result};
use crate::json;
use crate::record::rows::TABLES;
use crate::table::Table;

mod objects;
mod source;
mod tables;

use source::Sources;

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The file, and the row or line of it (`claims.csv:12`), or an article's path.
    pub place: String,
    /// What is wrong.
    pub what: String,
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Everything that is wrong, at most a thousand.
    pub wrong: Vec<Wrong>,
    /// Articles that cannot be read again, since they came from standard input.
    pub unchecked: Vec<String>,
    /// How many articles were read again.
    pub articles: usize,
    /// How many rows and objects were held against them.
    pub rows: usize,
}

impl Verified {
    fn add(&mut self, place: impl Into<String>, what: impl Into<String>) {
        if self.wrong.len() < 1000 {
            self.wrong.push(Wrong { place: place.into(), what: what.into() });
        }
    }
}

/// Checks an output folder.
///
/// # Errors
/// [`Error`] only where there is no folder with a manifest; all else is told in the answer.
pub fn verify(folder: &Path) -> Result<Verified> {
    let place = folder.join(NAME);
    let text = fs::read_to_string(&place)
        .map_err(|e| Error::Argument(format!("{}: no results of dateline here ({e})", place.display())))?;
    let mut verified = Verified::default();
    let manifest: Manifest = match json::parse(NAME, 1, &text) {
        Ok(manifest) => manifest,
        Err(error) => {
            verified.add(NAME, format!("cannot be read: {error}"));
            return Ok(verified);
        }
    };
    files(folder, &manifest, &mut verified);
    let mut sources = Sources::new(folder, &manifest);
    for read in &manifest.articles {
        if read.path == "-" {
            verified.unchecked.push(read.id.clone());
            continue;
        }
        match sources.get(&read.id) {
            Ok(_) => verified.articles += 1,
            Err(what) => verified.add(&read.path, what),
        }
    }
    let excel = manifest.options.get("csv").is_some_and(|profile| profile == "excel");
    let profile = if excel { Profile::Excel } else { Profile::Plain };
    let mut tables_read: HashMap<&str, Table> = HashMap::new();
    for table in TABLES {
        match read_table(folder, table.file) {
            Ok(read) if read.columns().iter().map(String::as_str).eq(table.columns.iter().copied()) => {
                tables_read.insert(table.file, read);
            }
            Ok(_) => verified.add(table.file, "the columns are not those of this version"),
            Err(error) => verified.add(table.file, error.to_string()),
        }
    }
    for table in TABLES {
        if let Some(read) = tables_read.get(table.file) {
            tables::words(table, read, profile, &mut sources, &mut verified);
        }
    }
    tables::joins(&tables_read, &manifest, &mut verified);
    objects::annotations(folder, &mut sources, &mut verified);
    objects::claims(folder, &mut sources, &mut verified);
    Ok(verified)
}

/// Every file that the manifest names, and every file that must be there.
fn files(folder: &Path, manifest: &Manifest, verified: &mut Verified) {
    let listed: HashSet<&str> = manifest.files.iter().map(|file| file.name.as_str()).collect();
    for name in FILES.iter().filter(|name| !listed.contains(*name)) {
        verified.add(NAME, format!("does not name {name}"));
    }
    for file in &manifest.files {
        if !FILES.contains(&file.name.as_str()) {
            verified.add(NAME, format!("names a file that is not of this version: {}", file.name));
            continue;
        }
        match hash_file(&folder.join(&file.name)) {
            Ok(hash) if hash == file.sha256 => {}
            Ok(_) => verified.add(&file.name, "was changed since it was written (SHA-256)"),
            Err(error) => verified.add(&file.name, error.to_string()),
        }
    }
}

fn read_table(folder: &Path, name: &str) -> Result<Table> {
    let text = fs::read_to_string(folder.join(name)).map_err(|e| Error::file(name, e))?;
    Table::parse(name, &text, &[])
}
