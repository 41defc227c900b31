//! Names that the article gives once where their meaning is plain (the periodical, a source, a defined name) and uses
//! again elsewhere: *ISN Security Watch* in the head and in a byline.

use rustc_hash::FxHashMap;

use super::candidate::{Candidate, Who};
use super::choose;
use super::page::Page;
use crate::gazetteer::MentionKind;
use crate::text::Key;

/// Names of one first word beyond this number are left out, so that no text takes more than linear time.
const MOST: usize = 16;

/// Longer names are not looked for.
const LONGEST: usize = 10;

/// Adds the places where a new organization of several words is named again in full; what was found inside them goes.
pub fn organizations(page: &Page<'_>, chosen: &mut Vec<Candidate>) {
    let mut names: FxHashMap<Key, Vec<(Vec<Key>, Who)>> = FxHashMap::default();
    for candidate in chosen.iter() {
        let plain = matches!(candidate.rule, "organization-source" | "organization-publication");
        let new = candidate.kind == Some(MentionKind::Organization) && matches!(candidate.who, Who::New(_));
        if plain && new && (2..=LONGEST).contains(&candidate.tokens.len()) {
            let keys: Vec<Key> = candidate.tokens.clone().map(|i| page.marks[i].word).collect();
            let list = names.entry(keys[0]).or_default();
            if list.len() < MOST && !list.iter().any(|(known, _)| *known == keys) {
                list.push((keys, candidate.who.clone()));
            }
        }
    }
    if names.is_empty() {
        return;
    }
    let owners = choose::owners(page.marks.len(), chosen);
    let mut found: Vec<Candidate> = Vec::new();
    let mut gone = vec![false; chosen.len()];
    for start in 0..page.marks.len() {
        if !page.name_like(start) {
            continue;
        }
        for (keys, who) in names.get(&page.marks[start].word).into_iter().flatten() {
            let tokens = start..start + keys.len();
            let same = tokens.end <= page.marks.len()
                && tokens
                    .clone()
                    .zip(keys)
                    .all(|(i, key)| page.marks[i].word == *key && !page.marks[i].outside);
            let inside = |owner: u32| {
                owner == 0 || {
                    let other = &chosen[owner as usize - 1].tokens;
                    tokens.start <= other.start && other.end <= tokens.end && other.len() < tokens.len()
                }
            };
            if !same || !tokens.clone().all(|i| inside(owners[i])) {
                continue;
            }
            for owner in tokens.clone().map(|i| owners[i]).filter(|owner| *owner != 0) {
                gone[owner as usize - 1] = true;
            }
            let mut candidate =
                Candidate::new(tokens, MentionKind::Organization, String::new(), "organization-again");
            candidate.who = who.clone();
            found.push(candidate);
            break;
        }
    }
    let mut place = 0;
    chosen.retain(|_| {
        place += 1;
        !gone[place - 1]
    });
    let mut end = 0;
    found.retain(|candidate| {
        let fresh = candidate.tokens.start >= end;
        end = if fresh { candidate.tokens.end } else { end };
        fresh
    });
    chosen.extend(found);
    chosen.sort_by_key(|c| c.tokens.start);
}
