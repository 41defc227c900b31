//! The files of the gazetteer: embedded in the program, or read from a folder of the user's.

use std::borrow::Cow;
use std::path::Path;

use crate::error::{Error, Result};

/// The embedded files, by their name below `gazetteers/`.
pub const EMBEDDED: &[(&str, &str)] = &[
    ("countries.csv", include_str!("../../gazetteers/countries.csv")),
    ("former-capitals.csv", include_str!("../../gazetteers/former-capitals.csv")),
    ("country-parts.csv", include_str!("../../gazetteers/country-parts.csv")),
    ("organizations.csv", include_str!("../../gazetteers/organizations.csv")),
    ("organizations-supraverden.csv", include_str!("../../gazetteers/organizations-supraverden.csv")),
    ("publications.csv", include_str!("../../gazetteers/publications.csv")),
    ("people.csv", include_str!("../../gazetteers/people.csv")),
    ("people-countryinfo.csv", include_str!("../../gazetteers/people-countryinfo.csv")),
    ("exceptions.csv", include_str!("../../gazetteers/exceptions.csv")),
    ("offices.csv", include_str!("../../gazetteers/offices.csv")),
    ("offices-countryinfo.csv", include_str!("../../gazetteers/offices-countryinfo.csv")),
    ("words/names.csv", include_str!("../../gazetteers/words/names.csv")),
    ("words/org-heads.csv", include_str!("../../gazetteers/words/org-heads.csv")),
    ("words/not-entities.csv", include_str!("../../gazetteers/words/not-entities.csv")),
    ("words/spelling.csv", include_str!("../../gazetteers/words/spelling.csv")),
    ("words/name-rules.csv", include_str!("../../gazetteers/words/name-rules.csv")),
    ("words/surname-endings.csv", include_str!("../../gazetteers/words/surname-endings.csv")),
    ("words/ranks.csv", include_str!("../../gazetteers/words/ranks.csv")),
    ("words/titles.csv", include_str!("../../gazetteers/words/titles.csv")),
    ("words/given-names.csv", include_str!("../../gazetteers/words/given-names.csv")),
];

/// A file of the gazetteer.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name below `gazetteers/`; files of a user's folder have `user/` before it.
    pub name: String,
    /// What it says.
    pub text: Cow<'static, str>,
}

/// The embedded files.
pub fn embedded() -> Vec<File> {
    EMBEDDED
        .iter()
        .map(|(name, text)| File { name: (*name).to_string(), text: Cow::Borrowed(*text) })
        .collect()
}

/// Those files of a folder whose names are known, in the order of [`EMBEDDED`].
///
/// # Errors
/// The folder has none of them, or one cannot be read.
pub fn from_folder(folder: &Path) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for (name, _) in EMBEDDED {
        let path = folder.join(name);
        if !path.is_file() {
            continue;
        }
        let bytes = std::fs::read(&path).map_err(|e| Error::file(&path, e))?;
        let text = String::from_utf8(bytes).map_err(|_| Error::file(&path, "expected UTF-8"))?;
        files.push(File { name: format!("user/{name}"), text: Cow::Owned(text) });
    }
    if files.is_empty() {
        let names: Vec<&str> = EMBEDDED.iter().map(|(name, _)| *name).collect();
        return Err(Error::file(folder, format!("expected a folder with one of {}", names.join(", "))));
    }
    Ok(files)
}
