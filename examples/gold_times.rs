//! Compares the time expressions with the gold of whole articles: `gold_times GOLD_FOLDER ARTICLES_FOLDER`.

use dateline::article::Article;
use dateline::span::{CodePoints, Span};
use dateline::text::Text;
use dateline::time::{Context, Partial, Style, recognise, resolve};
use serde_json::Value;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [gold, articles] = arguments.as_slice() else {
        eprintln!("usage: gold_times GOLD_FOLDER ARTICLES_FOLDER");
        std::process::exit(2);
    };
    let mut files: Vec<_> = std::fs::read_dir(gold).expect("a folder").flatten().map(|e| e.path()).collect();
    files.sort();
    let (mut total, mut found, mut right, mut values) = (0, 0, 0, 0);
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "json")) {
        let gold: Value = serde_json::from_str(&std::fs::read_to_string(file).expect("gold")).expect("JSON");
        let stem = file.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_string();
        let source = std::fs::read_to_string(format!("{articles}/{stem}.txt")).expect("the article");
        let article = Article::new(stem.clone(), source.trim_start_matches('\u{feff}'));
        let source = article.text.as_str();
        let text = Text::new(source);
        let points = CodePoints::new(source);
        let bytes: Vec<usize> = source.char_indices().map(|(i, _)| i).chain([source.len()]).collect();
        let span = |v: &Value| {
            let at = |k: &str| bytes[v[k].as_u64().unwrap_or(0) as usize];
            Span::new(at("start"), at("end"))
        };
        let list = |key: &str| gold[key].as_array().cloned().unwrap_or_default();
        let citations: Vec<Span> = list("citations").iter().map(span).collect();
        let footer: Vec<Span> = list("zones").iter().filter(|z| z["kind"] == "footer").map(span).collect();
        let published = gold["article"]["published"].as_str().and_then(Partial::parse);
        let context = Context { published, citations: &citations, ..Context::default() };
        let times: Vec<_> = resolve(&text, recognise(&text, Style::Product), &context)
            .into_iter()
            .filter(|t| !footer.iter().any(|f| f.contains(t.span)))
            .collect();
        let wanted = list("times");
        total += wanted.len();
        found += times.len();
        for w in &wanted {
            let here = times.iter().find(|t| t.span == span(w));
            let words = w["text"].as_str().unwrap_or("");
            match here {
                None => println!("{stem}\tmiss\t{words}\t{}", w["value"]),
                Some(t) => {
                    right += 1;
                    let same = w["value"] == t.value.as_str() && w["type"] == t.timex.name();
                    values += usize::from(same);
                    if !same {
                        println!(
                            "{stem}\tvalue\t{words}\t{}\t{} {}\t{:?}",
                            w["value"],
                            t.timex.name(),
                            t.value,
                            t.unresolved
                        );
                    }
                }
            }
        }
        for t in times.iter().filter(|t| !wanted.iter().any(|w| span(w) == t.span)) {
            println!("{stem}\tfalse\t{}\t{}\t{:?}", text.words(t.span), t.value, points.span(t.span));
        }
    }
    let f1 = |n: usize| 2.0 * n as f64 / (total + found) as f64;
    println!("gold {total} found {found} spans {:.4} values {:.4}", f1(right), f1(values));
}
