//! Single rows: cells that may not be empty, ids, references, dates.

use std::collections::BTreeMap;

use super::{Problem, Sheet, World, grouped};
use crate::gazetteer::entity::day_number;
use crate::table::Row;

/// Checks every row of a given file.
pub fn check(world: &World, sheet: &Sheet, problems: &mut Vec<Problem>) {
    let mut seen: BTreeMap<Vec<&str>, u64> = BTreeMap::new();
    for row in sheet.table.rows() {
        for column in sheet.shape.needs {
            if row.get(column).is_empty() && sheet.table.columns().iter().any(|c| c == column) {
                problems.push(sheet.problem(row, format!("expected something in `{column}`")));
            }
        }
        let key: Vec<&str> = sheet.shape.key.iter().map(|column| row.get(column)).collect();
        if let Some(line) = seen.get(&key) {
            let message = format!("`{}` stands already in line {line}", key.join(","));
            problems.push(sheet.problem(row, message));
        } else {
            seen.insert(key, row.line());
        }
        for message in ids(world, sheet, row).into_iter().chain(dates(row)) {
            problems.push(sheet.problem(row, message));
        }
    }
}

/// A slug: lower-case letters and digits, with single hyphens inside.
fn is_slug(id: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    id.split('-').all(|part| !part.is_empty() && part.chars().all(plain))
}

fn is_code(id: &str, lengths: &[usize]) -> bool {
    lengths.contains(&id.len()) && id.chars().all(|c| c.is_ascii_uppercase())
}

fn is_wikidata(id: &str) -> bool {
    let digits = id.strip_prefix('Q').unwrap_or("");
    !digits.starts_with('0') && !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit())
}

fn ids(world: &World, sheet: &Sheet, row: Row<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    let id = row.get("id");
    match sheet.prefix() {
        Some("country:") if !is_code(id, &[2, 4]) => {
            wrong.push(format!("the id `{id}`: expected two or four capitals of ISO 3166"));
        }
        Some("org:" | "person:") if !id.is_empty() && !is_slug(id) => {
            wrong.push(format!("the id `{id}`: expected a slug such as `sergei-lavrov`"));
        }
        _ => {}
    }
    let wikidata = row.get("wikidata");
    if !wikidata.is_empty() && !is_wikidata(wikidata) {
        wrong.push(format!("`{wikidata}`: expected a Wikidata id such as Q159"));
    }
    let iso3 = row.get("iso3");
    if !iso3.is_empty() && !is_code(iso3, &[3]) {
        wrong.push(format!("`{iso3}`: expected three capitals of ISO 3166"));
    }
    let country = row.get("country");
    if !country.is_empty() && !world.ids.contains(&format!("country:{country}")) {
        wrong.push(format!("the country `{country}` is in no list"));
    }
    if sheet.is_offices() {
        let (person, of) = (row.get("person"), row.get("of"));
        if !world.ids.contains(&format!("person:{person}")) {
            wrong.push(format!("the person `{person}` is in no list"));
        }
        if !of.is_empty() && !world.ids.contains(of) {
            wrong.push(format!("`{of}` is in no list, expected `country:` or `org:` and a listed id"));
        }
    }
    wrong
}

fn dates(row: Row<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    for column in ["start", "end", "born", "died"] {
        let cell = row.get(column);
        if !cell.is_empty() && !is_date(cell) {
            wrong.push(format!("`{cell}` in `{column}`: expected 2005, 2005-11 or 2005-11-11"));
        }
    }
    for (first, last) in [("start", "end"), ("born", "died")] {
        let (from, to) = (row.get(first), row.get(last));
        if let (Some(start), Some(end)) = (day_number(from, false), day_number(to, true))
            && start > end
        {
            wrong.push(format!("`{first}` {from} is later than `{last}` {to}"));
        }
    }
    let year = row.get("first_volume_year");
    if !(year.is_empty() || year.len() == 4 && year.chars().all(|c| c.is_ascii_digit())) {
        wrong.push(format!("`{year}` in `first_volume_year`: expected a year"));
    }
    wrong
}

/// A day that the calendar has.
fn is_date(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split('-').collect();
    let widths: Vec<usize> = parts.iter().map(|p| p.len()).collect();
    let number = |p: &&str| p.parse::<u32>().ok().filter(|_| p.chars().all(|c| c.is_ascii_digit()));
    let numbers: Option<Vec<u32>> = parts.iter().map(number).collect();
    let Some(numbers) = numbers.filter(|_| [4, 2, 2].starts_with(&widths) && !widths.is_empty()) else {
        return false;
    };
    let leap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0);
    let month = numbers.get(1).copied().unwrap_or(1);
    let last = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=12).contains(&month) && numbers.get(2).is_none_or(|day| (1..=last).contains(day))
}

/// Two rows with one Wikidata id are one entity.
pub fn check_wikidata(world: &World, problems: &mut Vec<Problem>) {
    let all = world.standing(
        |sheet| sheet.prefix().is_some(),
        |sheet, row| format!("{}{}", sheet.prefix().unwrap_or(""), row.get("id")),
    );
    let with = all.into_iter().filter(|(_, row)| !row.get("wikidata").is_empty());
    for (wikidata, rows) in grouped(with.map(|(sheet, row)| (row.get("wikidata"), (sheet, row)))) {
        let first = rows[0];
        for &(sheet, row) in rows[1..].iter().filter(|(_, row)| row.get("id") != first.1.get("id")) {
            let message = format!("{wikidata} is the id of `{}` too", first.1.get("id"));
            let own = if sheet.own { (sheet, row) } else { first };
            if own.0.own {
                problems.push(own.0.problem(own.1, message));
            }
        }
    }
}
