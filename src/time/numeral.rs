//! Numbers written in digits: what shapes one token can have.

/// What a token that begins with a digit is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Numeral {
    /// `5`, `2005`, with the count of digits.
    Plain(u32, u8),
    /// `1,200`.
    Grouped(u32),
    /// `2.5`, in hundredths.
    Decimal(u64),
    /// `3rd`.
    Ordinal(u8),
    /// `1990s` is (199, false), `90s` (9, true).
    Decade(i32, bool),
    /// `9:30`, `9:30:15`, and whether `am` or `pm` is glued to it; `10pm` has no minute.
    Clock(u8, Option<u8>, Option<u8>, Option<Half>),
    /// `5/13/2002`, `13.05.2002`, `5/13`: three or two numbers, the width of the first and the last, and the mark.
    Parts([u32; 3], u8, [u8; 2], u8),
    /// `20051111`.
    Compact(i32, u8, u8),
    /// `1988/89`.
    Years(i32, i32),
    /// `11T12:30`: a day, then a clock.
    DayClock(u8, u8, Option<u8>, Option<u8>),
}

/// Before or after noon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// a.m.
    Am,
    /// p.m.
    Pm,
}

/// Reads one token; none for anything else.
pub fn parse(word: &str) -> Option<Numeral> {
    let bytes = word.as_bytes();
    if bytes.len() > 12 || !bytes.first()?.is_ascii_digit() {
        return None;
    }
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    if digits > 8 {
        return None;
    }
    let first = number(&bytes[..digits]);
    let rest = &bytes[digits..];
    if rest.is_empty() {
        let (y, m, d) = (first / 10_000, first / 100 % 100, first % 100);
        if digits == 8 && (1000..2200).contains(&y) && (1..=12).contains(&m) && (1..=31).contains(&d) {
            return Some(Numeral::Compact(y as i32, m as u8, d as u8));
        }
        return Some(Numeral::Plain(first, digits as u8));
    }
    match rest[0] {
        b',' => {
            let groups =
                rest.split(|b| *b == b',').skip(1).all(|g| g.len() == 3 && g.iter().all(u8::is_ascii_digit));
            let all: Vec<u8> = bytes.iter().copied().filter(u8::is_ascii_digit).collect();
            (groups && all.len() <= 9).then(|| Numeral::Grouped(number(&all)))
        }
        b':' => clock(first, digits, rest),
        b'.' | b'/' => parts(first, digits, rest),
        b'T' if digits == 2 => {
            let digits = rest[1..].iter().take_while(|b| b.is_ascii_digit()).count();
            if digits == 0 || digits > 2 {
                return None;
            }
            let hour = number(&rest[1..=digits]);
            match clock(hour, digits, &rest[1 + digits..])? {
                Numeral::Clock(h, m, s, None) => Some(Numeral::DayClock(first as u8, h, m, s)),
                _ => None,
            }
        }
        _ => letters(first, digits, rest),
    }
}

fn letters(first: u32, digits: usize, rest: &[u8]) -> Option<Numeral> {
    let tail = rest.to_ascii_lowercase();
    let small = digits <= 2;
    match tail.as_slice() {
        b"s" if digits == 4 && first.is_multiple_of(10) => Some(Numeral::Decade((first / 10) as i32, false)),
        b"s" if digits == 3 && first.is_multiple_of(10) && first >= 100 => {
            Some(Numeral::Decade((first / 10) as i32, false))
        }
        b"s" if digits == 2 && first.is_multiple_of(10) => Some(Numeral::Decade((first / 10) as i32, true)),
        b"st" | b"nd" | b"rd" | b"th" if small => {
            let right = match (first % 10, first / 10 % 10) {
                (1, t) if t != 1 => "st",
                (2, t) if t != 1 => "nd",
                (3, t) if t != 1 => "rd",
                _ => "th",
            };
            (right.as_bytes() == tail && first > 0).then_some(Numeral::Ordinal(first as u8))
        }
        b"am" | b"a.m" | b"a.m." if small && (1..=12).contains(&first) => {
            Some(Numeral::Clock(first as u8, None, None, Some(Half::Am)))
        }
        b"pm" | b"p.m" | b"p.m." if small && (1..=12).contains(&first) => {
            Some(Numeral::Clock(first as u8, None, None, Some(Half::Pm)))
        }
        _ => None,
    }
}

