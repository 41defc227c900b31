//! What the text has told so far.

use std::ops::Range;

use super::{tense, view};
use crate::span::Span;
use crate::text::Text;
use crate::time::calendar::Stretch;
use crate::time::lexicon::CLAUSE;
use crate::time::meaning::{From, Meaning, Pick, Point};
use crate::time::{Anchor, Context, Raw, Style, Unit, View};

/// A date told, and by which expression.
#[derive(Clone, Copy, Debug)]
pub struct Told {
    /// The date.
    pub stretch: Stretch,
    /// Index of the expression.
    pub index: usize,
    /// Index of its sentence.
    pub sentence: usize,
    /// Index of its paragraph.
    pub paragraph: usize,
    /// It was told to compare with (*a year ago*): what is reckoned next is not reckoned from it.
    pub compared: bool,
    /// It goes on from another date told: *in June of that year*.
    pub picked: bool,
}

/// The last day of a source citation.
#[derive(Clone, Copy, Debug)]
pub struct Cited {
    /// The day.
    pub day: Stretch,
    /// Index of its expression.
    pub index: usize,
}

/// A day told, and the token behind its expression.
#[derive(Clone, Copy, Debug)]
struct Main {
    told: Told,
    end: usize,
}

/// The state of reckoning at one place of the text.
pub struct State<'a, 't> {
    pub text: &'a Text<'t>,
    pub view: View,
    pub style: Style,
    pub published: Option<Stretch>,
    /// The last day that any citation names, where the publication date names no day: the text was written after it.
    pub cited: Option<Cited>,

    /// The last date told, of any grain.
    pub told: Option<Told>,
    /// The last date told that does not lie ahead of the article.
    behind: Option<Told>,
    /// Where the story stands: the last date told on its own line, not looked back or ahead to.
    pub thread: Option<Told>,
    /// A bare year far from the thread, which moves it only if the next date agrees.
    stray: Option<i32>,
    /// The last day told.
    pub day: Option<Told>,
    /// The last day told that stands in no clause below that of another one.
    main: Option<Main>,
    /// The last quarter told.
    pub quarter: Option<(u8, Told)>,
    /// A longer period is spoken of since (*the first nine months*): what is compared with it is no quarter.
    pub longer: bool,
    /// The date that heads the entry of a chronology.
    heading: Option<Told>,
    /// It has a line of its own: all paragraphs under it are its entry.
    stands_alone: bool,
    /// The year that heads the entries at hand.
    pub year_line: Option<i32>,
    /// The text is a chronology.
    pub chronology: bool,
    pub in_citation: bool,
    pub sentence: usize,
    pub paragraph: usize,
    /// The expression at hand heads a line.
    pub heads: bool,
    day_first: Option<bool>,
    citations: &'a [Span],
    next_citation: usize,
}

impl<'a, 't> State<'a, 't> {
    /// Looks over all expressions once.
    pub fn new(text: &'a Text<'t>, raw: &[Raw], context: &Context<'a>) -> State<'a, 't> {
        let headings = raw.iter().filter(|r| heads_line(text, r)).count();
        State {
            text,
            view: view::choose(raw, context, headings >= 3),
            style: context.style,
            published: context.published.and_then(|p| p.stretch()),
            cited: None,
            told: None,
            behind: None,
            thread: None,
            stray: None,
            day: None,
            main: None,

            quarter: None,
            longer: false,
            heading: None,
            stands_alone: false,
            chronology: headings >= 3,
            year_line: None,
            in_citation: false,
            sentence: 0,
            paragraph: 0,
            heads: false,
            day_first: order(raw),
            citations: context.citations,
            next_citation: 0,
        }
    }

    /// Comes to an expression.
    pub fn enter(&mut self, _index: usize, raw: &Raw) {
        while self.next_citation < self.citations.len()
            && self.citations[self.next_citation].end <= raw.span.start
        {
            self.next_citation += 1;
        }
        self.in_citation = self.citations.get(self.next_citation).is_some_and(|c| c.contains(raw.span));
        self.sentence = self.text.sentence_of(raw.tokens.start);
        self.paragraph = self.text.paragraph_of(raw.span.start);
        self.heads = self.chronology && heads_line(self.text, raw);
    }

    /// The citation that holds the expression at hand.
    pub fn citation(&self) -> Option<Span> {
        self.citations.get(self.next_citation).copied().filter(|_| self.in_citation)
    }

