//! The embedded gazetteer as it lies in the program: built from the CSV files when the program is compiled, so that
//! a start is one pass over flat rows instead of a reading of five megabytes of tables.
//!
//! Numbers are little-endian, text lies in one pool and is used where it lies. A test holds that what is read back is
//! what the CSV files say.

use std::borrow::Cow;

use super::entity::{Entity, EntityId, Gender, MentionKind};
use super::keymap::KeyMap;
use super::names::{Name, NameIndex, Role};
use super::offices::{Lines, Offices};
use super::ranks::Ranks;
use super::spelling::Spelling;
use super::words::{Flags, Words};
use super::{Gazetteer, Surname, files};
use crate::text::Key;

#[cfg(prebuilt)]
static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));

/// The gazetteer that the program carries; none where the bytes are not what [`write()`] made.
#[cfg(prebuilt)]
pub fn embedded() -> Option<Gazetteer> {
    read(BYTES)
}

/// SHA-256 of an embedded file, reckoned when the program was built.
#[cfg(prebuilt)]
pub fn sum(file: &str) -> Option<String> {
    let mut reader = Reader::new(BYTES)?;
    let count = reader.number()?;
    for _ in 0..count {
        let (name, sum) = (reader.text()?, reader.text()?);
        if name == file {
            return Some(sum.to_string());
        }
    }
    None
}

/// A gazetteer of embedded files as bytes.
pub fn write(gazetteer: &Gazetteer) -> Vec<u8> {
    let mut out = Writer::default();
    let sums = gazetteer.hashes();
    out.number(sums.len());
    for (name, sum) in &sums {
        out.text(name);
        out.text(sum);
    }
    out.number(gazetteer.entities.len());
    for entity in &gazetteer.entities {
        for text in [&entity.id, &entity.name, &entity.sort, &entity.country, &entity.wikidata] {
            out.text(text);
        }
        out.key(Key::of(&entity.id));
        out.byte(entity.kind as u8);
        out.byte(entity.gender.map_or(0, |g| g as u8 + 1));
        for year in [entity.start, entity.end] {
            out.number(year.map_or(u32::MAX, |y| y as u16 as u32) as usize);
        }
    }
    for index in [&gazetteer.bodies, &gazetteer.people] {
        names(&mut out, index);
    }
    out.number(gazetteer.bearers.len());
    for surname in &gazetteer.bearers {
        out.number(surname.person.0 as usize);
        out.key(surname.given);
        out.byte(u8::from(surname.alone));
    }
    out.pairs(&gazetteer.surnames);
    out.number(gazetteer.words.flags.sorted().len());
    for (key, flags) in gazetteer.words.flags.sorted() {
        out.key(key);
        out.key(Key(flags.0));
    }
    let genders = gazetteer.words.gender.sorted();
    out.number(genders.len());
    for (key, gender) in genders {
        out.key(key);
        out.byte(gender.map_or(0, |g| g as u8 + 1));
    }
    out.number(gazetteer.words.endings.len());
    for (ending, strong) in &gazetteer.words.endings {
        out.text(ending);
        out.byte(u8::from(*strong));
    }
    let known = gazetteer.spelling.known.sorted();
    out.number(known.len());
    for (key, name) in known {
        out.key(key);
        out.key(name);
    }
    let mut years: Vec<_> = gazetteer.publications.iter().map(|(key, year)| (*key, *year)).collect();
    years.sort();
    out.number(years.len());
    for (key, year) in years {
        out.key(key);
        out.number(year as usize);
    }
    let mut parts: Vec<_> = gazetteer.parts.iter().collect();
    parts.sort();
    out.number(parts.len());
    for ((name, state), wikidata) in parts {
        out.key(*name);
        out.key(*state);
        out.text(wikidata);
    }
    let mut capitals: Vec<_> = gazetteer.capitals.iter().collect();
    capitals.sort();
    out.number(capitals.len());
    for ((name, state), end) in capitals {
        out.key(*name);
        out.key(*state);
        out.number(*end as usize);
    }
    let (people, lines) = gazetteer.offices.parts();
    out.number(lines.len());
    for &(file, start, end) in lines {
        [file, start, end].into_iter().for_each(|n| out.number(n as usize));
    }
    out.pairs(people);
    out.finish()
}

