//! The words of plain texts in the CoNLL-U format, without tags and trees, for a larger parser to read.

use dateline::text::Text;
use std::fmt::Write;
use std::path::Path;

/// Sentences of fewer words teach nothing, of more are seldom sentences.
const LENGTHS: std::ops::RangeInclusive<usize> = 6..=60;

/// The sentences of all texts of a folder, in the order of their names.
pub fn write(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    files.sort();
    let mut out = String::new();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "txt")) {
        let source = std::fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        let text = Text::new(&source);
        let name = file.file_stem().unwrap_or_default().to_string_lossy();
        for sentence in 0..text.sentences.len() {
            let tokens = text.sentences[sentence].tokens.clone();
            let last = text.token(tokens.end - 1);
            if !LENGTHS.contains(&tokens.len()) || !last.ends_with(['.', '?', '!', '"', '”']) {
                continue;
            }
            let _ = writeln!(out, "# sent_id = {name}-{sentence}");
            for (number, token) in tokens.clone().enumerate() {
                let next = text.tokens.get(token + 1).map_or(source.len(), |t| t.span.start as usize);
                let joined = next == text.tokens[token].span.end as usize && token + 1 < tokens.end;
                let space = if joined { "SpaceAfter=No" } else { "_" };
                let _ = writeln!(out, "{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{space}", number + 1, text.token(token));
            }
            out.push('\n');
        }
    }
    out
}
