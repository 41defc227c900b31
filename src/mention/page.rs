//! One article as the search for names sees it: every token with its keys and flags, and where nothing is sought.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Context;
use crate::article::ZoneKind;
use crate::gazetteer::{Flags, Gazetteer, is_hyphen};
use crate::text::{Case, Key, Kind, Text, Token};

/// What is known of one token.
#[derive(Clone, Copy, Default)]
pub struct Mark {
    /// Key in the spelling of states and organizations.
    pub word: Key,
    /// Key in the transliteration of people's names; of words with a capital only.
    pub name: Key,
    /// What the word lists say.
    pub flags: Flags,
    /// Index behind the last token of the paragraph.
    pub limit: u32,
    /// Begins a sentence (quotation marks and bullets aside).
    pub first: bool,
    /// Stands in a run of capitals, where case tells nothing.
    pub shouted: bool,
    /// Stands in a headline whose words all begin with a capital.
    pub headline: bool,
    /// Outside the zones where names are sought.
    pub outside: bool,
    /// Part of a time expression.
    pub time: bool,
    /// A small word with a full stop inside, such as `kremlin.ru`.
    pub site: bool,
}

/// The article.
pub struct Page<'a> {
    /// Its text.
    pub text: &'a Text<'a>,
    /// What is known of names.
    pub gazetteer: &'a Gazetteer,
    /// One mark a token.
    pub marks: Vec<Mark>,
    /// Words that the article writes small somewhere.
    pub small: FxHashSet<Key>,
}

