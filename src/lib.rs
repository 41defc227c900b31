//! dateline reads English news and finds dated claims with provenance.

pub mod analysis;
pub mod article;
pub mod citation;
pub mod claim;
pub mod error;
pub mod mention;
pub mod span;
pub mod syntax;
pub mod table;
pub mod text;
pub mod time;
