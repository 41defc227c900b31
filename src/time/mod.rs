//! Time expressions: what the words say, then what they mean here.
//!
//! [`recognise`] reads the words alone and knows no date of its own; [`resolve`] brings in the publication date
//! and what the text told before. What cannot be known stays unresolved with the reason.
//!
//! ```
//! use dateline::text::Text;
//! use dateline::time::{Context, Partial, Style, recognise, resolve};
//! let text = Text::new("They met on May 13-14 and will meet again next year.");
//! let context = Context { published: Partial::parse("2002-05-20"), ..Context::default() };
//! let times = resolve(&text, recognise(&text, Style::Product), &context);
//! assert_eq!(times[0].value, "2002-05-13/2002-05-14");
//! assert_eq!(times[1].value, "2003");
//! ```

use std::ops::Range;

use crate::span::Span;
use crate::text::Text;

mod amount;
pub mod calendar;
mod lexicon;
pub mod meaning;
mod named;
mod numeral;
mod partial;
mod phrases;
mod reader;
mod resolve;
mod rules;

pub use meaning::{Meaning, Unit};
pub use partial::Partial;
pub use resolve::resolve;
pub use rules::{Rule, rules};

/// Which conventions spans and values follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Style {
    /// The annotation guidelines: a range is one expression.
    #[default]
    Product,
    /// The annotated corpora of TimeML: a range is two.
    TimeMl,
}

/// From where times are reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum View {
    /// As the text itself suggests.
    #[default]
    Auto,
    /// From the publication date.
    News,
    /// From the last date told.
    Narrative,
}

/// What an article's times are reckoned from.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'a> {
    /// The publication date, as far as it is known.
    pub published: Option<Partial>,
    /// News or narrative.
    pub view: View,
    /// Conventions of values; use the one that the expressions were recognised with.
    pub style: Style,
    /// Parentheses of source citations, in text order: dates there are reckoned backwards from publication.
    pub citations: &'a [Span],
}

/// An expression as the words have it, before anything is reckoned.
#[derive(Clone, Debug, PartialEq)]
pub struct Raw {
    /// As TIMEX3 has it: no preposition.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The rule that found it.
    pub rule: &'static str,
    /// What the words say.
    pub meaning: Meaning,
}

impl Raw {
    /// The date that the words state, of a range its last day: `November 11` is month and day, `May 2002` year
    /// and month, `2005` a year. None for everything relative, and for lengths, sets and references.
    pub fn partial(&self) -> Option<Partial> {
        let point = match self.meaning {
            Meaning::Point(point) | Meaning::Range(_, point) => point,
            _ => return None,
        };
        let plain = point.relative.is_none()
            && point.pick.is_none()
            && point.season.is_none()
            && point.quarter.is_none()
            && point.half.is_none()
            && !point.short;
        let (year, month, day) = (point.year, point.month, point.day);
        (plain && (year.is_some() || month.is_some())).then_some(Partial { year, month, day })
    }
}

/// Finds the time expressions of a text, in order; none overlap. Linear in the length of the text.
pub fn recognise(text: &Text, style: Style) -> Vec<Raw> {
    rules::scan(text, style)
}

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
    /// The finest unit that the value names; none for lengths, sets and references.
    pub granularity: Option<Unit>,
    /// What had to be guessed (`order_guessed`: the order of day and month in `5/6/2005`).
    pub note: Option<&'static str>,
}

impl Expression {
    /// True for a date or time that can date a claim: resolved, and no reference, length or set.
    pub fn dates_claims(&self) -> bool {
        matches!(self.timex, TimexType::Date | TimexType::Time)
            && self.unresolved.is_none()
            && self.first_day.is_some()
            && !self.value.ends_with("_REF")
    }

    /// The value without its time of day: `2022-01-05T23:00` is `2022-01-05`.
    pub fn date_value(&self) -> &str {
        match self.value.find('T') {
            Some(place) if self.timex == TimexType::Time => &self.value[..place],
            _ => &self.value,
        }
    }

    /// The value of a claim dated by a list that goes from this expression to `last`: an interval, or one value
    /// where both are the same.
    pub fn spanning(&self, last: &Expression) -> String {
        let start = self.date_value().split('/').next().unwrap_or("");
        let end = last.date_value().rsplit('/').next().unwrap_or("");
        if start == end { start.to_string() } else { format!("{start}/{end}") }
    }
}