impl<'a> Page<'a> {
    /// Looks every token up once.
    pub fn new(text: &'a Text<'a>, gazetteer: &'a Gazetteer, context: &Context<'_>) -> Page<'a> {
        let mut marks = vec![Mark::default(); text.tokens.len()];
        let mut names: FxHashMap<Key, Key> = FxHashMap::default();
        let mut small = FxHashSet::with_capacity_and_hasher(text.tokens.len() / 4, Default::default());
        for (index, (token, mark)) in text.tokens.iter().zip(&mut marks).enumerate() {
            let words = text.token(index);
            mark.word = token.key;
            if token.kind == Kind::Word {
                mark.flags = gazetteer.words.flags(token.key);
                // `Corp.` is `Corp`.
                if words.as_bytes().last() == Some(&b'.')
                    && let Some(bare) = words.strip_suffix('.')
                {
                    mark.flags = mark.flags.or(gazetteer.words.flags(Key::of(bare)));
                }
                if token.case == Case::Lower {
                    small.insert(token.key);
                    mark.site = words.bytes().any(|b| b == b'.');
                    if mark.site {
                        mark.word = gazetteer.spelling.word(words, token.key);
                    }
                    // `Ban Ki-moon`: the part behind a hyphen may be small.
                    if !token.spaced && index > 0 && is_hyphen(text.token(index - 1)) {
                        mark.name = gazetteer.spelling.name(words);
                    }
                } else {
                    mark.word = gazetteer.spelling.word(words, token.key);
                    mark.name = gazetteer.spelling.known_name(token.key).unwrap_or_else(|| {
                        *names.entry(token.key).or_insert_with(|| gazetteer.spelling.name(words))
                    });
                }
            } else if token.kind != Kind::Number && words == "&" {
                mark.word = gazetteer.spelling.word(words, token.key);
            }
        }
        let mut page = Page { text, gazetteer, marks, small };
        page.zones(context);
        page.sentences();
        page
    }

    fn zones(&mut self, context: &Context<'_>) {
        for zone in context.zones.iter().filter(|z| z.kind == ZoneKind::Footer) {
            for index in self.text.tokens_in(zone.span) {
                self.marks[index].outside = true;
            }
        }
        for span in context.times {
            for index in self.text.tokens_in(*span) {
                self.marks[index].time = true;
            }
        }
    }

    fn sentences(&mut self) {
        let text = self.text;
        let mut end = text.tokens.len();
        let mut paragraph = usize::MAX;
        for sentence in text.sentences.iter().rev() {
            if sentence.paragraph != paragraph {
                paragraph = sentence.paragraph;
                end = sentence.tokens.end;
            }
            self.marks[sentence.tokens.clone()].iter_mut().for_each(|m| m.limit = end as u32);
            self.opening(sentence.tokens.clone());
            self.shouting(sentence.tokens.clone());
        }
    }

    /// Marks the first word.
    fn opening(&mut self, tokens: std::ops::Range<usize>) {
        let start = tokens.start;
        if let Some(first) = tokens.clone().find(|&i| self.text.tokens[i].kind == Kind::Word) {
            self.marks[first].first = first < start + 5;
        }
        // A quotation inside a sentence begins a sentence of its own.
        for index in tokens {
            let behind = index > start && self.text.tokens[index - 1].kind != Kind::Word;
            let opened = behind && matches!(self.text.token(index - 1), "“" | "\"" | "``" | "«" | ":");
            self.marks[index].first |= opened;
        }
    }

    /// Marks runs of capitals and headlines.
    fn shouting(&mut self, tokens: std::ops::Range<usize>) {
        let (mut small, mut upper, mut capital, mut words) = (0, 0, 0, 0);
        let (mut run, mut run_words) = (tokens.start, 0);
        for index in tokens.clone() {
            let token = &self.text.tokens[index];
            if token.kind != Kind::Word {
                if token.kind == Kind::Punct && !is_hyphen(self.text.token(index)) {
                    self.shout(run..index, run_words >= 4);
                    (run, run_words) = (index + 1, 0);
                }
                continue;
            }
            let long = token.span.len() > 3;
            match token.case {
                Case::Upper => {
                    upper += 1;
                    run_words += 1;
                }
                case => {
                    small += usize::from(case == Case::Lower);
                    capital += usize::from(long && case != Case::Lower);
                    words += usize::from(long);
                    if token.span.len() > 1 {
                        self.shout(run..index, run_words >= 4);
                        (run, run_words) = (index + 1, 0);
                    }
                }
            }
        }
        self.shout(run..tokens.end, run_words >= 4);
        let loud = small == 0 && upper >= 3 && upper > capital;
        if loud && tokens.clone().filter(|&i| self.text.token(i) == ",").count() < upper / 2 {
            self.shout(tokens.clone(), true);
        }
        // A headline has no full stop, or not one small word of length.
        let stop = tokens.clone().next_back().is_some_and(|i| self.text.token(i) == ".");
        let (all, large) = (words + upper, capital + upper);
        let headline = if stop { all >= 5 && large == all } else { all >= 4 && large * 8 >= all * 7 };
        if headline {
            self.marks[tokens].iter_mut().for_each(|m| m.headline = true);
        }
    }

    fn shout(&mut self, tokens: std::ops::Range<usize>, loud: bool) {
        if loud {
            self.marks[tokens].iter_mut().for_each(|m| m.shouted = true);
        }
    }

    /// One token.
    #[inline]
    pub fn token(&self, index: usize) -> &Token {
        &self.text.tokens[index]
    }

    /// The words of one token; empty behind the end.
    #[inline]
    pub fn words(&self, index: usize) -> &'a str {
        if index < self.text.tokens.len() { self.text.token(index) } else { "" }
    }

    /// The flags of one token; none behind the end.
    #[inline]
    pub fn flags(&self, index: usize) -> Flags {
        self.marks.get(index).map_or(Flags::default(), |m| m.flags)
    }

    /// True for an unspaced hyphen between two words.
    pub fn hyphen(&self, index: usize) -> bool {
        index > 0
            && index + 1 < self.text.tokens.len()
            && self.text.tokens[index].kind == Kind::Punct
            && is_hyphen(self.text.token(index))
            && !self.text.tokens[index].spaced
            && !self.text.tokens[index + 1].spaced
    }

    /// True for a token that may be part of a name: a word with a capital that is no time expression.
    #[inline]
    pub fn name_like(&self, index: usize) -> bool {
        index < self.text.tokens.len()
            && self.text.tokens[index].is_name_like()
            && !self.marks[index].outside
            && !self.marks[index].time
    }

    /// True for `'s`, also where a blank was put before it and it fell in two.
    pub fn possessive(&self, index: usize) -> bool {
        let words = self.words(index);
        let cut = |i: usize| matches!(self.words(i), "'" | "’") && matches!(self.words(i + 1), "s" | "S");
        matches!(words, "'s" | "’s" | "'S" | "’S" | "ʼs") || cut(index)
    }

    /// The index of the word before a token in its sentence, marks such as quotation marks not skipped.
    pub fn before(&self, index: usize) -> Option<usize> {
        let start = self.text.sentences.get(self.text.sentence_of(index)).map_or(0, |s| s.tokens.start);
        (index > start).then(|| index - 1)
    }

    /// Index behind the last token of the sentence.
    pub fn sentence_end(&self, index: usize) -> usize {
        self.text.sentences.get(self.text.sentence_of(index)).map_or(index + 1, |s| s.tokens.end)
    }
}
