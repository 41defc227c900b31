//! The form of a file: encoding, line ends, columns, rows as the formatter writes them.

use super::Problem;
use super::shape::{self, Shape};
use crate::error::{Error, Result};
use crate::table::{self, Row, Table};

/// Reads a file and says what is wrong with its form; none where it is no table at all.
pub fn read(name: &str, bytes: &[u8], shape: &Shape, problems: &mut Vec<Problem>) -> Option<Table> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let line = 1 + bytes[..error.valid_up_to()].iter().filter(|b| **b == b'\n').count() as u64;
            problems.push(Problem::new(name, line, "expected UTF-8"));
            return None;
        }
    };
    if text.starts_with('\u{feff}') {
        problems.push(Problem::new(name, 1, "a byte-order mark, expected none"));
    }
    if let Some(at) = text.find('\r') {
        let line = 1 + text[..at].matches('\n').count() as u64;
        problems.push(Problem::new(
            name,
            line,
            "a carriage return, expected lines that end in a line feed only",
        ));
    }
    if !text.is_empty() && !text.ends_with('\n') {
        problems.push(Problem::new(name, text.lines().count() as u64, "expected a line feed at the end"));
    }
    let table = match Table::parse(name, text, &[]) {
        Ok(table) => table,
        Err(Error::Data { line, message, .. }) => {
            problems.push(Problem::new(name, line.max(1), message));
            return None;
        }
        Err(other) => {
            problems.push(Problem::new(name, 1, other.to_string()));
            return None;
        }
    };
    if !columns(name, &table, shape, problems) {
        return None;
    }
    form(name, text.strip_prefix('\u{feff}').unwrap_or(text), &table, shape, problems);
    Some(table)
}

/// The header; false where the needed columns are missing.
fn columns(name: &str, table: &Table, shape: &Shape, problems: &mut Vec<Problem>) -> bool {
    let mut complete = true;
    for (place, column) in table.columns().iter().enumerate() {
        if !shape.columns.contains(&column.as_str()) {
            let expected = shape.columns.join(",");
            problems.push(Problem::new(name, 1, format!("unknown column `{column}`, expected {expected}")));
        }
        if table.columns()[..place].contains(column) {
            problems.push(Problem::new(name, 1, format!("the column `{column}` stands twice")));
        }
    }
    for column in shape.needs {
        if !table.columns().iter().any(|c| c == column) {
            problems.push(Problem::new(name, 1, format!("expected a column `{column}`")));
            complete = complete && !matches!(*column, "id" | "person" | "name");
        }
    }
    complete
}

/// Each row against the line that the formatter writes for it, and the order of the rows.
fn form(name: &str, text: &str, table: &Table, shape: &Shape, problems: &mut Vec<Problem>) {
    let width = table.columns().len();
    let rows: Vec<Row<'_>> = table.rows().collect();
    let mut before: Option<Vec<&str>> = None;
    for (place, row) in rows.iter().enumerate() {
        if row.width() != width {
            let message = format!("{} cells, expected {width} as in the header", row.width());
            problems.push(Problem::new(name, row.line(), message));
        }
        if row.cells().any(|cell| cell.chars().any(char::is_control)) {
            problems.push(Problem::new(name, row.line(), "a control character or line break in a cell"));
        }
        let end = rows.get(place + 1).map_or(text.len(), Row::byte);
        let stands = text.get(row.byte()..end).unwrap_or("").trim_end_matches(['\r', '\n']);
        let wanted = line(cells(table, *row, shape));
        if stands.trim_start_matches(['\r', '\n']) != wanted.trim_end() {
            problems.push(Problem::new(name, row.line(), format!("expected `{}`", wanted.trim_end())));
        }
        let key = sort_key(*row, shape);
        if before.as_ref().is_some_and(|before| *before > key) {
            let message = format!(
                "`{}` stands behind `{}`, expected rows sorted by {}",
                key.join(","),
                before.unwrap_or_default().join(","),
                shape.sort.join(", ")
            );
            problems.push(Problem::new(name, row.line(), message));
        }
        before = Some(key);
    }
}

fn sort_key<'t>(row: Row<'t>, shape: &Shape) -> Vec<&'t str> {
    shape.sort.iter().map(|column| row.get(column)).collect()
}

/// The cells of a row: blanks at edges gone, lists without empty and doubled items.
fn cells(table: &Table, row: Row<'_>, shape: &Shape) -> Vec<String> {
    let columns = table.columns().iter();
    columns
        .map(|column| {
            if !shape.lists.contains(&column.as_str()) {
                return row.get(column).split_whitespace().collect::<Vec<_>>().join(" ");
            }
            let mut items: Vec<&str> = Vec::new();
            for item in row.list(column) {
                if !items.contains(&item) {
                    items.push(item);
                }
            }
            items.join("; ")
        })
        .collect()
}

fn line(cells: Vec<String>) -> String {
    String::from_utf8(table::lines([cells])).unwrap_or_default()
}

/// A file as it should look: one form of a cell, rows sorted, equal rows once, line feeds, no byte-order mark. None
/// for a file that is not known.
///
/// # Errors
/// The file is no table, or a row has more cells than the header.
pub fn fixed(name: &str, bytes: &[u8]) -> Result<Option<Vec<u8>>> {
    let Some(shape) = shape::of(name) else { return Ok(None) };
    let text = std::str::from_utf8(bytes).map_err(|_| Error::data(name, 0, "expected UTF-8"))?;
    let table = Table::parse(name, text, &[])?;
    let mut rows: Vec<(Vec<&str>, Vec<String>)> = Vec::new();
    for row in table.rows() {
        if row.width() > table.columns().len() {
            return Err(row.error("more cells than the header has"));
        }
        rows.push((sort_key(row, shape), cells(&table, row, shape)));
    }
    rows.sort_by(|a, b| a.0.cmp(&b.0));
    let mut seen = std::collections::BTreeSet::new();
    rows.retain(|(_, cells)| seen.insert(cells.clone()));
    let header: Vec<&str> = table.columns().iter().map(String::as_str).collect();
    Ok(Some(table::write(&header, rows.into_iter().map(|(_, cells)| cells))))
}
