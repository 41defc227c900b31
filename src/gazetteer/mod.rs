//! The gazetteer: states, organizations, periodicals, people and their offices, and the word lists that names
//! are told by. Loaded once, from CSV files embedded in the program and from a folder of the user's.
//!
//! It knows nothing of articles: which of several people is meant is for [`crate::mention`] to say.
//!
//! ```
//! use dateline::gazetteer::Gazetteer;
//! let gazetteer = Gazetteer::embedded()?;
//! let russia = gazetteer.get("country:RU").unwrap();
//! assert_eq!(&*gazetteer.entity(russia).name, "Russia");
//! # Ok::<(), dateline::error::Error>(())
//! ```

#[cfg(prebuilt)]
pub mod check;
mod entity;
#[cfg(prebuilt)]
pub mod explain;
mod files;
mod keymap;
mod load;
mod names;
mod offices;
mod pieces;
pub mod prebuilt;
mod ranks;
#[cfg(prebuilt)]
pub mod similar;
mod spelling;
#[cfg(prebuilt)]
pub mod stats;
mod words;

use std::path::Path;

use rustc_hash::FxHashMap;

pub use entity::{DayNumber, Entity, EntityId, Gender, Label, MentionKind, Office, day_number};
pub use files::File;
pub use load::is_hyphen;
pub use names::{Name, NameIndex, Role};
pub use offices::Offices;
pub use ranks::{Rank, Ranks};
pub use spelling::Spelling;
pub use words::{Flags, Words};

pub(crate) use keymap::KeyMap;

use crate::error::Result;
use crate::text::Key;

/// A person who bears a surname.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Surname {
    /// Who.
    pub person: EntityId,
    /// Key of the given name in one transliteration; zero where there is none.
    pub given: Key,
    /// The name is listed alone (*Lula*).
    pub alone: bool,
}

/// All that is known of names.
pub struct Gazetteer {
    entities: Vec<Entity>,
    by_id: KeyMap<EntityId>,
    /// Names of states and organizations, and phrases that are none.
    pub bodies: NameIndex,
    /// Full names of people, in one transliteration.
    pub people: NameIndex,
    /// Where the bearers of a surname stand.
    surnames: KeyMap<(u32, u32)>,
    bearers: Vec<Surname>,
    /// Word lists.
    pub words: Words,
    /// Spelling rules.
    pub spelling: Spelling,
    /// Offices that weigh more than others.
    pub ranks: Ranks,
    publications: FxHashMap<Key, i32>,
    parts: FxHashMap<(Key, Key), Label>,
    /// The last years of former capitals.
    capitals: FxHashMap<(Key, Key), i16>,
    offices: Offices,
    files: Vec<File>,
}

impl Gazetteer {
    /// The gazetteer that the program carries.
    ///
    /// # Errors
    /// A mistake in an embedded file; a test keeps this from happening.
    pub fn embedded() -> Result<Gazetteer> {
        #[cfg(prebuilt)]
        if let Some(gazetteer) = prebuilt::embedded() {
            return Ok(gazetteer);
        }
        Gazetteer::from_tables()
    }

    /// The same, read from the CSV files as they are embedded; takes longer.
    ///
    /// # Errors
    /// A mistake in an embedded file.
    pub fn from_tables() -> Result<Gazetteer> {
        load::load(files::embedded())
    }

    /// The embedded gazetteer with the files of a folder: rows add to it, or replace what has the same id.
    ///
    /// # Errors
    /// The folder has no known file, or one says what it must not (file and line are named).
    pub fn with_folder(folder: &Path) -> Result<Gazetteer> {
        let mut files = files::from_folder(folder)?;
        files.extend(files::embedded());
        load::load(files)
    }

    /// Name and SHA-256 of every file, in a fixed order.
    pub fn hashes(&self) -> Vec<(String, String)> {
        let sum = |file: &File| {
            #[cfg(prebuilt)]
            if let Some(sum) = prebuilt::sum(&file.name) {
                return sum;
            }
            crate::hash::sha256(file.text.as_bytes())
        };
        self.files.iter().map(|f| (f.name.clone(), sum(f))).collect()
    }

    /// The entity with an id such as `org:csto`.
    pub fn get(&self, id: &str) -> Option<EntityId> {
        self.by_id.get(Key::of(id))
    }

    /// An entity.
    #[inline]
    pub fn entity(&self, id: EntityId) -> &Entity {
        &self.entities[id.0 as usize]
    }

    /// The name that people know an entity by.
    pub fn name(&self, id: &str) -> Option<&str> {
        self.get(id).map(|id| &*self.entity(id).name)
    }

    /// True for news agencies, newspapers, broadcasters and periodicals.
    pub fn is_media(&self, id: &str) -> bool {
        let media = ["news_agency", "newspaper", "broadcaster", "website"];
        self.get(id).is_some_and(|id| media.contains(&&*self.entity(id).sort))
    }

    /// The Wikidata id that certain words for a state have of their own (*Scotland*), or else the state's.
    pub fn wikidata_of(&self, id: EntityId, words: &str) -> Option<String> {
        let entity = self.entity(id);
        let part = || self.parts.get(&(load::name_key(words), Key::of(&entity.id)));
        let part = (entity.kind == MentionKind::Country).then(part).flatten();
        part.map(|part| part.to_string()).or_else(|| entity.wikidata())
    }

