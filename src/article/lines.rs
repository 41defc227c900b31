//! What a line at the head or the foot of an article is, by the words in `gazetteers/words/zones.csv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::table::Table;

/// Word lists by kind, lower case.
static WORDS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let text = include_str!("../../gazetteers/words/zones.csv");
    let table = Table::parse("zones.csv", text, &["kind", "words"])
        .expect("the built-in word lists are checked by a test");
    let mut words: HashMap<String, Vec<String>> = HashMap::new();
    for row in table.rows() {
        words.entry(row.get("kind").to_string()).or_default().push(row.get("words").to_string());
    }
    words
});

fn words(kind: &str) -> &'static [String] {
    WORDS.get(kind).map_or(&[], Vec::as_slice)
}

/// More characters than any words of the lists have.
const LONGEST: usize = 80;

/// A line without the marks of a heading.
fn plain(line: &str) -> &str {
    line.trim().trim_start_matches(['#', '*', '_', ' ', '-', '—']).trim_end_matches(['*', '_'])
}

/// How a line begins, lower case: all that the lists need of a paragraph.
fn lower(line: &str) -> String {
    let head = &line.as_bytes()[..line.len().min(LONGEST)];
    if head.is_ascii() {
        return line[..head.len()].to_ascii_lowercase();
    }
    line.chars().take(LONGEST).flat_map(char::to_lowercase).collect()
}

/// True where `line` begins with one of the words of `kind`, as whole words.
fn begins(line: &str, kind: &str) -> bool {
    let line = lower(plain(line));
    words(kind).iter().any(|w| {
        line.strip_prefix(w.as_str()).is_some_and(|rest| {
            !rest.starts_with(|c: char| c.is_alphanumeric()) || !w.ends_with(|c: char| c.is_alphanumeric())
        })
    })
}

/// A label that names the sort of text (`Article`, `COMMENTARY`).
pub fn is_label(line: &str) -> bool {
    let line = lower(plain(line).trim_end_matches(':'));
    words("label").contains(&line)
}

/// What a web page puts between paragraphs too: *Read more: …*, *Subscribe …*.
pub fn is_aside(line: &str) -> bool {
    begins(line, "aside")
}

/// A line of the footer, or one that opens it.
pub fn opens_footer(line: &str) -> bool {
    let reserved = b"all rights reserved";
    let mut words = line.as_bytes().windows(reserved.len());
    begins(line, "footer")
        || is_aside(line)
        || words.any(|w| w[0].eq_ignore_ascii_case(&b'a') && w.eq_ignore_ascii_case(reserved))
}

/// A picture's caption or credit.
pub fn is_caption(line: &str) -> bool {
    let lower = line.trim().to_lowercase();
    let marked = |w: &String| {
        let credit = |at: usize| at + 60 > lower.len() && lower[..at].ends_with(['.', ' ', '(', '[', '/']);
        lower.starts_with(w.as_str())
            || w.starts_with(['(', '/']) && lower.contains(w.as_str())
            || w.ends_with(':') && lower.rfind(w.as_str()).is_some_and(credit)
            || lower.ends_with([')', ']'])
                && (lower.contains(&format!("({w}")) || lower.contains(&format!("[{w}")))
    };
    words("caption").iter().any(marked)
}

/// The part of a byline behind `By`, as a byte offset into the line; none where the line is no byline.
pub fn byline(line: &str) -> Option<usize> {
    let whole = line.trim_end();
    if whole.len() >= 120 || whole.ends_with('.') {
        return None;
    }
    let start = line.len() - line.trim_start_matches([' ', '\t', '*', '_', '#', '—', '-']).len();
    let lower = lower(&line[start..]);
    // Lower-casing may change lengths outside ASCII, but the words of the list are ASCII.
    let ends = |rest: &str| rest.starts_with(' ') || rest.starts_with(": ");
    let word = words("byline")
        .iter()
        .filter(|w| lower.strip_prefix(w.as_str()).is_some_and(ends))
        .max_by_key(|w| w.len())?;
    let rest = &line[start + word.len()..];
    // `Compiled from agency reports by NAME`: the name stands behind the last *by*.
    let by = if word == "by" || word.ends_with(" by") { 0 } else { rest.rfind(" by ").map(|at| at + 4)? };
    let name = start + word.len() + by + (rest[by..].len() - rest[by..].trim_start_matches([':', ' ']).len());
    let first = line[name..].trim_start_matches("the ").chars().next()?;
    first.is_uppercase().then_some(name)
}

/// *Associated Press Writer*, *Industrial Reporter*: what the author is, not the paper.
pub fn ends_with_role(line: &str) -> bool {
    let last = lower(line.trim_end().rsplit(' ').next().unwrap_or(""));
    words("role").contains(&last)
}

/// A line that says when (`Updated …`, `Published: …`).
pub fn says_date(line: &str) -> bool {
    begins(line, "date")
}

/// True for a paragraph that tells who the author is: a name, a verb and a word such as *fellow* or *journalist*.
pub fn is_biography(paragraph: &str, author: Option<&str>) -> bool {
    let plain = paragraph.trim_start_matches(['*', '_', ' ', '-', '—']);
    let names: Vec<&str> = plain.split_whitespace().take(7).collect();
    let verb = names.iter().position(|w| {
        matches!(
            *w,
            "is" | "was"
                | "teaches"
                | "works"
                | "writes"
                | "reports"
                | "covers"
                | "has"
                | "serves"
                | "are"
                | "edits"
        )
    });
    let Some(verb) = verb else { return false };
    let capital = |w: &&str| w.starts_with(char::is_uppercase) || matches!(*w, "de" | "van" | "von" | "and");
    if verb < 1 || !names[..verb].iter().all(capital) {
        return false;
    }
    let by_author = author.is_some_and(|a| plain.starts_with(a));
    let head: String = plain.chars().take(400).flat_map(char::to_lowercase).collect();
    let described = words("bio").iter().any(|w| contains_word(&head, w));
    let works = matches!(names[verb], "teaches" | "works" | "writes" | "reports" | "covers" | "edits");
    (by_author || verb >= 2) && (described || works)
}

fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        let after = text[at + word.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
        before && after
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_of_a_line_is_enough() {
        assert!(WORDS.values().flatten().all(|w| w.chars().count() < LONGEST));
    }

    #[test]
    fn bylines_and_near_misses() {
        assert_eq!(
            byline("By Ann Lee and Bo Ray").map(|i| &"By Ann Lee and Bo Ray"[i..]),
            Some("Ann Lee and Bo Ray")
        );
        assert!(byline("Compiled by the Research Desk").is_some());
        for line in ["By noon the fighting had ended.", "By Monday it was over.", "Bypass opened"] {
            assert_eq!(byline(line), None, "{line}");
        }
    }

    #[test]
    fn captions_footers_labels_and_biographies() {
        assert!(is_caption("Ministers at the table in Minsk (Photo: Ann Lee)"));
        assert!(is_caption("Photo by Ann Lee"));
        assert!(!is_caption("Ministers met (Interfax, June 23)"));
        assert!(
            opens_footer("Recommended citation")
                && opens_footer("(Editing by Ann Lee)")
                && opens_footer("© 2005 The Foundation")
        );
        assert!(!opens_footer("Copyrighted words are the subject of the case."));
        assert!(is_label("ARTICLE") && !is_label("Article 5 of the treaty"));
        assert!(is_biography("Ann Lee is a fellow at the Institute of Peace.", None));
        assert!(!is_biography("Russia is a member of the alliance and its analyst class grows.", None));
        assert!(!is_biography("The report is the work of a journalist.", None));
    }
}
