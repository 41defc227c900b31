//! Dates of offices: held before birth or behind death, one office twice at once, two holders of an office of one.

use std::collections::{BTreeMap, BTreeSet};

use super::{Problem, Sheet, World, grouped};
use crate::gazetteer::entity::day_number;
use crate::gazetteer::{Rank, Ranks, files};
use crate::table::Row;

/// Days that two holders may overlap: sources name the day of the election or of the oath.
const GRACE: i64 = 31;

/// Checks the offices of given files.
pub fn check(world: &World, problems: &mut Vec<Problem>) {
    let mut lives: BTreeMap<&str, (Row<'_>, bool)> = BTreeMap::new();
    for sheet in world.sheets.iter().filter(|s| s.prefix() == Some("person:")) {
        for row in sheet.table.rows() {
            lives.entry(row.get("id")).or_insert((row, sheet.own));
        }
    }
    let offices = world.standing(Sheet::is_offices, |_, row| row.get("person").to_string());
    for &(sheet, row) in offices.iter().filter(|(sheet, _)| sheet.own) {
        if let Some((person, _)) = lives.get(row.get("person")) {
            problems.extend(life(row, *person).into_iter().map(|message| sheet.problem(row, message)));
        }
    }
    let ranks = Ranks::of(&files::embedded()).unwrap_or_default();
    let closed = |row: &Row<'_>| !row.get("start").is_empty() && !row.get("end").is_empty();
    let same = offices
        .iter()
        .filter(|(_, row)| closed(row))
        .map(|&(sheet, row)| ((row.get("of"), row.get("office")), (sheet, row)));
    for ((of, office), rows) in grouped(same) {
        twice(&rows, problems);
        if ranks.has(office, Rank::Sole) {
            at_once(world, of, office, &rows, problems);
        }
    }
}

/// An office against the life of its holder.
fn life(office: Row<'_>, person: Row<'_>) -> Vec<String> {
    let mut wrong = Vec::new();
    let earlier = |a: Option<u32>, b: Option<u32>| a.zip(b).is_some_and(|(a, b)| a < b);
    let (start, end) = (office.get("start"), office.get("end"));
    let (born, died) = (person.get("born"), person.get("died"));
    if earlier(day_number(start, true), day_number(born, false)) {
        wrong.push(format!("the office began {start}, before its holder was born ({born})"));
    }
    if earlier(day_number(died, true), day_number(start, false)) {
        wrong.push(format!("the office began {start}, when its holder was dead ({died})"));
    }
    if earlier(day_number(died, true), day_number(end, false)) {
        wrong.push(format!("the office ended {end}, when its holder was dead ({died})"));
    }
    wrong
}

/// First and last day for which an office was held without doubt, as days since a fixed one; none where the dates
/// are too coarse to tell.
fn surely(row: Row<'_>) -> Option<(i64, i64)> {
    let first = days(day_number(row.get("start"), true)?);
    let last = days(day_number(row.get("end"), false)?);
    (first <= last).then_some((first, last))
}

/// Days since a fixed one, months of 31 days: good enough to compare.
fn days(number: u32) -> i64 {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100);
    let before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    i64::from(year) * 365 + i64::from(year / 4) + before[(month.clamp(1, 12) - 1) as usize] + i64::from(day)
}

/// One person, one office, two rows that overlap.
fn twice(rows: &[(&Sheet, Row<'_>)], problems: &mut Vec<Problem>) {
    let people = grouped(rows.iter().map(|&(sheet, row)| (row.get("person"), (sheet, row))));
    for rows in people.into_values() {
        let mut spans: Vec<_> =
            rows.into_iter().filter_map(|(sheet, row)| Some((surely(row)?, sheet, row))).collect();
        spans.sort_by_key(|(span, ..)| *span);
        for pair in spans.windows(2) {
            let ((_, before), one, first) = pair[0];
            let ((start, _), two, second) = pair[1];
            if start < before && (one.own || two.own) {
                let (sheet, row, other) = if two.own { (two, second, first) } else { (one, first, second) };
                let message = format!(
                    "`{}` holds `{}` already from {} to {}",
                    row.get("person"),
                    row.get("office"),
                    other.get("start"),
                    other.get("end")
                );
                problems.push(sheet.problem(row, message));
            }
        }
    }
}

/// Two people in an office of one. Sorted by start, a row is compared with those that have not ended.
fn at_once(world: &World, of: &str, office: &str, rows: &[(&Sheet, Row<'_>)], problems: &mut Vec<Problem>) {
    let mut spans: Vec<_> = rows.iter().filter_map(|&(s, row)| Some((surely(row)?, s, row))).collect();
    spans.sort_by_key(|(span, _, row)| (*span, row.line()));
    let mut open: Vec<usize> = Vec::new();
    let mut told = BTreeSet::new();
    for (place, &((start, end), sheet, row)) in spans.iter().enumerate() {
        open.retain(|&other| spans[other].0.1 > start + GRACE);
        for &other in &open {
            let ((_, until), rival, held) = spans[other];
            let (one, two) = (row.get("person"), held.get("person"));
            if one == two || end.min(until) - start <= GRACE || !(sheet.own || rival.own) {
                continue;
            }
            let pair = if one < two { format!("{one} {two}") } else { format!("{two} {one}") };
            let what = format!("{office} {of} {pair}");
            if world.excepted("overlap", &what) || !told.insert(what.clone()) {
                continue;
            }
            let (sheet, row, held) = if sheet.own { (sheet, row, held) } else { (rival, held, row) };
            problems.push(sheet.problem(
                row,
                format!(
                    "`{}` is {office} of {of} while `{}` is ({} to {}): expected one at a time, or `overlap,{what}` \
                     with a reason in exceptions.csv",
                    row.get("person"),
                    held.get("person"),
                    held.get("start"),
                    held.get("end")
                ),
            ));
        }
        // More of them at once than this are no office of one.
        if open.len() < 48 {
            open.push(place);
        }
    }
}
