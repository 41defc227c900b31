//! All mentions of one article.

use super::candidate::{Candidate, Who, slug};
use super::country::{self, Evidence};
use super::organization::{self, Cover};
use super::page::Page;
use super::surname::People;
use super::{
    Known, Mention, MentionKind, Title, acronym, again, choose, company, doing, form, link, office, person,
    scan, surname, title,
};
use crate::article::Zone;
use crate::gazetteer::{EntityId, Flags, Gazetteer, Role};
use crate::span::Span;
use crate::text::{Case, Kind, Text};

/// What is known of an article before names are sought.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context<'c> {
    /// Its day, or the first and the last day that it may be of, as `yyyymmdd` ([`crate::gazetteer::day_number`]).
    pub published: Option<(u32, u32)>,
    /// Its zones; none means that all of it is body. Footers are left out.
    pub zones: &'c [Zone],
    /// Names of cited sources: organizations, known or not.
    pub sources: &'c [Span],
    /// Time expressions, in text order: *May* and *March* name nobody there.
    pub times: &'c [Span],
    /// Names in the byline.
    pub authors: &'c [Span],
    /// The periodical's name.
    pub publication: Option<Span>,
}

/// Finds the mentions of an article, in text order; they do not overlap. Takes time in proportion to the length
/// of the text.
///
/// ```
/// use dateline::{gazetteer::Gazetteer, mention, text::Text};
/// let gazetteer = Gazetteer::embedded()?;
/// let text = Text::new("Russian Foreign Minister Sergei Lavrov flew to Tashkent.");
/// let mentions = mention::find(&text, &gazetteer, &mention::Context::default());
/// let entities: Vec<&str> = mentions.iter().map(|m| m.entity.as_str()).collect();
/// assert_eq!(entities, ["country:RU", "person:sergei-lavrov", "country:UZ"]);
/// # Ok::<(), dateline::error::Error>(())
/// ```
pub fn find(text: &Text<'_>, gazetteer: &Gazetteer, context: &Context<'_>) -> Vec<Mention> {
    let page = Page::new(text, gazetteer, context);
    let count = page.marks.len();
    let bodies = scan::bodies(&page);
    let cover = Cover::new(count, &bodies);
    let mut candidates = organization::by_pattern(&page, &cover);
    candidates.extend(organization::by_cue(&page, &cover));
    candidates.extend(scan::people(&page).into_iter().filter(|c| trusted(&page, c)));
    candidates.extend(person::by_pattern(&page, &cover));
    candidates.extend(capitals(&page, &cover));
    candidates.extend(bodies.iter().cloned());
    let mut chosen = choose::choose(count, fixed(&page, context), candidates);

    settle(&page, &mut chosen, context);
    link::define(&page, &mut chosen, &acronym::definitions(&page));
    again::organizations(&page, &mut chosen);
    link::shorten(&page, &mut chosen);
    company::again(&page, &mut chosen);
    let people = surnames(&page, &cover, &mut chosen, context);
    doing::bodies(&page, &mut chosen);
    chosen.retain(|c| c.kind.is_some());
    chosen.iter().map(|c| mention(&page, &cover, &people, c)).collect()
}

/// A listed name that stands in a text, whether or not it means its entity there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Where it stands.
    pub span: Span,
    /// The entity that bears it; the first listed of several.
    pub entity: EntityId,
}

/// Every listed name of a text, the longest of one place first, before anything is settled by context.
pub fn listed(text: &Text<'_>, gazetteer: &Gazetteer) -> Vec<Listed> {
    let page = Page::new(text, gazetteer, &Context::default());
    let all = scan::bodies(&page).into_iter().chain(scan::people(&page));
    all.filter_map(|c| Some(Listed { span: text.span(c.tokens.clone()), entity: c.listed()? })).collect()
}

/// How many tokens of a text can begin a name, by the marks that all rules of this room read: word lists, spellings,
/// headlines, first words. For measuring: it is what comes before [`listed`] and every other search.
pub fn marked(text: &Text<'_>, gazetteer: &Gazetteer) -> usize {
    let page = Page::new(text, gazetteer, &Context::default());
    (0..page.marks.len()).filter(|&i| page.name_like(i)).count()
}

/// Spans whose meaning is given: bylines, the periodical, cited sources.
fn fixed(page: &Page<'_>, context: &Context<'_>) -> Vec<Candidate> {
    let mut fixed = Vec::new();
    let spans = context.sources.iter().map(|s| (*s, "organization-source"));
    let spans = context.publication.iter().map(|s| (*s, "organization-publication")).chain(spans);
    for (span, rule) in spans {
        let mut tokens = page.text.tokens_in(span);
        while tokens.start < tokens.end
            && (page.token(tokens.start).is("the") || page.token(tokens.start).is("a"))
        {
            tokens.start += 1;
        }
        let named = tokens.clone().any(|i| page.token(i).kind == Kind::Word && !page.marks[i].time);
        if !tokens.is_empty() && named {
            fixed.push(organization::candidate(page, tokens, rule));
        }
    }
    for span in context.authors {
        for tokens in names_in(page, *span) {
            fixed.push(author(page, tokens));
        }
    }
    fixed
}

