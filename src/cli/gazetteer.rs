//! `dateline gazetteer`: the lists of names themselves: checked, counted, asked.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::common::plain;
use super::{Ended, Outcome, Stop, say};
use crate::error::{Error, Result};
use crate::gazetteer::{Gazetteer, check, explain, stats};

/// Arguments of `dateline gazetteer`.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Problems of gazetteer files, with file and line; exit code 1 where there are some
    Check {
        /// Files and folders; the embedded gazetteers where none is given
        #[arg(value_name = "PATH")]
        paths: Vec<PathBuf>,
        /// A folder, as `run` takes it
        #[arg(long, value_name = "DIR")]
        gazetteers: Option<PathBuf>,
        /// Sort and format the files first: all of them, or none where one is no table
        #[arg(long)]
        fix: bool,
        /// The files are a whole gazetteer: no embedded rows stand behind them
        #[arg(long)]
        alone: bool,
    },
    /// How many states, bodies, people, names and offices are listed
    Stats {
        /// Gazetteers that add to the embedded ones or replace them
        #[arg(long, value_name = "DIR")]
        gazetteers: Option<PathBuf>,
    },
    /// Who or what a name may mean, and who held which office on a day
    Explain {
        /// A name, a surname or an abbreviation
        name: String,
        /// A day, month or year: 2005-06-01, 2005-06, 2005
        #[arg(long, value_name = "DATE")]
        date: Option<String>,
        /// Gazetteers that add to the embedded ones or replace them
        #[arg(long, value_name = "DIR")]
        gazetteers: Option<PathBuf>,
    },
}

/// Runs the verb.
pub fn run(arguments: &Arguments) -> Ended {
    match &arguments.verb {
        Verb::Check { paths, gazetteers, fix, alone } => {
            let paths: Vec<PathBuf> = paths.iter().chain(gazetteers).cloned().collect();
            inspect(&paths, *fix, *alone || paths.is_empty())
        }
        Verb::Stats { gazetteers } => {
            print(&stats::lines(&load(gazetteers.as_deref())?))?;
            Ok(Outcome::Done)
        }
        Verb::Explain { name, date, gazetteers } => {
            let lines = explain::lines(&load(gazetteers.as_deref())?, name, date.as_deref())?;
            let known = !lines.is_empty();
            print(&lines)?;
            if !known {
                say(&format!("`{name}` is in no gazetteer"));
            }
            Ok(if known { Outcome::Done } else { Outcome::Failed })
        }
    }
}

fn load(folder: Option<&Path>) -> Result<Gazetteer> {
    folder.map_or_else(Gazetteer::embedded, Gazetteer::with_folder)
}

fn print(lines: &[String]) -> std::result::Result<(), Stop> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in lines {
        writeln!(out, "{}", plain(line))?;
    }
    out.flush()?;
    Ok(())
}

fn inspect(paths: &[PathBuf], fix: bool, alone: bool) -> Ended {
    if fix && paths.is_empty() {
        let message = "--fix: name files or folders, the embedded gazetteers cannot be changed";
        return Err(Stop::Usage(Error::Argument(message.into())));
    }
    let mut files = if paths.is_empty() { check::embedded() } else { read(paths)? };
    if fix {
        mend(&mut files)?;
    }
    let problems = check::check(&files, alone);
    let lines: Vec<String> =
        problems.iter().map(|p| format!("{}:{}: {}", p.file, p.line, p.message)).collect();
    print(&lines)?;
    say(&format!("{} files, {} problems", files.len(), problems.len()));
    Ok(if problems.is_empty() { Outcome::Done } else { Outcome::Failed })
}

/// The files, and the `.csv` files of the folders and of their folder `words`, sorted by name.
fn read(paths: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>> {
    let mut found = Vec::new();
    for path in paths {
        if !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        for folder in [path.clone(), path.join("words")].iter().filter(|f| f.is_dir()) {
            let entries = fs::read_dir(folder).map_err(|e| Error::file(folder, e))?;
            let files = entries.flatten().map(|e| e.path());
            found.extend(files.filter(|p| check::known(&p.to_string_lossy()) || !in_words(p) && is_csv(p)));
        }
    }
    found.sort();
    found.dedup();
    let bytes = |path: &PathBuf| fs::read(path).map_err(|e| Error::file(path, e));
    found.iter().map(|path| Ok((path.to_string_lossy().replace('\\', "/"), bytes(path)?))).collect()
}

fn is_csv(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "csv")
}

fn in_words(path: &Path) -> bool {
    path.parent().is_some_and(|p| p.ends_with("words"))
}

/// Formats all files, or none: what cannot be read stops it before anything is written.
fn mend(files: &mut [(String, Vec<u8>)]) -> std::result::Result<(), Stop> {
    let mut changed = Vec::new();
    for (name, bytes) in files.iter_mut() {
        if let Some(text) = check::fixed(name, bytes)?.filter(|text| text != bytes) {
            changed.push((PathBuf::from(&*name), text.clone()));
            *bytes = text;
        }
    }
    let draft = |path: &Path| path.with_extension("csv.new");
    let wrong = |path: &Path, e: io::Error| Stop::Output(Error::file(path, e));
    for (place, (path, text)) in changed.iter().enumerate() {
        if let Err(error) = fs::write(draft(path), text) {
            for (path, _) in &changed[..=place] {
                let _ = fs::remove_file(draft(path));
            }
            return Err(wrong(path, error));
        }
    }
    for (path, _) in &changed {
        fs::rename(draft(path), path).map_err(|e| wrong(path, e))?;
        say(&format!("formatted {}", path.display()));
    }
    Ok(())
}
