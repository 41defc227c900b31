//! Head and foot of an article: title, publication line, byline, date lines, captions; biography, credits, copyright.
//!
//! The head is read paragraph by paragraph until one is prose; the foot from the end backwards while paragraphs
//! look like one. Nothing is guessed from a single known publisher: the words stand in `zones.csv`.

use super::lines::{
    byline, ends_with_role, is_aside, is_biography, is_caption, is_label, opens_footer, says_date,
};
use super::pattern::{DATELINE, ENTRY, NAME_LENGTH, NAMED, PUBLICATION, RECOMMENDED, VOLUME, has_year};
use super::{Article, Author, Header, Zone, ZoneKind};
use crate::span::Span;
use crate::text;

/// Reads head and foot. `paragraphs` are those of the text.
pub fn read(article: &Article, paragraphs: &[Span]) -> Header {
    let text = article.text.as_str();
    let mut header = Header::default();
    let paragraphs: Vec<Span> = pieces(text, paragraphs);
    if article.body_only {
        if let (Some(first), Some(last)) = (paragraphs.first(), paragraphs.last()) {
            header.zones.push(Zone { kind: ZoneKind::Body, span: first.to(*last) });
        }
        return header;
    }
    let body = head(text, &paragraphs, &mut header);
    let foot = foot(text, &paragraphs, body, &mut header);
    if let Some(first) = paragraphs.get(body).filter(|_| body < foot) {
        let span = first.to(paragraphs[foot - 1]);
        header.zones.push(Zone { kind: ZoneKind::Body, span });
        header.dates.extend(dateline(text, paragraphs[body]));
    }
    if let Some(first) = paragraphs.get(foot) {
        header.zones.push(Zone { kind: ZoneKind::Footer, span: first.to(paragraphs[paragraphs.len() - 1]) });
        recommended(text, &paragraphs[foot..], &mut header);
    }
    header
}

/// Paragraphs; the first lines of a file are pieces of their own, since headers come without blank lines.
fn pieces(text: &str, paragraphs: &[Span]) -> Vec<Span> {
    let mut result = Vec::with_capacity(paragraphs.len());
    for (index, &paragraph) in paragraphs.iter().enumerate() {
        let words = paragraph.of(text);
        let short = || words.lines().all(|line| line.len() < 110 && !is_prose(line));
        if index < 8 && words.contains('\n') && short() && !is_wrapped(words) {
            let lines = text::lines(words).map(|line| {
                Span { start: line.start + paragraph.start, end: line.end + paragraph.start }.trim(text)
            });
            result.extend(lines.filter(|line| !line.is_empty()));
        } else {
            result.push(paragraph);
        }
    }
    result
}

/// A paragraph of prose that is hard-wrapped: several lines of like width, a sentence running over them.
fn is_wrapped(words: &str) -> bool {
    let lines: Vec<&str> = words.lines().collect();
    let lengths: Vec<usize> = lines[..lines.len() - 1].iter().map(|l| l.trim().len()).collect();
    let longest = lengths.iter().copied().max().unwrap_or(0);
    longest >= 50
        && lengths.iter().all(|l| *l + 25 > longest)
        && (lines.len() > 2 || is_prose(words))
        && !lines
            .iter()
            .any(|line| byline(line).is_some() || says_date(line) || line.starts_with("Publication:"))
}

/// True for a paragraph of running text: it ends as sentences do and is long enough.
fn is_prose(paragraph: &str) -> bool {
    let words = paragraph.trim().trim_end_matches(['*', '_']);
    let ended =
        words.trim_end_matches(['"', '”', '’', ')', ']', '\'']).ends_with(['.', '!', '?', ':', '…', ';']);
    let count = words.split_whitespace().count();
    ended && (count >= 14 || count >= 6 && words.contains(". ")) || count > 45
}

fn dateline(text: &str, paragraph: Span) -> Option<Span> {
    let found = DATELINE.find(paragraph.of(text))?;
    Some(Span::new(paragraph.start as usize, paragraph.start as usize + found.end()))
}

