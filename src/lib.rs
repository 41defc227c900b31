//! dateline reads English news and finds dated claims with provenance: who said or did what, when, according to
//! which source, and at which words.
//!
//! ```
//! use dateline::{article::Article, claim::ClaimKind, pipeline::Pipeline};
//!
//! // Loads gazetteers and models once; may be shared by threads.
//! let pipeline = Pipeline::builder().build()?;
//! let article = Article::new("1", "“We agree,” Sergei Lavrov told Reuters in Moscow on May 24, 2002.");
//! let found = pipeline.analyze(&article);
//!
//! let claim = &found.claims[0];
//! let ClaimKind::Statement { cue, speaker_entities, content, .. } = &claim.kind else { panic!("a statement") };
//! assert_eq!(cue.of(&article.text), "told");
//! assert_eq!(content[0].of(&article.text), "We agree");
//! assert_eq!(speaker_entities, &["person:sergei-lavrov"]);
//! assert_eq!(claim.date.as_ref().map(|d| d.value.as_str()), Some("2002-05-24"));
//! assert_eq!(claim.sources[0].span.of(&article.text), "Reuters");
//! # Ok::<(), dateline::error::Error>(())
//! ```
//!
//! The way of the data is told in `ARCHITECTURE.md`.

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