/// The names of a byline: `Nino Varazi and Daniel Harcourt` are two.
fn names_in(page: &Page<'_>, span: Span) -> Vec<std::ops::Range<usize>> {
    let all = page.text.tokens_in(span);
    let mut names = Vec::new();
    let mut start = all.start;
    for index in all.clone().chain([all.end]) {
        let parts = index == all.end
            || page.token(index).is("and")
            || matches!(page.words(index), "," | "&" | ";" | "/");
        if parts {
            if index > start && page.text.tokens[start].kind == Kind::Word {
                names.push(start..index);
            }
            start = index + 1;
        }
    }
    names
}

/// A byline names a person, or a desk.
fn author(page: &Page<'_>, tokens: std::ops::Range<usize>) -> Candidate {
    if tokens.clone().any(|i| page.flags(i).any(Flags::ORG_HEAD)) && tokens.len() > 1 {
        let start = tokens.start + usize::from(page.token(tokens.start).is("the"));
        return organization::candidate(page, start..tokens.end, "organization-byline");
    }
    let listed = scan::people_from(page, tokens.start).into_iter().find(|c| c.tokens == tokens);
    let words = page.text.words(page.text.span(tokens.clone()));
    listed.unwrap_or_else(|| Candidate::new(tokens, MentionKind::Person, words.to_string(), "person-byline"))
}

/// A listed full name that two ordinary words could make by chance is left to the patterns.
fn trusted(page: &Page<'_>, candidate: &Candidate) -> bool {
    let ordinary = candidate.tokens.clone().filter(|&i| page.small.contains(&page.token(i).key)).count();
    let function =
        candidate.tokens.clone().any(|i| page.flags(i).any(Flags::FUNCTION) && page.marks[i].first);
    let hyphen =
        candidate.tokens.start > 0 && page.hyphen(candidate.tokens.start - 1) && candidate.tokens.len() == 2;
    ordinary < candidate.tokens.len() && !function && !hyphen
}

/// Unknown abbreviations in capitals: organizations, unless a list says otherwise.
fn capitals(page: &Page<'_>, cover: &Cover<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    let undefined = acronym::of_things(page);
    for index in 0..page.marks.len() {
        let token = page.token(index);
        if token.case != Case::Upper
            || !page.name_like(index)
            || page.marks[index].shouted
            || cover.at(index).is_some()
        {
            continue;
        }
        let words = page.words(index);
        let letters = words.chars().filter(|c| c.is_alphabetic()).count();
        let never = Flags::NOT_ACRONYM.or(Flags::CALENDAR).or(Flags::SUFFIX).or(Flags::FUNCTION);
        let number = |i: usize| page.text.tokens.get(i).is_some_and(|t| t.kind == Kind::Number);
        let type_name = page.hyphen(index + 1) && number(index + 2) || number(index + 1);
        let joined = index > 0 && page.hyphen(index - 1);
        let dateline = page.marks[index].first
            && page.words(index + 1) != "'s"
            && (page.words(index + 1) == "," || number(index + 1));
        if !(3..=6).contains(&letters) || page.flags(index).any(never) || type_name || joined || dateline {
            continue;
        }
        if undefined.contains(&token.key) || page.words(index + 1) == ":" {
            continue;
        }
        if page.name_like(index + 1) && page.token(index + 1).case == Case::Upper
            || index > 0 && page.name_like(index - 1) && page.token(index - 1).case == Case::Upper
        {
            continue;
        }
        found.push(Candidate::new(
            index..index + 1,
            MentionKind::Organization,
            words.to_string(),
            "organization-capitals",
        ));
    }
    found
}

/// Lets the article as a whole decide on names that need context.
fn settle(page: &Page<'_>, chosen: &mut Vec<Candidate>, context: &Context<'_>) {
    let evidence = Evidence::new(page, chosen);
    let year = context.published.map(|(first, _)| (first / 10_000) as i16);
    let article = link::Article::new(page, chosen, year);
    let families = surname::families(page, chosen);
    let owners = choose::owners(page.marks.len(), chosen);
    let owned = |i: usize| owners.get(i).is_some_and(|&o| o != 0);
    chosen.retain_mut(|candidate| match candidate.kind {
        Some(MentionKind::Country) if former(page, candidate, year) => false,
        Some(MentionKind::Country) => {
            country::which(&evidence, candidate);
            country::stands(page, &evidence, &families, candidate, owned)
        }
        Some(MentionKind::Organization) => link::settle(page, &article, candidate),
        _ => true,
    });
}

