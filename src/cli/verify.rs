//! `dateline verify`: results against their articles.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::common::plain;
use super::{Ended, Outcome, say};
use crate::output;

/// Arguments of `dateline verify`.
#[derive(Args)]
pub struct Arguments {
    /// The output folder of a run
    #[arg(value_name = "DIR", default_value = "output")]
    folder: PathBuf,
}

/// Runs the verb.
pub fn run(arguments: &Arguments) -> Ended {
    let verified = output::verify(&arguments.folder)?;
    let mut out = io::stdout().lock();
    for wrong in &verified.wrong {
        writeln!(out, "{}: {}", plain(&wrong.place), plain(&wrong.what))?;
    }
    for id in &verified.unchecked {
        say(&format!("{id}: came from standard input and cannot be read again"));
    }
    say(&format!(
        "{} articles and {} rows read again: {}",
        verified.articles,
        verified.rows,
        match verified.wrong.len() {
            0 => "all is as it was written".to_string(),
            count => format!("{count} things wrong"),
        }
    ));
    Ok(if verified.wrong.is_empty() { Outcome::Done } else { Outcome::Failed })
}
