//! People named again by surname, and people whom everybody knows by surname alone.

use rustc_hash::{FxHashMap, FxHashSet};

use super::candidate::{Candidate, Who, slug};
use super::organization::Cover;
use super::page::Page;
use super::title;
use crate::gazetteer::{EntityId, Flags, Gender, MentionKind};
use crate::text::{Case, Key};

/// A person of the article.
#[derive(Clone, Debug)]
pub struct Person {
    /// `person:roza-otunbayeva`
    pub entity: String,
    /// Where listed.
    pub listed: Option<EntityId>,
    /// Keys of the words of the fullest name, in one transliteration.
    pub words: Vec<Key>,
    /// Which of them is the family name.
    pub family: usize,
    /// First tokens of the mentions, in text order.
    pub at: Vec<usize>,
    /// Heads of the titles and the titles as a whole, in text order.
    pub titles: Vec<(Key, Key)>,
    /// Where a name or a title tells.
    pub gender: Option<Gender>,
    /// First named as somebody's kin: *his wife, Grace Mugabe*.
    kin: bool,
}

/// The people of an article, by family name.
#[derive(Default)]
pub struct People {
    /// In order of appearance.
    pub all: Vec<Person>,
    by_family: FxHashMap<Key, Vec<usize>>,
}

impl People {
    /// Gathers the people with full names and joins the spellings of one.
    pub fn gather(page: &Page<'_>, cover: &Cover<'_>, chosen: &[Candidate]) -> People {
        let mut people = People::default();
        for candidate in chosen.iter().filter(|c| c.kind == Some(MentionKind::Person)) {
            let words = name_words(page, candidate);
            if words.len() >= 2 {
                people.add(page, cover, candidate, &words);
            }
        }
        people.join(page, cover, chosen);
        people
    }

    /// Adds people who are named by one word only, where nobody of that name is known.
    pub fn join(&mut self, page: &Page<'_>, cover: &Cover<'_>, chosen: &[Candidate]) {
        for candidate in chosen.iter().filter(|c| c.kind == Some(MentionKind::Person)) {
            let words = name_words(page, candidate);
            if words.len() == 1 && !self.by_family.contains_key(&page.marks[words[0]].name) {
                self.add(page, cover, candidate, &words);
            }
        }
    }

    /// *Sir Keir*: the one person of the article with that given name.
    fn knighted(&self, page: &Page<'_>, word: usize) -> Option<usize> {
        page.before(word).filter(|&t| page.flags(t).any(Flags::KNIGHT))?;
        let given = page.marks[word].name;
        let bears = |p: &Person| p.words.len() > 1 && p.family > 0 && p.words[0] == given;
        // No more than so many are asked, so that no text takes long.
        const MOST: usize = 256;
        let mut people = (0..self.all.len().min(MOST)).filter(|&p| bears(&self.all[p]));
        let one = people.next()?;
        people.next().is_none().then_some(one)
    }

    fn add(&mut self, page: &Page<'_>, cover: &Cover<'_>, candidate: &Candidate, words: &[usize]) {
        let keys: Vec<Key> = words.iter().map(|&i| page.marks[i].name).collect();
        let family = family_of(page, candidate.listed(), &keys, words);
        let run = title::before(page, cover, candidate.tokens.start)
            .or_else(|| title::after(page, cover, candidate.tokens.end));
        let gender = page.gazetteer.words.gender(page.token(words[0]).key);
        let known = self.by_family.get(&keys[family]).and_then(|list| {
            list.iter().copied().find(|&p| same(&self.all[p], candidate.listed(), &keys, family))
        });
        let text = page.text.words(page.text.span(candidate.tokens.clone()));
        let entity = match candidate.listed() {
            Some(id) => page.gazetteer.entity(id).id.to_string(),
            None => format!("person:{}", slug(text)),
        };
        // People of one surname beyond this number are not told apart, so that no text takes long.
        let crowd = self.by_family.get(&keys[family]).filter(|list| list.len() >= 48).map(|list| list[0]);
        let known = known.or(crowd);
        let place = known.unwrap_or(self.all.len());
        if known.is_none() {
            self.by_family.entry(keys[family]).or_default().push(place);
            self.all.push(Person {
                entity,
                listed: candidate.listed(),
                words: keys,
                family,
                at: Vec::new(),
                titles: Vec::new(),
                gender,
                kin: run.as_ref().is_some_and(|run| page.flags(run.head).any(Flags::KIN)),
            });
        } else {
            let person = &mut self.all[place];
            if person.listed.is_none() && (candidate.listed().is_some() || keys.len() > person.words.len()) {
                person.entity = entity;
                person.listed = candidate.listed();
                person.family = family;
                person.words = keys;
            }
            person.gender = person.gender.or(gender);
        }
        let person = &mut self.all[place];
        person.at.push(candidate.tokens.start);
        if let Some(run) = run {
            person.titles.push((page.token(run.head).key, run.key(page)));
            person.gender = person.gender.or_else(|| page.gazetteer.words.gender(page.token(run.head).key));
        }
    }

