//! Interviews: who says *I* in the answers.

use super::context::Context;
use crate::mention::{Mention, MentionKind};
use crate::span::Span;

/// The one who is interviewed, where questions and answers are marked (`Q:`, `A:`, `Name:`) at least three times:
/// the person whose name labels the answers, or the one whom the headline or the first lines name.
pub(super) fn interviewed(context: &Context, title: Option<Span>, authors: &[String]) -> Option<String> {
    let text = context.text;
    let labels: Vec<(&str, Span)> =
        text.paragraphs.iter().filter_map(|p| label(text.words(*p)).map(|l| (l, *p))).collect();
    if labels.len() < 3 {
        return None;
    }
    let person = |m: &&Mention| m.kind == MentionKind::Person && !authors.contains(&m.entity);
    // `Lee: …` labels an answer where the paragraph does not end in a question.
    for (name, paragraph) in &labels {
        let asks = text.words(*paragraph).trim_end().ends_with('?');
        let label = Span::new(paragraph.start as usize, paragraph.start as usize + name.len());
        let named = context.mentions_in(&text.tokens_in(label)).iter().find(person);
        if let Some(mention) = named.filter(|_| !asks) {
            return Some(mention.entity.clone());
        }
    }
    let in_title = title.and_then(|t| context.mentions.iter().filter(person).rfind(|m| t.contains(m.span)));
    let first = labels[0].1.start;
    let introduced = || {
        let before = context
            .mentions
            .iter()
            .filter(person)
            .filter(|m| m.span.start < first && m.span.start >= context.body.start);
        let mut count: Vec<(&str, usize)> = Vec::new();
        for mention in before {
            match count.iter_mut().find(|c| c.0 == mention.entity) {
                Some(c) => c.1 += 1,
                None => count.push((&mention.entity, 1)),
            }
        }
        // The one named most often; of equals the first.
        count.iter().rev().max_by_key(|c| c.1).map(|c| c.0.to_string())
    };
    in_title.map(|m| m.entity.clone()).or_else(introduced)
}

/// `Q`, `A`, or a short name before a colon at the start of a paragraph.
fn label(paragraph: &str) -> Option<&str> {
    let head = paragraph.trim_start_matches(['*', '_']);
    let colon = head.char_indices().take(40).find(|(_, c)| *c == ':')?.0;
    let name = &head[..colon];
    let short = name.split_whitespace().count() <= 3 && name.starts_with(char::is_uppercase);
    (short && !name.contains([',', '.', '(', '"', '“'])).then_some(name)
}
