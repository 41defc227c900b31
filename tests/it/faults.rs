//! Bad input and faults: one bad file never stops the others, nothing is lost, nothing half-written stays.

use std::fs::{self, File};
use std::io::Write;
use std::process::{Command, Stdio};

use crate::cells::rows;
use crate::scratch::{Ran, Scratch};

/// Runs over `in` and gives back the rows of articles and problems as `id: cells`.
fn run(scratch: &Scratch, more: &[&str], code: i32) -> (Vec<String>, Vec<String>) {
    let arguments = [&["run", "in", "-o", "out", "--force"], more].concat();
    scratch.dateline(&arguments).ends(code);
    let articles = rows(&scratch.read("out/articles.csv"));
    let problems = rows(&scratch.read("out/problems.csv"));
    let article = |r: &std::collections::BTreeMap<String, String>| {
        format!("{}: {} {} {}", r["article_id"], r["status"], r["encoding"], r["lossy"])
    };
    let problem = |r: &std::collections::BTreeMap<String, String>| {
        format!("{} {} {}", r["severity"], r["kind"], r["path"])
    };
    let problems = problems.iter().map(problem).filter(|p| !p.contains("no_date")).collect();
    (articles.iter().map(article).collect(), problems)
}

#[test]
fn empty_files_are_articles_without_claims() {
    let scratch = Scratch::new();
    for (name, bytes) in [("a", &b""[..]), ("b", b" \n\t\r\n"), ("c", b"\xef\xbb\xbf"), ("d", b"\xff\xfe")] {
        scratch.file(&format!("in/{name}.txt"), bytes);
    }
    let (articles, problems) = run(&scratch, &[], 0);
    let expected =
        ["a: empty UTF-8 false", "b: empty UTF-8 false", "c: empty UTF-8 false", "d: empty UTF-16LE false"];
    assert_eq!(articles, expected);
    assert!(problems.is_empty(), "{problems:?}");
    scratch.dateline(&["verify", "out"]).ends(0);
}

#[test]
fn encodings_are_said_and_strict_refuses() {
    let scratch = Scratch::new();
    let words = "“We agree,” Putin said on May 24, 2002, and left Moscow.";
    let utf16 = |big: bool| -> Vec<u8> {
        let units = std::iter::once(0xfeff).chain(words.encode_utf16());
        units.flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    };
    scratch.file("in/bom.txt", format!("\u{feff}{words}"));
    scratch.file("in/twin.txt", words);
    scratch.file("in/le.txt", utf16(false));
    scratch.file("in/be.txt", utf16(true));
    scratch.file("in/old.txt", b"\x93We agree,\x94 Putin said.");
    scratch.file("in/torn.txt", [words.as_bytes(), b" \xe2\x80 end."].concat());
    let (articles, problems) = run(&scratch, &[], 0);
    let expected = [
        "be: ok UTF-16BE false",
        "bom: ok UTF-8 false",
        "le: ok UTF-16LE false",
        "old: ok windows-1252 false",
        "torn: ok UTF-8 true",
        "twin: ok UTF-8 false",
    ];
    assert_eq!(articles, expected);
    assert_eq!(problems, ["warning lossy in/torn.txt"]);
    // The same text has the same findings at the same places, whatever its bytes were.
    let hashes: Vec<_> =
        rows(&scratch.read("out/articles.csv")).iter().map(|r| r["text_sha256"].clone()).collect();
    assert!([0, 1, 2].iter().all(|&i| hashes[i] == hashes[5]));
    scratch.dateline(&["verify", "out"]).ends(0);
    let (articles, problems) = run(&scratch, &["--encoding", "strict"], 3);
    assert_eq!(articles.len(), 4);
    assert_eq!(problems, ["error encoding in/old.txt", "error encoding in/torn.txt"]);
}

#[test]
fn what_is_no_text_is_a_problem_and_the_others_go_on() {
    let scratch = Scratch::new();
    scratch.file("in/a.txt", "Putin met Bush.");
    scratch.file("in/b.txt", b"%PDF-1.4\n1 0 obj");
    scratch.file("in/c.txt", b"\x89PNG\r\n\x1a\n\0\0");
    scratch.file("in/d.txt", b"words\0words");
    scratch.file("in/e.txt", "x".repeat(5000));
    let (articles, problems) = run(&scratch, &["--limit-bytes", "4999"], 3);
    assert_eq!(articles, ["a: ok UTF-8 false"]);
    let expected = [
        "error binary in/b.txt",
        "error binary in/c.txt",
        "error binary in/d.txt",
        "error too_large in/e.txt",
    ];
    assert_eq!(problems, expected);
    scratch.dateline_with(&[b'x'; 5000], &["run", "-", "--limit-bytes", "4999", "-o", "in2"]).ends(3);
}

