//! What a time expression modifies: a verb, a participle behind a noun, a noun, or the whole sentence that it leads.

use super::lexicon::{Noun, Word, lexicon};
use super::reduced::is_reduced;
use super::tree::Tree;
use crate::syntax::{Relation, Tag};
use crate::text::Kind;
use crate::time::Expression;

const UNDATING: [&str; 2] = ["than", "unlike"];

/// *In January Canadian ministers warned*: a preposition leads the expression, so it belongs to no noun behind it.
pub(super) fn led(tree: &Tree, expression: &Expression) -> bool {
    let before = expression.tokens.start.checked_sub(1).filter(|t| tree.tokens.contains(t));
    before.is_some_and(|t| ["in", "on", "by", "at"].iter().any(|w| tree.is(t, w)))
        && before == Some(tree.tokens.start)
}

/// *earlier than 2007*: such a phrase dates nothing.
pub(super) fn undating(tree: &Tree, expression: &Expression) -> bool {
    let before = expression.tokens.start.checked_sub(1).filter(|t| tree.tokens.contains(t));
    let Some(before) = before else { return false };
    UNDATING.iter().any(|w| tree.is(before, w)) || modifies_noun(tree, expression)
}

/// *the May 14 summit*: the expression stands inside a noun phrase, before its head.
fn modifies_noun(tree: &Tree, expression: &Expression) -> bool {
    let next = expression.tokens.end;
    // *two months later the party joined*
    let adverb = matches!(tree.tag(next - 1), Tag::Rb | Tag::Rbr);
    if !tree.tokens.contains(&next)
        || adverb
        || !tree.is_noun(next) && tree.word(next) != "’s" && tree.word(next) != "'s"
    {
        return false;
    }
    if !tree.is_noun(next) {
        return true;
    }
    let last = expression.tokens.end - 1;
    let head = (expression.tokens.start..=last)
        .find_map(|t| tree.head(t).filter(|h| !expression.tokens.contains(h)));
    head == Some(next)
        || head.is_some_and(|h| {
            h > next
                && tree.is_noun(h)
                && tree.reach(h).contains(&last)
                && (last..h).all(|t| !matches!(tree.word(t), ","))
        })
}

/// *a May 16 article*, *a resolution of May 30*: the text that a date inside its noun phrase is the date of.
pub(super) fn document_of(tree: &Tree, expression: &Expression) -> Option<usize> {
    let written = |t: &usize| tree.is_noun(*t) && lexicon().is(tree.lemma(*t), Noun::Document);
    let led = expression.tokens.start.checked_sub(2).filter(|t| tree.tokens.contains(t));
    let of = led.filter(|&t| tree.is(t + 1, "of") || tree.is(t + 1, "dated"));
    if let Some(noun) = of.filter(written) {
        return Some(noun);
    }
    let behind = expression.tokens.end..tree.tokens.end.min(expression.tokens.end + 3);
    let noun =
        behind.clone().find(|&t| tree.is_noun(t) && !tree.is_noun((t + 1).min(tree.tokens.end - 1)))?;
    let article = expression.tokens.start.checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    let led = matches!(tree.tag(article), Tag::Dt | Tag::Prps);
    (led && lexicon().is(tree.lemma(noun), Noun::Document)).then_some(noun)
}

/// The first words of a sentence, or the first behind its conjunction, up to a comma or a dash.
pub(super) fn leads(tree: &Tree, expression: &Expression, predicates: &[usize]) -> bool {
    let before = tree.tokens.start..expression.tokens.start;
    let small = before.clone().all(|t| {
        matches!(
            tree.tag(t),
            Tag::In | Tag::Dt | Tag::Cc | Tag::Rb | Tag::To | Tag::Nfp | Tag::Comma | Tag::OpenQuote
        ) || tree.text.tokens[t].kind != Kind::Word
    });
    small && before.len() <= 5 && predicates.iter().all(|&p| p >= expression.tokens.end)
}

/// *John Hume, who opened talks in 1988, urged …*: a time between the commas of a relative clause stays in it.
pub(super) fn relative_clause(tree: &Tree, expression: &Expression) -> Option<std::ops::Range<usize>> {
    let start = expression.tokens.start;
    let open = (tree.tokens.start..start)
        .rev()
        .take(20)
        .take_while(|&t| tree.word(t) != "," || tree.in_time(t))
        .find(|&t| matches!(tree.tag(t), Tag::Wp | Tag::Wdt))?;
    let led = open > tree.tokens.start && tree.word(open - 1) == ",";
    // *who on September 14, 2001, had ruled out …*: the comma that belongs to the date closes nothing.
    let end = expression.tokens.end;
    let end = end
        + usize::from(
            tree.tokens.contains(&end) && tree.word(end) == "," && led_by_pronoun(tree, expression),
        );
    let close = (end..tree.tokens.end).find(|&t| tree.word(t) == ",")?;
    led.then_some(open..close)
}

