//! Organizations that no list has, by the pattern of their names: a head such as *Ministry* or *Inc.* with the
//! capitalised words around it.

use std::ops::Range;

use super::candidate::{Candidate, Who};
use super::page::Page;
use super::scan;
use crate::gazetteer::{Entity, Flags, MentionKind, Role};
use crate::text::{Case, Kind};

/// The longest listed reading of every token: an index into the candidates, plus one.
pub struct Cover<'c> {
    candidates: &'c [Candidate],
    longest: Vec<u32>,
}

impl<'c> Cover<'c> {
    /// Lays the candidates over the tokens.
    pub fn new(count: usize, candidates: &'c [Candidate]) -> Cover<'c> {
        let mut longest = vec![0u32; count];
        let mut order: Vec<u32> = (0..candidates.len() as u32).collect();
        order.sort_by_key(|&i| candidates[i as usize].tokens.len());
        for i in order {
            longest[candidates[i as usize].tokens.clone()].iter_mut().for_each(|slot| *slot = i + 1);
        }
        Cover { candidates, longest }
    }

    /// The longest candidate over a token.
    pub fn at(&self, index: usize) -> Option<&'c Candidate> {
        let slot = *self.longest.get(index)?;
        self.candidates.get(slot.checked_sub(1)? as usize)
    }

    /// The candidate that begins at a token, where it is a state or an organization.
    fn entity_from(&self, index: usize) -> Option<&'c Candidate> {
        self.at(index).filter(|c| c.tokens.start == index && c.who != Who::Nobody)
    }
}

/// Organizations by pattern.
pub fn by_pattern(page: &Page<'_>, cover: &Cover<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for head in 0..page.marks.len() {
        let flags = page.flags(head);
        if flags.any(Flags::ORG_HEAD)
            && page.name_like(head)
            && !page.marks[head].shouted
            && let Some(tokens) = around(page, cover, head, flags)
            && !super::acronym::of_paper(page, tokens.start)
            && !is_thing(page, tokens.start)
            && !(flags.any(Flags::ORG_WEAK) && titles(page, tokens.end))
        {
            found.push(made(page, tokens, "organization-pattern", |listed| !listed.weak));
        }
    }
    found
}

/// `the exercise Combat Commonwealth`, `the frigate National Unity`: the word before says what bears the name.
fn is_thing(page: &Page<'_>, start: usize) -> bool {
    let quote = |i: usize| matches!(page.words(i), "\"" | "“" | "‘" | "'");
    let before = page.before(start).and_then(|i| if quote(i) { page.before(i) } else { Some(i) });
    before.is_some_and(|i| page.token(i).case == Case::Lower && page.flags(i).any(Flags::THING))
}

/// `EU Energy Commissioner`: the word before it belongs to the title.
fn titles(page: &Page<'_>, next: usize) -> bool {
    page.name_like(next) && page.flags(next).any(Flags::TITLE_HEAD)
}

/// Organizations told by a word beside them: *the Zycie Warszawy daily*, *packaging company Cofinec*, *Radio Liberty*.
pub fn by_cue(page: &Page<'_>, cover: &Cover<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for index in 0..page.marks.len() {
        let small = page.token(index).case == Case::Lower && !page.marks[index].outside;
        let flags = page.flags(index);
        if flags.any(Flags::AIR)
            && !page.marks[index].outside
            && let Some(tokens) = on_air(page, cover, index)
        {
            found.push(candidate(page, tokens, "organization-cue"));
            continue;
        }
        if small && flags.any(Flags::CUE_AFTER) && index > 0 {
            let mut start = index;
            while start > 0 && index - start < 5 && cue_word(page, cover, start - 1) {
                start -= 1;
            }
            if start < index && !page.marks[start].headline {
                found.push(candidate(page, start..index, "organization-cue"));
            }
        }
        let lead = flags.any(Flags::ORG_LEAD) && page.name_like(index) && !page.marks[index].headline;
        if small && flags.any(Flags::CUE_BEFORE) || lead {
            let mut end = index + 1;
            while end < index + 5 && cue_word(page, cover, end) {
                end += 1;
            }
            let start = if lead { index } else { index + 1 };
            if !lead && end > start {
                end = behind_tie(page, start, end);
            }
            let reaches = end > index + 1 && !page.flags(end - 1).any(Flags::TITLE_HEAD);
            if reaches && !page.marks[index].shouted && !page.name_like(end) {
                found.push(candidate(page, start..end, "organization-cue"));
            }
        }
    }
    found
}

