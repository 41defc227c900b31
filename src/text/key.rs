//! Keys: a word folded and hashed, so that word lists are looked up without making strings.

/// The hash of a folded word: lower case, no diacritics, curly apostrophes straight.
///
/// 64 bits of FNV-1a with a final mix. Two different words of a lexicon of a million meet with a
/// chance of 3 in 100 million, so a key stands for its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Key(pub u64);

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

impl Key {
    /// The key of a word. May be used in constants for ASCII words: `const OF: Key = Key::ascii("of");`
    pub const fn ascii(word: &str) -> Key {
        let bytes = word.as_bytes();
        let mut hash = OFFSET;
        let mut i = 0;
        while i < bytes.len() {
            hash = (hash ^ bytes[i].to_ascii_lowercase() as u64).wrapping_mul(PRIME);
            i += 1;
        }
        Key(mix(hash))
    }

    /// The key of any word.
    #[inline]
    pub fn of(word: &str) -> Key {
        if word.is_ascii() {
            return Key::ascii(word);
        }
        let mut hash = OFFSET;
        let mut add = |byte: u8| hash = (hash ^ byte as u64).wrapping_mul(PRIME);
        for c in word.chars() {
            let mut buffer = [0; 4];
            for c in fold(c) {
                c.encode_utf8(&mut buffer).bytes().for_each(&mut add);
            }
        }
        Key(mix(hash))
    }

    /// The key of a word in two pieces, both ASCII.
    pub fn of_two(stem: &str, end: &str) -> Key {
        let add = |hash: u64, byte: u8| (hash ^ byte.to_ascii_lowercase() as u64).wrapping_mul(PRIME);
        Key(mix(end.bytes().fold(stem.bytes().fold(OFFSET, add), add)))
    }

    /// The key of several words in a row.
    pub fn join(keys: impl IntoIterator<Item = Key>) -> Key {
        let mut hash = OFFSET;
        for key in keys {
            hash = (hash ^ key.0).wrapping_mul(PRIME).rotate_left(23);
        }
        Key(mix(hash))
    }
}

const fn mix(mut hash: u64) -> u64 {
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

/// One character as word lists see it: lower case, without the marks of Latin letters.
pub fn fold(c: char) -> impl Iterator<Item = char> {
    let plain = match c {
        '’' | '‘' | 'ʼ' | '`' | '´' => "'",
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ď'..='đ' | 'Ð' | 'ð' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' => "e",
        'Ĝ'..='ģ' => "g",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' => "i",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ŉ' => "n",
        'Ò'..='Ö' | 'Ø' | 'ò'..='ö' | 'ø' | 'Ō'..='ő' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'Ș' | 'ș' => "s",
        'ß' => "ss",
        'Ţ'..='ŧ' | 'Ț' | 'ț' => "t",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' => "u",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' => "y",
        'Ź'..='ž' => "z",
        _ => "",
    };
    let same = plain.is_empty().then(|| c.to_lowercase()).into_iter().flatten();
    plain
        .chars()
        .chain(same)
        .filter(|c| !matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}'))
}

/// A whole word folded, as a string (for loading word lists and for messages).
pub fn folded(word: &str) -> String {
    word.chars().flat_map(fold).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_marks_and_apostrophes_fold_away() {
        assert_eq!(Key::of("Côte"), Key::of("COTE"));
        assert_eq!(Key::of("O’Brien"), Key::of("o'brien"));
        assert_eq!(Key::of("Erdoğan"), Key::ascii("erdogan"));
        assert_ne!(Key::of("march"), Key::of("marsh"));
        assert_eq!(Key::of_two("Deny", "ing"), Key::of("denying"));
    }
}
