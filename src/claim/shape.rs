//! The surface of what follows a cue, where the parser read it wrongly or not at all.

use std::ops::Range;

use super::content::Frame;
use super::cue::Verb;
use super::lexicon::{Word, lexicon};
use super::tree::Tree;
use crate::syntax::{Relation, Tag};

/// *He has a model, he said, for the industry*: commas on both sides of subject and verb.
pub(super) fn parenthetical(tree: &Tree, core: &Range<usize>, limit: &Range<usize>) -> bool {
    let comma = |t: usize| tree.tokens.contains(&t) && tree.word(t) == ",";
    core.start > limit.start + 1 && comma(core.start - 1) && comma(core.end)
}

/// Where the article speaks again: *is promising lower taxes, but he has also …*, *claimed that it was smart, although …*.
pub(super) fn next_clause(tree: &Tree, part: &Range<usize>, frame: Frame) -> usize {
    let phrase = matches!(frame, Frame::Object | Frame::Preposition | Frame::Infinitive);
    let end = part.end.min(tree.tokens.end);
    let opens = |t: usize| {
        tree.is_word(t, Word::Concession) || phrase && tree.tag(t) == Tag::Cc && tree.is_word(t, Word::Joint)
    };
    let subject =
        |t: usize| matches!(tree.tag(t), Tag::Prp | Tag::Nnp | Tag::Dt | Tag::Nns | Tag::Prps | Tag::Jj);
    let told = |t: usize| tree.text.quote_at(tree.text.tokens[t].span.start).is_none();
    // *…, and two months later the party joined*: a verb with a subject of its own, whatever stands before them.
    let apart = |t: usize| {
        let before = |v: usize| t + 2..v;
        phrase
            && (t + 4..end.min(t + 14)).find(|&v| tree.is_finite(v)).is_some_and(|v| {
                tree.own_subject(v).is_some_and(|s| before(v).contains(&s))
                    && before(v).all(|b| !matches!(tree.tag(b), Tag::Wdt | Tag::Wp | Tag::Wrb))
            })
    };
    let found = (part.start + 1..end.saturating_sub(3)).find(|&t| {
        let verb_behind = || (end..tree.tokens.end.min(end + 2)).any(|v| tree.is_finite(v));
        let relative = |v: usize| tree.word(v) == "," && matches!(tree.tag(v + 1), Tag::Wp | Tag::Wdt);
        let finite = (t + 3..end.min(t + 9)).any(|v| {
            tree.is_finite(v) || tree.tag(v) == Tag::Md || v + 1 < end && relative(v) && verb_behind()
        });
        tree.word(t) == "," && told(t) && opens(t + 1) && (subject(t + 2) && finite || apart(t))
    });
    found.unwrap_or(part.end)
}

/// *called the declaration historic*, *called the vote an obstacle*, as the words stand: two noun phrases, or an
/// adjective at the end.
pub(super) fn called(tree: &Tree, from: usize, end: usize) -> Option<Range<usize>> {
    let starts = |t: usize| matches!(tree.tag(t), Tag::Dt | Tag::Prps | Tag::Prp | Tag::Nnp);
    if from + 1 >= end || !starts(from) {
        return None;
    }
    let last = tree.word(end - 1);
    let adjective = end > from + 2
        && (lexicon().ends_like_adjective(last) || matches!(tree.tag(end - 1), Tag::Jj | Tag::Vbn));
    let second = (from + 1..end.min(from + 12)).any(|t| {
        tree.tag(t) == Tag::Dt && (tree.is_noun(t - 1) || t < from + 6 && tree.tag(t - 1) != Tag::In)
    }) || (from + 1..end.min(from + 14)).any(|t| tree.is(t, "as") && t + 1 < end)
        || (from + 1..end.min(from + 6)).any(|t| tree.tag(t) == Tag::OpenQuote);
    (adjective || second).then_some(from..end)
}

/// *called the vote an obstacle*: an adjective or a second noun phrase behind the object.
pub(super) fn complemented(tree: &Tree, head: usize, object: usize, end: usize) -> bool {
    let next = phrase_end(tree, object);
    let named = next < end && matches!(tree.tag(next), Tag::Dt | Tag::Jj | Tag::OpenQuote | Tag::Vbn);
    named
        || tree
            .children(head)
            .iter()
            .any(|&c| c > object && c < end && tree.relation(c) == Relation::Xcomp && !tree.is_verb(c))
}

/// Behind the hearer: its noun phrase without the clauses that the parser hung on it.
pub(super) fn phrase_end(tree: &Tree, head: usize) -> usize {
    let clause = |&c: &usize| {
        !matches!(
            tree.relation(c),
            Relation::Acl
                | Relation::AclRelcl
                | Relation::Advcl
                | Relation::Ccomp
                | Relation::Xcomp
                | Relation::Parataxis
        )
    };
    let kept = tree.children(head).iter().copied().filter(clause).map(|c| phrase_end(tree, c).max(c + 1));
    kept.max().unwrap_or(0).max(head + 1)
}

