//! `dateline times`: the time expressions alone.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Ended;
use super::common::{Articles, Prepared};
use super::each::each;
use crate::article::{Input, Problem, read};
use crate::record::{self, View, times};
use crate::time;

/// Arguments of `dateline times`.
#[derive(Args)]
pub struct Arguments {
    /// Files and folders (recursive; .txt and .md), or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// One JSON object an expression, or one TimeML document an article
    #[arg(long, value_enum, default_value_t = Format::Jsonl)]
    format: Format,
    /// Whose conventions: our guidelines, or the annotated corpora of TimeML
    #[arg(long, value_enum, default_value_t = Style::Product)]
    style: Style,
    /// From where times are reckoned
    #[arg(long, value_enum, default_value_t = From::Auto)]
    view: From,
    #[command(flatten)]
    articles: Articles,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// JSON lines
    Jsonl,
    /// TimeML
    Tml,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Style {
    /// The annotation guidelines: a range is one expression
    Product,
    /// The corpora: a range is two
    Timeml,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum From {
    /// As the text suggests
    Auto,
    /// From the publication date
    News,
    /// From the last date told
    Narrative,
}

/// Runs the verb.
pub fn run(arguments: &Arguments) -> Ended {
    let Prepared { inputs, problems, reading, pipeline, .. } =
        arguments.articles.prepare(&arguments.paths)?;
    let style = match arguments.style {
        Style::Product => time::Style::Product,
        Style::Timeml => time::Style::TimeMl,
    };
    let view = match arguments.view {
        From::Auto => time::View::Auto,
        From::News => time::View::News,
        From::Narrative => time::View::Narrative,
    };
    let work = |input: &Input| -> Result<String, Problem> {
        let article = read::read(input, &reading)?;
        let found = pipeline.times(&article, style, view);
        let view: View = record::View::new(&article, &found, |_| None);
        Ok(match arguments.format {
            Format::Jsonl => times::lines(&view),
            Format::Tml => times::timeml(&view),
        })
    };

    let mut out = io::BufWriter::new(io::stdout().lock());
    let outcome = each(&pipeline, &inputs, &problems, work, |_, text| Ok(out.write_all(text.as_bytes())?))?;

    out.flush()?;
    Ok(outcome)
}
