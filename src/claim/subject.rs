//! Subjects: the parser's, checked against the names that stand beside the verb.

use super::actor;
use super::context::Context;
use super::lexicon::{Noun, Word, lexicon};
use super::tree::Tree;
use crate::mention::{Mention, MentionKind};
use crate::syntax::{Relation, Tag};
use crate::text::Key;

/// The head of the subject of a verb. A name right before the verb, or right behind it after a quotation, stands
/// where the parser found none or something that cannot act.
pub(super) fn of(tree: &Tree, context: &Context, verb: usize) -> Option<usize> {
    // *Kovel (D-Ohio) reacted to it, saying …*: a participle has no subject before another verb.
    let beyond = |s: usize| {
        tree.tag(verb) == Tag::Vbg
            && tree.auxiliaries(verb).next().is_none()
            && (s..verb).any(|t| tree.is_finite(t) && !tree.is_auxiliary(t))
    };
    let own = tree.own_subject(verb).filter(|&s| !beyond(s));
    let quoted = |t: usize| tree.text.quote_at(tree.text.tokens[t].span.start).is_some();
    // *“We agree,” he said, adding: “We will sign.”*: nobody inside a quotation speaks outside it.
    // *…; John Taylor remarked*: nobody speaks across a semicolon.
    let across = |s: usize| (s..verb).any(|t| tree.word(t) == ";");
    let nominal = own.filter(|&s| (quoted(verb) || !quoted(s)) && !across(s)).filter(|&s| {
        tree.is_noun(s) || matches!(tree.tag(s), Tag::Prp | Tag::Wp | Tag::Wdt | Tag::Dt | Tag::Cd | Tag::Jj)
    });
    let near =
        before(tree, context, verb).or_else(|| behind(tree, context, verb).filter(|_| nominal.is_none()));
    let nominal = nominal.map(|s| antecedent(tree, context, s));
    match (nominal, near) {
        (Some(subject), Some(name)) => {
            // The parser's subject holds the name, or the name is a person that it overlooked.
            let holds = tree.reach(subject).contains(&name) || subject == name;
            // *Kremlin aide Sergei Prikhodko said*: a word of the title is not the one who speaks.
            let title = context
                .mention_at(name)
                .filter(|m| m.kind == MentionKind::Person && !m.tokens.contains(&subject));
            if title.is_some_and(|m| {
                tree.tokens.contains(&m.tokens.start)
                    && (phrase_start(tree, m)..m.tokens.start).contains(&subject)
            }) {
                return Some(name);
            }
            Some(if holds || subject > name { subject } else { name })
        }
        (Some(subject), None) => Some(subject),
        (None, Some(name)) => Some(name),
        (None, None) => participle(tree, context, verb)
            .or_else(|| climbs(tree, verb).and_then(|head| of(tree, context, head)))
            .or_else(|| tree.subject(verb).filter(|&s| !tree.is_verb(s) && (quoted(verb) || !quoted(s))))
            .or_else(|| shared(tree, context, verb))
            .or_else(|| noun_before(tree, verb))
            .or_else(|| behind_comma(tree, context, verb)),
    }
}

/// So many clauses inside one another are climbed out of.
const DEEP: usize = 8;

