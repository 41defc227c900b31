//! Speed of the whole pipeline on one thread, as processor time: `cargo bench --bench pipeline -- FOLDER [MEGABYTES]`.
//!
//! The texts under the folder are analysed again and again until they are so large together (5 megabytes unless told).
//! A word is a run of letters and digits between white space, as the figures of other tools count it.

mod measure;

use std::path::Path;

use dateline::article::Article;
use dateline::pipeline::Pipeline;
use dateline::text::Text;
use dateline::time::{Style, View};
use measure::{seconds, texts};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let Some(folder) = arguments.first() else {
        println!("skipped: name a folder of texts");
        return;
    };
    let megabytes: f64 = arguments.get(1).and_then(|m| m.parse().ok()).unwrap_or(5.0);
    let article = |(path, text): (std::path::PathBuf, String)| {
        Article::new(path.file_stem().unwrap_or_default().to_string_lossy().to_string(), text)
    };
    let articles: Vec<Article> = texts(Path::new(folder)).into_iter().map(article).collect();
    let bytes: usize = articles.iter().map(|a| a.text.len()).sum();
    if bytes == 0 {
        println!("skipped: no .txt files in {folder}");
        return;
    }
    let words: usize = articles.iter().map(|a| a.text.split_whitespace().count()).sum();
    let rounds = (megabytes * 1e6 / bytes as f64).ceil().max(1.0) as usize;
    let pipeline = Pipeline::builder().threads(1).build().expect("the embedded gazetteers load");
    // Whatever is loaded once is loaded now.
    pipeline.analyze(&articles[0]);
    let (mut cutting, mut times, mut whole, mut claims) = (0.0, 0.0, 0.0, 0);
    for _ in 0..rounds {
        for article in &articles {
            let start = seconds();
            std::hint::black_box(Text::new(&article.text));
            let cut = seconds();
            std::hint::black_box(pipeline.times(article, Style::Product, View::default()));
            let timed = seconds();
            claims += std::hint::black_box(pipeline.analyze(article)).claims.len();
            cutting += cut - start;
            times += timed - cut;
            whole += seconds() - timed;
        }
    }
    let size = (bytes * rounds) as f64 / 1e6;
    let count = (words * rounds) as f64;
    println!("{size:.1} MB, {count} words, {claims} claims, one thread, processor time");
    for (name, time) in [("text", cutting), ("text and times", times), ("whole pipeline", whole)] {
        println!("{name:16}{:12.0} words/s{:8.2} MB/s{:9.2} s", count / time, size / time, time);
    }
}