fn names(out: &mut Writer, index: &NameIndex) {
    out.number(index.names.len());
    for name in &index.names {
        out.key(name.first);
        out.key(name.second);
        out.number(name.rest as usize);
        out.byte(name.words);
        out.number(name.capitals as usize);
        out.number(name.entity.map_or(u32::MAX, |id| id.0) as usize);
        out.byte(name.role as u8);
        out.byte(u8::from(name.weak));
        out.key(name.exact);
    }
    out.number(index.rest.len());
    index.rest.iter().for_each(|key| out.key(*key));
}

/// Reads what [`write()`] made; none for any other bytes.
pub fn read(bytes: &'static [u8]) -> Option<Gazetteer> {
    let mut reader = Reader::new(bytes)?;
    for _ in 0..reader.number()? * 2 {
        reader.text()?;
    }
    let count = reader.number()? as usize;
    let mut entities = Vec::with_capacity(count);
    let mut by_id = KeyMap::with_room(count);
    for place in 0..count {
        let text = [reader.text()?, reader.text()?, reader.text()?, reader.text()?, reader.text()?];
        let [id, name, sort, country, wikidata] = text.map(Cow::Borrowed);
        by_id.insert(reader.key()?, EntityId(place as u32));
        let kind = *[MentionKind::Person, MentionKind::Country, MentionKind::Organization]
            .get(reader.byte()? as usize)?;
        let gender = gender(reader.byte()?);
        let mut year = || Some(Some(reader.number()?).filter(|y| *y != u32::MAX).map(|y| y as u16 as i16));
        let (start, end) = (year()?, year()?);
        entities.push(Entity { id, name, kind, sort, country, wikidata, start, end, gender });
    }
    let bodies = read_names(&mut reader)?;
    let people = read_names(&mut reader)?;
    let bearers = reader
        .list(|r| Some(Surname { person: EntityId(r.number()?), given: r.key()?, alone: r.byte()? == 1 }))?;
    let surnames = reader.pairs()?;
    let count = reader.number()? as usize;
    let mut words = Words { flags: KeyMap::with_room(count), ..Words::default() };
    for _ in 0..count {
        let (key, flags) = (reader.key()?, reader.key()?);
        words.flags.insert(key, Flags(flags.0));
    }
    for _ in 0..reader.number()? {
        let (key, value) = (reader.key()?, reader.byte()?);
        words.gender.insert(key, gender(value));
    }
    words.endings = reader.list(|r| Some((Cow::Borrowed(r.text()?), r.byte()? == 1)))?;
    let count = reader.number()? as usize;
    let mut known = KeyMap::with_room(count);
    for _ in 0..count {
        let key = reader.key()?;
        known.insert(key, reader.key()?);
    }
    let publications = reader.list(|r| Some((r.key()?, r.number()? as i32)))?.into_iter().collect();
    let parts =
        reader.list(|r| Some(((r.key()?, r.key()?), Cow::Borrowed(r.text()?))))?.into_iter().collect();
    let capitals = reader.list(|r| Some(((r.key()?, r.key()?), r.number()? as i16)))?.into_iter().collect();
    let lines: Vec<Lines> = reader.list(|r| Some((r.number()?, r.number()?, r.number()?)))?;
    let people_lines = reader.pairs()?;
    let files = files::embedded();
    let mut spelling = Spelling::of(&files).ok()?;
    spelling.known = known;
    let offices = Offices::made(&files, people_lines, lines);
    Some(Gazetteer {
        entities,
        by_id,
        bodies,
        people,
        surnames,
        bearers,
        words,
        spelling,
        ranks: Ranks::of(&files).ok()?,
        publications,
        parts,
        capitals,
        offices,
        files,
    })
}

