//! What hangs on the words of a sentence, reckoned from their heads: children, and how far each word reaches.

/// The children of all heads, in the order of the heads and of the text, and where those of each head begin.
pub(super) fn families(first: usize, heads: &[Option<usize>]) -> (Vec<usize>, Vec<u32>) {
    let mut firsts = vec![0; heads.len() + 1];
    for head in heads.iter().flatten() {
        firsts[head - first] += 1;
    }
    let mut sum = 0;
    for place in &mut firsts {
        sum += *place;
        *place = sum;
    }
    // Each head's place is behind its last child now, and comes forward with every child from the last to the first.
    let mut children = vec![0; sum as usize];
    for (child, head) in heads.iter().enumerate().rev() {
        if let Some(head) = head {
            firsts[head - first] -= 1;
            children[firsts[head - first] as usize] = child + first;
        }
    }
    (children, firsts)
}

/// First and last token of each subtree of a tree without crossing arcs, as the parser draws it. A word's reach is known when
/// all words on its inner side are, so one pass to either side does.
pub(super) fn runs(first: usize, heads: &[Option<usize>]) -> Vec<(usize, usize)> {
    let mut reach: Vec<(usize, usize)> = (first..first + heads.len()).map(|t| (t, t)).collect();
    let head = |at: usize| heads[at].map(|h| h - first);
    for at in 0..heads.len() {
        if let Some(head) = head(at).filter(|&h| h > at) {
            reach[head].0 = reach[head].0.min(reach[at].0);
        }
    }
    for at in (0..heads.len()).rev() {
        if let Some(head) = head(at).filter(|&h| h < at) {
            reach[head].1 = reach[head].1.max(reach[at].1);
        }
    }
    reach
}