    /// The person of a chosen candidate.
    pub fn of(&self, page: &Page<'_>, candidate: &Candidate) -> Option<&Person> {
        let words = name_words(page, candidate);
        let keys: Vec<Key> = words.iter().map(|&i| page.marks[i].name).collect();
        if keys.is_empty() {
            return None;
        }
        let family = family_of(page, candidate.listed(), &keys, &words);
        let list = self.by_family.get(&keys[family])?;
        let people = list.iter().map(|&p| &self.all[p]);
        people
            .clone()
            .find(|p| p.at.binary_search(&candidate.tokens.start).is_ok())
            .or_else(|| people.clone().find(|p| same(p, candidate.listed(), &keys, family)))
    }

    /// Surnames alone: mentions of people whom the article names in full.
    pub fn again(&mut self, page: &Page<'_>, cover: &Cover<'_>, owners: &[u32]) -> Vec<(Candidate, usize)> {
        let mut found: Vec<(Candidate, usize)> = Vec::new();
        self.all.iter_mut().for_each(|p| p.at.sort_unstable());
        for index in 0..page.marks.len() {
            if owners[index] != 0 || !page.name_like(index) {
                continue;
            }
            let family = self.by_family.get(&page.marks[index].name).map(Vec::as_slice);
            let knighted = if family.is_none() { self.knighted(page, index) } else { None };
            let Some(list) = family.or(knighted.as_ref().map(std::slice::from_ref)) else { continue };
            let flags = page.flags(index);
            if page.marks[index].shouted && page.small.contains(&page.token(index).key)
                || flags.any(Flags::FUNCTION.or(Flags::CALENDAR)) && page.marks[index].first
            {
                continue;
            }
            let next = page.flags(index + 1);
            if page.name_like(index + 1)
                && owners[index + 1] == 0
                && next.any(Flags::PLACE_HEAD.or(Flags::ORG_HEAD))
            {
                continue;
            }
            let run = title::before(page, cover, index);
            let crowned = run.as_ref().is_some_and(|run| page.flags(run.head).any(Flags::CROWN));
            let title = run.map(|run| (page.token(run.head).key, run.key(page)));
            // `King Hussein` is not Saddam Hussein.
            let borne = |p: &usize| self.all[*p].titles.iter().any(|t| title.is_some_and(|own| own.0 == t.0));
            if crowned && !list.iter().any(borne) {
                continue;
            }
            let mut person = self.nearest(list, index, title);
            // Whoever had the surname alone before a wife or son came in keeps it.
            if self.all[person].kin && title.is_none() {
                let first = self.all[person].at[0];
                let earlier = |f: &&(Candidate, usize)| f.0.tokens.start < first && list.contains(&f.1);
                person = found.iter().rfind(earlier).map_or(person, |f| f.1);
            }

            let mut start = index;
            let free = |i: usize| owners[i] == 0 && page.before(i + 1) == Some(i);
            // Other words of the same name before it: `Suu Kyi`, `bin Laden`, the full name again.
            while start > 0 && index - start < 10 && free(start - 1) {
                let left = start - 1;
                let words = &self.all[person].words;
                let part = words.contains(&page.marks[left].name) && page.name_like(left);
                let particle = page.flags(left).any(Flags::PARTICLE)
                    && words.contains(&page.token(left).key)
                    && page.token(left).case == Case::Lower;
                let hyphen =
                    page.hyphen(left) && free(left - 1) && words.contains(&page.marks[left - 1].name);
                if !(part || particle || hyphen) {
                    break;
                }
                start -= 1 + usize::from(hyphen);
            }
            let mut candidate = Candidate::new(
                start..index + 1,
                MentionKind::Person,
                String::new(),
                "surname-after-full-name",
            );
            if let Some(id) = self.all[person].listed {
                candidate.who = Who::Listed(id);
            } else {
                candidate.who = Who::New(self.all[person].entity.clone());
            }
            found.push((candidate, person));
        }
        for (candidate, person) in &found {
            self.all[*person].at.push(candidate.tokens.start);
        }
        self.all.iter_mut().for_each(|p| p.at.sort_unstable());
        found
    }

