//! Statements, rule by rule: sentences of our own with cue, speaker, entities and content, and near misses.

use dateline::article::Article;
use dateline::claim::{Claim, ClaimKind, Quoted};
use dateline::pipeline::Pipeline;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::builder().threads(1).build().unwrap());

pub(crate) fn claims(source: &str) -> Vec<Claim> {
    let mut article = Article::new("s", source);
    article.body_only = true;
    article.given.published = Some("2008-04-04".into());
    PIPELINE.analyze(&article).claims
}

/// `cue | speaker | content // content` of each statement.
fn statements(source: &str) -> Vec<String> {
    let row = |claim: &Claim| match &claim.kind {
        ClaimKind::Statement { cue, speaker, content, .. } => {
            let speaker = speaker.map_or("-", |s| s.of(source));
            let content: Vec<&str> = content.iter().map(|c| c.of(source)).collect();
            Some(format!("{} | {speaker} | {}", cue.of(source), content.join(" // ")))
        }
        ClaimKind::Event { .. } => None,
    };
    claims(source).iter().filter_map(row).collect()
}

/// Entities and words meant of the last statement.
fn last_speaker(source: &str) -> (Vec<String>, Option<String>) {
    let all = claims(source);
    let last = all.iter().rev().find_map(|c| match &c.kind {
        ClaimKind::Statement { speaker_entities, speaker_means, .. } => {
            Some((speaker_entities.clone(), speaker_means.map(|s| s.of(source).to_string())))
        }
        ClaimKind::Event { .. } => None,
    });
    last.unwrap_or_else(|| panic!("no statement in {source}"))
}

pub(crate) fn check(table: &[(&str, &[&str])]) {
    for (source, expected) in table {
        assert_eq!(statements(source), *expected, "{source}");
    }
}

#[test]
fn quotations_and_their_cues() {
    check(&[
        ("“We agree,” Boris Nowak said.", &["said | Boris Nowak | We agree"]),
        (
            "“We agree,” said Boris Nowak, “and we will sign.”",
            &["said | Boris Nowak | We agree // and we will sign"],
        ),
        (
            "“We agree,” Boris Nowak said, adding: “We will sign.”",
            &["said | Boris Nowak | We agree", "adding | Boris Nowak | We will sign"],
        ),
        (
            "“I gave up,” Boris Nowak said, before cautioning himself, “Do not do it again.”",
            &["said | Boris Nowak | I gave up", "cautioning | Boris Nowak | Do not do it again"],
        ),
        (
            "“Every time you say it,” Boris Nowak said, referring to the war, “you lose.”",
            &["said | Boris Nowak | Every time you say it // you lose"],
        ),
        (
            "“I know him,” Boris Nowak said, but “when it comes to war, he has no idea.”",
            &["said | Boris Nowak | I know him // when it comes to war, he has no idea"],
        ),
        (
            "Boris Nowak said “budget reforms” and the collection of taxes would help.",
            &["said | Boris Nowak | budget reforms” and the collection of taxes would help"],
        ),
        (
            "The freeze could keep them from “sliding into ruin,” a farmers’ group said.",
            &["said | farmers’ group | The freeze could keep them from “sliding into ruin"],
        ),
    ]);
}

#[test]
fn quotations_over_sentences_and_paragraphs() {
    check(&[
        (
            "“We agree,” Boris Nowak said. “We will sign. We always do.”",
            &["said | Boris Nowak | We agree // We will sign // We always do"],
        ),
        (
            "Boris Nowak said: “We agree.\n\n“We will sign tomorrow.\n\n“We always sign what we promise.”",
            &["said | Boris Nowak | We agree // We will sign tomorrow // We always sign what we promise"],
        ),
        // What has a cue of its own behind it does not belong to the one before.
        (
            "Boris Nowak said that he agreed.\n\n“We disagree. We never sign,” Anna Kowal said.",
            &["said | Boris Nowak | he agreed", "said | Anna Kowal | We disagree // We never sign"],
        ),
        (
            "Boris Nowak said that he agreed.\n\n“This bridge is the work of a thousand hands.”\n— Anna Kowal, mayor of Lublin",
            &[
                "said | Boris Nowak | he agreed",
                "— | Anna Kowal | This bridge is the work of a thousand hands",
            ],
        ),
    ]);
}