#[test]
fn duplicates_are_said_and_ids_stay() {
    let scratch = Scratch::new();
    scratch.file("in/a/x.txt", "Same.");
    scratch.file("in/b/x.txt", "Same.");
    scratch.file("in/b/y.txt", "Other.");
    let (articles, problems) = run(&scratch, &[], 0);
    assert_eq!(articles.len(), 3);
    assert_eq!(problems, ["warning duplicate in/b/x.txt"]);
    let ids = |more: &[&str]| {
        run(&scratch, more, 0);
        rows(&scratch.read("out/articles.csv"))
            .iter()
            .map(|r| r["article_id"].clone() + "<" + &r["duplicate_of"])
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(&[]), ["in/a/x<", "in/b/x<in/a/x", "y<"]);
    assert_eq!(ids(&["in/b/../b/x.txt", "in/a", "./in/b/y.txt"]), ids(&[]));
}

#[cfg(unix)]
#[test]
fn links_loops_pipes_and_odd_names() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    let scratch = Scratch::new();
    scratch.file("in/a.txt", "Putin met Bush.");
    scratch.file("far/z.txt", "Elsewhere.");
    let inside = scratch.path.join("in");
    symlink(&inside, inside.join("loop")).unwrap();
    symlink(scratch.path.join("far"), inside.join("out")).unwrap();
    symlink("nowhere.txt", inside.join("dangling.txt")).unwrap();
    fs::create_dir(inside.join("folder.txt")).unwrap();
    assert!(Command::new("mkfifo").arg(inside.join("pipe.txt")).status().unwrap().success());
    let odd = std::ffi::OsStr::from_bytes(b"odd-\xff%.txt");
    fs::write(inside.join(odd), "Odd.").unwrap();
    fs::write(inside.join("-o.txt"), "Dash.").unwrap();
    fs::write(inside.join("new\nline\x1b[31m.txt"), "Line\0").unwrap();
    fs::write(inside.join(format!("{}.txt", "n".repeat(251))), "Long.").unwrap();
    let ran = scratch.dateline(&["run", "in", "-o", "res"]).ends(3);
    assert!(ran.err.contains("in/new\\nline\\u{1b}[31m.txt: not a text"), "{}", ran.err);
    assert!(!ran.err.contains('\x1b'));
    let ids: Vec<_> =
        rows(&scratch.read("res/articles.csv")).iter().map(|r| r["article_id"].clone()).collect();
    assert_eq!(ids, ["-o", "a", &"n".repeat(251), "odd-%FF%25"]);
    let problems = scratch.read("res/problems.csv");
    for part in [
        "link,,in/loop",
        "link,,in/out",
        "link,,in/dangling.txt",
        "special,,in/pipe.txt",
        "\"in/new\nline\x1b",
    ] {
        assert!(problems.contains(part), "{part}\n{problems}");
    }
    scratch.dateline(&["verify", "res"]).ends(0);
    let ran = scratch.dateline(&["run", "in", "-o", "res2", "--follow"]).ends(3);
    assert!(ran.err.contains("5 articles"), "{}", ran.err);
    scratch.dateline(&["run", "in/pipe.txt", "-o", "res3"]).ends(3);
}

#[cfg(unix)]
#[test]
fn unreadable_files_are_problems() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::new();
    scratch.file("in/a.txt", "Putin met Bush.");
    let path = scratch.file("in/b.txt", "Closed.");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    if File::open(&path).is_ok() {
        println!("skipped: this user reads everything");
        return;
    }
    let (articles, problems) = run(&scratch, &[], 3);
    assert_eq!(articles.len(), 1);
    assert_eq!(problems, ["error unreadable in/b.txt"]);
}

#[test]
fn results_that_somebody_changed_are_not_replaced() {
    let scratch = Scratch::new();
    scratch.file("in/a.txt", "Putin met Bush.");
    scratch.file("out/mine.txt", "my notes");
    scratch.dateline(&["run", "in", "-o", "out"]).ends(0);
    // Untouched results are replaced, and what dateline did not write stays.
    scratch.file("in/b.txt", "Bush met Putin.");
    scratch.dateline(&["run", "in", "-o", "out"]).ends(0);
    assert_eq!(scratch.read("out/mine.txt"), "my notes");
    scratch.file("out/claims.csv", "corrected by hand");
    let before = scratch.all("out");
    let ran = scratch.dateline(&["run", "in", "-o", "out"]).ends(4);
    assert!(ran.err.contains("out/claims.csv: was changed since dateline wrote it"), "{}", ran.err);
    assert!(before == scratch.all("out"));
    scratch.dateline(&["run", "in", "-o", "out", "--force"]).ends(0);
    scratch.dateline(&["verify", "out"]).ends(0);
    // Tables of somebody else.
    scratch.file("theirs/claims.csv", "a,b\n");
    let ran = scratch.dateline(&["run", "in", "-o", "theirs"]).ends(4);
    assert!(ran.err.contains("was not written by dateline"), "{}", ran.err);
    assert_eq!(scratch.all("theirs").len(), 1);
}

