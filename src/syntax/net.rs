//! A small net: each input chooses a row, the rows are added up, and what is above zero weighs the answers.
//!
//! A row is the first layer of the net for one value at one place (the word on top of the stack is `said`),
//! multiplied out, one byte a weight. So a state costs some fifty additions of 64 bytes and no search.

use super::table::Loader;
use super::wide::{Bytes, Simd, SimdBase, i16x32, u8x64};

/// The width of the hidden layer, and of a row in bytes.
pub const HIDDEN: usize = 64;

/// Half of the units: those at even places stand before those at odd places, as they are added up.
const HALF: usize = HIDDEN / 2;

/// A net with a number of answers.
#[derive(Clone)]
pub struct Net<'d, const ANSWERS: usize> {
    rows: &'d [[u8; HIDDEN]],
    bias: [i16; HIDDEN],
    answers: [[i16; HIDDEN]; ANSWERS],
    constants: [i32; ANSWERS],
}

impl<'d, const ANSWERS: usize> Net<'d, ANSWERS> {
    /// Reads a net: biases, weights of the answers, constants, then as many rows as are wanted.
    pub fn load(loader: &mut Loader<'d>, rows: usize) -> Option<Net<'d, ANSWERS>> {
        let bias = units(loader)?;
        let mut answers = [[0; HIDDEN]; ANSWERS];
        for weights in &mut answers {
            *weights = units(loader)?;
        }
        let mut constants = [0; ANSWERS];
        for constant in &mut constants {
            *constant = loader.number()? as i32;
        }
        let rows = loader.line(rows * HIDDEN)?.as_chunks().0;
        Some(Net { rows, bias, answers, constants })
    }

    /// The scores of the answers. Each input must be below the number of rows.
    #[inline(always)]
    pub fn scores<S: Simd, const INPUTS: usize>(&self, simd: S, inputs: &[u32; INPUTS]) -> [i32; ANSWERS] {
        // Weights are read two at a time, as one number. The sum of the upper ones is its sum without the lower
        // byte; what the lower ones add up to, each made positive, is what is left of the sum of all.
        let positive = i16x32::splat(simd, 0x80);
        let (mut both, mut upper) = (i16x32::splat(simd, 0), i16x32::splat(simd, 0));
        for &input in inputs {
            let pairs = u8x64::from_slice(simd, &self.rows[input as usize]).bitcast::<i16x32<S>>() ^ positive;
            both += pairs;
            upper += pairs >> 8;
        }
        let lower = both - (upper << 8) - i16x32::splat(simd, 0x80 * INPUTS as i16);
        let (even, odd) = self.bias.split_at(HALF);
        let none = i16x32::splat(simd, 0);
        let lower = (lower + i16x32::from_slice(simd, even)).max(none);
        let upper = (upper + i16x32::from_slice(simd, odd)).max(none);
        let mut scores = self.constants;
        for (score, answer) in scores.iter_mut().zip(&self.answers) {
            let (even, odd) = answer.split_at(HALF);
            let even = simd.pairwise_dot_product_i16x32(lower, i16x32::from_slice(simd, even));
            let odd = simd.pairwise_dot_product_i16x32(upper, i16x32::from_slice(simd, odd));
            *score = score.wrapping_add(simd.reduce_sum_i32x16(even + odd));
        }
        scores
    }
}

/// Reads a number a unit.
fn units(loader: &mut Loader) -> Option<[i16; HIDDEN]> {
    let mut numbers = [0; HIDDEN];
    for unit in 0..HIDDEN {
        numbers[unit / 2 + unit % 2 * HALF] = loader.number()? as i32 as i16;
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::super::wide::widest;
    use super::*;

    #[test]
    fn wide_sums_are_plain_sums() {
        let mut state = 7u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as i16
        };
        let rows: Vec<[u8; HIDDEN]> = (0..9).map(|_| [0; HIDDEN].map(|_: u8| next() as u8)).collect();
        let net = Net::<2> {
            rows: &rows,
            bias: [0; HIDDEN].map(|_: i16| next() / 64),
            answers: [[0; HIDDEN]; 2].map(|a| a.map(|_: i16| next() / 32)),
            constants: [5, -5],
        };
        let inputs = [0, 3, 8, 3, 7];
        let sum = |unit: usize| -> i16 {
            let weights = inputs.iter().map(|&i| rows[i as usize]);
            let place = unit / 2 + unit % 2 * HALF;
            net.bias[place] + weights.map(|row| i16::from(row[unit] as i8)).sum::<i16>()
        };
        let plain = [0, 1].map(|answer: usize| {
            let product = |unit: usize| {
                let place = unit / 2 + unit % 2 * HALF;
                i32::from(sum(unit).max(0)) * i32::from(net.answers[answer][place])
            };
            net.constants[answer] + (0..HIDDEN).map(product).sum::<i32>()
        });
        assert_eq!(widest!(simd => net.scores(simd, &inputs)), plain);
    }
}
