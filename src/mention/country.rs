//! States: whether a name that could be one is one here, and in which form.

use super::candidate::{Candidate, Who};
use super::page::Page;
use crate::gazetteer::{EntityId, Flags, MentionKind, Role};
use crate::text::{Case, Key, Kind};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What the article as a whole says: which states it names without doubt, and whether it is about sport.
pub struct Evidence {
    sure: FxHashSet<EntityId>,
    sport: bool,
}

impl Evidence {
    /// Collects from the candidates that were chosen.
    pub fn new(page: &Page<'_>, chosen: &[Candidate]) -> Evidence {
        let sure = chosen.iter().filter(|c| !c.weak && c.kind == Some(MentionKind::Country));
        let sure = sure.filter_map(Candidate::listed).collect();
        let count = |flag: Flags| page.marks.iter().filter(|m| m.flags.any(flag)).count();
        let sure_sport = count(Flags::SURE_SPORT);
        let sport = sure_sport >= 2 && (sure_sport + count(Flags::SPORT)) * 50 > page.marks.len();
        Evidence { sure, sport }
    }

    /// True where the article names the state without doubt.
    pub fn names(&self, id: EntityId) -> bool {
        self.sure.contains(&id)
    }
}

/// True where a chosen state candidate stands. `owned` says of a token whether another mention holds it.
pub fn stands(
    page: &Page<'_>,
    evidence: &Evidence,
    families: &FxHashSet<Key>,
    candidate: &Candidate,
    owned: impl Fn(usize) -> bool,
) -> bool {
    let tokens = &candidate.tokens;
    if candidate.role == Role::Seat {
        return seat(page, candidate);
    }
    if inside_name(page, candidate, &owned) {
        return false;
    }
    if contest(page, candidate) {
        return false;
    }
    if evidence.sport && candidate.role == Role::Name && team(page, candidate) {
        return false;
    }
    if !candidate.weak {
        return true;
    }
    // The article has a Neil Jordan, and does not speak of Jordanians.
    let single = tokens.len() == 1 && families.contains(&page.marks[tokens.start].name);
    if single && !candidate.listed().is_some_and(|id| evidence.names(id)) {
        return false;
    }
    let known = candidate.listed().is_some_and(|id| evidence.names(id))
        || candidate.rivals.iter().any(|&id| evidence.names(id));
    known
        || placed(page, tokens.start, tokens.end)
        || beside(page, evidence, tokens)
        || acts(page, tokens, evidence.sure.len() >= STATES)
}

/// An article that names so many states speaks of states.
const STATES: usize = 3;

/// `in the Kremlin`, `at the White House`: the building.
fn seat(page: &Page<'_>, candidate: &Candidate) -> bool {
    let mut before = candidate.tokens.start;
    for _ in 0..2 {
        let Some(index) = page.before(before) else { return !candidate.weak };
        before = index;
        if !page.token(index).is("the") {
            break;
        }
    }
    let place = page.flags(before).any(Flags::INSIDE);
    let addressed = page.before(before).is_some_and(|i| page.flags(i).any(Flags::ADDRESS));
    let person = page.flags(candidate.tokens.end).any(Flags::SPEECH);
    (!place || addressed) && (!candidate.weak || person)
}

/// Part of an unknown name: `Air France`, `France Telecom`, `New Georgia`.
fn inside_name(page: &Page<'_>, candidate: &Candidate, owned: &impl Fn(usize) -> bool) -> bool {
    let tokens = &candidate.tokens;
    let plain = matches!(candidate.role, Role::Name | Role::Capital);
    let headline = page.marks[tokens.start].headline || page.marks[tokens.start].shouted;
    if let Some(left) = page.before(tokens.start) {
        let flags = page.flags(left);
        if flags.any(Flags::PLACE_LEAD) && page.token(left).is("New") && page.name_like(left) {
            return true;
        }
        if flags.any(Flags::COMPASS) && page.name_like(left) && !headline {
            return true;
        }
        if page.words(left) == "&" || page.words(tokens.end) == "&" && plain {
            return true;
        }
        let other =
            Flags::FUNCTION.or(Flags::TITLE).or(Flags::CALENDAR).or(Flags::PLACE_LEAD).or(Flags::PLACE_HEAD);
        let unknown =
            page.name_like(left) && page.token(left).case != Case::Upper && !owned(left) && !flags.any(other);
        // A dateline in capitals behind a byline: `Mishi Saran HONG KONG`.
        let dateline = page.token(tokens.start).case == Case::Upper && page.words(tokens.start).len() > 3;
        if plain && unknown && !dateline && !headline && !page.marks[left].first && !page.possessive(left) {
            return true;
        }
    }
    let right = tokens.end;
    if !plain || headline || right >= page.marks.len() || page.hyphen(right) {
        return false;
    }
    let flags = page.flags(right);
    let other = Flags::FUNCTION.or(Flags::TITLE).or(Flags::CALENDAR);
    // `Hong Kong Financial Secretary`: a title follows.
    if (right + 1..right + 3).any(|i| page.name_like(i) && page.flags(i).any(Flags::TITLE_HEAD)) {
        return false;
    }
    let start = page.marks[right].first;
    let unknown =
        page.name_like(right) && !owned(right) && !flags.any(other) && !page.possessive(right) && !start;
    let upper = page.token(right).case == Case::Upper
        || candidate.role == Role::Capital && page.token(tokens.start).case == Case::Upper;
    unknown && !upper && candidate.role == Role::Name
        || unknown && !upper && candidate.role == Role::Capital && page.name_like(right + 1)
}

