//! One-to-one pairs of gold and predicted spans.

use crate::record::annotation::Range;

/// Pairs by largest overlap, equal spans first, ties to the earliest; each span is used once. Gives indices
/// into both lists, in the order in which the pairs were made. `same` may forbid a pair.
pub fn pair(gold: &[Range], predicted: &[Range], same: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    let mut by_start: Vec<usize> = (0..predicted.len()).collect();
    by_start.sort_by_key(|&j| predicted[j][0]);
    let longest = predicted.iter().map(|p| p[1].saturating_sub(p[0])).max().unwrap_or(0);
    let mut candidates = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        let from = by_start.partition_point(|&j| predicted[j][0] + longest <= g[0]);
        for &j in by_start[from..].iter().take_while(|&&j| predicted[j][0] < g[1]) {
            let common = overlap(*g, predicted[j]);
            if common > 0 && same(i, j) {
                candidates.push((*g != predicted[j], usize::MAX - common, i, j));
            }
        }
    }
    candidates.sort_unstable();
    let (mut used_gold, mut used_predicted) = (vec![false; gold.len()], vec![false; predicted.len()]);
    let mut pairs = Vec::new();
    for (_, _, i, j) in candidates {
        if !used_gold[i] && !used_predicted[j] {
            used_gold[i] = true;
            used_predicted[j] = true;
            pairs.push((i, j));
        }
    }
    pairs
}

/// How many code points two ranges share.
pub fn overlap(a: Range, b: Range) -> usize {
    a[1].min(b[1]).saturating_sub(a[0].max(b[0]))
}

/// Jaccard measure over the code points of two lists of ranges; none where both are empty.
pub fn jaccard(a: &[Range], b: &[Range]) -> Option<f64> {
    let (a, b) = (merged(a), merged(b));
    let size = |ranges: &[Range]| ranges.iter().map(|r| r[1] - r[0]).sum::<usize>();
    let common: usize = a.iter().flat_map(|x| b.iter().map(|y| overlap(*x, *y))).sum();
    let all = size(&a) + size(&b) - common;
    (all > 0).then(|| common as f64 / all as f64)
}

/// Ranges without overlaps and empty ones.
fn merged(ranges: &[Range]) -> Vec<Range> {
    let mut sorted: Vec<Range> = ranges.iter().copied().filter(|r| r[0] < r[1]).collect();
    sorted.sort_unstable();
    let mut result: Vec<Range> = Vec::new();
    for range in sorted {
        match result.last_mut() {
            Some(last) if range[0] <= last[1] => last[1] = last[1].max(range[1]),
            _ => result.push(range),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_spans_win_over_longer_overlaps() {
        let pairs = pair(&[[0, 10], [4, 6]], &[[0, 9], [4, 6], [20, 30]], |_, _| true);
        assert_eq!(pairs, [(1, 1), (0, 0)]);
        assert!(pair(&[[0, 2]], &[[2, 4]], |_, _| true).is_empty());
        assert!(pair(&[[0, 2]], &[[0, 2]], |_, _| false).is_empty());
    }

    #[test]
    fn jaccard_counts_each_character_once() {
        assert_eq!(jaccard(&[[0, 8]], &[[0, 10]]), Some(0.8));
        assert_eq!(jaccard(&[[0, 4], [2, 6]], &[[0, 6]]), Some(1.0));
        assert_eq!(jaccard(&[], &[]), None);
    }
}