#[test]
fn colons_lead_quotations() {
    check(&[
        (
            "Anna Kowal, the mayor, looked back on the day: “It was the longest of my life.”",
            &["looked | Anna Kowal | It was the longest of my life"],
        ),
        (
            "Anna Kowal: “It was the longest day of my life.”",
            &[": | Anna Kowal | It was the longest day of my life"],
        ),
        // A thing does not speak, and a title in quotation marks is no statement.
        ("The sign had two words: “Keep out of here.”", &[]),
        ("Anna Kowal wrote three books: “Salt.”", &["wrote | Anna Kowal | Salt"]),
    ]);
}

#[test]
fn clauses_around_their_cues() {
    check(&[
        (
            "Boris Nowak said targets such as the pledge were not helpful.",
            &["said | Boris Nowak | targets such as the pledge were not helpful"],
        ),
        ("The deal, he said, was dead.", &["said | he | The deal // was dead"]),
        (
            "Boris Nowak claimed that it was smart, although he again refused to talk.",
            &["claimed | Boris Nowak | it was smart"],
        ),
        (
            "Boris Nowak is promising lower taxes and jobs, but he has also raised the rent.",
            &["promising | Boris Nowak | lower taxes and jobs"],
        ),
        (
            "According to Anna Kowal, who was present, nothing was signed.",
            &["According to | Anna Kowal | nothing was signed"],
        ),
        (
            "NATO members made it clear that they would not ratify the treaty.",
            &["made | NATO members | they would not ratify the treaty"],
        ),
        // *which* stands for what was detailed: the clause before it is the article's own.
        ("It was a part of the strategy, which the bank detailed in its filings.", &[]),
        ("The organization has added a force and has been holding exercises.", &[]),
        (
            "The army said that he would not order his men to die.",
            &["said | army | he would not order his men to die"],
        ),
    ]);
}

#[test]
fn verbs_that_a_tagger_misses() {
    for (source, cue) in [
        ("Kazakh diplomats concede that their deputies may ask questions.", "concede"),
        ("NATO Secretary-General Javier Solana has since denied that a chair can decide.", "denied"),
        ("Oksana Melnychenko, an analyst in Kyiv, said by telephone that the charter was thin.", "said"),
        (
            "In Almaty, Nurlan Abenov, a colonel who speaks for the families, demanded this month that they come home.",
            "demanded",
        ),
    ] {
        let found = statements(source);
        assert!(found.iter().any(|s| s.starts_with(cue)), "{source}: {found:?}");
    }
}

#[test]
fn who_is_meant() {
    for (source, entities, means) in [
        ("Boris Nowak said no. He added that he would not sign.", &["person:boris-nowak"][..], None),
        // The subject of the sentence goes before that of a clause in it.
        (
            "In April Petru Lucinschi defended the text that he and Igor Smirnov signed. He told reporters that it left no room.",
            &["person:petru-lucinschi"],
            None,
        ),
        // Nobody known: not the last one who is, but the words that say who.
        (
            "Boris Nowak left. A senior official of the court said that it was over. “We will not sign,” he added.",
            &[],
            Some("A senior official of the court"),
        ),
        ("The Russian president told the council that the bloc was a threat.", &["country:RU"], None),
        (
            "Vladimir Putin came to Bucharest. The Russian president told the council that the bloc was a threat.",
            &["person:vladimir-putin"],
            None,
        ),
        // Nobody has spoken: the judge may be either, or neither.
        ("Anna Kowal met Boris Nowak in Lublin. Then the judge said that it was over.", &[], None),
        ("Asked about Boris Nowak, she said that it was over.", &[], None),
    ] {
        let found = last_speaker(source);
        assert_eq!(found.0, entities, "{source}");
        assert_eq!(found.1.as_deref(), means, "{source}");
    }
}

#[test]
fn the_whole_phrase_of_a_speaker() {
    for (source, expected) in [
        (
            "“No,” Anna Kowal, an adviser to the premier, told Reuters.",
            "Anna Kowal, an adviser to the premier",
        ),
        ("“No,” said Anna Kowal, an adviser to the premier.", "Anna Kowal, an adviser to the premier"),
        (
            "Former minister Anna Kowal, speaking in Lublin, said that it was over.",
            "Former minister Anna Kowal",
        ),
        ("A spokesman in Lublin, Boris Nowak, said that it was over.", "A spokesman in Lublin, Boris Nowak"),
    ] {
        let all = claims(source);
        let phrase = all.iter().find_map(|c| match &c.kind {
            ClaimKind::Statement { speaker_phrase, .. } => *speaker_phrase,
            ClaimKind::Event { .. } => None,
        });
        assert_eq!(phrase.map(|s| s.of(source)), Some(expected), "{source}");
    }
}

