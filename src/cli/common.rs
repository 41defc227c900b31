//! Arguments that several verbs share, and text made safe for a terminal.

use std::fs;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::article::{Input, Metadata, Problem, Reading, decode, metadata, walk};
use crate::error::{Error, Result};
use crate::hash;
use crate::pipeline::Pipeline;

/// Which articles, and how they are read and analysed.
#[derive(Args, Clone, Debug)]
pub struct Articles {
    /// Side data: CSV or JSON lines with `id` (file stem or path) and any of title, publication, volume,
    /// issue, author, published
    #[arg(long, value_name = "FILE")]
    pub metadata: Option<PathBuf>,
    /// Publication date of all articles that the side data does not date: 2005-11-11, 2005-11 or 2005
    #[arg(long, value_name = "DATE")]
    pub published: Option<String>,
    /// The whole file is body: look for no header and no footer
    #[arg(long)]
    pub body_only: bool,
    /// What to do with files that are not UTF-8
    #[arg(long, value_enum, default_value_t = Encoding::Auto)]
    pub encoding: Encoding,
    /// Larger files are not read
    #[arg(long, value_name = "BYTES", default_value_t = crate::article::read::LIMIT)]
    pub limit_bytes: u64,
    /// Follow links inside folders
    #[arg(long)]
    pub follow: bool,
    /// Gazetteers that add to the embedded ones or replace them
    #[arg(long, value_name = "DIR")]
    pub gazetteers: Option<PathBuf>,
    /// How many threads work; 0 for one a core
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub threads: usize,
    /// Leave out claims that are less sure than this, from 0 to 1
    #[arg(long, value_name = "X", default_value_t = 0.0)]
    pub min_confidence: f32,
}

/// What to do with files that are not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Encoding {
    /// Guess the encoding and name it
    Auto,
    /// Take it for a problem
    Strict,
}

/// Articles that were found, and how to read them.
pub struct Prepared {
    /// The files, in the order of the tables.
    pub inputs: Vec<Input>,
    /// What is known already to have gone wrong.
    pub problems: Vec<Problem>,
    /// How to read them.
    pub reading: Reading,
    /// The pipeline, loaded.
    pub pipeline: Pipeline,
    /// SHA-256 of the side data.
    pub metadata_hash: Option<String>,
}

impl Articles {
    /// Finds the articles and loads what is needed.
    ///
    /// # Errors
    /// Paths that do not exist, side data or gazetteers that cannot be used, a date that is none.
    pub fn prepare(&self, paths: &[PathBuf]) -> Result<Prepared> {
        if !(0.0..=1.0).contains(&self.min_confidence) {
            return Err(Error::Argument("--min-confidence: expected a number from 0 to 1".into()));
        }
        let published = self.published.as_deref().map(metadata::date).transpose();
        let published = published.map_err(|e| Error::Argument(format!("--published: {e}")))?;
        let (metadata, metadata_hash) = match &self.metadata {
            None => (Metadata::default(), None),
            Some(path) => {
                let bytes = fs::read(path).map_err(|e| Error::file(path, e))?;
                let hash = hash::sha256(&bytes);
                let decoded = decode::decode(bytes, false)
                    .map_err(|_| Error::file(path, "not a text; expected CSV or JSON lines"))?;
                (Metadata::parse(&path.display().to_string(), &decoded.text)?, Some(hash))
            }
        };
        let found = walk::walk(paths, self.follow)?;
        let mut problems = found.problems;
        if found.inputs.is_empty() && problems.is_empty() {
            return Err(Error::Argument("no articles here (.txt or .md files)".into()));
        }
        let unused = metadata.unused(&found.inputs);
        if let (Some(path), [first, ..]) = (&self.metadata, unused.as_slice()) {
            let message = format!("{} rows belong to no article, the first of them `{first}`", unused.len());
            problems.push(Problem::warning("metadata", walk::shown(path), message));
        }
        let mut builder = Pipeline::builder().threads(self.threads).min_confidence(self.min_confidence);
        if let Some(folder) = &self.gazetteers {
            builder = builder.gazetteers(folder);
        }
        let reading = Reading {
            limit: self.limit_bytes,
            strict: self.encoding == Encoding::Strict,
            body_only: self.body_only,
            metadata,
            published,
        };
        Ok(Prepared { inputs: found.inputs, problems, reading, pipeline: builder.build()?, metadata_hash })
    }
}

/// Text for a terminal: control characters, marks that turn the writing direction and line ends escaped.
pub fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
                safe.extend(character.escape_unicode());
            }
            c if c.is_control() => safe.extend(c.escape_default()),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_reaches_the_terminal_that_moves_it() {
        assert_eq!(super::plain("a\x1b[31m\n\u{202e}b é"), "a\\u{1b}[31m\\n\\u{202e}b é");
    }
}
