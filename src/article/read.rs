//! One file to one [`Article`]: bytes, hash, encoding, side data.

use std::fs::{self, File};
use std::io::Read;

use super::decode::{self, NoText};
use super::metadata::Metadata;
use super::problem::Problem;
use super::walk::Input;
use super::{Article, Bytes};
use crate::hash;

/// How files are read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Larger files are a problem, in bytes.
    pub limit: u64,
    /// UTF-8 and marked UTF-16 only.
    pub strict: bool,
    /// The whole file is body.
    pub body_only: bool,
    /// Side data.
    pub metadata: Metadata,
    /// The publication date of all articles that the side data does not date.
    pub published: Option<String>,
}

/// The default of [`Reading::limit`]: 64 MiB.
pub const LIMIT: u64 = 64 << 20;

impl Default for Reading {
    fn default() -> Reading {
        Reading {
            limit: LIMIT,
            strict: false,
            body_only: false,
            metadata: Metadata::default(),
            published: None,
        }
    }
}

/// Reads one article.
///
/// # Errors
/// A [`Problem`] that names the file: `unreadable`, `too_large`, `binary`, `encoding`, `special`.
pub fn read(input: &Input, how: &Reading) -> Result<Article, Problem> {
    let problem = |kind, message: String| Problem::error(kind, &input.path, message).of(&input.id);
    let bytes = bytes(input, how.limit).map_err(|(kind, message)| problem(kind, message))?;
    let sha256 = hash::sha256(&bytes);
    let decoded = decode::decode(bytes, how.strict).map_err(|no| match no {
        NoText::Binary(what) => problem("binary", format!("not a text: {what}")),
        NoText::Encoding => {
            problem("encoding", "not UTF-8, and --encoding strict allows nothing else".into())
        }
    })?;
    let mut given = how.metadata.find(input).cloned().unwrap_or_default();
    given.published = given.published.or_else(|| how.published.clone());
    Ok(Article {
        id: input.id.clone(),
        path: input.path.clone(),
        text: decoded.text,
        bytes: Bytes { sha256, encoding: decoded.encoding.to_string(), lossy: decoded.lossy },
        given,
        body_only: how.body_only,
    })
}

/// The bytes of a file, at most `limit`. No memory map: a file that shrinks while it is read is no fault.
fn bytes(input: &Input, limit: u64) -> Result<Vec<u8>, (&'static str, String)> {
    let unreadable = |e: std::io::Error| ("unreadable", e.to_string());
    let mut bytes = Vec::new();
    let too_large = |size: &str| ("too_large", format!("{size} bytes, the limit is {limit} (--limit-bytes)"));
    if input.file.as_os_str() == "-" {
        std::io::stdin().lock().take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        let meta = fs::metadata(&input.file).map_err(unreadable)?;
        if !meta.is_file() {
            return Err(("special", "neither a file nor a folder: not read".into()));
        }
        if meta.len() > limit {
            return Err(too_large(&meta.len().to_string()));
        }
        let file = File::open(&input.file).map_err(unreadable)?;
        bytes.reserve(meta.len() as usize);
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    }
    if bytes.len() as u64 > limit.min(u64::from(u32::MAX)) {
        return Err(too_large("more"));
    }
    Ok(bytes)
}
