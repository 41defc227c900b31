//! `dateline evaluate`: findings against gold.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::common::{Articles, Prepared, plain};
use super::each::each;
use super::{Ended, Outcome, Stop, say};
use crate::article::{Problem, read, walk};
use crate::error::{Error, Result};
use crate::evaluate::{self, Band, Calibration, Fault, Tally};
use crate::json::{self, Map, Value, json};
use crate::record::View;
use crate::record::annotation::Document;

/// Arguments of `dateline evaluate`.
#[derive(Args)]
pub struct Arguments {
    /// Articles to analyse, or one annotations.jsonl; without any, the articles that stand beside the gold
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// A folder of gold files, one .json an article, or one .jsonl
    #[arg(long, value_name = "DIR")]
    gold: PathBuf,
    /// Figures of each article too
    #[arg(long)]
    by_article: bool,
    /// Show the N worst errors, with their words
    #[arg(long, value_name = "N", default_value_t = 0)]
    errors: usize,
    /// Show errors of this layer only (statements, events, mentions, times, citations, published)
    #[arg(long, value_name = "LAYER")]
    layer: Option<String>,
    /// Fail (exit code 1) where a layer's F1 is below this; may be given more than once
    #[arg(long, value_name = "LAYER=F1")]
    min: Vec<String>,
    /// Show how often claims of each confidence are right
    #[arg(long)]
    calibration: bool,
    /// Figures as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    articles: Articles,
}

/// Resamples of the intervals.
const RESAMPLES: usize = 1000;

/// Runs the verb.
pub fn run(arguments: &Arguments) -> Ended {
    let least = thresholds(&arguments.min)?;
    let gold = evaluate::gold(&arguments.gold)?;
    let predicted = predictions(arguments, &gold)?;
    let mut total = Tally::default();
    let mut tallies = Vec::new();
    let mut faults = Vec::new();
    let nothing = Document::default();
    let mut calibration = Calibration::default();
    for (id, (document, _)) in &gold {
        let answer = predicted.get(id);
        if answer.is_none() {
            say(&format!("{id}: in the gold, but no article was given for it; it counts as empty"));
        }
        let (tally, found) = evaluate::score(document, answer.map_or(&nothing, |a| &a.document));
        calibration.add(document, answer.map_or(&nothing, |a| &a.document));
        total.merge(&tally);
        tallies.push((id.clone(), tally));
        faults.extend(found);
    }
    let mut out = io::stdout().lock();
    if arguments.json {
        out.write_all(json::pretty(&object(&total, &tallies, arguments.by_article)).as_bytes())?;
    } else {
        table(&mut out, &total, &tallies, arguments.by_article)?;
    }
    if arguments.calibration && !arguments.json {
        bands(&mut out, "statements", &calibration.statements)?;
        bands(&mut out, "events", &calibration.events)?;
    }
    faults.retain(|f| arguments.layer.as_ref().is_none_or(|layer| f.layer == layer));
    faults.sort_by_key(|fault| std::cmp::Reverse(fault.cost));
    if !arguments.json {
        for fault in faults.iter().take(arguments.errors) {
            print(&mut out, fault, predicted.get(&fault.article).and_then(|a| a.text.as_deref()))?;
        }
    }
    let mut outcome = Outcome::Done;
    for (layer, least) in least {
        let Some(count) = total.get(&layer) else {
            let known: Vec<_> = total.rows().map(|(name, _)| name).collect();
            return Err(Error::Argument(format!(
                "--min {layer}: no such layer; there are {}",
                known.join(", ")
            ))
            .into());
        };
        if count.f1() < least {
            say(&format!("{layer}: {:.3} is below {least}", count.f1()));
            outcome = Outcome::Failed;
        }
    }
    Ok(outcome)
}

fn thresholds(min: &[String]) -> Result<Vec<(String, f64)>> {
    let parse = |text: &String| {
        let (layer, figure) = text.split_once('=')?;
        Some((layer.to_string(), figure.parse().ok()?))
    };
    let wrong =
        |text: &String| Error::Argument(format!("--min {text}: expected LAYER=F1, such as times.value=0.9"));
    min.iter().map(|text| parse(text).ok_or_else(|| wrong(text))).collect()
}

/// What was found in one article, and its text where it could be read.
struct Answer {
    document: Document,
    text: Option<String>,
}

type Gold = BTreeMap<String, (Document, PathBuf)>;

fn predictions(arguments: &Arguments, gold: &Gold) -> std::result::Result<HashMap<String, Answer>, Stop> {
    if let [path] = arguments.paths.as_slice()
        && path.extension().is_some_and(|e| e == "jsonl" || e == "json")
    {
        let documents = evaluate::documents(path)?;
        let base = path.parent().unwrap_or(Path::new("")).join("..");
        return Ok(documents.into_iter().map(|d| (d.article.id.clone(), with_text(d, &base))).collect());
    }
    let paths = match arguments.paths.as_slice() {
        [] => beside(&arguments.gold, gold)?,
        given => given.to_vec(),
    };
    let Prepared { mut inputs, problems, reading, pipeline, .. } = arguments.articles.prepare(&paths)?;

    // Articles without gold are not looked at.
    let gold_id =
        |id: &str| gold.get_key_value(id.rsplit('/').next().unwrap_or(id)).map(|(key, _)| key.clone());
    inputs.retain(|input| gold.contains_key(&input.id) || gold_id(&input.id).is_some());
    let mut answers = HashMap::new();
    let work = |input: &walk::Input| -> std::result::Result<Answer, Problem> {
        let article = read::read(input, &reading)?;
        let analysis = pipeline.analyze(&article);
        let view = View::new(&article, &analysis, |entity| pipeline.name(entity).map(str::to_string));
        let document = Document::new(&view);
        Ok(Answer { document, text: Some(article.text) })
    };
    each(&pipeline, &inputs, &problems, work, |place, answer| {
        let id = &inputs[place].id;
        let known = if gold.contains_key(id) { Some(id.clone()) } else { gold_id(id) };
        answers.insert(known.unwrap_or_default(), answer);
        Ok(())
    })?;
    Ok(answers)
}

