//! What is told and what is said, in clauses that are easily misread: sentences of our own with what must be found.

use crate::clauses::check;

#[test]
fn a_clause_of_a_time() {
    check(&[
        (
            "Officials said that 100 people had died since Monday, when gunmen drove into the town and attacked the station.",
            &["said: 2008-04-04 p", "drove 2008-03-31 e", "attacked 2008-03-31 e"],
        ),
        (
            "Karel Novak met Boris Nowak on 10 March, the day the seals were removed.",
            &["met 2008-03-10 e karel-novak boris-nowak", "removed 2008-03-10 e"],
        ),
        (
            "Boris Nowak urged the crowd to join a march on Tuesday, when Poland marks its independence.",
            &["urged: 2008-04-04 p boris-nowak", "marks 2008-04-08 e PL"],
        ),
        (
            "When the first term expired in the spring of 2007, Poland and Lithuania declined to sign.",
            &["expired 2007-SP e", "declined 2007-SP e PL LT"],
        ),
        (
            "On Monday thousands of people protested in Warsaw, while in Lublin smaller crowds celebrated.",
            &["protested 2008-03-31 e", "celebrated 2008-03-31 e"],
        ),
    ]);
}

#[test]
fn where_the_thing_said_ends() {
    check(&[
        (
            "Poland condemned the coup in a session on Monday and will meet Lithuania on Tuesday.",
            &["condemned: 2008-03-31 e PL", "meet 2008-04-08 e PL LT"],
        ),
        (
            "Boris Nowak complained to Karel Novak in 2005, and he complained again last summer.",
            &["complained 2005 e boris-nowak karel-novak", "complained 2007-SU e boris-nowak"],
        ),
        (
            "The rebels withdrew early last week toward the hills, where, Warsaw claims, most of them have surrendered.",
            &["withdrew 2008-W13 e", "claims: 2008-04-04 p PL"],
        ),
        (
            "It was Boris Nowak who announced shortly after 6 p.m. on Monday, in a broadcast of a minute, that the president had gone.",
            &["announced: 2008-03-31 e boris-nowak"],
        ),
    ]);
}

#[test]
fn verbs_that_the_parser_lost() {
    check(&[
        (
            "Not all agreed: Karel Novak, one of his negotiators, left on Monday afternoon without a word.",
            &["left 2008-03-31 e karel-novak"],
        ),
        (
            "On March 10 he relented: Karel Novak, the speaker of the upper house, emerged from a meeting with him.",
            &["relented 2008-03-10 e", "emerged 2008-03-10 e karel-novak"],
        ),
        ("On Wednesday Poland stopped implementing the treaty.", &["stopped 2008-04-02 e PL"]),
        (
            "The marchers enter Warsaw on Monday and occupy the square.",
            &["enter 2008-03-31 e", "occupy 2008-03-31 e"],
        ),
    ]);
}

#[test]
fn what_is_done_and_not_said() {
    check(&[
        (
            "Boris Nowak dismissed Karel Novak's plan. Karel Novak had refused, and Boris Nowak dismissed him on Monday.",
            &["dismissed: 2008-04-04 p boris-nowak", "dismissed 2008-03-31 e boris-nowak karel-novak"],
        ),
        ("On March 3 the Polish government answered with a tax of $45 a ton.", &["answered 2008-03-03 e PL"]),
        (
            "Writing in a weekly on Monday, Boris Nowak warned against haste.",
            &["warned: 2008-03-31 e boris-nowak"],
        ),
        ("The men were in a hospital on Monday.", &["were 2008-03-31 e"]),
    ]);
}

#[test]
fn who_takes_part() {
    check(&[
        (
            "On Monday the government of Prime Minister Boris Nowak raised the price of bread.",
            &["raised 2008-03-31 e boris-nowak"],
        ),
        ("On Monday tens of thousands of Poles marched in Lublin.", &["marched 2008-03-31 e PL"]),
        (
            "\"No,\" said Boris Nowak, a member of its leadership, who walked out of a prison on Monday.",
            &["said: 2008-04-04 p boris-nowak", "walked 2008-03-31 e boris-nowak"],
        ),
    ]);
}

#[test]
fn a_day_goes_on() {
    check(&[
        (
            "Karel Novak told Reuters on Tuesday that talks had failed, and Boris Nowak retorted that they had not begun.",
            &["told: 2008-04-01 e karel-novak", "retorted: 2008-04-01 d boris-nowak"],
        ),
        (
            "Two explosions tore through the hall shortly after 1 p.m. on Monday. Boris Nowak told reporters a few hours later that nothing had been planned.",
            &["tore 2008-03-31 e", "told: 2008-03-31 d boris-nowak"],
        ),
        (
            "Soldiers fought their way through a crowd and seized the tower early on Monday.",
            &["fought 2008-03-31 e", "seized 2008-03-31 e"],
        ),
        (
            "According to an aide to Karel Novak, Boris Nowak warned on Monday that it was late.",
            &["According to: 2008-04-04 p", "warned: 2008-03-31 e boris-nowak"],
        ),
    ]);
}

#[test]
fn who_is_met_is_not_asked_for_without_end() {
    check(&[
        ("Officials met them in Oman on Monday.", &["met 2008-03-31 e"]),
        ("They met them, said officials and them on Monday.", &["said: 2008-03-31 e"]),
    ]);
}
