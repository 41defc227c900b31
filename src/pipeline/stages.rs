//! The stages of an analysis, in the way of the data. Each adds its findings to those before it.

use super::{Analysis, Article, Pipeline, Text};
use crate::article::ZoneKind;
use crate::citation::{self, SourceName};
use crate::claim;
use crate::mention::{Mention, MentionKind};
use crate::published::{self, Stated};
use crate::span::Span;
use crate::time::{self, Partial};

impl Pipeline {
    /// Times are read first without a date, so that citations and the publication date can be found from them;
    /// then they are reckoned from that date.
    pub(super) fn times_and_citations(&self, article: &Article, text: &Text, found: &mut Analysis) {
        let footer = zone(found, ZoneKind::Footer);
        let mut raw = time::recognise(text, time::Style::Product);
        let stated: Vec<Stated> = raw.iter().map(|r| Stated { span: r.span, partial: r.partial() }).collect();
        let spans: Vec<Span> = raw.iter().map(|r| r.span).collect();
        let all = Span::new(0, footer.map_or(article.text.len(), |f| f.start as usize));
        let cited = self.citations(text, all, body(found), &spans);
        let first_volume = self.first_volume(text, found);
        found.published = published::infer(article, &found.header, &stated, &cited, first_volume);

        raw.retain(|r| footer.is_none_or(|f| !f.overlaps(r.span)));
        let parentheses: Vec<Span> = cited.iter().map(|c| c.span).collect();
        let context = time::Context {
            published: found.published.date.as_deref().and_then(Partial::parse),
            citations: &parentheses,
            body: Some(body(found)),
            ..time::Context::default()
        };
        found.times = time::resolve(text, raw, &context);
        let spans: Vec<Span> = found.times.iter().map(|t| t.span).collect();
        found.citations = self.citations(text, all, body(found), &spans);
    }

    fn citations(&self, text: &Text, all: Span, body: Span, times: &[Span]) -> Vec<citation::Citation> {
        let within = Span { start: body.start, end: all.end.max(body.start) };
        citation::find(text, within, times, &|name| self.source_name(name))
    }

    fn source_name(&self, _name: &str) -> SourceName {
        SourceName::Other
    }

    fn first_volume(&self, _text: &Text, found: &Analysis) -> Option<i32> {
        found.header.publication.and(None)
    }

    pub(super) fn mentions(&self, _text: &Text, _found: &Analysis) -> Vec<Mention> {
        Vec::new()
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
            is_media: &|entity| self.is_media(entity),
            interviewed: None,
        };
        let claims = claim::find(&context);
        found.claims = claims;
    }

    fn is_media(&self, _entity: &str) -> bool {
        let _ = MentionKind::Organization;
        false
    }
}

fn zone(found: &Analysis, kind: ZoneKind) -> Option<Span> {
    found.header.zones.iter().find(|z| z.kind == kind).map(|z| z.span)
}

/// The body; empty where the article has none.
fn body(found: &Analysis) -> Span {
    zone(found, ZoneKind::Body).unwrap_or_default()
}
