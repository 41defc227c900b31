//! From CSV rows to entities and indexes. Rows of a user's files come first, so they win over embedded ones.

use rustc_hash::{FxHashMap, FxHashSet};

use super::entity::{Entity, EntityId, MentionKind};
use super::files::File;
use super::names::{NameIndex, Role, Word};
use super::offices::Offices;
use super::spelling::Spelling;
use super::words::{Flags, Words};
use super::{Gazetteer, Surname};
use crate::error::Result;
use crate::table::{Row, Table};
use crate::text::Key;
use crate::text::token::{self, Kind};

/// States where the family name stands first.
const FAMILY_FIRST: &[&str] = &["CN", "TW", "HK", "MO", "KP", "KR", "KH", "SG"];

/// Builds a gazetteer.
///
/// # Errors
/// A file is no CSV, lacks a column, or a row says what it must not.
pub fn load(files: Vec<File>) -> Result<Gazetteer> {
    let table = |name: &str, wanted: &[&str]| -> Result<Vec<Table>> {
        let same = |f: &&File| f.name == name || f.name.strip_prefix("user/") == Some(name);
        files.iter().filter(same).map(|f| Table::parse(&f.name, &f.text, wanted)).collect()
    };
    let spelling = Spelling::load(
        &table("words/spelling.csv", &["from", "to"])?,
        &table("words/name-rules.csv", &["from", "to", "where"])?,
    )?;
    let words = Words::load(
        &table("words/names.csv", &["word", "kind"])?,
        &table("words/org-heads.csv", &["word", "strength", "of"])?,
        &table("words/titles.csv", &["title", "kind", "gender"])?,
        &table("words/given-names.csv", &["name", "gender"])?,
        &table("words/surname-endings.csv", &["ending", "strength"])?,
    )?;
    let mut loader = Loader { spelling, words, ..Loader::default() };
    for table in table("countries.csv", &["id", "name"])? {
        loader.countries(&table)?;
    }
    for name in ["organizations.csv", "organizations-supraverden.csv"] {
        for table in table(name, &["id", "name"])? {
            loader.organizations(&table)?;
        }
    }
    for table in table("publications.csv", &["id", "name"])? {
        loader.publications(&table)?;
    }
    for name in ["people.csv", "people-countryinfo.csv"] {
        for table in table(name, &["id", "name"])? {
            loader.people(&table)?;
        }
    }
    for table in table("country-parts.csv", &["name", "country", "wikidata"])? {
        for row in table.rows() {
            let key = (name_key(row.get("name")), Key::of(&format!("country:{}", row.get("country"))));
            loader.parts.insert(key, row.get("wikidata").into());
        }
    }
    for table in table("words/not-entities.csv", &["phrase"])? {
        for row in table.rows() {
            loader.body(row.get("phrase"), None, Role::Nothing, false);
        }
    }
    loader.bodies.finish();
    loader.people.finish();
    let offices = Offices::new(files.iter().filter(|f| f.name.contains("offices")).cloned().collect());
    Ok(Gazetteer {
        entities: loader.entities,
        by_id: loader.by_id,
        bodies: loader.bodies,
        people: loader.people,
        surnames: loader.surnames,
        words: loader.words,
        spelling: loader.spelling,
        publications: loader.publications,
        parts: loader.parts,
        offices,
        files,
    })
}

#[derive(Default)]
struct Loader {
    entities: Vec<Entity>,
    by_id: FxHashMap<Key, EntityId>,
    bodies: NameIndex,
    people: NameIndex,
    surnames: FxHashMap<Key, Vec<Surname>>,
    words: Words,
    spelling: Spelling,
    publications: FxHashMap<Key, i32>,
    parts: FxHashMap<(Key, Key), Box<str>>,
    /// Transliterated keys of words met before.
    plain: FxHashMap<Key, Key>,
    /// Demonyms of states.
    demonyms: FxHashSet<Key>,
    buffer: Vec<Word>,
}

