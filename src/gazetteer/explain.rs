//! What a name may mean, told to people: every entity that bears it, by which spelling, and what it did when.

use super::entity::{EntityId, MentionKind, Office, day_number};
use super::{Gazetteer, Name, Role, load};
use crate::error::{Error, Result};
use crate::text::Key;

/// The entities that a name may mean, a line each with its offices below it; those held on the day, month or year
/// of `date` only, where one is given. Nothing for a name that is in no list.
///
/// # Errors
/// A date that is none.
pub fn lines(gazetteer: &Gazetteer, name: &str, date: Option<&str>) -> Result<Vec<String>> {
    let days = match date {
        None => None,
        Some(date) => {
            let days = day_number(date, false).zip(day_number(date, true));
            Some(days.ok_or_else(|| {
                Error::Argument(format!("`{date}`: expected a date such as 2005-06-01, 2005-06 or 2005"))
            })?)
        }
    };
    let mut lines = Vec::new();
    let (mut body, mut person, mut exact) = (Vec::new(), Vec::new(), Vec::new());
    load::pieces(name, |piece| {
        body.push(gazetteer.spelling.word(piece, Key::of(piece)));
        person.push(gazetteer.spelling.name(piece));
        exact.push(Key::of(piece));
    });
    let exact = Key::join(exact);
    for (index, keys) in [(&gazetteer.bodies, &body), (&gazetteer.people, &person)] {
        for listed in index.meanings(keys) {
            match listed.entity {
                Some(id) => entity(gazetteer, id, &how(listed, exact), days, &mut lines),
                None => lines.push(format!("`{name}` names nobody: words/not-entities.csv")),
            }
        }
    }
    if let [surname] = person[..] {
        for bearer in gazetteer.bearers(surname) {
            let how = if bearer.alone { "known by this name alone" } else { "bears this surname" };
            entity(gazetteer, bearer.person, how, days, &mut lines);
        }
    }
    Ok(lines)
}

/// How a listed name stands to its entity.
fn how(name: &Name, exact: Key) -> String {
    let role = match name.role {
        Role::Name => "name",
        Role::Acronym => "abbreviation",
        Role::Demonym => "demonym",
        Role::Capital => "capital",
        Role::Seat => "seat of power",
        Role::Nothing => "no entity",
    };
    let spelling = if name.exact == exact { "listed" } else { "by rule" };
    let weak = if name.weak { ", needs context" } else { "" };
    format!("{role}, {spelling}{weak}")
}

fn entity(gazetteer: &Gazetteer, id: EntityId, how: &str, days: Option<(u32, u32)>, lines: &mut Vec<String>) {
    let entity = gazetteer.entity(id);
    let year = |y: Option<i16>| y.map_or(String::new(), |y| y.to_string());
    let mut line = format!("{}  {}  ({how})", entity.id, entity.name);
    if !entity.wikidata.is_empty() {
        line += &format!("  {}", entity.wikidata);
    }
    if entity.start.is_some() || entity.end.is_some() {
        line += &format!("  {}–{}", year(entity.start), year(entity.end));
    }
    lines.push(line);
    if entity.kind != MentionKind::Person {
        return;
    }
    let held = |o: &&Office| days.is_none_or(|(first, last)| o.held(first, last));
    let mut offices: Vec<&Office> = gazetteer.offices(&entity.id).iter().filter(held).collect();
    offices.sort_by_key(|o| o.start);
    for office in offices {
        let day = |d: Option<u32>| {
            d.map_or("?".into(), |d| format!("{}-{:02}-{:02}", d / 10_000, d / 100 % 100, d % 100))
        };
        let of = gazetteer.name(&office.of).unwrap_or(&office.of);
        lines.push(format!("    {}, {of}: {} to {}", office.office, day(office.start), day(office.end)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_surnames_and_days() {
        let ask = |name: &str, date: Option<&str>| lines(Gazetteer::shared(), name, date).unwrap().join("\n");
        let cstos = ask("CSTO", None);
        assert!(cstos.contains("org:csto") && cstos.contains("abbreviation, listed"), "{cstos}");
        let lavrov = ask("Sergey Lavrov", Some("2005-06"));
        assert!(lavrov.contains("person:sergei-lavrov") && lavrov.contains("Foreign Minister"), "{lavrov}");
        assert!(!ask("Sergey Lavrov", Some("1975")).contains("Foreign Minister"));
        assert!(ask("Ivanov", None).lines().filter(|l| l.starts_with("person:")).count() > 3);
        assert!(ask("Tashkent", None).contains("country:UZ  Uzbekistan  (capital, listed)"));
        assert_eq!(ask("Zzyzx Qwertyson", None), "");
        assert!(lines(Gazetteer::shared(), "NATO", Some("June")).is_err());
    }
}