/// Only a preposition stands between a relative pronoun and the expression.
fn led_by_pronoun(tree: &Tree, expression: &Expression) -> bool {
    let before = tree.tokens.start..expression.tokens.start;
    let led = before.rev().find(|&t| !matches!(tree.tag(t), Tag::In | Tag::Rb | Tag::Dt));
    led.is_some_and(|t| matches!(tree.tag(t), Tag::Wp | Tag::Wdt))
}

/// *the vote of November 2 was stolen*: the date of a noun, not of the verb behind it.
fn belongs_to_noun(tree: &Tree, expression: &Expression) -> bool {
    let inside = |t: &usize| tree.tokens.contains(t);
    let of = expression.tokens.start.checked_sub(1).filter(inside).filter(|&t| tree.is(t, "of"));
    let noun = of.and_then(|t| t.checked_sub(1)).filter(inside);
    noun.is_some_and(|t| tree.is_noun(t) && !tree.in_time(t))
}

/// *his deeds since coming into office in January*, *accused them of ordering a murder in 1992*: the date of a gerund behind
/// a preposition. Behind *after* and *before* it is that of the verb too.
fn belongs_to_gerund(tree: &Tree, expression: &Expression) -> bool {
    let plain = |&t: &usize| {
        (tree.word(t) != "," || tree.in_time(t)) && !matches!(tree.word(t), ";" | ":" | "\"" | "“" | "”")
    };
    let before = || (tree.tokens.start..expression.tokens.start).rev().take_while(plain);
    let Some(verb) = before().find(|&t| tree.is_verb(t)) else { return false };
    // *With notices having been sent three weeks ago, she said*
    let first = before().last().is_some_and(|t| tree.is(t, "with"));
    if first && matches!(tree.tag(verb), Tag::Vbg | Tag::Vbn) {
        return true;
    }
    let mark = |verb: usize| (tree.tokens.start..verb).rev().find(|&t| tree.tag(t) != Tag::Rb);
    let led = |&verb: &usize| {
        // *four days of fighting in April*: a noun.
        let takes = expression.tokens.start > verb + 2;
        tree.tag(verb) == Tag::Vbg && takes && mark(verb).is_some_and(|t| tree.is_word(t, Word::BeforeGerund))
    };
    // *accused her of making remarks by using the term in the 1990s*: one gerund below another.
    before().filter(|&t| tree.is_verb(t)).take_while(|&t| tree.tag(t) == Tag::Vbg).any(|t| led(&t))
}

/// *spoke at last month's convention*, *lost the election of July*, *the January bombing that killed two*: the verbs that the
/// date of something that happens is the date of.
pub(super) fn of_happening(tree: &Tree, expression: &Expression, predicates: &[usize]) -> Vec<usize> {
    let Some(noun) = happening(tree, expression) else { return Vec::new() };
    let relative = |&c: &usize| tree.relation(c) == Relation::AclRelcl && predicates.contains(&c);
    let mut verbs: Vec<usize> = tree.children(noun).iter().copied().filter(relative).collect();
    let head = tree.head(noun).filter(|h| predicates.contains(h));
    let case = tree.child(noun, Relation::Case);
    let taken = |verb: &usize| match tree.relation(noun) {
        // *a witness in the October shooting*: behind *in* it may be the noun's.
        Relation::Obl => case.is_some_and(|c| {
            tree.is_word(c, Word::HeldAt) || tree.is(c, "in") && c > *verb && c <= *verb + 2
        }),
        Relation::Obj => tree.is_word_of(*verb, Word::Attends),
        _ => false,
    };
    verbs.extend(head.filter(taken));
    verbs
}

/// The noun of something that happens whose phrase an expression stands in: *the 1996 bombing*, *last month's vote*, *the vote
/// of November 2*.
fn happening(tree: &Tree, expression: &Expression) -> Option<usize> {
    let inside = |t: &usize| tree.tokens.contains(t);
    let is = |t: usize| {
        tree.is_noun(t)
            && !tree.in_time(t)
            && (lexicon().is(tree.lemma(t), Noun::Happening) || lexicon().is(tree.lemma(t), Noun::Occasion))
    };
    if belongs_to_noun(tree, expression) {
        return expression.tokens.start.checked_sub(2).filter(inside).filter(|&t| is(t));
    }
    let own = |t: usize| tree.is_noun(t) || matches!(tree.tag(t), Tag::Jj | Tag::Pos | Tag::Hyph | Tag::Cd);
    let phrase = (expression.tokens.end..tree.tokens.end).take_while(|&t| own(t)).take(8);
    let last = phrase.filter(|&t| tree.is_noun(t)).last();
    last.filter(|&t| modifies_noun(tree, expression) && is(t))
}

