//! Content: the words that a cue reports, to its right, to its left, on both sides, in quotation marks or not.

use std::ops::Range;

use super::cue::Verb;
use super::extent::{right_end, surface_end};
use super::fronted::{fronted, passive};
use super::tree::Tree;
use crate::span::Span;
use crate::syntax::{Relation, Tag};
use crate::text::{Kind, Quote};

/// How content hangs on its cue; the name of the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// A quotation beside the cue.
    Quote,
    /// A clause.
    Clause,
    /// An indirect question.
    Question,
    /// *to* and an infinitive.
    Infinitive,
    /// A noun phrase.
    Object,
    /// A noun phrase behind a preposition.
    Preposition,
    /// The clause before `, he said`.
    Fronted,
}

impl Frame {
    /// The rule's name in files.
    pub fn rule(self) -> &'static str {
        match self {
            Frame::Quote => "cue-quotation",
            Frame::Clause => "cue-clause",
            Frame::Question => "cue-question",
            Frame::Infinitive => "cue-infinitive",
            Frame::Object => "cue-object",
            Frame::Preposition => "cue-preposition",
            Frame::Fronted => "clause-then-cue",
        }
    }
}

/// Content as stretches of tokens.
pub(super) struct Content {
    /// In text order.
    pub parts: Vec<Range<usize>>,
    /// How it was found.
    pub frame: Frame,
}

/// Looks for the content of a verb. `limit` is the first token that belongs to another cue of the sentence.
pub(super) fn content(
    tree: &Tree,
    verb: &Verb,
    subject: Option<usize>,
    quotes: &[Quote],
    limit: Range<usize>,
) -> Option<Content> {
    let core = core(tree, verb, subject);
    if verb.passive && verb.saying.is_none() {
        return passive(tree, verb, quotes, &limit);
    }
    let left = left_quote(tree, &core, quotes);
    let right = right(tree, verb, &core, quotes, &limit);
    let takes = verb.row.takes;
    match (left, right) {
        (Some(left), right) if takes.quote => {
            let mut parts = vec![left];
            // `"A," he said, "B"` and `"A," he said, adding`: only a quotation goes on behind the cue.
            if let Some((part, Frame::Quote)) = right {
                parts.push(part);
            }
            Some(Content { parts, frame: Frame::Quote })
        }
        (_, Some((part, frame))) => Some(Content { parts: vec![part], frame }),
        (None, None) => fronted(tree, verb, subject, &core, &limit),
        _ => None,
    }
}

/// Subject and verb group: what stands between two halves of a quotation.
fn core(tree: &Tree, verb: &Verb, subject: Option<usize>) -> Range<usize> {
    let mut core = verb.token..verb.last + 1;
    let before = subject.filter(|&s| tree.tokens.contains(&s) && s < verb.token && verb.token - s < 12);
    core.start = before.map_or(core.start, |s| core.start.min(s));
    // *said Winifred Sale*: nothing but a name stands between.
    let name = |t: usize| tree.is_noun(t) || matches!(tree.tag(t), Tag::Dt | Tag::Jj | Tag::Hyph | Tag::Pos);
    let behind = subject.filter(|&s| s > verb.token && s < verb.token + 10 && (verb.last + 1..s).all(name));
    core.end = behind.map_or(core.end, |s| core.end.max(s + 1));
    for &child in tree.children(verb.token) {
        if tree.relation(child).is_subject() || tree.is_auxiliary(child) {
            let reach = tree.reach(child);
            // A subject far away or one that swallowed a quotation was not read rightly.
            if reach.len() < 40 {
                core = core.start.min(reach.start)..core.end.max(reach.end);
            }
        }
    }
    core
}

/// The quotation that ends right before the core.
fn left_quote(tree: &Tree, core: &Range<usize>, quotes: &[Quote]) -> Option<Range<usize>> {
    let start = tree.text.tokens[core.start].span.start;
    let index = quotes.partition_point(|q| q.span.end <= start).checked_sub(1)?;
    let quote = quotes[index];
    let between = tree.text.tokens_in(Span { start: quote.span.end, end: start });
    let near = between.clone().all(|t| tree.text.tokens[t].kind == Kind::Punct && tree.word(t) != ".")
        && between.len() <= 2;
    let sentence_start = tree.text.tokens[tree.tokens.start].span.start;
    let here = quote.span.end > sentence_start;
    // A fragment in the middle of a sentence belongs to the words around it.
    let words = tree.text.tokens_in(quote.inner);
    let whole = quote.span.start <= sentence_start
        || words.len() >= 4
        || words.start.checked_sub(2).is_none_or(|t| t < tree.tokens.start || tree.word(t) == ",");
    let closed = tree.text.words(quote.inner).trim_end().ends_with([',', '?', '!', '.', '…', '—', '-'])
        || between.len() == 1;
    (near && here && whole && closed && !words.is_empty()).then_some(words)
}