/// A city that was the capital once, in an article of a later year or of none.
fn former(page: &Page<'_>, candidate: &Candidate, year: Option<i16>) -> bool {
    let words = page.text.words(page.text.span(candidate.tokens.clone()));
    let end = candidate.listed().and_then(|id| page.gazetteer.capital_until(id, words));
    candidate.role == Role::Capital && end.is_some_and(|end| year.is_none_or(|year| year > end))
}

/// Adds the people named by surname.
fn surnames(
    page: &Page<'_>,
    cover: &Cover<'_>,
    chosen: &mut Vec<Candidate>,
    context: &Context<'_>,
) -> People {
    // A title with a surname is settled with the other surnames; what they do not explain stands as it is.
    let titled = |c: &Candidate| c.rule == "person-title" && c.tokens.len() == 1 && c.listed().is_none();
    let (single, rest): (Vec<_>, Vec<_>) = chosen.drain(..).partition(titled);
    *chosen = rest;
    let mut people = People::gather(page, cover, chosen);
    let owners = choose::owners(page.marks.len(), chosen);
    chosen.extend(people.again(page, cover, &owners).into_iter().map(|(c, _)| c));
    let owners = choose::owners(page.marks.len(), chosen);
    let named: rustc_hash::FxHashSet<&str> =
        chosen.iter().filter_map(Candidate::listed).map(|id| &*page.gazetteer.entity(id).id).collect();
    let when = office::When { first: context.published.map(|p| p.0), last: context.published.map(|p| p.1) };
    let alone = office::alone(page, cover, &owners, &|of: &str| named.contains(of), when);
    chosen.extend(alone);
    let owners = choose::owners(page.marks.len(), chosen);
    let single: Vec<Candidate> = single.into_iter().filter(|c| owners[c.tokens.start] == 0).collect();
    people.join(page, cover, &single);
    chosen.extend(single);
    // What stood for itself may be named again.
    let owners = choose::owners(page.marks.len(), chosen);
    chosen.extend(people.again(page, cover, &owners).into_iter().map(|(c, _)| c));
    chosen.sort_by_key(|c| c.tokens.start);
    people
}

/// The finding as others see it.
fn mention(page: &Page<'_>, cover: &Cover<'_>, people: &People, candidate: &Candidate) -> Mention {
    let kind = candidate.kind.unwrap_or(MentionKind::Organization);
    let tokens = candidate.tokens.clone();
    let span = page.text.span(tokens.clone());
    let person = (kind == MentionKind::Person).then(|| people.of(page, candidate)).flatten();
    let listed = candidate.listed().or_else(|| person.and_then(|p| p.listed));
    let entity = match (&candidate.who, listed, person) {
        (_, Some(id), _) => page.gazetteer.entity(id).id.to_string(),
        (_, None, Some(person)) => person.entity.clone(),
        (Who::New(name), ..) if name.starts_with("person:") => name.clone(),
        (Who::New(name), ..) => prefixed(kind, &slug(name)),
        _ => prefixed(kind, &slug(page.text.words(span))),
    };
    let known = match listed {
        None => Known::New,
        Some(_) if candidate.exact => Known::Listed,
        Some(_) => Known::ByRule,
    };
    let run = (kind == MentionKind::Person)
        .then(|| title::before(page, cover, tokens.start).or_else(|| title::after(page, cover, tokens.end)))
        .flatten();
    let of_gazetteer = |id: EntityId| page.gazetteer.entity(id).id.to_string();
    let gender = person
        .and_then(|p| p.gender)
        .or_else(|| run.as_ref().and_then(|r| page.gazetteer.words.gender(page.token(r.head).key)));
    Mention {
        span,
        kind,
        form: (kind == MentionKind::Country).then(|| form::form(page, candidate)),
        entity,
        wikidata: listed.and_then(|id| page.gazetteer.wikidata_of(id, page.text.words(span))),
        known,
        rule: candidate.rule,
        rivals: candidate.rivals.iter().map(|&id| of_gazetteer(id)).collect(),
        gender,
        title: run.map(|r| Title {
            span: page.text.span(r.tokens.clone()),
            of: r.of.map(of_gazetteer),
            head: page.words(r.head).to_lowercase(),
        }),
        tokens,
    }
}

fn prefixed(kind: MentionKind, slug: &str) -> String {
    match kind {
        MentionKind::Person => format!("person:{slug}"),
        MentionKind::Country => format!("country:{slug}"),
        MentionKind::Organization => format!("org:{slug}"),
    }
}
