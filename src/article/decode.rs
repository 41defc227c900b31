//! Bytes to text: UTF-8 first, then what a byte-order mark says, then the likeliest old encoding.
//!
//! The one door to `encoding_rs` and `chardetng`. The text is never edited: a byte-order mark is dropped, and
//! bytes that mean nothing become U+FFFD, which is said.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A text and how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// Name of the encoding.
    pub encoding: &'static str,
    /// True where bytes could not be decoded and stand as U+FFFD.
    pub lossy: bool,
}

/// Why bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoText {
    /// A picture, a PDF, an archive: the message says which.
    Binary(&'static str),
    /// Not UTF-8 (or UTF-16 with a byte-order mark), and nothing else was allowed.
    Encoding,
}

/// How files that are no text begin.
const MAGIC: [(&[u8], &str); 10] = [
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
];

/// Decodes a file. `strict` allows UTF-8 and UTF-16 with a byte-order mark only, without a wrong byte.
///
/// # Errors
/// [`NoText`], where the bytes are no text.
pub fn decode(bytes: Vec<u8>, strict: bool) -> Result<Decoded, NoText> {
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(NoText::Binary(name));
    }
    let decoded = match Encoding::for_bom(&bytes) {
        Some((encoding, length)) => with(encoding, &bytes[length..]),
        None => match String::from_utf8(bytes) {
            Ok(text) => Decoded { text, encoding: UTF_8.name(), lossy: false },
            Err(_) if strict => return Err(NoText::Encoding),
            Err(error) if error.as_bytes().contains(&0) => return Err(NUL),
            Err(error) => with(guess(error.as_bytes()), error.as_bytes()),
        },
    };
    match decoded {
        Decoded { ref text, .. } if text.contains('\0') => Err(NUL),
        Decoded { lossy: true, .. } if strict => Err(NoText::Encoding),
        _ => Ok(decoded),
    }
}

const NUL: NoText = NoText::Binary("NUL bytes");

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    debug_assert!([UTF_8, UTF_16LE, UTF_16BE].contains(&encoding) || encoding.is_ascii_compatible());
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name(), lossy }
}

/// UTF-8 where most of the bytes beyond ASCII are good UTF-8 (one damaged character must not spoil the
/// others), else what the bytes look like.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if good > bad {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, &'static str, bool) {
        let decoded = decode(bytes.to_vec(), false).unwrap();
        (decoded.text, decoded.encoding, decoded.lossy)
    }

    #[test]
    fn marks_are_dropped_and_nothing_else() {
        assert_eq!(text(b"\xef\xbb\xbf a\r\n"), (" a\r\n".into(), "UTF-8", false));
        assert_eq!(text(b"\xff\xfea\0\x1c\x20"), ("a“".into(), "UTF-16LE", false));
        assert_eq!(text(b"\xfe\xff\0a\x20\x1c"), ("a“".into(), "UTF-16BE", false));
        assert_eq!(text(b"\xef\xbb\xbf"), (String::new(), "UTF-8", false));
    }

    #[test]
    fn old_encodings_are_named() {
        let (words, encoding, lossy) = text(b"He said: \x93We agree\x94 \x96 and left the caf\xe9.");
        assert_eq!(words, "He said: “We agree” – and left the café.");
        assert_eq!((encoding, lossy), ("windows-1252", false));
    }

    #[test]
    fn one_damaged_character_does_not_spoil_the_others() {
        let mut bytes = "“Yes,” he said. ".repeat(3).into_bytes();
        bytes.push(0xe2);
        bytes.extend_from_slice(b" left");
        let (words, encoding, lossy) = text(&bytes);
        assert!(words.starts_with("“Yes,”") && words.ends_with("\u{fffd} left"));
        assert_eq!((encoding, lossy), ("UTF-8", true));
        assert_eq!(decode(bytes, true), Err(NoText::Encoding));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b"%PDF-1.4 plain"[..], b"\x89PNG\r\n", b"a\0b", b"\x93\0b", b"\xff\xfe\0\0a\0\0\0"] {
            assert!(matches!(decode(bytes.to_vec(), false), Err(NoText::Binary(_))), "{bytes:?}");
        }
    }
}
