//! Candidates for the gazetteers: people and organizations that articles name and no list has, as rows of the lists.
//!
//! Three tables: `people.csv` and `organizations.csv` have the columns of the gazetteer, so that a checked row can be
//! pasted there; `candidates.csv` has the columns of both and what speaks for each row.

use std::collections::{BTreeMap, BTreeSet};

use super::View;
use crate::gazetteer::{Gazetteer, similar};
use crate::mention::{Known, MentionKind};
use crate::table;

/// One mention of somebody new.
#[derive(Clone, Debug, PartialEq)]
pub struct Sighting {
    entity: String,
    person: bool,
    text: String,
    title: Option<String>,
    of: Option<String>,
    article: String,
    span: [usize; 2],
    sentence: String,
}

/// All mentions of people and organizations in an article that no list has.
pub fn sightings(view: &View) -> Vec<Sighting> {
    let new = view.found.mentions.iter().filter(|m| m.known == Known::New && m.kind != MentionKind::Country);
    let line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    new.map(|mention| {
        let sentence = view.found.sentences.get(view.sentence(mention.span) - 1);
        Sighting {
            entity: mention.entity.clone(),
            person: mention.kind == MentionKind::Person,
            text: line(view.words(mention.span)),
            title: mention.title.as_ref().map(|t| line(view.words(t.span))),
            of: mention.title.as_ref().and_then(|t| t.of.clone()),
            article: view.article.id.clone(),
            span: view.points(mention.span),
            sentence: sentence.map_or(String::new(), |s| line(view.words(*s))),
        }
    })
    .collect()
}

/// What was seen of one entity.
#[derive(Default)]
struct Seen {
    person: bool,
    names: BTreeMap<String, usize>,
    titles: BTreeMap<String, usize>,
    of: BTreeMap<String, usize>,
    count: usize,
    articles: BTreeSet<String>,
    first: Option<Sighting>,
}

/// The candidates of many articles. Articles are to be added in their order.
#[derive(Default)]
pub struct Candidates {
    seen: BTreeMap<String, Seen>,
}

/// The columns of `candidates.csv`.
const COLUMNS: &[&str] = &[
    "type",
    "id",
    "name",
    "acronyms",
    "aliases",
    "kind",
    "country",
    "wikidata",
    "born",
    "died",
    "start",
    "end",
    "weak",
    "source",
    "title",
    "count",
    "articles",
    "first_article",
    "first_start",
    "first_end",
    "first_sentence",
    "variants",
];
const PEOPLE: &[&str] = &["id", "name", "aliases", "country", "wikidata", "born", "died", "source"];
const ORGANIZATIONS: &[&str] =
    &["id", "name", "acronyms", "aliases", "kind", "country", "wikidata", "start", "end", "weak", "source"];

