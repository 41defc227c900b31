//! `dateline run`: articles in, tables out.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, ValueEnum};

use super::common::{Articles, Encoding, Prepared};
use super::{Ended, Outcome, Stop, say, watched};
use crate::article::{Input, Problem, Severity, read};
use crate::error::Error;
use crate::output::{self, FILES, Folder, Manifest, Profile, Read, Rendered};
use crate::record::{FORMAT, View, rows};

/// Arguments of `dateline run`.
#[derive(Args)]
pub struct Arguments {
    /// Files and folders (recursive; .txt and .md), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Where the tables go
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    output: PathBuf,
    /// Replace what stands in the output folder, even where somebody has changed it
    #[arg(long)]
    force: bool,
    /// How cells of CSV files are written
    #[arg(long, value_enum, default_value_t = Csv::Plain)]
    csv: Csv,
    #[command(flatten)]
    articles: Articles,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Csv {
    /// As they are
    Plain,
    /// With a ' before cells that a spreadsheet would take for a formula
    Excel,
}

/// What one article gives.
struct Done {
    rendered: Rendered,
    read: Read,
    counts: [u64; COUNTED.len()],
    warnings: Vec<Problem>,
}

const COUNTED: [&str; 6] = ["bytes", "mentions", "times", "citations", "statements", "events"];

/// Runs the verb.
pub fn run(arguments: &Arguments) -> Ended {
    let start = Instant::now();
    let Prepared { inputs, problems, reading, pipeline, metadata_hash } =
        arguments.articles.prepare(&arguments.paths)?;
    let mut folder = Folder::open(&arguments.output, arguments.force).map_err(Stop::Output)?;
    for name in FILES {
        folder.add(name, &output::header(name)).map_err(Stop::Output)?;
    }
    let profile = if arguments.csv == Csv::Excel { Profile::Excel } else { Profile::Plain };
    let mut sink = Sink { problems, profile, total: inputs.len(), ..Sink::default() };
    let work = |input: &Input| -> Result<Done, Problem> {
        let article = read::read(input, &reading)?;
        let analysis = pipeline.analyze(&article);
        let view = View::new(&article, &analysis, |entity| pipeline.name(entity).map(str::to_string));
        Ok(done(&view, profile))
    };
    pipeline
        .each(
            &inputs,
            |input| input.size,
            work,
            |place, result| {
                let input = &inputs[place];
                let result = result.unwrap_or_else(|panic| {
                    Err(Problem::error("panic", &input.path, format!("a fault of the program: {panic}"))
                        .of(&input.id))
                });
                sink.take(place, result, &mut folder)
            },
        )
        .map_err(Stop::Output)?;
    sink.progress_done();
    let mut manifest = Manifest {
        program: "dateline".into(),
        version: env!("CARGO_PKG_VERSION").into(),
        format: FORMAT,
        options: options(arguments, metadata_hash),
        gazetteers: pipeline
            .gazetteers()
            .iter()
            .map(|(name, sha256)| output::Named { name: name.clone(), sha256: sha256.clone() })
            .collect(),
        ..Manifest::default()
    };
    let (claims, articles) = (sink.counts[4] + sink.counts[5], sink.reads.len());
    let errors = sink.problems.iter().filter(|p| p.severity == Severity::Error).count();
    let warnings = sink.problems.len() - errors;
    sink.finish(&mut manifest, &mut folder).map_err(Stop::Output)?;
    folder.commit(manifest).map_err(Stop::Output)?;
    let seconds = start.elapsed().as_secs_f64();
    say(&format!(
        "{articles} articles, {claims} claims in {seconds:.2} s; {errors} problems, {warnings} warnings -> {}",
        arguments.output.display()
    ));
    Ok(if errors > 0 { Outcome::Incomplete } else { Outcome::Done })
}

fn done(view: &View, profile: Profile) -> Done {
    let (article, found) = (view.article, view.found);
    let statements =
        found.claims.iter().filter(|c| matches!(c.kind, crate::claim::ClaimKind::Statement { .. })).count();
    let counts = [
        article.text.len(),
        found.mentions.len(),
        found.times.len(),
        found.citations.len(),
        statements,
        found.claims.len() - statements,
    ];
    let mut warnings = Vec::new();
    let mut warn = |kind, message: &str| {
        warnings.push(Problem::warning(kind, &article.path, message).of(&article.id));
    };
    if article.bytes.lossy {
        warn("lossy", &format!("some bytes are not {} and stand as U+FFFD", article.bytes.encoding));
    }
    if found.published.date.is_none() && !article.text.trim().is_empty() {
        warn(
            "no_date",
            "no publication date is known: relative dates stay unresolved (--metadata, --published)",
        );
    }
    Done {
        rendered: output::render(view, profile),
        read: Read {
            id: article.id.clone(),
            path: article.path.clone(),
            sha256: article.bytes.sha256.clone(),
        },
        counts: counts.map(|count| count as u64),
        warnings,
    }
}

/// Takes the results in order.
#[derive(Default)]
struct Sink {
    total: usize,
    shown: usize,
    profile: Profile,
    any_claim: bool,
    problems: Vec<Problem>,
    reads: Vec<Read>,
    counts: [u64; COUNTED.len()],
    first_with: HashMap<String, String>,
}

impl Sink {
    fn take(
        &mut self,
        place: usize,
        result: Result<Done, Problem>,
        folder: &mut Folder,
    ) -> Result<(), Error> {
        match result {
            Err(problem) => {
                if !watched() || self.problems.len() < 100 {
                    say(&format!("{}: {}", problem.path, problem.message));
                }
                self.problems.push(problem);
            }
            Ok(done) => {
                self.problems.extend(done.warnings);
                let mut article = done.rendered.article;
                match self.first_with.get(&done.read.sha256) {
                    Some(first) => {
                        let message = format!("the same bytes as article {first}");
                        let problem = Problem::warning("duplicate", &done.read.path, message);
                        self.problems.push(problem.of(&done.read.id));
                        if let Some(cell) = article.last_mut() {
                            cell.clone_from(first);
                        }
                    }
                    None => {
                        self.first_with.insert(done.read.sha256.clone(), done.read.id.clone());
                    }
                }
                self.reads.push(done.read);
                self.counts.iter_mut().zip(done.counts).for_each(|(sum, count)| *sum += count);
                folder.add("articles.csv", &output::cells(vec![article], self.profile))?;
                for (name, part) in &done.rendered.parts {
                    let first = *name == "claims.json" && !self.any_claim && !part.is_empty();
                    self.any_claim |= first;
                    folder.add(name, &part[usize::from(first)..])?;
                }
            }
        }
        if watched() && (place + 1 == self.total || place >= self.shown + 50) {
            self.shown = place;
            eprint!("\r{}/{} articles", place + 1, self.total);
        }
        Ok(())
    }