/// Reads the head; returns the index of the first piece of the body.
fn head(text: &str, pieces: &[Span], header: &mut Header) -> usize {
    let mut at = 0;
    // What stands before a wire's dateline is head, bullets too.
    let wire = pieces.iter().take(10).position(|p| opens_wire(p.of(text))).unwrap_or(0);
    let mut captions = Vec::new();
    let mut last_header = None;
    while at < pieces.len() && at < 16 {
        let piece = pieces[at];
        let words = piece.of(text);
        if words.len() < 500 && is_caption(words) {
            captions.push(piece);
            at += 1;
            continue;
        }
        let bullet = at < wire && text::is_bullet(words) && words.len() < 160;
        if !bullet && starts_body(text, pieces, at, header) {
            break;
        }
        read_line(text, pieces, at, header);
        last_header = Some(at);
        at += 1;
    }
    if at == pieces.len()
        && header.publication.is_none()
        && header.author.is_none()
        && header.dates.is_empty()
    {
        // Nothing but short lines: a text without a head, not a head without a text.
        at = usize::from(pieces.len() > 1 && header.title.is_some());
        last_header = at.checked_sub(1);
        captions.clear();
    }
    if let Some(last) = last_header {
        let first =
            pieces.iter().take(last + 1).find(|p| !captions.contains(p)).copied().unwrap_or(pieces[0]);
        header.zones.push(Zone { kind: ZoneKind::Header, span: first.to(pieces[last]) });
    }
    // A caption in the middle of the head stays inside its zone.
    let head_end = header.zones.first().map_or(0, |z| z.span.end);
    header.zones.extend(
        captions.iter().filter(|c| c.start >= head_end).map(|&span| Zone { kind: ZoneKind::Caption, span }),
    );
    at
}

fn starts_body(text: &str, pieces: &[Span], at: usize, header: &Header) -> bool {
    let words = pieces[at].of(text);
    if byline(words).is_some() || PUBLICATION.is_match(words) || is_label(words) {
        return false;
    }
    if opens_wire(words) || text::is_bullet(words) && at > 0 && !words.starts_with('#') {
        return true;
    }
    if at == 0 && words.split_whitespace().count() <= 30 && !words.trim_end().ends_with('.') {
        return false;
    }
    is_prose(words)
        || at > 0
            && header.title.is_some()
            && !is_headish(words)
            && words.ends_with(['.', '?', '!', '”', '"'])
        || header.title.is_some() && heads_chronology(words)
}

/// A wire's dateline with the story behind it; `WORLD BRIEFING - Daily News` is a headline.
fn opens_wire(words: &str) -> bool {
    let sentence = || words.trim_end().ends_with(['.', '?', '!', '”', '"', ':']) || words.contains(". ");
    DATELINE.is_match(words) && sentence()
}

/// `January 4 - The protests reach …`: an entry of a chronology, not a line of the head.
fn heads_chronology(words: &str) -> bool {
    ENTRY.is_match(words) && !has_year(words)
}

/// Short, and not a sentence.
fn is_headish(words: &str) -> bool {
    words.split_whitespace().count() <= 24 && !words.ends_with('.')
}

