//! The score of one article, layer by layer.

use std::collections::{BTreeMap, BTreeSet};

use super::errors::{Fault, Faults};
use super::pair::{jaccard, pair};
use super::tally::Tally;
use crate::record::annotation::{Citation, Claim, Document, Item, Mention, Range};

/// Scores one article; `predicted` may be empty. Gives the counts and every fault.
pub fn score(gold: &Document, predicted: &Document) -> (Tally, Vec<Fault>) {
    let mut tally = Tally::default();
    let mut faults = Faults::new(&gold.article.id);
    published(gold, predicted, &mut tally, &mut faults);
    mentions(gold, predicted, &mut tally, &mut faults);
    times(gold, predicted, &mut tally, &mut faults);
    citations(gold, predicted, &mut tally, &mut faults);
    claims(Kind::Statement, gold, predicted, &mut tally, &mut faults);
    claims(Kind::Event, gold, predicted, &mut tally, &mut faults);
    (tally, faults.list)
}

fn published(gold: &Document, predicted: &Document, tally: &mut Tally, faults: &mut Faults) {
    let year =
        |d: &Document| d.article.published.as_deref().unwrap_or("").chars().take(4).collect::<String>();
    let (expected, found) = (year(gold), year(predicted));
    if !expected.is_empty() {
        tally.add("published", 1, 1, usize::from(expected == found));
        if expected != found {
            faults.add(
                "published",
                5,
                [0, 0],
                format!("gold {expected} predicted {}", if found.is_empty() { "none" } else { &found }),
            );
        }
    }
}

fn mentions(gold: &Document, predicted: &Document, tally: &mut Tally, faults: &mut Faults) {
    type Key<'a> = (usize, usize, &'a str);
    fn keyed(mentions: &[Mention]) -> BTreeMap<Key<'_>, &Mention> {
        mentions.iter().map(|m| ((m.start, m.end, m.kind.as_str()), m)).collect()
    }
    let (in_gold, found) = (keyed(&gold.mentions), keyed(&predicted.mentions));
    let strict: Vec<Key> = in_gold.keys().filter(|key| found.contains_key(*key)).copied().collect();
    tally.add("mentions.strict", in_gold.len(), found.len(), strict.len());
    let spans = |list: &[Mention]| list.iter().map(|m| [m.start, m.end]).collect::<Vec<Range>>();
    let same = |i: usize, j: usize| gold.mentions[i].kind == predicted.mentions[j].kind;
    let pairs = pair(&spans(&gold.mentions), &spans(&predicted.mentions), same);
    tally.add("mentions.overlap", gold.mentions.len(), predicted.mentions.len(), pairs.len());
    let linked: Vec<Key> = strict.iter().filter(|k| in_gold[k].entity == found[k].entity).copied().collect();
    tally.add("mentions.linked", in_gold.len(), found.len(), linked.len());
    for (layer, kind) in [
        ("mentions.person", "person"),
        ("mentions.country", "country"),
        ("mentions.organization", "organization"),
    ] {
        let count = |keys: &mut dyn Iterator<Item = &Key>| keys.filter(|key| key.2 == kind).count();
        tally.add(layer, count(&mut in_gold.keys()), count(&mut found.keys()), count(&mut linked.iter()));
    }
    for (key, mention) in &in_gold {
        match found.get(key) {
            None => faults.add("mentions", 2, [key.0, key.1], format!("missed {} {}", key.2, mention.entity)),
            Some(other) if other.entity != mention.entity => {
                let what = format!("entity: gold {} predicted {}", mention.entity, other.entity);
                faults.add("mentions", 1, [key.0, key.1], what);
            }
            Some(_) => {}
        }
    }
    for (key, mention) in found.iter().filter(|(key, _)| !in_gold.contains_key(*key)) {
        faults.add("mentions", 2, [key.0, key.1], format!("spurious {} {}", key.2, mention.entity));
    }
}

