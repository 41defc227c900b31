//! `dateline show`.

use crate::scratch::Scratch;

#[test]
fn text_is_shown_and_cannot_move_the_terminal() {
    let scratch = Scratch::new();
    scratch.file("a.txt", "One \x1b[31mline\u{202e}.\r\n\r\nAnother\tone.\n");
    let ran = scratch.dateline(&["show", "a.txt", "--color", "never"]).ends(0);
    assert!(ran.out.contains("One \\u{1b}[31mline\\u{202e}.\n\nAnother    one."), "{}", ran.out);
    assert!(!ran.out.contains('\x1b'));
    assert!(scratch.dateline(&["show", "a.txt", "--color", "always"]).ends(0).out.contains("\x1b["));
    scratch.dateline(&["show", "nowhere.txt"]).ends(2);
    scratch.file("b.txt", "a\0b");
    scratch.dateline(&["show", "b.txt"]).ends(3);
}
