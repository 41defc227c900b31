//! References to the past, the present and the future, from the list of phrases.

use super::{Found, Rule, one};
use crate::text::Case;
use crate::time::Style;
use crate::time::lexicon::*;
use crate::time::meaning::Meaning;
use crate::time::phrases;
use crate::time::reader::Reader;
use crate::time::resolve::tense::{self, Tense};

pub static RULES: &[Rule] = &[Rule {
    id: "reference",
    what: "the past, the present or the future, from the list of phrases",
    starts: PHRASE,
    read: single,
    examples: &[
        "He is [now] rich.",
        "It was drafted [recently].",
        "It did so in [the past].",
        "It has a [future].",
    ],
    misses: &[
        "They soon left and were gone.",
        "Shortly after that he died.",
        "Leave as soon as possible.",
        "the past president",
        "the present term",
        "Back to the Future Corp.",
    ],
}];

fn single(r: &Reader, at: usize) -> Option<Found> {
    let (end, reference) = phrases::at(r.text, at, r.limit, r.style)?;
    // `the past three years` is a length; `the past president` no time at all.
    let word = &r.text.tokens[end - 1];
    let noun = (word.is("past") || word.is("present") && end > at + 1)
        && !r.after(at, IN)
        && (r.plain_word(end) || r.is(end, UNIT.or(UNITS).or(NUMBER)));
    let known_end = r.is(end, MONTH_LICENCE.or(AND).or(OR).or(DOES).or(DID).or(SHALL));
    if noun && !known_end {
        return None;
    }
    // A capital inside a sentence is a name (`Future Corp.`).
    let opens = at == r.first
        || r.str(at - 1).ends_with('.')
        || matches!(r.str(at - 1), "\"" | "“" | "``" | "''" | ":" | "--" | "—" | "(");
    if !opens && r.case(end - 1) != Case::Lower {
        return None;
    }
    // `future talks`: the corpora leave the adjective alone.
    let adjective = end == at + 1 && r.text.tokens[at].is("future") && r.plain_word(end) && !r.known(end);
    if adjective && r.style == Style::TimeMl {
        return None;
    }
    // `They soon left`, `shortly after that`: told of the past, this is no future.
    let word = &r.text.tokens[at];
    if end == at + 1 && (word.is("soon") || word.is("shortly")) {
        let follows = r.is(end, BEFORE.or(AFTER).or(OFFSET))
            || matches!(r.str(end), "thereafter" | "as")
            || at > r.first && r.str(at - 1) == "as";
        if follows || told_of_the_past(r, at) {
            return None;
        }
    }
    one(at, end, Meaning::Reference(reference))
}

/// True where the nearest verb is in the past.
fn told_of_the_past(r: &Reader, at: usize) -> bool {
    let verb = |i: usize| tense::verb(r.text, i);
    let ahead = (at + 1..r.limit.min(at + 4)).find_map(verb);
    let behind = (r.first.max(at.saturating_sub(8))..at).rev().find_map(verb);
    ahead.or(behind) == Some(Tense::Past)
}