fn times(gold: &Document, predicted: &Document, tally: &mut Tally, faults: &mut Faults) {
    let (in_gold, found) = (&gold.times, &predicted.times);
    let gold_spans: Vec<Range> = in_gold.iter().map(|t| [t.start, t.end]).collect();
    let found_spans: Vec<Range> = found.iter().map(|t| [t.start, t.end]).collect();
    let pairs = pair(&gold_spans, &found_spans, |_, _| true);
    let mut add = |layer, right: &dyn Fn(usize, usize) -> bool| {
        let hit = pairs.iter().filter(|(i, j)| right(*i, *j)).count();
        tally.add(layer, in_gold.len(), found.len(), hit);
    };
    add("times.strict", &|i, j| gold_spans[i] == found_spans[j]);
    add("times.relaxed", &|_, _| true);
    add("times.value", &|i, j| in_gold[i].value == found[j].value);
    add("times.type", &|i, j| in_gold[i].timex == found[j].timex);
    for &(i, j) in &pairs {
        if in_gold[i].value != found[j].value || gold_spans[i] != found_spans[j] {
            let what = format!("gold {} predicted “{}” {}", in_gold[i].value, found[j].text, found[j].value);
            let cost = if in_gold[i].value == found[j].value { 1 } else { 2 };
            faults.add("times", cost, gold_spans[i], what);
        }
    }
    let (missed, spurious) = unpaired(&pairs, in_gold.len(), found.len());
    for i in missed {
        faults.add("times", 2, gold_spans[i], format!("missed {}", in_gold[i].value));
    }
    for j in spurious {
        faults.add("times", 2, found_spans[j], format!("spurious {}", found[j].value));
    }
}

fn citations(gold: &Document, predicted: &Document, tally: &mut Tally, faults: &mut Faults) {
    let (in_gold, found) = (&gold.citations, &predicted.citations);
    let gold_spans: Vec<Range> = in_gold.iter().map(|c| [c.start, c.end]).collect();
    let found_spans: Vec<Range> = found.iter().map(|c| [c.start, c.end]).collect();
    let pairs = pair(&gold_spans, &found_spans, |_, _| true);
    let exact = pairs.iter().filter(|(i, j)| gold_spans[*i] == found_spans[*j]).count();
    tally.add("citations.span", in_gold.len(), found.len(), exact);
    let hit = pairs.iter().map(|(i, j)| items(&in_gold[*i]).intersection(&items(&found[*j])).count()).sum();
    let total = |list: &[Citation]| list.iter().map(|c| items(c).len()).sum();
    tally.add("citations.items", total(in_gold), total(found), hit);
    for &(i, j) in &pairs {
        let (expected, given) = (items(&in_gold[i]), items(&found[j]));
        if expected != given {
            faults.add("citations", 2, gold_spans[i], format!("gold {expected:?} predicted {given:?}"));
        }
    }
    let (missed, spurious) = unpaired(&pairs, in_gold.len(), found.len());
    for i in missed {
        faults.add("citations", 3, gold_spans[i], "missed".into());
    }
    for j in spurious {
        faults.add("citations", 3, found_spans[j], "spurious".into());
    }
}

/// The items of a citation as the scorer compares them: folded source, sorted dates, kind.
fn items(citation: &Citation) -> BTreeSet<(String, Vec<String>, String)> {
    let item = |item: &'_ Item| {
        let mut dates: Vec<String> = item.dates.clone();
        dates.sort_unstable();
        (fold(&item.source), dates, item.kind.clone())
    };
    citation.items.iter().map(item).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Statement,
    Event,
}

