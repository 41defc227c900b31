//! Which files are articles: paths given by the user, folders walked to their ends, and a stable id for each.
//!
//! In folders only `.txt` and `.md` count; hidden files, and files about a folder (README, LICENSE, NOTES,
//! CHANGELOG, CONTRIBUTING), do not. A file named by the user counts whatever it is called. Links inside
//! folders are followed only on request.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::problem::Problem;
use crate::error::{Error, Result};

/// A file that will be read as an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Stable name: the file's stem, the path without extension where stems collide, or else the whole path.
    pub id: String,
    /// The path for people and tables: `/` between folders, bytes that are no UTF-8 as `%FF`.
    pub path: String,
    /// The path for the system; `-` for standard input.
    pub file: PathBuf,
    /// Size in bytes when it was found; 0 for standard input.
    pub size: u64,
}

/// What a walk found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The files, sorted by id.
    pub inputs: Vec<Input>,
    /// What could not be entered or was left out.
    pub problems: Vec<Problem>,
}

/// Finds the articles under some paths. The order of the paths does not matter, nor does a path given twice.
///
/// # Errors
/// [`Error::Argument`] where a path given by the user does not exist.
pub fn walk(paths: &[PathBuf], follow: bool) -> Result<Found> {
    let mut walker = Walker { follow, ..Walker::default() };
    for path in paths {
        if path.as_os_str() == "-" {
            walker.files.insert(PathBuf::from("-"), ("-".into(), 0));
            continue;
        }
        let meta = fs::metadata(path).map_err(|e| match fs::symlink_metadata(path) {
            Ok(link) if link.is_symlink() => Error::file(path, format!("a link that leads nowhere: {e}")),
            _ => Error::Argument(format!("{}: no such file or folder ({e})", path.display())),
        })?;
        walker.enter(path, &meta, true);
    }
    let mut problems = walker.problems;
    let mut inputs: Vec<Input> = walker
        .files
        .into_iter()
        .map(|(file, (path, size))| Input { id: String::new(), path, file, size })
        .collect();
    // Two names of one file (through links or `..`) are one article, under the plainest name.
    let mut seen: BTreeMap<PathBuf, String> = BTreeMap::new();
    let steps_back = |input: &Input| input.path.split('/').filter(|step| *step == "..").count();
    inputs.sort_by(|a, b| (steps_back(a), &a.path, &a.file).cmp(&(steps_back(b), &b.path, &b.file)));
    inputs.retain(|input| {
        let real = fs::canonicalize(&input.file).unwrap_or_else(|_| input.file.clone());
        match seen.get(&real) {
            Some(first) => {
                let message = format!("the same file as {first}: read once");
                problems.push(Problem::warning("same_file", &input.path, message));
                false
            }
            None => seen.insert(real, input.path.clone()).is_none(),
        }
    });
    name(&mut inputs);
    inputs.sort_by(|a, b| a.id.cmp(&b.id));
    problems.sort_by(|a, b| (&a.path, a.kind).cmp(&(&b.path, b.kind)));
    Ok(Found { inputs, problems })
}

#[derive(Default)]
struct Walker {
    follow: bool,
    files: BTreeMap<PathBuf, (String, u64)>,
    problems: Vec<Problem>,
    entered: HashSet<PathBuf>,
}

impl Walker {
    fn enter(&mut self, path: &Path, meta: &fs::Metadata, named: bool) {
        if meta.is_dir() {
            self.folder(path);
        } else if meta.is_file() {
            if named || is_article(path) {
                self.files.insert(path.to_path_buf(), (shown(path), meta.len()));
            }
        } else if named || is_article(path) {
            let message = "neither a file nor a folder: not read";
            let problem = Problem::error("special", shown(path), message);
            self.problems.push(if named {
                problem
            } else {
                Problem::warning("special", shown(path), message)
            });
        }
    }

    /// Folders are walked with a list of their own, not by recursion: depth costs no stack.
    fn folder(&mut self, top: &Path) {
        let mut waiting = vec![top.to_path_buf()];
        while let Some(folder) = waiting.pop() {
            let real = fs::canonicalize(&folder).unwrap_or_else(|_| folder.clone());
            if !self.entered.insert(real) {
                continue;
            }
            let entries = match fs::read_dir(&folder) {
                Ok(entries) => entries,
                Err(e) => {
                    self.problems.push(Problem::error("unreadable", shown(&folder), e.to_string()));
                    continue;
                }
            };
            for entry in entries {
                match entry {
                    Ok(entry) => self.entry(&entry.path(), &mut waiting),
                    Err(e) => self.problems.push(Problem::error("unreadable", shown(&folder), e.to_string())),
                }
            }
        }
    }

