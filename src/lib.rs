//! dateline reads English news and finds dated claims with provenance.

pub mod analysis;
pub mod article;
pub mod citation;
pub mod claim;
pub mod cli;
pub mod error;
pub mod evaluate;
pub mod gazetteer;
pub mod hash;
pub mod json;
pub mod mention;
pub mod output;
pub mod pipeline;
pub mod published;
pub mod record;
pub mod span;
pub mod syntax;
pub mod table;
pub mod text;
pub mod time;