fn claims(kind: Kind, gold: &Document, predicted: &Document, tally: &mut Tally, faults: &mut Faults) {
    let statement = kind == Kind::Statement;
    let name = if statement { "statement" } else { "event" };
    let (layer, word) = if statement { ("statements", "cue") } else { ("events", "trigger") };
    let of =
        |d: &'_ Document| -> Vec<Claim> { d.claims.iter().filter(|c| c.kind == name).cloned().collect() };
    let (in_gold, found) = (of(gold), of(predicted));
    let spans =
        |list: &[Claim]| -> Vec<Range> { list.iter().map(|c| c.anchor().unwrap_or_default()).collect() };
    let (gold_spans, found_spans) = (spans(&in_gold), spans(&found));
    let pairs = pair(&gold_spans, &found_spans, |_, _| true);
    let layers: [&'static str; 4] = if statement {
        ["statements.cue", "statements.speaker", "statements.date", "statements.full"]
    } else {
        ["events.trigger", "events.participants", "events.date", "events.full"]
    };
    let (mut who, mut date, mut sources, mut content, mut full) = (0, 0, 0, 0, 0);
    for &(i, j) in &pairs {
        let (a, b) = (&in_gold[i], &found[j]);
        let same_who = set(a.who()) == set(b.who());
        let same_date = given(&a.date) == given(&b.date);
        let same_sources = folded(&a.sources) == folded(&b.sources);
        let spans = |c: &Claim| c.content.clone().unwrap_or_default();
        who += usize::from(same_who);
        date += usize::from(same_date);
        sources += usize::from(same_sources);
        content += usize::from(jaccard(&spans(a), &spans(b)).is_some_and(|j| j >= 0.8));
        full += usize::from(same_who && same_date && (same_sources || !statement));
        let mut wrong = Vec::new();
        if !same_who {
            let part = if statement { "speaker" } else { "participants" };
            wrong.push(format!("{part}: gold {:?} predicted {:?}", a.who(), b.who()));
        }
        if !same_date {
            let shown = |d: &Option<String>| d.clone().unwrap_or_else(|| "none".into());
            wrong.push(format!("date: gold {} predicted {}", shown(&a.date), shown(&b.date)));
        }
        if !same_sources && statement {
            wrong.push(format!("sources: gold {:?} predicted {:?}", a.sources, b.sources));
        }
        if !wrong.is_empty() {
            faults.add(layer, wrong.len() as u32 + 1, gold_spans[i], wrong.join("; "));
        }
    }
    let (n, m) = (in_gold.len(), found.len());
    tally.add(layers[0], n, m, pairs.len());
    tally.add(layers[1], n, m, who);
    tally.add(layers[2], n, m, date);
    if statement {
        tally.add("statements.sources", n, m, sources);
        tally.add("statements.content", n, m, content);
    }
    tally.add(layers[3], n, m, full);
    tally.add("claims.full", n, m, full);
    let (missed, spurious) = unpaired(&pairs, n, m);
    for i in missed {
        let date = in_gold[i].date.as_deref().unwrap_or("none");
        faults.add(layer, 4, gold_spans[i], format!("missed {word}, date {date}"));
    }
    for j in spurious {
        let date = found[j].date.as_deref().unwrap_or("none");
        faults.add(layer, 4, found_spans[j], format!("spurious {word}, date {date}"));
    }
}

/// Indices that stand in no pair, of the gold and of the predicted.
fn unpaired(pairs: &[(usize, usize)], gold: usize, predicted: usize) -> (Vec<usize>, Vec<usize>) {
    let first: BTreeSet<usize> = pairs.iter().map(|p| p.0).collect();
    let second: BTreeSet<usize> = pairs.iter().map(|p| p.1).collect();
    let missing = |count, used: BTreeSet<usize>| (0..count).filter(|i| !used.contains(i)).collect();
    (missing(gold, first), missing(predicted, second))
}

fn set(list: &[String]) -> BTreeSet<&str> {
    list.iter().map(String::as_str).collect()
}

fn folded(list: &[String]) -> BTreeSet<String> {
    list.iter().map(|item| fold(item)).collect()
}

/// An empty date is none.
fn given(date: &Option<String>) -> Option<&str> {
    date.as_deref().filter(|d| !d.is_empty())
}

/// Case folding, near enough to the Unicode one for names of sources.
fn fold(text: &str) -> String {
    text.to_lowercase().replace('ß', "ss").replace('ς', "σ").trim().to_string()
}
