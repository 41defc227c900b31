//! Dates of claims: the expression that governs the clause, then the discourse, the citation, the publication.

use std::ops::Range;

use super::context::Context;
use super::lexicon::{Noun, Word, lexicon};
use super::reduced::is_reduced;
use super::tense::{self, Tense};
use super::tree::Tree;
use super::{Basis, ClaimDate};
use crate::citation::ItemKind;
use crate::syntax::{Relation, Tag};
use crate::text::{Key, Kind};
use crate::time::{Anchor, Expression};

/// The time expressions of a sentence that can date a clause, with the predicate that each belongs to.
pub(super) struct Governed {
    /// Index of the expression, token of its predicate.
    pairs: Vec<(usize, usize)>,
    /// An expression at the head of the sentence, before any predicate.
    leading: Option<usize>,
}

const UNDATING: [&str; 2] = ["than", "unlike"];

/// Finds what each time expression of a sentence modifies. `predicates` are the tokens that can carry a date.
pub(super) fn governed(tree: &Tree, context: &Context, predicates: &[usize]) -> Governed {
    let mut result = Governed { pairs: Vec::new(), leading: None };
    for index in context.times_in(&tree.tokens) {
        let expression = &context.times[index];
        let lone = result.leading.is_none() && leads(tree, expression, predicates);
        if !expression.dates_claims() || undating(tree, expression) && !(lone && led(tree, expression)) {
            continue;
        }
        if let Some(predicate) = predicate_of(tree, expression, predicates) {
            result.pairs.push((index, predicate));
            if lone {
                result.leading = Some(index);
            }
        } else if lone {
            result.leading = Some(index);
        }
    }
    result
}

impl Governed {
    /// The expressions that date a predicate: its own, that of the verb it is joined to, that of a *when* clause, the
    /// one at the head of the sentence. `outside` says whether a token lies outside the content of the claim.
    pub fn of(
        &self,
        tree: &Tree,
        context: &Context,
        predicate: usize,
        outside: &dyn Fn(usize) -> bool,
    ) -> Vec<usize> {
        // What stands in a relative clause dates nothing outside of it.
        let apart = |i: &usize| {
            relative_clause(tree, &context.times[*i]).is_some_and(|clause| !clause.contains(&predicate))
        };
        let usable = |i: &usize| outside(context.times[*i].tokens.start) && !apart(i);
        let own = |token: usize| -> Vec<usize> {
            self.pairs.iter().filter(|p| p.1 == token).map(|p| p.0).filter(usable).collect()
        };
        let mut at = predicate;
        for _ in 0..5 {
            let found = own(at);
            if !found.is_empty() {
                return found;
            }
            let when = tree
                .children(at)
                .iter()
                .copied()
                .filter(|&c| tree.relation(c) == Relation::Advcl && is_when(tree, c));
            if let Some(found) = when.map(own).find(|f| !f.is_empty()) {
                return found;
            }
            let Some(head) = tree.head(at) else { break };
            let shares = match tree.relation(at) {
                Relation::Conj => {
                    !tree.children(at).iter().any(|&c| tree.relation(c).is_subject())
                        && of_one_time(tree, at, head)
                }
                Relation::Advcl | Relation::Xcomp => !tree.is_finite(at) || is_when(tree, at),
                Relation::Parataxis => false,
                Relation::AclRelcl => is_when(tree, at) || self.relates(tree, context, at),
                _ => false,
            };
            if !shares {
                break;
            }
            at = head;
        }
        if let Some(found) = self.infinitive(tree, predicate, &own) {
            return found;
        }
        let perfect = tense::of(tree, predicate) == Some(Tense::Perfect) && is_second_clause(tree, predicate);
        let leads = in_main_clause(tree, predicate) && !perfect;
        self.leading.filter(usable).filter(|_| leads).into_iter().collect()
    }

    /// The expressions that date a statement through what stands beside its verb: the report that says so (*a report, issued
    /// on Saturday, said*), what the speaker did (*who visited Nairobi on Monday, had warned*), the clause that it hangs
    /// on (*went into the prison, where she asked*).
    pub fn beside(&self, tree: &Tree, context: &Context, cue: usize) -> Vec<usize> {
        let plain = |t: usize| tense::of(tree, t) == Some(Tense::Past);
        if !plain(cue) {
            return Vec::new();
        }
        let modifies = |verb: usize| {
            let noun =
                tree.head(verb).filter(|_| matches!(tree.relation(verb), Relation::Acl | Relation::AclRelcl));
            // *said in a report released on Monday*
            let noun = noun.filter(|&n| verb < cue || lexicon().is(tree.lemma(n), Noun::Document));

            let of_cue = |n: usize| {
                tree.head(n) == Some(cue)
                    && (tree.relation(n).is_subject() || tree.relation(n) == Relation::Obl)
            };
            is_reduced(tree, verb) && verb < cue || noun.is_some_and(of_cue)
        };
        let recent = |time: usize| context.times[time].last_day.is_some() && context.is_recent(time);
        let told = |&&(time, verb): &&(usize, usize)| {
            let report = tree.tag(verb) == Tag::Vbn || tree.is_word_of(verb, Word::Issue);
            verb != cue
                && modifies(verb)
                && (report || plain(verb) && !tense::is_before(tree, verb) && recent(time))
        };
        let found: Vec<usize> = self.pairs.iter().filter(told).map(|p| p.0).collect();
        if !found.is_empty() {
            return found;
        }
        // *in a May 16 article*, *in his 2006 memoir*
        let document = |&i: &usize| {
            let noun = document_of(tree, &context.times[i]);
            noun.is_some_and(|n| tree.head(n) == Some(cue) && tree.relation(n) == Relation::Obl)
        };
        let written: Vec<usize> = context.times_in(&tree.tokens).into_iter().filter(document).collect();
        if !written.is_empty() && written.iter().all(|&i| context.times[i].dates_claims()) {
            return written;
        }
        self.above(tree, cue, &plain)
    }