impl Loader {
    /// Adds an entity, unless its id is taken.
    fn entity(&mut self, row: Row<'_>, kind: MentionKind) -> Option<EntityId> {
        let prefix = match kind {
            MentionKind::Country => "country:",
            MentionKind::Organization => "org:",
            MentionKind::Person => "person:",
        };
        let id = format!("{prefix}{}", row.get("id")).into_boxed_str();
        let key = Key::of(&id);
        if self.by_id.contains_key(&key) {
            return None;
        }
        let place = EntityId(self.entities.len() as u32);
        self.by_id.insert(key, place);
        let (start, end) = match kind {
            MentionKind::Person => (row.get("born"), row.get("died")),
            _ => (row.get("start"), row.get("end")),
        };
        let year = |cell: &str| cell.split('-').next().and_then(|y| y.parse().ok());
        let country = if kind == MentionKind::Country { row.get("id") } else { row.get("country") };
        self.entities.push(Entity {
            id,
            name: row.get("name").into(),
            kind,
            sort: row.get("kind").into(),
            country: country.into(),
            wikidata: row.get("wikidata").into(),
            start: year(start),
            end: year(end),
            gender: None,
        });
        Some(place)
    }

    fn countries(&mut self, table: &Table) -> Result<()> {
        for row in table.rows() {
            if row.get("id").is_empty() || row.get("name").is_empty() {
                return Err(row.error("expected `id` and `name`"));
            }
            let Some(id) = self.entity(row, MentionKind::Country) else { continue };
            let weak: FxHashSet<&str> = row.list("weak").collect();
            let names = [row.get("name")].into_iter().chain(row.list("aliases")).map(|n| (n, Role::Name));
            let all = names
                .chain(row.list("demonyms").map(|n| (n, Role::Demonym)))
                .chain(row.list("capitals").map(|n| (n, Role::Capital)))
                .chain(row.list("seats").map(|n| (n, Role::Seat)));
            self.demonyms.extend(row.list("demonyms").map(Key::of));
            for (name, role) in all {
                self.body(name, Some(id), role, weak.contains(name));
            }
        }
        Ok(())
    }

    fn organizations(&mut self, table: &Table) -> Result<()> {
        for row in table.rows() {
            if row.get("id").is_empty() || row.get("name").is_empty() {
                return Err(row.error("expected `id` and `name`"));
            }
            let Some(id) = self.entity(row, MentionKind::Organization) else { continue };
            let weak: FxHashSet<&str> = row.list("weak").collect();
            let names = [row.get("name")].into_iter().chain(row.list("acronyms")).chain(row.list("aliases"));
            let names: Vec<&str> = names.collect();
            for &name in &names {
                // `Interfax news agency`: the small words behind the name are no part of it.
                if names.iter().any(|n| *n != name && small_tail(name, n)) || self.description(name) {
                    continue;
                }
                self.body(name, Some(id), Role::Name, weak.contains(name));
            }
        }
        Ok(())
    }

    /// `Israeli army`: a people and a small word are a description, no name.
    fn description(&self, name: &str) -> bool {
        let Some((first, rest)) = name.split_once(' ') else { return false };
        !rest.chars().any(char::is_uppercase) && self.demonyms.contains(&Key::of(first))
    }

    fn publications(&mut self, table: &Table) -> Result<()> {
        for row in table.rows() {
            let known = self.by_id.get(&Key::of(&format!("org:{}", row.get("id")))).copied();
            let id = known.or_else(|| self.entity(row, MentionKind::Organization));
            for name in [row.get("name")].into_iter().chain(row.list("aliases")) {
                if known.is_none() {
                    let weak = !name.contains(' ');
                    self.body(name, id, Role::Name, weak);
                }
                if let Ok(year) = row.get("first_volume_year").parse() {
                    self.publications.entry(name_key(name)).or_insert(year);
                }
            }
        }
        Ok(())
    }

    fn people(&mut self, table: &Table) -> Result<()> {
        for row in table.rows() {
            if row.get("id").is_empty() || row.get("name").is_empty() {
                return Err(row.error("expected `id` and `name`"));
            }
            let Some(id) = self.entity(row, MentionKind::Person) else { continue };
            let family_first = FAMILY_FIRST.contains(&row.get("country"));
            for name in [row.get("name")].into_iter().chain(row.list("aliases")) {
                self.person(name, id, family_first);
            }
        }
        Ok(())
    }

