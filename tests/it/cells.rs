//! Tables as tests read them.

use std::collections::BTreeMap;

use dateline::table::Table;

/// The rows of a table, cells by column.
pub fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let table = Table::parse("table", text, &[]).unwrap();
    let cells = |row: dateline::table::Row| {
        table.columns().iter().map(|c| (c.clone(), row.raw(c).to_string())).collect::<BTreeMap<_, _>>()
    };
    table.rows().map(cells).collect()
}
