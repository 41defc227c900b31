//! The stages of an analysis, in the way of the data. Each adds its findings to those before it.

use super::{Analysis, Article, Pipeline, Text};
use crate::article::ZoneKind;
use crate::citation::{self, SourceName};
use crate::claim;
use crate::gazetteer::day_number;
use crate::mention::{self, Mention, MentionKind};
use crate::published::{self, Stated};
use crate::span::Span;
use crate::time::{self, Partial};

impl Pipeline {
    /// Times are read first without a date, so that citations and the publication date can be found from them;
    /// then they are reckoned from that date.
    pub(super) fn times_and_citations(
        &self,
        article: &Article,
        text: &Text,
        (style, view): (time::Style, time::View),
        found: &mut Analysis,
    ) {
        let footer = zone(found, ZoneKind::Footer);
        let mut raw = time::recognise(text, style);
        let stated: Vec<Stated> = raw.iter().map(|r| Stated { span: r.span, partial: r.partial() }).collect();
        let spans: Vec<Span> = raw.iter().map(|r| r.span).collect();
        let all = Span::new(0, footer.map_or(article.text.len(), |f| f.start as usize));
        let cited = self.citations(text, all, body(found), &spans);
        let first_volume = self.first_volume(article, found);
        found.published = published::infer(article, &found.header, &stated, &cited, first_volume);

        raw.retain(|r| footer.is_none_or(|f| !f.overlaps(r.span)));
        let parentheses: Vec<Span> = cited.iter().map(|c| c.span).collect();
        let context = time::Context {
            published: found.published.date.as_deref().and_then(Partial::parse),
            citations: &parentheses,

            style,
            view,
        };
        found.times = time::resolve(text, raw, &context);
        // Nearly always every expression that was read is kept, and so are the citations that were found with them.
        let kept: Vec<Span> = found.times.iter().map(|t| t.span).collect();
        found.citations = if kept == spans { cited } else { self.citations(text, all, body(found), &kept) };
    }

    fn citations(&self, text: &Text, all: Span, body: Span, times: &[Span]) -> Vec<citation::Citation> {
        let within = Span { start: body.start, end: all.end.max(body.start) };
        citation::find(text, within, times, &|name| self.source_name(name))
    }

    /// What is known of a name in a citation: by the gazetteer, or by its last word (*Times*, *TV*).
    fn source_name(&self, name: &str) -> SourceName {
        match self.gazetteer.named(name).map(|e| (e.kind, self.gazetteer.is_media(&e.id))) {
            Some((_, true)) => SourceName::Media,
            Some((MentionKind::Person | MentionKind::Country, _)) => SourceName::NoSource,
            Some(_) => SourceName::Other,
            None if citation::sounds_like_media(name) => SourceName::Media,
            None => SourceName::Other,
        }
    }

    /// The year of volume 1 of the article's periodical.
    fn first_volume(&self, article: &Article, found: &Analysis) -> Option<i32> {
        let written = found.header.publication.map(|p| p.of(&article.text));
        article.given.publication.as_deref().or(written).and_then(|name| self.gazetteer.publication(name))
    }

    /// People, countries and organizations.
    pub(super) fn mentions(&self, text: &Text, found: &Analysis) -> Vec<Mention> {
        let reports = found.citations.iter().flat_map(|c| &c.items).map(|i| i.source);
        let sources: Vec<Span> = reports.filter(|s| !s.is_empty()).collect();
        let times: Vec<Span> = found.times.iter().map(|t| t.span).collect();
        let foot = zone(found, ZoneKind::Footer);
        let bylines = found.header.author.iter().map(|a| a.span);
        let authors: Vec<Span> = bylines.filter(|a| foot.is_none_or(|f| !f.contains(*a))).collect();
        let date = found.published.date.as_deref();
        let context = mention::Context {
            published: date.and_then(|d| Some((day_number(d, false)?, day_number(d, true)?))),
            zones: &found.header.zones,
            sources: &sources,
            times: &times,
            authors: &authors,
            publication: found.header.publication,
        };
        mention::find(text, &self.gazetteer, &context)
    }

    /// People whom an office and the date make known.
    pub(super) fn described(&self, text: &Text, found: &Analysis) -> Vec<mention::described::Described> {
        let date = found.published.date.as_deref();
        mention::described::find(mention::describe::Known {
            text,
            mentions: &found.mentions,
            gazetteer: &self.gazetteer,
            published: date.and_then(|d| Some((day_number(d, false)?, day_number(d, true)?))),
        })
    }

    /// Claims rest on everything before them.
    pub(super) fn claims(&self, text: &Text, found: &mut Analysis) {
        let context = claim::Context {
            text,
            body: body(found),
            mentions: &found.mentions,
            times: &found.times,
            citations: &found.citations,
            published: found.published.date.as_deref(),
            gazetteer: &self.gazetteer,
            attitudes: self.attitudes,
            days: found
                .published
                .date
                .as_deref()
                .and_then(|d| Some((day_number(d, false)?, day_number(d, true)?))),
            is_media: &|entity| self.gazetteer.is_media(entity),
            cited: claim::Context::cited_names(text, &found.citations),
            title: found.header.title,
            author: found.header.author.as_ref().map(|a| a.span),
        };
        let claims = claim::find(&context);
        found.claims = claims;
    }
}

fn zone(found: &Analysis, kind: ZoneKind) -> Option<Span> {
    found.header.zones.iter().find(|z| z.kind == kind).map(|z| z.span)
}

/// The body; empty where the article has none.
fn body(found: &Analysis) -> Span {
    zone(found, ZoneKind::Body).unwrap_or_default()
}
