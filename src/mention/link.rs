//! Organizations linked within an article: names that need context, abbreviations that the text defines, and
//! shortened forms of longer names.

use rustc_hash::{FxHashMap, FxHashSet};

use super::acronym::Definition;
use super::candidate::{Candidate, Who};
use super::organization;
use super::page::Page;
use crate::gazetteer::{Entity, EntityId, Flags, Label, MentionKind, Role};
use crate::text::{Case, Key};

/// What an article says of states and organizations as a whole.
pub struct Article {
    sure: FxHashSet<EntityId>,
    /// Code of the state that is named most often.
    top: Option<Label>,
    year: Option<i16>,
}

impl Article {
    /// Counts the candidates that need no context.
    pub fn new(page: &Page<'_>, chosen: &[Candidate], year: Option<i16>) -> Article {
        let mut counts: FxHashMap<EntityId, usize> = FxHashMap::default();
        let mut sure = FxHashSet::default();
        for candidate in chosen.iter().filter(|c| !c.weak && c.rivals.is_empty()) {
            let Some(id) = candidate.listed() else { continue };
            sure.insert(id);
            if candidate.kind == Some(MentionKind::Country) {
                *counts.entry(id).or_default() += 1;
            }
        }
        let top = counts.into_iter().max_by_key(|&(id, count)| (count, std::cmp::Reverse(id)));
        let top = top.map(|(id, _)| page.gazetteer.entity(id).country.clone());
        Article { sure, top, year }
    }

    fn lives(&self, entity: &Entity) -> bool {
        self.year.is_none_or(|year| entity.lives(year))
    }
}

/// Decides on an organization that needs context or could be several; false where it is no mention.
pub fn settle(page: &Page<'_>, article: &Article, candidate: &mut Candidate) -> bool {
    let Who::Listed(first) = candidate.who else { return true };
    if !candidate.weak && candidate.rivals.is_empty() {
        return true;
    }
    let all: Vec<EntityId> = std::iter::once(first).chain(candidate.rivals.iter().copied()).collect();
    let sure = all.iter().copied().find(|id| article.sure.contains(id));
    // `Nepal's Maoists`
    let owner = owner(page, candidate).flatten();
    let owned = all.iter().copied().find(|&id| {
        let entity = page.gazetteer.entity(id);
        owner.is_some() && owner.as_deref() == Some(&*entity.country) && article.lives(entity)
    });
    let sure = owned.or(sure);
    let home = all.iter().copied().find(|&id| {
        let entity = page.gazetteer.entity(id);
        article.lives(entity)
            && (!entity.country.is_empty() && article.top.as_deref() == Some(&*entity.country)
                || parent(page, article, entity))
    });
    let living = all.iter().copied().find(|&id| article.lives(page.gazetteer.entity(id)));
    let words = page.text.words(page.text.span(candidate.tokens.clone()));
    let best = match (sure.or(home), candidate.role) {
        (Some(id), _) => Some(id),
        (None, Role::Acronym) if page.marks[candidate.tokens.start].shouted => return false,
        (None, Role::Acronym) => Some(living.unwrap_or(first)),
        (None, _) if !candidate.weak => Some(living.unwrap_or(first)),
        (None, _) => None,
    };
    if candidate.tokens.len() == 1 && candidate.weak && candidate.role != Role::Acronym {
        let index = candidate.tokens.start;
        let cue = page.flags(index + 1).any(Flags::CUE_AFTER)
            || page.before(index).is_some_and(|i| page.flags(i).any(Flags::CUE_BEFORE));
        // `Labour has troubles`: at the beginning of a sentence the verb tells, where the article has no such word.
        let acts = page.marks[index].first
            && !page.small.contains(&page.token(index).key)
            && page.flags(index + 1).any(Flags::AUXILIARY.or(Flags::SPEECH));
        // *Democrats -- among them their leader -- accused him*: people in the plural, in an article about their country.
        let people = best.is_some() && words.ends_with('s') && !page.small.contains(&page.token(index).key);
        let clear = (!page.marks[index].first || acts || people)
            && !page.marks[index].shouted
            && !page.marks[index].headline;
        let alone = !page.name_like(index + 1)
            && page.before(index).is_none_or(|i| !page.name_like(i) || page.marks[i].first);
        let chamber = page.flags(index).any(Flags::CHAMBER);
        if !(cue || sure.is_some() && clear || (best.is_some() || chamber) && clear && alone) {
            return false;
        }
    }
    // `a charter for European Security`: words that are the title of a paper too.
    if best.is_none() && candidate.weak && page.gazetteer.is_media(&page.gazetteer.entity(first).id) {
        let cue = page.flags(candidate.tokens.end).any(Flags::CUE_AFTER)
            || page.before(candidate.tokens.start).is_some_and(|i| page.flags(i).any(Flags::CUE_BEFORE));
        if !cue {
            return false;
        }
    }
    match best {
        Some(id) if !foreign(page, candidate, id) => {
            candidate.rivals = all.into_iter().filter(|&other| other != id).collect();
            candidate.who = Who::Listed(id);
        }
        _ => {
            candidate.rivals = all;
            candidate.who = Who::New(words.to_string());
        }
    }
    true
}