/// *the group Human Rights in China*, *the charity Women for Peace*: where a name goes on behind a small word. Behind what is no
/// plural it says where the body is, or for whom.
fn behind_tie(page: &Page<'_>, start: usize, end: usize) -> usize {
    let tie = page.words(end);
    let many = page.words(end - 1).ends_with('s') || page.words(end - 1).ends_with("en");
    let joins = many && (tie == "for" || tie == "without" || tie == "in" && start + 1 < end);
    let limit = page.sentence_end(end).min(end + 4);
    let last = (end + 1..limit).take_while(|&i| page.name_like(i)).last();
    match last {
        Some(last) if joins && !page.flags(last).any(Flags::CALENDAR) => last + 1,
        _ => end,
    }
}

/// *Baghdad radio*, *Israel army radio*: the broadcaster of a state.
fn on_air(page: &Page<'_>, cover: &Cover<'_>, index: usize) -> Option<Range<usize>> {
    let of = usize::from(index > 1 && page.flags(index - 1).any(Flags::AIR_OF));
    let state = cover.at(index.checked_sub(1 + of)?)?;
    let named = state.kind == Some(MentionKind::Country) && matches!(state.role, Role::Name | Role::Capital);
    let bare = page.before(state.tokens.start).is_none_or(|t| !page.name_like(t));
    (named && bare && state.tokens.end == index - of).then(|| state.tokens.start..index + 1)
}

/// A word of a name that no list has.
fn cue_word(page: &Page<'_>, cover: &Cover<'_>, index: usize) -> bool {
    let never = Flags::FUNCTION.or(Flags::CALENDAR).or(Flags::HONORIFIC).or(Flags::TITLE_HEAD);
    page.name_like(index)
        && !page.flags(index).any(never)
        && cover.at(index).is_none_or(|c| {
            let country = c.kind == Some(MentionKind::Country) && c.role == Role::Name;
            // `France Inter radio`
            let leads = country && page.name_like(index + 1) && !page.marks[index].first;
            c.tokens.len() == 1 && (c.kind == Some(MentionKind::Organization) || leads)
        })
        && !(page.marks[index].first && page.flags(index).any(Flags::OPENER))
}

/// Listed where the lists have it, new otherwise.
pub fn candidate(page: &Page<'_>, tokens: Range<usize>, rule: &'static str) -> Candidate {
    made(page, tokens, rule, |_| true)
}

/// Listed where the lists have it under a name that will do, new otherwise.
fn made(
    page: &Page<'_>,
    tokens: Range<usize>,
    rule: &'static str,
    will_do: fn(&scan::Listed) -> bool,
) -> Candidate {
    let words = page.text.words(page.text.span(tokens.clone()));
    let own = scan::exactly(page, tokens.clone()).filter(will_do).map(|listed| listed.id);
    let listed = own.or_else(|| without_adjective(page, tokens.clone()));
    let mut candidate = Candidate::new(tokens, MentionKind::Organization, words.to_string(), rule);
    if let Some(id) = listed {
        candidate.who = Who::Listed(id);
    }
    candidate
}

/// `Russian State Duma` is the State Duma, since that belongs to Russia.
fn without_adjective(page: &Page<'_>, tokens: Range<usize>) -> Option<crate::gazetteer::EntityId> {
    let index = &page.gazetteer.bodies;
    let names = index.starting(page.marks[tokens.start].word).iter();
    let country = names
        .filter(|n| n.words == 1 && matches!(n.role, Role::Demonym | Role::Name | Role::Acronym))
        .filter_map(|n| n.entity)
        .map(|id| page.gazetteer.entity(id))
        .find(|e: &&Entity| e.kind == MentionKind::Country)?;
    if tokens.len() < 2 {
        return None;
    }
    let id = scan::exactly(page, tokens.start + 1..tokens.end)?.id;
    (page.gazetteer.entity(id).country == country.country).then_some(id)
}

