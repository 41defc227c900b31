//! The kinds of `claim-words.csv`: what a small word does for the rules of claims.

/// What a small word does for the rules of claims; the kinds of `claim-words.csv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Word {
    /// Verbs that with a person as their object do something and say nothing: *dismissed the minister*.
    Act,
    /// Verbs above an infinitive that is told as a fact all the same: *went on to say*.
    LeadsOn,
    /// Prepositions of place.
    Place,
    /// Prepositions that tie one taking part to a noun: *clashes between*.
    Tie,
    /// Forms of *be*, *have*, *get* before a participle.
    Helper,
    /// Forms of *have*.
    Have,
    /// *if*, *whether*.
    Condition,
    /// Modals of what is only supposed: *should*.
    Supposed,
    /// Those who come in twos: *sides*.
    Side,
    /// *both*, *two*.
    Pair,
    /// How adjectives end: *-ic*.
    AdjectiveEnding,
    /// How the name of a people ends that is none for one of it: *the French*.
    PeopleEnding,
    /// Verbs of an agency before *as saying*: *quote*.
    Quotes,
    /// *he*, *her*.
    PersonPronoun,
    /// *although*.
    Concession,
    /// *and*, *but*.
    Joint,
    /// Helpers of the past in which a story goes on: *did*, *was*.
    PlainPast,
    /// Many without the ending of a plural: *police*, *they*.
    Many,
    /// What those do who then speak on that day: *met*, *visited*.
    Assembles,
    /// States of mind but for a place behind them: *appeared at a rally*.
    AtPlace,
    /// Of a thing that is not the one told of: *another blast*.
    Other,
    /// Verbs of what is so for long: *the debt stood at $192 million*.
    Lasting,
    /// Some of several people: *a third say*, *others think*.
    Share,
    /// Words that begin a clause below another one: *because*.
    Subordinate,
    /// Words that open a clause and lead no noun: *when*, *while*.
    Opens,
    /// What stands for a time told before: *the day on which*.
    Day,
    /// What a head of government leads: *the cabinet of*.
    Cabinet,
    /// Round numbers of many: *dozens*, *thousands*.
    Number,
    /// Verbs that with a verb of saying below them say no: *refused to name him*.
    Refuses,
    /// What one may refuse to do with words: *discuss*, *name*.
    Voices,
    /// Prepositions of where somebody stayed: *was in Bishkek*.
    Stays,
    /// The same without a place: *was home*.
    Back,
    /// What plans are called before their infinitive: *is expected to*.
    Awaited,
    /// Verbs that bring a text before the public: *publish*.
    Issue,
    /// Irregular pasts that are participles too: *held*.
    Participle,
    /// Verbs whose past is written like their base: *put*.
    SamePast,
    /// Words that begin a sentence and leave the day before: *afterwards*.
    Afresh,
    /// Units of time shorter than a day: *hour*.
    Hour,
    /// Verbs that answer what was said just before: *replied*.
    Replies,
    /// Prepositions before a gerund whose date is its own: *since taking office in May*.
    BeforeGerund,
    /// Before what happens, of a verb that has its time: *spoke at the convention*.
    HeldAt,
    /// Those who lead a body: *director*.
    Chief,
    /// Before a gerund of saying that says nothing: *without promising*.
    Unsaid,
    /// Verbs that with *back* tell how old something is: *goes back to 2008*.
    ReachesBack,
    /// *more*, *less*.
    Amount,
    /// What the head of a state gives his name to: *the Bush administration*.
    Rule,
    /// Verbs that are of the time of what they have as their object: *attend a meeting*.
    Attends,
    /// What ties a place to somebody who does not speak for it: *London-based*, *pro-Moscow*.
    Leaning,
    /// What a minister leads.
    Ministry,
    /// Prepositions that say at which occasion: *at*, *after*.
    Attending,
    /// Those who take part in an occasion without being named: *delegates*.
    TakesPart,
    /// Verbs whose subject and object do the same: *meet*.
    Meet,
    /// Verbs whose infinitive is what they are about, not why: *agreed to*.
    Controls,
    /// Words before an adjective: *as*, *too*.
    Degree,
    /// What a company is called: *firm*.
    Firm,
}

impl Word {
    /// The kind of a row; none for a word that is no kind.
    pub fn named(kind: &str) -> Option<Word> {
        let word = match kind {
            "act" => Word::Act,
            "leads-on" => Word::LeadsOn,
            "place" => Word::Place,
            "tie" => Word::Tie,
            "helper" => Word::Helper,
            "have" => Word::Have,
            "condition" => Word::Condition,
            "supposed" => Word::Supposed,
            "side" => Word::Side,
            "pair" => Word::Pair,
            "concession" => Word::Concession,
            "joint" => Word::Joint,
            "plain-past" => Word::PlainPast,
            "many" => Word::Many,
            "share" => Word::Share,
            "other" => Word::Other,
            "lasting" => Word::Lasting,
            "at-place" => Word::AtPlace,
            "assembles" => Word::Assembles,
            "subordinate" => Word::Subordinate,
            "opens" => Word::Opens,
            "day" => Word::Day,
            "cabinet" => Word::Cabinet,
            "number" => Word::Number,
            "refuses" => Word::Refuses,
            "voices" => Word::Voices,
            "stays" => Word::Stays,
            "back" => Word::Back,
            "awaited" => Word::Awaited,
            "issue" => Word::Issue,
            "participle" => Word::Participle,
            "same-past" => Word::SamePast,
            "afresh" => Word::Afresh,
            "hour" => Word::Hour,
            "replies" => Word::Replies,
            "before-gerund" => Word::BeforeGerund,
            "held-at" => Word::HeldAt,
            "chief" => Word::Chief,
            "unsaid" => Word::Unsaid,
            "reaches-back" => Word::ReachesBack,
            "amount" => Word::Amount,
            "rule" => Word::Rule,
            "attends" => Word::Attends,
            "leaning" => Word::Leaning,
            "ministry" => Word::Ministry,
            "attending" => Word::Attending,
            "takes-part" => Word::TakesPart,
            "meet" => Word::Meet,
            "controls" => Word::Controls,
            "degree" => Word::Degree,
            "firm" => Word::Firm,
            "adjective-ending" => Word::AdjectiveEnding,
            "people-ending" => Word::PeopleEnding,
            "quotes" => Word::Quotes,
            "person-pronoun" => Word::PersonPronoun,
            _ => return None,
        };
        Some(word)
    }
}