    /// Only month or year of publication are known: the day of writing is that of the last report cited.
    pub fn is_vague(&self) -> bool {
        self.published.is_some_and(|p| p.unit() != Unit::Day)
    }

    /// Puts day and month of a numeric date in the order of the article.
    pub fn settle(&self, point: Point, note: &mut Option<&'static str>) -> Point {
        if !point.swappable {
            return point;
        }
        if self.day_first.is_none() {
            *note = Some("order_guessed");
        }
        match self.day_first {
            Some(true) => Point { month: point.day, day: point.month, ..point },
            _ => point,
        }
    }

    /// Remembers a date.
    pub fn tell(&mut self, index: usize, stretch: Stretch, point: &Point, raw: &Raw) {
        if self.in_citation {
            return;
        }
        let compared =
            point.same_grain || point.relative.is_some_and(|r| r.unit == Unit::Year && r.count < 0);
        let picked = matches!(point.pick, Some(Pick::Same | Pick::Following))
            || point.relative.is_some_and(|r| r.unit == Unit::Year && r.from == From::Told);
        let told =
            Told { stretch, index, sentence: self.sentence, paragraph: self.paragraph, compared, picked };
        if stretch.unit() == Unit::Day {
            self.day = Some(told);
            let clause = self.main.filter(|m| m.told.sentence == self.sentence);
            // *a driver who had been on the square since Friday*: the story has gone on to another day.
            // But *since Wednesday, when they met* tells of that day.
            let when = self.text.tokens.get(raw.tokens.end + 1).is_some_and(|t| t.is("when"));
            let since = raw.tokens.start > 0 && self.text.tokens[raw.tokens.start - 1].is("since") && !when;
            // *encouraged by the flight of its leader 11 days before*: a look back.
            let back = clause.is_some() && point.relative.is_some_and(|r| r.count < 0);
            if !since && !back && !clause.is_some_and(|m| is_below(self.text, m.end..raw.tokens.start)) {
                self.main = Some(Main { told, end: raw.tokens.end });
            }
        }
        if let Stretch::Quarter(_, q) = stretch
            && !compared
        {
            self.longer = false;
            self.quarter = Some((q, told));
        }
        if self.heads && stretch.unit() == Unit::Year && point.relative.is_none() {
            // A year alone on its line holds for the entries under it.
            self.year_line = stretch.year();
        }
        if self.heads && point.day.is_some() {
            self.heading = Some(told);
            self.stands_alone = is_alone(self.text, raw);
        }
        self.told = Some(told);
        if self.published.is_none_or(|p| stretch.days().0 <= p.days().1) {
            self.behind = Some(told);
        }
        let back = point.relative.is_some_and(|r| r.count < 0);
        let wide = stretch.unit() > Unit::Year;
        let known =
            stretch.unit() == Unit::Year && self.thread.and_then(|t| t.stretch.year()) == stretch.year();
        let quoted = self.text.quote_at(raw.span.start).is_some();
        if !(back || wide || known || quoted || self.view == View::Narrative && tense::aside(self.text, raw))
        {
            self.follow(told, point);
        }
    }

    /// Moves the thread, unless a bare year lies far off and stands alone.
    fn follow(&mut self, told: Told, point: &Point) {
        const FAR: u32 = 10;
        let bare = told.stretch.unit() == Unit::Year && point.relative.is_none();
        let year = told.stretch.year();
        let from = self.thread.and_then(|t| t.stretch.year());
        if let (true, Some(year), Some(from)) = (bare, year, from)
            && year.abs_diff(from) > FAR
            && self.stray.is_none_or(|s| s.abs_diff(year) > FAR)
        {
            self.stray = Some(year);
            return;
        }
        self.stray = None;
        self.thread = Some(told);
    }

    /// The day that times of day and *the same day* belong to; none where the text has told none.
    pub fn day_told(&self) -> Option<Told> {
        let near = self.day.filter(|d| d.sentence == self.sentence);
        let heading = self.entry();
        near.or(heading).or(self.main.map(|m| m.told))
    }

    /// The date of the entry of a chronology that the expression at hand stands in.
    pub fn entry(&self) -> Option<Told> {
        let inside = |h: &Told| self.stands_alone || h.paragraph == self.paragraph;
        self.heading.filter(|h| self.chronology && inside(h))
    }