/// *…, he said, adding: “…”*: a participle behind a comma has the subject of the last verb with tense before it.
fn participle(tree: &Tree, context: &Context, verb: usize) -> Option<usize> {
    let comma = verb.checked_sub(1).filter(|&t| tree.tokens.contains(&t) && tree.word(t) == ",")?;
    let told = |t: &usize| tree.text.quote_at(tree.text.tokens[*t].span.start).is_none();
    let before = (tree.tokens.start..comma).rev().take(60).filter(told);
    let mut main = before
        .filter(|_| tree.tag(verb) == Tag::Vbg)
        .find(|&t| tree.is_finite(t) && !tree.is_auxiliary(t))?;
    // *said that sales would grow, adding …*: who says the first says the second.
    let cue = |&t: &usize| t < main && lexicon().cues(tree.lemma(t)).iter().any(|c| c.takes.that);
    let above = std::iter::successors(tree.head(main), |&t| tree.head(t)).take(DEEP).filter(cue).last();
    // *clicked into another mode in a speech that lasted an hour, predicting …*: not the speech.
    let own = tree.head(verb) == Some(main);
    let finite = |&t: &usize| tree.is_finite(t) && !tree.is_auxiliary(t);
    if above.is_none() && tree.relation(main) == Relation::AclRelcl && !own {
        main =
            std::iter::successors(tree.head(main), |&t| tree.head(t)).take(DEEP).find(finite).unwrap_or(main);
    }
    let main = above.unwrap_or(main);
    // What hangs on the participle itself has no other subject to give, and the search must end.
    if tree.hangs_on(main, verb) {
        return None;
    }
    let relative = |t: usize| matches!(tree.tag(t), Tag::Wp | Tag::Wdt) || tree.is(t, "that");
    if tree.relation(main) == Relation::AclRelcl && (tree.reach(main).start..main).any(relative) {
        return of(tree, context, main);
    }
    actor::subject(tree, context, main)
}

/// *flew to Moscow with a plan and was due in Tbilisi*: a verb with tense behind *and* has the subject of the one before,
/// whatever the parser joined it to.
fn shared(tree: &Tree, context: &Context, verb: usize) -> Option<usize> {
    if !is_joined(tree, verb) || !tree.is_finite(verb) {
        return None;
    }
    let and = group_start(tree, verb) - 1;
    let told = |t: &usize| tree.text.quote_at(tree.text.tokens[*t].span.start).is_none();
    let before = (tree.tokens.start..and).rev().take(40).filter(told);
    let first =
        before.into_iter().find(|&t| tree.is_verb(t) && tree.is_finite(t) && !tree.is_auxiliary(t))?;
    of(tree, context, first)
}

/// The verb whose subject an infinitive or a participle shares. Always nearer to the root, so the climb ends.
pub(super) fn climbs(tree: &Tree, verb: usize) -> Option<usize> {
    let quoted = |t: usize| tree.text.quote_at(tree.text.tokens[t].span.start).is_some();
    let head = tree.head(verb).filter(|&h| tree.is_verb(h) && (quoted(verb) || !quoted(h)))?;
    matches!(tree.relation(verb), Relation::Xcomp | Relation::Advcl | Relation::Conj).then_some(head)
}

/// What a relative pronoun stands for: the name or the noun before it.
fn antecedent(tree: &Tree, context: &Context, subject: usize) -> usize {
    if !matches!(tree.tag(subject), Tag::Wp | Tag::Wdt) {
        return subject;
    }
    let mut before = subject;
    while before > tree.tokens.start && matches!(tree.tag(before - 1), Tag::Comma | Tag::CloseBracket) {
        before -= 1;
    }
    let Some(last) = before.checked_sub(1).filter(|t| tree.tokens.contains(t)) else { return subject };
    match context.mention_at(last) {
        Some(mention) => head_of(tree, person_of(tree, context, mention, subject).unwrap_or(mention)),
        None if tree.is_noun(last) => last,
        None => subject,
    }
}

/// *John Hume of the SDLP, who …*, *John Hume, the leader of the SDLP, who …*: the person whom *who* means behind the
/// name of his body.
pub(super) fn person_of<'c>(
    tree: &Tree,
    context: &'c Context,
    body: &Mention,
    pronoun: usize,
) -> Option<&'c Mention> {
    if body.kind == MentionKind::Person || !(tree.is(pronoun, "who") || tree.is(pronoun, "whom")) {
        return None;
    }
    let before = tree.tokens.start.max(body.tokens.start.saturating_sub(14))..body.tokens.start;
    let person = context.mentions_in(&before).iter().rfind(|m| m.kind == MentionKind::Person)?;
    let straight = |t: usize| tree.word(t) != "," && !tree.is_verb(t);
    let end = person.tokens.end;
    let of = tree.is(end, "of") || tree.is(end, "from");
    let post = tree.word(end) == "," && (end + 1..body.tokens.start).any(|t| is_people(tree, t));
    ((of || post) && (end + usize::from(post)..body.tokens.start).all(straight)).then_some(person)
}

