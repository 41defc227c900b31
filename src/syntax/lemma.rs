//! Lemmas: the form of a word that stands in a dictionary, by rule and a table of exceptions.

use super::tag::Tag;
use crate::gazetteer::KeyMap;
use crate::table::Table;
use crate::text::Key;
use std::borrow::Cow;
use std::sync::LazyLock;

/// What an exception is for.
#[derive(Clone, Copy)]
enum Class {
    Verb,
    Noun,
    Other,
}

/// Lemmas with their keys by form, a map a class.
type Exceptions = [KeyMap<(&'static str, Key)>; 3];

static EXCEPTIONS: LazyLock<Exceptions> = LazyLock::new(|| {
    let text = include_str!("../../gazetteers/words/lemmas.csv");
    let table = Table::parse("lemmas.csv", text, &["form", "class", "lemma"])
        .expect("the built-in word lists are checked by a test");
    let mut exceptions = Exceptions::default();
    for row in table.rows() {
        let class = match row.get("class") {
            "verb" => Class::Verb,
            "noun" => Class::Noun,
            _ => Class::Other,
        };
        // The lists live as long as the program.
        let lemma = &*row.get("lemma").to_string().leak();
        exceptions[class as usize].insert(Key::of(row.get("form")), (lemma, Key::of(lemma)));
    }
    exceptions
});

/// The exception that a word is, given its key.
fn exception(key: Key, tag: Tag) -> Option<(&'static str, Key)> {
    let class = match tag {
        Tag::Vb => return None,
        _ if tag.is_verb() => Class::Verb,
        _ if tag.is_noun() => Class::Noun,
        _ => Class::Other,
    };
    EXCEPTIONS[class as usize].get(key)
}

/// The lemma of a word with its tag: lower case but for names. `said`/`VBD` is `say`.
pub fn lemma(word: &str, tag: Tag) -> Cow<'_, str> {
    if tag.is_name() {
        return Cow::Borrowed(word);
    }
    if let Some((lemma, _)) = exception(Key::of(word), tag) {
        return Cow::Borrowed(lemma);
    }
    if is_small(word) {
        return match base(word, tag) {
            None => Cow::Borrowed(word),
            Some((stem, "")) => Cow::Borrowed(stem),
            Some((stem, end)) => Cow::Owned([stem, end].concat()),
        };
    }
    let lower = crate::text::key::folded(word);
    match base(&lower, tag) {
        None => Cow::Owned(lower),
        Some((stem, end)) => Cow::Owned([stem, end].concat()),
    }
}

/// The key of a word's lemma, given the word's own key. Makes no string of nearly all words.
pub fn lemma_key(word: &str, key: Key, tag: Tag) -> Key {
    if tag.is_name() { key } else { other_lemma(word, key, tag).unwrap_or(key) }
}

/// The key of a word's lemma where that is written otherwise than the word. Not asked of names.
pub fn other_lemma(word: &str, key: Key, tag: Tag) -> Option<Key> {
    if let Some((lemma, key)) = exception(key, tag) {
        return (lemma != word).then_some(key);
    }
    if is_small(word) {
        return base(word, tag).map(|(stem, end)| Key::of_two(stem, end));
    }
    let lemma = lemma(word, tag);
    (lemma != word).then(|| Key::of(&lemma))
}

/// True for a word of small letters without marks.
fn is_small(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_lowercase())
}

/// The base form of a regular form, as a stem and what is put behind it; none for a base form.
fn base(word: &str, tag: Tag) -> Option<(&str, &'static str)> {
    match tag {
        Tag::Nns | Tag::Vbz => without_s(word),
        Tag::Vbd | Tag::Vbn => match word.strip_suffix("ied").filter(|s| s.len() > 1) {
            Some(stem) => Some((stem, "y")),
            None => word.strip_suffix("ed").and_then(bare),
        },
        Tag::Vbg => word.strip_suffix("ing").and_then(bare),
        Tag::Jjr | Tag::Rbr => degree(word, "er"),
        Tag::Jjs | Tag::Rbs => degree(word, "est"),
        _ => None,
    }
}

/// The irregular forms of verbs with their lemmas.
pub fn irregular_verbs() -> impl Iterator<Item = (Key, &'static str)> {
    EXCEPTIONS[Class::Verb as usize].sorted().into_iter().map(|(form, (lemma, _))| (form, lemma))
}

/// Every word that may be a regular form of a verb, and some that are no words.
pub fn verb_forms(verb: &str) -> Vec<String> {
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let mut forms: Vec<String> =
        ["", "s", "es", "ed", "d", "ing"].iter().map(|end| format!("{verb}{end}")).collect();
    forms.extend(["es", "ed", "ing"].iter().map(|end| format!("{stem}{end}")));
    if let Some(stem) = verb.strip_suffix('y') {
        forms.extend(["ies", "ied"].iter().map(|end| format!("{stem}{end}")));
    }
    if let Some(last) = verb.chars().last() {
        forms.extend(["ed", "ing"].iter().map(|end| format!("{verb}{last}{end}")));
    }
    forms
}