#[test]
fn output_that_cannot_be_written_ends_with_4() {
    let scratch = Scratch::new();
    scratch.file("in/a.txt", "Putin met Bush.");
    scratch.file("file", "not a folder");
    scratch.dateline(&["run", "in", "-o", "file"]).ends(4);
    scratch.dateline(&["run", "in", "-o", "file/below"]).ends(4);
    assert_eq!(scratch.read("file"), "not a folder");
    // Somebody else is at work.
    fs::create_dir(scratch.path.join("busy")).unwrap();
    let mut lock = File::create(scratch.path.join("busy/.dateline.lock")).unwrap();
    lock.lock().unwrap();
    write!(lock, "4321").unwrap();
    let ran = scratch.dateline(&["run", "in", "-o", "busy"]).ends(4);
    assert!(ran.err.contains("4321"), "{}", ran.err);
    drop(lock);
    // The lock of a dead process holds nobody up.
    scratch.dateline(&["run", "in", "-o", "busy"]).ends(0);
    assert_eq!(scratch.all("busy").len(), 9);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_the_old_results_whole() {
    let scratch = Scratch::new();
    scratch.file("in/a.txt", "Putin met Bush.");
    scratch.dateline(&["run", "in", "-o", "out"]).ends(0);
    let before = scratch.all("out");
    for number in 0..50 {
        scratch.file(&format!("in/more{number}.txt"), "Bush met Putin in Moscow on May 24, 2002.");
    }
    let script = "trap '' XFSZ; ulimit -f 4; exec \"$0\" run in -o out";
    let mut command = Command::new("bash");
    command.current_dir(&scratch.path).args(["-c", script, env!("CARGO_BIN_EXE_dateline")]);
    let ran = Ran::new(command.output().unwrap()).ends(4);
    assert!(ran.err.contains("out/"), "{}", ran.err);
    assert!(before == scratch.all("out"));
    scratch.dateline(&["run", "in", "-o", "out"]).ends(0);
}

#[cfg(target_os = "linux")]
#[test]
fn a_killed_run_leaves_nothing_torn() {
    let scratch = Scratch::new();
    for number in 0..60 {
        scratch.file(&format!("in/{number}.txt"), "Bush met Putin in Moscow on May 24, 2002. ".repeat(10));
    }
    let start = std::time::Instant::now();
    scratch.dateline(&["run", "in", "-o", "whole"]).ends(0);
    let time = start.elapsed();
    let whole = scratch.all("whole");
    for part in [1, 4, 6, 7, 8] {
        let mut command = scratch.command();
        command.args(["run", "in", "-o", "out"]).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        std::thread::sleep(time * part / 8);
        let _ = child.kill();
        child.wait().unwrap();
        scratch.dateline(&["run", "in", "-o", "out"]).ends(0);
        assert!(whole == scratch.all("out"), "killed after {part}/8 of {time:?}");
    }
}

#[test]
fn a_reader_that_leaves_is_no_fault() {
    let scratch = Scratch::new();
    scratch.file("a.txt", "Bush met Putin in Moscow on May 24, 2002.\n\n".repeat(5000));
    let mut command = scratch.command();
    command.args(["show", "a.txt"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    Ran::new(child.wait_with_output().unwrap()).ends(0);
}

#[cfg(target_os = "linux")]
#[test]
fn standard_output_that_is_full_is_said() {
    let scratch = Scratch::new();
    scratch.file("a.txt", "Bush met Putin in Moscow on May 24, 2002.");
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let mut command = scratch.command();
    command.args(["show", "a.txt"]).stdout(full).stderr(Stdio::piped());
    let ran = Ran::new(command.spawn().unwrap().wait_with_output().unwrap()).ends(4);
    assert!(ran.err.contains("standard output"), "{}", ran.err);
}

#[test]
fn no_publication_date_is_a_warning_and_never_today() {
    let scratch = Scratch::new();
    scratch.file("in/a.txt", "Putin left yesterday.");
    scratch.dateline(&["run", "in", "-o", "out"]).ends(0);
    assert!(scratch.read("out/problems.csv").contains("warning,no_date,a,in/a.txt"));
    assert_eq!(rows(&scratch.read("out/articles.csv"))[0]["published"], "");
}
