//! Events, rule by rule: sentences of our own with trigger, date, basis and participants, and near misses.

use dateline::article::Article;
use dateline::claim::{Basis, ClaimKind};
use dateline::pipeline::Pipeline;
use std::sync::LazyLock;

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::builder().threads(1).build().unwrap());

/// `trigger date basis: participants` of each event; the basis as its first letter.
fn events(source: &str) -> Vec<String> {
    let mut article = Article::new("e", source);
    article.body_only = true;
    article.given.published = Some("2008-04-04".into());
    let claims = PIPELINE.analyze(&article).claims;
    let row = |claim: &dateline::claim::Claim| match &claim.kind {
        ClaimKind::Event { trigger, participants } => {
            let date = claim.date.as_ref().expect("every event has a date");
            let basis = if date.basis == Basis::Expression { 'e' } else { 'd' };
            Some(format!("{} {} {basis}: {}", trigger.of(source), date.value, participants.join(" ")))
        }
        ClaimKind::Statement { .. } => None,
    };
    claims.iter().filter_map(row).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (source, expected) in cases {
        assert_eq!(events(source), *expected, "{source}");
    }
}

#[test]
fn actors_stand_beside_their_verbs() {
    check(&[
        (
            "Vladimir Putin, who met Tony Blair in 2003, did not travel.",
            &["met 2003 e: person:vladimir-putin person:tony-blair"],
        ),
        (
            "Negotiators of the Tajik government and the United Tajik Opposition (UTO) signed a protocol in Tehran on 28 March.",
            &["signed 2008-03-28 e: country:TJ org:uto"],
        ),
        (
            "Last week Vladimir Putin was away. On 2 April he and Tony Blair signed a declaration.",
            &["signed 2008-04-02 e: person:vladimir-putin person:tony-blair"],
        ),
        // The two of the sentence before.
        (
            "Vladimir Putin and Tony Blair know each other. They met in Sochi on 2 April.",
            &["met 2008-04-02 e: person:vladimir-putin person:tony-blair"],
        ),
        // Nobody was named: *they* is nobody's guess.
        ("Six presidents sat down. They met again on 2 April.", &["met 2008-04-02 e: "]),
        // A place before a comma and a new clause is no actor of it.
        (
            "In 2001 troops were seen outside Bishkek, and Uzbekistan leased an airfield in 2002.",
            &["leased 2002 e: country:UZ"],
        ),
    ]);
}

#[test]
fn verbs_taken_for_nouns_are_read_once_more() {
    check(&[
        ("The contingent leaves in stages on 13 April.", &["leaves 2008-04-13 e: "]),
        ("Supporters of Adama Barrow storm public buildings on 3 April.", &["storm 2008-04-03 e: "]),
        // A line without a verb has none.
        ("The end of the talks on 3 April.", &[]),
    ]);
}

#[test]
fn a_date_stays_in_its_clause() {
    check(&[
        // The relative clause keeps its year; *left* has no date.
        (
            "John Hume, who opened talks with Gerry Adams in 1988, left.",
            &["opened 1988 e: person:john-hume person:gerry-adams"],
        ),
        // A second clause with a subject of its own.
        (
            "On 2 April Vladimir Putin signed the charter, and Tony Blair signed the treaty.",
            &["signed 2008-04-02 e: person:vladimir-putin", "signed 2008-04-02 d: person:tony-blair"],
        ),
        (
            "The treaty was concluded in Paris on 19 November 1990 between two blocs.",
            &["concluded 1990-11-19 e: "],
        ),
    ]);
}

#[test]
fn a_plain_past_goes_straight_on_and_a_pluperfect_does_not() {
    check(&[
        (
            "Yahya Jammeh left on 2 April. Jammeh boarded a plane.",
            &["left 2008-04-02 e: person:yahya-jammeh", "boarded 2008-04-02 d: person:yahya-jammeh"],
        ),
        (
            "Yahya Jammeh left on 2 April. Jammeh had boarded a plane.",
            &["left 2008-04-02 e: person:yahya-jammeh"],
        ),
    ]);
}

#[test]
fn a_date_belongs_to_the_clause_of_its_own_time() {
    check(&[
        // The clause with *when* shares the date that it explains.
        (
            "The ETA called off its truce on 5 June 2007, when a court jailed a leader.",
            &["called 2007-06-05 e: org:eta", "jailed 2007-06-05 e: "],
        ),
        // What has happened since is not of the date that stands before.
        ("The force was set up in 2001 and has never fought.", &["set 2001 e: "]),
        // The date of a noun dates no verb.
        ("The treaty of 19 September 2007 bored everybody.", &[]),
        ("They fought over the treaty on 19 September 2007.", &["fought 2007-09-19 e: "]),
        // Nothing but the date itself.
        ("When 2007 began, nobody cared.", &["cared 2007 e: "]),
    ]);
}

