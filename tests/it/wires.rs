//! Stories of news agencies and papers, whose every sentence is a paragraph: who goes on, who is meant, what happened.

use dateline::article::Article;
use dateline::claim::{Claim, ClaimKind};
use dateline::pipeline::Pipeline;

use crate::clauses::{check, named};
use crate::statements::claims;

#[test]
fn a_speaker_goes_on_from_line_to_line() {
    check(&[
        (
            "Boris Nowak on Tuesday seemed to imply that voters could stop the law.\n\nNowak, speaking at a rally in \
             Lublin, warned that the law would fail. There is an opening at the court.\n\n\"If she wins, that is it,\" \
             Nowak said before adding: \"We can do nothing.\"",
            &[
                "imply: 2008-04-01 e boris-nowak",
                "warned: 2008-04-01 d boris-nowak",
                "said: 2008-04-01 d boris-nowak",
                "adding: 2008-04-01 d boris-nowak",
            ],
        ),
        // A year is too long for one conversation.
        (
            "Boris Nowak was elected in 2004. \"We are happy,\" Nowak said.",
            &["elected 2004 e boris-nowak", "said: 2008-04-04 p boris-nowak"],
        ),
        // Who took part in what happened speaks there.
        (
            "Boris Nowak and Karel Novak signed the treaty on Tuesday.\n\nIn speeches before the ceremony, the ministers \
             praised it.\n\nNovak said it was a great day.",
            &[
                "signed 2008-04-01 e boris-nowak karel-novak",
                "praised: 2008-04-01 d",
                "said: 2008-04-01 d karel-novak",
            ],
        ),
    ]);
}

#[test]
fn who_speaks_behind_a_title_and_in_a_participle() {
    check(&[
        (
            "\"This is simple,\" said Nowak campaign manager Dana Mook in a statement.",
            &["said: 2008-04-04 p dana-mook"],
        ),
        (
            "Sen. Marta Kovel (D-Ohio) reacted to the verdict, saying: \"Adam Brill's killer should be in prison.\"",
            &["saying: 2008-04-04 p marta-kovel"],
        ),
        (
            "He said the segment could grow to half of it, adding: \"We expect a share.\"",
            &["said: 2008-04-04 p", "adding: 2008-04-04 p"],
        ),
        (
            "Marta Kovel clicked back into another mode in a speech that lasted an hour, predicting that the party would win.",
            &["predicting: 2008-04-04 p marta-kovel"],
        ),
        (
            "Some parties are against the plan, claiming the accession would harm them.",
            &["claiming: 2008-04-04 p"],
        ),
        // The quotation stands behind the full stop.
        (
            "Dana Mook, a spokesman for the party said in a statement. \"There are no ballots. It is over.\"",
            &["said: 2008-04-04 p dana-mook"],
        ),
    ]);
}

#[test]
fn closing_clauses() {
    check(&[
        (
            "The truck had been there for three weeks, said Greg Mook, a spokesman for the port.",
            &["said: 2008-04-04 p greg-mook"],
        ),
        ("Marta Kovel joined the hunt for Adam Brill, federal officials have said.", &["said: 2008-04-04 p"]),
        (
            "The note was meant as a hint that he resign, one highly placed source said.",
            &["said: 2008-04-04 p"],
        ),
        ("Although the government said the economy grew, analysts were calm.", &["said: 2008-04-04 p"]),
    ]);
}

#[test]
fn whom_a_description_means() {
    check(&[
        (
            "Italian Foreign Minister Lamberto Dini met the negotiator for Burundi, the ministry said.",
            &["said: 2008-04-04 p IT"],
        ),
        ("Pro-Moscow leaders criticised him.", &["criticised: 2008-04-04 p"]),
        (
            "FBI Director Marta Kovel arrived on Tuesday. The FBI chief said she was satisfied.",
            &["arrived 2008-04-01 e marta-kovel", "said: 2008-04-01 d marta-kovel"],
        ),
        (
            "Boris Nowak told the Boise Tribune that talks went on. The newspaper said he was calm.",
            &["told: 2008-04-04 p boris-nowak", "said: 2008-04-04 p boise-tribune"],
        ),
        // Not anybody of that body.
        (
            "FBI Director Marta Kovel came. FBI agent Adam Brill was there. The FBI chief said she was satisfied.",
            &["said: 2008-04-04 p marta-kovel"],
        ),
        (
            "Boris Nowak told the Boise Tribune that talks went on. The paper said he was calm.",
            &["told: 2008-04-04 p boris-nowak", "said: 2008-04-04 p boise-tribune"],
        ),
        ("The UNHCR opened a camp. The agency said it was full.", &["said: 2008-04-04 p unhcr"]),
        ("\"It is wrong,\" Damascus radio said.", &["said: 2008-04-04 p damascus-radio"]),
    ]);
}

