//! Trains a net: AdaGrad, one example at a time; the mean of the weights of the later rounds is what counts.

use super::perceptron::Dice;
use dateline::syntax::net::HIDDEN;
use dateline::syntax::table::Writer;

type Row = [f32; HIDDEN];

/// A net in training, with the sums of squared slopes that AdaGrad needs.
pub struct Net<const ANSWERS: usize> {
    rows: Vec<Row>,
    row_sums: Vec<Row>,
    answers: [Row; ANSWERS],
    answer_sums: [Row; ANSWERS],
    constants: [f32; ANSWERS],
    constant_sums: [f32; ANSWERS],
    bias: Row,
    bias_sums: Row,
    /// The rate of learning.
    pub rate: f32,
    /// Of a hundred hidden units, so many are left out in each example.
    pub dropout: usize,
    mean: Mean<ANSWERS>,
}

struct Mean<const ANSWERS: usize> {
    count: f32,
    rows: Vec<Row>,
    answers: [Row; ANSWERS],
    constants: [f32; ANSWERS],
    bias: Row,
}

/// e^x for x <= 0, the same on every machine.
fn exp(x: f32) -> f32 {
    let mut power = 1.0 + x.max(-30.0) / 1024.0;
    for _ in 0..10 {
        power *= power;
    }
    power
}

impl<const ANSWERS: usize> Net<ANSWERS> {
    pub fn new(rows: usize, rate: f32, dropout: usize) -> Net<ANSWERS> {
        let mut dice = Dice(2005);
        let mut random = |scale: f32| (dice.below(2001) as f32 / 1000.0 - 1.0) * scale;
        Net {
            rows: (0..rows).map(|_| std::array::from_fn(|_| random(0.05))).collect(),
            row_sums: vec![[0.0; HIDDEN]; rows],
            answers: std::array::from_fn(|_| std::array::from_fn(|_| random(0.2))),
            answer_sums: [[0.0; HIDDEN]; ANSWERS],
            constants: [0.0; ANSWERS],
            constant_sums: [0.0; ANSWERS],
            bias: [0.1; HIDDEN],
            bias_sums: [0.0; HIDDEN],
            rate,
            dropout,
            mean: Mean {
                count: 0.0,
                rows: vec![[0.0; HIDDEN]; rows],
                answers: [[0.0; HIDDEN]; ANSWERS],
                constants: [0.0; ANSWERS],
                bias: [0.0; HIDDEN],
            },
        }
    }

    /// The hidden layer, some units of it left out, and the scores.
    pub fn scores(&self, inputs: &[u32], dice: &mut Dice) -> (Row, [f32; ANSWERS]) {
        let mut hidden = self.bias;
        for &input in inputs {
            for (h, w) in hidden.iter_mut().zip(&self.rows[input as usize]) {
                *h += w;
            }
        }
        let keep = 100.0 / (100 - self.dropout) as f32;
        for h in &mut hidden {
            *h = if *h <= 0.0 || dice.below(100) < self.dropout { 0.0 } else { *h * keep };
        }
        let scores = std::array::from_fn(|k| self.constants[k] + dot(&hidden, &self.answers[k]));
        (hidden, scores)
    }

    /// Makes the good ones among the allowed answers more likely.
    pub fn learn(
        &mut self,
        inputs: &[u32],
        (hidden, scores): (&Row, &[f32; ANSWERS]),
        allowed: impl Fn(usize) -> bool,
        good: impl Fn(usize) -> bool,
    ) {
        let top = (0..ANSWERS).filter(|&k| allowed(k)).map(|k| scores[k]).fold(f32::MIN, f32::max);
        let shares: [f32; ANSWERS] =
            std::array::from_fn(|k| if allowed(k) { exp(scores[k] - top) } else { 0.0 });
        let all: f32 = shares.iter().sum();
        let right: f32 = (0..ANSWERS).filter(|&k| good(k)).map(|k| shares[k]).sum();
        if right > 0.9999 * all {
            return;
        }
        let slopes: [f32; ANSWERS] = std::array::from_fn(|k| {
            shares[k] / all - if good(k) { shares[k] / right.max(1e-12) } else { 0.0 }
        });
        self.descend(inputs, hidden, &slopes);
    }

    fn descend(&mut self, inputs: &[u32], hidden: &Row, slopes: &[f32; ANSWERS]) {
        let mut back = [0.0f32; HIDDEN];
        for (k, &slope) in slopes.iter().enumerate().filter(|(_, s)| s.abs() > 1e-6) {
            for (b, w) in back.iter_mut().zip(&self.answers[k]) {
                *b += slope * w;
            }
            let slopes: Row = std::array::from_fn(|i| slope * hidden[i]);
            descend(&mut self.answers[k], &mut self.answer_sums[k], &slopes, self.rate);
            self.constant_sums[k] += slope * slope;
            self.constants[k] -= self.rate * slope / (self.constant_sums[k] + 1e-4).sqrt();
        }
        for (b, &h) in back.iter_mut().zip(hidden) {
            *b = if h > 0.0 { *b } else { 0.0 };
        }
        descend(&mut self.bias, &mut self.bias_sums, &back, self.rate);
        for &input in inputs {
            let input = input as usize;
            descend(&mut self.rows[input], &mut self.row_sums[input], &back, self.rate);
        }
    }

    /// Takes the weights as they are now into the mean.
    pub fn remember(&mut self) {
        let mean = &mut self.mean;
        mean.count += 1.0;
        add(mean.rows.as_flattened_mut(), self.rows.as_flattened());
        add(mean.answers.as_flattened_mut(), self.answers.as_flattened());
        add(&mut mean.constants, &self.constants);
        add(&mut mean.bias, &self.bias);
    }

    /// Writes the mean: rows and biases on one scale, answers on another.
    pub fn write(&self, writer: &mut Writer) {
        let mean = &self.mean;
        let mut sizes: Vec<f32> = mean.rows.iter().flatten().map(|w| w.abs()).collect();
        sizes.sort_unstable_by(f32::total_cmp);
        // The sums over the rounds are used as they are: only the proportions count.
        let scale = 127.0 / sizes[(sizes.len() as f64 * 0.9999) as usize];
        let peak = mean.answers.iter().flatten().fold(0.0f32, |m, w| m.max(w.abs()));
        let answer_scale = 4000.0 / peak;
        let mut number = |x: f32| writer.number(x.round() as i32 as u32);
        mean.bias.iter().for_each(|b| number(b * scale));
        mean.answers.iter().flatten().for_each(|w| number(w * answer_scale));
        mean.constants.iter().for_each(|c| number(c * mean.count * scale * answer_scale));
        writer.line();
        let byte = |w: &f32| (w * scale).round().clamp(-127.0, 127.0) as i8 as u8;
        writer.0.extend(mean.rows.iter().flatten().map(byte));
    }
}

fn add(sums: &mut [f32], weights: &[f32]) {
    sums.iter_mut().zip(weights).for_each(|(s, w)| *s += w);
}

/// In eight lanes, so that it is quick and the order of the sums fixed.
fn dot(a: &Row, b: &Row) -> f32 {
    let mut lanes = [0.0; 8];
    for (a, b) in a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0) {
        for i in 0..8 {
            lanes[i] += a[i] * b[i];
        }
    }
    lanes.iter().sum()
}

#[inline]
fn descend(weights: &mut Row, sums: &mut Row, slopes: &Row, rate: f32) {
    for i in 0..HIDDEN {
        sums[i] += slopes[i] * slopes[i];
        weights[i] -= rate * slopes[i] / (sums[i] + 1e-4).sqrt();
    }
}
