//! Content: the words that a cue reports, to its right, to its left, on both sides, in quotation marks or not.

use std::ops::Range;

use super::cue::Verb;
use super::event::is_remark;
use super::extent::{own_clauses, right_end, surface_end};
use super::fronted::{fronted, passive};
use super::marks::{inside_clause, left_quote, next_quote, right_quote};
use super::shape::{
    called, complemented, next_clause, noun_behind, parenthetical, phrase_end, preposition, that_behind,
    that_behind_aside, that_far,
};
use super::taken::{clause_part, infinitive};
use super::tree::Tree;
use crate::syntax::{Relation, Tag};
use crate::text::{Key, Quote};

/// So many words may stand between *called* and what in quotation marks something is called.
const LONG_OBJECT: usize = 14;

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

/// Looks for the content of a verb. `limit` is the first token that belongs to another cue of the sentence; a quotation
/// behind `quotable` belongs to the next cue that takes one.
pub(super) fn content(
    tree: &Tree,
    verb: &Verb,
    subject: Option<usize>,
    quotes: &[Quote],
    limit: Range<usize>,
    quotable: usize,
) -> Option<Content> {
    if let Some(closing) = tree.closing.filter(|c| c.cue == verb.token) {
        let semicolon = (tree.tokens.start..closing.start).rfind(|&t| tree.word(t) == ";");
        let start = semicolon.map_or(tree.tokens.start, |t| t + 1);
        return Some(Content {
            parts: std::iter::once(start..closing.start - 1).collect(),
            frame: Frame::Fronted,
        });
    }
    let core = core(tree, verb, subject);
    if verb.passive && verb.saying.is_none() {
        return passive(tree, verb, quotes, &limit, quotable);
    }
    let takes = verb.row.takes;
    // *“…,” Tsomaia, who commanded a company there, told reporters*: an act inside the speaker's phrase says nothing.
    let acts = tree.relation(verb.token) == Relation::AclRelcl && !takes.object && !verb.row.recipient;
    let thing = acts.then(|| tree.child(verb.token, Relation::Obj)).flatten();
    let done = thing.is_some_and(|o| o > verb.token && tree.is_noun(o) && !tree.in_time(o));
    let left = left_quote(tree, &core, quotes).filter(|_| !done);
    let mut right = right(tree, verb, &core, quotes, &limit, quotable);
    // *…, the agency said, quoting officers*: a participle says nothing of what stands before it.
    let participle = tree.tag(verb.token) == Tag::Vbg && tree.auxiliaries(verb.token).next().is_none();
    // *…, said Mr. Barrett, the lawyer*: behind a subject that follows its verb stands nothing but a quotation.
    let inverted = subject.is_some_and(|s| tree.tokens.contains(&s) && s > verb.token);
    let quote = right.as_ref().is_some_and(|r| r.1 == Frame::Quote);
    if left.is_none()
        && !quote
        && takes.that
        && takes.quote
        && (inverted || parenthetical(tree, &core, &limit))
        && let Some(content) = fronted(tree, verb, subject, &core, &limit)
    {
        return Some(content);
    }
    if let Some((part, frame)) = &mut right
        && *frame != Frame::Quote
    {
        part.end = next_clause(tree, part, *frame);
        if matches!(frame, Frame::Object | Frame::Preposition | Frame::Infinitive) {
            part.end = own_clauses(tree, verb.token, part);
        }
    }
    match (left, right) {
        // *… keep owls from “sliding into extinction,” a group said*: the end of a clause, not a quotation by itself.
        (Some(left), None) if takes.that && inside_clause(tree, &left, &limit) => {
            Some(Content { parts: std::iter::once(limit.start..left.end).collect(), frame: Frame::Fronted })
        }
        (Some(left), right) if takes.quote => {
            let mut parts = vec![left];
            // `"A," he said, "B"` and `"A," he said, adding`: only a quotation goes on behind the cue.
            if let Some((part, Frame::Quote)) = right {
                parts.push(part);
            }
            Some(Content { parts, frame: Frame::Quote })
        }
        (_, Some((part, frame))) => Some(Content { parts: vec![part], frame }),
        (None, None) if participle => None,
        (None, None) if !done => fronted(tree, verb, subject, &core, &limit).or_else(|| {
            let next = || next_quote(tree, verb.token, quotes);
            let part = (takes.quote && takes.that && tree.is_finite(verb.token)).then(next).flatten()?;
            Some(Content { parts: vec![part], frame: Frame::Quote })
        }),
        _ => None,
    }
}

