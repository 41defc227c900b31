//! The form of a state's mention: name, demonym, capital as a place, or capital that stands for the government.

use super::Form;
use super::candidate::Candidate;
use super::page::Page;
use crate::gazetteer::{Flags, Role};
use crate::text::Case;

/// The form of a mention.
pub fn form(page: &Page<'_>, candidate: &Candidate) -> Form {
    match candidate.role {
        Role::Demonym => Form::Demonym,
        Role::Seat => Form::Metonym,
        Role::Capital if stands_for_government(page, candidate) => Form::Metonym,
        Role::Capital => Form::Capital,
        _ => Form::Name,
    }
}

/// *Moscow refused*, *Moscow's refusal*, *appealed to Moscow*, *relations with Moscow*.
fn stands_for_government(page: &Page<'_>, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    if page.token(start).case == Case::Upper && !page.marks[start].shouted {
        return false;
    }
    if page.hyphen(end) {
        return page.flags(end + 1).any(Flags::CITY) || !page.token(end + 1).is("based");
    }
    let city = |i: usize| page.flags(i).any(Flags::CITY);
    if page.possessive(end) {
        return !city(end + 1) && !city(end + 2);
    }
    if let Some(before) = page.before(start)
        && let Some(answer) = behind(page, before, end)
    {
        return answer;
    }
    subject(page, end)
}

/// What the word before says; none where it says nothing.
fn behind(page: &Page<'_>, before: usize, end: usize) -> Option<bool> {
    let words = page.words(before).to_lowercase();
    let governor = |flag: Flags| {
        let mut at = before;
        for _ in 0..5 {
            let Some(index) = page.before(at) else { return false };
            at = index;
            if page.flags(at).any(flag) {
                return true;
            }
            if page.text.tokens[at].kind == crate::text::Kind::Punct {
                return false;
            }
        }
        false
    };
    match words.as_str() {
        "to" => Some(governor(Flags::ADDRESS) && !governor(Flags::MOTION)),
        "from" => Some(governor(Flags::ADDRESS) && !governor(Flags::MOTION)),
        "with" | "between" | "against" | "by" | "than" => Some(true),
        "for" => Some(!governor(Flags::MOTION)),
        "of" => Some(governor(Flags::ADDRESS)),
        "on" => Some(true),
        "that" | "because" | "while" | "if" | "but" | "what" | "when" | "as" => None,
        "and" => {
            // `between Moscow and Kyiv` goes with its first part.
            let first = before.checked_sub(1)?;
            let other = first.checked_sub(1)?;
            Some(page.token(other).is("between") || subject(page, end))
        }
        _ if page.flags(before).any(Flags::LOCATIVE) => Some(false),
        _ if page.flags(before).any(Flags::SPEECH) && page.token(before).case == Case::Lower => Some(true),
        _ => None,
    }
}

/// A capital before a verb is the government, unless the verb is one of places.
fn subject(page: &Page<'_>, end: usize) -> bool {
    let flags = page.flags(end);
    let Some(token) = page.text.tokens.get(end) else { return false };
    let words = page.words(end);
    if token.case != Case::Lower || token.kind != crate::text::Kind::Word || flags.any(Flags::HOST) {
        return false;
    }
    if flags.any(Flags::CITY) {
        return false;
    }
    flags.any(Flags::AUXILIARY)
        || flags.any(Flags::SPEECH)
        || words.ends_with("ed") && words.len() > 4
        || words.ends_with('s') && words.len() > 3 && !words.ends_with("ss") && !flags.any(Flags::FUNCTION)
}