/// *the coalition formed in 1998*, *a report, issued on Saturday, said*: the participle behind a noun that an expression
/// belongs to.
fn participle_of(tree: &Tree, expression: &Expression, predicates: &[usize]) -> Option<usize> {
    let start = expression.tokens.start;
    let before = (tree.tokens.start..start).rev().take_while(|&t| tree.word(t) != "," || tree.in_time(t));
    let verb = before.into_iter().find(|&t| tree.is_verb(t))?;
    let behind_noun = tree.tag(verb) == Tag::Vbn && !predicates.contains(&verb);
    let hangs = || tree.relation(verb) == Relation::Acl && tree.hangs_on(start, verb);
    (behind_noun && (is_reduced(tree, verb) || hangs())).then_some(verb)
}

/// *Kravchuk, elected president on 1 December 1991, insisted*: the day of what is told of somebody between two commas, where the
/// sentence has its verb behind them.
fn in_apposition(tree: &Tree, expression: &Expression) -> bool {
    let comma = |t: &usize| tree.word(*t) == "," && !tree.in_time(*t);
    let tense = |t: usize| tree.has_tense(t);
    let start = tree.tokens.start;
    let Some(open) = (start + 1..expression.tokens.start).rev().take(12).find(comma) else { return false };
    let Some(close) = (expression.tokens.end..tree.tokens.end).take(6).find(comma) else { return false };
    let first = open + 1;
    let told = matches!(tree.tag(first), Tag::Vbn | Tag::Nn | Tag::Dt) && first + 1 < expression.tokens.start;
    let plain = (first..close).all(|t| !tense(t) && tree.tag(t) != Tag::Vbg);
    let verb = (close + 1..tree.tokens.end).find(|&t| tree.tag(t) != Tag::Rb);
    let subject = tree.is_noun(open - 1) && !tree.in_time(open - 1) && (start..open).all(|t| !tense(t));
    told && plain && subject && verb.is_some_and(tense)
}

/// *lost the argument: on 17 June, after talks, the agency agreed*, *…, and three days later they signed*: what leads a
/// clause behind a mark belongs to the verb behind it.
fn opens_clause(tree: &Tree, expression: &Expression, predicates: &[usize]) -> Option<usize> {
    let small = |t: usize| matches!(tree.tag(t), Tag::In | Tag::Dt | Tag::Rb) && !tree.in_time(t);
    let before = (tree.tokens.start..expression.tokens.start).rev().find(|&t| !small(t))?;
    // *has never ratified it and last November declared*: the verb stands right behind.
    let next = expression.tokens.end;
    let at_once = predicates.contains(&next) && tree.tag(next) == Tag::Vbd;
    let comma = |t: usize| t > tree.tokens.start && tree.word(t - 1) == ",";
    let and = tree.tag(before) == Tag::Cc && (comma(before) || at_once);
    if !(and || matches!(tree.word(before), ":" | ";")) {
        return None;
    }
    let verb = predicates.iter().copied().find(|&p| p >= expression.tokens.end)?;
    let mark = |t: usize| matches!(tree.word(t), ":" | ";");
    (!(expression.tokens.end..verb).any(mark)).then_some(verb)
}

/// Climbs from an expression to the predicate that it modifies.
pub(super) fn predicate_of(tree: &Tree, expression: &Expression, predicates: &[usize]) -> Option<usize> {
    if let Some(clause) = relative_clause(tree, expression) {
        let inside = |p: &&usize| clause.contains(p);
        let before = predicates.iter().filter(inside).rfind(|&&p| p < expression.tokens.start);
        return before.or_else(|| predicates.iter().find(inside)).copied();
    }
    if belongs_to_noun(tree, expression) || belongs_to_gerund(tree, expression) {
        return None;
    }
    if let Some(participle) = participle_of(tree, expression, predicates) {
        return Some(participle);
    }
    if in_apposition(tree, expression) {
        return None;
    }
    if let Some(verb) = opens_clause(tree, expression, predicates) {
        return Some(verb);
    }
    // The verb before it, with no mark between them: what the parser makes of it matters less.
    let last = predicates.iter().rfind(|&&p| p < expression.tokens.start);
    let mark = |t: usize| {
        matches!(tree.word(t), "," | ";" | ":" | "–" | "—" | "--" | "”" | "\"") && !tree.in_time(t)
    };
    if let Some(&verb) = last.filter(|&&p| !(p..expression.tokens.start).any(mark)) {
        return Some(verb);
    }
    let mut at = (expression.tokens.clone())
        .find(|&t| tree.head(t).is_none_or(|h| !expression.tokens.contains(&h)))?;
    for _ in 0..12 {
        if predicates.contains(&at) && !expression.tokens.contains(&at) {
            return Some(at);
        }
        match tree.head(at) {
            Some(head) => at = head,
            None => break,
        }
    }
    // The parser lost it: the nearest predicate before it in the sentence, or the first behind it.
    let before = predicates.iter().rev().find(|&&p| p < expression.tokens.start);
    before.or_else(|| predicates.iter().find(|&&p| p >= expression.tokens.end)).copied()
}