    /// Among people of one surname: the one with the title, else the one named last before, else the first behind.
    fn nearest(&self, list: &[usize], index: usize, title: Option<(Key, Key)>) -> usize {
        if let Some((head, whole)) = title {
            // `Defense Minister Ivanov` is not the foreign minister of that name.
            let same = list.iter().copied().filter(|&p| self.all[p].titles.iter().any(|t| t.1 == whole));
            let alike = list.iter().copied().filter(|&p| self.all[p].titles.iter().any(|t| t.0 == head));
            if let Some(person) = self.last_before(same, index).or_else(|| self.last_before(alike, index)) {
                return person;
            }
        }
        self.last_before(list.iter().copied(), index).unwrap_or(list[0])
    }

    fn last_before(&self, list: impl Iterator<Item = usize>, index: usize) -> Option<usize> {
        let last = |at: &[usize]| at[..at.partition_point(|&a| a < index)].last().copied();
        list.filter_map(|p| last(&self.all[p].at).map(|at| (at, p))).max().map(|(_, p)| p)
    }
}

/// The words of a person's name: no hyphens, particles, suffixes.
fn name_words(page: &Page<'_>, candidate: &Candidate) -> Vec<usize> {
    let word = |&i: &usize| {
        page.text.tokens[i].is_name_like()
            && !page.flags(i).any(Flags::SUFFIX)
            && !(page.flags(i).any(Flags::ARTICLE) && page.hyphen(i + 1))
            || page.flags(i).any(Flags::PARTICLE) && !page.hyphen(i + 1)
    };
    let mut words: Vec<usize> = candidate.tokens.clone().filter(word).collect();
    if words.first().is_some_and(|&i| !page.text.tokens[i].is_name_like()) {
        words.remove(0);
    }
    words
}

/// Where the family name stands.
fn family_of(page: &Page<'_>, listed: Option<EntityId>, keys: &[Key], words: &[usize]) -> usize {
    if listed.is_none() {
        return family_written(page, words);
    }
    let last = keys.len() - 1;
    let bears =
        |key: Key| listed.is_some_and(|id| page.gazetteer.bearers(key).iter().any(|s| s.person == id));
    if last > 0 && listed.is_some() && !bears(keys[last]) && bears(keys[0]) { 0 } else { last }
}

/// The place of the family name in a name that no list has: the first word of *Wu Dawei* and *Kim Kye-gwan*, not of
/// *Kim Campbell*.
fn family_written(page: &Page<'_>, words: &[usize]) -> usize {
    let last = words.len() - 1;
    let flags = page.flags(words[0]);
    let small = |at: usize| page.text.tokens.get(at).is_some_and(|t| t.case == Case::Lower);
    let syllables = words[1..].iter().any(|&w| page.hyphen(w + 1) && small(w + 2));
    let first = flags.any(Flags::FAMILY_FIRST) && (!flags.any(Flags::GIVEN) || syllables);
    if first { 0 } else { last }
}

/// The same person: the same entity, or given names that agree.
fn same(person: &Person, listed: Option<EntityId>, keys: &[Key], family: usize) -> bool {
    if person.listed.is_some() && listed.is_some() {
        return person.listed == listed;
    }
    if keys.len() == 1 || person.words.len() == 1 {
        return true;
    }
    if family == 0 || person.family == 0 {
        return person.words == keys;
    }
    person.words[0] == keys[0]
}

/// The family names of the people whom an article names in full.
pub fn families(page: &Page<'_>, chosen: &[Candidate]) -> FxHashSet<Key> {
    let people = chosen.iter().filter(|c| c.kind == Some(MentionKind::Person));
    let words = people.map(|c| name_words(page, c)).filter(|words| words.len() > 1);
    words.map(|words| page.marks[words[family_written(page, &words)]].name).collect()
}
