//! How sure a statement is: how often the rules that made it were right, one after the other.
//!
//! `gazetteers/words/confidence.csv` holds a rate for each rule that finds content and each rule that finds a speaker,
//! rounded from the program's own gold. A cue that reports only now and then, and a quotation that goes on at a
//! distance, make it less.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::table::Table;

static RATES: LazyLock<FxHashMap<(String, String), f32>> = LazyLock::new(|| {
    let text = include_str!("../../gazetteers/words/confidence.csv");
    let table = Table::parse("confidence.csv", text, &["part", "rule", "rate"])
        .expect("the built-in word lists are checked by a test");
    let rate = |text: &str| text.parse().unwrap_or(0.5);
    table
        .rows()
        .map(|row| ((row.get("part").to_string(), row.get("rule").to_string()), rate(row.get("rate"))))
        .collect()
});

fn rate(part: &str, rule: &str) -> f32 {
    RATES.get(&(part.to_string(), rule.to_string())).copied().unwrap_or(0.5)
}

/// Of a statement by its rules. `strong`: the cue always reports.
pub(super) fn of(content: &str, speaker: &str, strong: bool) -> f32 {
    rate("content", content) * rate("speaker", speaker) * if strong { 1.0 } else { 0.85 }
}

/// A quotation that goes on in other sentences; `far` where other paragraphs lie between.
pub(super) fn goes_on(confidence: f32, far: bool) -> f32 {
    confidence * if far { 0.8 } else { 0.98 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_named_is_surer_than_who_is_meant() {
        assert!(of("cue-clause", "named-person", true) > of("cue-clause", "pronoun-person", true));
        assert!(of("cue-clause", "named-person", true) > of("cue-object", "named-person", true));
        assert!(of("cue-clause", "named-person", true) > of("cue-clause", "named-person", false));
        assert!(of("cue-quotation", "pronoun-group", true) < 0.5);
        assert!(goes_on(0.9, true) < goes_on(0.9, false));
    }

    #[test]
    fn every_rate_is_a_share() {
        assert!(RATES.values().all(|r| (0.0..=1.0).contains(r)));
    }
}
