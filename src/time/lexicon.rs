//! The words of time, from `gazetteers/words/time*.csv`: one row a word and a class; a word may have several.

use std::sync::LazyLock;

use super::meaning::{Part, Season, Unit};
use crate::gazetteer::KeyMap;
use crate::table::Table;
use crate::text::Key;

/// A set of word classes, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(pub u128);

impl Classes {
    /// Both sets together.
    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// True where the sets share a class.
    #[inline]
    pub const fn meets(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }
}

macro_rules! classes {
    ($($bit:literal $constant:ident $name:literal),* $(,)?) => {
        $(#[doc = concat!("Class `", $name, "` of the word lists.")]
        pub const $constant: Classes = Classes(1 << $bit);)*
        const NAMES: &[(&str, Classes)] = &[$(($name, $constant)),*];
    };
}

classes! {
    0 MONTH "month", 1 ABBREVIATED "abbreviated", 2 DOUBTFUL "doubtful", 3 WEEKDAY "weekday",
    4 PLURAL "plural", 5 UNIT "unit", 6 UNITS "units", 7 NUMBER "number", 8 TENS "tens", 9 SCALE "scale",
    10 VAGUE "vague number", 11 DOZEN "dozen", 12 ORDINAL "ordinal", 13 SEASON "season", 14 PART "part",
    15 HOUR_NAME "hour name", 16 HALF_OF_DAY "half of day", 17 ZONE "zone", 18 DAY_WORD "day word",
    19 TONIGHT "tonight", 20 THIS "this", 21 LAST "last", 22 NEXT "next", 23 PAST "past", 24 FUTURE "future",
    25 PREVIOUS "previous", 26 FOLLOWING "following", 27 SAME "same", 28 THAT "that", 29 THESE "these",
    30 LATEST "latest", 31 THE "the", 32 A "a", 33 POSSESSIVE "possessive", 34 CLITIC_S "'s", 35 ABOUT "about",
    36 EARLY "early", 37 EDGE "edge", 38 LATER "later", 39 AGO "ago", 40 OFFSET "offset", 41 BEFORE "before",
    42 AFTER "after", 43 FROM "from", 44 NOW "now", 45 OF "of", 46 AND "and", 47 OR "or", 48 TO "to",
    49 DASH "dash", 50 COMMA "comma", 51 AT "at", 52 IN "in", 53 ON "on", 54 MORE "more", 55 THAN "than",
    56 EVERY "every", 57 PER "per", 58 OTHER "other", 59 RECURRING "recurring", 60 ERA "era", 61 FISCAL "fiscal",
    62 HALF "half", 63 HALVES "halves", 64 LATTER "latter", 65 PERIOD "period", 66 OLD "old", 67 AGE "age",
    68 LASTING "lasting", 69 QUALITY "quality", 70 NINETIES "nineties", 71 OCLOCK "o'clock", 72 HOURS "hours",
    73 YEAR_LICENCE "year licence", 74 MONTH_LICENCE "month licence", 75 NOT_A_YEAR "not a year",
    76 COUNTED "counted", 77 TIMES "times", 78 LENGTHENING "lengthening", 79 Q "q", 80 H "h", 81 SHALL "shall",
    82 DID "did", 83 DOES "does", 84 PHRASE "phrase", 85 NAMED "named", 86 STARTS "starts", 87 NO "no", 88 RECENT "recent", 89 UP "up", 90 LIMIT "limit", 91 INTEND "intend", 92 CORE "core", 93 ENDED "ended", 94 PLANNED "planned", 95 APOSTROPHE "apostrophe",
    96 CLAUSE "clause", 97 DIRECT "direct", 98 TIMETABLE "timetable", 99 PAPER "paper",
}

/// What the lists say of one word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Its classes.
    pub classes: Classes,
    /// Month, weekday, number, ordinal, offset in days: whichever class it has.
    pub number: i32,
    /// An ordinal's number (`second` is a unit and 2).
    pub ordinal: u8,
    /// The unit of `unit`, `units`, `recurring`, `lasting`.
    pub unit: Option<Unit>,
    /// The season of `season`.
    pub season: Option<Season>,
    /// The part of day of `part`.
    pub part: Option<Part>,
    /// TIMEX3 `mod` of `about`, `early`, `edge`.
    pub modifier: Option<&'static str>,
    /// Text of the other values (`+03`, `BC`, `pm`).
    pub value: &'static str,
}

/// All words.
pub struct Lexicon {
    ids: KeyMap<u16>,
    words: Vec<Word>,
}