/// An annotated article with its text, if the file stands where it stood, with the same bytes.
fn with_text(document: Document, base: &Path) -> Answer {
    let read = |path: &Path| {
        let bytes = std::fs::read(path).ok()?;
        let same = document.article.sha256.as_ref().is_none_or(|hash| *hash == crate::hash::sha256(&bytes));
        let decoded = crate::article::decode::decode(bytes, false).ok()?;
        same.then_some(decoded.text)
    };
    let path = document.article.path.as_deref();
    let text = path.and_then(|path| read(Path::new(path)).or_else(|| read(&base.join(path))));
    Answer { document, text }
}

/// The articles that stand beside the gold folder: `corpus/gold/x.json` belongs to `corpus/x.txt`.
fn beside(folder: &Path, gold: &Gold) -> Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for (id, (_, file)) in gold {
        let folder = file.parent().unwrap_or(Path::new(""));
        let places = ["..", "../articles", "."].map(|step| folder.join(step));
        let names = ["txt", "md"].map(|ending| format!("{id}.{ending}"));
        let found = places.iter().flat_map(|p| names.iter().map(move |n| p.join(n))).find(|p| p.is_file());
        paths.extend(found);
    }
    match paths.is_empty() {
        true => Err(Error::Argument(format!(
            "{}: no articles stand beside this gold; name them",
            folder.display()
        ))),
        false => Ok(paths),
    }
}

fn table(
    out: &mut impl Write,
    total: &Tally,
    tallies: &[(String, Tally)],
    by_article: bool,
) -> io::Result<()> {
    let articles: Vec<Tally> = tallies.iter().map(|(_, tally)| tally.clone()).collect();
    let intervals = evaluate::bootstrap(&articles, RESAMPLES);
    writeln!(
        out,
        "{:24}{:>7}{:>7}{:>7}{:>8}{:>8}{:>8}  95 % of F1",
        "layer", "gold", "pred", "hit", "P", "R", "F1"
    )?;
    for (layer, c) in total.rows() {
        let i = intervals[layer];
        let (p, r, f) = (c.precision(), c.recall(), c.f1());
        writeln!(
            out,
            "{layer:24}{:7}{:7}{:7}{p:8.3}{r:8.3}{f:8.3}  {:.3}-{:.3}",
            c.gold, c.predicted, c.hit, i.low, i.high
        )?;
    }
    if by_article {
        for (id, tally) in tallies {
            writeln!(out, "\n{}", plain(id))?;
            for (layer, c) in tally.rows() {
                let (p, r, f) = (c.precision(), c.recall(), c.f1());
                writeln!(out, "{layer:24}{:7}{:7}{:7}{p:8.3}{r:8.3}{f:8.3}", c.gold, c.predicted, c.hit)?;
            }
        }
    }
    Ok(())
}

fn bands(out: &mut impl Write, layer: &str, bands: &[Band; 10]) -> io::Result<()> {
    writeln!(out, "\n{layer:12}{:>10}{:>8}{:>8}{:>8}{:>8}", "confidence", "claims", "found", "who", "full")?;
    for (tenth, band) in bands.iter().enumerate().rev().filter(|(_, b)| b.claims > 0) {
        let share = |hit: usize| hit as f64 / band.claims as f64;
        let (low, high) = (tenth as f64 / 10.0, (tenth + 1) as f64 / 10.0);
        let (found, who, full) = (share(band.found), share(band.who), share(band.full));
        writeln!(out, "{:12}{low:6.1}-{high:.1}{:8}{found:8.3}{who:8.3}{full:8.3}", "", band.claims)?;
    }
    Ok(())
}

fn object(total: &Tally, tallies: &[(String, Tally)], by_article: bool) -> Value {
    let articles: Vec<Tally> = tallies.iter().map(|(_, tally)| tally.clone()).collect();
    let intervals = evaluate::bootstrap(&articles, RESAMPLES);
    // Ties go to the even digit, as in the reference scorer.
    let round = |figure: f64| format!("{figure:.4}").parse::<f64>().unwrap_or(figure);
    let figures = |tally: &Tally, whole: bool| -> Value {
        let mut layers = Map::new();
        for (layer, c) in tally.rows() {
            let mut row = json!({
                "gold": c.gold, "predicted": c.predicted, "hit": c.hit,
                "precision": round(c.precision()), "recall": round(c.recall()), "f1": round(c.f1()),
            });
            if whole {
                row["f1_low"] = json!(round(intervals[layer].low));
                row["f1_high"] = json!(round(intervals[layer].high));
            }
            layers.insert(layer.into(), row);
        }
        Value::Object(layers)
    };
    let mut object = json!({ "layers": figures(total, true) });
    if by_article {
        let by: Map<String, Value> = tallies.iter().map(|(id, t)| (id.clone(), figures(t, false))).collect();
        object["articles"] = Value::Object(by);
    }
    object
}

fn print(out: &mut impl Write, fault: &Fault, text: Option<&str>) -> io::Result<()> {
    let [start, end] = fault.at;
    writeln!(out, "\n{} {}  {}:{start}-{end}", fault.layer, plain(&fault.what), plain(&fault.article))?;
    if let Some([before, words, behind]) = text.and_then(|text| evaluate::context(text, fault.at, 60))
        && start < end
    {
        writeln!(out, "    {}[{}]{}", plain(&before), plain(&words), plain(&behind))?;
    }
    Ok(())
}
