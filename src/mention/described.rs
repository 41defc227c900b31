//! People who are described and not named: *the Defense Minister of Kazakhstan*, *Georgia's former president*. The
//! gazetteer's dated offices say who it was; where two may be meant, nobody is.
//!
//! These findings stand beside the mentions and are none: a mention is a name.

use std::ops::Range;

use super::describe::{Known, Resolved, resolve_office};
use super::{Form, Mention, MentionKind};
use crate::gazetteer::{Flags, Gazetteer};
use crate::span::Span;
use crate::text::{Kind, Text};

/// A person described by an office.
#[derive(Clone, Debug, PartialEq)]
pub struct Described {
    /// The phrase, its country or organization included, an article not.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Country or organization of the office.
    pub of: String,
    /// Who it is, by which rule and how sure.
    pub who: Resolved,
}

/// Words left of the head that are looked at.
const REACH: usize = 6;

/// All descriptions whose person is known, in text order; they do not overlap. Nothing where the article has no date.
pub fn find(known: Known<'_>) -> Vec<Described> {
    let mut found: Vec<Described> = Vec::new();
    if known.published.is_none() {
        return found;
    }
    let page = Sheet::new(known);
    for head in 0..known.text.tokens.len() {
        if let Some(described) = page.at(head)
            && found.last().is_none_or(|last| last.tokens.end <= described.tokens.start)
        {
            found.push(described);
        }
    }
    found
}

struct Sheet<'a> {
    known: Known<'a>,
    text: &'a Text<'a>,
    gazetteer: &'a Gazetteer,
    /// Index of the mention over a token, plus one.
    owner: Vec<u32>,
    /// Part of a title that belongs to a name.
    titled: Vec<bool>,
}

impl<'a> Sheet<'a> {
    fn new(known: Known<'a>) -> Sheet<'a> {
        let count = known.text.tokens.len();
        let (mut owner, mut titled) = (vec![0; count], vec![false; count]);
        for (index, mention) in known.mentions.iter().enumerate() {
            owner[mention.tokens.clone()].fill(index as u32 + 1);
            if let Some(title) = &mention.title {
                titled[known.text.tokens_in(title.span)].fill(true);
            }
        }
        Sheet { known, text: known.text, gazetteer: known.gazetteer, owner, titled }
    }

    fn flags(&self, index: usize) -> Flags {
        self.text.tokens.get(index).map_or(Flags::default(), |t| self.gazetteer.words.flags(t.key))
    }

    fn words(&self, index: usize) -> &'a str {
        if index < self.text.tokens.len() { self.text.token(index) } else { "" }
    }

