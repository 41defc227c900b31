//! Word lists that tell names from other words. Each word carries flags; one look-up answers all questions.

use super::entity::{Gender, Label};
use super::keymap::KeyMap;
use crate::error::Result;
use crate::table::Table;
use crate::text::Key;

/// Flags of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Flags(pub(super) u64);

macro_rules! flags {
    ($($(#[$doc:meta])* $name:ident = $bit:expr, $kind:expr;)*) => {
        impl Flags {
            $($(#[$doc])* pub const $name: Flags = Flags(1 << $bit);)*

            /// The flag of a `kind` in `names.csv`.
            fn of_kind(kind: &str) -> Option<Flags> {
                match kind {
                    $($kind => Some(Flags::$name),)*
                    _ => None,
                }
            }
        }
    };
}

flags! {
    /// Never part of a name, though it may begin a sentence with a capital.
    FUNCTION = 0, "function";
    /// Days, months, feasts.
    CALENDAR = 1, "calendar";
    /// Stands small inside a name (*de*, *van*, *bin*).
    PARTICLE = 2, "particle";
    /// The Arabic article before a hyphen.
    ARTICLE = 3, "article";
    /// Behind a name (*Jr.*, *III*).
    SUFFIX = 4, "suffix";
    /// Ends the name of a place, event or thing (*River*, *War*).
    PLACE_HEAD = 5, "placehead";
    /// Begins the name of a place (*New*, *South*).
    PLACE_LEAD = 6, "placelead";
    /// A verb that people and governments are the subject of.
    SPEECH = 7, "speech";
    /// *to Moscow* behind it is the place.
    MOTION = 8, "motion";
    /// *to Moscow* behind it is the government.
    ADDRESS = 9, "speak2";
    /// Prepositions and verbs of place.
    LOCATIVE = 10, "locative";
    /// Behind or before a capital it speaks of the city.
    CITY = 11, "placehint";
    /// Verbs of a city as a place (*hosted*).
    HOST = 12, "host";
    /// Capitals that name no organization (*TV*, *GDP*).
    NOT_ACRONYM = 13, "notacronym";
    /// *newspaper Izvestia*
    CUE_BEFORE = 14, "cuebefore";
    /// *Izvestia newspaper*
    CUE_AFTER = 15, "cueafter";
    /// Speaks of sport.
    SPORT = 16, "sport";
    /// Behind a person's name (*aged*).
    PERSON_AFTER = 17, "person_after";
    /// Coins and the like behind a demonym.
    UNIT = 18, "unit";
    /// May stand with *'s* inside an organization's name (*People's*).
    POSSESSOR = 19, "possessor";
    /// Head of an organization's name (*Ministry*).
    ORG_HEAD = 20, "-";
    /// A head that needs more evidence (*System*).
    ORG_WEAK = 21, "-weak";
    /// A company's form (*Inc.*).
    ORG_COMPANY = 22, "-company";
    /// `of` a country belongs to the name (*University of Georgia*).
    ORG_JOIN = 23, "-join";
    /// Part of a title (*Minister*, *Deputy*, *Foreign*).
    TITLE = 24, "-title";
    /// Head of a title (*Minister*).
    TITLE_HEAD = 25, "-titlehead";
    /// *Mr.*
    HONORIFIC = 26, "-honorific";
    /// Modifier or portfolio of a title (*Deputy*, *Foreign*).
    TITLE_MODIFIER = 27, "-modifier";
    /// A given name.
    GIVEN = 28, "-given";
    /// The surname of a listed person.
    SURNAME = 29, "-surname";
    /// May begin a sentence with a capital; part of a name elsewhere.
    OPENER = 30, "opener";
    /// Begins the name of an organization (*Radio*, *Banco*).
    ORG_LEAD = 31, "orglead";
    /// Behind a subject, before its verb (*has*, *will*).
    AUXILIARY = 32, "auxiliary";
    /// Between a speaker and a verb of speech (*also*).
    HELPER = 33, "helper";
    /// Before a building (*in the Kremlin*).
    INSIDE = 34, "inside";
    /// Before a state (*with*, *against*).
    POSITION = 35, "position";
    /// Before a state as a place, not as a team.
    WHEREABOUTS = 36, "whereabouts";
    /// Before a title (*former*).
    FORMER = 37, "former";
    /// *South China* is no state.
    COMPASS = 38, "compass";
    /// Speaks of sport and of nothing else (*halftime*).
    SURE_SPORT = 40, "sure_sport";
    /// Ends the name of a contest (*German Cup*).
    EVENT_HEAD = 41, "eventhead";
    /// A description of whoever leads a state (*leader*).
    LEADER = 43, "leader";
    /// A title of those who lead states (*president*).
    LEADER_TITLE = 44, "leadertitle";
    /// A word for the government of the country that is spoken of (*cabinet*).
    GOVERNMENT = 45, "government";
    /// Does not tell one office from another (*of*, *affairs*).
    OFFICE_FILLER = 46, "officefiller";
    /// An office that several hold at a time (*deputy*, *adviser*).
    OFFICE_SHARED = 47, "officeshared";
    /// A treaty, charter or other paper: what stands behind *on* is its matter.
    PAPER = 42, "paper";
    /// A family name that East Asians write first (*Kim*, *Wu*).
    FAMILY_FIRST = 48, "familyfirst";
    /// A chamber whose bare name is a name (*the Senate*), in whatever country.
    CHAMBER = 49, "chamber";
    /// What somebody is called who belongs to a family (*wife*).
    KIN = 50, "kin";
    /// What bears a name and is no body (*exercise*, *frigate*).
    THING = 51, "thing";
    /// A title of monarchs and popes, which goes before a name of their own (*king*).
    CROWN = 52, "crown";
    /// Goes before a given name alone (*Sir Keir*).
    KNIGHT = 60, "knight";
    /// What a body is called behind a comma (*Tidemark, a London company*).
    BODY_NOUN = 53, "bodynoun";
    /// What bodies have and people have not (*shares*, *headquarters*).
    BODY_HAS = 54, "bodyhas";
    /// Who works at, for or with a body (*an analyst at …*).
    POST = 55, "post";
    /// What broadcasts, behind the name of a state or its capital (*Baghdad radio*).
    AIR = 56, "air";
    /// Whose broadcaster it is, before that (*Israel army radio*).
    AIR_OF = 57, "airof";
    /// Behind what a body is called: *a company based in London*.
    BODY_END = 58, "bodyend";
    /// Between who works and the body: *an analyst at Opinium*.
    WORKS_AT = 59, "worksat";
    /// Behind the name of a monarch or pope (*II*).
    REGNAL = 39, "regnal";
}

impl Flags {
    /// True where at least one of the flags is set.
    #[inline]
    pub fn any(self, other: Flags) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets.
    pub const fn or(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
}

/// The word lists.
#[derive(Default)]
pub struct Words {
    pub(super) flags: KeyMap<Flags>,
    pub(super) gender: KeyMap<Option<Gender>>,
    pub(super) endings: Vec<(Label, bool)>,
}

impl Words {
    /// Reads the lists.
    ///
    /// # Errors
    /// A kind of word that nothing reads.
    pub fn load(
        names: &[Table],
        heads: &[Table],
        titles: &[Table],
        given: &[Table],
        endings: &[Table],
    ) -> Result<Words> {
        let mut words = Words::default();
        for row in names.iter().flat_map(Table::rows) {
            let flag = Flags::of_kind(row.get("kind")).filter(|_| !row.get("kind").starts_with('-'));
            let flag = flag.ok_or_else(|| row.error(format!("unknown kind `{}`", row.get("kind"))))?;
            words.add(row.get("word"), flag);
        }
        for row in heads.iter().flat_map(Table::rows) {
            let flag = match row.get("strength") {
                "strong" => Flags::ORG_HEAD,
                "weak" => Flags::ORG_HEAD.or(Flags::ORG_WEAK),
                "company" => Flags::ORG_HEAD.or(Flags::ORG_COMPANY),
                other => {
                    return Err(row.error(format!("expected strong, weak or company, found `{other}`")));
                }
            };
            let join = if row.get("of") == "join" { Flags::ORG_JOIN } else { Flags::default() };
            words.add(row.get("word"), flag.or(join));
        }
        for row in titles.iter().flat_map(Table::rows) {
            words.add_title(row.get("title"), row.get("kind"), gender_of(row.get("gender")));
        }
        for row in given.iter().flat_map(Table::rows) {
            words.add(row.get("name"), Flags::GIVEN);
            if let Some(gender) = gender_of(row.get("gender")) {
                words.gender.insert(Key::of(row.get("name")), Some(gender));
            }
        }
        for row in endings.iter().flat_map(Table::rows) {
            words.endings.push((row.get("ending").to_string().into(), row.get("strength") == "strong"));
        }
        Ok(words)
    }

    fn add_title(&mut self, title: &str, kind: &str, gender: Option<Gender>) {
        let parts: Vec<&str> = title.split([' ', '-']).filter(|p| !p.is_empty()).collect();
        let Some((&head, modifiers)) = parts.split_last() else { return };
        let flag = match kind {
            "honorific" => Flags::HONORIFIC.or(Flags::TITLE_HEAD),
            "modifier" | "portfolio" => Flags::TITLE_MODIFIER,
            _ => Flags::TITLE_HEAD,
        };
        // `Secretary of State` ends in a word that is no head by itself.
        if let Some(of) = parts.iter().position(|p| p.eq_ignore_ascii_case("of")) {
            for part in &parts[..of] {
                self.add(part, Flags::TITLE);
            }
            return;
        }
        self.add(head, Flags::TITLE.or(flag));
        for part in modifiers {
            self.add(part, Flags::TITLE.or(Flags::TITLE_MODIFIER));
        }
        if let (Some(gender), 1) = (gender, parts.len()) {
            self.gender.insert(Key::of(head), Some(gender));
        }
    }

    /// Adds flags to a word, with and without its full stop.
    pub fn add(&mut self, word: &str, flags: Flags) {
        self.add_key(Key::of(word), flags);
        if let Some(bare) = word.strip_suffix('.') {
            self.add_key(Key::of(bare), flags);
        }
    }

    /// Adds flags to a word by its key.
    pub fn add_key(&mut self, key: Key, flags: Flags) {
        let entry = self.flags.entry(key);
        *entry = entry.or(flags);
    }

    /// The flags of a word.
    #[inline]
    pub fn flags(&self, key: Key) -> Flags {
        self.flags.get(key).unwrap_or_default()
    }

    /// The gender that a given name or title tells.
    pub fn gender(&self, key: Key) -> Option<Gender> {
        self.gender.get(key).flatten()
    }

    /// Whether a word ends as surnames do: strongly (`-ov`), weakly (`-son`) or not.
    pub fn surname_ending(&self, word: &str) -> Option<bool> {
        let ending = |e: &str| {
            word.len() > e.len() + 1
                && word.is_char_boundary(word.len() - e.len())
                && word[word.len() - e.len()..].eq_ignore_ascii_case(e)
        };
        let mut best = None;
        for (text, strong) in &self.endings {
            if ending(text.as_ref()) {
                best = Some(best == Some(true) || *strong);
            }
        }
        best
    }
}

/// `m` or `f`.
pub fn gender_of(cell: &str) -> Option<Gender> {
    match cell {
        "m" => Some(Gender::Male),
        "f" => Some(Gender::Female),
        _ => None,
    }
}