/// True for a verb that shares the subject of one before: a conjunction stands right before it and its helpers.
pub(super) fn is_joined(tree: &Tree, verb: usize) -> bool {
    let Some(before) = before_group(tree, verb) else { return false };
    let conjunction = matches!(tree.tag(before), Tag::Cc) || tree.is(before, "then");
    let listed =
        tree.word(before) == "," && tree.relation(verb) == Relation::Conj && !closes_relative(tree, before);
    (conjunction || listed) && tree.own_subject(verb).is_none_or(|s| s > verb || tree.is_verb(s))
}

/// The token before the verb, its helpers, and a time between it and *and*: *and last November declared*.
pub(super) fn before_group(tree: &Tree, verb: usize) -> Option<usize> {
    let inside = |t: &usize| tree.tokens.contains(t);
    let last = group_start(tree, verb).checked_sub(1).filter(inside)?;
    let mut at = last;
    while at > tree.tokens.start && (tree.in_time(at) || at < last && tree.tag(at) == Tag::In) {
        at -= 1;
    }
    Some(if tree.tag(at) == Tag::Cc { at } else { last })
}

/// The first token of the verb and of the helpers, adverbs and negations before it.
pub(super) fn group_start(tree: &Tree, verb: usize) -> usize {
    let mut start = verb;
    while start > tree.tokens.start {
        let before = start - 1;
        let helps = matches!(tree.tag(before), Tag::Rb | Tag::Rbr | Tag::Md)
            || tree.is_auxiliary(before) && before + 6 > verb
            || ["n't", "since"].iter().any(|w| tree.is(before, w))
            || tree.is_word(before, Word::Have);
        if !helps || tree.is(before, "that") {
            break;
        }
        start = before;
    }
    start
}

/// *…, and Yushchenko, who was there, called it illogical*: the comma closes a relative clause, and the verb behind it has the
/// noun before that as its subject.
fn closes_relative(tree: &Tree, comma: usize) -> bool {
    let open = (tree.tokens.start..comma).rev().take(30).find(|&t| tree.word(t) == "," && !tree.in_time(t));
    open.is_some_and(|t| {
        t > tree.tokens.start && tree.is_noun(t - 1) && matches!(tree.tag(t + 1), Tag::Wp | Tag::Wdt)
    })
}

/// The name that ends right before the verb group, where its phrase begins a clause.
fn before(tree: &Tree, context: &Context, verb: usize) -> Option<usize> {
    let end = group_start(tree, verb);
    let last = end.checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    // *an air force officer, Bello Okorodudu, denied*: the name between two commas.
    if tree.word(last) == ","
        && last > tree.tokens.start
        && let Some(name) =
            context.mention_at(last - 1).filter(|m| m.kind != MentionKind::Country && m.tokens.end == last)
        && name.tokens.start > tree.tokens.start
        && tree.word(name.tokens.start - 1) == ","
    {
        return Some(last - 1);
    }
    let mention =
        context.mention_at(last).filter(|m| m.tokens.end == end && m.kind == MentionKind::Person)?;
    let start = phrase_start(tree, mention);
    begins_clause(tree, start).then_some(last)
}

