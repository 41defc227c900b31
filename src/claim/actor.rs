//! The subject of an event or a cue, read from the words beside the verb before the parser is asked.
//!
//! News puts its actors right before their verbs: a name, a name and its apposition, a relative pronoun behind its name. A
//! parser that was trained on other texts loses these more often than the words do.

use super::context::Context;
use super::coordination::coordinated;
use super::cue::is_noun_of;
use super::lexicon::Noun;
use super::subject;
use super::tree::Tree;
use crate::mention::{Form, Mention, MentionKind};
use crate::syntax::{Relation, Tag};

/// The head of the subject of a finite verb: what the words say, else what the parser says.
pub(super) fn subject(tree: &Tree, context: &Context, verb: usize) -> Option<usize> {
    tree.subject_once(verb, || read(tree, context, verb))
}

fn read(tree: &Tree, context: &Context, verb: usize) -> Option<usize> {
    let start = subject::group_start(tree, verb);
    // *met and signed*: the subject is that of the first verb.
    if subject::before_group(tree, verb).is_some_and(|t| tree.tag(t) == Tag::Cc) {
        return subject::of(tree, context, verb);
    }
    // *Secretary of State Hillary Clinton, however, declined to say*: the subject is that of *declined*.
    let above = (tree.relation(verb) == Relation::Xcomp && tree.own_subject(verb).is_none())
        .then(|| subject::climbs(tree, verb))
        .flatten();
    if let Some(head) = above {
        return subject(tree, context, head);
    }
    beside(tree, context, start).or_else(|| subject::of(tree, context, verb))
}

/// The subject that ends where the verb group begins.
fn beside(tree: &Tree, context: &Context, mut start: usize) -> Option<usize> {
    // *Poland and Hungary Friday formally joined NATO*
    while start > tree.tokens.start && tree.in_time(start - 1) {
        start -= 1;
    }

    let last = start.checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    if matches!(tree.tag(last), Tag::Wp | Tag::Wdt) || tree.is(last, "who") || tree.is(last, "which") {
        return antecedent(tree, context, last);
    }
    // *NATO's commander in Europe, General Philip Breedlove, said*
    if tree.word(last) == ","
        && let Some(name) = name_before(tree, context, last).filter(|m| m.kind == MentionKind::Person)
        && let Some(comma) = subject::phrase_start(tree, name).checked_sub(1)
        && tree.tokens.contains(&comma)
        && tree.word(comma) == ","
        && comma > tree.tokens.start
        && tree.is_noun(comma - 1)
        && context.mention_at(comma - 1).is_none_or(|m| m.kind != MentionKind::Person)
    {
        return Some(subject::head_of(tree, name));
    }
    let end = if tree.word(last) == "," { aside(tree, last)? } else { start };
    let person = name_before(tree, context, end).is_some_and(|m| m.kind == MentionKind::Person);
    if let Some(noun) = leader(tree, context, end).filter(|&n| !person && acts(tree, n)) {
        return Some(noun);
    }
    // *the bombings in Kenya and Tanzania claimed lives*: the two together begin no clause.
    let whole = |name: &Mention| {
        let group = coordinated(tree, context, name);
        group.first().map_or(0, |first| subject::phrase_start(tree, first))
    };
    if let Some(name) = name_before(tree, context, end)
        && subject::begins_clause(tree, subject::phrase_start(tree, name))
        && (name.kind == MentionKind::Person || subject::begins_clause(tree, whole(name)))
    {
        return Some(subject::head_of(tree, name));
    }
    // *Indian scientists, some of whom had built the bombs, protested*
    let whom = (end..start).take(4).any(|t| matches!(tree.tag(t), Tag::Wp | Tag::Wdt));
    let noun = || end.checked_sub(1).filter(|&t| whom && tree.tokens.contains(&t) && acts(tree, t));
    leader(tree, context, end).or_else(noun)
}

/// *The presidents of the CIS, meeting in Minsk, …*: where what stands between two commas before a verb begins, given the
/// second comma. Nothing in it may have tense but a relative clause.
fn aside(tree: &Tree, close: usize) -> Option<usize> {
    let open =
        (tree.tokens.start..close).rev().take(30).find(|&t| tree.word(t) == "," && !tree.in_time(t))?;
    let led = |t: usize| matches!(tree.tag(t), Tag::Wp | Tag::Wps | Tag::Wdt | Tag::Wrb);
    // *Yeltsin, who flew to Halifax, Canada, on Thursday, said*: the commas inside the clause open nothing.
    let named = |t: &usize| {
        tree.word(*t) == "," && led(t + 1) && t + 1 < close && *t > tree.tokens.start && tree.is_noun(t - 1)
    };
    let tense = |t: &usize| tree.has_tense(*t);
    let whole = (tree.tokens.start..open).rev().take(30).find(named);
    let one = |w: usize| {
        let verbs = (w..close).filter(|t| tense(t) && !tree.is_auxiliary(*t));
        verbs.count() == 1 && !(open..close).any(|t| tense(&t)) && (w..open).all(|t| tree.word(t) != ";")
    };
    if let Some(whole) = whole.filter(|&w| one(w)) {
        return Some(whole);
    }
    // *scientists, some of whom had built the bombs, protested*
    let part = || open + 3 < close && tree.is(open + 2, "of") && led(open + 3);
    let relative = led(open + 1) || tree.tag(open + 1) == Tag::In || part();
    let tensed = (open + 1..close).any(|t| tree.has_tense(t));
    (open > tree.tokens.start && (relative || !tensed)).then_some(open)
}

