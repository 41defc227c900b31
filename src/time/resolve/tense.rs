//! Past or future: what the verbs and prepositions beside an expression say.

use crate::text::{Case, Kind, Sentence, Text};
use crate::time::Raw;
use crate::time::lexicon::*;

/// Which way a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Tense {
    Past,
    Present,
    Future,
}

/// What may follow a planned act: its date, or a preposition.
const LEADS: Classes = IN
    .or(ON)
    .or(AT)
    .or(TO)
    .or(MONTH)
    .or(WEEKDAY)
    .or(DAY_WORD)
    .or(NEXT)
    .or(LATER)
    .or(EARLY)
    .or(THIS)
    .or(LIMIT)
    .or(LENGTHENING);

/// How far the nearest verb may stand, in tokens.
const REACH: usize = 20;

/// So far before *to* stands the verb that directs, in tokens.
const DIRECTED: usize = 6;

/// The tense of the clause around an expression; none where no verb stands near.
pub fn around(text: &Text, raw: &Raw) -> Option<Tense> {
    let sentence = sentence_of(text, raw);
    let start = raw.tokens.start;
    let limited = is_limit(text, raw);
    let as_soon_as = start >= sentence.tokens.start + 3
        && text.tokens[start - 1].is("as")
        && text.tokens[start - 3].is("as")
        && (text.tokens[start - 2].is("early") || text.tokens[start - 2].is("soon"));
    if limited || as_soon_as {
        // `Until Thursday, they had not called him`, `had been due to end by Friday`.
        let opens = start == sentence.tokens.start + 1;
        let near = if opens {
            raw.tokens.end..sentence.tokens.end.min(raw.tokens.end + REACH)
        } else {
            sentence.tokens.start.max(start.saturating_sub(6))..start
        };
        let had = near.clone().any(|i| text.tokens[i].is("had"));
        // `Until April its diplomats insisted on a treaty`
        let insisted = opens && near.clone().find_map(|i| verb(text, i)) == Some(Tense::Past);
        return Some(if had || insisted { Tense::Past } else { Tense::Future });
    }
    let left = sentence.tokens.start.max(raw.tokens.start.saturating_sub(REACH))..raw.tokens.start;
    let right = raw.tokens.end..sentence.tokens.end.min(raw.tokens.end + REACH);
    // `In October they agreed to meet`: what comes before the verb is when it was agreed.
    let told = |i: usize| {
        if classes(text, i).meets(DID) && right.contains(&i) { Some(Tense::Past) } else { verb(text, i) }
    };
    let behind = || right.clone().find_map(told);
    // `decided to apply, and in October the presidents agreed`: the verb of a new clause stands behind.
    let opens = opens_clause(text, raw, sentence.tokens.start);
    opens.then(behind).flatten().or_else(|| left.rev().find_map(|i| verb(text, i))).or_else(behind)
}

/// Nothing but a preposition stands between an expression and *, and*.
fn opens_clause(text: &Text, raw: &Raw, first: usize) -> bool {
    let led =
        raw.tokens.start.checked_sub(1).filter(|&t| t >= first && classes(text, t).meets(IN.or(ON).or(AT)));
    let and = led.unwrap_or(raw.tokens.start).checked_sub(1).filter(|&t| t > first);
    and.is_some_and(|t| (text.tokens[t].is("and") || text.tokens[t].is("but")) && text.token(t - 1) == ",")
}

/// *the June run-off*: an expression of one word between the article and its noun.
pub fn is_attribute(text: &Text, raw: &Raw) -> bool {
    let behind = text.tokens.get(raw.tokens.end);
    raw.tokens.len() == 1
        && raw.tokens.start.checked_sub(1).is_some_and(|t| text.tokens[t].is("the"))
        && behind.is_some_and(|t| t.kind == Kind::Word && t.case == Case::Lower)
}

/// *until Thursday*, *by May 14*.
pub fn is_limit(text: &Text, raw: &Raw) -> bool {
    let sentence = sentence_of(text, raw);
    let start = raw.tokens.start;
    start > sentence.tokens.start
        && classes(text, start - 1).meets(LIMIT)
        && !text.tokens[start - 1].is("before")
}

