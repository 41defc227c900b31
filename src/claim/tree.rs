//! A sentence as the claim rules see it: words with heads and relations, by their index in the whole text.

use std::cell::Cell;
use std::ops::Range;

use super::arms::{families, runs};
use super::closing::Closing;
use super::lexicon::{Word, lexicon};
use crate::syntax::{Parse, Relation, Tag, lemma_key};
use crate::text::{Key, Text};

/// The parse of one sentence, all indices counted in the text's tokens.
pub(super) struct Tree<'a> {
    /// The text it belongs to.
    pub text: &'a Text<'a>,
    /// Its tokens.
    pub tokens: Range<usize>,
    tags: Vec<Tag>,
    heads: Vec<Option<usize>>,
    relations: Vec<Relation>,
    /// All children, those of one head side by side, and where those of each word begin.
    children: Vec<usize>,
    firsts: Vec<u32>,
    /// Base forms that were asked for; `Key(0)` for one that was not.
    lemmas: Vec<Cell<Key>>,
    /// Which tokens belong to a time expression.
    timed: Vec<bool>,
    /// The clause at its end that says who reported the rest.
    pub closing: Option<Closing>,
    /// Subjects that were asked for.
    subjects: Vec<Cell<Subject>>,
    /// First and last token of each subtree.
    reach: Vec<(usize, usize)>,
    /// How many questions are open that may lead back to themselves.
    open: Cell<u8>,
}

/// So many questions may be open at once.
const OPEN: u8 = 3;

/// What is known of the subject of a verb.
#[derive(Clone, Copy, Default)]
enum Subject {
    /// Nobody has asked yet.
    #[default]
    Unknown,
    /// Its head, where it has one.
    Found(Option<usize>),
}

