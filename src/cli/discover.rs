//! `dateline discover`: people and organizations that articles name and the gazetteers lack.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::common::{Articles, Prepared};
use super::each::each;
use super::{Ended, Stop, say};
use crate::article::{Input, Problem, read};
use crate::error::Error;
use crate::record::View;
use crate::record::candidates::{Candidates, Sighting, sightings};

/// Arguments of `dateline discover`.
#[derive(Args)]
pub struct Arguments {
    /// Files and folders (recursive; .txt and .md), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Where the candidates go: a file ending in .csv; or a folder, which gets that file and the candidates as a
    /// gazetteer of people.csv and organizations.csv
    #[arg(short, long, value_name = "FILE|DIR")]
    output: PathBuf,
    /// Replace files that are there already
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    articles: Articles,
}

/// Runs the verb.
pub fn run(arguments: &Arguments) -> Ended {
    let table = arguments.output.extension().is_some_and(|e| e == "csv");
    let path = |name: &str| if table { arguments.output.clone() } else { arguments.output.join(name) };
    let names: &[&str] =
        if table { &["candidates.csv"] } else { &["candidates.csv", "people.csv", "organizations.csv"] };
    if let Some(there) = names.iter().map(|name| path(name)).find(|p| p.exists() && !arguments.force) {
        return Err(Stop::Usage(Error::file(there, "is there already; --force replaces it")));
    }
    let Prepared { inputs, problems, reading, pipeline, .. } =
        arguments.articles.prepare(&arguments.paths)?;
    let work = |input: &Input| -> Result<Vec<Sighting>, Problem> {
        let article = read::read(input, &reading)?;
        let found = pipeline.analyze(&article);
        Ok(sightings(&View::new(&article, &found, |_| None)))
    };

    let mut candidates = Candidates::default();
    let outcome = each(&pipeline, &inputs, &problems, work, |_, found| {
        candidates.add(found);
        Ok(())
    })?;

    if !table {
        fs::create_dir_all(&arguments.output).map_err(|e| wrong(&arguments.output, e))?;
    }
    let tables = candidates.tables(pipeline.gazetteer());
    let files: Vec<(PathBuf, &[u8])> = tables
        .iter()
        .filter(|(name, _)| names.contains(name))
        .map(|(name, bytes)| (path(name), bytes.as_slice()))
        .collect();
    write(&files)?;
    say(&format!(
        "{} articles, {} candidates -> {}",
        inputs.len(),
        candidates.len(),
        arguments.output.display()
    ));
    Ok(outcome)
}

fn wrong(path: &Path, error: io::Error) -> Stop {
    Stop::Output(Error::file(path, error))
}

/// Writes all files under other names, then gives them theirs: all or none.
fn write(files: &[(PathBuf, &[u8])]) -> Result<(), Stop> {
    let draft = |path: &Path| path.with_extension("csv.new");
    for (place, (path, bytes)) in files.iter().enumerate() {
        if let Err(error) = fs::write(draft(path), bytes) {
            files[..=place].iter().for_each(|(path, _)| drop(fs::remove_file(draft(path))));
            return Err(wrong(path, error));
        }
    }
    files.iter().try_for_each(|(path, _)| fs::rename(draft(path), path).map_err(|e| wrong(path, e)))
}
