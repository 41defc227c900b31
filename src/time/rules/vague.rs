//! References to the past, the present and the future, from the list of phrases.

use super::{Found, Rule, one};
use crate::text::Case;
use crate::time::lexicon::*;
use crate::time::meaning::Meaning;
use crate::time::phrases;
use crate::time::reader::Reader;

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
    misses: &["the past president", "Back to the Future Corp."],
}];

fn single(r: &Reader, at: usize) -> Option<Found> {
    let (end, reference) = phrases::at(r.text, at, r.limit, r.style)?;
    // `the past three years` is a length; `the past president` no time at all.
    let noun =
        r.text.tokens[end - 1].is("past") && (r.plain_word(end) || r.is(end, UNIT.or(UNITS).or(NUMBER)));
    let known_end = r.is(end, MONTH_LICENCE.or(AND).or(OR).or(DOES).or(DID).or(SHALL));
    if noun && !known_end {
        return None;
    }
    // A capital inside a sentence is a name (`Future Corp.`).
    if at != r.first && r.case(end - 1) != Case::Lower {
        return None;
    }
    one(at, end, Meaning::Reference(reference))
}