    /// *tabled a motion yesterday against the chairman, whom they accused of fraud*: the date of the clause above.
    fn above(&self, tree: &Tree, cue: usize, plain: &dyn Fn(usize) -> bool) -> Vec<usize> {
        let mut at = cue;
        let mut relative = false;
        for _ in 0..6 {
            let Some(head) = tree.head(at) else { break };
            relative |= tree.relation(at) == Relation::AclRelcl;
            at = head;
            let own: Vec<usize> = self.pairs.iter().filter(|p| p.1 == at).map(|p| p.0).collect();
            if relative && plain(at) {
                return if own.is_empty() { self.leading.into_iter().collect() } else { own };
            }
        }
        Vec::new()
    }

    /// The basis of a date that heads the sentence: a verb joined to the first one with a subject of its own takes it from the
    /// discourse.
    pub fn basis(&self, tree: &Tree, predicate: usize, times: &[usize]) -> Basis {
        let led = times.len() == 1 && self.leading == Some(times[0]);
        if led && is_second_clause(tree, predicate) { Basis::Discourse } else { Basis::Expression }
    }

    /// *decided to meet on Monday*: the date stands with the infinitive.
    fn infinitive(
        &self,
        tree: &Tree,
        predicate: usize,
        own: &dyn Fn(usize) -> Vec<usize>,
    ) -> Option<Vec<usize>> {
        let below = tree.child(predicate, Relation::Xcomp)?;
        Some(own(below)).filter(|f| !f.is_empty())
    }

    /// A relative clause whose antecedent is a time expression (*late Thursday, when they opened fire*).
    fn relates(&self, tree: &Tree, context: &Context, clause: usize) -> bool {
        tree.head(clause).is_some_and(|h| {
            context.times_in(&tree.tokens).iter().any(|&i| context.times[i].tokens.contains(&h))
        })
    }
}

/// *was set up in 2001 and has never fought*: what has happened since is not of the date that stands before.
fn of_one_time(tree: &Tree, second: usize, first: usize) -> bool {
    match (tense::of(tree, first), tense::of(tree, second)) {
        (Some(first), Some(second)) => first == second,
        _ => true,
    }
}

/// True for a verb with a subject of its own that is joined to an earlier one.
pub(super) fn is_second_clause(tree: &Tree, predicate: usize) -> bool {
    let subject = tree.own_subject(predicate).filter(|&s| s < predicate);
    let start = subject.map_or(predicate, |s| tree.reach(s).start.min(s));
    let finite = |t: usize| tree.is_finite(t) && !tree.is_auxiliary(t);
    let semicolon = (tree.tokens.start..predicate).rfind(|&t| tree.word(t) == ";");
    let and = start
        .checked_sub(1)
        .filter(|t| subject.is_some() && tree.tokens.contains(t) && tree.tag(*t) == Tag::Cc);
    and.or(semicolon).is_some_and(|edge| (tree.tokens.start..edge).any(finite))
}

fn is_when(tree: &Tree, clause: usize) -> bool {
    // The comma before a clause belongs to it.
    let first = tree.reach(clause).find(|&t| tree.text.tokens[t].kind == Kind::Word).unwrap_or(clause);
    ["when", "while", "as", "whereupon"].iter().any(|w| tree.is(first, w))
}

/// True where the predicate stands in the main clause or a clause joined to it.
pub(super) fn in_main_clause(tree: &Tree, predicate: usize) -> bool {
    let mut at = predicate;
    for _ in 0..8 {
        let Some(head) = tree.head(at) else { return true };
        if !matches!(
            tree.relation(at),
            Relation::Conj | Relation::Parataxis | Relation::Xcomp | Relation::Ccomp
        ) {
            return false;
        }
        at = head;
    }
    false
}

/// *In January Canadian ministers warned*: a preposition leads the expression, so it belongs to no noun behind it.
fn led(tree: &Tree, expression: &Expression) -> bool {
    let before = expression.tokens.start.checked_sub(1).filter(|t| tree.tokens.contains(t));
    before.is_some_and(|t| ["in", "on", "by", "at"].iter().any(|w| tree.is(t, w)))
        && before == Some(tree.tokens.start)
}