#[test]
fn names_by_what_is_said_of_them() {
    assert_eq!(
        named("In a release, Tidemark said no. It praised Tidemark, a London company."),
        ["org:tidemark", "org:tidemark", "country:GB"]
    );
    assert_eq!(named("He is an analyst at Opinium."), ["org:opinium"]);
    assert_eq!(
        named("The state's department of health services (DSHS) was calm. A letter came to DSHS."),
        ["org:dshs", "org:dshs"]
    );
    assert_eq!(named("Prime Minister Kengo wa Dondo left."), ["person:kengo-wa-dondo"]);
    assert_eq!(named("Ohio Gov. Adam Brill left."), ["person:adam-brill"]);
}

#[test]
fn dates_of_what_happens_and_of_gerunds() {
    check(&[
        (
            "Boris Nowak spoke at last month's convention in Lublin and delivered a speech.",
            &["spoke 2008-03 e boris-nowak", "delivered 2008-03 e boris-nowak"],
        ),
        ("Leonid Kravchuk lost the election of July 1994.", &["lost 1994-07 e leonid-kravchuk"]),
        ("The 1996 bombing that killed two stunned Lublin.", &["killed 1996 e"]),
        ("Rescued on 1 April by fishermen, Boris Nowak has become a symbol.", &[]),
        (
            "Boris Nowak touted his deeds since coming into office on January 20.",
            &["touted: 2008-04-04 p boris-nowak"],
        ),
        (
            "Boris Nowak accused them of ordering the murder of a poet in 1992.",
            &["accused: 2008-04-04 p boris-nowak"],
        ),
        (
            "On 1 April Boris Nowak and Karel Novak agreed on a list.",
            &["agreed 2008-04-01 e boris-nowak karel-novak"],
        ),
    ]);
}

#[test]
fn papers_are_sources_where_they_report() {
    let sources = |source: &str| -> Vec<String> {
        let all = claims(source);
        all.iter().flat_map(|c| &c.sources).map(|s| s.span.of(source).to_string()).collect()
    };
    for (source, expected) in [
        ("Liberte newspaper said the bomb killed ten.", &["Liberte"][..]),
        ("Boris Nowak told German radio that he was calm.", &["German radio"]),
        ("Boris Nowak told the Boise Tribune that he was calm.", &["Boise Tribune"]),
        // Whoever works for a paper does not speak in it.
        ("Former Breitbart reporter Jane Dale accused the manager of lying.", &[]),
        ("Joe Brill, host of MSNBC's show, suggested that it was late.", &[]),
        ("Boris Nowak, editor of the Boise Tribune, said that it was late.", &[]),
        ("The Sunday Telegraph quoted Boris Nowak as saying that he was well.", &["Sunday Telegraph"]),
    ] {
        assert_eq!(sources(source), expected, "{source}");
    }
}

#[test]
fn captions_and_advertisements_between_paragraphs() {
    let story =
        "Boris Nowak said that the talks between the two states and their friends would go on for years.";
    let caption = "Boris Nowak said the office is working on new rules for all";
    let page = [story, story, caption, story, story, story].join("\n\n");
    assert_eq!(claims(&page).len(), 5);
    // A page breaks in the middle of a sentence.
    let cut = [story, story, caption, "the states in the union.", story, story].join("\n\n");
    assert_eq!(claims(&cut).len(), 5);
    // An advertisement ends no article.
    let sold = [story, story, "SUBSCRIBE Invalid email. We use your sign-up.", story, story].join("\n\n");
    let found = Pipeline::builder().threads(1).build().unwrap().analyze(&Article::new("a", &sold));
    let story_claims =
        |c: &&Claim| matches!(&c.kind, ClaimKind::Statement { cue, .. } if cue.of(&sold) == "said");
    assert_eq!(found.claims.iter().filter(story_claims).count(), 4);
    // Without stops anywhere the lines are the text.
    let bare = [caption, caption, caption].join("\n\n");
    assert_eq!(claims(&bare).len(), 3);
}