/// True where a mention is the subject of a clause: by the parser, or where its phrase begins a clause and a verb
/// stands right behind it.
pub(super) fn acts(tree: &Tree, mention: &Mention) -> bool {
    let inside = |t: &usize| tree.tokens.contains(t);
    let head = head_of(tree, mention);
    let beside = !matches!(tree.relation(head), Relation::NmodPoss | Relation::Nmod);
    let by_parser = mention.tokens.clone().filter(inside).any(|t| tree.relation(t).is_subject())
        || beside && tree.head(head).is_some_and(|h| tree.relation(h).is_subject());
    let behind =
        (mention.tokens.end..tree.tokens.end.min(mention.tokens.end + 4)).find(|&t| tree.tag(t) != Tag::Rb);
    let verb = behind.is_some_and(|t| matches!(tree.tag(t), Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp));
    by_parser || verb && begins_clause(tree, phrase_start(tree, mention))
}

/// True where a mention is the subject of the sentence's own predicate, not of a clause in it.
pub(super) fn is_main(tree: &Tree, mention: &Mention) -> bool {
    let mut at = head_of(tree, mention);
    while let Some(up) = tree.head(at).filter(|_| !tree.relation(at).is_subject()) {
        at = up;
    }
    let Some(verb) = tree.head(at) else { return true };
    let first = tree.relation(verb) == Relation::Conj
        && tree.head(verb).is_some_and(|h| matches!(tree.relation(h), Relation::Root | Relation::Dep));
    first || matches!(tree.relation(verb), Relation::Root | Relation::Parataxis | Relation::Dep)
}

/// The noun that ends right before the verb group, where its phrase begins a clause.
fn noun_before(tree: &Tree, verb: usize) -> Option<usize> {
    let last = group_start(tree, verb).checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    let nominal = |t: usize| tree.is_noun(t) && !tree.in_time(t) || tree.tag(t) == Tag::Prp;
    let mut head = last;
    let mut start = last;
    for _ in 0..4 {
        while start > tree.tokens.start
            && !(tree.tag(start) == Tag::Nnp && matches!(tree.tag(start - 1), Tag::Nn | Tag::Nns))
            && !tree.in_time(start - 1)
            && (tree.is_noun(start - 1)
                || matches!(
                    tree.tag(start - 1),
                    Tag::Jj | Tag::Dt | Tag::Prps | Tag::Cd | Tag::Hyph | Tag::Pos | Tag::Vbn
                ))
        {
            start -= 1;
        }
        // *a member of the delegation hinted*: the noun before the preposition is the head.
        let of = start.checked_sub(2).filter(|&t| {
            t >= tree.tokens.start && tree.tag(t + 1) == Tag::In && tree.is_noun(t) && !tree.in_time(t)
        });
        let Some(noun) = of else { break };
        (head, start) = (noun, noun);
    }
    (nominal(head) && begins_clause(tree, start)).then_some(head)
}

/// *Boris Johnson, the former mayor of London, praised …*: the name before the first of two commas.
fn behind_comma(tree: &Tree, context: &Context, verb: usize) -> Option<usize> {
    let comma = group_start(tree, verb)
        .checked_sub(1)
        .filter(|&t| tree.tokens.contains(&t) && tree.word(t) == ",")?;
    let before = tree.tokens.start.max(comma.saturating_sub(40))..comma;
    let mentions = context.mentions_in(&before);
    let mut named = mentions.iter().filter(|m| tree.word(m.tokens.end) == "," && m.tokens.end < comma);
    let found = named.find(|m| begins_clause(tree, phrase_start(tree, m)));
    if let Some(mention) = found {
        return Some(head_of(tree, mention));
    }
    // *A Belarusian diplomat, who asked not to be named, suggested …*
    let open = before.clone().find(|&t| tree.word(t) == ",")?;
    (open > tree.tokens.start && tree.is_noun(open - 1)).then(|| open - 1)
}