/// *earlier than 2007*: such a phrase dates nothing.
fn undating(tree: &Tree, expression: &Expression) -> bool {
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

/// *a May 16 article*: the text that a date inside its noun phrase is the date of.
fn document_of(tree: &Tree, expression: &Expression) -> Option<usize> {
    let behind = expression.tokens.end..tree.tokens.end.min(expression.tokens.end + 3);
    let noun =
        behind.clone().find(|&t| tree.is_noun(t) && !tree.is_noun((t + 1).min(tree.tokens.end - 1)))?;
    let article = expression.tokens.start.checked_sub(1).filter(|t| tree.tokens.contains(t))?;
    let led = matches!(tree.tag(article), Tag::Dt | Tag::Prps);
    (led && lexicon().is(tree.lemma(noun), Noun::Document)).then_some(noun)
}

/// The first words of a sentence, or the first behind its conjunction, up to a comma or a dash.
fn leads(tree: &Tree, expression: &Expression, predicates: &[usize]) -> bool {
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
fn relative_clause(tree: &Tree, expression: &Expression) -> Option<std::ops::Range<usize>> {
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

/// Climbs from an expression to the predicate that it modifies.
fn predicate_of(tree: &Tree, expression: &Expression, predicates: &[usize]) -> Option<usize> {
    if let Some(clause) = relative_clause(tree, expression) {
        let inside = |p: &&usize| clause.contains(p);
        let before = predicates.iter().filter(inside).rfind(|&&p| p < expression.tokens.start);
        return before.or_else(|| predicates.iter().find(inside)).copied();
    }
    if belongs_to_noun(tree, expression) {
        return None;
    }
    if let Some(participle) = participle_of(tree, expression, predicates) {
        return Some(participle);
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

/// One value for one or several expressions: a list of days is an interval from the first to the last.
pub(super) fn value(context: &Context, times: &[usize], basis: Basis) -> Option<ClaimDate> {
    let mut first = *times.first()?;
    let own = |t: usize| context.times[t].anchor == Anchor::Own;
    // *Six months earlier, in November 1998, …*: the one that says it in full.
    if let Some(&second) = times.get(1)
        && context.times[second].tokens.start - context.times[first].tokens.end <= 2
        && own(second)
        && !own(first)
    {
        first = second;
    }
    let mut last = first;
    for &next in times.iter().filter(|&&t| t > first) {
        let gap = context.times[last].tokens.end..context.times[next].tokens.start;
        let joined =
            gap.len() <= 3 && gap.clone().all(|t| matches!(context.text.token(t), "," | "and" | "&" | "or"));
        if joined {
            last = next;
        }
    }
    let value = if last == first {
        Some(context.times[first].date_value().to_string())
    } else {
        Some(context.times[first].spanning(&context.times[last]))
    }?;
    Some(ClaimDate {
        value,
        basis,
        evidence: Some(context.times[first].span.to(context.times[last].span)),
        time: Some(first),
    })
}

/// The date of the citation that covers a claim.
pub(super) fn of_citation(context: &Context, citation: usize) -> Option<ClaimDate> {
    let reports = context.citations[citation].items.iter().filter(|i| i.kind == ItemKind::Report);
    let mut times: Vec<usize> = reports.flat_map(|i| i.times.iter().copied()).collect();
    times.retain(|&t| context.times[t].dates_claims());
    times.sort_unstable();
    times.dedup();
    let (&first, &last) = (times.first()?, times.last()?);
    let earliest = *times.iter().min_by_key(|&&t| context.times[t].first_day).unwrap_or(&first);
    let latest = *times.iter().max_by_key(|&&t| context.times[t].last_day).unwrap_or(&last);
    let same = context.times[earliest].value == context.times[latest].value;
    let value = if same {
        Some(context.times[first].date_value().to_string())
    } else {
        Some(context.times[earliest].spanning(&context.times[latest]))
    }?;
    Some(ClaimDate {
        value,
        basis: Basis::Citation,
        evidence: Some(context.times[first].span),
        time: Some(first),
    })
}

/// The publication date, where nothing else gives one.
pub(super) fn of_publication(context: &Context) -> Option<ClaimDate> {
    let value = context.published?.to_string();
    Some(ClaimDate { value, basis: Basis::Publication, evidence: None, time: None })
}

/// True where a sentence names the dated occasion: *the summit*, *the meetings*, *this session*.
pub(super) fn names_occasion(tree: &Tree, tokens: Range<usize>, is_occasion: impl Fn(Key) -> bool) -> bool {
    tokens.clone().filter(|&t| tree.tokens.contains(&t)).any(|t| {
        let definite = tree
            .children(t)
            .iter()
            .any(|&c| c < t && ["the", "this", "these", "that", "both"].iter().any(|w| tree.is(c, w)));
        tree.is_noun(t) && definite && is_occasion(tree.lemma(t))
    })
}