    /// What kind of organization a name sounds like: the kind that most listed organizations have whose names end in
    /// the same word, or begin with it. None where fewer than five do.
    pub fn sort_of(&self, name: &str) -> Option<&str> {
        let words: Vec<String> = name.split_whitespace().map(crate::text::key::folded).collect();
        let of = |name: &str, last: bool| {
            let mut words = name.split_whitespace();
            if last { words.next_back() } else { words.next() }.map(crate::text::key::folded)
        };
        [true, false].into_iter().find_map(|last| {
            let word = if last { words.last() } else { words.first() }?;
            let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
            let bodies = self.entities.iter().filter(|e| e.kind == MentionKind::Organization);
            for entity in bodies.filter(|e| of(&e.name, last).as_ref() == Some(word)) {
                *counts.entry(&entity.sort).or_default() += 1;
            }
            let all: usize = counts.values().sum();
            let (sort, count) =
                counts.into_iter().max_by_key(|(sort, count)| (*count, std::cmp::Reverse(*sort)))?;
            (all >= 5 && count * 2 > all && !sort.is_empty()).then_some(sort)
        })
    }

    /// The code of the state whose name or people a name begins with (*Kazakh National Bank*).
    pub fn state_in(&self, name: &str) -> Option<&str> {
        let first = name.split_whitespace().next()?;
        let id = self.bodies.exactly(&[self.spelling.word(first, Key::of(first))])?;
        let entity = self.entity(id);
        (entity.kind == MentionKind::Country).then_some(&*entity.country)
    }

    /// The last year in which a city was the capital of a state; none for capitals of today and other words.
    pub fn capital_until(&self, state: EntityId, words: &str) -> Option<i16> {
        self.capitals.get(&(load::name_key(words), Key::of(&self.entity(state).id))).copied()
    }

    /// The files, the user's before the embedded ones.
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// All entities, in file order.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The dated offices of a person, given as `person:sergei-lavrov` or without the prefix.
    pub fn offices(&self, person: &str) -> &[Office] {
        self.offices.of(person.strip_prefix("person:").unwrap_or(person))
    }

    /// All who held an office of a country or organization (`country:RU`), by id without prefix, in file order.
    pub fn holders<'o>(&'o self, of: &'o str) -> impl Iterator<Item = &'o (String, Office)> {
        self.offices.holders(of)
    }

    /// The people who bear a surname, given its key in one transliteration ([`Spelling::name`]).
    pub fn bearers(&self, surname: Key) -> &[Surname] {
        let (start, end) = self.surnames.get(surname).unwrap_or_default();
        &self.bearers[start as usize..end as usize]
    }

    /// The state, organization or person that a whole name means; a weak name counts too. Of several the first listed.
    pub fn named(&self, name: &str) -> Option<&Entity> {
        let (mut body, mut person) = (Vec::new(), Vec::new());
        load::pieces(name, |piece| {
            body.push(self.spelling.word(piece, Key::of(piece)));
            person.push(self.spelling.name(piece));
        });
        let id = self.bodies.exactly(&body).or_else(|| self.people.exactly(&person))?;
        Some(self.entity(id))
    }

    /// The year of volume 1 of a periodical.
    pub fn publication(&self, name: &str) -> Option<i32> {
        let name = name.trim().strip_prefix("The ").unwrap_or(name.trim());
        self.publications.get(&load::name_key(name)).copied()
    }

    #[cfg(test)]
    pub(crate) fn shared() -> &'static Gazetteer {
        static SHARED: std::sync::LazyLock<Gazetteer> =
            std::sync::LazyLock::new(|| Gazetteer::embedded().expect("the embedded gazetteer loads"));
        &SHARED
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_load() {
        let gazetteer = Gazetteer::shared();
        let russia = gazetteer.get("country:RU").expect("Russia is listed");
        assert_eq!(gazetteer.entity(russia).wikidata.as_ref(), "Q159");
        assert_eq!(gazetteer.publication("Eurasia Daily Monitor"), Some(2004));
        assert!(gazetteer.hashes().iter().all(|(_, hash)| hash.len() == 64));
    }

    #[test]
    fn what_is_built_ahead_is_what_the_tables_say() {
        let (ahead, tables) = (Gazetteer::embedded().unwrap(), Gazetteer::from_tables().unwrap());
        assert!(prebuilt::write(&ahead) == prebuilt::write(&tables));
        assert_eq!(ahead.entities, tables.entities);
        assert!(
            ahead
                .files
                .iter()
                .zip(ahead.hashes())
                .all(|(f, h)| crate::hash::sha256(f.text.as_bytes()) == h.1)
        );
        let person = "person:sergei-lavrov";
        assert_eq!(ahead.offices(person), tables.offices(person));
        assert!(prebuilt::read(&[]).is_none() && prebuilt::read(&[9, 0, 0, 0, 1]).is_none());
    }

    #[test]
    fn offices_are_dated() {
        let offices = Gazetteer::shared().offices("person:sergei-lavrov");
        assert!(offices.iter().any(|o| o.office.contains("Foreign") && o.held(20081001, 20081031)));
    }

    #[test]
    fn a_folder_adds_and_replaces_by_id() {
        let folder = std::env::temp_dir().join("dateline-gazetteer-test");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(
            folder.join("organizations.csv"),
            "id,name,aliases\ncsto,My Own Name,\nzz-new,Zed Zed,\n",
        )
        .unwrap();
        let gazetteer = Gazetteer::with_folder(&folder).unwrap();
        let csto = gazetteer.get("org:csto").unwrap();
        assert_eq!(&*gazetteer.entity(csto).name, "My Own Name");
        assert!(gazetteer.get("org:zz-new").is_some() && gazetteer.get("org:nato").is_some());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
