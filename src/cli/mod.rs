//! The program: arguments in, exit code out. One file a verb; the only room that prints.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::error::Error;

mod common;
mod discover;
mod each;
mod evaluate;
mod gazetteer;
mod run;
mod show;
mod times;
mod verify;

/// Reads English news and writes dated claims with provenance: who said or did what, when, according to
/// which source, at which words.
#[derive(Parser)]
#[command(name = "dateline", version, about, max_term_width = 100, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Articles in, checked tables out
    Run(run::Arguments),
    /// Precision, recall and F1 against gold, and the worst errors in context
    Evaluate(evaluate::Arguments),
    /// Every row of a run's results again against its article: hash, offsets, words
    Verify(verify::Arguments),
    /// The time expressions alone, as JSON lines or TimeML
    Times(times::Arguments),
    /// One article in the terminal, its findings marked in the text
    Show(show::Arguments),
    /// People and organizations that articles name and the gazetteers lack, as rows for the gazetteers
    Discover(discover::Arguments),
    /// The lists of names: checked, counted, asked
    Gazetteer(gazetteer::Arguments),
}

/// How a verb ended, if nothing stood in its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Exit code 0.
    Done,
    /// A check or a threshold failed: exit code 1.
    Failed,
    /// Some articles could not be read: exit code 3.
    Incomplete,
}

/// What ended a verb before its end.
enum Stop {
    /// Wrong use: exit code 2.
    Usage(Error),
    /// Output could not be written: exit code 4.
    Output(Error),
    /// Standard output was closed by its reader, who has seen enough.
    Pipe,
}

impl From<io::Error> for Stop {
    /// Only standard output is written with plain `io` results.
    fn from(error: io::Error) -> Stop {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Stop::Pipe,
            _ => Stop::Output(Error::file("standard output", error)),
        }
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Stop {
        Stop::Usage(error)
    }
}

type Ended = Result<Outcome, Stop>;

/// Runs the program.
pub fn main() -> ExitCode {
    let ended = match Arguments::parse().verb {
        Verb::Run(arguments) => run::run(&arguments),
        Verb::Evaluate(arguments) => evaluate::run(&arguments),
        Verb::Verify(arguments) => verify::run(&arguments),
        Verb::Times(arguments) => times::run(&arguments),
        Verb::Show(arguments) => show::run(&arguments),
        Verb::Discover(arguments) => discover::run(&arguments),
        Verb::Gazetteer(arguments) => gazetteer::run(&arguments),
    };
    let ended = ended.and_then(|outcome| io::stdout().flush().map(|()| outcome).map_err(Stop::from));
    ExitCode::from(match ended {
        Ok(Outcome::Done) | Err(Stop::Pipe) => 0,
        Ok(Outcome::Failed) => 1,
        Ok(Outcome::Incomplete) => 3,
        Err(Stop::Usage(error)) => {
            say(&format!("dateline: {error}"));
            2
        }
        Err(Stop::Output(error)) => {
            say(&format!("dateline: {error}"));
            4
        }
    })
}

/// One line on standard error; nobody has to listen.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{}", common::plain(line));
}

/// True where somebody watches standard error.
fn watched() -> bool {
    io::stderr().is_terminal()
}