/// The noun that leads a phrase with *of* or *from* that ends at a token: *presidents* of the *CIS (CIS)*.
fn leader(tree: &Tree, context: &Context, end: usize) -> Option<usize> {
    let mut start = end;
    let mut led = None;
    while start > tree.tokens.start {
        let token = start - 1;
        let named = context.mention_at(token).is_some() || tree.word(token) == "(" || tree.word(token) == ")";
        // *the mission in Nepal*, *an adviser to the president*
        let post = || {
            let doer = token > tree.tokens.start && acts(tree, token - 1);
            doer && ["in", "at", "to", "for"].iter().any(|w| tree.is(token, w))
        };
        let tie = tree.is(token, "of") || tree.is(token, "from") || post();
        let joins = led.is_none() && tree.tag(token) == Tag::Cc;
        if tie && token > tree.tokens.start && tree.is_noun(token - 1) {
            led = Some(token - 1);
        } else if led.is_some() && tree.is(token, "and") && token > tree.tokens.start {
            // *Indonesia and separatists from the province of Aceh*: the first of them leads.
            let first =
                name_before(tree, context, token).map(|name| (name, subject::phrase_start(tree, name)));
            if let Some((name, _)) = first.filter(|&(_, at)| subject::begins_clause(tree, at)) {
                return Some(subject::head_of(tree, name));
            }
            break;
        } else if !(is_nominal(tree, token) || tree.tag(token) == Tag::Prps || named || joins) {
            break;
        }
        start = token;
    }
    led.filter(|_| subject::begins_clause(tree, start))
}

fn acts(tree: &Tree, noun: usize) -> bool {
    is_noun_of(tree, noun, Noun::People) || is_noun_of(tree, noun, Noun::Body)
}

/// The name that ends right before a token; an acronym in brackets between them does not count.
fn name_before<'c>(tree: &Tree, context: &'c Context, end: usize) -> Option<&'c Mention> {
    let last = end.checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    if tree.word(last) == ")" {
        let open = (tree.tokens.start..last).rev().take(8).find(|&t| tree.word(t) == "(")?;
        return name_before(tree, context, open);
    }
    context.mention_at(last).filter(|m| m.tokens.end == end && m.form != Some(Form::Demonym))
}

/// What a relative pronoun stands for: the name before it, or the noun, or the name that the noun stands beside:
/// *Fatou Ceesay, a farmer who …*.
fn antecedent(tree: &Tree, context: &Context, pronoun: usize) -> Option<usize> {
    let mut end = pronoun;
    while end > tree.tokens.start && tree.word(end - 1) == "," {
        end -= 1;
    }
    if let Some(name) = name_before(tree, context, end) {
        return Some(subject::head_of(
            tree,
            subject::person_of(tree, context, name, pronoun).unwrap_or(name),
        ));
    }
    let noun = end.checked_sub(1).filter(|t| tree.tokens.contains(t) && tree.is_noun(*t))?;
    // *Essam el-Erian, a member of its leadership, who walked out*: only somebody is *who*.
    let somebody = |t: usize| {
        is_noun_of(tree, t, Noun::People)
            || context.mention_at(t).is_some_and(|m| m.kind == MentionKind::Person)
    };
    let clause = tree.head(pronoun).filter(|&v| tree.relation(v) == Relation::AclRelcl);
    let by_tree = clause.and_then(|v| tree.head(v)).filter(|&h| h < pronoun && somebody(h));
    if tree.is(pronoun, "who") && !somebody(noun) && by_tree.is_some() {
        return by_tree;
    }
    let open = (tree.tokens.start..noun).rev().take(8).find(|&t| !is_nominal(tree, t))?;
    let person = (tree.word(open) == ",").then(|| name_before(tree, context, open)).flatten();
    let apposed = person.filter(|m| m.kind == MentionKind::Person && end == pronoun);
    Some(apposed.map_or(noun, |m| subject::head_of(tree, m)))
}

fn is_nominal(tree: &Tree, token: usize) -> bool {
    tree.is_noun(token)
        || matches!(tree.tag(token), Tag::Dt | Tag::Jj | Tag::Cd | Tag::Hyph | Tag::Vbn | Tag::Vbg | Tag::Pos)
        || tree.is(token, "of")
}