impl Candidates {
    /// Adds the sightings of one article.
    pub fn add(&mut self, sightings: Vec<Sighting>) {
        for sighting in sightings {
            let seen = self.seen.entry(sighting.entity.clone()).or_default();
            seen.person = sighting.person;
            seen.count += 1;
            *seen.names.entry(sighting.text.clone()).or_default() += 1;
            if let Some(title) = &sighting.title {
                *seen.titles.entry(title.clone()).or_default() += 1;
            }
            if let Some(of) = &sighting.of {
                *seen.of.entry(of.clone()).or_default() += 1;
            }
            seen.articles.insert(sighting.article.clone());
            seen.first.get_or_insert(sighting);
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.seen.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }

    /// The tables by name, as CSV: those named in most articles first, in the lists sorted by id.
    pub fn tables(&self, gazetteer: &Gazetteer) -> [(&'static str, Vec<u8>); 3] {
        let mut rows: Vec<Candidate> =
            self.seen.iter().map(|(entity, seen)| Candidate::new(entity, seen, gazetteer)).collect();
        rows.sort_by(|a, b| a.cells["id"].cmp(&b.cells["id"]));
        let list = |columns: &[&str], person: bool| {
            table::write(columns, rows.iter().filter(|r| r.person == person).map(|r| r.row(columns)))
        };
        let (people, organizations) = (list(PEOPLE, true), list(ORGANIZATIONS, false));
        rows.sort_by_key(|row| (std::cmp::Reverse((row.articles, row.count)), row.cells["id"].clone()));
        let all = table::write(COLUMNS, rows.iter().map(|row| row.row(COLUMNS)));
        [("candidates.csv", all), ("people.csv", people), ("organizations.csv", organizations)]
    }
}

/// A row to be.
struct Candidate {
    person: bool,
    count: usize,
    articles: usize,
    cells: BTreeMap<&'static str, String>,
}

impl Candidate {
    fn new(entity: &str, seen: &Seen, gazetteer: &Gazetteer) -> Candidate {
        let mut cells: BTreeMap<&'static str, String> = BTreeMap::new();
        let kind = if seen.person { MentionKind::Person } else { MentionKind::Organization };
        let id = entity.split_once(':').map_or(entity, |(_, id)| id);
        let name = fullest(&seen.names);
        let others: Vec<&str> = seen.names.keys().map(String::as_str).filter(|n| *n != name).collect();
        let acronym = |n: &str| !seen.person && !n.contains(' ') && n.chars().all(|c| !c.is_lowercase());
        // A surname alone and a headline in capitals are no other names.
        let alias =
            |n: &&&str| !acronym(n) && n.chars().any(char::is_lowercase) && (!seen.person || n.contains(' '));
        let country = seen.of.iter().max_by_key(|(of, n)| (**n, std::cmp::Reverse(*of)));
        let country =
            country.and_then(|(of, _)| gazetteer.get(of)).map(|of| gazetteer.entity(of).country.to_string());
        let variants = similar::similar(gazetteer, &name, kind);
        let variants = variants.iter().map(|id| gazetteer.entity(*id).id.to_string()).filter(|v| v != entity);
        cells.insert("type", if seen.person { "person" } else { "organization" }.into());
        cells.insert("id", id.into());
        cells
            .insert("acronyms", others.iter().copied().filter(|n| acronym(n)).collect::<Vec<_>>().join("; "));
        cells.insert("aliases", others.iter().filter(alias).copied().collect::<Vec<_>>().join("; "));
        if !seen.person {
            cells.insert("kind", gazetteer.sort_of(&name).unwrap_or("other").to_string());
        }
        let own = || gazetteer.state_in(&name).map(str::to_string);
        cells.insert("country", country.or_else(own).unwrap_or_default());
        cells.insert("source", "discover".into());
        cells.insert("title", most(&seen.titles));
        cells.insert("count", seen.count.to_string());
        cells.insert("articles", seen.articles.len().to_string());
        cells.insert("variants", variants.collect::<Vec<_>>().join("; "));
        if let Some(first) = &seen.first {
            cells.insert("first_article", first.article.clone());
            cells.insert("first_start", first.span[0].to_string());
            cells.insert("first_end", first.span[1].to_string());
            cells.insert("first_sentence", first.sentence.clone());
        }
        cells.insert("name", name);
        Candidate { person: seen.person, count: seen.count, articles: seen.articles.len(), cells }
    }

    fn row(&self, columns: &[&str]) -> Vec<String> {
        columns.iter().map(|column| self.cells.get(column).cloned().unwrap_or_default()).collect()
    }
}

/// The name with most words that is not written in capitals only; of these the most frequent.
fn fullest(names: &BTreeMap<String, usize>) -> String {
    let rank = |name: &str, count: usize| {
        let words = name.split(' ').count();
        (words == 1 || name.chars().any(char::is_lowercase), words, count, name.len())
    };
    let best = names.iter().max_by(|a, b| rank(a.0, *a.1).cmp(&rank(b.0, *b.1)).then(b.0.cmp(a.0)));
    best.map_or(String::new(), |(name, _)| name.clone())
}

fn most(counts: &BTreeMap<String, usize>) -> String {
    let best = counts.iter().max_by_key(|(words, count)| (**count, std::cmp::Reverse(words.len())));
    best.map_or(String::new(), |(words, _)| words.clone())
}
