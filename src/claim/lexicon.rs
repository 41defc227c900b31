//! The words that claims hang on, from `gazetteers/words/`: cues, hedges, negations, kinds of nouns.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

pub(super) use super::word::Word;
use crate::gazetteer::KeyMap;
use crate::table::{Row, Table};
use crate::text::Key;

/// What a cue takes as its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) struct Takes {
    /// A quotation.
    pub quote: bool,
    /// A finite clause, with *that* or without.
    pub that: bool,
    /// An indirect question.
    pub wh: bool,
    /// A noun phrase.
    pub object: bool,
    /// An infinitive with *to*.
    pub infinitive: bool,
    /// A noun phrase and what it is called.
    pub complement: bool,
}

/// One row of `cues.csv`: a verb that reports.
#[derive(Clone, Debug)]
pub(super) struct Cue {
    /// Base form.
    pub lemma: String,
    /// The particle that belongs to it (*rule* **out**), as a key.
    pub particle: Option<Key>,
    /// What may follow.
    pub takes: Takes,
    /// Prepositions that lead content (*complain* **about**).
    pub prepositions: Vec<Key>,
    /// Its object is the hearer, not what is said (*tell*).
    pub recipient: bool,
    /// To say it is to deny (*rule out*).
    pub negative: bool,
    /// False for verbs that report only with a clause or a quotation.
    pub strong: bool,
}

/// What a noun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Noun {
    /// People who act: *officials*.
    People,
    /// Bodies and forces: *government*, *troops*.
    Body,
    /// Something written: *statement*.
    Document,
    /// What carries news: *newspaper*.
    Medium,
    /// A document that says nothing new: *charter*.
    Standing,
    /// Something that happens at a time: *summit*.
    Occasion,
    /// Where something takes place: *library*.
    Venue,
    /// Something that happens and that nobody goes back to by *at the …*: *bombing*.
    Happening,
    /// What every state has: *government*.
    State,
    /// People who speak for a body: *spokesman*.
    Voice,
    /// A party's or people's name for one of them: *Republican*.
    Member,
}

/// All word lists of this room.
pub(super) struct Lexicon {
    cues: FxHashMap<Key, Vec<Cue>>,
    attitudes: FxHashMap<Key, Vec<Cue>>,
    forms: KeyMap<bool>,
    hedges: FxHashMap<Key, Vec<String>>,
    negations: FxHashMap<Key, String>,
    /// A bit a kind.
    nouns: KeyMap<u32>,
    statives: FxHashSet<Key>,
    /// A bit a kind.
    words: KeyMap<u64>,
    endings: Vec<String>,
    people_endings: Vec<String>,
    verbs: FxHashSet<Key>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);

/// The built-in word lists.
pub(super) fn lexicon() -> &'static Lexicon {
    &LEXICON
}

impl Lexicon {
    fn load() -> Lexicon {
        let mut lexicon = Lexicon {
            cues: FxHashMap::default(),
            attitudes: FxHashMap::default(),
            forms: KeyMap::default(),
            hedges: FxHashMap::default(),
            negations: FxHashMap::default(),
            nouns: KeyMap::default(),
            statives: FxHashSet::default(),
            words: KeyMap::default(),
            endings: Vec::new(),
            people_endings: Vec::new(),
            verbs: FxHashSet::default(),
        };
        for row in table("verbs.csv", include_str!("../../gazetteers/words/verbs.csv")).rows() {
            lexicon.verbs.insert(Key::of(row.get("lemma")));
        }
        for row in table("claim-words.csv", include_str!("../../gazetteers/words/claim-words.csv")).rows() {
            let kind = row.get("kind");
            match Word::named(kind).unwrap_or_else(|| panic!("claim-words.csv: no kind is called {kind}")) {
                Word::AdjectiveEnding => lexicon.endings.push(row.get("word").to_string()),
                Word::PeopleEnding => lexicon.people_endings.push(row.get("word").to_string()),
                kind => {
                    *lexicon.words.entry(Key::of(row.get("word"))) |= 1 << kind as u64;
                }
            }
        }
        for row in table("statives.csv", include_str!("../../gazetteers/words/statives.csv")).rows() {
            lexicon.statives.insert(Key::of(row.get("word")));
        }
        let cues = table("cues.csv", include_str!("../../gazetteers/words/cues.csv"));
        for row in cues.rows() {
            lexicon.cues.entry(Key::of(row.get("lemma"))).or_default().push(cue(row));
            for form in crate::syntax::lemma::verb_forms(row.get("lemma")) {
                lexicon.forms.insert(Key::of(&form), true);
            }
        }
        for (form, verb) in crate::syntax::lemma::irregular_verbs() {
            if lexicon.cues.contains_key(&Key::of(verb)) {
                lexicon.forms.insert(form, true);
            }
        }
        let attitudes = table("attitudes.csv", include_str!("../../gazetteers/words/attitudes.csv"));
        for row in attitudes.rows() {
            lexicon.attitudes.entry(Key::of(row.get("lemma"))).or_default().push(cue(row));
        }
        for row in table("hedges.csv", include_str!("../../gazetteers/words/hedges.csv")).rows() {
            let kinds = lexicon.hedges.entry(Key::of(row.get("word"))).or_default();
            kinds.push(row.get("kind").to_string());
        }
        for row in table("negations.csv", include_str!("../../gazetteers/words/negations.csv")).rows() {
            lexicon.negations.insert(Key::of(row.get("word")), row.get("kind").to_string());
        }
        for row in table("nouns.csv", include_str!("../../gazetteers/words/nouns.csv")).rows() {
            let kind = match row.get("kind") {
                "people" => Noun::People,
                "body" => Noun::Body,
                "document" => Noun::Document,
                "standing" => Noun::Standing,
                "medium" => Noun::Medium,
                "occasion" => Noun::Occasion,
                "happening" => Noun::Happening,
                "venue" => Noun::Venue,
                "voice" => Noun::Voice,
                "member" => Noun::Member,
                "state" => Noun::State,
                kind => panic!("nouns.csv: no kind is called {kind}"),
            };
            *lexicon.nouns.entry(Key::of(row.get("word"))) |= 1 << kind as u32;
        }
        lexicon
    }