/// The name behind a verb that follows a quotation or a comma: *said Putin*.
fn behind(tree: &Tree, context: &Context, verb: usize) -> Option<usize> {
    let before = verb.checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    // *…, saying the union Unite had proposed it*: no name behind a participle is its subject.
    let mark = matches!(tree.word(before), "," | "”" | "\"" | "’" | "'" | "''" | "»");
    if !mark || tree.tag(verb) == Tag::Vbg {
        return None;
    }
    let range = verb + 1..tree.tokens.end.min(verb + 10);
    let mut named = context.mentions_in(&range).iter().filter(|m| m.kind != MentionKind::Country);
    let first = named.next()?;
    // *said Kowal campaign manager Dana Mook*: the name that ends the title speaks.
    let titled = |m: &&Mention| {
        m.kind == MentionKind::Person && (first.tokens.end..m.tokens.start).all(|t| tree.is_noun(t))
    };
    let mention = named.find(titled).filter(|m| m.tokens.start > first.tokens.end).unwrap_or(first);
    let title = (verb + 1..mention.tokens.start).all(|t| {
        !matches!(tree.word(t), "," | ":" | "that" | "(" | "[" | "“" | "\"" | "‘")
            && !tree.is_verb(t)
            && tree.tag(t) != Tag::In
    });
    title.then(|| head_of(tree, mention))
}

/// The token of a mention whose head lies outside it.
pub(super) fn head_of(tree: &Tree, mention: &Mention) -> usize {
    let outside =
        |&t: &usize| tree.tokens.contains(&t) && tree.head(t).is_none_or(|h| !mention.tokens.contains(&h));
    mention.tokens.clone().find(outside).unwrap_or(mention.tokens.end - 1)
}

/// Walks over the title before a name.
pub(super) fn phrase_start(tree: &Tree, mention: &Mention) -> usize {
    let mut start = mention.tokens.start;
    while start > tree.tokens.start {
        let tag = tree.tag(start - 1);
        if tree.in_time(start - 1) {
            break;
        }
        let title = tree.is_noun(start - 1)
            || matches!(tag, Tag::Jj | Tag::Dt | Tag::Prps | Tag::Hyph | Tag::Vbg | Tag::Vbn)
            || tree.is(start - 1, "'s")
            || tree.is(start - 1, "’s");
        // *Secretary of the Interior Department Jeremy Carl*
        let of = mention.kind == MentionKind::Person
            && start < mention.tokens.start
            && (tree.is(start - 1, "of") || tree.is(start - 1, "for"))
            && start >= tree.tokens.start + 2
            && is_people(tree, start - 2);
        if !(title || of) {
            break;
        }
        start -= 1;
    }
    start
}

fn is_people(tree: &Tree, token: usize) -> bool {
    let word = Key::of(tree.word(token));
    lexicon().is(word, Noun::People) || lexicon().is(tree.lemma(token), Noun::People)
}

/// True at the start of a sentence or behind a mark, a conjunction or a subordinator.
pub(super) fn begins_clause(tree: &Tree, start: usize) -> bool {
    let Some(before) = start.checked_sub(1).filter(|t| tree.tokens.contains(t)) else { return true };
    let subordinates = tree.relation(before) == Relation::Mark || matches!(tree.tag(before), Tag::Wrb);
    // *president of Kyrgyzstan Kurmanbek Bakiyev*: the name follows another name.
    let of = tree.is_noun(before);
    // *In it Mugabe wrote*
    let fronted = tree.tag(before) == Tag::Prp
        && before.checked_sub(1).is_some_and(|t| tree.tokens.contains(&t) && tree.tag(t) == Tag::In);
    fronted
        || tree.is_word(before, Word::Subordinate)
        || tree.in_time(before)
        || matches!(
            tree.tag(before),
            Tag::Cc | Tag::Comma | Tag::Colon | Tag::OpenQuote | Tag::CloseQuote | Tag::Nfp | Tag::Rb
        )
        || subordinates
        || of
        || tree.text.tokens[before].kind == crate::text::Kind::Punct
}
