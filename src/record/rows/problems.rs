//! `problems.csv`: one row a problem. The file is written even when there are none, so that an old one never
//! stays beside new results.

use super::{Row, Table};
use crate::article::Problem;

/// The table.
pub const TABLE: Table = Table {
    file: "problems.csv",
    columns: &["severity", "kind", "article_id", "path", "message"],
    words: &[],
};

/// The row of a problem.
pub fn row(problem: &Problem) -> Row {
    vec![
        problem.severity.name().into(),
        problem.kind.into(),
        problem.article.clone(),
        problem.path.clone(),
        problem.message.clone(),
    ]
}
