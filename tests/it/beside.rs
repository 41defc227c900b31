//! Which day a clause has and who speaks in it, where another clause stands beside: sentences of our own with what must be found.

use crate::clauses::{check, named};

#[test]
fn the_day_of_what_stands_beside() {
    check(&[
        (
            "The presidents signed the pact in Warsaw on March 14. Two of the members did not. Karel Novak boycotted the summit, while Boris Nowak attended but declined to sign.",
            &[
                "signed 2008-03-14 e",
                "boycotted 2008-03-14 d karel-novak",
                "attended 2008-03-14 d boris-nowak",
                "declined 2008-03-14 d boris-nowak",
            ],
        ),
        (
            "The two sides signed a contract on March 14, which renamed the base and raised the rent.",
            &["signed 2008-03-14 e", "renamed 2008-03-14 d", "raised 2008-03-14 d"],
        ),
        (
            "Boris Nowak and Karel Novak put their names to the accord on Monday as Marta Kovel looked on.",
            &["put 2008-03-31 e boris-nowak karel-novak", "looked 2008-03-31 e marta-kovel"],
        ),
        (
            "Riots broke out in Lublin on Monday. Boris Nowak flew home.",
            &["broke 2008-03-31 e", "flew 2008-03-31 d boris-nowak"],
        ),
        ("The debt was paid on Monday. It stood at $2 million.", &["paid 2008-03-31 e"]),
        (
            "The prisoners released the guards and surrendered on Thursday.",
            &["released 2008-04-03 e", "surrendered 2008-04-03 e"],
        ),
        (
            "Boris Nowak complained on Monday that the plan was late. Warsaw denied it.",
            &["complained: 2008-03-31 e boris-nowak", "denied: 2008-03-31 d PL"],
        ),
        (
            "A draft was rejected by Karel Novak on Tuesday; Boris Nowak, his deputy, remarked that he would not touch it.",
            &["rejected: 2008-04-01 e karel-novak", "remarked: 2008-04-04 p boris-nowak"],
        ),
    ]);
}

#[test]
fn days_that_belong_to_another_clause() {
    check(&[
        (
            "Marta Kovel, who arrived in Lublin on Tuesday saying she felt \"a hand\" on her shoulder, hailed the accord but cautioned that it was only the beginning.",
            &[
                "arrived 2008-04-01 e marta-kovel",
                "saying: 2008-04-01 e marta-kovel",
                "hailed: 2008-04-04 p marta-kovel",
                "cautioned: 2008-04-04 p marta-kovel",
            ],
        ),
        (
            "With notices having been sent three weeks ago, Marta Kovel said the first group would leave on April 30, adding: \"Only 65 are needed.\"",
            &["said: 2008-04-04 p marta-kovel", "adding: 2008-04-04 p marta-kovel"],
        ),
        (
            "Leonid Kovel, elected president on 1 December 1991, insisted on a say over any launch.",
            &["insisted: 2008-04-04 p leonid-kovel"],
        ),
        (
            "Marta Kovel, who went to the building on Wednesday, declared three days of mourning.",
            &["went 2008-04-02 e marta-kovel", "declared: 2008-04-04 p marta-kovel"],
        ),
        (
            "Boris Nowak, who flew to a summit in Halifax, Canada, on Thursday, acknowledged on Friday that he had discussed it.",
            &["flew 2008-04-03 e boris-nowak", "acknowledged: 2008-04-04 e boris-nowak"],
        ),
        (
            "On Sunday, Boris Nowak appeared at a rally where he pledged his support to the plan.",
            &["appeared 2008-03-30 e boris-nowak", "pledged: 2008-03-30 e boris-nowak"],
        ),
        (
            "The council demanded in a resolution of March 28 that the troops leave.",
            &["demanded: 2008-03-28 e"],
        ),
    ]);
}