/// What the cue takes behind it.
fn right(
    tree: &Tree,
    verb: &Verb,
    core: &Range<usize>,
    quotes: &[Quote],
    limit: &Range<usize>,
) -> Option<(Range<usize>, Frame)> {
    let from = core.end.max(verb.last + 1);
    let end = right_end(tree, verb, from, limit);
    let takes = verb.row.takes;
    if takes.quote
        && let Some(quote) = right_quote(tree, from, end, quotes)
    {
        return Some((quote, Frame::Quote));
    }
    let head = verb.saying.unwrap_or(verb.token);
    let behind = |relation: Relation| {
        tree.children(head)
            .iter()
            .copied()
            .find(|&c| c > verb.last && c < end && tree.relation(c) == relation)
    };
    if (takes.that || takes.wh)
        && let Some(clause) =
            behind(Relation::Ccomp).filter(|&c| !takes.that || tree.is_finite(c) || !tree.is_noun(c))
    {
        return Some(clause_part(tree, clause, from, end, takes.that));
    }
    // Where the parser read nothing: *that* behind the cue, and the words up to where the clause may end.
    let end = end.max(surface_end(tree, verb, from, limit));
    if takes.that
        && let Some(that) = that_behind(tree, verb, from, end)
    {
        return Some((that + 1..end, Frame::Clause));
    }
    // *would not say when …*
    if takes.wh
        && from + 1 < end
        && (matches!(tree.tag(from), Tag::Wrb | Tag::Wp) || tree.is(from, "whether"))
    {
        return Some((from..end, Frame::Question));
    }
    let recipient =
        verb.row.recipient.then(|| behind(Relation::Iobj).or_else(|| behind(Relation::Obj))).flatten();
    let mut after = recipient.map_or(from, |r| phrase_end(tree, r).max(from));
    // *warned Russia of sanctions*: the preposition is the verb's, whatever the parser hung it on.
    if let Some(hearer) = recipient
        && let Some(of) =
            (hearer + 1..after).find(|&t| verb.row.prepositions.contains(&tree.key(t)) && !tree.is(t, "to"))
    {
        after = of;
    }
    if takes.infinitive
        && let Some(to) = infinitive(tree, head, recipient, after, end)
    {
        return Some((to..end, Frame::Infinitive));
    }
    if takes.complement
        && let Some(object) = behind(Relation::Obj).filter(|&o| complemented(tree, head, o, end))
    {
        return Some((tree.reach(object).start.max(from)..end, Frame::Object));
    }
    let object =
        behind(Relation::Obj).filter(|o| Some(*o) != recipient && !verb.row.recipient && !tree.in_time(*o));
    if takes.object
        && verb.row.strong
        && let Some(object) = object
    {
        let start = tree.reach(object).start.max(from);
        let pronoun = matches!(tree.tag(object), Tag::Prp | Tag::Dt) && object + 2 >= start;
        let led = verb.row.prepositions.iter().any(|p| (start..end).any(|t| tree.key(t) == *p));
        return (!pronoun || led || verb.row.negative).then_some((start..end.max(start + 1), Frame::Object));
    }
    if takes.that
        && let Some(clause) = behind(Relation::Parataxis).filter(|&c| tree.is_finite(c))
    {
        return Some(clause_part(tree, clause, from, end, true));
    }
    if verb.row.strong
        && let Some(part) = preposition(tree, verb, head, after, end)
    {
        return Some((part, Frame::Preposition));
    }
    // *said talks had failed*: a subject and a verb right behind the cue.
    if takes.that
        && (from..end.min(from + 12)).any(|t| tree.is_finite(t))
        && let Some(start) = noun_behind(tree, from, end)
    {
        return Some((start..end, Frame::Clause));
    }
    if takes.object
        && verb.row.strong
        && !verb.row.recipient
        && let Some(start) = noun_behind(tree, from, end)
    {
        return Some((start..end, Frame::Object));
    }
    None
}

/// *called the vote an obstacle*: an adjective or a second noun phrase behind the object.
fn complemented(tree: &Tree, head: usize, object: usize, end: usize) -> bool {
    let next = phrase_end(tree, object);
    let named = next < end && matches!(tree.tag(next), Tag::Dt | Tag::Jj | Tag::OpenQuote | Tag::Vbn);
    named
        || tree
            .children(head)
            .iter()
            .any(|&c| c > object && c < end && tree.relation(c) == Relation::Xcomp && !tree.is_verb(c))
}