/// The tokens of the name around a head.
fn around(page: &Page<'_>, cover: &Cover<'_>, head: usize, flags: Flags) -> Option<Range<usize>> {
    let start = leftmost(page, cover, head);
    let mut end = head + 1;
    // `Inc.`, `Corp.` close the name; other heads may go on with `of`.
    if !flags.any(Flags::ORG_COMPANY) {
        end = complement(page, cover, head, flags).unwrap_or(end);
    }
    let mut modifiers = head - start;
    if modifiers > 0 && page.marks[start].headline && !page.marks[start].shouted {
        return None;
    }
    if modifiers == 0 && end == head + 1 {
        return None;
    }
    if modifiers == 0 && flags.any(Flags::ORG_COMPANY.or(Flags::ORG_WEAK)) {
        return None;
    }
    // The first word of a sentence is no part of a name by its capital alone.
    if modifiers == 1 && page.marks[start].first && end == head + 1 {
        let small = page.small.contains(&page.token(start).key) && page.token(start).case == Case::Capital;
        modifiers -= usize::from(small);
    }
    if flags.any(Flags::ORG_WEAK) && modifiers < 2 && !known_modifier(cover, start, head) {
        return None;
    }
    (modifiers > 0 || end > head + 1).then_some(start..end)
}

fn known_modifier(cover: &Cover<'_>, start: usize, head: usize) -> bool {
    start < head
        && cover.at(start).is_some_and(|c| {
            c.tokens.end <= head && c.kind == Some(MentionKind::Organization) && c.role == Role::Acronym
        })
}

/// How far a name reaches to the left of its head.
fn leftmost(page: &Page<'_>, cover: &Cover<'_>, head: usize) -> usize {
    let sentence = page.text.sentences[page.text.sentence_of(head)].tokens.start;
    let mut start = head;
    while start > sentence && head - start < 10 {
        let mut left = start - 1;
        if page.possessive(left) {
            // `Prosecutor General's Office`, `People's Party`, but `Georgia's | Security Council`.
            let owner = left.wrapping_sub(1);
            let flags = page.flags(owner);
            let title = flags.any(Flags::TITLE_HEAD) || flags.any(Flags::POSSESSOR);
            if left > sentence && page.name_like(owner) && title {
                left = owner;
            } else {
                break;
            }
        } else if left > sentence && joint(page, cover, sentence, left) {
            left -= 1;
        }
        if !modifier(page, cover, left, start, head) {
            break;
        }
        start = cover.at(left).map_or(left, |c| {
            let whole = (c.tokens.end <= start || c.tokens.end == head + 1) && c.tokens.start >= sentence;
            if whole { c.tokens.start } else { left }
        });
    }
    start
}

/// A hyphen, `&` or `and` inside a name.
fn joint(page: &Page<'_>, cover: &Cover<'_>, sentence: usize, at: usize) -> bool {
    page.hyphen(at)
        || page.words(at) == "&" && page.name_like(at - 1)
        || page.token(at).is("and") && joins(page, cover, sentence, at)
}

/// `Security and Cooperation Council`: two words with capitals, none of them a name of its own.
fn joins(page: &Page<'_>, cover: &Cover<'_>, sentence: usize, and: usize) -> bool {
    let free = |i: usize| {
        page.name_like(i)
            && cover.at(i).is_none()
            && !page.flags(i).any(Flags::ORG_HEAD.or(Flags::TITLE_HEAD).or(Flags::FUNCTION))
            && page.token(i).case == Case::Capital
    };
    and > sentence
        && free(and - 1)
        && free(and + 1)
        && (page.flags(and - 1).any(Flags::TITLE_MODIFIER) || page.flags(and + 1).any(Flags::TITLE_MODIFIER))
}

