//! A small article with findings made by hand: what the tables say must not depend on what the rules find.

use dateline::analysis::{Analysis, Published, PublishedBasis};
use dateline::article::{Article, Bytes};
use dateline::citation::{Citation, Item, ItemKind};
use dateline::claim::{Basis, Claim, ClaimDate, ClaimKind, Quoted, Source};
use dateline::hash::sha256;
use dateline::mention::{Form, Known, Mention, MentionKind, Title};
use dateline::output::{FILES, Folder, Manifest, Profile, Read, cells, footer, header, render};
use dateline::record::{FORMAT, View};
use dateline::span::Span;
use dateline::time::{Anchor, Day, Expression, TimexType};

pub const TEXT: &str = "TALKS IN THE HARBOUR\n\nThe “Norse” envoy Ása Holm said on May 14 that\n“we agree” (Harbour News, May 15). =Trade rose, 🎉 and Norway won.\n";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or_else(|| panic!("{words}"));
    Span::new(start, start + words.len())
}

fn time(words: &str, day: u8, in_citation: bool) -> Expression {
    let day = Day { year: 2002, month: 5, day };
    Expression {
        span: span(words),
        tokens: 0..1,
        timex: TimexType::Date,
        value: day.to_string(),
        modifier: None,
        edtf: Some(day.to_string()),
        first_day: Some(day),
        last_day: Some(day),
        rule: "day-month",
        anchor: Anchor::Published,
        unresolved: None,
        in_citation,
        granularity: None,
        note: None,
    }
}

fn mention(words: &str, kind: MentionKind, form: Option<Form>, entity: &str) -> Mention {
    Mention {
        span: span(words),
        tokens: 0..1,
        kind,
        form,
        entity: entity.into(),
        wikidata: Some("Q1".into()),
        known: Known::New,
        rule: "title-and-name",
        rivals: vec!["person:other".into(), "person:third".into()],
        gender: None,
        title: None,
    }
}

pub fn article() -> Article {
    let bytes = Bytes { sha256: sha256(TEXT.as_bytes()), encoding: "UTF-8".into(), lossy: false };
    Article { path: "talks.txt".into(), bytes, ..Article::new("talks", TEXT) }
}

pub fn analysis() -> Analysis {
    let title = Title { span: span("envoy"), of: Some("country:NO".into()), head: "envoy".into() };
    let quoted = span("we agree");
    let sentence = span("The “Norse” envoy").to(span("May 15)."));
    Analysis {
        published: Published {
            date: Some("2002-05".into()),
            basis: PublishedBasis::Citations,
            evidence: Some(span("May 15")),
        },
        sentences: vec![span("TALKS IN THE HARBOUR"), sentence, span("=Trade rose, 🎉 and Norway won.")],
        paragraphs: vec![span("TALKS IN THE HARBOUR"), sentence.to(span("won."))],
        mentions: vec![
            mention("Norse", MentionKind::Country, Some(Form::Demonym), "country:NO"),
            Mention {
                title: Some(title),
                ..mention("Ása Holm", MentionKind::Person, None, "person:asa-holm")
            },
            mention("Harbour News", MentionKind::Organization, None, "org:harbour-news"),
            mention("Norway", MentionKind::Country, Some(Form::Name), "country:NO"),
        ],
        times: vec![time("May 14", 14, false), time("May 15", 15, true)],
        citations: vec![Citation {
            span: span("(Harbour News, May 15)"),
            items: vec![Item { source: span("Harbour News"), times: vec![1], kind: ItemKind::Report }],
            covers: span("The “Norse” envoy").to(span("agree”")),
            rule: "parenthesis",
        }],
        claims: vec![
            Claim {
                kind: ClaimKind::Statement {
                    cue: span("said"),
                    speaker: Some(span("Ása Holm")),
                    speaker_phrase: None,
                    speaker_means: None,
                    speaker_entities: vec!["person:asa-holm".into(), "country:NO".into()],
                    content: vec![quoted, span("Norway won")],
                    quoted: Quoted::Mixed,
                },
                sentence,
                date: Some(ClaimDate {
                    value: "2002-05-14".into(),
                    basis: Basis::Expression,
                    evidence: Some(span("May 14")),
                    time: Some(0),
                }),
                sources: vec![Source { span: span("Harbour News"), citation: Some(0) }],
                negated: None,
                hedged: Some(span("we")),
                rules: vec!["cue-verb", "date-expression"],
                confidence: 0.9,
            },
            Claim {
                kind: ClaimKind::Event { trigger: span("rose"), participants: vec!["country:NO".into()] },
                sentence: span("=Trade rose, 🎉 and Norway won."),
                date: Some(ClaimDate {
                    value: "2002-05".into(),
                    basis: Basis::Publication,
                    evidence: None,
                    time: None,
                }),
                sources: Vec::new(),
                negated: Some(span("won")),
                hedged: None,
                rules: vec!["dated-clause"],
                confidence: 0.5,
            },
        ],
        ..Analysis::default()
    }
}

/// Writes the sample's results into a folder, as a run would.
pub fn write(folder: &std::path::Path, profile: Profile) {
    let (article, found) = (article(), analysis());
    let view = View::new(&article, &found, |_| None);
    let rendered = render(&view, profile);
    let mut out = Folder::open(folder, false).unwrap();
    FILES.iter().for_each(|name| out.add(name, &header(name)).unwrap());
    out.add("articles.csv", &cells(vec![rendered.article], profile)).unwrap();
    for (name, part) in &rendered.parts {
        out.add(name, &part[usize::from(*name == "claims.json")..]).unwrap();
    }
    FILES.iter().for_each(|name| out.add(name, footer(name)).unwrap());
    let read = Read { id: article.id, path: article.path, sha256: article.bytes.sha256 };
    let csv = if profile == Profile::Excel { "excel" } else { "plain" };
    out.commit(Manifest {
        program: "dateline".into(),
        format: FORMAT,
        articles: vec![read],
        options: [("csv".to_string(), csv.to_string())].into(),
        ..Manifest::default()
    })
    .unwrap();
}