/// *worked in the mine until July*: a limit behind a plain past.
pub fn limits_past(text: &Text, raw: &Raw) -> bool {
    let sentence = sentence_of(text, raw);
    let near = sentence.tokens.start.max(raw.tokens.start.saturating_sub(6))..raw.tokens.start;
    is_limit(text, raw) && near.rev().find_map(|i| verb(text, i)) == Some(Tense::Past)
}

/// *came on 10 February*: a verb in the past stands right before the preposition, and no form of *be* or *have* with it.
pub fn told(text: &Text, raw: &Raw) -> bool {
    let Some(verb) = raw.tokens.start.checked_sub(2) else { return false };
    let led = classes(text, verb + 1).meets(ON.or(IN));
    let alone = verb > 0
        && !["be", "been", "is", "are", "was", "were", "had", "has", "have", "to"]
            .iter()
            .any(|w| text.tokens[verb - 1].is(w));
    led && alone && self::verb(text, verb) == Some(Tense::Past)
}

/// *raised the price in March*: the same with the verb's object between, a noun phrase without a verb or a preposition in it.
pub fn told_of(text: &Text, raw: &Raw) -> bool {
    let sentence = sentence_of(text, raw);
    let Some(led) = raw.tokens.start.checked_sub(1).filter(|&t| classes(text, t).meets(ON.or(IN))) else {
        return false;
    };
    let mut before = (sentence.tokens.start.max(led.saturating_sub(5))..led).rev();
    let verb = before.find(|&t| {
        text.tokens[t].kind != Kind::Word || classes(text, t).meets(LEADS) || verb(text, t).is_some()
    });
    verb.is_some_and(|v| {
        let helped = v > sentence.tokens.start
            && (text.tokens[v - 1].is("be") || text.tokens[v - 1].is("to") || text.tokens[v - 1].is("not"));
        v + 1 < led && !helped && self::verb(text, v) == Some(Tense::Past)
    })
}

/// *the term runs out on December 31*: what is told in the present of a day is a timetable.
pub fn timetable(text: &Text, raw: &Raw) -> bool {
    let sentence = sentence_of(text, raw);
    let near = sentence.tokens.start.max(raw.tokens.start.saturating_sub(4))..raw.tokens.start;
    near.rev().any(|i| classes(text, i).meets(TIMETABLE) && text.tokens[i].case == Case::Lower)
}

