//! Clauses that a parser loses and dates that do not date them: sentences of our own with what must be found.

use dateline::article::Article;
use dateline::claim::{Basis, Claim, ClaimKind};
use dateline::mention::Mention;
use dateline::pipeline::Pipeline;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::builder().threads(1).build().unwrap());

fn read(source: &str) -> (Vec<Claim>, Vec<Mention>) {
    let mut article = Article::new("c", source);
    article.body_only = true;
    article.given.published = Some("2008-04-04".into());
    let found = PIPELINE.analyze(&article);
    (found.claims, found.mentions)
}

/// `word date basis: entities` of each claim; statements with a colon behind the cue.
fn rows(source: &str) -> Vec<String> {
    let row = |claim: &Claim| {
        let date = claim.date.as_ref().expect("the article has a date");
        let basis = match date.basis {
            Basis::Expression => 'e',
            Basis::Discourse => 'd',
            Basis::Citation => 'c',
            _ => 'p',
        };
        let (word, entities) = match &claim.kind {
            ClaimKind::Event { trigger, participants } => (trigger.of(source).to_string(), participants),
            ClaimKind::Statement { cue, speaker_entities, .. } => {
                (format!("{}:", cue.of(source)), speaker_entities)
            }
        };
        let names: Vec<&str> = entities.iter().filter_map(|e| e.split(':').nth(1)).collect();
        format!("{word} {} {basis} {}", date.value, names.join(" ")).trim_end().to_string()
    };
    read(source).0.iter().map(row).collect()
}

pub(crate) fn check(cases: &[(&str, &[&str])]) {
    for (source, expected) in cases {
        assert_eq!(rows(source), *expected, "{source}");
    }
}

/// Entities of the mentions, in text order.
pub(crate) fn named(source: &str) -> Vec<String> {
    read(source).1.into_iter().map(|m| m.entity).collect()
}

#[test]
fn a_verb_shares_the_date_of_the_one_before_it() {
    check(&[
        (
            "Boris Nowak, who was dismissed on 1 March and fled abroad, had urged calm.",
            &["dismissed 2008-03-01 e boris-nowak", "fled 2008-03-01 e boris-nowak"],
        ),
        (
            "The council met in Vienna on 1 April and could not agree.",
            &["met 2008-04-01 e", "agree 2008-04-01 e"],
        ),
        // A subject of its own.
        (
            "A helicopter was shot down on 1 April, and all nine on board were killed.",
            &["shot 2008-04-01 e", "killed 2008-04-01 d"],
        ),
        (
            "Anna Kowal told Reuters on 1 April that it was over, and she admitted that it had been hard.",
            &["told: 2008-04-01 e anna-kowal", "admitted: 2008-04-01 d anna-kowal"],
        ),
        // How long something has been is not when the next thing was; nor does it go on for years on one day.
        ("Boris Nowak had been president since 2004 and could not run again.", &[]),
        (
            "Boris Nowak signed it on 1 February. Nowak then hesitated for three years.",
            &["signed 2008-02-01 e boris-nowak"],
        ),
    ]);
}

#[test]
fn nothing_has_happened_on_a_day_to_come() {
    check(&[
        ("Anna Kowal has invited the ministers to a ceremony on 1 May.", &[]),
        ("Anna Kowal adjourned the house until Tuesday.", &[]),
        // What has happened is not of a day long gone by.
        ("The case has blocked the trial of two men suspected of an attack in May 2006.", &[]),
        ("Anna Kowal was to meet Boris Nowak on 1 May.", &["meet 2008-05-01 e anna-kowal boris-nowak"]),
    ]);
}

#[test]
fn words_that_are_no_verbs_here() {
    check(&[
        (
            "Polish President Anna Kowal resigned on Friday, minutes after the session began.",
            &["resigned 2008-04-04 e anna-kowal"],
        ),
        ("He wants the court to suspend the order issued on Thursday.", &[]),
        ("Some of them are not as reassuring as others.", &[]),
        ("Anna Kowal accused Moscow of encouraging the officers.", &["accused: 2008-04-04 p anna-kowal"]),
        ("Riot police responded with a volley that scattered the crowd.", &[]),
        (
            "The ministers had agreed on 1 March to revive NATO, which had not met since 2007.",
            &["agreed 2008-03-01 e nato", "met 2007 e nato"],
        ),
    ]);
}