/// `talks` -> `talk`, `parties` -> `party`, `clashes` -> `clash`.
fn without_s(word: &str) -> Option<(&str, &'static str)> {
    if let Some(stem) = word.strip_suffix("ies").filter(|s| s.len() > 1) {
        return Some((stem, "y"));
    }
    if let Some(stem) = word.strip_suffix("es")
        && (stem.ends_with("ss")
            || stem.ends_with("sh")
            || stem.ends_with("ch")
            || stem.ends_with(['x', 'o'])
            || stem.ends_with("zz"))
    {
        return Some((stem, ""));
    }
    let stem = word.strip_suffix('s')?;
    let kept = stem.len() < 2 || stem.ends_with('s') || stem.ends_with('u') || stem.ends_with("'");
    (!kept).then_some((stem, ""))
}

fn vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// The verb behind `-ed` or `-ing`: a doubled consonant is made single (`plann` -> `plan`), an `e` that was lost
/// comes back (`announc` -> `announce`).
fn bare(stem: &str) -> Option<(&str, &'static str)> {
    let bytes = stem.as_bytes();
    if bytes.len() < 2 || !bytes.iter().any(|&b| vowel(b) || b == b'y') {
        return None;
    }
    let (last, previous) = (bytes[bytes.len() - 1], bytes[bytes.len() - 2]);
    if last == previous && !matches!(last, b'l' | b's' | b'z' | b'f' | b'e' | b'o') {
        return Some((&stem[..stem.len() - 1], ""));
    }
    let third = if bytes.len() > 2 { bytes[bytes.len() - 3] } else { b' ' };
    let syllables =
        bytes.windows(2).filter(|w| vowel(w[1]) && !vowel(w[0])).count() + vowel(bytes[0]) as usize;
    let short = vowel(previous) && !vowel(third) && syllables == 1;
    let lost = match last {
        b'c' | b'v' | b'u' | b'z' => true,
        b'g' => {
            matches!(previous, b'n' | b'd' | b'a' | b'r' | b'e') && syllables > 1
                || matches!(previous, b'd' | b'a')
        }
        b's' => vowel(previous) || matches!(previous, b'n' | b'r' | b'p'),
        b'l' => !vowel(previous) && !matches!(previous, b'l' | b'r' | b'w') || short,
        b't' => previous == b'a' && !vowel(third) || short || stem.ends_with("iat") || stem.ends_with("ibut"),
        b'd' => matches!(previous, b'a' | b'i' | b'o' | b'u') && !vowel(third),
        b'k' | b'm' | b'n' | b'p' | b'b' | b'r' => short,
        _ => false,
    };
    Some((stem, if lost { "e" } else { "" }))
}

/// `larger` -> `large`, `bigger` -> `big`, `happiest` -> `happy`.
fn degree<'w>(word: &'w str, ending: &str) -> Option<(&'w str, &'static str)> {
    let stem = word.strip_suffix(ending).filter(|s| s.len() > 2)?;
    if let Some(stem) = stem.strip_suffix('i') {
        return Some((stem, "y"));
    }
    let bytes = stem.as_bytes();
    let (last, previous) = (bytes[bytes.len() - 1], bytes[bytes.len() - 2]);
    if last == previous && !matches!(last, b'l' | b's') {
        return Some((&stem[..stem.len() - 1], ""));
    }
    let lost = matches!(last, b'c' | b'v' | b's' | b'u') || matches!((previous, last), (b'r' | b'd', b'g'));
    Some((stem, if lost { "e" } else { "" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_nouns_and_degrees() {
        for (word, tag, expected) in [
            ("said", Tag::Vbd, "say"),
            ("announced", Tag::Vbd, "announce"),
            ("planning", Tag::Vbg, "plan"),
            ("told", Tag::Vbn, "tell"),
            ("denies", Tag::Vbz, "deny"),
            ("denied", Tag::Vbd, "deny"),
            ("telling", Tag::Vbg, "tell"),
            ("visited", Tag::Vbd, "visit"),
            ("stating", Tag::Vbg, "state"),
            ("was", Tag::Vbd, "be"),
            ("Countries", Tag::Nns, "country"),
            ("men", Tag::Nns, "man"),
            ("troops", Tag::Nns, "troop"),
            ("larger", Tag::Jjr, "large"),
            ("biggest", Tag::Jjs, "big"),
            ("n't", Tag::Rb, "not"),
            ("Moscow", Tag::Nnp, "Moscow"),
            ("The", Tag::Dt, "the"),
        ] {
            assert_eq!(lemma(word, tag), expected, "{word}");
            assert_eq!(lemma_key(word, Key::of(word), tag), Key::of(expected), "{word}");
        }
    }
}
