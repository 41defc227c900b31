//! The averaged perceptron: whole numbers only, so that every run ends at the same weights.

use rustc_hash::FxHashMap;

/// Weights of features for `W` answers, with what is needed for their average.
pub struct Perceptron<const W: usize> {
    places: FxHashMap<u64, u32>,
    counts: Vec<u32>,
    weights: Vec<[i32; W]>,
    sums: Vec<[i64; W]>,
    now: i64,
}

/// Counts features before training.
#[derive(Default)]
pub struct Counts(FxHashMap<u64, u32>);

impl Counts {
    pub fn add(&mut self, features: &[u64]) {
        for &feature in features {
            *self.0.entry(feature).or_insert(0) += 1;
        }
    }
}

impl<const W: usize> Perceptron<W> {
    /// Knows the features that were counted at least `least` times.
    pub fn new(counts: Counts, least: u32) -> Perceptron<W> {
        let mut kept: Vec<(u64, u32)> = counts.0.into_iter().filter(|c| c.1 >= least).collect();
        kept.sort_unstable();
        Perceptron {
            places: kept.iter().zip(0..).map(|(c, i)| (c.0, i)).collect(),
            counts: kept.iter().map(|c| c.1).collect(),
            weights: vec![[0; W]; kept.len()],
            sums: vec![[0; W]; kept.len()],
            now: 1,
        }
    }

    /// The places of the known ones among the features.
    pub fn places(&self, features: &[u64], places: &mut Vec<u32>) {
        places.clear();
        places.extend(features.iter().filter_map(|f| self.places.get(f)));
    }

    pub fn scores(&self, places: &[u32]) -> [i32; W] {
        let mut scores = [0; W];
        for &place in places {
            for (score, weight) in scores.iter_mut().zip(&self.weights[place as usize]) {
                *score += weight;
            }
        }
        scores
    }

    /// Counts one more example.
    pub fn tick(&mut self) {
        self.now += 1;
    }

    pub fn update(&mut self, places: &[u32], right: usize, wrong: usize) {
        for &place in places {
            let place = place as usize;
            for (answer, change) in [(right, 1), (wrong, -1)] {
                self.weights[place][answer] += change;
                self.sums[place][answer] += change as i64 * self.now;
            }
        }
    }

    /// The averaged weights in one byte each, the most important features first.
    ///
    /// `clip` is the share of the rows that may lose something by the cut at 127.
    pub fn quantise(&self, clip: f64, most: usize) -> Vec<(u64, [i8; W])> {
        let average = |i: usize| -> [f64; W] {
            std::array::from_fn(|k| self.weights[i][k] as f64 - self.sums[i][k] as f64 / self.now as f64)
        };
        let peak = |row: &[f64; W]| row.iter().fold(0.0f64, |m, w| m.max(w.abs()));
        let mut peaks: Vec<f64> = (0..self.weights.len()).map(|i| peak(&average(i))).collect();
        peaks.sort_unstable_by(f64::total_cmp);
        let top = peaks.get(((peaks.len() as f64 - 1.0) * (1.0 - clip)) as usize).copied().unwrap_or(1.0);
        let scale = 127.0 / top.max(1e-9);
        let mut rows: Vec<(f64, u64, [i8; W])> = self
            .places
            .iter()
            .map(|(&hash, &place)| {
                let row = average(place as usize);
                let weight = peak(&row) * (self.counts[place as usize] as f64).sqrt();
                (weight, hash, row.map(|w| (w * scale).round().clamp(-127.0, 127.0) as i8))
            })
            .filter(|row| row.2.iter().any(|&w| w != 0))
            .collect();
        rows.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        eprintln!("  {} features, {} with weights, scale {scale:.2}", self.places.len(), rows.len());
        rows.truncate(most);
        rows.into_iter().map(|(_, hash, row)| (hash, row)).collect()
    }
}

/// A small generator of numbers that look random (xorshift), the same in every run.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for i in (1..items.len()).rev() {
            items.swap(i, self.below(i + 1));
        }
    }
}
