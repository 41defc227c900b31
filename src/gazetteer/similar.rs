//! Listed entities whose names are nearly a given one: what a new name may be another spelling of.

use std::collections::BTreeSet;

use super::entity::{EntityId, MentionKind};
use super::{Gazetteer, load};
use crate::text::Key;
use crate::text::key::folded;

/// More names than this that share a word with the given one are not compared.
const MOST: usize = 400;

/// How many spellings are told.
const TOLD: usize = 5;

/// The likely spelling variants of a name among people, or among states and organizations, the nearest first.
pub fn similar(gazetteer: &Gazetteer, name: &str, kind: MentionKind) -> Vec<EntityId> {
    let mut words = Vec::new();
    load::pieces(name, |piece| words.push(piece));
    let near =
        if kind == MentionKind::Person { people(gazetteer, &words) } else { bodies(gazetteer, name, &words) };
    let mut near: Vec<(usize, EntityId)> = near.into_iter().collect();
    near.sort();
    near.into_iter().map(|(_, id)| id).take(TOLD).collect()
}

/// People with the same surname and nearly the same given name, or the other way round.
fn people(gazetteer: &Gazetteer, words: &[&str]) -> BTreeSet<(usize, EntityId)> {
    let mut near = BTreeSet::new();
    let [given, .., family] = words else { return near };
    let plain = |word: &str| gazetteer.spelling.plain(word);
    let (given, family) = (plain(given), plain(family));
    let mut add = |id: EntityId| {
        let mut listed = Vec::new();
        load::pieces(&gazetteer.entity(id).name, |piece| listed.push(plain(piece)));
        let [first, .., last] = listed.as_slice() else { return };
        let (one, two) = (distance(first, &given), distance(last, &family));
        let allowed = |word: &str| if word.chars().count() > 5 { 2 } else { 1 };
        let initial = first.chars().next() == given.chars().next() && (first.len() == 1 || given.len() == 1);
        if (one <= allowed(&given) || initial) && two <= allowed(&family) {
            near.insert((one + two, id));
        }
    };
    let bearers = gazetteer.bearers(Key::ascii(&family));
    bearers.iter().take(MOST).for_each(|bearer| add(bearer.person));
    let same = gazetteer.people.starting(Key::ascii(&given)).iter().take(MOST);
    same.filter_map(|listed| listed.entity).for_each(add);
    near
}

/// Bodies whose names begin alike and differ by few letters, or whose abbreviation is the name's initials.
fn bodies(gazetteer: &Gazetteer, name: &str, words: &[&str]) -> BTreeSet<(usize, EntityId)> {
    let mut near = BTreeSet::new();
    let Some(first) = words.first() else { return near };
    let wanted = folded(name);
    let allowed = (wanted.chars().count() / 8).clamp(1, 4);
    let names = gazetteer.bodies.starting(gazetteer.spelling.word(first, Key::of(first)));
    for id in names.iter().take(MOST).filter_map(|listed| listed.entity) {
        let apart = distance(&folded(&gazetteer.entity(id).name), &wanted);
        if apart <= allowed {
            near.insert((apart, id));
        }
    }
    let initials: String =
        words.iter().filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect();
    if initials.chars().count() >= 3 {
        let listed =
            gazetteer.bodies.meanings(&[Key::of(&initials)]).filter_map(|n| n.entity).collect::<Vec<_>>();
        near.extend(listed.into_iter().map(|id| (allowed, id)));
    }
    near
}

/// Letters to change, add or leave out, to make one word of another.
fn distance(one: &str, two: &str) -> usize {
    let two: Vec<char> = two.chars().collect();
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (place, a) in one.chars().enumerate() {
        let mut before = row[0];
        row[0] = place + 1;
        for (at, b) in two.iter().enumerate() {
            let changed = before + usize::from(a != *b);
            before = row[at + 1];
            row[at + 1] = changed.min(row[at] + 1).min(before + 1);
        }
    }
    row[two.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_spellings_are_found_and_far_ones_are_not() {
        let gazetteer = Gazetteer::shared();
        let ids = |name: &str, kind| -> Vec<String> {
            similar(gazetteer, name, kind).iter().map(|id| gazetteer.entity(*id).id.to_string()).collect()
        };
        assert!(ids("Sergio Lavrov", MentionKind::Person).contains(&"person:sergei-lavrov".to_string()));
        assert!(ids("Sergei Lavrof", MentionKind::Person).contains(&"person:sergei-lavrov".to_string()));
        assert_eq!(ids("Zyta Quibble", MentionKind::Person), [""; 0]);
        let bodies = ids("Shanghai Cooperation Organisaton", MentionKind::Organization);
        assert!(bodies.contains(&"org:sco".to_string()), "{bodies:?}");
        assert_eq!(distance("ivanov", "ivanova"), 1);
        assert_eq!(distance("", "ab"), 2);
    }
}
