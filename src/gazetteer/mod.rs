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

mod entity;
mod files;
mod load;
mod names;
mod offices;
mod spelling;
mod words;

use std::path::Path;

use rustc_hash::FxHashMap;

pub use entity::{DayNumber, Entity, EntityId, Gender, MentionKind, Office, day_number};
pub use files::File;
pub use load::is_hyphen;
pub use names::{Name, NameIndex, Role};
pub use offices::Offices;
pub use spelling::Spelling;
pub use words::{Flags, Words};

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
    by_id: FxHashMap<Key, EntityId>,
    /// Names of states and organizations, and phrases that are none.
    pub bodies: NameIndex,
    /// Full names of people, in one transliteration.
    pub people: NameIndex,
    surnames: FxHashMap<Key, Vec<Surname>>,
    /// Word lists.
    pub words: Words,
    /// Spelling rules.
    pub spelling: Spelling,
    publications: FxHashMap<Key, i32>,
    parts: FxHashMap<(Key, Key), Box<str>>,
    offices: Offices,
    files: Vec<File>,
}

impl Gazetteer {
    /// The gazetteer that the program carries.
    ///
    /// # Errors
    /// A mistake in an embedded file; a test keeps this from happening.
    pub fn embedded() -> Result<Gazetteer> {
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
        self.files.iter().map(|f| (f.name.clone(), crate::hash::sha256(f.text.as_bytes()))).collect()
    }

    /// The entity with an id such as `org:csto`.
    pub fn get(&self, id: &str) -> Option<EntityId> {
        self.by_id.get(&Key::of(id)).copied()
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
        let part = self.parts.get(&(load::name_key(words), Key::of(&entity.id)));
        part.map(|part| part.to_string()).or_else(|| entity.wikidata())
    }

    /// All entities, in file order.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// The dated offices of a person, given as `person:sergei-lavrov` or without the prefix.
    pub fn offices(&self, person: &str) -> Vec<Office> {
        self.offices.of(person.strip_prefix("person:").unwrap_or(person))
    }

    /// The people who bear a surname, given its key in one transliteration ([`Spelling::name`]).
    pub fn bearers(&self, surname: Key) -> &[Surname] {
        self.surnames.get(&surname).map_or(&[], Vec::as_slice)
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
