//! The public shapes of findings: the one place that names columns and keys.
//!
//! Inside, findings are spans of bytes and indices; here they get stable ids, code points, words and names.
//! [`View`] holds what all tables of one article share; each table has a file of its own.

pub mod annotation;
pub mod candidates;
pub mod claim;
mod days;
mod ids;
pub mod nested;
pub mod rows;
pub mod times;
mod view;

pub use days::{days, edtf};
pub use view::View;

/// Version of the columns and keys. It grows when one of them changes its meaning.
pub const FORMAT: u32 = 1;
