//! The committed results are those of the program as it is.

use std::fs;
use std::path::Path;

use crate::scratch::{Ran, Scratch};

#[test]
fn output_is_current() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_article = |path: &Path| path.extension().is_some_and(|e| e == "txt");
    let any = fs::read_dir(root.join("corpus"))
        .is_ok_and(|mut files| files.any(|file| file.is_ok_and(|file| is_article(&file.path()))));
    if !any {
        println!("skipped: corpus/ has no articles yet");
        return;
    }
    let scratch = Scratch::new();
    let fresh = scratch.path.join("output");
    let mut command = scratch.command();
    command.current_dir(root).args(["run", "corpus", "-o"]).arg(&fresh);
    Ran::new(command.output().unwrap()).ends(0);
    for (name, bytes) in scratch.all("output") {
        let committed = fs::read(root.join("output").join(&name)).unwrap_or_default();
        assert!(
            committed == bytes,
            "output/{name} is not what `cargo run --release -- run corpus` writes now"
        );
    }
    let mut command = scratch.command();
    Ran::new(command.current_dir(root).args(["verify", "output"]).output().unwrap()).ends(0);
}