#[test]
fn definite_words_mean_whom_the_text_has_named() {
    check(&[
        (
            "Critics like the University of Vienna. In 1923 the university bought a house.",
            &["bought 1923 e: org:vienna-university"],
        ),
        // Another word means nobody.
        ("Critics like the University of Vienna. In 1923 the hospital bought a house.", &["bought 1923 e: "]),
    ]);
}

#[test]
fn a_participle_behind_a_noun_is_no_event_and_keeps_its_date() {
    check(&[
        (
            "Under the agreement signed in Sochi on 31 March, the troops left in June 2007.",
            &["left 2007-06 e: "],
        ),
        ("The Ankara Agreement, signed in 1963, held out a promise.", &[]),
        ("In an interview with the paper published on Tuesday he wept.", &[]),
    ]);
}

#[test]
fn what_is_expected_and_who_was_where() {
    check(&[
        ("NATO is expected to meet in May 2008.", &["meet 2008-05 e: org:nato"]),
        ("Last week Vladimir Putin was in Bishkek.", &["was 2008-W13 e: person:vladimir-putin"]),
        // What somebody was is no event.
        ("In May 2003 Vladimir Putin was president.", &[]),
    ]);
}

#[test]
fn whereabouts_are_no_participants() {
    check(&[
        ("On 2 April police opened fire on demonstrators in Bishkek.", &["opened 2008-04-02 e: "]),
        ("On 2 April Angela Merkel visited Prague.", &["visited 2008-04-02 e: person:angela-merkel"]),
        ("On 2 April NATO ended a summit in the Romanian capital.", &["ended 2008-04-02 e: org:nato"]),
        (
            "Seven countries, Romania among them, joined NATO on 29 March 2004.",
            &["joined 2004-03-29 e: country:RO org:nato"],
        ),
        (
            "Heydar Aliyev, whom the assembly had elected on 15 June 1993, left.",
            &["elected 1993-06-15 e: person:heydar-aliyev"],
        ),
    ]);
}

#[test]
fn who_takes_part_is_said_beside_the_verb() {
    check(&[
        // They are the several who acted last, named or not.
        (
            "Georgian troops entered Gori on 20 March. On 2 April they left the town.",
            &["entered 2008-03-20 e: country:GE", "left 2008-04-02 e: country:GE"],
        ),
        (
            "Hundreds of farmers came to Gori on 20 March. On 2 April they left the town.",
            &["came 2008-03-20 e: ", "left 2008-04-02 e: "],
        ),
        (
            "Vladimir Putin and his Georgian counterpart, Mikheil Saakashvili, met on 2 April.",
            &["met 2008-04-02 e: person:vladimir-putin person:mikheil-saakashvili"],
        ),
        (
            "A Georgian team under Mikheil Saakashvili arrived on 2 April.",
            &["arrived 2008-04-02 e: country:GE person:mikheil-saakashvili"],
        ),
        // An ally of somebody is not that somebody, and a court is not the country where it sits.
        (
            "Boris Nowak, a former minister and an ally of Vladimir Putin, was named on 2 April.",
            &["named 2008-04-02 e: person:boris-nowak"],
        ),
        (
            "A Minsk court summoned Vladimir Putin on 2 April.",
            &["summoned 2008-04-02 e: person:vladimir-putin"],
        ),
    ]);
}

#[test]
fn dates_that_a_clause_takes_from_what_was_told() {
    check(&[
        // A dated relative clause in the thing that is spoken of.
        (
            "Boris Nowak criticised the accord that Vladimir Putin signed on 7 March.",
            &["signed 2008-03-07 e: person:vladimir-putin"],
        ),
        (
            "Soldiers put him on a plane on 30 March. Within hours the deputies accepted his resignation.",
            &["put 2008-03-30 e: ", "accepted 2008-03-30 d: "],
        ),
        // *due* behind a form of *be* is what is planned; *due to* before a noun is a cause.
        ("The lease was due to expire in 2017.", &["due 2017 e: "]),
        ("The flights stopped on 2 April due to fog.", &["stopped 2008-04-02 e: "]),
        (
            "Vladimir Putin flew to Moscow on 2 April with a plan and was due in Tbilisi before midnight.",
            &["flew 2008-04-02 e: person:vladimir-putin", "due 2008-04-02 e: person:vladimir-putin"],
        ),
        // What leads a clause behind a mark dates the verb behind it.
        (
            "He did not lose the argument about cheese: on 17 March, after talks, the agency agreed to lift the ban.",
            &["agreed 2008-03-17 e: "],
        ),
    ]);
}
