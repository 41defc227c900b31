//! Statements below others, their particles, and the day of the occasion at which they are made.

use dateline::claim::ClaimKind;

use crate::statements::{check, claims};

#[test]
fn what_is_said_of_a_stand_is_no_statement_of_its_own() {
    check(&[
        (
            "Boris Nowak said that Poland condemned the use of force.",
            &["said | Boris Nowak | Poland condemned the use of force"],
        ),
        (
            "Boris Nowak said that Karel Novak had offered to come.",
            &["said | Boris Nowak | Karel Novak had offered to come"],
        ),
        // Behind *without* nothing is said.
        (
            "Boris Nowak praised the plan without promising money.",
            &["praised | Boris Nowak | the plan without promising money"],
        ),
    ]);
}

#[test]
fn cues_and_their_particles_apart() {
    check(&[
        ("Boris Nowak has ruled this out.", &["ruled | Boris Nowak | this"]),
        ("Boris Nowak put forward a plan.", &["put | Boris Nowak | a plan"]),
        ("The court found that the law was void.", &["found | court | the law was void"]),
        ("The police found the door open.", &[]),
        (
            "Interfax quoted Boris Nowak as warning that the talks could fail.",
            &["quoted | Boris Nowak | the talks could fail"],
        ),
        (
            "Boris Nowak is reported to have told the deputies that he would go.",
            &["told | Boris Nowak | he would go"],
        ),
        // Nobody says so: it was done.
        ("Boris Nowak was declared the winner.", &[]),
    ]);
}

#[test]
fn an_occasion_gives_its_day_to_what_is_said_at_it() {
    let date = |source: &str| {
        let last = claims(source).into_iter().rfind(|c| matches!(c.kind, ClaimKind::Statement { .. }));
        last.and_then(|c| c.date).map(|d| d.value).unwrap_or_default()
    };
    let signed = "Boris Nowak and Karel Novak signed the treaty on 2 April.\n\n";
    assert_eq!(date(&format!("{signed}Nowak said after the ceremony that he was glad.")), "2008-04-02");
    // Who took part goes on; who did not speaks on a day of his own.
    let said = format!("{signed}Nowak said after the ceremony that he was glad.");
    assert_eq!(date(&format!("{said} Novak called the text historic.")), "2008-04-02");
    assert_eq!(date(&format!("{said} Jan Zelenka called the text a fraud.")), "2008-04-04");
    assert_eq!(date(&format!("{signed}Nowak said after his return that he was glad.")), "2008-04-04");
    // A reply is of the day of what it replies to.
    assert_eq!(
        date("On 1 April Boris Nowak accused him of lying. Jan Zelenka replied that he had not."),
        "2008-04-01"
    );
}
