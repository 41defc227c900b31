//! What words of time say, before anybody asks when they were said: pure values.

pub use super::amount::{Amount, Length};

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// By its name in the word lists.
    pub fn parse(name: &str) -> Option<Unit> {
        use Unit::*;
        Some(match name {
            "second" => Second,
            "minute" => Minute,
            "hour" => Hour,
            "day" => Day,
            "weekend" => Weekend,
            "week" => Week,
            "fortnight" => Fortnight,
            "month" => Month,
            "quarter" => Quarter,
            "season" => Season,
            "year" => Year,
            "decade" | "decades" => Decade,
            "century" => Century,
            "millennium" => Millennium,
            _ => return None,
        })
    }

    /// The letter of a TIMEX3 duration; the flag says that `T` comes before.
    pub fn letter(self) -> (&'static str, bool) {
        match self {
            Unit::Second => ("S", true),
            Unit::Minute => ("M", true),
            Unit::Hour => ("H", true),
            Unit::Day => ("D", false),
            Unit::Weekend => ("WE", false),
            Unit::Week | Unit::Fortnight => ("W", false),
            Unit::Month => ("M", false),
            Unit::Quarter => ("Q", false),
            Unit::Season | Unit::Half | Unit::Year => ("Y", false),
            Unit::Decade => ("DE", false),
            Unit::Century => ("CE", false),
            Unit::Millennium => ("ML", false),
        }
    }

    /// About how many days (0 below a day).
    pub fn days(self) -> u32 {
        match self {
            Unit::Second | Unit::Minute | Unit::Hour => 0,
            Unit::Day => 1,
            Unit::Weekend => 2,
            Unit::Week => 7,
            Unit::Fortnight => 14,
            Unit::Month => 30,
            Unit::Quarter | Unit::Season => 91,
            Unit::Half => 182,
            Unit::Year => 365,
            Unit::Decade => 3652,
            Unit::Century => 36_524,
            Unit::Millennium => 365_242,
        }
    }
}

/// A season. The discriminants are their order in the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Season {
    Spring = 0,
    Summer = 1,
    Autumn = 2,
    Winter = 3,
}

impl Season {
    /// In the order of the year.
    pub const ALL: [Season; 4] = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];

    /// TIMEX3 code.
    pub fn code(self) -> &'static str {
        ["SP", "SU", "FA", "WI"][self as usize]
    }

    /// By its TIMEX3 code.
    pub fn parse(code: &str) -> Option<Season> {
        Season::ALL.into_iter().find(|s| s.code() == code)
    }
}

/// A part of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl Part {
    /// TIMEX3 code.
    pub fn code(self) -> &'static str {
        ["MO", "MI", "AF", "EV", "NI", "DT"][self as usize]
    }

    /// By its TIMEX3 code.
    pub fn parse(code: &str) -> Option<Part> {
        use Part::*;
        [Morning, Midday, Afternoon, Evening, Night, Daytime].into_iter().find(|p| p.code() == code)
    }
}

/// A time of day by the clock. Hour 24 is midnight at the end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u8,
    /// None for a bare hour (`10 p.m.`).
    pub minute: Option<u8>,
    /// Seconds, where given.
    pub second: Option<u8>,
    /// `Z`, `+03`, empty.
    pub zone: &'static str,
}

/// From where something relative is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// From when it is said: *last week*, *two years ago*.
    Speech,
    /// From what was told before: *the following day*, *two years later*.
    Told,
    /// From the day told before or from when it is said, whichever the text lives by: *the weekend*.
    Either,
}

/// A point so many units away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relative {
    /// Unit.
    pub unit: Unit,
    /// How many; negative is back.
    pub count: i32,
    /// Reckoned from.
    pub from: From,
}

/// Which one of those that recur: *last June*, *next Monday*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Pick {
    Last,
    This,
    Next,
    /// *that Monday*, *the following Monday*: reckoned from what was told.
    Same,
    Following,
    Previous,
}

/// A point or a stretch of the calendar as far as the words give it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Point {
    /// Astronomical; `short` where two digits were written.
    pub year: Option<i32>,
    pub short: bool,
    pub month: Option<u8>,
    pub day: Option<u8>,
    /// Monday is 1.
    pub weekday: Option<u8>,
    pub season: Option<Season>,
    pub quarter: Option<u8>,
    pub half: Option<u8>,
    /// `199`; the digit alone (`9`) where `short`.
    pub decade: Option<i32>,
    /// `19` for the 20th century; negative BC.
    pub century: Option<i32>,
    pub relative: Option<Relative>,
    pub pick: Option<Pick>,
    pub part: Option<Part>,
    pub clock: Option<Clock>,
    /// Index into the list of named days.
    pub named: Option<u16>,
    /// The second day: place and unit inside what was told.
    pub nth: Option<(u8, Unit)>,
    /// TIMEX3 `mod`.
    pub modifier: Option<&'static str>,
    /// Day and month could change places (`5/6/2005`).
    pub swappable: bool,
    /// The order of a date in digits that can have only one (`13/5/2005`): true for the day first.
    pub day_first: Option<bool>,
    /// *last year's quarter*, *the year-ago period*: the grain is that of the quarter spoken of.
    pub same_grain: bool,
    /// Says of the year that it is no calendar year.
    pub fiscal: bool,
}

/// What recurs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Repeat {
    /// Every so long.
    Every(Length),
    /// *daily* and its kin, whose value the styles write differently.
    Adverb(Length),
    /// *Sundays*, *each July*, *every morning*.
    Point(Point),
}

/// The past, the present, the future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Reference {
    Past,
    Present,
    Future,
}

impl Reference {
    /// TIMEX3 value.
    pub fn value(self) -> &'static str {
        match self {
            Reference::Past => "PAST_REF",
            Reference::Present => "PRESENT_REF",
            Reference::Future => "FUTURE_REF",
        }
    }
}

/// What an expression says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Meaning {
    /// A point or stretch of the calendar.
    Point(Point),
    /// From one to another.
    Range(Point, Point),
    /// A length of time.
    Length(Length),
    /// Something that recurs.
    Repeat(Repeat),
    /// The past, the present, the future.
    Reference(Reference),
}

impl Unit {
    /// Half of it behind a whole number, in TIMEX3 (*two and a half years*: `P2Y6M`).
    pub(super) fn half(self) -> Option<&'static str> {
        match self {
            Unit::Year => Some("6M"),
            Unit::Day => Some("T12H"),
            Unit::Hour => Some("30M"),
            Unit::Minute => Some("30S"),
            _ => None,
        }
    }

    /// Its name in files.
    pub fn name(self) -> &'static str {
        use Unit::*;
        match self {
            Second => "second",
            Minute => "minute",
            Hour => "hour",
            Day => "day",
            Weekend => "weekend",
            Week => "week",
            Fortnight => "fortnight",
            Month => "month",
            Quarter => "quarter",
            Season => "season",
            Half => "half",
            Year => "year",
            Decade => "decade",
            Century => "century",
            Millennium => "millennium",
        }
    }
}