/// A noun phrase right behind a cue, behind adverbs at most.
pub(super) fn noun_behind(tree: &Tree, from: usize, end: usize) -> Option<usize> {
    let start = (from..end.min(from + 3)).find(|&t| tree.tag(t) != Tag::Rb).filter(|&t| !tree.in_time(t))?;
    matches!(
        tree.tag(start),
        Tag::Dt | Tag::Prps | Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Jj | Tag::Cd | Tag::Nnps
    )
    .then_some(start)
}

/// *that* behind an adverb between two commas.
pub(super) fn that_behind_aside(tree: &Tree, from: usize, end: usize) -> Option<usize> {
    let comma = |t: usize| t < end && tree.word(t) == ",";
    let close = (from + 2..end.min(from + 5)).find(|&t| comma(t))?;
    let adverb = (from + 1..close).all(|t| matches!(tree.tag(t), Tag::Rb | Tag::In | Tag::Nn | Tag::Cc));
    (comma(from) && adverb && close + 2 < end && tree.is(close + 1, "that")).then_some(close + 1)
}

/// *that* behind a cue, a hearer or a time between.
pub(super) fn that_behind(tree: &Tree, verb: &Verb, from: usize, end: usize) -> Option<usize> {
    let that = (from..end.min(from + 12)).find(|&t| tree.is(t, "that"))?;
    let straight = (from..that).all(|t| !tree.is_finite(t) && !matches!(tree.word(t), ";" | ":"));
    let predicate = tree.tag(that) == Tag::In && that + 2 < end || (that + 1..end).any(|t| tree.is_finite(t));
    // *responded with a volley that scattered the mob*
    let noun = that > from && tree.is_noun(that - 1) && !tree.in_time(that - 1);
    let relative = noun && that > from + 1 && that + 1 < end && tree.is_finite(that + 1);
    if relative && !verb.row.recipient {
        return None;
    }
    let aside = matches!(tree.tag(from), Tag::In | Tag::Rb | Tag::To | Tag::Cd);
    let hearer = verb.row.recipient || that <= from + 1 || tree.tag(that) == Tag::In || aside;
    (straight && predicate && hearer).then_some(that)
}

/// *announced shortly after six on Friday, in a broadcast of a minute, that*: the *that* behind a comma, phrases of time and place
/// between.
pub(super) fn that_far(tree: &Tree, from: usize, end: usize) -> Option<usize> {
    let near = from + 4..end.min(from + 30);
    let led = near.start < near.end && (tree.in_time(from) || matches!(tree.tag(from), Tag::In | Tag::Rb));
    let that = near.into_iter().find(|&t| led && tree.is(t, "that") && tree.word(t - 1) == ",")?;
    let plain = |t: usize| {
        !tree.has_tense(t)
            && !matches!(tree.tag(t), Tag::Wp | Tag::Wdt | Tag::Wrb)
            && !matches!(tree.word(t), ";" | ":" | "“" | "\"")
    };
    ((from..that).all(plain) && (that + 1..end).any(|t| tree.has_tense(t))).then_some(that)
}

/// Content behind a preposition that the cue leads (*complain about*).
pub(super) fn preposition(
    tree: &Tree,
    verb: &Verb,
    head: usize,
    after: usize,
    end: usize,
) -> Option<Range<usize>> {
    let leads = |t: usize| {
        verb.row.prepositions.contains(&tree.key(t)) && tree.tag(t) != Tag::To
            || tree.tag(t) == Tag::In && verb.row.prepositions.contains(&tree.key(t))
    };
    // *asked the Union and the States for help*: of a hearer that is named nothing else can take it.
    // *warned on May 28 of trouble*: nothing but the time stands between.
    let timed = |t: usize| {
        t > after && (after..t).all(|b| tree.in_time(b) || tree.tag(b) == Tag::In) && tree.in_time(t - 1)
    };
    let nouns = |t: usize| {
        (after..t).all(|b| tree.is_noun(b) || matches!(tree.tag(b), Tag::Dt | Tag::Cc | Tag::Jj | Tag::Prp))
    };
    // *spoke in the House of Commons*
    let inside_name =
        |t: usize| tree.tag(t - 1) == Tag::Nnp && matches!(tree.tag(t + 1), Tag::Nnp | Tag::Nnps);
    let place = (after..end.min(after + 14)).find(|&t| {
        leads(t)
            && (t == after || t + 1 == end || !tree.is(t, "of") || verb.row.recipient || !inside_name(t))
            && (t == after
                || timed(t)
                || tree.head(t).is_some_and(|noun| tree.head(noun) == Some(head))
                || verb.row.recipient && !tree.is(t, "of") && nouns(t))
    })?;
    let time = (place + 1..end).all(|t| tree.in_time(t));
    (place + 1 < end && !time).then_some(place + 1..end)
}