    /// The day that *the same day* and *the next day* go on from: the last one of the paragraph, if it told one.
    pub fn day_said(&self) -> Option<Told> {
        let near = self.day.filter(|d| d.sentence == self.sentence);
        let main = self.main.map(|m| m.told).filter(|d| d.paragraph == self.paragraph);
        near.or(main).or(self.day_told())
    }

    /// The last date told, or the one before it where the last lies ahead of the article and the clause is of the past:
    /// *were to be opened by 2014. In December of that year Bush signed*.
    pub fn past(&self, raw: &Raw) -> Option<Told> {
        let ahead = |t: &Told| self.published.is_some_and(|p| t.stretch.days().0 > p.days().1);
        let past = || tense::around(self.text, raw) != Some(tense::Tense::Future);
        self.told.filter(|t| !(ahead(t) && past())).or(self.behind).or(self.told)
    }

    /// The day told last in this sentence, where it lies before another one.
    pub fn day_before(&self, other: Stretch) -> Option<Told> {
        self.day.filter(|d| d.sentence == self.sentence && d.stretch.days().1 < other.days().0)
    }

    /// News in which the sentence has told no day yet.
    pub fn is_free(&self) -> bool {
        let here = self.day.is_some_and(|d| d.sentence == self.sentence);
        self.view == View::News && self.entry().is_none() && !here
    }

    /// The publication date as an anchor.
    pub fn published(&self) -> Option<(Stretch, Anchor)> {
        self.published.map(|p| (p, Anchor::Published))
    }

    /// The publication date, where a history has come near it: from there on *yesterday* and *this year* are the author's.
    pub fn present(&self) -> Option<(Stretch, Anchor)> {
        let now = self.published?.year()?;
        let told = self.thread.or(self.told).and_then(|t| t.stretch.year());
        self.published().filter(|_| told.is_none_or(|year| year >= now - 1))
    }

    /// An anchor at least as fine as a unit: the publication date, or the day of the last report cited.
    pub fn written(&self, unit: Unit) -> Option<(Stretch, Anchor)> {
        let cited = self.cited.filter(|_| !self.in_citation);
        let cited = cited.map(|c| (c.day, Anchor::Expression(c.index)));
        self.published().filter(|p| p.0.widen(unit).is_some()).or(cited)
    }
}

/// *accused him on Monday of arming the men who took the town on June 4*: a word that begins a clause stands between.
fn is_below(text: &Text, between: Range<usize>) -> bool {
    let begins = between.clone().rfind(|&t| tense::classes(text, t).meets(CLAUSE));
    // *when he refused, they dismissed him on November 2*: the clause is over.
    let over = |from: usize| (from..between.end).any(|t| matches!(text.token(t), "," | ";"));
    begins.is_some_and(|from| !over(from))
}

/// Nothing stands behind the expression in its line.
fn is_alone(text: &Text, raw: &Raw) -> bool {
    let behind = text.source[raw.span.end as usize..].trim_start_matches([' ', '\t', '*']);
    behind.is_empty() || behind.starts_with(['\n', '\r'])
}

/// True where a date with a day begins its line and a dash, a colon or the line's end follows.
pub fn heads_line(text: &Text, raw: &Raw) -> bool {
    let (dated, year) = match raw.meaning {
        Meaning::Point(p) | Meaning::Range(p, _) => {
            (p.day.is_some() && p.relative.is_none(), p.year.is_some() && p.month.is_none())
        }
        _ => (false, false),
    };
    if !(dated || year) {
        return false;
    }
    let before = text.source[..raw.span.start as usize].bytes().rev().take(8);
    let opens = before
        .take_while(|b| !matches!(b, b'\n' | b'\r'))
        .all(|b| matches!(b, b' ' | b'\t' | b'*' | b'#' | b'-' | b'\x80'..=b'\xff'));
    let alone = is_alone(text, raw);
    let behind = text.source[raw.span.end as usize..].trim_start_matches([' ', '\t', '*']);
    let mark = behind.starts_with(['-', '–', '—', ':']) || behind.starts_with(". ");
    opens && (alone || dated && mark)
}

/// Whether numeric dates put the day first: what the unmistakable ones of the article do.
fn order(raw: &[Raw]) -> Option<bool> {
    let mut told = raw.iter().filter_map(|r| match r.meaning {
        Meaning::Point(p) => p.day_first,
        _ => None,
    });
    let first = told.next()?;
    told.all(|next| next == first).then_some(first)
}