/// One line of the head.
fn read_line(text: &str, pieces: &[Span], at: usize, header: &mut Header) {
    let piece = pieces[at];
    let words = piece.of(text);
    let part = |range: std::ops::Range<usize>| {
        Span::new(piece.start as usize + range.start, piece.start as usize + range.end).trim(text)
    };
    // A publication line may go on in the next one.
    let joined = pieces.get(at + 1).map(|next| piece.to(*next)).filter(|joined| {
        let whole = |words: &str| PUBLICATION.captures(words).is_some_and(|c| c.name("issue").is_some());
        words.trim_start().starts_with("Publication:") && !whole(words) && whole(joined.of(text))
    });
    let volume_place = joined.unwrap_or(piece);
    if let Some(found) =
        PUBLICATION.captures(volume_place.of(text)).or_else(|| VOLUME.captures(volume_place.of(text)))
    {
        let place = |name: &str| {
            found.name(name).map(|m| {
                Span::new(volume_place.start as usize + m.start(), volume_place.start as usize + m.end())
            })
        };
        let number = |span: Span| span.of(text).parse().ok().map(|n: u32| (n, span));
        if let Some(name) = place("name").map(|s| s.trim(text)).filter(|s| !s.is_empty()) {
            header.publication = Some(name);
        }
        header.volume = place("volume").and_then(number).or(header.volume);
        header.issue = place("issue").and_then(number).or(header.issue);
        // `Vol. 6, No. 97, 24 May 2002`
        header.dates.extend(has_year(words).then_some(piece));
        return;
    }
    if let Some(rest) = words.strip_prefix("Publication:") {
        let name = part(words.len() - rest.len()..words.len());
        header.publication = (!name.is_empty()).then_some(name).or(header.publication);
        return;
    }
    if is_label(words) {
        return;
    }
    if let Some(start) = byline(words) {
        header.author = header.author.take().or_else(|| author(text, part(start..words.len())));
        // `By Ann Lee, 11 May 2018`
        header.dates.extend(has_year(words).then_some(piece));
        return;
    }
    let labelled = at > 0 && is_label(pieces[at - 1].of(text));
    if let Some(rest) = words.strip_prefix("from ").filter(|_| labelled) {
        header.publication = Some(part(words.len() - rest.len()..words.len()));
        return;
    }
    if has_year(words) && words.len() < 120 && (header.title.is_some() || says_date(words))
        || says_date(words)
    {
        dated_line(text, piece, header);
        return;
    }
    let dated = pieces.get(at + 1).is_some_and(|next| has_year(next.of(text)) || says_date(next.of(text)));
    let signed = header.author.is_some() || pieces[..at].last().is_some_and(|p| is_name(p.of(text), 2..=3));
    if header.title.is_some()
        && header.publication.is_none()
        && dated
        && signed
        && is_name(words, 2..=8)
        && !ends_with_role(words)
    {
        // Between the byline and the date: the paper or the institute.
        header.publication = Some(piece);
        return;
    }
    if header.title.is_none() {
        let inner = words.trim_start_matches(['#', '*', '_', ' ']).trim_end_matches(['*', '_', ' ']);
        let start = words.find(inner).unwrap_or(0);
        header.title = Some(part(start..start + inner.len()));
    }
}

/// So many words, capitals all but the small ones inside, no marks: *Harrow Institute for Security Policy*.
fn is_name(words: &str, count: std::ops::RangeInclusive<usize>) -> bool {
    let small = |w: &str| matches!(w, "of" | "for" | "and" | "the" | "on" | "in" | "de");
    let named = |w: &str| w.chars().next().is_some_and(char::is_uppercase);
    let letters = |w: &str| w.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '&'));
    let mut all = words.split_whitespace();
    let first = all.next().is_some_and(|w| named(w) && letters(w));
    first && all.clone().all(|w| (named(w) || small(w)) && letters(w)) && count.contains(&(all.count() + 1))
}

/// `Central Asia Review, October 28, 2010`: what stands before the date is the publication.
fn dated_line(text: &str, piece: Span, header: &mut Header) {
    let words = piece.of(text);
    header.dates.push(piece);
    if header.publication.is_some() || says_date(words) {
        return;
    }
    if let Some(name) = NAMED
        .captures(words)
        .and_then(|c| c.name("name"))
        .filter(|name| name.as_str().chars().count() <= NAME_LENGTH)
    {
        let day = name.as_str().ends_with("day") && !name.as_str().contains(' ');
        let number = ["No.", "Nr.", "Issue", "Vol"].iter().any(|w| name.as_str().starts_with(w));
        if !day && !number {
            header.publication =
                Some(Span::new(piece.start as usize + name.start(), piece.start as usize + name.end()));
        }
    }
}

