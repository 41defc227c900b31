//! From CSV rows to entities and indexes. Rows of a user's files come first, so they win over embedded ones.

use rustc_hash::{FxHashMap, FxHashSet};

use super::entity::{Entity, EntityId, Label, MentionKind};
use super::files::File;
use super::keymap::KeyMap;
use super::names::{NameIndex, Role, Word};
use super::offices::Offices;
use super::ranks::Ranks;
use super::spelling::Spelling;
use super::words::{Flags, Words};
use super::{Gazetteer, Surname};
use crate::error::Result;
use crate::table::{Row, Table};
use crate::text::Key;

pub use super::pieces::{is_hyphen, name_key, pieces};

/// States where the family name stands first.
const FAMILY_FIRST: &[&str] = &["CN", "TW", "HK", "MO", "KP", "KR", "KH", "SG"];

/// Lists of words that news is full of, and their columns.
const WORDS: &[(&str, &str)] = &[
    ("words/names.csv", "word"),
    ("words/org-heads.csv", "word"),
    ("words/titles.csv", "title"),
    ("words/given-names.csv", "name"),
    ("words/not-entities.csv", "phrase"),
];

/// Builds a gazetteer.
///
/// # Errors
/// A file is no CSV, lacks a column, or a row says what it must not.
pub fn load(files: Vec<File>) -> Result<Gazetteer> {
    let table = |name: &str, wanted: &[&str]| tables(&files, name, wanted);
    let spelling = Spelling::of(&files)?;
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
            loader.unions(&table);
        }
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
            loader.parts.insert(key, row.get("wikidata").to_string().into());
        }
    }
    for table in table("former-capitals.csv", &["name", "country", "end"])? {
        for row in table.rows() {
            let country = Key::of(&format!("country:{}", row.get("country")));
            let (Some(id), Ok(end)) = (loader.by_id.get(country), row.get("end").parse()) else {
                return Err(row.error("expected the code of a listed state and a year"));
            };
            loader.body(row.get("name"), Some(id), Role::Capital, false);
            loader.capitals.insert((name_key(row.get("name")), country), end);
        }
    }
    for table in table("words/not-entities.csv", &["phrase"])? {
        for row in table.rows() {
            loader.body(row.get("phrase"), None, Role::Nothing, false);
        }
    }
    for (name, column) in WORDS {
        for table in table(name, &[column])? {
            table.rows().for_each(|row| loader.learn(row.get(column)));
        }
    }
    loader.spelling.known = KeyMap::with_room(loader.plain.len());
    for (key, name) in &loader.plain {
        loader.spelling.known.insert(*key, *name);
    }
    loader.bodies.finish();
    loader.people.finish();
    let offices = Offices::new(super::offices::tables(&files));
    let mut families: Vec<_> = loader.surnames.into_iter().collect();
    families.sort_by_key(|family| family.0);
    let mut surnames = KeyMap::with_room(families.len());
    let mut bearers = Vec::new();
    for (key, family) in families {
        let start = bearers.len() as u32;
        bearers.extend(family);
        surnames.insert(key, (start, bearers.len() as u32));
    }
    Ok(Gazetteer {
        entities: loader.entities,
        by_id: loader.by_id,
        bodies: loader.bodies,
        people: loader.people,
        surnames,
        bearers,
        words: loader.words,
        spelling: loader.spelling,
        ranks: Ranks::of(&files)?,
        publications: loader.publications,
        parts: loader.parts,
        capitals: loader.capitals,
        offices,
        files,
    })
}

/// The tables of one name: the user's, then the embedded one.
pub fn tables(files: &[File], name: &str, wanted: &[&str]) -> Result<Vec<Table>> {
    let same = |f: &&File| f.name == name || f.name.strip_prefix("user/") == Some(name);
    files.iter().filter(same).map(|f| Table::parse(&f.name, &f.text, wanted)).collect()
}

#[derive(Default)]
struct Loader {
    entities: Vec<Entity>,
    by_id: KeyMap<EntityId>,
    bodies: NameIndex,
    people: NameIndex,
    surnames: FxHashMap<Key, Vec<Surname>>,
    words: Words,
    spelling: Spelling,
    publications: FxHashMap<Key, i32>,
    parts: FxHashMap<(Key, Key), Label>,
    capitals: FxHashMap<(Key, Key), i16>,
    /// Names of unions of states, without those that need context.
    unions: FxHashSet<Key>,
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
        let id = format!("{prefix}{}", row.get("id"));
        let key = Key::of(&id);
        if self.by_id.get(key).is_some() {
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
            id: id.into(),
            name: row.get("name").to_string().into(),
            kind,
            sort: row.get("kind").to_string().into(),
            country: country.to_string().into(),
            wikidata: row.get("wikidata").to_string().into(),
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
            // Lands that no state recognises hold offices, but their names are no names of organizations.
            if row.get("kind") == "polity" {
                continue;
            }
            let weak: FxHashSet<&str> = row.list("weak").collect();
            let names = [row.get("name")].into_iter().chain(row.list("acronyms")).chain(row.list("aliases"));
            let names: Vec<&str> = names.collect();
            for &name in &names {
                // `Interfax news agency`: the small words behind the name are no part of it, unless they are written large
                // too: `Nezavisimaya gazeta`.
                let large = names.iter().any(|n| *n != name && n.eq_ignore_ascii_case(name));
                if !large && names.iter().any(|n| *n != name && small_tail(name, n))
                    || self.description(name)
                    || self.of_union(name)
                {
                    continue;
                }
                self.body(name, Some(id), Role::Name, weak.contains(name));
            }
        }
        Ok(())
    }

    /// Remembers the names of unions of states.
    fn unions(&mut self, table: &Table) {
        for row in table.rows().filter(|r| matches!(r.get("kind"), "international" | "alliance")) {
            let names = [row.get("name")].into_iter().chain(row.list("acronyms")).chain(row.list("aliases"));
            let strong = names.filter(|name| !row.list("weak").any(|weak| weak == *name));
            self.unions.extend(strong.map(name_key));
        }
    }

    /// `Interparliamentary Assembly of the CIS`: a body of a union is named by itself, and so is the union.
    fn of_union(&self, name: &str) -> bool {
        [" of the ", " of "].iter().any(|of| {
            name.split_once(of)
                .is_some_and(|(body, union)| body.contains(' ') && self.unions.contains(&name_key(union)))
        })
    }

    /// `Israeli army`, `U.N. refugee agency`: a people or an abbreviation and small words are a description, no name.
    fn description(&self, name: &str) -> bool {
        let Some((first, rest)) = name.split_once(' ') else { return false };
        let capitals = first.chars().filter(|c| c.is_uppercase()).count();
        let short = capitals >= 2 && !first.chars().any(char::is_lowercase);
        !rest.chars().any(char::is_uppercase) && (short || self.demonyms.contains(&Key::of(first)))
    }

    fn publications(&mut self, table: &Table) -> Result<()> {
        for row in table.rows() {
            let known = self.by_id.get(Key::of(&format!("org:{}", row.get("id"))));
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

    /// Makes the transliterated keys of some words known.
    fn learn(&mut self, words: &str) {
        pieces(words, |piece| {
            self.plain.entry(Key::of(piece)).or_insert_with(|| self.spelling.name(piece));
        });
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
        self.learn(name);
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
