//! Dates of claims: the expression that governs the clause, then the discourse, the citation, the publication.

use std::ops::Range;

use super::attach::{document_of, leads, led, of_happening, predicate_of, relative_clause, undating};
use super::context::Context;
use super::event;
use super::lexicon::{Noun, Word, lexicon};
use super::reduced::is_reduced;
use super::tense::{self, Tense};
use super::tree::Tree;
use super::{Basis, ClaimDate};
use crate::citation::ItemKind;
use crate::syntax::{Relation, Tag};
use crate::text::Kind;
use crate::time::Anchor;

/// Days of a year.
const YEAR: i64 = 365;

/// The time expressions of a sentence that can date a clause, with the predicate that each belongs to.
pub(super) struct Governed {
    /// Index of the expression, token of its predicate.
    pairs: Vec<(usize, usize)>,
    /// The same for dates of what happens, which its verbs take where they have none of their own.
    happenings: Vec<(usize, usize)>,
    /// An expression at the head of the sentence, before any predicate.
    leading: Option<usize>,
}

/// Finds what each time expression of a sentence modifies. `predicates` are the tokens that can carry a date.
pub(super) fn governed(tree: &Tree, context: &Context, predicates: &[usize]) -> Governed {
    let mut result = Governed { pairs: Vec::new(), happenings: Vec::new(), leading: None };
    for index in context.times_in(&tree.tokens) {
        let expression = &context.times[index];
        let lone = result.leading.is_none() && leads(tree, expression, predicates);
        if expression.dates_claims() {
            let verbs = of_happening(tree, expression, predicates);
            result.happenings.extend(verbs.into_iter().map(|verb| (index, verb)));
        }
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
        // *had been president since 2008 and could not run again*: how long something has been is not when the next was.
        let since = |i: &usize| {
            context.times[*i]
                .tokens
                .start
                .checked_sub(1)
                .is_some_and(|t| tree.tokens.contains(&t) && tree.is(t, "since"))
        };
        let mut at = predicate;
        let mut joined = false;
        for _ in 0..5 {
            let mut found = own(at);
            found.retain(|i| !joined || !since(i));
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
                Relation::Conj => tree.shares_subject(at) && of_one_time(tree, at, head),
                Relation::Advcl | Relation::Xcomp => {
                    let placed = opens(tree, at, "where") && of_one_time(tree, at, head);
                    !tree.is_finite(at) || is_when(tree, at) || placed
                }
                Relation::Parataxis => false,
                Relation::AclRelcl => is_when(tree, at) || self.relates(tree, context, at),
                _ => false,
            };
            if !shares {
                break;
            }
            joined |= tree.relation(at) == Relation::Conj;
            at = head;
        }
        if let Some(found) = self.infinitive(tree, predicate, &own) {
            return found;
        }
        // *released their hostages and surrendered on Thursday*, not *grew up in Leeds and died on Monday*: where the first has a
        // place or lasts it is of another time.
        // Of the last days both are news: *fought their way through and seized the tower early Sunday*.
        let lasts = tree.is_word_of(predicate, Word::Lasting);
        let placed =
            tree.children(predicate).iter().any(|&c| c > predicate && tree.relation(c) == Relation::Obl)
                || tree.child(predicate, Relation::Obj).is_none()
                || lasts;
        let joined = |c: &usize| {
            let straight = (predicate..*c).all(|t| tree.word(t) != "," && tree.word(t) != ";");
            tree.relation(*c) == Relation::Conj
                && straight
                && tree.shares_subject(*c)
                && of_one_time(tree, *c, predicate)
        };
        let next = tree.children(predicate).iter().copied().filter(|&c| c > predicate).find(joined);
        let plain = |verb: usize, time: usize| {
            (verb..context.times[time].tokens.start).all(|t| tree.tag(t) != Tag::To)
        };
        if let Some(verb) = next.filter(|_| in_main_clause(tree, predicate)) {
            let recent = |time: usize| !placed || !lasts && context.is_recent(time);
            let found: Vec<usize> =
                own(verb).into_iter().filter(|&time| plain(verb, time) && recent(time)).collect();
            if !found.is_empty() {
                return found;
            }
        }
        let perfect = tense::of(tree, predicate) == Some(Tense::Perfect) && is_second_clause(tree, predicate);
        let leads = in_main_clause(tree, predicate) && !perfect;
        let leading = self.leading.filter(usable).filter(|_| leads);
        leading.map_or_else(|| self.happening(tree, context, predicate, outside), |time| vec![time])
    }

    /// The date of what the predicate happens at, also where it is joined to the one that does.
    fn happening(
        &self,
        tree: &Tree,
        context: &Context,
        predicate: usize,
        outside: &dyn Fn(usize) -> bool,
    ) -> Vec<usize> {
        let first = tree.head(predicate).filter(|_| tree.shares_subject(predicate));
        let of = |verb: usize| {
            let own = |p: &&(usize, usize)| p.1 == verb && outside(context.times[p.0].tokens.start);
            self.happenings.iter().find(own).map(|p| p.0)
        };
        of(predicate).or_else(|| first.and_then(of)).into_iter().collect()
    }

    /// The expressions that date a statement through what stands beside its verb: the report that says so (*a report, issued
    /// on Saturday, said*), what the speaker did (*who visited Nairobi on Monday, had warned*), the clause that it hangs
    /// on (*went into the prison, where she asked*).
    pub fn beside(&self, tree: &Tree, context: &Context, cue: usize) -> Vec<usize> {
        let plain = |t: usize| tense::of(tree, t) == Some(Tense::Past);
        // *brought up a note saying that they were well*
        if tree.tag(cue) == Tag::Vbg && tree.relation(cue) == Relation::Acl {
            let verb = tree.head(cue).and_then(|noun| tree.head(noun)).filter(|&v| plain(v));
            let own = self.pairs.iter().filter(|p| Some(p.1) == verb).map(|p| p.0);
            return own.collect();
        }
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
        // *Ahern, who buried his mother on Wednesday, described*: only what is said at a meeting is of its day.
        let meets = |verb: usize| {
            let aside = event::is_remark(tree, verb);
            !aside || tree.is_word_of(verb, Word::Assembles)
        };
        let told = |&&(time, verb): &&(usize, usize)| {
            let bare = tree.tag(verb) == Tag::Vbn && !tense::is_before(tree, verb);
            // *elected president in 1991, he insisted*: of people only what is recent counts.
            let before = (tree.tokens.start..verb).rev().find(|&t| tree.word(t) != ",");
            let noun = before.filter(|&t| tree.is_noun(t) && is_reduced(tree, verb)).or(tree.head(verb));
            let text = noun.is_some_and(|n| lexicon().is(tree.lemma(n), Noun::Document));
            let quoted = bare && !lexicon().cues(tree.lemma(verb)).is_empty();
            let report = bare && text || quoted || tree.is_word_of(verb, Word::Issue);
            let deed = bare || meets(verb) && plain(verb) && !tense::is_before(tree, verb);
            verb != cue && modifies(verb) && (report || deed && recent(time))
        };
        let found: Vec<usize> = self.pairs.iter().filter(told).map(|p| p.0).collect();
        if !found.is_empty() {
            return found;
        }
        // *in a May 16 article*, *in his 2006 memoir*
        let document = |&i: &usize| {
            let noun = document_of(tree, &context.times[i]);
            let verb = noun.filter(|&n| tree.relation(n) == Relation::Obl).and_then(|n| tree.head(n));
            // *Varanchuk, writing in the January 12 issue of a weekly, predicted*
            let beside = |v: usize| {
                let subject =
                    tree.head(v).and_then(|n| tree.head(n).filter(|_| tree.relation(n).is_subject()));
                tree.tag(v) == Tag::Vbg && (tree.head(v) == Some(cue) || subject == Some(cue))
            };
            verb.is_some_and(|v| v == cue || beside(v))
        };
        let written: Vec<usize> = context.times_in(&tree.tokens).into_iter().filter(document).collect();
        if !written.is_empty() && written.iter().all(|&i| context.times[i].dates_claims()) {
            return written;
        }
        // *offered money for the rebel, who had condemned the attack*: that was before.
        if tense::is_before(tree, cue) {
            return Vec::new();
        }
        self.above(tree, context, cue, &plain)
    }

    /// *tabled a motion yesterday against the chairman, whom they accused of fraud*: the date of the clause above.
    fn above(&self, tree: &Tree, context: &Context, cue: usize, plain: &dyn Fn(usize) -> bool) -> Vec<usize> {
        // *treatment, which he said made him aware*: the clause belongs to what is said, and of long ago it is not when.
        let next = cue + 1;
        let inserted = tree.tokens.contains(&next) && tree.is_finite(next);
        let near = |time: &usize| !inserted || context.days_before(*time).is_some_and(|days| days < YEAR);
        let mut at = cue;
        let mut relative = false;
        for _ in 0..6 {
            let Some(head) = tree.head(at) else { break };
            relative |= tree.relation(at) == Relation::AclRelcl;
            at = head;
            let own: Vec<usize> = self.pairs.iter().filter(|p| p.1 == at).map(|p| p.0).collect();
            if relative && plain(at) {
                let mut found = if own.is_empty() { self.leading.into_iter().collect() } else { own };
                found.retain(near);
                return found;
            }
        }
        Vec::new()
    }

    /// The first expression that dates the main predicate of a stretch of tokens, and that predicate.
    pub fn main_of(&self, tree: &Tree, part: &Range<usize>) -> Option<(usize, usize)> {
        let main = |p: &&(usize, usize)| part.contains(&p.1) && in_main_clause(tree, p.1);
        self.pairs.iter().find(main).copied()
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
    ["when", "while", "as", "whereupon"].iter().any(|w| opens(tree, clause, w))
}

/// True where a clause begins with a word; the comma before it belongs to it.
fn opens(tree: &Tree, clause: usize, word: &str) -> bool {
    let first = tree.reach(clause).find(|&t| tree.text.tokens[t].kind == Kind::Word).unwrap_or(clause);
    tree.is(first, word)
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

/// One value for one or several expressions: a list of days is an interval from the first to the last.
pub(super) fn value(context: &Context, times: &[usize], basis: Basis) -> Option<ClaimDate> {
    let mut first = *times.first()?;
    let own = |t: usize| context.times[t].anchor == Anchor::Own;
    // *Six months earlier, in November 1998, …*: the one that says it in full.
    if let Some(&second) = times.get(1)
        && context.times[second].tokens.start.saturating_sub(context.times[first].tokens.end) <= 2
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