#[test]
fn who_speaks() {
    check(&[
        (
            "Nearly nine out of 10 say they will need new skills. One in five say that will not be true.",
            &["say: 2008-04-04 p", "say: 2008-04-04 p"],
        ),
        ("\"It proves nothing about the court,\" state lawyers wrote.", &["wrote: 2008-04-04 p"]),
        (
            "Superintendent Adam Brill urged people who might be targeted to be alert.",
            &["urged: 2008-04-04 p adam-brill"],
        ),
        (
            "The Gazette quoted immigration official Boris Nowak as saying the arrests stemmed from a tip.",
            &["quoted: 2008-04-04 p boris-nowak"],
        ),
        (
            "Sir Karel Novak met Boris Nowak. Sir Karel told him that the plan was late.",
            &["told: 2008-04-04 p karel-novak"],
        ),
        (
            "Karel Novak was the only target, Boris Nowak said. Karel Novak was brave, he said, and the other deaths were accidental.",
            &["said: 2008-04-04 p boris-nowak", "said: 2008-04-04 p boris-nowak"],
        ),
        (
            "A desk correspondent quotes one protester, bus driver Karel Novak, as saying: \"I parked it across the road.\"",
            &["quotes: 2008-04-04 p karel-novak"],
        ),
        ("The cabinet agreed to the motion, it was disclosed in Warsaw.", &["disclosed: 2008-04-04 p"]),
        (
            "Troops stopped shooting on Sunday, Interfax said, quoting military headquarters.",
            &["said: 2008-04-04 p interfax"],
        ),
        ("Neither side would say what had been discussed.", &["say: 2008-04-04 p"]),
        (
            "\"We were told by fax,\" a dispatcher in Lublin, Rimas Katilius, said.",
            &["said: 2008-04-04 p rimas-katilius"],
        ),
    ]);
}

#[test]
fn verbs_of_saying_in_hard_places() {
    check(&[
        (
            "Gunmen who held 40 people in a hospital for five days drove out of town on Monday.",
            &["drove 2008-03-31 e"],
        ),
        ("Warsaw has yet to say whether it will pay.", &["say: 2008-04-04 p PL"]),
        ("Voters will be asked to approve the deal on May 22.", &["asked 2008-05-22 e"]),
        (
            "The ministry yesterday confirmed a further 130 migrants reached Dover on Saturday.",
            &["confirmed: 2008-04-03 e"],
        ),
        ("Officials on Saturday played down the likelihood of talks.", &["played: 2008-03-29 e"]),
        ("Boris Nowak lets it be known that he will support the plan.", &["lets: 2008-04-04 p boris-nowak"]),
    ]);
}

#[test]
fn months_and_days_to_come() {
    check(&[
        // A noun looks ahead to nothing.
        ("Boris Nowak rejected the plan on Monday.", &["rejected: 2008-03-31 e boris-nowak"]),
        ("Boris Nowak left a note to voters on Monday.", &["left 2008-03-31 e boris-nowak"]),
        ("Boris Nowak plans a rally on Monday.", &["plans 2008-04-07 e boris-nowak"]),
        ("Boris Nowak's slot on Sunday night is expected to draw crowds.", &["draw 2008-04-06 e"]),
        (
            "The police announced in May that they had broken up the ring. In April last year Poland decided to apply, and in October the presidents agreed to set up a group.",
            &["announced: 2007-05 e", "decided 2007-04 e PL", "agreed 2007-10 e"],
        ),
    ]);
}

#[test]
fn single_marks_go_on_in_the_next_paragraph() {
    check(&[(
        "The letter states: 'Demand has grown and there is a need for more.\n\n'Other ways are being looked at.'\n\nThe \
         court's ruling is late.",
        &["states: 2008-04-04 p"],
    )]);
}

#[test]
fn what_is_of_another_time() {
    check(&[
        ("Adam Brill grew up in Leeds and died on Monday.", &["died 2008-03-31 e adam-brill"]),
        (
            "Adam Brill died in Leeds on Monday. His father ran a grocery. Another bomb killed nine people.",
            &["died 2008-03-31 e adam-brill"],
        ),
        // Nobody is better than somebody who was never near.
        (
            "Marta Kovel welcomed Adam Brill on Monday. Adam Brill will stand again, he said.",
            &["welcomed 2008-03-31 e marta-kovel adam-brill", "said: 2008-04-04 p"],
        ),
        // The file ends in the clause.
        (
            "Adam Brill met Karel Novak on Monday. Brill flew home, as Novak watched",
            &[
                "met 2008-03-31 e adam-brill karel-novak",
                "flew 2008-03-31 d adam-brill",
                "watched 2008-03-31 d karel-novak",
            ],
        ),
    ]);
}

#[test]
fn names_that_go_on_behind_a_small_word() {
    for (text, names) in [
        (
            "The pressure group Human Rights in Moldova said that it was late.",
            &["org:human-rights-in-moldova"][..],
        ),
        ("The war of the group Hamas against Israel began.", &["org:hamas", "country:IL"]),
        ("The club Chelsea against Arsenal was late.", &["org:chelsea"]),
    ] {
        let found = named(text);
        assert!(names.iter().all(|n| found.iter().any(|f| f == n)), "{text}: {found:?}");
    }
}
