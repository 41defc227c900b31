//! Dates known to the year, the month or the day: of publication, of a citation.

use std::fmt;

use super::calendar::Stretch;

/// A date as far as it is known. A month needs a year only in [`Partial::parse`]; words may give a month alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Partial {
    /// Year.
    pub year: Option<i32>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

impl Partial {
    /// Reads `2005`, `2005-11`, `2005-11-11`, `20051111`, and these with a time of day behind a `T` or a blank.
    /// None for anything else, and for days that the calendar lacks.
    pub fn parse(date: &str) -> Option<Partial> {
        let date = date.trim();
        let date = date.split(['T', 't', ' ']).next()?;
        if !date.bytes().all(|b| b.is_ascii_digit() || b == b'-') {
            return None;
        }
        let pieces: Vec<&str> = match date.len() {
            8 if !date.contains('-') => vec![&date[..4], &date[4..6], &date[6..]],
            _ => date.split('-').collect(),
        };
        let widths: Vec<usize> = pieces.iter().map(|p| p.len()).collect();
        if !matches!(widths.as_slice(), [4] | [4, 2] | [4, 2, 2]) {
            return None;
        }
        let number = |i: usize| pieces.get(i).and_then(|p| p.parse::<u16>().ok());
        let year = i32::from(number(0)?);
        let (month, day) = (number(1).map(|m| m as u8), number(2).map(|d| d as u8));
        let real = month.is_none_or(|m| (1..=12).contains(&m))
            && day.is_none_or(|d| Stretch::of_day(year, month.unwrap_or(0), d).is_some());
        real.then_some(Partial { year: Some(year), month, day })
    }

    /// As a stretch of the calendar; none without a year.
    pub fn stretch(self) -> Option<Stretch> {
        let year = self.year?;
        match (self.month, self.day) {
            (Some(month), Some(day)) => Stretch::of_day(year, month, day),
            (Some(month), None) => Some(Stretch::Month(year, month)),
            _ => Some(Stretch::Year(year)),
        }
    }
}

impl fmt::Display for Partial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("XXXX")?,
        }
        match (self.month, self.day) {
            (Some(month), Some(day)) => write!(f, "-{month:02}-{day:02}"),
            (Some(month), None) => write!(f, "-{month:02}"),
            (None, Some(day)) => write!(f, "-XX-{day:02}"),
            (None, None) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parsing_refuses_to_guess() {
        for (date, expected) in [
            ("2005", Some("2005")),
            ("2005-11", Some("2005-11")),
            ("20051111", Some("2005-11-11")),
            ("2005-11-11T13:37", Some("2005-11-11")),
            ("2005-13", None),
            ("2005-02-30", None),
            ("11/11/2005", None),
            ("5", None),
            ("", None),
        ] {
            assert_eq!(Partial::parse(date).map(|p| p.to_string()).as_deref(), expected, "{date}");
        }
    }
}
