//! `dateline show`: one article in the terminal, its findings marked in the text, and its claims below.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::common::{Articles, Prepared, plain};
use super::{Ended, Outcome, say};
use crate::article::{Severity, read};
use crate::mention::MentionKind;
use crate::record::View;
use crate::record::annotation::Document;
use crate::record::rows;

/// Arguments of `dateline show`.
#[derive(Args)]
pub struct Arguments {
    /// An article, or - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Colours instead of brackets
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    color: Color,
    #[command(flatten)]
    articles: Articles,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    /// Where standard output is a terminal
    Auto,
    /// Always
    Always,
    /// Never: brackets
    Never,
}

/// What a mark means, how it looks in colours and in brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Style {
    name: &'static str,
    color: &'static str,
    open: &'static str,
    close: &'static str,
}

const PERSON: Style = Style { name: "person", color: "36", open: "{", close: "}" };
const COUNTRY: Style = Style { name: "country", color: "32", open: "<", close: ">" };
const ORGANIZATION: Style = Style { name: "organization", color: "34", open: "‹", close: "›" };
const TIME: Style = Style { name: "time", color: "33", open: "[", close: "]" };
const CUE: Style = Style { name: "cue or trigger", color: "1;31", open: "*", close: "*" };
const CITATION: Style = Style { name: "citation", color: "35", open: "⟨", close: "⟩" };

/// Runs the verb.
pub fn run(arguments: &Arguments) -> Ended {
    let Prepared { inputs, problems, reading, pipeline, .. } =
        arguments.articles.prepare(std::slice::from_ref(&arguments.file))?;
    let colors = match arguments.color {
        Color::Auto => io::stdout().is_terminal(),
        other => other == Color::Always,
    };
    let mut outcome = Outcome::Done;
    for problem in problems {
        say(&format!("{}: {}", problem.path, problem.message));
        if problem.severity == Severity::Error {
            outcome = Outcome::Incomplete;
        }
    }
    let mut out = io::stdout().lock();
    for input in &inputs {
        match read::read(input, &reading) {
            Ok(article) => {
                let found = pipeline.analyze(&article);
                let name = |entity: &str| pipeline.name(entity).map(str::to_string);
                show(&mut out, &View::new(&article, &found, name), colors)?;
            }
            Err(problem) => {
                say(&format!("{}: {}", problem.path, problem.message));
                outcome = Outcome::Incomplete;
            }
        }
    }
    Ok(outcome)
}

fn show(out: &mut impl Write, view: &View, colors: bool) -> io::Result<()> {
    let legend = [PERSON, COUNTRY, ORGANIZATION, TIME, CUE, CITATION];
    let legend: Vec<String> = legend.iter().map(|style| mark(*style, style.name, colors)).collect();
    let published = view.found.published.date.as_deref().unwrap_or("date unknown");
    let basis = view.found.published.basis.name();
    writeln!(out, "{}  {published} ({basis})  {}\n", plain(&view.article.id), legend.join(" "))?;
    writeln!(out, "{}\n", marked(view, colors))?;
    let document = Document::new(view);
    let columns = rows::CLAIMS.columns;
    for row in rows::claims(view, &document) {
        let cell = |name: &str| {
            let index = columns.iter().position(|column| *column == name).expect("a column of the table");
            plain(&row[index].split_whitespace().collect::<Vec<_>>().join(" "))
        };
        let date = Some(cell("date")).filter(|d| !d.is_empty()).unwrap_or_else(|| "no date".into());
        let who = match cell("kind").as_str() {
            "statement" => {
                Some(cell("speaker")).filter(|s| !s.is_empty()).unwrap_or_else(|| "(nobody named)".into())
            }
            _ => cell("participant_names"),
        };
        let signs = [("negated", "not"), ("hedged", "perhaps")];
        let signs: Vec<&str> = signs.into_iter().filter(|(c, _)| cell(c) == "true").map(|(_, s)| s).collect();
        writeln!(out, "{date}  {}  {who} | {} | {}", cell("kind"), cell("cue"), cell("claim"))?;
        let sources = cell("sources");
        let notes = [
            format!("{} from {}", cell("date_basis"), quoted(&cell("date_text"))),
            if sources.is_empty() { sources } else { format!("according to {sources}") },
            signs.join(", "),
            cell("claim_id"),
        ];
        let notes: Vec<String> = notes.into_iter().filter(|n| !n.is_empty()).collect();
        writeln!(out, "    {}", notes.join("; "))?;
    }
    Ok(())
}

fn quoted(words: &str) -> String {
    if words.is_empty() { "the article's own date".into() } else { format!("“{words}”") }
}

/// The text with its findings marked. Marks are properly nested: of two that cross, the later one is left out.
fn marked(view: &View, colors: bool) -> String {
    let found = view.found;
    let mut marks: Vec<(u32, u32, Style)> = Vec::new();
    marks.extend(found.citations.iter().map(|c| (c.span.start, c.span.end, CITATION)));
    marks.extend(found.times.iter().map(|t| (t.span.start, t.span.end, TIME)));
    marks.extend(found.claims.iter().map(|c| (c.anchor().start, c.anchor().end, CUE)));
    marks.extend(found.mentions.iter().map(|m| {
        let style = match m.kind {
            MentionKind::Person => PERSON,
            MentionKind::Country => COUNTRY,
            MentionKind::Organization => ORGANIZATION,
        };
        (m.span.start, m.span.end, style)
    }));
    marks.sort_by_key(|&(start, end, style)| (start, std::cmp::Reverse(end), style.name));
    marks.dedup();
    let text = &view.article.text;
    let mut result = String::with_capacity(text.len() * 2);
    let mut open: Vec<(u32, Style)> = Vec::new();
    let mut at = 0;
    let close = |until: u32, at: &mut usize, open: &mut Vec<(u32, Style)>, result: &mut String| {
        while let Some(&(end, style)) = open.last().filter(|(end, _)| *end <= until) {
            result.push_str(&lines(&text[*at..end as usize]));
            *at = end as usize;
            open.pop();
            result.push_str(&after(style, open.last().map(|o| o.1), colors));
        }
    };
    for (start, end, style) in marks {
        close(start, &mut at, &mut open, &mut result);
        if open.last().is_some_and(|(outer, _)| *outer < end) {
            continue;
        }
        result.push_str(&lines(&text[at..start as usize]));
        at = start as usize;
        result.push_str(&before(style, colors));
        open.push((end, style));
    }
    close(u32::MAX, &mut at, &mut open, &mut result);
    result.push_str(&lines(&text[at..]));
    result
}

fn before(style: Style, colors: bool) -> String {
    if colors { format!("\x1b[0;{}m", style.color) } else { style.open.to_string() }
}

fn after(style: Style, outer: Option<Style>, colors: bool) -> String {
    match (colors, outer) {
        (false, _) => style.close.to_string(),
        (true, None) => "\x1b[0m".into(),
        (true, Some(outer)) => before(outer, true),
    }
}

fn mark(style: Style, words: &str, colors: bool) -> String {
    format!("{}{words}{}", before(style, colors), after(style, None, colors))
}

/// Text with its line ends, and with everything else escaped that could move the terminal.
fn lines(text: &str) -> String {
    let line = |line: &str| plain(&line.strip_suffix('\r').unwrap_or(line).replace('\t', "    "));
    text.split('\n').map(line).collect::<Vec<_>>().join("\n")
}
