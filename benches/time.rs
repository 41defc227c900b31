//! Speed of the time stage on one thread, as processor time: `cargo bench --bench time -- FOLDER [MEGABYTES]`.
//!
//! The texts under the folder are repeated until they are so large (20 megabytes unless told). Measured is the way
//! from tokens to resolved expressions; cutting the text into tokens stands beside it. `--joined` makes one text of all.

mod measure;

use std::path::Path;

use measure::{seconds, texts};

use dateline::text::Text;
use dateline::time::{Context, Partial, Style, recognise, resolve};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let Some(folder) = arguments.first() else {
        println!("skipped: name a folder of texts");
        return;
    };
    let megabytes: usize = arguments.get(1).and_then(|m| m.parse().ok()).unwrap_or(20);
    let mut texts: Vec<String> = texts(Path::new(folder)).into_iter().map(|(_, text)| text).collect();
    if texts.is_empty() {
        println!("skipped: no .txt files in {folder}");
        return;
    }
    if arguments.iter().any(|a| a == "--joined") {
        let once: usize = texts.iter().map(String::len).sum();
        texts = vec![texts.join("\n\n").repeat((megabytes * 1_000_000 / once.max(1)).max(1))];
    }
    let whole: usize = texts.iter().map(String::len).sum();
    let rounds = (megabytes * 1_000_000 / whole.max(1)).max(1);
    let context = Context { published: Partial::parse("1999-06-15"), ..Context::default() };
    let size = (rounds * whole) as f64 / 1e6;
    let rate = |time: f64| size / time;
    let (mut cutting, mut finding, mut reckoning, mut count) = (0.0, 0.0, 0.0, 0);
    for _ in 0..rounds {
        let start = seconds();
        let cut: Vec<Text> = texts.iter().map(|t| Text::new(t)).collect();
        let then = seconds();
        let found: Vec<_> = cut.iter().map(|text| recognise(text, Style::Product)).collect();
        let last = seconds();
        count += cut.iter().zip(found).map(|(text, raw)| resolve(text, raw, &context).len()).sum::<usize>();
        cutting += then - start;
        finding += last - then;
        reckoning += seconds() - last;
    }
    println!("{size:.1} MB, {count} expressions");
    println!("text to tokens, sentences, quotations: {:.1} MB/s", rate(cutting));
    println!("tokens to expressions: {:.1} MB/s", rate(finding + reckoning));
    println!("  recognise {:.1} MB/s, resolve {:.1} MB/s", rate(finding), rate(reckoning));
}