    /// The rows of a verb, those with a particle first.
    pub fn cues(&self, lemma: Key) -> &[Cue] {
        self.cues.get(&lemma).map_or(&[], Vec::as_slice)
    }

    /// True for a word that some form of a cue is written like.
    pub fn may_be_cue(&self, word: Key) -> bool {
        self.forms.get(word).is_some()
    }

    /// The rows of a verb of wish, belief or support: no statement, but an attribution for some corpora.
    pub fn attitudes(&self, lemma: Key) -> &[Cue] {
        self.attitudes.get(&lemma).map_or(&[], Vec::as_slice)
    }

    /// True where the word, of that kind (`adverb`, `modal`, `verb`, `passive`), marks a claim as not certain.
    pub fn hedges(&self, word: Key, kind: &str) -> bool {
        self.hedges.get(&word).is_some_and(|kinds| kinds.iter().any(|k| k == kind))
    }

    /// True where the word negates: kind `particle` (*not*) or `verb` (*refuse*).
    pub fn negates(&self, word: Key, kind: &str) -> bool {
        self.negations.get(&word).is_some_and(|k| k == kind)
    }

    /// True for verbs of states and of the mind (*want*, *own*): they tell no event.
    pub fn is_stative(&self, lemma: Key) -> bool {
        self.statives.contains(&lemma)
    }

    /// True where the word is of that kind.
    pub fn word(&self, word: Key, kind: Word) -> bool {
        self.words.get(word).is_some_and(|kinds| kinds & 1 << kind as u64 != 0)
    }

    /// True for a word that ends as adjectives do.
    pub fn ends_like_adjective(&self, word: &str) -> bool {
        self.endings.iter().any(|e| word.ends_with(e.as_str()))
    }

    /// True where a name for a people ends as no name for one of it does.
    pub fn ends_like_people(&self, word: &str) -> bool {
        self.people_endings.iter().any(|e| word.ends_with(e.as_str()))
    }

    /// True where the word, as a lemma, can be a verb.
    pub fn is_verb(&self, lemma: Key) -> bool {
        self.verbs.contains(&lemma)
    }

    /// True where the noun, as a lemma, is of that kind.
    pub fn is(&self, lemma: Key, kind: Noun) -> bool {
        self.nouns.get(lemma).is_some_and(|kinds| kinds & 1 << kind as u32 != 0)
    }
}

fn table(name: &str, text: &str) -> Table {
    Table::parse(name, text, &[]).expect("the built-in word lists are checked by a test")
}

fn cue(row: Row) -> Cue {
    let takes: Vec<&str> = row.list("takes").collect();
    let known = ["quote", "that", "wh", "obj", "to", "complement"];
    Cue {
        lemma: row.get("lemma").to_string(),
        particle: Some(row.get("particle")).filter(|p| !p.is_empty()).map(Key::of),
        takes: Takes {
            quote: takes.contains(&"quote"),
            that: takes.contains(&"that"),
            wh: takes.contains(&"wh"),
            object: takes.contains(&"obj"),
            infinitive: takes.contains(&"to"),
            complement: takes.contains(&"complement"),
        },
        prepositions: takes
            .iter()
            .filter(|t| !known.contains(t) || **t == "to")
            .map(|t| Key::of(t))
            .collect(),
        recipient: row.get("recipient") == "y",
        negative: row.get("negative") == "y",
        strong: row.get("strength") == "strong",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_lists_load_and_say_what_they_must() {
        let lexicon = lexicon();
        assert!(lexicon.cues(Key::of("say"))[0].takes.that);
        assert!(lexicon.cues(Key::of("tell"))[0].recipient);
        assert!(
            lexicon.cues(Key::of("rule")).iter().any(|c| c.negative && c.particle == Some(Key::of("out")))
        );
        assert!(lexicon.cues(Key::of("meet")).is_empty());
        assert!(
            lexicon.hedges(Key::of("reportedly"), "adverb")
                && !lexicon.hedges(Key::of("reportedly"), "modal")
        );
        assert!(
            lexicon.is(Key::of("minister"), Noun::People) && !lexicon.is(Key::of("minister"), Noun::Document)
        );
    }
}