/// A weak name where a state would stand: behind a preposition, in a list, before a possessive.
fn placed(page: &Page<'_>, start: usize, end: usize) -> bool {
    let before = page.before(start).map_or("", |i| page.words(i));
    let after = page.words(end);
    if page.name_like(end) && !page.marks[end].first {
        return false;
    }
    page.before(start).is_some_and(|i| page.flags(i).any(Flags::POSITION))
        || matches!(after, "'s" | "’s")
        || page.flags(end).any(Flags::SPEECH)
        || matches!(before, "," | "(") && matches!(after, "," | ")" | "and" | ".")
}

/// *Georgia and Turkmenistan*: next to a state that the article names without doubt.
fn beside(page: &Page<'_>, evidence: &Evidence, tokens: &Range<usize>) -> bool {
    let joint = |at: usize| matches!(page.words(at), "," | "and" | "or");
    let state = |at: usize| {
        let named = || page.gazetteer.bodies.exactly(&[page.marks[at].word]);
        page.name_like(at) && named().is_some_and(|id| evidence.names(id))
    };
    let before = page.before(tokens.start).filter(|&i| joint(i)).and_then(|i| page.before(i));
    joint(tokens.end) && state(tokens.end + 1) || before.is_some_and(state)
}

/// *Turkey closed its airspace*, *Turkey, which closed it*: a verb behind a name that no person bears, or that stands
/// among states.
fn acts(page: &Page<'_>, tokens: &Range<usize>, among_states: bool) -> bool {
    let person = page.flags(tokens.start).any(Flags::GIVEN.or(Flags::SURNAME));
    let end = tokens.end;
    let relative = page.words(end) == "," && page.words(end + 1) == "which";
    let lower = page.text.tokens.get(end).is_some_and(|t| t.case == Case::Lower);
    let verb = lower && (page.words(end).ends_with("ed") || page.flags(end).any(Flags::AUXILIARY));
    (relative || verb) && (!person || among_states)
}

/// Part of a contest's name: *German Cup*, *U.S. Amateur Championship*.
fn contest(page: &Page<'_>, candidate: &Candidate) -> bool {
    let mut at = candidate.tokens.end;
    let mut words = 0;
    if page.marks[candidate.tokens.start].shouted {
        return false;
    }
    while page.name_like(at) && words < 4 && !page.marks[at].first {
        if page.flags(at).any(Flags::EVENT_HEAD) {
            return true;
        }
        words += 1;
        at += 1;
    }
    false
}

/// A national team: *France beat Mexico*, *Pakistan 339-4*.
fn team(page: &Page<'_>, candidate: &Candidate) -> bool {
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let before = page.before(start);
    let previous = before.map_or("", |i| page.words(i));
    let next = page.words(end);
    let number =
        |i: usize| page.text.tokens.get(i).is_some_and(|t| t.kind == Kind::Number && t.span.len() <= 3);
    if previous == "(" && next == ")" || next == "(" || previous == "," && !number(end) {
        return false;
    }
    let dated = page.text.tokens.get(end).is_some_and(|t| t.kind == Kind::Number && t.span.len() > 3);
    // A fixture: `Germany at Austria`.
    let fixture = previous == "at" && before.and_then(|i| page.before(i)).is_some_and(|i| page.name_like(i));
    fixture || !dated && !before.is_some_and(|i| page.flags(i).any(Flags::WHEREABOUTS))
}

/// Which state a name means where it could mean several.
pub fn which(evidence: &Evidence, candidate: &mut Candidate) {
    let Who::Listed(first) = candidate.who else { return };
    if evidence.names(first) || candidate.rivals.is_empty() {
        return;
    }
    if let Some(place) = candidate.rivals.iter().position(|&id| evidence.names(id)) {
        let better = std::mem::replace(&mut candidate.rivals[place], first);
        candidate.who = Who::Listed(better);
    }
}