fn clock(hour: u32, digits: usize, rest: &[u8]) -> Option<Numeral> {
    let two = |at: usize| -> Option<u8> {
        let pair = rest.get(at..at + 2)?;
        pair.iter().all(u8::is_ascii_digit).then(|| number(pair) as u8)
    };
    if digits > 2 || hour > 24 || rest.first() != Some(&b':') {
        return None;
    }
    let minute = two(1)?;
    let mut at = 3;
    let mut second = None;
    if rest.get(at) == Some(&b':') {
        second = Some(two(4)?);
        at = 6;
    }
    let half = match rest[at..].to_ascii_lowercase().as_slice() {
        b"" | b"z" => None,
        b"am" | b"a.m" => Some(Half::Am),
        b"pm" | b"p.m" => Some(Half::Pm),
        _ => return None,
    };
    (minute < 60 && second.is_none_or(|s| s < 60)).then_some(Numeral::Clock(
        hour as u8,
        Some(minute),
        second,
        half,
    ))
}

fn parts(first: u32, digits: usize, rest: &[u8]) -> Option<Numeral> {
    let mark = rest[0];
    let mut pieces = rest[1..].split(|b| *b == mark);
    let second = pieces.next()?;
    let third = pieces.next();
    let plain = |p: &[u8]| !p.is_empty() && p.len() <= 4 && p.iter().all(u8::is_ascii_digit);
    if pieces.next().is_some() || !plain(second) || third.is_some_and(|t| !plain(t)) {
        return None;
    }
    match third {
        Some(third) => {
            let numbers = [first, number(second), number(third)];
            (digits <= 4 && second.len() <= 2).then_some(Numeral::Parts(
                numbers,
                3,
                [digits as u8, third.len() as u8],
                mark,
            ))
        }
        None if mark == b'/' && digits == 4 && (second.len() == 2 || second.len() == 4) => {
            let last = number(second) as i32;
            let first = first as i32;
            let last = if second.len() == 2 { first / 100 * 100 + last } else { last };
            (last > first && last - first < 100 && (1000..2200).contains(&first))
                .then_some(Numeral::Years(first, last))
        }
        None if mark == b'/' => (digits <= 2 && second.len() <= 2).then_some(Numeral::Parts(
            [first, number(second), 0],
            2,
            [digits as u8, 0],
            mark,
        )),
        None => {
            let hundredths = match second {
                [a] => u64::from(a - b'0') * 10,
                [a, b, ..] => u64::from(a - b'0') * 10 + u64::from(b - b'0'),
                [] => return None,
            };
            Some(Numeral::Decimal(u64::from(first) * 100 + hundredths))
        }
    }
}

fn number(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |n, d| n * 10 + u32::from(d - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        use Numeral::*;
        for (word, expected) in [
            ("5", Some(Plain(5, 1))),
            ("1,200", Some(Grouped(1200))),
            ("2.5", Some(Decimal(250))),
            ("3rd", Some(Ordinal(3))),
            ("3th", None),
            ("1990s", Some(Decade(199, false))),
            ("90s", Some(Decade(9, true))),
            ("23:00", Some(Clock(23, Some(0), None, None))),
            ("10pm", Some(Clock(10, None, None, Some(Half::Pm)))),
            ("25:00", None),
            ("5/13/2002", Some(Parts([5, 13, 2002], 3, [1, 4], b'/'))),
            ("13.05.2002", Some(Parts([13, 5, 2002], 3, [2, 4], b'.'))),
            ("20051111", Some(Compact(2005, 11, 11))),
            ("1988/89", Some(Years(1988, 1989))),
            ("11T12:30", Some(DayClock(11, 12, Some(30), None))),
            ("100M", None),
            ("123456789012", None),
        ] {
            assert_eq!(parse(word), expected, "{word}");
        }
    }
}