#[test]
fn who_acts_beside_other_names() {
    check(&[
        (
            "Polish officials met Germans in Prague in July 2007, and they met again in March.",
            &["met 2007-07 e PL DE", "met 2008-03 e PL DE"],
        ),
        ("Poland, Hungary and Spain Friday formally joined NATO.", &["joined 2008-04-04 e PL HU ES nato"]),
        ("On Friday the bombings in Kenya and Tanzania killed many.", &["killed 2008-04-04 e"]),
        ("The leaders of Poland, Spain and Italy met in Rome on Friday.", &["met 2008-04-04 e PL ES IT"]),
        ("Poland became a member of NATO in March 2004.", &["became 2004-03 e PL nato"]),
        (
            "Peter Dunn, Interior Minister Boris Nowak and Attorney General Carl Holm voted on Friday.",
            &["voted 2008-04-04 e peter-dunn boris-nowak carl-holm"],
        ),
        (
            "The allies named Boris Nowak as the next chairman, and he will take office on 1 August.",
            &["take 2008-08-01 e boris-nowak"],
        ),
        ("Uzbekistan kept its place. It joined NATO in March 2006.", &["joined 2006-03 e UZ nato"]),
        (
            "On Friday Boris Nowak dismissed the vote, and Carl Holm, who was in Minsk, called it illogical.",
            &["dismissed: 2008-04-04 e boris-nowak", "called: 2008-04-04 d carl-holm"],
        ),
        (
            "Boris Nowak, a loyalist of ousted Prime Minister Carl Holm, said that it was over.",
            &["said: 2008-04-04 p boris-nowak"],
        ),
        ("The FBI and Kenyan police said that it was over.", &["said: 2008-04-04 p fbi KE"]),
        ("The Obama administration said that it was over.", &["said: 2008-04-04 p"]),
        ("Clinton administration officials said that it was over.", &["said: 2008-04-04 p US"]),
        ("ABC quoted a Polish official in Baghdad as saying that it was over.", &["quoted: 2008-04-04 p PL"]),
        (
            "Special ambassador Carl Holm left. The Polish ambassador to Greece said that it was over.",
            &["said: 2008-04-04 p PL"],
        ),
        (
            "Magna Holdings Inc. resisted. The company said that it was over. Magna added that it would go on.",
            &["said: 2008-04-04 p magna-holdings-inc", "added: 2008-04-04 p magna-holdings-inc"],
        ),
    ]);
}

#[test]
fn reports_cited_inside_a_sentence() {
    check(&[
        (
            "According to a NATO press release of 1 April, the ministers adopted a plan.",
            &["According to: 2008-04-01 e nato"],
        ),
        (
            "Austria asked for help, and China, according to a Polish delegate, stayed away.",
            &["asked: 2008-04-04 p AT", "according to: 2008-04-04 p PL"],
        ),
        // Nobody in a citation speaks.
        (
            "Poland left on 1 April, and Spain followed on 2 April, citing “the current situation” (Interfax, 3 April).",
            &["left 2008-04-01 e PL", "followed 2008-04-02 e ES", "citing: 2008-04-03 c ES"],
        ),
        ("Nobody came.\n\nAnna Kowal left on 1 April in Minsk. (AP Photo/Ann Lee)", &[]),
    ]);
}

#[test]
fn who_is_meant_by_a_name() {
    for (source, expected) in [
        // A wife or a son does not take the surname over.
        (
            "Zimbabwe’s Robert Mugabe spoke. Mugabe left. His wife, Grace Mugabe, stayed. Mugabe came back.",
            &[
                "country:ZW",
                "person:robert-mugabe",
                "person:robert-mugabe",
                "person:grace-mugabe",
                "person:robert-mugabe",
            ][..],
        ),
        (
            "Iraq’s Saddam Hussein sought peace. King Hussein of Jordan arrived.",
            &["country:IQ", "person:saddam-hussein", "person:king-hussein", "country:JO"],
        ),
        ("Crews took part in the exercise Combat Union.", &[]),
        ("Georgia and Turkmenistan left in 1997.", &["country:GE", "country:TM"]),
        (
            "Dalbar Financial Services Inc. lost money. Dalbar said so.",
            &["org:dalbar-financial-services-inc", "org:dalbar-financial-services-inc"],
        ),
        ("Minister of Foreign Affairs Boris Nowak left.", &["person:boris-nowak"]),
    ] {
        assert_eq!(named(source), expected, "{source}");
    }
}

#[test]
fn marks_of_old_wires() {
    let source = "``All sites were open,'' Boris Nowak said. ''We will go on.'' Anna Kowal left on Friday.";
    let (claims, _) = read(source);
    let ClaimKind::Statement { content, quoted, .. } = &claims[0].kind else { panic!("no statement") };
    let content: Vec<&str> = content.iter().map(|c| c.of(source)).collect();
    assert_eq!(content, ["All sites were open", "We will go on"]);
    assert_eq!(*quoted, dateline::claim::Quoted::Direct);
    assert_eq!(rows(source)[1..], ["left 2008-04-04 e anna-kowal"]);
}

#[test]
fn the_number_of_an_issue_is_no_day() {
    let source = "WEEKLY Vol. 10, No. 6, 12 January 2006\n\nNews of the region\n\nBoris Nowak said on 11 January that it was over.";
    let found = PIPELINE.analyze(&Article::new("n", source));
    assert_eq!(found.published.date.as_deref(), Some("2006-01-12"));
}