/// The names of a byline, without the place behind `in` and the paper behind a comma.
fn author(text: &str, span: Span) -> Option<Author> {
    let words = span.of(text);
    let stop = [" in ", ", ", " for ", " | ", " – ", " — ", " - ", " at "]
        .iter()
        .filter_map(|s| words.find(s))
        .min()
        .unwrap_or(words.len());
    let mut span = Span::new(span.start as usize, span.start as usize + stop).trim(text);
    if span.of(text).starts_with("the ") {
        span.start += 4;
    }
    while span.of(text).ends_with(['*', '_']) {
        span.end -= 1;
    }
    (!span.is_empty())
        .then(|| Author { name: span.of(text).split_whitespace().collect::<Vec<_>>().join(" "), span })
}

/// A paragraph with more words than this is prose.
const PROSE: usize = 14;

/// Reads the foot from the end; returns the index of its first piece.
fn foot(text: &str, pieces: &[Span], body: usize, header: &mut Header) -> usize {
    let mut foot = pieces.len();
    let recommended = pieces.iter().rev().take(12).find_map(|p| RECOMMENDED.captures(p.of(text)));
    let cited = recommended.map(|c| format!("{} {}", &c["given"], &c["family"]));
    let author = header.author.as_ref().map(|a| a.name.clone()).or(cited);
    // A heading such as `Recommended citation` takes all that follows.
    let far = pieces.len().saturating_sub(10).max(body + 1);
    let opens = |p: &Span| p.of(text).split_whitespace().nth(40).is_none() && opens_footer(p.of(text));
    // But an advertisement between paragraphs ends nothing.
    let prose = |p: &Span| {
        let words = p.of(text);
        words.split_whitespace().nth(PROSE).is_some()
            && !opens_footer(words)
            && !is_biography(words, author.as_deref())
    };
    let last = pieces.iter().rposition(prose).unwrap_or(0);
    let heads = |at: &usize| opens(&pieces[*at]) && (*at > last || !is_aside(pieces[*at].of(text)));
    if let Some(at) = (far.min(pieces.len())..pieces.len()).find(heads) {
        foot = at;
    }
    while foot > body + 1 {
        let words = pieces[foot - 1].of(text);
        let rule = words.trim().bytes().all(|b| matches!(b, b'*' | b'-' | b'_' | b'=' | b'#' | b' '));
        if !(rule || is_biography(words, author.as_deref()) || opens_footer(words) && words.len() < 600) {
            break;
        }
        foot -= 1;
    }
    foot
}

/// The author and the date of a recommended citation.
fn recommended(text: &str, pieces: &[Span], header: &mut Header) {
    for piece in pieces {
        let words = piece.of(text);
        let Some(found) = RECOMMENDED.captures(words) else { continue };
        let family = &found["family"];
        // A full stop behind a whole given name ends the name; behind an initial it belongs there.
        let given = found["given"].trim_end_matches('.');
        let given = if given.rsplit(' ').next().is_some_and(|w| w.chars().count() == 1) {
            &found["given"]
        } else {
            given
        };
        let start = piece.start as usize + found.name("family").map_or(0, |m| m.start());
        let end = piece.start as usize + found.name("given").map_or(0, |m| m.end());
        if header.author.is_none() {
            header.author = Some(Author { name: format!("{given} {family}"), span: Span::new(start, end) });
        }
        let rest = Span::new(piece.start as usize + found.get(0).map_or(0, |m| m.end()), piece.end as usize);
        header.dates.push(rest);
        if header.publication.is_none() {
            let words = rest.of(text);
            let stop = words.find([',', '.', '(']).unwrap_or(words.len());
            let name = Span::new(rest.start as usize, rest.start as usize + stop).trim(text);
            header.publication = (name.len() > 2).then_some(name);
        }
        return;
    }
    // No recommended citation: a copyright line or a note may still say when.
    header.dates.extend(pieces.iter().filter(|p| says_date(p.of(text)) && has_year(p.of(text))));
}