/// The tense of one word, if it is a verb that shows one.
pub fn verb(text: &Text, at: usize) -> Option<Tense> {
    let token = &text.tokens[at];
    if token.kind != Kind::Word {
        return None;
    }
    let classes = classes(text, at);
    // `is to resume`, `are to meet`.
    if (token.is("is") || token.is("are")) && text.tokens.get(at + 1).is_some_and(|t| t.is("to")) {
        return Some(Tense::Future);
    }
    // `is expected to draw`: the participle tells.
    let planned = || text.tokens.get(at + 1).is_some_and(|_| self::classes(text, at + 1).meets(PLANNED));
    if (token.is("is") || token.is("are")) && planned() && text.tokens.get(at + 2).is_some_and(|t| t.is("to"))
    {
        return None;
    }
    if classes.meets(INTEND) && text.tokens.get(at + 1).is_some_and(|t| t.is("to")) {
        return Some(Tense::Future);
    }
    // `urged them to march on Tuesday`, not `appealed to the Secretary-General in mid-April`
    let acts = || {
        text.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Word && t.case == Case::Lower)
            && !self::classes(text, at + 1).meets(THE.or(A).or(POSSESSIVE).or(THAT).or(THESE))
            && !is_plural(text.token(at + 1))
    };
    if token.is("to")
        && acts()
        && (at.saturating_sub(DIRECTED)..at).any(|i| self::classes(text, i).meets(DIRECT))
    {
        return Some(Tense::Future);
    }
    // `payable Jan. 2`, `a vote scheduled for May`; not `had been scheduled`.
    let next = text.tokens.get(at + 1).map(|_| self::classes(text, at + 1));
    // `the hastily planned trip` says nothing of when.
    let attribute = at > 0 && text.token(at - 1).ends_with("ly");
    // `a vote set for May`, not `the judges set May 10`.
    let set = !token.is("set") || text.tokens.get(at + 1).is_some_and(|t| t.is("for") || t.is("to"));
    if classes.meets(PLANNED) && set && (!attribute || next.is_some_and(|n| n.meets(LEADS))) {
        let had = (at.saturating_sub(3)..at).any(|i| text.tokens[i].is("had"));
        return Some(if had { Tense::Past } else { Tense::Future });
    }
    // `rejected the plan on Monday`: a noun, which looks ahead only to an infinitive.
    let noun = || {
        let article = at > 0 && self::classes(text, at - 1).meets(THE.or(A).or(POSSESSIVE).or(THESE));
        let behind = text.tokens.get(at + 1).filter(|t| t.kind == Kind::Word);
        behind.is_none_or(|t| !t.is("to") && (article || self::classes(text, at + 1).meets(LEADS)))
    };
    if classes.meets(SHALL)
        && token.case == Case::Lower
        && !((token.is("plan") || token.is("plans")) && noun())
    {
        return Some(Tense::Future);
    }
    // `will put`: the verb is the one before.
    if at > 0 && self::classes(text, at - 1).meets(SHALL) {
        return None;
    }
    // `will be held`, `to be published`: the participle is not the verb.
    let passive = at > 0 && text.tokens[at - 1].is("be");
    if classes.meets(DID) {
        return Some(if passive { Tense::Future } else { Tense::Past });
    }
    if classes.meets(DOES) && !(token.span.of(text.source).starts_with(['\'', '’'])) {
        return Some(Tense::Present);
    }
    let word = token.span.of(text.source);
    // `succeed`, `proceed` and `need` are no past forms; the few past forms in -eed are in the list.
    let past = word.ends_with("ed") && !word.ends_with("eed") && !classes.meets(SCALE);
    (token.case == Case::Lower && word.len() > 4 && past).then_some(if passive {
        Tense::Future
    } else {
        Tense::Past
    })
}

/// *voters*, not *discuss*: what no infinitive looks like.
fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us")
}

/// What the word lists say of a word.
pub(super) fn classes(text: &Text, at: usize) -> Classes {
    let lexicon = lexicon();
    lexicon.word(lexicon.id(text.tokens[at].key)).classes
}

/// The sentence that an expression begins in; behind the last one, the last.
fn sentence_of<'t>(text: &'t Text, raw: &Raw) -> &'t Sentence {
    &text.sentences[text.sentence_of(raw.tokens.start).min(text.sentences.len() - 1)]
}

/// True where a sentence has a verb in the present and none in the past or future.
pub fn plain_present(text: &Text, raw: &Raw) -> bool {
    let sentence = sentence_of(text, raw);
    let from = sentence.tokens.start.max(raw.tokens.start.saturating_sub(3 * REACH));
    let to = sentence.tokens.end.min(raw.tokens.end + 3 * REACH);
    let mut present = false;
    for at in from..to {
        match verb(text, at) {
            Some(Tense::Present) => present = true,
            Some(_) => return false,
            None => {}
        }
    }
    present
}

/// True where an expression looks back or ahead from the story: *had been sent in 1943*, *planned for 1976*,
/// *lasted until February 1945*.
pub fn aside(text: &Text, raw: &Raw) -> bool {
    let sentence = sentence_of(text, raw);
    let from = sentence.tokens.start.max(raw.tokens.start.saturating_sub(10));
    let before = from..raw.tokens.start;
    let had = before.clone().any(|i| text.tokens[i].is("had"));
    let until =
        before.clone().next_back().is_some_and(|i| text.tokens[i].is("until") || text.tokens[i].is("till"));
    until || had || before.rev().find_map(|i| verb(text, i)) == Some(Tense::Future)
}
