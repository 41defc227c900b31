//! Finds citations: parentheses whose inside reads as sources and dates.

use super::parse::{Parsed, SourceName, parse};
use super::{Citation, Item, ItemKind};
use crate::span::Span;
use crate::text::{Kind, Text};
use std::ops::Range;

/// More tokens than this stand in no citation.
const LONGEST: usize = 80;

/// Finds the citations of an article.
///
/// `body` is where to look, `times` the time expressions in text order (items point into it), and `name_kind`
/// tells what is known of a name. Takes time in proportion to the text: a parenthesis is read at most once.
pub fn find(
    text: &Text,
    body: Span,
    times: &[Span],
    name_kind: &dyn Fn(&str) -> SourceName,
) -> Vec<Citation> {
    let mut result: Vec<Citation> = Vec::new();
    let mut at = text.tokens.partition_point(|t| t.span.start < body.start);
    let mut time = 0;
    while at < text.tokens.len() && text.tokens[at].span.end <= body.end {
        let Some(close) = closing(text, at) else {
            at += 1;
            continue;
        };
        let span = text.span(at..close + 1);
        while time < times.len() && times[time].end <= span.start {
            time += 1;
        }
        let parsed = parse(text, at + 1..close, times, time, name_kind);
        if let Some((items, rule)) = parsed.and_then(|p| judge(text, at..close + 1, p, name_kind)) {
            let covers = covers(text, span, body, result.last());
            result.push(Citation { span, items, covers, rule });
        }
        at = close + 1;
    }
    result
}

/// The token that closes the bracket at `at`; none where none stands there or it is too far away.
fn closing(text: &Text, at: usize) -> Option<usize> {
    let close = match text.token(at) {
        "(" => ")",
        "[" => "]",
        _ => return None,
    };
    let last = text.tokens.len().min(at + LONGEST);
    let end = (at + 1..last).find(|&t| matches!(text.token(t), "(" | "[" | ")" | "]"))?;
    (text.token(end) == close && end > at + 1).then_some(end)
}

/// Whether names and dates make a citation, and by which rule.
fn judge(
    text: &Text,
    all: Range<usize>,
    parsed: Parsed,
    name_kind: &dyn Fn(&str) -> SourceName,
) -> Option<(Vec<Item>, &'static str)> {
    let Parsed { items, named, dates, media, to_the_day, no_source } = parsed;
    let dated = !dates.is_empty();
    let reference = items.iter().any(|i| i.kind == ItemKind::CrossReference);
    if named && dated && (media || (to_the_day || reference) && !no_source) {
        return Some((items, "sources-and-dates"));
    }
    if named && !dated && media && !is_dateline(text, all.clone()) && !defines(text, all.start, &items) {
        return Some((items, "sources-alone"));
    }
    if !named && dated && to_the_day {
        if let [item] = items.as_slice() {
            return (item.source.is_empty() && !item.times.is_empty()).then_some((items, "source-lost"));
        }
        // The date alone: the source stands in the sentence before it.
        let source = source_before(text, all.start, name_kind)?;
        return Some((vec![Item { source, times: dates, kind: ItemKind::Report }], "date-alone"));
    }
    None
}

/// `TBILISI, Aug 12 (Reuters) -`
fn is_dateline(text: &Text, all: Range<usize>) -> bool {
    text.tokens.get(all.end).is_some_and(|_| matches!(text.token(all.end), "-" | "--" | "–" | "—"))
        && text.paragraphs.iter().any(|p| {
            p.start + 120 > text.tokens[all.start].span.start && p.start <= text.tokens[all.start].span.start
        })
}

/// `British Broadcasting Corporation (BBC)`: the letters begin the words before.
fn defines(text: &Text, open: usize, items: &[Item]) -> bool {
    let [item] = items else { return false };
    let letters: Vec<char> = text.words(item.source).chars().filter(|c| c.is_uppercase()).collect();
    let heads: Vec<char> = text.tokens[open.saturating_sub(letters.len() + 4)..open]
        .iter()
        .filter(|t| t.is_name_like())
        .filter_map(|t| text.words(t.span).chars().next())
        .collect();
    letters.len() >= 2 && heads.len() >= letters.len() && heads.ends_with(&letters)
}

/// The last medium that the sentence names before a parenthesis.
fn source_before(text: &Text, open: usize, name_kind: &dyn Fn(&str) -> SourceName) -> Option<Span> {
    let sentence = &text.sentences[text.sentence_of(open).min(text.sentences.len() - 1)];
    let from = sentence.tokens.start.max(open.saturating_sub(60));
    for start in (from..open).rev() {
        if !text.tokens[start].is_name_like() {
            continue;
        }
        for end in (start + 1..=(start + 5).min(open)).rev() {
            let span = text.span(start..end);
            if name_kind(text.words(span)) == SourceName::Media {
                return Some(widest(text, from, start, span, name_kind));
            }
        }
    }
    None
}

/// A medium's name may begin earlier than its last word does.
fn widest(
    text: &Text,
    from: usize,
    start: usize,
    span: Span,
    name_kind: &dyn Fn(&str) -> SourceName,
) -> Span {
    let wider = (from.max(start.saturating_sub(4))..start).map(|s| text.tokens[s].span.to(span));
    wider.into_iter().find(|w| name_kind(text.words(*w)) == SourceName::Media).unwrap_or(span)
}