/// True for a word that may stand before a head as part of the name.
fn modifier(page: &Page<'_>, cover: &Cover<'_>, index: usize, next: usize, head: usize) -> bool {
    let token = page.token(index);
    let flags = page.flags(index);
    let ordinal = token.kind == Kind::Number && page.words(index).ends_with(['h', 't', 'd']);
    if !(page.name_like(index) || ordinal && !page.marks[index].time) {
        return false;
    }
    if flags.any(Flags::CALENDAR.or(Flags::HONORIFIC).or(Flags::SUFFIX)) {
        return false;
    }
    if flags.any(Flags::FUNCTION) && !ordinal_word(page, index)
        || flags.any(Flags::OPENER) && page.marks[index].first
    {
        return false;
    }
    if flags.any(Flags::TITLE_HEAD) && !page.possessive(index + 1) && !flags.any(Flags::TITLE_MODIFIER) {
        return false;
    }
    // A person's or place's whole name may not be cut in two.
    let whole = |c: &Candidate| c.tokens.end <= next || c.tokens.end == head + 1;
    cover.at(index).is_none_or(|c| whole(c) && (c.who != Who::Nobody || c.tokens.len() > 1))
}

/// `First Army`, `New Party`: a function word that is part of the name inside a sentence.
fn ordinal_word(page: &Page<'_>, index: usize) -> bool {
    !page.marks[index].first
        && page.token(index).case == Case::Capital
        && ["First", "Second", "Third", "New", "Own", "Interim", "Our", "Just", "Good", "People"]
            .contains(&page.words(index))
}

/// `of Foreign Affairs`, `for Strategic and International Studies` behind a head: where it ends.
fn complement(page: &Page<'_>, cover: &Cover<'_>, head: usize, flags: Flags) -> Option<usize> {
    let limit = page.sentence_end(head).min(head + 20);
    let preposition = head + 1;
    let word = page.words(preposition);
    if preposition >= limit || !matches!(word, "of" | "for" | "on" | "against" | "in" | "to") {
        return None;
    }
    let mut at = preposition + 1;
    if at < limit && matches!(page.words(at), "the" | "The") {
        at += 1;
    }
    if !page.name_like(at) || at >= limit {
        return None;
    }
    if let Some(entity) = cover.entity_from(at) {
        let join = flags.any(Flags::ORG_JOIN) && word == "of";
        let country = entity.kind == Some(MentionKind::Country);
        return (join && country).then_some(entity.tokens.end);
    }
    let person = page.flags(at).any(Flags::GIVEN)
        && page.name_like(at + 1)
        && (page.flags(at + 1).any(Flags::SURNAME)
            || page.gazetteer.words.surname_ending(page.words(at + 1)).is_some())
        && !page.flags(at + 1).any(Flags::ORG_HEAD);
    if matches!(word, "in" | "to") || word == "of" && (person || !scan::people_from(page, at).is_empty()) {
        return None;
    }
    let mut end = at;
    while end < limit {
        let word = page.name_like(end) && complement_word(page, cover, end);
        let hyphen = page.hyphen(end) && end + 1 < limit && page.name_like(end + 1) && end > at;
        let and = end > at
            && end + 1 < limit
            && page.token(end).is("and")
            && page.name_like(end + 1)
            && complement_word(page, cover, end + 1)
            && !ends_list(page, end + 1);
        if !(word || hyphen || and) {
            break;
        }
        end += 1;
    }
    (end > at).then_some(end)
}

/// `Ministry of Defense and Security Council`: what follows `and` has a head of its own.
fn ends_list(page: &Page<'_>, index: usize) -> bool {
    let mut at = index;
    while page.name_like(at) && at < index + 12 {
        if page.flags(at).any(Flags::ORG_HEAD) && at > index {
            return true;
        }
        at += 1;
    }
    false
}

fn complement_word(page: &Page<'_>, cover: &Cover<'_>, index: usize) -> bool {
    let flags = page.flags(index);
    if flags.any(Flags::FUNCTION.or(Flags::CALENDAR).or(Flags::HONORIFIC)) {
        return false;
    }
    if flags.any(Flags::TITLE_HEAD) && !flags.any(Flags::TITLE_MODIFIER) {
        // `Council of Ministers`, but `Ministry of Defense Spokesman Ivanov`.
        return page.words(index).ends_with('s');
    }
    cover.at(index).is_none_or(|c| c.role == Role::Demonym || c.weak)
}