    /// Adds a name of a state or organization.
    fn body(&mut self, name: &str, id: Option<EntityId>, role: Role, weak: bool) {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        let spelling = &self.spelling;
        pieces(name, |piece| {
            let exact = Key::of(piece);
            buffer.push(Word { key: spelling.word(piece, exact), exact, capital: capital(piece) });
        });
        let letters = name.chars().filter(|c| c.is_alphabetic()).count();
        let acronym = role == Role::Name
            && buffer.len() == 1
            && (2..=9).contains(&letters)
            && name.chars().all(|c| c.is_uppercase() || !c.is_alphabetic());
        self.bodies.add(&buffer, id, if acronym { Role::Acronym } else { role }, weak);
        self.buffer = buffer;
    }

    /// Adds a name of a person, and the surname.
    fn person(&mut self, name: &str, id: EntityId, family_first: bool) {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        let (spelling, plain, words) = (&self.spelling, &mut self.plain, &self.words);
        pieces(name, |piece| {
            let exact = Key::of(piece);
            if words.flags(exact).any(Flags::ARTICLE) && piece.len() < 4 {
                return;
            }
            let key = *plain.entry(exact).or_insert_with(|| spelling.name(piece));
            buffer.push(Word { key, exact, capital: capital(piece) });
        });
        // `King Sihanouk`: a title before a name is no part of it.
        let title = |w: &Word| {
            let flags = self.words.flags(w.exact);
            flags.any(Flags::HONORIFIC.or(Flags::TITLE_HEAD)) && !flags.any(Flags::GIVEN)
        };
        if buffer.len() > 1 && title(&buffer[0]) {
            buffer.remove(0);
        }
        let suffix = |w: &Word| self.words.flags(w.exact).any(Flags::SUFFIX);
        let last = buffer.iter().rposition(|w| !suffix(w)).unwrap_or(0);
        let family = if family_first { 0 } else { last };
        if let (Some(word), Some(given)) = (buffer.get(family), buffer.first()) {
            let alone = buffer.len() == 1;
            let initial = Key(if alone { 0 } else { given.key.0 });
            let list = self.surnames.entry(word.key).or_default();
            if !list.iter().any(|s| s.person == id) {
                list.push(Surname { person: id, given: initial, alone });
            }
            if !alone {
                let (first, family) = (given.exact, word.exact);
                let other = Flags::TITLE
                    .or(Flags::FUNCTION)
                    .or(Flags::ORG_HEAD)
                    .or(Flags::PLACE_HEAD)
                    .or(Flags::OPENER);
                if !family_first && !self.words.flags(first).any(other) {
                    self.words.add_key(first, Flags::GIVEN);
                }
                self.words.add_key(family, Flags::SURNAME);
            }
        }
        if buffer.len() > 1 {
            self.people.add(&buffer, Some(id), Role::Name, false);
        }
        self.buffer = buffer;
    }
}

/// True where `name` is `short` and words without capitals behind it.
fn small_tail(name: &str, short: &str) -> bool {
    let tail = name.strip_prefix(short).filter(|tail| tail.starts_with(' '));
    tail.is_some_and(|tail| tail.chars().all(|c| c.is_lowercase() || c == ' '))
}

fn capital(piece: &str) -> bool {
    piece.chars().next().is_some_and(|c| c.is_uppercase())
}

/// The key of a whole name: its words without hyphens.
pub fn name_key(name: &str) -> Key {
    let mut keys = Vec::new();
    pieces(name, |piece| keys.push(Key::of(piece)));
    Key::join(keys)
}

/// Cuts a listed name as the text is cut, hyphens left out.
pub fn pieces<'n>(name: &'n str, mut each: impl FnMut(&'n str)) {
    let name = name.strip_prefix("The ").unwrap_or(name);
    for piece in name.split_whitespace() {
        if piece.bytes().all(|b| b.is_ascii_alphanumeric()) && !piece.as_bytes()[0].is_ascii_digit() {
            each(piece);
            continue;
        }
        for token in token::tokenize(piece, |_, _| true) {
            let words = token.span.of(piece);
            if token.kind != Kind::Punct || !is_hyphen(words) {
                each(words);
            }
        }
    }
}

/// True for a hyphen or a dash.
pub fn is_hyphen(words: &str) -> bool {
    matches!(words, "-" | "‐" | "‑" | "–" | "—" | "--")
}
