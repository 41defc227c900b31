//! The order of the house: which room may use which, which room is the door to which dependency, how long a
//! file may be, and what the library must not touch.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, from the foundation up. A room uses only rooms before its own; those in one row not each other.
const ROOMS: [&[&str]; 18] = [
    &["span"],
    &["error"],
    &["table", "json", "hash"],
    &["text"],
    &["article"],
    &["gazetteer"],
    &["syntax"],
    &["mention", "time"],
    &["citation"],
    &["claim"],
    &["analysis"],
    &["published"],
    &["pipeline"],
    &["record"],
    &["output", "evaluate"],
    &["cli"],
    &["lib"],
    &["main"],
];

/// Each dependency and the files or rooms that may name it.
const DOORS: [(&str, &[&str]); 13] = [
    ("aho_corasick", &["gazetteer"]),
    ("chardetng", &["article/decode.rs"]),
    ("clap", &["cli"]),
    ("csv", &["table.rs"]),
    ("encoding_rs", &["article/decode.rs"]),
    ("fearless_simd", &["syntax/wide.rs"]),
    ("rayon", &["pipeline.rs"]),
    ("regex", &["article", "text", "gazetteer", "syntax", "mention", "time", "citation", "claim"]),
    ("rustc_hash", &["text", "gazetteer", "syntax", "mention", "time", "citation", "claim"]),
    ("serde", &["json.rs", "record", "output/manifest.rs"]),
    ("serde_json", &["json.rs"]),
    ("sha2", &["hash.rs"]),
    ("unicode_segmentation", &["text"]),
];

/// The longest a file may be, its tests at the foot not counted.
const LONGEST: usize = 400;

struct Source {
    /// Path below `src`.
    name: String,
    /// Its room: the first folder, or the stem of a file at the top.
    room: String,
    /// The text without the tests at its foot and without comments.
    code: String,
    lines: usize,
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut waiting = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = waiting.pop() {
        let entries = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let mut entries: Vec<PathBuf> = entries.collect();
        entries.sort();
        for path in entries {
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
                sources.push(source(&root, &path));
            }
        }
    }
    sources
}

fn source(root: &Path, path: &Path) -> Source {
    let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
    let text = fs::read_to_string(path).unwrap();
    let body = text.find("#[cfg(test)]\nmod tests {").map_or(text.as_str(), |at| &text[..at]);
    let code =
        body.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let room = name.split('/').next().unwrap().trim_end_matches(".rs").to_string();
    Source { lines: body.lines().count(), name, room, code }
}

fn height(room: &str) -> Option<usize> {
    ROOMS.iter().position(|row| row.contains(&room))
}

/// The rooms that a piece of code names: `crate::x`, also inside `crate::{x::…, y}`.
fn used(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let word =
            |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        if !rest.starts_with('{') {
            rooms.push(word(rest));
            continue;
        }
        let mut depth = 0;
        let mut fresh = true;
        for (place, character) in rest.char_indices() {
            match character {
                '{' => depth += 1,
                '}' if depth == 1 => break,
                '}' => depth -= 1,
                ',' if depth == 1 => fresh = true,
                c if fresh && depth == 1 && c.is_alphabetic() => {
                    rooms.push(word(&rest[place..]));
                    fresh = false;
                }
                _ => {}
            }
        }
    }
    rooms
}

#[test]
fn rooms_use_only_the_rooms_before_them() {
    let mut broken = Vec::new();
    for source in sources() {
        let Some(own) = height(&source.room) else {
            broken.push(format!("{}: the room `{}` has no place in the order", source.name, source.room));
            continue;
        };
        for other in used(&source.code) {
            let fits = other == source.room || height(&other).is_some_and(|height| height < own);
            if !fits && source.room != "lib" {
                broken.push(format!("{}: uses `{other}`", source.name));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn dependencies_have_their_doors() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    for line in section.lines().filter(|line| line.contains('=')) {
        let name = line.split('=').next().unwrap().trim().replace('-', "_");
        assert!(DOORS.iter().any(|(known, _)| *known == name), "`{name}` has no door in tests/tidy.rs");
    }
    let mut broken = Vec::new();
    for source in sources() {
        for (name, doors) in DOORS {
            let named = source.code.match_indices(&format!("{name}::")).any(|(at, _)| {
                let before = source.code[..at].chars().next_back();
                !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | ':'))
            });
            let inside = doors.iter().any(|door| {
                source.name == *door || source.room == *door || source.name.starts_with(&format!("{door}/"))
            });
            if named && !inside {
                broken.push(format!("{}: names `{name}`, whose door is {doors:?}", source.name));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn files_are_small_and_open_with_what_they_are() {
    let mut broken = Vec::new();
    for source in sources() {
        if source.lines > LONGEST {
            broken.push(format!("{}: {} lines, at most {LONGEST}", source.name, source.lines));
        }
        let text =
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(&source.name)).unwrap();
        if !text.starts_with("//! ") {
            broken.push(format!("{}: does not open with what it is", source.name));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn no_clock_no_network_no_environment_no_printing_in_the_library() {
    let forbidden = [
        ("std::net", &[][..]),
        ("std::env", &[]),
        ("env::var", &[]),
        ("SystemTime", &[]),
        ("Instant", &["cli"]),
        ("println!", &["cli"]),
        ("print!", &["cli"]),
        ("dbg!", &[]),
        ("todo!", &[]),
        ("unimplemented!", &[]),
    ];
    let mut broken = Vec::new();
    for source in sources() {
        for (word, rooms) in forbidden {
            if source.code.contains(word) && !rooms.contains(&source.room.as_str()) {
                broken.push(format!("{}: {word}", source.name));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn data_files_name_their_origin_and_licence() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteers");
    let readme = fs::read_to_string(folder.join("README.md")).unwrap_or_default();
    if readme.is_empty() {
        println!("skipped: gazetteers/README.md is not written yet");
        return;
    }
    let mut waiting = vec![folder.clone()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
            if entry.path().is_dir() {
                waiting.push(entry.path());
            } else {
                let name = entry.file_name().to_string_lossy().into_owned();
                assert!(
                    name == "README.md" || readme.contains(&name),
                    "gazetteers/README.md does not name {name}"
                );
            }
        }
    }
}
