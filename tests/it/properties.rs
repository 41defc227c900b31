//! Any text whatever gives an answer, and every span of the answer gives back its words.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use dateline::article::Article;
use dateline::json::{self, Value};
use dateline::output::{Profile, render};
use dateline::pipeline::Pipeline;
use dateline::record::View;
use dateline::record::annotation::Document;
use proptest::prelude::*;

/// Analyses a text and holds every object with offsets and words against it, in code points and in bytes.
fn check(text: &str, published: Option<&str>) {
    let mut article = Article::new("a", text);
    article.given.published = published.map(str::to_string);
    let found = PIPELINE.analyze(&article);
    let view = View::new(&article, &found, |_| None);
    let bytes: Vec<usize> = text.char_indices().map(|(b, _)| b).chain([text.len()]).collect();
    let document: Value = json::parse("a", 1, &json::line(&Document::new(&view))).unwrap();
    walk(&document, text, &bytes);
    for span in found.sentences.iter().chain(&found.paragraphs) {
        assert!(text.get(span.range()).is_some_and(|words| !words.is_empty()));
    }
    let rendered = render(&view, Profile::Plain);
    assert_eq!(rendered.parts[0].0, "annotations.jsonl");
}

fn walk(value: &Value, text: &str, bytes: &[usize]) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, text, bytes)),
        Value::Object(object) => {
            let number = |v: Option<&Value>| v.and_then(Value::as_u64).map(|n| n as usize);
            if let (Some(start), Some(end), Some(at)) =
                (number(object.get("start")), number(object.get("end")), object.get("bytes"))
            {
                assert!(start <= end && end < bytes.len());
                assert_eq!(number(at.get("start")), Some(bytes[start]));
                assert_eq!(number(at.get("end")), Some(bytes[end]));
                if let Some(words) = object.get("text").and_then(Value::as_str) {
                    assert_eq!(words, &text[bytes[start]..bytes[end]]);
                }
            }
            object.values().for_each(|inner| walk(inner, text, bytes));
        }
        _ => {}
    }
}

/// Loaded once for all cases.
static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::builder().threads(1).build().unwrap());

/// Words and marks that the rules look at, so that chance finds their edges.
fn newsy() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "Putin",
        "Russian President Vladimir Putin",
        "said",
        "says",
        "told",
        "that",
        "according to",
        "NATO",
        "the",
        "CSTO",
        "(Interfax, May 14)",
        "(see the Monitor, April 23-24, May 1, 9)",
        "(",
        ")",
        "[",
        "“",
        "”",
        "\"",
        "'",
        "’s",
        ".",
        ",",
        ";",
        ":",
        "—",
        "-",
        "\n",
        "\n\n",
        "\r\n",
        "\u{2028}",
        "\t",
        "May 14",
        "14 May 2002",
        "2002",
        "2002-05-14",
        "31/12/1999",
        "on Monday",
        "last week",
        "two years ago",
        "yesterday",
        "the 1990s",
        "1996-2003",
        "12:30",
        "0000",
        "99999",
        "February 30",
        "week 53",
        "in",
        "of",
        "not",
        "did",
        "have ruled out",
        "met",
        "was",
        "Publication: Monitor Volume: 8 Issue: 95",
        "By John Smith",
        "MOSCOW, Aug 12 (Reuters) -",
        "U.S.",
        "Gen.",
        "é",
        "🎉",
        "\u{202e}",
        "\u{200b}",
        "\u{301}",
        "\u{ad}",
        "I",
        "he",
        "Q:",
        "* ",
        "Moscow",
        "Kremlin",
        "third",
    ]);
    prop::collection::vec((part, prop::sample::select(vec![" ", " ", " ", "", "\n"])), 0..80)
        .prop_map(|parts| parts.into_iter().flat_map(|(part, gap)| [part, gap]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_an_answer(text in any::<String>()) {
        check(&text, None);
    }

    #[test]
    fn any_news_has_an_answer(text in newsy(), dated in any::<bool>()) {
        check(&text, dated.then_some("2002-05-24"));
    }
}

#[test]
fn a_name_before_the_comma_that_begins_a_sentence_is_no_part_of_it() {
    check("Putin \n\n, Moscow Putin on Monday \t said that Putin Putin ", None);
}

#[test]
fn a_hyphen_at_the_end_of_a_text_ends_it() {
    check("The deal is dead, said officials in London-", None);
    check("London -", None);
}

/// Texts made to hurt, of about `size` bytes.
fn attacks(size: usize) -> Vec<(&'static str, String)> {
    let fill = |part: &str| part.repeat(size / part.len() + 1);
    vec![
        ("unclosed quotes", fill("“ he said ")),
        ("straight quotes", fill("\" a ")),
        ("initials", fill("a. a. ")),
        ("capital initials", fill("J. F. ")),
        ("brackets", fill("(")),
        ("open citations", fill("(Interfax, May ")),
        ("titles without names", fill("President Minister General ")),
        ("digits", fill("1")),
        ("numbers", fill("31 31 31 ")),
        ("slashes", fill("12/12/")),
        ("years", fill("1999-2001-")),
        ("months", fill("May May ")),
        ("one word", fill("x")),
        ("capital words", fill("Aaa Bbb ")),
        ("of of", fill("Council of the ")),
        ("said said", fill("said that ")),
        ("blank lines", fill("\n\n")),
        ("commas", fill("a, ")),
        ("apostrophes", fill("’s ")),
        ("combining marks", fill("\u{301}")),
        (
            "one paragraph behind others",
            format!(
                "{}{}",
                "He said on May 14 that the two sides and their friends would agree.\n\n".repeat(4),
                fill("He said no. ")
            ),
        ),
        ("one day, line by line", fill("Boris Nowak said on May 14 that it rained.\n\n")),
    ]
}

#[test]
fn attacks_cost_time_in_proportion_to_their_length() {
    let cost = |text: &str| {
        let article = Article::new("a", text);
        let start = Instant::now();
        let found = PIPELINE.analyze(&article);
        let cost = start.elapsed();
        drop(found);
        cost
    };
    // What is loaded once is no cost of the first text.
    cost("Putin said on May 14 that NATO agreed (Interfax, May 15).");
    let texts: Vec<_> = [13, 15, 17, 19].map(|power| attacks(1 << power)).into();
    let mut broken = Vec::new();
    for attack in 0..texts[0].len() {
        let mut last = None;
        for step in &texts {
            let (name, text) = &step[attack];
            let now = cost(text);
            // Four times the text is four times the work, or sixteen where a rule is quadratic.
            if last.is_some_and(|last: Duration| now > last * 9 + Duration::from_millis(150)) {
                broken.push(format!(
                    "{name}: {last:?} for a quarter of {} KiB, {now:?} for all",
                    text.len() >> 10
                ));
                break;
            }
            last = Some(now);
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn attacks_have_an_answer() {
    for (_, text) in attacks(1 << 14) {
        check(&text, Some("2002-05-24"));
    }
}

#[test]
fn a_megabyte_of_open_quotations_has_an_answer() {
    check(&"“".repeat(1 << 20), None);
    check(&"\"".repeat(1 << 20), Some("2002"));
    check(&"“ he said ".repeat((1 << 20) / 12), Some("2002"));
}
