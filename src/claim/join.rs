//! Names and dates as single words for the parser.
//!
//! *United Nations envoy Ramiro Piriz-Ballon had carried drafts*: what stands inside a name or a date is settled already, and
//! a parser that reads it word by word can only go wrong there.

use std::ops::Range;

use super::context::Context;
use super::lexicon::{Noun, Word, lexicon};
use crate::mention::{Form, MentionKind};
use crate::syntax::{Joined, Tag, lemma_key};
use crate::text::Case;
use crate::time::TimexType;

/// The runs of a sentence that the parser reads as one word each, in order. Tags of names become those of names.
pub(super) fn joined(context: &Context, tokens: &Range<usize>, tags: &mut [Tag]) -> Vec<Joined> {
    let mut runs = Vec::new();
    for word in 0..tags.len() {
        if let Some(noun) = noun_after_all(context, tokens, tags, word) {
            tags[word] = noun;
        }
    }

    for mention in context.mentions_in(tokens) {
        let words = mention.tokens.start - tokens.start..mention.tokens.end - tokens.start;
        let last = words.end - 1;
        let nominal = matches!(tags[last], Tag::Nnp | Tag::Nnps | Tag::Nn | Tag::Nns | Tag::Jj);
        if mention.form == Some(Form::Demonym) && words.len() == 1 {
            continue;
        }
        if !nominal || mention.kind == MentionKind::Person {
            tags[last] = Tag::Nnp;
        }
        let words = match mention.kind {
            MentionKind::Person => titled(context, tokens, tags, words.start)..words.end,
            _ => words,
        };
        if words.len() > 1 {
            runs.push(Joined { words, like: None });
        }
    }
    for index in context.times_in(tokens) {
        let time = &context.times[index];
        let words = time.tokens.start - tokens.start..time.tokens.end - tokens.start;
        let dates = matches!(time.timex, TimexType::Date | TimexType::Time);
        // *last week's ruling*, *the May 14 summit* are part of a noun phrase.
        let inside =
            tags.get(words.end).is_some_and(|t| matches!(t, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Pos));
        let led = words.start > 0 && matches!(tags[words.start - 1], Tag::In | Tag::To);
        // *On Wednesday Russia stopped*: a year is never taken for the beginning of a name.
        let named = led
            && words.len() == 1
            && words.start == 1
            && tags.get(words.end).is_some_and(|t| matches!(t, Tag::Nnp | Tag::Nnps));
        if !dates || inside && !named || words.len() < 2 && !named {
            continue;
        }
        let (tag, like) = match (led, named) {
            (_, true) => (Tag::Cd, "2001"),
            (true, false) => (Tag::Nnp, "Monday"),
            _ => (Tag::Nn, "yesterday"),
        };
        tags[words.end - 1] = tag;
        runs.push(Joined { words, like: Some(like) });
    }
    runs.sort_by_key(|r| (r.words.start, std::cmp::Reverse(r.words.end)));
    let mut end = 0;
    runs.retain(|r| {
        let free = r.words.start >= end;
        end = end.max(r.words.end);
        free
    });
    runs
}

/// Adds a stretch between commas to the runs: the parser reads it as one comma, and the sentence goes on behind it.
pub(super) fn set_apart(runs: &mut Vec<Joined>, stretch: Option<Range<usize>>, first: usize) {
    let Some(stretch) = stretch else { return };
    let words = stretch.start - first..stretch.end - first;
    runs.retain(|r| r.words.end <= words.start || r.words.start >= words.end);
    let place = runs.partition_point(|r| r.words.start < words.start);
    runs.insert(place, Joined { words, like: Some(",") });
}

/// *resigned on Tuesday, minutes after the session began*, *his Miami relatives*: nouns that the tagger took for verbs.
fn noun_after_all(context: &Context, tokens: &Range<usize>, tags: &[Tag], word: usize) -> Option<Tag> {
    if !matches!(tags[word], Tag::Vbz | Tag::Vbp | Tag::Vb) {
        return None;
    }
    let written = tokens.start + word;
    let base = lemma_key(context.text.token(written), context.text.tokens[written].key, Tag::Nns);
    let noun = if tags[word] == Tag::Vbz { Tag::Nns } else { Tag::Nn };
    if lexicon().word(base, Word::Hour) {
        return Some(noun);
    }
    let before = word.checked_sub(1).map(|b| tags[b]);
    // *On Tuesday judges in The Hague sentenced him*
    let day = || {
        let next = context.times.partition_point(|t| t.tokens.end < tokens.start + word);
        let ends = context.times.get(next).is_some_and(|t| t.tokens.end == tokens.start + word);
        ends && tags.get(word + 1) == Some(&Tag::In)
    };
    // *after attendees queued overnight*: the form of no verb.
    if tags[word] == Tag::Vbz && context.text.token(written).ends_with('s') {
        let verb = lemma_key(context.text.token(written), context.text.tokens[written].key, Tag::Vbz);
        let small = context.text.tokens[written].case == Case::Lower;
        if small && !lexicon().is_verb(verb) {
            return Some(Tag::Nns);
        }
    }
    let led = matches!(before, Some(Tag::Prps | Tag::Jj | Tag::Dt | Tag::Cd)) || day();
    let people = tags[word] == Tag::Vbz && lexicon().is(base, Noun::People);
    (people && (led || !lexicon().is_verb(base))).then_some(noun)
}

/// Where the title before a name begins: *Russian Defense Minister | Sergei Ivanov*, *opposition leader | Nuri*.
fn titled(context: &Context, tokens: &Range<usize>, tags: &[Tag], name: usize) -> usize {
    let text = context.text;
    let office = |w: usize| {
        let token = &text.tokens[tokens.start + w];
        matches!(tags[w], Tag::Nn | Tag::Nnp) && lexicon().is(token.key, Noun::People)
    };
    if name == 0 || !office(name - 1) {
        return name;
    }
    let mut start = name - 1;
    while start > 0 {
        let before = start - 1;
        let worded = matches!(tags[before], Tag::Nn | Tag::Nnp | Tag::Jj | Tag::Hyph);
        let token = tokens.start + before;
        let next = context.times.partition_point(|t| t.tokens.end <= token);
        let timed = context.times.get(next).is_some_and(|t| t.tokens.contains(&token));
        if !worded || timed {
            break;
        }
        start = before;
    }
    start
}
