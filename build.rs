//! Reads the gazetteers when the program is built, so that the program does not when it starts: the same code that
//! reads a user's files turns the embedded ones into flat rows (`src/gazetteer/prebuilt.rs`).

#![allow(dead_code, missing_docs, unused_imports)]

#[path = "src/error.rs"]
mod error;
#[path = "src/gazetteer/mod.rs"]
mod gazetteer;
#[path = "src/hash.rs"]
mod hash;
#[path = "src/span.rs"]
mod span;
#[path = "src/table.rs"]
mod table;
#[path = "src/text/mod.rs"]
mod text;

fn main() {
    println!("cargo::rustc-cfg=prebuilt");
    for watched in ["build.rs", "gazetteers", "src/gazetteer", "src/text", "src/table.rs", "src/hash.rs"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let folder = std::env::var_os("OUT_DIR").expect("cargo names a folder for what is built");
    let gazetteer = gazetteer::Gazetteer::from_tables().unwrap_or_else(|error| panic!("gazetteers/{error}"));
    let path = std::path::Path::new(&folder).join("gazetteer.bin");
    std::fs::write(path, gazetteer::prebuilt::write(&gazetteer)).expect("the folder can be written");
}