    fn entry(&mut self, path: &Path, waiting: &mut Vec<PathBuf>) {
        if path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b".")) {
            return;
        }
        let Ok(own) = fs::symlink_metadata(path) else {
            self.problems.push(Problem::error(
                "unreadable",
                shown(path),
                "it vanished while it was looked at",
            ));
            return;
        };
        let meta = if own.is_symlink() {
            match fs::metadata(path) {
                Ok(meta) if self.follow => meta,
                Ok(meta) if meta.is_dir() || is_article(path) => {
                    let message = "a link: not followed without --follow";
                    self.problems.push(Problem::warning("link", shown(path), message));
                    return;
                }
                Ok(_) => return,
                Err(e) if is_article(path) => {
                    self.problems.push(Problem::warning("link", shown(path), format!("leads nowhere: {e}")));
                    return;
                }
                Err(_) => return,
            }
        } else {
            own
        };
        if meta.is_dir() {
            waiting.push(path.to_path_buf());
        } else {
            self.enter(path, &meta, false);
        }
    }
}

/// True for the files that are read in folders.
fn is_article(path: &Path) -> bool {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or("").to_ascii_lowercase();
    let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or("").to_ascii_lowercase();
    let about = ["readme", "license", "licence", "notes", "changelog", "contributing"];
    matches!(ending.as_str(), "txt" | "md") && !about.iter().any(|name| stem.starts_with(name))
}

/// A path for people: `/` between folders, no `.` steps, bytes that are no UTF-8 percent-encoded.
pub fn shown(path: &Path) -> String {
    let mut text = String::new();
    for part in path.components() {
        let part = match part {
            Component::CurDir => continue,
            Component::RootDir => {
                text.push('/');
                continue;
            }
            other => other.as_os_str(),
        };
        if !text.is_empty() && !text.ends_with('/') {
            text.push('/');
        }
        match part.to_str() {
            Some(part) => text.push_str(part),
            None => {
                for chunk in part.as_encoded_bytes().utf8_chunks() {
                    text.push_str(&chunk.valid().replace('%', "%25"));
                    chunk.invalid().iter().for_each(|byte| text.push_str(&format!("%{byte:02X}")));
                }
            }
        }
    }
    text
}

/// Gives ids: the shortest of stem, path without extension, and path that nobody else has.
fn name(inputs: &mut [Input]) {
    let mut level = vec![0; inputs.len()];
    loop {
        let mut owners: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, input) in inputs.iter_mut().enumerate() {
            input.id = candidate(&input.path, level[index]);
            owners.entry(input.id.clone()).or_default().push(index);
        }
        let mut raised = false;
        for index in owners.into_values().filter(|o| o.len() > 1).flatten() {
            raised |= level[index] < 2;
            level[index] = 2.min(level[index] + 1);
        }
        if !raised {
            return;
        }
    }
}

fn candidate(path: &str, level: u8) -> String {
    if path == "-" {
        return "stdin".into();
    }
    let place = path.rfind('/').map_or(0, |i| i + 1);
    let stem = match path[place..].rfind('.') {
        Some(dot) if dot > 0 => &path[..place + dot],
        _ => path,
    };
    match level {
        0 => stem[place..].to_string(),
        1 => stem.to_string(),
        _ => path.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(paths: &[&str]) -> Vec<String> {
        let mut inputs: Vec<Input> = paths
            .iter()
            .map(|p| Input { id: String::new(), path: p.to_string(), file: PathBuf::from(p), size: 0 })
            .collect();
        name(&mut inputs);
        inputs.into_iter().map(|i| i.id).collect()
    }

    #[test]
    fn ids_are_stems_until_they_collide() {
        assert_eq!(ids(&["a/001.txt", "b/002.md"]), ["001", "002"]);
        assert_eq!(ids(&["a/001.txt", "b/001.txt", "b/x.txt"]), ["a/001", "b/001", "x"]);
        assert_eq!(ids(&["a/001.txt", "a/001.md"]), ["a/001.txt", "a/001.md"]);
        assert_eq!(ids(&["ABC19980108.1830.0711.txt", "-", ".x"]), ["ABC19980108.1830.0711", "stdin", ".x"]);
    }

    #[test]
    fn paths_are_shown_alike_however_they_are_written() {
        assert_eq!(shown(Path::new("./a/./b.txt")), "a/b.txt");
        assert_eq!(shown(Path::new("../a//b.txt")), "../a/b.txt");
        assert_eq!(shown(Path::new("/a/b%.txt")), "/a/b%.txt");
    }
}