/// Subject and verb group: what stands between two halves of a quotation.
fn core(tree: &Tree, verb: &Verb, subject: Option<usize>) -> Range<usize> {
    let mut core = verb.token..verb.last + 1;
    // *“…,” he said, adding that …*: the subject stands with the verb before, and the quotation is that one's.
    let between = |s: usize| (s + 1..verb.token).any(|t| tree.is_finite(t) && !tree.is_auxiliary(t));
    let before =
        subject.filter(|&s| tree.tokens.contains(&s) && s < verb.token && verb.token - s < 12 && !between(s));

    core.start = before.map_or(core.start, |s| core.start.min(s));
    // *said Winifred Sale*: nothing but a name stands between.
    let name = |t: usize| tree.is_noun(t) || matches!(tree.tag(t), Tag::Dt | Tag::Jj | Tag::Hyph | Tag::Pos);
    let behind = subject.filter(|&s| s > verb.token && s < verb.token + 10 && (verb.last + 1..s).all(name));
    core.end = behind.map_or(core.end, |s| core.end.max(s + 1));
    let own = tree.own_subject(verb.token);
    for &child in tree.children(verb.token) {
        // *confirmed 130 migrants reached Dover*: a second subject is that of what is said.
        let second = |s: usize| child < s || child > verb.token && s < verb.token;
        let other = tree.relation(child).is_subject() && own.is_some_and(second);
        if (tree.relation(child).is_subject() || tree.is_auxiliary(child)) && !other {
            let reach = tree.reach(child);
            // A subject far away or one that swallowed a quotation was not read rightly.
            if reach.len() < 40 {
                core = core.start.min(reach.start)..core.end.max(reach.end);
            }
        }
    }
    core
}

