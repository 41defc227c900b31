//! CSV tables, read and written: the one door to the `csv` crate.

use crate::error::{Error, Result};

/// A table with a header row, held whole.
pub struct Table {
    /// Name for messages.
    name: String,
    columns: Vec<String>,
    rows: Vec<Record>,
}

/// Cells, and where they stand.
struct Record {
    line: u64,
    byte: usize,
    cells: csv::StringRecord,
}

/// One row of a [`Table`].
#[derive(Clone, Copy)]
pub struct Row<'t> {
    table: &'t Table,
    index: usize,
}

impl Table {
    /// Reads a table. A leading byte-order mark is dropped; rows may be short (missing cells are empty).
    ///
    /// # Errors
    /// [`Error::Data`] with the line, where the text is no CSV or lacks one of the `wanted` columns.
    pub fn parse(name: &str, text: &str, wanted: &[&str]) -> Result<Table> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (columns, rows) = match plain(text) {
            Some(mut records) => (records.next().map(|r| r.cells).unwrap_or_default(), records.collect()),
            None => quoted(name, text)?,
        };
        let columns: Vec<String> = columns.iter().map(|c| c.trim().to_string()).collect();
        for column in wanted {
            if !columns.iter().any(|c| c == column) {
                return Err(Error::data(name, 1, format!("expected a column `{column}`, found {columns:?}")));
            }
        }
        Ok(Table { name: name.to_string(), columns, rows })
    }

    /// The rows, in file order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows.len()).map(|index| Row { table: self, index })
    }

    /// The names of the columns.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }
}

/// The records of a text without quotation marks and carriage returns, where every comma and every line feed parts. Most
/// tables are such texts, many of them of few lines, and to make a reader of the `csv` crate ready takes longer than to read those.
fn plain(text: &str) -> Option<impl Iterator<Item = Record>> {
    if text.contains('"') || text.contains('\r') || text.starts_with('\u{feff}') {
        return None;
    }
    let mut next = 0;
    let records = text.split('\n').zip(1..).filter_map(move |(row, line)| {
        let byte = next;
        next += row.len() + 1;
        (!row.is_empty()).then(|| Record { line, byte, cells: row.split(',').collect() })
    });
    Some(records)
}

/// The header and the records of any text.
fn quoted(name: &str, text: &str) -> Result<(csv::StringRecord, Vec<Record>)> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let bad = |e: &csv::Error| Error::data(name, e.position().map_or(0, csv::Position::line), e);
    let columns = reader.headers().map_err(|e| bad(&e))?.clone();
    let mut rows = Vec::new();
    let (mut byte, mut line) = (0, 1);
    for record in reader.into_records() {
        let cells = record.map_err(|e| bad(&e))?;
        // A record's place may be the line feed that ends the row before it.
        let mut start = cells.position().map_or(byte, |p| p.byte() as usize);
        while text[start..].starts_with(['\r', '\n']) {
            start += 1;
        }
        line += text[byte..start].matches('\n').count() as u64;
        byte = start;
        rows.push(Record { line, byte, cells });
    }
    Ok((columns, rows))
}

impl<'t> Row<'t> {
    /// A cell without blanks at its edges; empty where the column or the cell is missing.
    pub fn get(&self, column: &str) -> &'t str {
        let place = self.table.columns.iter().position(|c| c == column);
        place.and_then(|i| self.table.rows[self.index].cells.get(i)).unwrap_or("").trim()
    }

    /// A cell as it stands, blanks and all; empty where the column or the cell is missing.
    pub fn raw(&self, column: &str) -> &'t str {
        let place = self.table.columns.iter().position(|c| c == column);
        place.and_then(|i| self.table.rows[self.index].cells.get(i)).unwrap_or("")
    }

    /// The items of a cell that holds a list (`a; b`).
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.get(column).split(';').map(str::trim).filter(|s| !s.is_empty())
    }

    /// The line of the file, counted from 1.
    pub fn line(&self) -> u64 {
        self.table.rows[self.index].line
    }

    /// How many cells the row has; fewer or more than the header where the row is wrong.
    pub fn width(&self) -> usize {
        self.table.rows[self.index].cells.len()
    }

    /// All cells, as they stand.
    pub fn cells(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        self.table.rows[self.index].cells.iter()
    }

    /// Where the row begins in the text, in bytes, a byte-order mark not counted.
    pub fn byte(&self) -> usize {
        self.table.rows[self.index].byte
    }

    /// An error about this row.
    pub fn error(&self, message: impl std::fmt::Display) -> Error {
        Error::data(&self.table.name, self.line(), message)
    }
}