fn read_names(reader: &mut Reader) -> Option<NameIndex> {
    let roles = [Role::Name, Role::Acronym, Role::Demonym, Role::Capital, Role::Seat, Role::Nothing];
    let names = reader.list(|r| {
        Some(Name {
            first: r.key()?,
            second: r.key()?,
            rest: r.number()?,
            words: r.byte()?,
            capitals: r.number()?,
            entity: Some(r.number()?).filter(|id| *id != u32::MAX).map(EntityId),
            role: *roles.get(r.byte()? as usize)?,
            weak: r.byte()? == 1,
            exact: r.key()?,
        })
    })?;
    let rest = reader.list(Reader::key)?;
    Some(NameIndex::sorted(names, rest))
}

fn gender(byte: u8) -> Option<Gender> {
    [None, Some(Gender::Male), Some(Gender::Female)].get(byte as usize).copied().flatten()
}

/// Numbers, and a pool of text at the end.
#[derive(Default)]
struct Writer {
    rows: Vec<u8>,
    pool: String,
    known: rustc_hash::FxHashMap<String, usize>,
}

impl Writer {
    fn byte(&mut self, value: u8) {
        self.rows.push(value);
    }

    fn number(&mut self, value: usize) {
        self.rows.extend((value as u32).to_le_bytes());
    }

    fn key(&mut self, key: Key) {
        self.rows.extend(key.0.to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        let start = *self.known.entry(text.to_string()).or_insert_with(|| {
            self.pool.push_str(text);
            self.pool.len() - text.len()
        });
        self.number(start);
        self.number(text.len());
    }

    fn pairs(&mut self, map: &KeyMap<(u32, u32)>) {
        let sorted = map.sorted();
        self.number(sorted.len());
        for (key, (start, end)) in sorted {
            self.key(key);
            self.number(start as usize);
            self.number(end as usize);
        }
    }

    fn finish(self) -> Vec<u8> {
        let mut bytes = (self.rows.len() as u32).to_le_bytes().to_vec();
        bytes.extend(self.rows);
        bytes.extend(self.pool.into_bytes());
        bytes
    }
}

/// Reads from the front; none behind the end.
struct Reader {
    rows: &'static [u8],
    pool: &'static str,
}

impl Reader {
    fn new(bytes: &'static [u8]) -> Option<Reader> {
        let (length, rest) = bytes.split_first_chunk()?;
        let (rows, pool) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
        Some(Reader { rows, pool: std::str::from_utf8(pool).ok()? })
    }

    #[inline]
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rows.split_first()?;
        self.rows = rest;
        Some(*first)
    }

    #[inline]
    fn number(&mut self) -> Option<u32> {
        let (first, rest) = self.rows.split_first_chunk()?;
        self.rows = rest;
        Some(u32::from_le_bytes(*first))
    }

    #[inline]
    fn key(&mut self) -> Option<Key> {
        let (first, rest) = self.rows.split_first_chunk()?;
        self.rows = rest;
        Some(Key(u64::from_le_bytes(*first)))
    }

    #[inline]
    fn text(&mut self) -> Option<&'static str> {
        let (start, length) = (self.number()? as usize, self.number()? as usize);
        self.pool.get(start..start + length)
    }

    fn list<T>(&mut self, mut each: impl FnMut(&mut Reader) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()? as usize;
        let mut all = Vec::with_capacity(count.min(self.rows.len()));
        for _ in 0..count {
            all.push(each(self)?);
        }
        Some(all)
    }

    fn pairs(&mut self) -> Option<KeyMap<(u32, u32)>> {
        let count = self.number()? as usize;
        let mut map = KeyMap::with_room(count.min(self.rows.len()));
        for _ in 0..count {
            let key = self.key()?;
            map.insert(key, (self.number()?, self.number()?));
        }
        Some(map)
    }
}