/// The body that it belongs to is named: *Security Council* beside *United Nations*.
fn parent(page: &Page<'_>, article: &Article, entity: &Entity) -> bool {
    let mut sure = article.sure.iter().map(|&id| page.gazetteer.entity(id));
    sure.any(|other| {
        other.kind == MentionKind::Organization
            && (begins(&entity.name, &other.name, b' ') || begins(&entity.id, &other.id, b'-'))
    })
}

/// One name begins with all of another, and a mark follows.
fn begins(long: &str, short: &str, mark: u8) -> bool {
    long.starts_with(short) && long.as_bytes().get(short.len()) == Some(&mark)
}

/// Whose a name is, by a possessive before it: the code of a state, or none for somebody else.
fn owner(page: &Page<'_>, candidate: &Candidate) -> Option<Option<Label>> {
    let mark = page.before(candidate.tokens.start).filter(|&i| page.possessive(i))?;
    let state = page.before(mark).and_then(|i| page.gazetteer.bodies.exactly(&[page.marks[i].word]));
    let state = state.map(|id| page.gazetteer.entity(id)).filter(|e| e.kind == MentionKind::Country);
    Some(state.map(|state| state.country.clone()))
}

/// `Georgia's National Security Council` is not the American one.
fn foreign(page: &Page<'_>, candidate: &Candidate, id: EntityId) -> bool {
    let entity = page.gazetteer.entity(id);
    candidate.weak
        && candidate.role != Role::Acronym
        && !entity.country.is_empty()
        && owner(page, candidate).is_some_and(|owner| owner.as_deref() != Some(&*entity.country))
}

/// Gives defined abbreviations the entity of their long form, everywhere in the article, and makes mentions of
/// them where there was none.
pub fn define(page: &Page<'_>, chosen: &mut Vec<Candidate>, definitions: &[Definition]) {
    if definitions.is_empty() {
        return;
    }
    let mut meaning: FxHashMap<Key, Who> = FxHashMap::default();
    for definition in definitions.iter().take(256) {
        if meaning.contains_key(&page.marks[definition.short].word) {
            continue;
        }
        let holder = chosen.iter().position(|c| {
            c.kind == Some(MentionKind::Organization)
                && c.tokens.end == definition.long.end
                && c.tokens.start <= definition.long.start + 1
        });
        let key = page.marks[definition.short].word;
        let who = match holder {
            Some(index) => chosen[index].who.clone(),
            None => {
                let tokens = definition.long.clone();
                if super::acronym::of_paper(page, tokens.start) {
                    continue;
                }
                if chosen.iter().any(|c| {
                    c.tokens.start < tokens.end
                        && tokens.start < c.tokens.end
                        && c.listed().is_some()
                        && c.tokens.len() >= tokens.len()
                }) {
                    continue;
                }
                if !tokens.clone().any(|i| page.flags(i).any(Flags::ORG_HEAD)) {
                    continue;
                }
                let candidate = organization::candidate(page, tokens.clone(), "organization-defined");
                chosen.retain(|c| c.tokens.end <= tokens.start || tokens.end <= c.tokens.start);
                let who = candidate.who.clone();
                chosen.push(candidate);
                who
            }
        };
        let listed = match who {
            Who::Listed(id) => Some(id),
            _ => None,
        };
        // A new long form whose abbreviation the lists know without doubt is that body.
        let short = chosen.iter().find(|c| c.tokens == (definition.short..definition.short + 1));
        let known = short.filter(|c| !c.weak && c.rivals.is_empty()).and_then(Candidate::listed);
        let who = match (listed, known) {
            (None, Some(id)) => Who::Listed(id),
            _ => who,
        };
        if let Some(candidate) = chosen
            .iter_mut()
            .find(|c| c.tokens.end == definition.long.end && c.kind == Some(MentionKind::Organization))
        {
            candidate.who = who.clone();
        }
        meaning.entry(key).or_insert(who);
    }
    chosen.sort_by_key(|c| c.tokens.start);
    let owners = super::choose::owners(page.marks.len(), chosen);
    for (index, owner) in owners.into_iter().enumerate() {
        if !page.name_like(index) || page.token(index).case == Case::Capital {
            continue;
        }
        let Some(who) = meaning.get(&page.marks[index].word) else { continue };
        match owner.checked_sub(1).map(|o| o as usize) {
            Some(owner) if chosen[owner].tokens.len() == 1 => {
                let candidate = &mut chosen[owner];
                candidate.who = who.clone();
                candidate.kind = Some(MentionKind::Organization);
                candidate.rule = "organization-defined";
                candidate.role = Role::Acronym;
                candidate.weak = false;
            }
            Some(_) => {}
            None => {
                let mut candidate = Candidate::new(
                    index..index + 1,
                    MentionKind::Organization,
                    String::new(),
                    "organization-defined",
                );
                candidate.who = who.clone();
                candidate.role = Role::Acronym;
                chosen.push(candidate);
            }
        }
    }
    chosen.sort_by_key(|c| c.tokens.start);
}