/// Writes rows as CSV (RFC 4180, `\n` line ends) into memory.
pub fn write<R, C>(header: &[&str], rows: R) -> Vec<u8>
where
    R: IntoIterator<Item = C>,
    C: IntoIterator,
    C::Item: AsRef<[u8]>,
{
    let mut bytes = lines([header]);
    bytes.extend(lines(rows));
    bytes
}

/// Writes rows as CSV without a header, to be joined with others of the same width.
pub fn lines<R, C>(rows: R) -> Vec<u8>
where
    R: IntoIterator<Item = C>,
    C: IntoIterator,
    C::Item: AsRef<[u8]>,
{
    let mut bytes = Vec::new();
    for row in rows {
        let start = bytes.len();
        for (place, cell) in row.into_iter().enumerate() {
            if place > 0 {
                bytes.push(b',');
            }
            add(&mut bytes, cell.as_ref());
        }
        // A row of one empty cell would be a blank line.
        if bytes.len() == start {
            bytes.extend_from_slice(b"\"\"");
        }
        bytes.push(b'\n');
    }
    bytes
}

/// Adds a cell, in quotation marks where it has to have them.
fn add(bytes: &mut Vec<u8>, cell: &[u8]) {
    let marks = |b: &u8| matches!(b, b',' | b'"' | b'\n' | b'\r');
    // Sixteen bytes are asked at once.
    let (wide, rest) = cell.as_chunks::<16>();
    let marked = |bytes: &[u8; 16]| bytes.iter().fold(false, |marked, b| marked | marks(b));
    if !wide.iter().any(marked) && !rest.iter().any(marks) {
        return bytes.extend_from_slice(cell);
    }
    bytes.push(b'"');
    for (place, part) in cell.split(|b| *b == b'"').enumerate() {
        if place > 0 {
            bytes.extend_from_slice(b"\"\"");
        }
        bytes.extend_from_slice(part);
    }
    bytes.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_column_is_named_with_its_file() {
        let error = Table::parse("x.csv", "a,b\n1,2\n", &["a", "c"]).err().unwrap();
        assert!(error.to_string().starts_with("x.csv:1: expected a column `c`"), "{error}");
    }

    #[test]
    fn cells_lists_and_lines() {
        let table = Table::parse("x.csv", "\u{feff}a,b\n1,\"x; y\"\n2\n", &["a"]).unwrap();
        let rows: Vec<_> = table.rows().collect();
        assert_eq!(rows[0].list("b").collect::<Vec<_>>(), ["x", "y"]);
        assert_eq!((rows[1].get("b"), rows[1].line()), ("", 3));
        let table = Table::parse("x.csv", "a,b\r\n1,2\r\n\r\n\"3\r\n3\",4\r\n5,6\r\n", &["a"]).unwrap();
        let lines: Vec<u64> = table.rows().map(|r| r.line()).collect();
        assert_eq!(lines, [2, 4, 6]);
    }

    #[test]
    fn what_is_written_is_what_the_csv_crate_writes() {
        let rows = [["a", ""], ["a,b", "\"x\" \"\""], ["1\n2", "\r"], ["", ""], [" é", "'"]];
        let mut writer = csv::Writer::from_writer(Vec::new());
        rows.iter().for_each(|row| writer.write_record(row).unwrap());
        assert_eq!(lines(rows), writer.into_inner().unwrap());
        assert_eq!(lines([[""]]), b"\"\"\n");
    }

    #[test]
    fn plain_texts_are_read_as_all_others() {
        for text in ["a,b\n1,2\n\n, x\n3\n\n 4,5,6", "\n\na\n1\n", "", "a,b", "a,\n,\n \n"] {
            let (columns, rows) = quoted("x.csv", text).unwrap();
            let all = |r: &Record| (r.line, r.byte, r.cells.iter().map(str::to_string).collect::<Vec<_>>());
            let mut plain = plain(text).unwrap();
            assert_eq!(plain.next().map(|r| r.cells).unwrap_or_default(), columns, "{text:?}");
            assert_eq!(
                plain.map(|r| all(&r)).collect::<Vec<_>>(),
                rows.iter().map(all).collect::<Vec<_>>(),
                "{text:?}"
            );
        }
        assert!(plain("a\n\"1\"\n").is_none());
    }
}
