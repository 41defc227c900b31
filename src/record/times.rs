//! Time expressions alone: JSON lines, or TimeML with the expressions marked in the text.

use serde::Serialize;

use super::View;
use crate::json;
use crate::time::{Anchor, TimexType};

/// One line of `dateline times`.
#[derive(Serialize)]
struct Line<'a> {
    doc_id: &'a str,
    start: usize,
    end: usize,
    bstart: u32,
    bend: u32,
    #[serde(rename = "type")]
    timex: &'static str,
    value: &'a str,
    #[serde(rename = "mod")]
    modifier: Option<&'static str>,
    text: &'a str,
    edtf: Option<&'a str>,
    first_day: Option<String>,
    last_day: Option<String>,
    granularity: Option<String>,
    rule: &'static str,
    anchor: &'a str,
    unresolved: Option<&'static str>,
    note: Option<&'static str>,
    in_citation: bool,
}

/// One JSON object a line, one line an expression; `start` and `end` are code points, `bstart` and `bend`
/// bytes.
pub fn lines(view: &View) -> String {
    let mut result = String::new();
    for time in &view.found.times {
        let [start, end] = view.points(time.span);
        let line = Line {
            doc_id: &view.article.id,
            start,
            end,
            bstart: time.span.start,
            bend: time.span.end,
            timex: time.timex.name(),
            value: &time.value,
            modifier: time.modifier,
            text: view.words(time.span),
            edtf: time.edtf.as_deref(),
            first_day: time.first_day.map(|day| day.to_string()),
            last_day: time.last_day.map(|day| day.to_string()),
            granularity: time.granularity.map(|unit| format!("{unit:?}").to_lowercase()),
            rule: time.rule,
            anchor: match time.anchor {
                Anchor::Own => "own",
                Anchor::Published => "published",
                Anchor::Expression(other) => view.time_ids.get(other).map_or("", String::as_str),
            },
            unresolved: time.unresolved,
            note: time.note,
            in_citation: time.in_citation,
        };
        result.push_str(&json::line(&line));
        result.push('\n');
    }
    result
}

/// A TimeML document: the text as it is, with `TIMEX3` marks. `t0` is the publication date.
pub fn timeml(view: &View) -> String {
    let text = &view.article.text;
    let mut result = String::from("<?xml version=\"1.0\" ?>\n<TimeML>\n");
    result.push_str(&format!("<DOCID>{}</DOCID>\n", escape(&view.article.id)));
    if let Some(date) = &view.found.published.date {
        let date = escape(date);
        result.push_str(&format!(
            "<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"{date}\" functionInDocument=\"CREATION_TIME\">{date}</TIMEX3></DCT>\n"
        ));
    }
    result.push_str("<TEXT>");
    let mut at = 0;
    for (index, time) in view.found.times.iter().enumerate() {
        let span = time.span.range();
        result.push_str(&escape(&text[at..span.start]));
        let modifier = time.modifier.map_or(String::new(), |m| format!(" mod=\"{m}\""));
        let anchor = match time.anchor {
            Anchor::Own => String::new(),
            Anchor::Published => " anchorTimeID=\"t0\"".into(),
            Anchor::Expression(other) => format!(" anchorTimeID=\"t{}\"", other + 1),
        };
        let number = index + 1;
        let (kind, value, words) = (time.timex.name(), escape(&time.value), escape(&text[span.clone()]));
        let function = if time.timex == TimexType::Duration || anchor.is_empty() { "false" } else { "true" };
        result.push_str(&format!(
            "<TIMEX3 tid=\"t{number}\" type=\"{kind}\" value=\"{value}\"{modifier} temporalFunction=\"{function}\"{anchor}>{words}</TIMEX3>"
        ));
        at = span.end;
    }
    result.push_str(&escape(&text[at..]));
    result.push_str("</TEXT>\n</TimeML>\n");
    result
}

/// Text for XML; characters that XML 1.0 has no way to write become U+FFFD.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\r' => safe.push_str("&#13;"),
            '\t' | '\n' => safe.push(character),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => safe.push('\u{fffd}'),
            c => safe.push(c),
        }
    }
    safe
}
