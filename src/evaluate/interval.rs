//! Bootstrap intervals: how much a figure would move if the articles had been others.
//!
//! Whole articles are drawn with replacement, since errors within one article hang together. The generator is
//! our own and starts from a fixed number: the same counts give the same interval.

use std::collections::BTreeMap;

use super::tally::{Count, Tally};

/// The middle 95 % of the F1 of the resamples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// 2.5 % lie below.
    pub low: f64,
    /// 2.5 % lie above.
    pub high: f64,
}

/// The interval of every layer, from the tallies of the articles and a number of resamples.
pub fn bootstrap(articles: &[Tally], resamples: usize) -> BTreeMap<&'static str, Interval> {
    let mut layers: Vec<&'static str> = Vec::new();
    for (layer, _) in articles.iter().flat_map(Tally::rows) {
        if !layers.contains(&layer) {
            layers.push(layer);
        }
    }
    let counts: Vec<Vec<Count>> = articles
        .iter()
        .map(|tally| layers.iter().map(|layer| tally.get(layer).unwrap_or_default()).collect())
        .collect();
    let mut figures: Vec<Vec<f64>> = vec![Vec::with_capacity(resamples); layers.len()];
    let mut state = 0x6461_7465_6c69_6e65;
    for _ in 0..resamples {
        let mut sums = vec![Count::default(); layers.len()];
        for _ in 0..counts.len() {
            let drawn = &counts[(next(&mut state) % counts.len() as u64) as usize];
            sums.iter_mut().zip(drawn).for_each(|(sum, count)| sum.add(*count));
        }
        figures.iter_mut().zip(sums).for_each(|(list, sum)| list.push(sum.f1()));
    }
    let interval = |mut list: Vec<f64>| {
        list.sort_by(f64::total_cmp);
        let at = |share: f64| list[((list.len() - 1) as f64 * share).round() as usize];
        (!list.is_empty()).then(|| Interval { low: at(0.025), high: at(0.975) })
    };
    layers.into_iter().zip(figures).filter_map(|(layer, list)| Some((layer, interval(list)?))).collect()
}

/// SplitMix64.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_hold_the_figure_and_repeat() {
        let article = |hit| {
            let mut tally = Tally::default();
            tally.add("times.value", 10, 10, hit);
            tally
        };
        let articles: Vec<Tally> = (0..10).map(article).collect();
        let first = bootstrap(&articles, 1000)["times.value"];
        assert_eq!(first, bootstrap(&articles, 1000)["times.value"]);
        assert!(first.low < 0.45 && 0.45 < first.high && first.high - first.low < 0.5, "{first:?}");
        let same: Vec<Tally> = (0..5).map(|_| article(7)).collect();
        assert!((bootstrap(&same, 100)["times.value"].low - 0.7).abs() < 1e-9);
        assert!(bootstrap(&[], 100).is_empty());
    }
}
