//! What the gazetteer knows of one state, organization, periodical or person.

use std::borrow::Cow;

/// Text of a list: embedded in the program, or read from a user's file.
pub type Label = Cow<'static, str>;

/// What is mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MentionKind {
    /// A named individual.
    Person,
    /// A state or territory.
    Country,
    /// A named institution.
    Organization,
}

/// Grammatical gender of a person, where a name or a title tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// *he*
    Male,
    /// *she*
    Female,
}

/// An entity's place in the gazetteer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub(crate) u32);

/// One entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// `country:RU`, `org:csto`, `person:sergei-lavrov`.
    pub id: Label,
    /// The name to show.
    pub name: Label,
    /// State, organization or person.
    pub kind: MentionKind,
    /// What kind of organization (`ministry`, `agency`); empty for others.
    pub sort: Label,
    /// ISO code of the country that it belongs to (of a country: its own).
    pub country: Label,
    /// Wikidata id (`Q159`), or empty.
    pub wikidata: Label,
    /// First year, where known: of a state or body its founding, of a person the birth.
    pub start: Option<i16>,
    /// Last year, where known.
    pub end: Option<i16>,
    /// A person's gender, where the given name tells.
    pub gender: Option<Gender>,
}

impl Entity {
    /// True where the entity can have existed in a year. People count from their twentieth year to thirty years
    /// behind their death.
    pub fn lives(&self, year: i16) -> bool {
        let (lead, tail) = if self.kind == MentionKind::Person { (20, 30) } else { (0, 12) };
        self.start.is_none_or(|s| s + lead <= year) && self.end.is_none_or(|e| year <= e + tail)
    }

    /// The Wikidata id, where there is one.
    pub fn wikidata(&self) -> Option<String> {
        (!self.wikidata.is_empty()).then(|| self.wikidata.to_string())
    }
}

/// A calendar day as a number (`20050131`), so that partial dates compare.
pub type DayNumber = u32;

/// The first or the last day that a partial date (`2005`, `2005-10`, `2005-10-31`) may mean.
pub fn day_number(date: &str, last: bool) -> Option<DayNumber> {
    let mut parts = date.splitn(3, '-');
    let year: u32 = parts.next()?.trim().parse().ok().filter(|y| *y > 0 && *y < 10_000)?;
    let rest = if last { [12, 31] } else { [1, 1] };
    let mut part = |other: u32, limit: u32| match parts.next() {
        Some(digits) => digits.parse().ok().filter(|n| (1..=limit).contains(n)),
        None => Some(other),
    };
    let month = part(rest[0], 12)?;
    let day = part(rest[1], 31)?;
    Some(year * 10_000 + month * 100 + day)
}

/// An office that a person held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// `Foreign Minister`.
    pub office: String,
    /// Country or organization (`country:RU`, `org:nato`).
    pub of: String,
    /// First day, where known.
    pub start: Option<DayNumber>,
    /// Last day, where known.
    pub end: Option<DayNumber>,
}

impl Office {
    /// True where the office may have been held between two days.
    pub fn held(&self, first: DayNumber, last: DayNumber) -> bool {
        self.start.is_none_or(|s| s <= last) && self.end.is_none_or(|e| first <= e)
    }

    /// True where the office ended before a day.
    pub fn former(&self, day: DayNumber) -> bool {
        self.end.is_some_and(|e| e < day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn partial_dates_compare() {
        assert_eq!(day_number("2005", false), Some(20050101));
        assert_eq!(day_number("2005-10", true), Some(20051031));
        assert_eq!(day_number("2005-13", true), None);
        assert_eq!(day_number("", true), None);
        let office = Office {
            office: "X".into(),
            of: "country:RU".into(),
            start: Some(20040301),
            end: Some(20120521),
        };
        assert!(office.held(20051101, 20051131) && !office.held(20120601, 20120601));
        assert!(office.former(20130101) && !office.former(20100101));
    }
}