/// What a citation supports: back to the one before it in its paragraph, or to the paragraph's start; alone in a
/// paragraph, back to the one before it or to the start of the body.
fn covers(text: &Text, span: Span, body: Span, before: Option<&Citation>) -> Span {
    let paragraph = text.paragraphs[text.paragraph_of(span.start)];
    let start = paragraph.start.max(body.start);
    let same = before.filter(|c| c.span.start >= start);
    let mut from = same.map_or(start, |c| c.span.end);
    let words = |from: u32| {
        text.tokens_in(Span { start: from, end: span.start }).any(|t| text.tokens[t].kind != Kind::Punct)
    };
    if !words(from) && same.is_none() {
        from = before.map_or(body.start, |c| c.span.end);
    }
    // The full stop behind the former citation belongs there.
    let first = text
        .tokens_in(Span { start: from, end: span.start })
        .find(|&t| !matches!(text.token(t), "." | "," | ";" | ")"));
    Span { start: first.map_or(span.start, |t| text.tokens[t].span.start), end: span.start }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Time expressions as the time room would give them, for the fixed shapes used here.
    fn times(source: &str) -> Vec<Span> {
        let month =
            r"(?:January|February|March|April|May|June|July|August|September|October|November|December)";
        let date = format!(
            r"{month} \d{{1,2}}(?:-\d{{1,2}})?(?:, \d{{4}})?|\d{{1,2}} {month}(?: \d{{4}})?|\b\d{{4}}(?:-\d{{4}})?\b|\b\d{{1,2}}(?:-\d{{1,2}})?\b"
        );
        regex::Regex::new(&date).unwrap().find_iter(source).map(|m| Span::new(m.start(), m.end())).collect()
    }

    fn name_kind(name: &str) -> SourceName {
        match name {
            "Interfax" | "RIA" | "ITAR-TASS" | "BBC" | "Reuters" | "Bangkok Post" | "Kommersant-Daily" => {
                SourceName::Media
            }
            "Moscow" | "Boris Yeltsin" => SourceName::NoSource,
            _ => SourceName::Other,
        }
    }

    fn items(source: &str) -> Vec<String> {
        let text = Text::new(source);
        let times = times(source);
        let body = Span::new(0, source.len());
        let found = find(&text, body, &times, &name_kind);
        found
            .iter()
            .flat_map(|c| &c.items)
            .map(|item| {
                let dates: Vec<&str> = item.times.iter().map(|&t| text.words(times[t])).collect();
                let see = if item.kind == ItemKind::CrossReference { "see " } else { "" };
                format!("{see}{} @ {}", text.words(item.source), dates.join(" + "))
            })
            .collect()
    }

    #[test]
    fn shapes_of_citations() {
        for (source, expected) in [
            ("It fell (Interfax, November 11).", vec!["Interfax @ November 11"]),
            (
                "It fell (Kazinform, Regnum, November 3).",
                vec!["Kazinform @ November 3", "Regnum @ November 3"],
            ),
            (
                "It fell (Interfax, June 23; RTR, Russian TV, June 24).",
                vec!["Interfax @ June 23", "RTR @ June 24", "Russian TV @ June 24"],
            ),
            ("It fell (Armenpress, November 9-10, 20).", vec!["Armenpress @ November 9-10 + 20"]),
            ("It fell (ITAR-TASS, 16 December 1993).", vec!["ITAR-TASS @ 16 December 1993"]),
            ("It fell (Vientiane Herald, Bangkok Post).", vec!["Vientiane Herald @ ", "Bangkok Post @ "]),
            ("As Kommersant-Daily said, it fell (5 February).", vec!["Kommersant-Daily @ 5 February"]),
            ("It fell (, April 8).", vec![" @ April 8"]),
            ("It fell (www.akipress.kg, June 13).", vec!["www.akipress.kg @ June 13"]),
            ("It fell (see EDM, January 30, February 18).", vec!["see EDM @ January 30 + February 18"]),
            (
                "It fell (Interfax, RIA, May 13-14; see the Monitor, April 23-24).",
                vec!["Interfax @ May 13-14", "RIA @ May 13-14", "see Monitor @ April 23-24"],
            ),
            ("It fell [Vecherniy Bishkek, October 21].", vec!["Vecherniy Bishkek @ October 21"]),
            (
                "It fell\n(Interfax and ITAR-TASS, June 23).",
                vec!["Interfax @ June 23", "ITAR-TASS @ June 23"],
            ),
            ("It fell (Krasnaya zvezda, June 23).", vec!["Krasnaya zvezda @ June 23"]),
        ] {
            assert_eq!(items(source), expected, "{source}");
        }
    }

    #[test]
    fn parentheses_that_are_no_citations() {
        for source in [
            "The organization (CSTO) met.",
            "See the map (see box).",
            "It grew (see first story in this issue).",
            "TBILISI, Aug 12 (Reuters) - Russia sent tanks.",
            "The war (1999-2003) ended.",
            "The British Broadcasting Corporation (BBC) said so.",
            "Boris Yeltsin (Moscow, June 12) spoke.",
            "They agreed (nominally of ten countries) to meet.",
            "The treaty (signed on May 15, 1992) lapsed.",
            "An unclosed (Interfax, June 23",
        ] {
            assert_eq!(items(source), Vec::<String>::new(), "{source}");
        }
    }

    #[test]
    fn what_a_citation_covers() {
        let source =
            "Head.\n\nOne fell (Interfax, June 1). Two rose (RIA, June 2).\n\nThree.\n\n(BBC, June 3).";
        let text = Text::new(source);
        let times = times(source);
        let found = find(&text, Span::new(7, source.len()), &times, &name_kind);
        let covered: Vec<&str> = found.iter().map(|c| text.words(c.covers)).collect();
        assert_eq!(covered, ["One fell ", "Two rose ", "Three.\n\n"]);
    }
}