/// Behind the hearer: its noun phrase without the clauses that the parser hung on it.
fn phrase_end(tree: &Tree, head: usize) -> usize {
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

pub(super) fn clause_part(
    tree: &Tree,
    clause: usize,
    from: usize,
    end: usize,
    that: bool,
) -> (Range<usize>, Frame) {
    let reach = tree.reach(clause);
    let mut start = reach.start.max(from);
    let question = matches!(tree.tag(start), Tag::Wp | Tag::Wrb | Tag::Wdt) || tree.is(start, "whether");
    // Words between cue and *that* belong to the cue.
    let lead = start.min(from);
    if let Some(mark) = (lead..reach.end.min(start + 6)).find(|&t| {
        tree.is(t, "that") && tree.relation(t) == Relation::Mark && (lead..t).all(|b| !tree.is_finite(b))
    }) {
        start = mark + 1;
    }
    (start..end.max(start + 1), if question || !that { Frame::Question } else { Frame::Clause })
}

/// *that* behind a cue, a hearer or a time between.
fn that_behind(tree: &Tree, verb: &Verb, from: usize, end: usize) -> Option<usize> {
    let that = (from..end.min(from + 12)).find(|&t| tree.is(t, "that"))?;
    let straight = (from..that).all(|t| !tree.is_finite(t) && !matches!(tree.word(t), ";" | ":"));
    let predicate = (that + 1..end).any(|t| tree.is_finite(t));
    let aside = matches!(tree.tag(from), Tag::In | Tag::Rb | Tag::To | Tag::Cd);
    let hearer = verb.row.recipient || that <= from + 1 || tree.tag(that) == Tag::In || aside;
    (straight && predicate && hearer).then_some(that)
}

/// A noun phrase right behind a cue, behind adverbs at most.
fn noun_behind(tree: &Tree, from: usize, end: usize) -> Option<usize> {
    let start = (from..end.min(from + 3)).find(|&t| tree.tag(t) != Tag::Rb).filter(|&t| !tree.in_time(t))?;
    matches!(
        tree.tag(start),
        Tag::Dt | Tag::Prps | Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Jj | Tag::Cd | Tag::Nnps
    )
    .then_some(start)
}

/// *to* of an infinitive behind the cue or its hearer.
pub(super) fn infinitive(
    tree: &Tree,
    head: usize,
    recipient: Option<usize>,
    after: usize,
    end: usize,
) -> Option<usize> {
    let to = (after..end.min(after + 8)).find(|&t| {
        tree.tag(t) == Tag::To
            && tree.text.tokens.get(t + 1).is_some()
            && t + 1 < end
            && (tree.is_verb(t + 1) || tree.tag(t + 1) == Tag::Rb)
    })?;
    let verb = tree.head(to)?;
    let hangs =
        tree.head(verb) == Some(head) || recipient.is_some_and(|r| tree.head(verb) == Some(r)) || to == after;
    let near = (after..to).all(|t| tree.tag(t) == Tag::Rb || tree.word(t) == "not");
    (hangs && (near || tree.relation(verb) == Relation::Xcomp)).then_some(to)
}

/// Content behind a preposition that the cue leads (*complain about*).
fn preposition(tree: &Tree, verb: &Verb, head: usize, after: usize, end: usize) -> Option<Range<usize>> {
    let leads = |t: usize| {
        verb.row.prepositions.contains(&tree.key(t)) && tree.tag(t) != Tag::To
            || tree.tag(t) == Tag::In && verb.row.prepositions.contains(&tree.key(t))
    };
    let place = (after..end.min(after + 14)).find(|&t| {
        leads(t) && (t == after || tree.head(t).is_some_and(|noun| tree.head(noun) == Some(head)))
    })?;
    let time = (place + 1..end).all(|t| tree.in_time(t));
    (place + 1 < end && !time).then_some(place + 1..end)
}

/// A quotation that begins behind the cue with nothing but a hearer, adverbs and marks between.
pub(super) fn right_quote(tree: &Tree, from: usize, end: usize, quotes: &[Quote]) -> Option<Range<usize>> {
    if from >= tree.text.tokens.len() {
        return None;
    }
    let start = tree.text.tokens[from].span.start;
    let quote = quotes.get(quotes.partition_point(|q| q.span.start < start))?;
    let between = from..tree.text.tokens_in(quote.span).start;
    if between.end > end.max(tree.tokens.end) || between.end > tree.tokens.end || between.len() > 14 {
        return None;
    }
    let last = between.end.checked_sub(1).filter(|&t| t >= from);
    let led = last.is_none_or(|t| matches!(tree.word(t), "," | ":" | ";" | "-" | "—"));
    let bare = between.clone().all(|t| !tree.is_finite(t) && !tree.is(t, "that"));
    let inner = tree.text.tokens_in(quote.inner);
    // Without a mark before it the quotation must be the rest of the sentence.
    let whole = inner.end + 3 >= tree.tokens.end || inner.end > tree.tokens.end;
    ((led || between.is_empty() && whole) && bare && !inner.is_empty()).then_some(inner)
}
