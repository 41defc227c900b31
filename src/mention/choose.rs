//! One reading for every token: the longest name wins, then the surer rule.

use super::candidate::Candidate;
use crate::gazetteer::MentionKind;

/// Chooses among overlapping candidates; the result stands in text order and does not overlap. `fixed`
/// candidates (bylines, sources) go before all others.
pub fn choose(count: usize, fixed: Vec<Candidate>, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut taken = vec![false; count];
    let mut chosen = Vec::with_capacity(fixed.len() + candidates.len() / 2);
    let mut take = |candidate: Candidate, chosen: &mut Vec<Candidate>| {
        let tokens = candidate.tokens.clone();
        if !tokens.is_empty() && !taken[tokens.clone()].iter().any(|&t| t) {
            taken[tokens].fill(true);
            chosen.push(candidate);
        }
    };
    for candidate in fixed {
        take(candidate, &mut chosen);
    }
    let mut candidates = candidates;
    candidates.sort_by_key(|c| (std::cmp::Reverse(c.tokens.len()), c.tokens.start, rank(c)));
    for candidate in candidates {
        take(candidate, &mut chosen);
    }
    chosen.sort_by_key(|c| c.tokens.start);
    chosen
}

/// Among readings of the same words: listed bodies, the listed spelling first, then listed people, then patterns.
fn rank(candidate: &Candidate) -> u8 {
    match (candidate.kind, candidate.listed().is_some()) {
        (None, _) => 0,
        (Some(MentionKind::Person), true) => 3,
        (Some(_), true) if candidate.weak => 4,
        (Some(_), true) => 2 - u8::from(candidate.exact),
        (Some(MentionKind::Organization), false) => 5,
        (Some(_), false) => 6,
    }
}

/// Which chosen candidate holds a token: its index plus one, or zero.
pub fn owners(count: usize, chosen: &[Candidate]) -> Vec<u32> {
    let mut owners = vec![0; count];
    for (index, candidate) in chosen.iter().enumerate() {
        owners[candidate.tokens.clone()].fill(index as u32 + 1);
    }
    owners
}