#[test]
fn wishes_are_statements_only_where_they_are_asked_for() {
    let source = "Boris Nowak wants to leave the alliance.";
    assert!(statements(source).is_empty());
    let pipeline = Pipeline::builder().threads(1).attitudes(true).build().unwrap();
    let mut article = Article::new("s", source);
    article.body_only = true;
    let found = pipeline.analyze(&article);
    let ClaimKind::Statement { cue, quoted, .. } = &found.claims[0].kind else { panic!("a statement") };
    assert_eq!((cue.of(source), *quoted), ("wants", Quoted::Indirect));
}

#[test]
fn what_is_said_ends_where_the_next_clause_begins() {
    check(&[
        (
            "Boris Nowak promised a new law, and two months later the party joined the talks.",
            &["promised | Boris Nowak | a new law"],
        ),
        // Only the relative clause is said.
        ("Poland has a name that, Berlin insists, costs money.", &["insists | Berlin | costs money"]),
        // With another particle it is another verb.
        ("The union called off the strike.", &[]),
        ("The union called for a strike.", &["called | union | a strike"]),
    ]);
}

#[test]
fn a_closing_clause_reports_all_before_it() {
    check(&[
        (
            "The premier called the visits routine, Interfax reported on 1 April.",
            &[
                "called | premier | the visits routine",
                "reported | Interfax | The premier called the visits routine",
            ],
        ),
        (
            "The president has asked for help, an adviser to the premier, Boris Nowak, told Reuters.",
            &["asked | president | help", "told | Boris Nowak | The president has asked for help"],
        ),
        (
            "It might begin in March, a member of the team said, adding that nobody had been chosen.",
            &["said | member | It might begin in March", "adding | member | nobody had been chosen"],
        ),
        // A clause with *when* tells nothing by itself.
        (
            "When the rebels left, the premier said on television that it was over.",
            &["said | premier | it was over"],
        ),
    ]);
}

/// `cue date basis` of each statement.
fn dates(source: &str) -> Vec<String> {
    let row = |claim: &Claim| match (&claim.kind, &claim.date) {
        (ClaimKind::Statement { cue, .. }, Some(date)) => {
            Some(format!("{} {} {:?}", cue.of(source), date.value, date.basis))
        }
        _ => None,
    };
    claims(source).iter().filter_map(row).collect()
}

#[test]
fn what_is_said_in_told_history_is_of_its_day() {
    for (source, expected) in [
        // Long before the publication of 4 April 2008: a new speaker goes on with the day.
        (
            "The parliament elected Boris Nowak on 2 February. Anna Kowal accused him of fraud.",
            vec!["accused 2008-02-02 Discourse"],
        ),
        // Said since, later, or to a reporter: of another day.
        (
            "The parliament elected Boris Nowak on 2 February. Anna Kowal has accused him of fraud.",
            vec!["accused 2008-04-04 Publication"],
        ),
        (
            "The parliament elected Boris Nowak on 2 February. Anna Kowal later accused him of fraud.",
            vec!["accused 2008-04-04 Publication"],
        ),
        (
            "The parliament elected Boris Nowak on 2 February. Anna Kowal told Reuters that it was fraud.",
            vec!["told 2008-04-04 Publication"],
        ),
        // Two days before the publication it is the news of the day that goes on.
        (
            "The parliament elected Boris Nowak on 2 April. Anna Kowal accused him of fraud.",
            vec!["accused 2008-04-04 Publication"],
        ),
    ] {
        assert_eq!(dates(source), expected, "{source}");
    }
}

#[test]
fn a_statement_takes_the_date_of_the_report_that_holds_it() {
    for (source, expected) in [
        ("A report, issued on 2 April, said that it was over.", vec!["said 2008-04-02 Expression"]),
        (
            "In a report that it published on 2 March, Amnesty International wrote that it was over.",
            vec!["wrote 2008-03-02 Expression"],
        ),
        ("On 2 March NATO banned the apples, which it said were unsafe.", vec!["said 2008-03-02 Expression"]),
    ] {
        assert_eq!(dates(source), expected, "{source}");
    }
}

#[test]
fn people_of_a_body_that_is_named_elsewhere() {
    for (source, entities) in [
        ("The troops of NATO left Lublin. An alliance spokesman said that it was over.", vec!["org:nato"]),
        ("Poland voted on Friday. A government spokeswoman said that it was over.", vec!["country:PL"]),
        (
            "Anna Kowal met Boris Nowak on Friday. Both leaders said that it was over.",
            vec!["person:anna-kowal", "person:boris-nowak"],
        ),
    ] {
        assert_eq!(last_speaker(source).0, entities, "{source}");
    }
}
