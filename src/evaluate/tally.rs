//! Counts and the figures made from them.

use std::collections::HashMap;

/// How many are in the gold, how many were predicted, how many are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// In the gold.
    pub gold: usize,
    /// Predicted.
    pub predicted: usize,
    /// Right.
    pub hit: usize,
}

impl Count {
    /// Right among the predicted, from 0 to 1; 1 where there was nothing to find and nothing was predicted.
    pub fn precision(self) -> f64 {
        ratio(self.hit, self.predicted, self.gold)
    }

    /// Right among the gold, from 0 to 1.
    pub fn recall(self) -> f64 {
        ratio(self.hit, self.gold, self.predicted)
    }

    /// Their harmonic mean.
    pub fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }

    /// Adds another count.
    pub fn add(&mut self, other: Count) {
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.hit += other.hit;
    }
}

fn ratio(hit: usize, of: usize, other: usize) -> f64 {
    match (of, other) {
        (0, 0) => 1.0,
        (0, _) => 0.0,
        _ => hit as f64 / of as f64,
    }
}

/// Counts by layer, in the order in which the layers were first counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    order: Vec<&'static str>,
    counts: HashMap<&'static str, Count>,
}

impl Tally {
    /// Counts something.
    pub fn add(&mut self, layer: &'static str, gold: usize, predicted: usize, hit: usize) {
        let order = &mut self.order;
        let count = self.counts.entry(layer).or_insert_with(|| {
            order.push(layer);
            Count::default()
        });
        count.add(Count { gold, predicted, hit });
    }

    /// Adds all counts of another tally.
    pub fn merge(&mut self, other: &Tally) {
        for (layer, count) in other.rows() {
            self.add(layer, count.gold, count.predicted, count.hit);
        }
    }

    /// The layers and their counts, in order.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, Count)> + '_ {
        self.order.iter().map(|layer| (*layer, self.counts[layer]))
    }

    /// The count of a layer; nothing counted where it is not there.
    pub fn get(&self, layer: &str) -> Option<Count> {
        self.counts.get(layer).copied()
    }
}