impl<'a> Tree<'a> {
    /// Turns a parse into a tree. Linear in the length of the sentence.
    pub fn new(text: &'a Text<'a>, tokens: Range<usize>, parse: &Parse) -> Tree<'a> {
        let first = tokens.start;
        let length = tokens.len().min(parse.heads.len());
        let heads: Vec<Option<usize>> = parse.heads[..length].iter().map(|h| h.map(|h| h + first)).collect();
        let (children, firsts) = families(first, &heads);
        let reach = runs(first, &heads);
        Tree {
            text,
            tokens: first..first + length,
            tags: parse.tags[..length].to_vec(),
            heads,
            relations: parse.relations[..length].to_vec(),
            children,
            firsts,
            lemmas: vec![Cell::default(); length],
            timed: vec![false; length],
            closing: None,
            subjects: vec![Cell::default(); length],
            reach,
            open: Cell::new(0),
        }
    }

    /// A sentence that was not parsed: its words, and nothing known of them.
    pub fn bare(text: &'a Text<'a>, tokens: Range<usize>) -> Tree<'a> {
        let length = tokens.len();
        Tree {
            text,
            tags: vec![Tag::Fw; length],
            heads: vec![None; length],
            relations: vec![Relation::Dep; length],
            children: Vec::new(),
            firsts: vec![0; length + 1],
            lemmas: vec![Cell::default(); length],
            timed: vec![false; length],
            closing: None,
            subjects: vec![Cell::default(); length],
            reach: tokens.clone().map(|t| (t, t)).collect(),
            open: Cell::new(0),
            tokens,
        }
    }

    /// Widens every head's reach by its children's, the deepest words first.
    fn measure(&mut self) {
        let mut order: Vec<usize> = self.tokens.clone().filter(|&t| self.head(t).is_none()).collect();
        let mut at = 0;
        while at < order.len() {
            order.extend(self.children(order[at]).iter().copied());
            at += 1;
        }
        for &token in order.iter().rev() {
            let (low, high) = self.reach[token - self.tokens.start];
            if let Some(head) = self.head(token) {
                let reach = &mut self.reach[head - self.tokens.start];
                *reach = (reach.0.min(low), reach.1.max(high));
            }
        }
    }

    /// Notes a time expression.
    pub fn mark_time(&mut self, tokens: &Range<usize>) {
        let (start, end) = (tokens.start.max(self.tokens.start), tokens.end.min(self.tokens.end));
        for token in start..end {
            let at = self.at(token);
            self.timed[at] = true;
        }
    }

    /// True where the token belongs to a time expression.
    pub fn in_time(&self, token: usize) -> bool {
        self.timed[self.at(token)]
    }

    /// Changes a tag.
    pub fn set_tag(&mut self, token: usize, tag: Tag) {
        let at = self.at(token);
        self.tags[at] = tag;
        self.lemmas[at].set(Key(0));
        self.forget();
    }

    /// Changes a relation; the head stays.
    pub fn set_relation(&mut self, token: usize, relation: Relation) {
        let at = self.at(token);
        self.relations[at] = relation;
        self.forget();
    }

    /// What was found in the tree before it changed may be another thing now.
    fn forget(&mut self) {
        self.subjects.fill(Cell::default());
    }

    /// The subject of a verb as `find` tells it, which is asked once as long as the tree does not change.
    pub fn subject_once(&self, verb: usize, find: impl FnOnce() -> Option<usize>) -> Option<usize> {
        let kept = &self.subjects[self.at(verb)];
        if let Subject::Found(subject) = kept.get() {
            return subject;
        }
        let subject = find();
        kept.set(Subject::Found(subject));
        subject
    }

    /// The answer to a question that may lead back to itself; none where it has done so a few times.
    pub fn once_more<T>(&self, ask: impl FnOnce() -> T) -> Option<T> {
        let open = self.open.get();
        if open >= OPEN {
            return None;
        }
        self.open.set(open + 1);
        let answer = ask();
        self.open.set(open);
        Some(answer)
    }

    /// Hangs words on other heads; their relations stay. A word that hangs on itself by way of others is left where it was.
    pub fn rehang(&mut self, changes: &[(usize, usize)]) {
        for &(token, head) in changes {
            if !self.hangs_on(head, token) {
                let at = self.at(token);
                self.heads[at] = Some(head);
            }
        }
        self.forget();
        (self.children, self.firsts) = families(self.tokens.start, &self.heads);
        self.reach = self.tokens.clone().map(|t| (t, t)).collect();
        self.measure();
    }

    /// Makes a verb the head of the noun that it hangs on: *the editor, Raf Shakirov, lost his job*, where the parser hung it on
    /// its subject. It hangs where the noun hung, by a relation of its own if one is given.
    pub fn raise(&mut self, verb: usize, subject: usize, relation: Option<Relation>) {
        let (verb_at, subject_at) = (self.at(verb), self.at(subject));
        let timed = |&h: &usize| self.in_time(h) && !self.hangs_on(h, verb);
        let above = self.heads[subject_at];
        let head = above.filter(timed).map_or(above, |h| self.head(h));
        self.heads[verb_at] = head;
        self.relations[verb_at] = relation.unwrap_or(self.relations[subject_at]);
        self.heads[subject_at] = Some(verb);
        self.relations[subject_at] = Relation::Nsubj;
        self.rehang(&[]);
    }

    fn at(&self, token: usize) -> usize {
        token - self.tokens.start
    }

    /// The part of speech.
    pub fn tag(&self, token: usize) -> Tag {
        self.tags[self.at(token)]
    }

    /// The head; none for a root.
    pub fn head(&self, token: usize) -> Option<usize> {
        self.heads[self.at(token)]
    }

    /// The relation to the head.
    pub fn relation(&self, token: usize) -> Relation {
        self.relations[self.at(token)]
    }

    /// The children, in text order.
    pub fn children(&self, token: usize) -> &[usize] {
        let at = self.at(token);
        &self.children[self.firsts[at] as usize..self.firsts[at + 1] as usize]
    }

    /// The first child with a relation.
    pub fn child(&self, token: usize, relation: Relation) -> Option<usize> {
        self.children(token).iter().copied().find(|&c| self.relation(c) == relation)
    }

    /// The tokens of the word and all that hangs on it (contiguous: the parser draws no crossing arcs).
    pub fn reach(&self, token: usize) -> Range<usize> {
        let (low, high) = self.reach[self.at(token)];
        low..high + 1
    }

    /// True where `token` hangs on `ancestor`, or is it.
    pub fn hangs_on(&self, token: usize, ancestor: usize) -> bool {
        let mut at = Some(token);
        for _ in 0..=self.tokens.len() {
            match at {
                Some(t) if t == ancestor => return true,
                Some(t) => at = self.head(t),
                None => return false,
            }
        }
        false
    }

    /// The words of a token; the double marks of old wires as those of print.
    #[inline]
    pub fn word(&self, token: usize) -> &'a str {
        let word = self.text.token(token);
        if word.len() == 2 { double_marks(word) } else { word }
    }

    /// The key of a token's word.
    pub fn key(&self, token: usize) -> Key {
        self.text.tokens[token].key
    }

    /// The key of a token's base form.
    pub fn lemma(&self, token: usize) -> Key {
        let kept = &self.lemmas[self.at(token)];
        if kept.get() == Key(0) {
            let word = self.word(token);
            // The double marks of old wires have the key of what they stand for.
            let same = word.len() == self.text.tokens[token].span.len();
            let key = if same { self.key(token) } else { Key::of(word) };
            kept.set(lemma_key(word, key, self.tag(token)));
        }
        kept.get()
    }

    /// True where the token is this word (any case).
    #[inline]
    pub fn is(&self, token: usize, word: &str) -> bool {
        let span = self.text.tokens[token].span;
        let first = self.text.source.as_bytes()[span.start as usize];
        // The rules ask this more often than anything else, and nearly always the first letter says no.
        if first.is_ascii_alphabetic() && word.bytes().next().is_some_and(|w| (first ^ w) | 0x20 != 0x20) {
            return false;
        }
        self.is_spelled(token, word)
    }

    fn is_spelled(&self, token: usize, word: &str) -> bool {
        let own = self.text.token(token);
        own.eq_ignore_ascii_case(word) || !own.is_ascii() && self.text.tokens[token].is(word)
    }

    /// True where the token is of a kind of small words.
    pub fn is_word(&self, token: usize, kind: Word) -> bool {
        lexicon().word(self.key(token), kind)
    }

    /// True where the base form of the token is of a kind of small words.
    pub fn is_word_of(&self, token: usize, kind: Word) -> bool {
        lexicon().word(self.lemma(token), kind)
    }

    /// True for every form of a verb but modals.
    pub fn is_verb(&self, token: usize) -> bool {
        matches!(self.tag(token), Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz)
    }

    /// True for nouns and names.
    pub fn is_noun(&self, token: usize) -> bool {
        matches!(self.tag(token), Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
    }

    /// True where the token helps another verb.
    pub fn is_auxiliary(&self, token: usize) -> bool {
        matches!(self.relation(token), Relation::Aux | Relation::AuxPass | Relation::Cop)
    }

    /// The auxiliaries and the copula of a predicate.
    pub fn auxiliaries(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        self.children(token).iter().copied().filter(|&c| self.is_auxiliary(c))
    }

    /// True for a word whose tag is that of a form with tense, or of a modal.
    pub fn has_tense(&self, token: usize) -> bool {
        matches!(self.tag(token), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
    }
}

/// Double marks of old wires as those of print.
fn double_marks(word: &str) -> &str {
    match word {
        "``" => "“",
        "''" => "\"",
        word => word,
    }
}
