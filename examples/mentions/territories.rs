//! The notion of a corpus that counts parts of states, free cities and unions among territories: California, Chechnya,
//! the city of Moscow, the United Nations. Our guidelines do not; to be compared on such a corpus, the example adds
//! them from a list (`territories.jsonl` of opensanctions/rigour: `name`, `names_strong`, `names_weak`, `qid`,
//! `parent`).

use std::collections::{HashMap, HashSet};

use dateline::gazetteer::{Flags, Gazetteer};
use dateline::mention::{Form, Mention};
use dateline::span::Span;
use dateline::text::{Case, Text};
use serde_json::Value;

/// States of the US that share their name with a larger city.
const CITIES: &[&str] = &["New York", "Washington"];

/// Names of territories that are no states, by their words in lower case.
pub struct Territories<'g> {
    gazetteer: &'g Gazetteer,
    names: HashMap<String, String>,
    ids: HashSet<String>,
    longest: usize,
}

impl<'g> Territories<'g> {
    /// Reads the list; names that our gazetteers have for a state stay the state's, but those of its capital.
    pub fn read(lines: &str, gazetteer: &'g Gazetteer) -> Territories<'g> {
        let mut found = Territories { gazetteer, names: HashMap::new(), ids: HashSet::new(), longest: 1 };
        let rows: Vec<Value> = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        for row in &rows {
            let id = row["qid"].as_str().unwrap_or("").to_string();
            found.ids.insert(id.clone());
            let listed =
                gazetteer.entities().iter().any(|e| e.id.starts_with("country:") && *e.wikidata == id);
            if row["is_country"] == true || listed {
                continue;
            }
            let list = |key: &str| row[key].as_array().cloned().unwrap_or_default();
            let own = [row["name"].clone()];
            // The weak names are of many languages; of these only what looks like an English adjective.
            let weak = list("names_weak");
            let adjective = |name: &&Value| {
                let name = name.as_str().unwrap_or("");
                !name.contains(' ') && ["an", "en", "ish", "ese"].iter().any(|e| name.ends_with(e))
            };
            for name in own.iter().chain(&list("names_strong")).chain(weak.iter().filter(adjective)) {
                let name = name.as_str().unwrap_or("");
                if CITIES.contains(&name) {
                    continue;
                }
                let plain = name.is_ascii() && name.len() > 3 && name.starts_with(char::is_uppercase);
                if plain && !name.contains([',', '(']) {
                    let text = Text::new(name);
                    let words: Vec<String> =
                        (0..text.tokens.len()).map(|i| text.token(i).to_lowercase()).collect();
                    found.longest = found.longest.max(words.len());
                    found.names.entry(words.join(" ")).or_insert(id.clone());
                }
            }
        }
        found
    }

    /// The spans and ids to score: our mentions as this notion has them, and what only it has, in text order.
    pub fn of(&self, text: &Text<'_>, mentions: &[Mention]) -> Vec<(Span, String)> {
        let mut all: Vec<(Span, String)> = Vec::new();
        let mut taken = vec![false; text.tokens.len()];
        for mention in mentions {
            let capital = matches!(mention.form, Some(Form::Capital | Form::Metonym));
            let place = capital.then(|| self.named(text, mention.tokens.clone())).flatten();
            let id = place.or_else(|| {
                let id = mention.wikidata.clone().filter(|id| !capital && self.ids.contains(id));
                id.filter(|_| mention.kind != dateline::mention::MentionKind::Person)
            });
            taken[mention.tokens.clone()].fill(true);
            all.extend(id.map(|id| (mention.span, id)));
        }
        let sport = self.sport(text);
        let mut at = 0;
        while at < text.tokens.len() {
            let most = self.longest.min(text.tokens.len() - at);
            let fitting = (1..=most).rev().find_map(|length| {
                let tokens = at..at + length;
                let free = !taken[tokens.clone()].iter().any(|t| *t) && text.tokens[at].case != Case::Lower;
                let id = free.then(|| self.named(text, tokens.clone())).flatten()?;
                // A state's own words were weighed before; in sport most places are teams.
                let words = text.words(text.span(tokens.clone()));
                let state = self.gazetteer.named(words).is_some_and(|e| e.id.starts_with("country:"));
                (!state && (!sport || self.whereabouts(text, at))).then_some((tokens, id))
            });
            match fitting {
                Some((tokens, id)) => {
                    at = tokens.end;
                    all.push((text.span(tokens), id));
                }
                None => at += 1,
            }
        }
        all.sort();
        all
    }

    /// True for an article about sport, as the program tells it.
    fn sport(&self, text: &Text<'_>) -> bool {
        let flags =
            |flag: Flags| text.tokens.iter().filter(|t| self.gazetteer.words.flags(t.key).any(flag)).count();
        let sure = flags(Flags::SURE_SPORT);
        sure >= 2 && (sure + flags(Flags::SPORT)) * 50 > text.tokens.len()
    }

    /// `in Texas`, `Austin, Texas`.
    fn whereabouts(&self, text: &Text<'_>, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        text.token(before) == ","
            || self.gazetteer.words.flags(text.tokens[before].key).any(Flags::WHEREABOUTS)
    }

    fn named(&self, text: &Text<'_>, tokens: std::ops::Range<usize>) -> Option<String> {
        let words: Vec<String> = tokens.map(|i| text.token(i).to_lowercase()).collect();
        self.names.get(&words.join(" ")).cloned()
    }
}
