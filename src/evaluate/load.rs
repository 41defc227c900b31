//! Gold and predictions from files: a folder of `.json`, one `.json`, or one `.jsonl`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::json;
use crate::record::annotation::Document;

/// The gold articles by id, and the file that each came from.
///
/// # Errors
/// Files that cannot be read, with file and line where they are not in the annotation format; a folder
/// without any gold.
pub fn gold(path: &Path) -> Result<BTreeMap<String, (Document, PathBuf)>> {
    let files = if path.is_dir() { json_files(path)? } else { vec![path.to_path_buf()] };
    let mut articles = BTreeMap::new();
    for file in files {
        for document in documents(&file)? {
            articles.insert(document.article.id.clone(), (document, file.clone()));
        }
    }
    if articles.is_empty() {
        return Err(Error::Argument(format!("{}: no gold here (.json or .jsonl files)", path.display())));
    }
    Ok(articles)
}

fn json_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let unreadable = |e: std::io::Error| Error::file(folder, e);
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|e| e == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The articles of one `.json` or `.jsonl` file, in file order.
///
/// # Errors
/// A file that cannot be read, or the line that is not in the annotation format.
pub fn documents(file: &Path) -> Result<Vec<Document>> {
    let text = fs::read_to_string(file).map_err(|e| Error::file(file, e))?;
    let name = file.display().to_string();
    if file.extension().is_some_and(|e| e == "jsonl") {
        Ok(json::lines(&name, &text)?.into_iter().map(|(_, document)| document).collect())
    } else {
        Ok(vec![json::parse(&name, 1, &text)?])
    }
}
