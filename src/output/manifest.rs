//! The manifest: what was read, with what, and what was written. No clock, no machine, no number of threads.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// `manifest.json`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// Always `dateline`.
    pub program: String,
    /// Version of the program.
    pub version: String,
    /// Version of the columns and keys.
    pub format: u32,
    /// Options that bear on the results, by name.
    pub options: BTreeMap<String, String>,
    /// The gazetteers in use.
    pub gazetteers: Vec<Named>,
    /// The articles that were read, in the order of the tables.
    pub articles: Vec<Read>,
    /// How many of what.
    pub counts: BTreeMap<String, u64>,
    /// The files that were written.
    pub files: Vec<FileRow>,
}

/// A name and a hash.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Name of the file.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// An article that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Read {
    /// Stable name.
    pub id: String,
    /// Where it was read; `-` for standard input.
    pub path: String,
    /// SHA-256 of the file's bytes.
    pub sha256: String,
}

/// A file that was written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRow {
    /// Its name in the output folder.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// The name of the manifest in the output folder.
pub const NAME: &str = "manifest.json";