/// What the cue takes behind it.
fn right(
    tree: &Tree,
    verb: &Verb,
    core: &Range<usize>,
    quotes: &[Quote],
    limit: &Range<usize>,
    quotable: usize,
) -> Option<(Range<usize>, Frame)> {
    let mut from = core.end.max(verb.last + 1);
    let takes = verb.row.takes;
    // *said Monday he would resign*: the day belongs to the cue.
    if takes.that {
        // *said this year's convention was*: that year belongs to the convention.
        let behind = (from..tree.tokens.end).find(|&t| !tree.in_time(t)).unwrap_or(from);
        // *declared three days of mourning*
        let lasts = |t: usize| tree.is(t, "of") && tree.tag(t - 1) == Tag::Nns;
        let owns = tree.tokens.contains(&behind) && (tree.tag(behind) == Tag::Pos || lasts(behind));
        from = if owns { from } else { behind };
    }
    // *ruled this out*
    let apart = verb.saying.is_none() && verb.last == verb.token + 2 && !takes.quote;
    let clause = tree.tokens.contains(&from) && tree.is(from, "that");
    if takes.object && apart && !clause {
        return Some((verb.token + 1..verb.last, Frame::Object));
    }
    let end = right_end(tree, verb, from, limit);
    if takes.quote
        && let Some(quote) = right_quote(tree, from, quotable, quotes)
    {
        return Some((quote, Frame::Quote));
    }
    // *claimed, however, that ministers were told*
    if takes.that
        && let Some(that) = that_behind_aside(tree, from, limit.end)
    {
        return Some((that + 1..limit.end, Frame::Clause));
    }
    let head = verb.saying.unwrap_or(verb.token);
    // *confirmed 130 migrants reached Dover*: the parser made the cue hang on the verb that it reports.
    if takes.that
        && !verb.row.recipient
        && let Some(object) = tree.child(head, Relation::Obj).filter(|&o| o > verb.last)
        && let Some(reported) = tree.head(head).filter(|&h| h == tree.reach(object).end && tree.is_finite(h))
        && tree.own_subject(reported).is_none()
        && tree.child(head, Relation::Mark).is_none()
    {
        return Some((from..limit.end, Frame::Clause));
    }
    // *although the government said the economy grew, …*: it hung the cue on the verb that is said.
    if takes.that
        && let Some(reported) = tree.head(head).filter(|&h| h > head && h < limit.end && tree.is_finite(h))
        && tree.own_subject(reported).is_some_and(|s| s > verb.last && s < reported)
        && (from..reported).all(|t| tree.word(t) != ",")
    {
        let comma = (reported..limit.end).find(|&t| tree.word(t) == "," && !tree.in_time(t));
        let led = tree.child(head, Relation::Mark).is_some();
        return Some((from..comma.filter(|_| led).unwrap_or(limit.end), Frame::Clause));
    }
    // *claiming the accession would harm them*: it took the subject of what is said for an object.
    if takes.that
        && !verb.row.recipient
        && let Some(object) = tree.child(head, Relation::Obj).filter(|&o| o > verb.last)
        && let Some(next) = Some(tree.reach(object).end).filter(|&t| t < end && tree.tag(t) == Tag::Md)
        && !tree.hangs_on(next, object)
    {
        return Some((from..limit.end, Frame::Clause));
    }
    let behind = |relation: Relation| {
        tree.children(head)
            .iter()
            .copied()
            .find(|&c| c > verb.last && c < end && tree.relation(c) == relation)
    };
    if (takes.that || takes.wh)
        && let Some(clause) = behind(Relation::Ccomp)
            .filter(|&c| !takes.that || tree.is_finite(c) || !tree.is_noun(c))
            .filter(|&c| !is_remark(tree, c))
    {
        return Some(clause_part(tree, clause, from, end, takes.that, !verb.row.recipient));
    }
    // Where the parser read nothing: *that* behind the cue, and the words up to where the clause may end.
    let end = end.max(surface_end(tree, verb, from, limit));
    if takes.that
        && let Some(that) = that_behind(tree, verb, from, end).or_else(|| that_far(tree, from, limit.end))
    {
        return Some((that + 1..end, Frame::Clause));
    }
    // *would not say when …*, *declined to say on Monday whether …*
    let question = |&t: &usize| matches!(tree.tag(t), Tag::Wrb | Tag::Wp) || tree.is(t, "whether");
    let aside = |t: usize| tree.in_time(t) || matches!(tree.tag(t), Tag::In | Tag::Rb);
    if takes.wh
        && let Some(start) = (from..end.min(from + 6)).find(question)
        && start + 1 < end
        && (from..start).all(aside)
    {
        return Some((start..end, Frame::Question));
    }
    // *said opening the centre was wrong*
    if takes.that
        && takes.quote
        && from + 2 < end
        && tree.tag(from) == Tag::Vbg
        && (from + 1..end).any(|t| tree.is_finite(t))
    {
        return Some((from..end, Frame::Clause));
    }
    // *denied taking bribes*, *suggested rallying the allies*
    if takes.object && verb.row.strong && !verb.row.recipient && from + 1 < end && tree.tag(from) == Tag::Vbg
    {
        return Some((from..end, Frame::Object));
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
    // *called the use of servers “very careless”*: the quotation says what it is called.
    if takes.complement
        && let Some(mark) = (from + 1..end.min(from + LONG_OBJECT)).find(|&t| tree.tag(t) == Tag::OpenQuote)
        && (from..mark).all(|t| tree.word(t) != "," && !tree.is_finite(t) && tree.tag(t) != Tag::To)
        && let start = tree.text.tokens[mark].span.start
        && let Some(quote) = quotes.get(quotes.partition_point(|q| q.span.start < start))
        && quote.span.start == start
    {
        return Some((from..tree.text.tokens_in(quote.inner).end.min(end), Frame::Object));
    }
    // *called the judgment absurd*: the parser took the adjective for the noun.
    if takes.complement
        && let Some(word) =
            behind(Relation::Xcomp).filter(|&x| tree.is_noun(x) && tree.is_noun(x - 1) && x - 1 > from)
    {
        return Some((tree.reach(word).start.max(from)..end, Frame::Object));
    }
    // *declared three days of mourning*: no day on which it was declared.
    let when = |o: usize| tree.in_time(o) && !(o + 1 < end && tree.is(o + 1, "of"));
    let object = behind(Relation::Obj).filter(|o| Some(*o) != recipient && !verb.row.recipient && !when(*o));
    if takes.object
        && verb.row.strong
        && let Some(object) = object
    {
        let start = tree.reach(object).start.max(from);
        let pronoun = matches!(tree.tag(object), Tag::Prp | Tag::Dt) && object + 2 >= start;
        let led = verb.row.prepositions.iter().any(|p| (start..end).any(|t| tree.key(t) == *p));
        // *condemned them*: a verdict on somebody.
        let verdict = ["for", "as"].iter().all(|w| verb.row.prepositions.contains(&Key::of(w)));
        return (!pronoun || led || verb.row.negative || verdict)
            .then_some((start..end.max(start + 1), Frame::Object));
    }
    if takes.complement
        && let Some(part) = called(tree, from, end)
    {
        return Some((part, Frame::Object));
    }
    if takes.that
        && let Some(clause) =
            behind(Relation::Parataxis).filter(|&c| tree.is_finite(c) && !is_remark(tree, c))
    {
        return Some(clause_part(tree, clause, from, end, true, !verb.row.recipient));
    }
    // *said talks had failed*: a subject and a verb right behind the cue.
    if takes.that
        && let Some(finite) = (from..end.min(from + 12)).find(|&t| tree.is_finite(t))
        && (from..finite).all(|t| {
            !matches!(tree.tag(t), Tag::Cc | Tag::Wp | Tag::Wdt | Tag::Wrb)
                && !matches!(tree.word(t), "," | "that" | ";" | ":")
        })
        && let Some(start) =
            noun_behind(tree, from, end).or((tree.tag(from) == Tag::Prp && finite > from).then_some(from))
    {
        return Some((start..end, Frame::Clause));
    }
    if verb.row.strong
        && let Some(part) = preposition(tree, verb, head, after, end)
    {
        return Some((part, Frame::Preposition));
    }
    if takes.object
        && verb.row.strong
        && !verb.row.recipient
        && let Some(start) = noun_behind(tree, from, end)
    {
        return Some((start..end, Frame::Object));
    }
    // *quoted him as saying the arrests stemmed from a tip*: of what has no object but words, a verb taken for a participle is enough.
    let verbal = |t: usize| tree.tag(t) == Tag::Vbn;
    if takes.that
        && takes.quote
        && !takes.object
        && verb.row.strong
        && let Some(start) = noun_behind(tree, from, end)
        && (verb.saying.is_some() || tree.lemma(verb.token) == Key::of("say"))
        && (start + 1..end).any(verbal)
    {
        return Some((start..end, Frame::Clause));
    }
    // *said “reforms” and taxes would help*: a quotation that is only the beginning.
    let finite = |t: usize| tree.is_finite(t) || tree.tag(t) == Tag::Md;
    let opens = from < end && matches!(tree.word(from), "“" | "\"" | "‘");
    (takes.that && takes.quote && opens && (from..end).any(finite)).then_some((from..end, Frame::Clause))
}
