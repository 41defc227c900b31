//! Names: too short, doubled in their row, borne by several entities without a reason.

use super::{Problem, Sheet, World, grouped};
use crate::table::Row;
use crate::text::key::folded;

/// The columns that hold names.
const COLUMNS: &[&str] = &["name", "acronyms", "aliases", "demonyms", "capitals", "seats"];

/// Checks the names of given files, each against all others.
pub fn check(world: &World, problems: &mut Vec<Problem>) {
    let entities = |sheet: &Sheet| sheet.prefix().is_some();
    let id = |sheet: &Sheet, row: Row<'_>| format!("{}{}", sheet.prefix().unwrap_or(""), row.get("id"));
    let all = world.standing(entities, id);
    let mut bearers = Vec::new();
    for (sheet, row) in all {
        let mut own: Vec<&str> = Vec::new();
        for name in COLUMNS.iter().flat_map(|column| row.list(column)) {
            if sheet.own {
                problems.extend(form(sheet, row, name, &own));
            }
            if !own.contains(&name) {
                own.push(name);
                // Names of polities are not sought.
                let weak = row.list("weak").any(|w| w == name) || row.get("kind") == "polity";
                let group = if sheet.prefix() == Some("person:") { "person" } else { "body" };
                bearers.push(((group, plain(name)), (sheet, row, name, weak)));
            }
        }
        for weak in row.list("weak").filter(|weak| !own.contains(weak)) {
            if sheet.own {
                problems.push(sheet.problem(row, format!("`{weak}` in `weak` is no name of this row")));
            }
        }
    }
    for ((_, key), rows) in grouped(bearers) {
        shared(world, &key, &rows, problems);
    }
}

/// The form of one name.
fn form(sheet: &Sheet, row: Row<'_>, name: &str, before: &[&str]) -> Option<Problem> {
    let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
    if letters < 2 {
        return Some(sheet.problem(row, format!("the name `{name}`: expected two letters or more")));
    }
    before.contains(&name).then(|| sheet.problem(row, format!("the name `{name}` stands twice in this row")))
}

/// A name as the scan compares it: case, accents and hyphens do not count.
fn plain(name: &str) -> String {
    folded(name).replace(['-', '.', '’', '\''], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One name of several entities: all but one of them need `weak`, or the name a row in `exceptions.csv`.
fn shared(world: &World, key: &str, rows: &[(&Sheet, Row<'_>, &str, bool)], problems: &mut Vec<Problem>) {
    let strong: Vec<_> = rows.iter().filter(|(.., weak)| !weak).collect();
    let Some(first) = strong.first() else { return };
    let id = |r: &(&Sheet, Row<'_>, &str, bool)| (r.0.prefix(), r.1.get("id").to_string());
    if strong.iter().all(|r| id(r) == id(first)) || world.excepted("shared-name", key) {
        return;
    }
    for other in strong[1..].iter().filter(|r| id(r) != id(first)) {
        // A periodical may stand in the list of organizations too.
        let (place, rival) = if other.0.own { (other, first) } else { (first, other) };
        if place.0.own {
            problems.push(place.0.problem(
                place.1,
                format!(
                    "`{}` is a name of `{}` too: expected it in `weak`, or `shared-name,{key}` with a reason in \
                     exceptions.csv",
                    place.2,
                    rival.1.get("id")
                ),
            ));
        }
    }
}
