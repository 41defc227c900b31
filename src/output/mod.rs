//! Results in files: whole or not at all, the same bytes for the same input, and never over somebody's work.
//!
//! A [`Folder`] takes results article by article, writes them to files with temporary names, and gives them
//! their names only when all of them are on the disk; the manifest comes last.

mod folder;
mod manifest;
mod render;
mod verify;

pub use folder::{Folder, hash_file};
pub use manifest::{FileRow, Manifest, NAME, Named, Read};
pub use render::{FILES, Profile, Rendered, cells, footer, header, render, unguarded};
pub use verify::{Verified, Wrong, verify};
