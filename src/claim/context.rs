//! What the claim rules know of the article besides the sentence before them.

use std::ops::Range;

use super::ClaimDate;
use crate::citation::{Citation, ItemKind, is_called_like_media};
use crate::gazetteer::Gazetteer;
use crate::mention::describe::Known;
use crate::mention::{self, Mention, MentionKind};
use crate::span::Span;
use crate::text::Text;
use crate::time::calendar::number;
use crate::time::{Day, Expression, Unit};
use rustc_hash::FxHashSet;

/// Everything that earlier rooms found.
pub struct Context<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// Where claims are looked for.
    pub body: Span,
    /// In text order.
    pub mentions: &'a [Mention],
    /// In text order.
    pub times: &'a [Expression],
    /// In text order.
    pub citations: &'a [Citation],
    /// EDTF date of publication.
    pub published: Option<&'a str>,
    /// Offices by date, for descriptions (*the Russian president*).
    pub gazetteer: &'a Gazetteer,
    /// First and last day that the article may be of, as `yyyymmdd`.
    pub days: Option<(u32, u32)>,
    /// Report wishes and beliefs too (*wants*, *supports*); no statements by the guidelines, so the product does not.
    pub attitudes: bool,
    /// Tells of an entity whether it is an agency, a newspaper, a broadcaster.
    pub is_media: &'a dyn Fn(&str) -> bool,
    /// Names of cited sources ([`Context::cited_names`]).
    pub cited: FxHashSet<&'a str>,
    /// The headline.
    pub title: Option<Span>,
    /// The byline.
    pub author: Option<Span>,
}

impl<'a> Context<'a> {
    /// What descriptions are resolved from.
    pub fn known(&self) -> Known<'a> {
        Known { text: self.text, mentions: self.mentions, gazetteer: self.gazetteer, published: self.days }
    }

    /// The mentions that lie wholly inside a stretch of tokens.
    pub fn mentions_in(&self, tokens: &Range<usize>) -> &[Mention] {
        let start = self.mentions.partition_point(|m| m.tokens.start < tokens.start);
        let inside = self.mentions[start..].iter().take_while(|m| m.tokens.end <= tokens.end).count();
        &self.mentions[start..start + inside]
    }

    /// The mentions of a paragraph that stand before a token.
    pub fn mentions_before(&self, paragraph: usize, token: usize) -> &[Mention] {
        let from = self.text.paragraphs.get(paragraph).map_or(0, |p| p.start);
        let start = self.mentions.partition_point(|m| m.span.start < from);
        let inside = self.mentions[start..]
            .iter()
            .take_while(|m| m.tokens.end <= token && self.text.paragraph_of(m.span.start) == paragraph);
        &self.mentions[start..start + inside.count()]
    }

    /// The mention that holds a token.
    pub fn mention_at(&self, token: usize) -> Option<&Mention> {
        let index = self.mentions.partition_point(|m| m.tokens.start <= token).checked_sub(1)?;
        Some(&self.mentions[index]).filter(|m| m.tokens.contains(&token))
    }

    /// Indices of the time expressions in a stretch of tokens, those of citations left out.
    pub fn times_in(&self, tokens: &Range<usize>) -> Vec<usize> {
        let start = self.times.partition_point(|t| t.tokens.start < tokens.start);
        let inside = |i: &usize| self.times[*i].tokens.end <= tokens.end;
        (start..self.times.len()).take_while(inside).filter(|&i| !self.times[i].in_citation).collect()
    }

    /// The index of the citation that covers a place.
    pub fn citation_over(&self, span: Span) -> Option<usize> {
        let first = self.citations.partition_point(|c| c.covers.end <= span.start);
        (first..self.citations.len()).take(2).find(|&i| self.citations[i].covers.contains(span))
    }

    /// How many days before the publication a date lies; none where one of them is not known.
    pub fn days_ago(&self, date: &ClaimDate) -> Option<i64> {
        self.days_before(date.time?)
    }

    /// The time expression that begins at a token.
    pub fn time_from(&self, token: usize) -> Option<usize> {
        let place = self.times.partition_point(|t| t.tokens.start < token);
        self.times.get(place).filter(|t| t.tokens.start == token).map(|_| place)
    }

    /// True for a time expression behind the last day that the publication may be of.
    pub fn is_to_come(&self, time: usize) -> bool {
        self.times[time].first_day.zip(self.days).is_some_and(|(d, (_, last))| {
            i64::from(d.year) * 10_000 + i64::from(d.month) * 100 + i64::from(d.day) > i64::from(last)
        })
    }

    /// True for a time expression that ended more than a month before the publication.
    pub fn is_over(&self, time: usize) -> bool {
        self.days_before(time).is_some_and(|days| days > 31)
    }

    /// True for a date behind the last day that the publication may be of.
    pub fn is_ahead(&self, date: &ClaimDate) -> bool {
        date.time.is_some_and(|time| self.is_to_come(time))
    }

    /// Days from the end of an expression to the publication; negative for one to come.
    pub fn days_before(&self, time: usize) -> Option<i64> {
        let (first, _) = self.days?;
        let day = self.times[time].last_day?;
        let published =
            Day { year: (first / 10_000) as i32, month: (first / 100 % 100) as u8, day: (first % 100) as u8 };
        Some(number(published) - number(day))
    }

    /// True for a day of the two weeks before the publication.
    pub fn is_recent(&self, time: usize) -> bool {
        let day = self.times[time].granularity.is_some_and(|g| g <= Unit::Weekend);
        day && self.days_before(time).is_some_and(|days| (0..=14).contains(&days))
    }

    /// True for a place inside a citation.
    pub fn in_citation(&self, span: Span) -> bool {
        let index = self.citations.partition_point(|c| c.span.end <= span.start);
        self.citations.get(index).is_some_and(|c| c.span.contains(span))
    }

    /// True where the mention is an agency, newspaper or broadcaster, by the gazetteer or because a citation names it.
    pub fn is_medium(&self, mention: &Mention) -> bool {
        mention.kind == MentionKind::Organization
            && ((self.is_media)(&mention.entity)
                || self.is_cited(mention)
                || self.sounds_like_medium(mention))
    }

    /// *Boise Tribune*: in no list, but called as papers are.
    fn sounds_like_medium(&self, mention: &Mention) -> bool {
        mention.known == mention::Known::New && is_called_like_media(self.text.words(mention.span))
    }

    fn is_cited(&self, mention: &Mention) -> bool {
        self.cited.contains(self.text.words(mention.span))
    }

    /// The names that citations give as their sources.
    pub fn cited_names<'t>(text: &Text<'t>, citations: &[Citation]) -> FxHashSet<&'t str> {
        let reports = citations.iter().flat_map(|c| &c.items).filter(|i| i.kind == ItemKind::Report);
        reports.map(|i| text.words(i.source)).collect()
    }
}
