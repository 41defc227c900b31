//! Time expressions: what the words say, then what they mean here.

use std::ops::Range;

use crate::span::Span;

/// The four types of TIMEX3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexType {
    /// A calendar date of any grain.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

impl TimexType {
    /// The name in files.
    pub fn name(self) -> &'static str {
        match self {
            TimexType::Date => "DATE",
            TimexType::Time => "TIME",
            TimexType::Duration => "DURATION",
            TimexType::Set => "SET",
        }
    }
}

/// A calendar day, ISO 8601, proleptic Gregorian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day {
    /// Astronomical year (0 is 1 BC).
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// What an expression was reckoned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// Nothing: the words say it all.
    Own,
    /// The publication date.
    Published,
    /// Another expression, by its index in the article's list.
    Expression(usize),
}

/// One time expression, resolved as far as it can be.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// As TIMEX3 has it: no preposition.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// TIMEX3 type.
    pub timex: TimexType,
    /// TIMEX3 value; what is not known stands as `X` (`XXXX-11-11`).
    pub value: String,
    /// TIMEX3 `mod` (`START`, `MID`, `END`, `APPROX` ...).
    pub modifier: Option<&'static str>,
    /// EDTF (ISO 8601-2), for dates and times that are resolved.
    pub edtf: Option<String>,
    /// First day meant.
    pub first_day: Option<Day>,
    /// Last day meant.
    pub last_day: Option<Day>,
    /// The rule that found it.
    pub rule: &'static str,
    /// What it was reckoned from.
    pub anchor: Anchor,
    /// Why it could not be resolved (`needs_dct`, `impossible_day` ...).
    pub unresolved: Option<&'static str>,
    /// It stands inside a source citation.
    pub in_citation: bool,
}