    fn mention(&self, index: usize) -> Option<&'a Mention> {
        self.known.mentions.get((*self.owner.get(index)? as usize).checked_sub(1)?)
    }

    /// A state or organization over a token, no capital as a place.
    fn body(&self, index: usize) -> Option<&'a Mention> {
        self.mention(index).filter(|m| m.kind != MentionKind::Person && m.form != Some(Form::Capital))
    }

    fn at(&self, head: usize) -> Option<Described> {
        let flags = self.flags(head);
        let free = |i: usize| self.owner[i] == 0 && !self.titled[i];
        if !flags.any(Flags::TITLE_HEAD) || flags.any(Flags::HONORIFIC) || !free(head) {
            return None;
        }
        // `Minister Ivanov`, `ministers`, `president-elect`
        let named = self.mention(head + 1).is_some_and(|m| m.kind == MentionKind::Person);
        let unknown =
            self.text.tokens.get(head + 1).is_some_and(|t| t.is_name_like()) && self.body(head + 1).is_none();
        if named || unknown || self.words(head + 1) == "-" || self.words(head).ends_with('s') {
            return None;
        }
        let sentence = self.text.sentences.get(self.text.sentence_of(head))?.tokens.clone();
        let mut start = head;
        let mut former = false;
        while start > sentence.start && head - start < REACH && free(start - 1) {
            // `secretary-general`
            let joined = self.words(start - 1) == "-" && start - 1 > sentence.start && free(start - 2);
            if joined && self.flags(start - 2).any(Flags::TITLE) && !self.text.tokens[start - 1].spaced {
                start -= 2;
                continue;
            }
            let flags = self.flags(start - 1);
            let word = self.text.tokens[start - 1].kind == Kind::Word;
            if word && flags.any(Flags::FORMER) {
                former = true;
            } else if !(word && flags.any(Flags::TITLE) && !flags.any(Flags::CALENDAR.or(Flags::FUNCTION))) {
                break;
            }
            start -= 1;
        }
        let title_start = start;
        let (of, whole) = self.before(start, sentence.start).or_else(|| {
            let (of, end) = self.behind(head, sentence.end)?;
            // `a minister of Georgia` is any of them.
            let article = start.checked_sub(1).map_or("", |i| self.words(i));
            (article.eq_ignore_ascii_case("the")).then_some((of, start..end))
        })?;
        let words = |tokens: Range<usize>| self.text.words(self.text.span(tokens));
        let title: Vec<&str> = (title_start..head + 1)
            .filter(|&i| !self.flags(i).any(Flags::FORMER))
            .map(|i| words(i..i + 1))
            .collect();
        let who = resolve_office(self.known, &title.join(" "), &of.entity, former)?;
        let end = whole.end.max(head + 1);
        let tokens = whole.start..end;
        Some(Described { span: self.text.span(tokens.clone()), tokens, of: of.entity.clone(), who })
    }

    /// `Kazakhstan's Defense Minister`, `the Kazakh defense minister`.
    fn before(&self, start: usize, first: usize) -> Option<(&'a Mention, Range<usize>)> {
        let mut at = start.checked_sub(1).filter(|&at| at >= first)?;
        let possessive = matches!(self.words(at), "'s" | "’s" | "'" | "’");
        if possessive {
            at = at.checked_sub(1).filter(|&at| at >= first)?;
        }
        let body = self.body(at)?;
        let article = body.tokens.start.checked_sub(1).map_or("", |i| self.words(i));
        let any = article.eq_ignore_ascii_case("a") || article.eq_ignore_ascii_case("an");
        (!any && !self.titled[at]).then_some((body, body.tokens.start..start))
    }

    /// `… of Kazakhstan`, `… of the CSTO`.
    fn behind(&self, head: usize, limit: usize) -> Option<(&'a Mention, usize)> {
        let mut at = head + 1;
        if self.words(at) != "of" {
            return None;
        }
        at += 1;
        if self.words(at).eq_ignore_ascii_case("the") {
            at += 1;
        }
        let body = self.body(at).filter(|m| at < limit && m.tokens.start == at)?;
        // `president of Georgia Eduard Shevardnadze`
        let named = self.mention(body.tokens.end).is_some_and(|m| m.kind == MentionKind::Person);
        (!named).then_some((body, body.tokens.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mention::Context;

    fn people(source: &str, day: (u32, u32)) -> Vec<String> {
        let text = Text::new(source);
        let gazetteer = Gazetteer::shared();
        let context = Context { published: Some(day), ..Context::default() };
        let mentions = crate::mention::find(&text, gazetteer, &context);
        let known = Known { text: &text, mentions: &mentions, gazetteer, published: Some(day) };
        let told = find(known);
        told.iter().map(|d| format!("{} = {}", text.words(d.span), d.who.entity)).collect()
    }

    const JUNE_2005: (u32, u32) = (20050601, 20050630);

    #[test]
    fn an_office_and_a_date_make_a_person() {
        for (source, expected) in [
            (
                "The Defense Minister of Kazakhstan left.",
                "Defense Minister of Kazakhstan = person:mukhtar-altynbayev",
            ),
            ("The Kazakh defence minister left.", "Kazakh defence minister = person:mukhtar-altynbayev"),
            ("Russia's foreign minister agreed.", "Russia's foreign minister = person:sergei-lavrov"),
            ("He met the president of Kazakhstan.", "president of Kazakhstan = person:nursultan-nazarbayev"),
            (
                "The secretary-general of NATO spoke.",
                "secretary-general of NATO = person:jaap-de-hoop-scheffer",
            ),
        ] {
            assert_eq!(people(source, JUNE_2005), [expected], "{source}");
        }
    }

    #[test]
    fn what_was_is_told_from_what_is() {
        let autumn = (20211001, 20211031);
        let former = people("The former president of Kazakhstan stayed away.", autumn);
        assert_eq!(former, ["former president of Kazakhstan = person:nursultan-nazarbayev"]);
        let now = people("The president of Kazakhstan stayed away.", autumn);
        assert_eq!(now, ["president of Kazakhstan = person:kassym-jomart-tokayev"]);
    }

    #[test]
    fn in_doubt_nobody_is_meant() {
        for source in [
            "A minister of Kazakhstan left.",
            "A Kazakh defense minister left.",
            "The defense ministers of Kazakhstan and Russia left.",
            "The deputy foreign minister of Russia left.",
            "Kazakh Defense Minister Mukhtar Altynbayev left.",
            "The Defense Minister left.",
            "The former president of the United States spoke.",
            "The minister in Moscow spoke.",
            "The mayor of Kazakhstan spoke.",
            "Mukhtar Altynbayev, the defense minister of Kazakhstan, left.",
        ] {
            assert_eq!(people(source, JUNE_2005), [""; 0], "{source}");
        }
        // An office that changed hands in the month.
        let (march, source) = ((20040301, 20040331), "The foreign minister of Russia spoke.");
        assert_eq!(people(source, march), [""; 0]);
        assert_eq!(
            people(source, (20040320, 20040320)),
            ["foreign minister of Russia = person:sergei-lavrov"]
        );
    }
}