/// Classes whose words may begin an expression.
const STARTERS: Classes = MONTH
    .or(WEEKDAY)
    .or(UNIT)
    .or(UNITS)
    .or(NUMBER)
    .or(TENS)
    .or(VAGUE)
    .or(DOZEN)
    .or(ORDINAL)
    .or(SEASON)
    .or(PART)
    .or(HOUR_NAME)
    .or(DAY_WORD)
    .or(TONIGHT)
    .or(THIS)
    .or(LAST)
    .or(NEXT)
    .or(PAST)
    .or(FUTURE)
    .or(SAME)
    .or(THAT)
    .or(THESE)
    .or(LATEST)
    .or(THE)
    .or(A)
    .or(POSSESSIVE)
    .or(ABOUT)
    .or(EARLY)
    .or(EDGE)
    .or(LATER)
    .or(MORE)
    .or(EVERY)
    .or(PER)
    .or(RECURRING)
    .or(FISCAL)
    .or(HALF)
    .or(LATTER)
    .or(LASTING)
    .or(NINETIES)
    .or(Q)
    .or(H)
    .or(PHRASE)
    .or(NAMED)
    .or(AT)
    .or(QUALITY)
    .or(SCALE)
    .or(FOLLOWING)
    .or(PREVIOUS)
    .or(FROM)
    .or(NO)
    .or(RECENT)
    .or(UP)
    .or(ERA);

/// Classes without one of which, or a number, nothing is said of time.
const CORES: Classes = MONTH
    .or(WEEKDAY)
    .or(UNIT)
    .or(UNITS)
    .or(SEASON)
    .or(PART)
    .or(HOUR_NAME)
    .or(HALF_OF_DAY)
    .or(DAY_WORD)
    .or(TONIGHT)
    .or(RECURRING)
    .or(NINETIES)
    .or(TENS)
    .or(SCALE)
    .or(Q)
    .or(H)
    .or(LASTING)
    .or(OCLOCK)
    .or(ERA)
    .or(PERIOD);

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    Table::parse("time.csv", include_str!("../../gazetteers/words/time.csv"), &["word", "class", "value"])
        .expect("the built-in word lists are checked by a test")
});

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| load().expect("the built-in word lists are checked by a test"));

/// The word lists.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    /// The number of a word's entry; 0 for words without one.
    #[inline]
    pub fn id(&self, key: Key) -> u16 {
        self.ids.get(key).unwrap_or(0)
    }

    /// The entry.
    #[inline]
    pub fn word(&self, id: u16) -> &Word {
        &self.words[id as usize]
    }
}

fn load() -> crate::error::Result<Lexicon> {
    let mut lexicon = Lexicon { ids: KeyMap::default(), words: vec![Word::default()] };
    for row in TABLE.rows() {
        let word = lexicon.entry(Key::of(row.get("word")));
        let value = row.get("value");
        let mut class = row.get("class");
        // `month abbreviated` is two classes; `vague number` is one.
        while !class.is_empty() {
            let Some((name, bit)) =
                NAMES.iter().filter(|(n, _)| starts(class, n)).max_by_key(|(n, _)| n.len())
            else {
                return Err(row.error(format!("no such class: `{class}`")));
            };
            fill(word, *bit, value)
                .ok_or_else(|| row.error(format!("`{value}` is no value for `{class}`")))?;
            class = class[name.len()..].trim_start();
        }
    }
    for (list, class) in [(super::phrases::first_words(), PHRASE), (super::named::first_words(), NAMED)] {
        for key in list {
            lexicon.entry(key).classes.0 |= class.0;
        }
    }
    for key in super::phrases::last_words().into_iter().chain(super::named::last_words()) {
        lexicon.entry(key).classes.0 |= CORE.0;
    }
    for word in &mut lexicon.words {
        if word.classes.meets(CORES) {
            word.classes.0 |= CORE.0;
        }
        if word.classes.meets(STARTERS) {
            word.classes.0 |= STARTS.0;
        }
    }
    Ok(lexicon)
}

fn starts(class: &str, name: &str) -> bool {
    class.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

fn fill(word: &mut Word, class: Classes, value: &'static str) -> Option<()> {
    word.classes.0 |= class.0;
    let number = || value.parse::<i32>().ok();
    match class {
        ORDINAL => word.ordinal = value.parse().ok()?,
        MONTH | WEEKDAY | NUMBER | TENS | SCALE | DOZEN | DAY_WORD | TONIGHT | LATER | OFFSET | LATTER
        | NINETIES | Q | H => word.number = number()?,
        UNIT | UNITS | LASTING => word.unit = Some(Unit::parse(value)?),
        RECURRING => word.value = value,
        SEASON => word.season = Some(Season::parse(value)?),
        PART => word.part = Some(Part::parse(value)?),
        ABOUT | EARLY | EDGE => word.modifier = (!value.is_empty()).then_some(value),
        HOUR_NAME | HALF_OF_DAY | ZONE | ERA => word.value = value,
        _ => {}
    }
    Some(())
}

impl Lexicon {
    fn entry(&mut self, key: Key) -> &mut Word {
        let id = self.ids.entry(key);
        if *id == 0 {
            *id = self.words.len() as u16;
            self.words.push(Word::default());
        }
        &mut self.words[*id as usize]
    }
}