/// Long names by their last word.
type LongNames = FxHashMap<Key, Vec<Long>>;

/// A long name: keys of its words, entity, first tokens of its mentions in text order.
struct Long {
    words: Vec<Key>,
    who: Who,
    at: Vec<usize>,
}

/// Names of one last word beyond this number are left out, so that no text takes more than linear time.
const MOST: usize = 48;

/// Shortened forms: *Joint System* behind *CIS Joint Air Defense System*, *Interior Ministry* beside *Kazakh
/// Interior Ministry*.
pub fn shorten(page: &Page<'_>, chosen: &mut Vec<Candidate>) {
    let mut long = LongNames::default();
    for candidate in chosen.iter().filter(|c| c.kind == Some(MentionKind::Organization)) {
        if candidate.tokens.len() >= 2 {
            let keys: Vec<Key> = candidate.tokens.clone().map(|i| page.marks[i].word).collect();
            let last = keys[keys.len() - 1];
            let names = long.entry(last).or_default();
            let known = names.iter().position(|l| l.words == keys && l.who == candidate.who);
            match known {
                Some(place) => names[place].at.push(candidate.tokens.start),
                None if names.len() < MOST && keys.len() <= 24 => {
                    names.push(Long {
                        words: keys,
                        who: candidate.who.clone(),
                        at: vec![candidate.tokens.start],
                    });
                }
                None => {}
            }
        }
    }
    for candidate in chosen.iter_mut() {
        let new = matches!(candidate.who, Who::New(_)) && candidate.kind == Some(MentionKind::Organization);
        if !new || candidate.tokens.len() < 2 {
            continue;
        }
        let keys: Vec<Key> = candidate.tokens.clone().map(|i| page.marks[i].word).collect();
        if let Some(who) = fuller(&long, &keys, candidate.tokens.start) {
            candidate.who = who;
            candidate.rule = "organization-shortened";
        }
    }
    let owners = super::choose::owners(page.marks.len(), chosen);
    let free = |i: usize| page.name_like(i) && owners[i] == 0 && !page.flags(i).any(Flags::FUNCTION);
    for end in 1..page.marks.len() {
        if !free(end) || !long.contains_key(&page.marks[end].word) || free(end + 1) || !free(end - 1) {
            continue;
        }
        let mut start = end;
        while start > 0 && free(start - 1) && end - start < 8 {
            start -= 1;
        }
        let keys: Vec<Key> = (start..=end).map(|i| page.marks[i].word).collect();
        if let Some(who) = fuller(&long, &keys, start) {
            let mut candidate = Candidate::new(
                start..end + 1,
                MentionKind::Organization,
                String::new(),
                "organization-shortened",
            );
            candidate.who = who;
            chosen.push(candidate);
        }
    }
    chosen.sort_by_key(|c| c.tokens.start);
}

/// The nearest longer name before a place, or the first behind it, that holds all words in order.
fn fuller(long: &LongNames, keys: &[Key], at: usize) -> Option<Who> {
    let names = long.get(keys.last()?)?;
    let fits = |full: &[Key]| {
        let mut rest = keys.iter();
        let mut next = rest.next();
        for key in full {
            if Some(key) == next {
                next = rest.next();
            }
        }
        next.is_none() && full.len() > keys.len()
    };
    let fitting = names.iter().filter(|name| fits(&name.words));
    let last = |name: &Long| name.at[..name.at.partition_point(|&start| start < at)].last().copied();
    let before = fitting.clone().filter_map(|name| last(name).map(|start| (start, name))).max_by_key(|b| b.0);
    before.map(|b| b.1).or_else(|| fitting.min_by_key(|name| name.at[0])).map(|name| name.who.clone())
}
