//! The articles behind the results, read again.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::super::manifest::{Manifest, Read};
use crate::article::decode::decode;
use crate::hash::sha256;

/// A text with the byte offset of each of its code points.
pub struct Source {
    /// The decoded text.
    pub text: String,
    bytes: Vec<u32>,
}

impl Source {
    /// A text, counted.
    pub fn new(text: String) -> Source {
        let mut bytes: Vec<u32> = text.char_indices().map(|(byte, _)| byte as u32).collect();
        bytes.push(text.len() as u32);
        Source { text, bytes }
    }

    /// The words between two code points; none where they are not in the text.
    pub fn slice(&self, start: usize, end: usize) -> Option<&str> {
        let (from, to) = (self.byte(start)?, self.byte(end)?);
        self.text.get(from..to)
    }

    /// The byte offset of a code point.
    pub fn byte(&self, point: usize) -> Option<usize> {
        self.bytes.get(point).map(|byte| *byte as usize)
    }
}

/// Reads articles when they are asked for, and keeps the last one: rows come article by article.
pub struct Sources<'a> {
    folder: &'a Path,
    known: HashMap<&'a str, &'a Read>,
    last: Option<(String, Result<Source, String>)>,
}

impl<'a> Sources<'a> {
    /// The articles of a manifest.
    pub fn new(folder: &'a Path, manifest: &'a Manifest) -> Sources<'a> {
        let known = manifest.articles.iter().map(|read| (read.id.as_str(), read)).collect();
        Sources { folder, known, last: None }
    }

    /// True where the article came from standard input: nothing can be said about it.
    pub fn is_unchecked(&self, id: &str) -> bool {
        self.known.get(id).is_some_and(|read| read.path == "-")
    }

    /// An article's text.
    ///
    /// # Errors
    /// Why it cannot be held against the results, in words.
    pub fn get(&mut self, id: &str) -> Result<&Source, &str> {
        if self.last.as_ref().is_none_or(|(last, _)| last != id) {
            let source = match self.known.get(id) {
                None => Err("an article that the manifest does not name".to_string()),
                Some(read) => self.read(read),
            };
            self.last = Some((id.to_string(), source));
        }
        self.last.as_ref().expect("just filled").1.as_ref().map_err(String::as_str)
    }

    /// The path as it was given, else as seen from the folder that holds the output folder.
    fn read(&self, read: &Read) -> Result<Source, String> {
        let beside = self.folder.join("..");
        let mut found = None;
        for path in
            [PathBuf::from(&read.path), beside.join(&read.path)].into_iter().chain(decoded(&read.path))
        {
            if let Ok(bytes) = fs::read(&path) {
                if sha256(&bytes) == read.sha256 {
                    let decoded = decode(bytes, false).map_err(|_| "is no text".to_string())?;
                    return Ok(Source::new(decoded.text));
                }
                found = Some(path);
            }
        }
        Err(match found {
            Some(_) => "the article was changed since it was read (SHA-256)".into(),
            None => "the article is not there any more".into(),
        })
    }
}

/// The path that was percent-encoded because it is no UTF-8.
#[cfg(unix)]
fn decoded(shown: &str) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStringExt;
    if !shown.contains('%') {
        return None;
    }
    let mut bytes = Vec::new();
    let mut rest = shown.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match code.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    Some(PathBuf::from(std::ffi::OsString::from_vec(bytes)))
}

/// Paths that are no Unicode cannot be given back here.
#[cfg(not(unix))]
fn decoded(_shown: &str) -> Option<PathBuf> {
    None
}