    fn progress_done(&self) {
        if watched() {
            eprint!("\r\x1b[K");
        }
    }

    /// Writes what comes last, and fills the manifest.
    fn finish(self, manifest: &mut Manifest, folder: &mut Folder) -> Result<(), Error> {
        let rows = self.problems.iter().map(rows::problem).collect();
        folder.add("problems.csv", &output::cells(rows, self.profile))?;
        for name in FILES {
            folder.add(name, output::footer(name))?;
        }
        manifest.counts = COUNTED.iter().map(|name| name.to_string()).zip(self.counts).collect();
        manifest.counts.insert("articles".into(), self.reads.len() as u64);
        manifest.counts.insert("problems".into(), self.problems.len() as u64);
        manifest.articles = self.reads;
        Ok(())
    }
}

/// The options that bear on the results. Threads and paths do not.
fn options(arguments: &Arguments, metadata_hash: Option<String>) -> BTreeMap<String, String> {
    let articles = &arguments.articles;
    let mut options = BTreeMap::new();
    let mut set = |name: &str, value: String| options.insert(name.to_string(), value);
    set("body_only", articles.body_only.to_string());
    set("csv", if arguments.csv == Csv::Excel { "excel" } else { "plain" }.into());
    set("encoding", if articles.encoding == Encoding::Strict { "strict" } else { "auto" }.into());
    set("limit_bytes", articles.limit_bytes.to_string());
    set("min_confidence", articles.min_confidence.to_string());
    if let Some(published) = &articles.published {
        set("published", published.clone());
    }
    if let Some(hash) = metadata_hash {
        set("metadata_sha256", hash);
    }
    options
}
