//! Faults: what differs from the gold, where, and how much it costs.

use crate::record::annotation::Range;

/// One difference between gold and prediction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Id of the article.
    pub article: String,
    /// `published`, `mentions`, `times`, `citations`, `statements`, `events`.
    pub layer: &'static str,
    /// How bad: a claim missed or made up costs 4, a wrong year 5, a wrong edge 1.
    pub cost: u32,
    /// Where, in code points.
    pub at: Range,
    /// What differs.
    pub what: String,
}

/// The faults of one article.
pub struct Faults<'a> {
    article: &'a str,
    /// In the order in which they were found.
    pub list: Vec<Fault>,
}

impl<'a> Faults<'a> {
    /// No fault yet.
    pub fn new(article: &'a str) -> Faults<'a> {
        Faults { article, list: Vec::new() }
    }

    /// Notes a fault.
    pub fn add(&mut self, layer: &'static str, cost: u32, at: Range, what: String) {
        self.list.push(Fault { article: self.article.to_string(), layer, cost, at, what });
    }
}

/// The words of a fault between what stands before and behind them, each at most `width` code points, on one
/// line. Nothing where the place is not in the text.
pub fn context(text: &str, at: Range, width: usize) -> Option<[String; 3]> {
    let byte = |point: usize| text.char_indices().map(|(i, _)| i).chain([text.len()]).nth(point);
    let (start, end) = (byte(at[0])?, byte(at[1])?);
    if start > end {
        return None;
    }
    let before: Vec<char> = text[..start].chars().rev().take(width).collect();
    let before: String = before.into_iter().rev().collect();
    let behind: String = text[end..].chars().take(width).collect();
    Some([before, text[start..end].to_string(), behind].map(|part| part.replace(char::is_whitespace, " ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_their_context() {
        let text = "“Yes,” he\nsaid on Monday.";
        assert_eq!(context(text, [10, 14], 4), Some([" he ".into(), "said".into(), " on ".into()]));
        assert_eq!(context(text, [10, 99], 4), None);
    }
}
