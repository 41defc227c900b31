//! A small net: each input chooses a row, the rows are added up, and what is above zero weighs the answers.
//!
//! A row is the first layer of the net for one value at one place (the word on top of the stack is `said`),
//! multiplied out, one byte a weight. So a state costs some fifty additions of 64 bytes and no search.

use super::table::{LANES, Loader};

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

    /// The scores of the answers.
    #[inline]
    pub fn scores<const INPUTS: usize>(&self, inputs: &[u32; INPUTS]) -> [i32; ANSWERS] {
        let mut rows = [&NO_ROW; INPUTS];
        for (row, &input) in rows.iter_mut().zip(inputs) {
            *row = self.rows.get(input as usize).unwrap_or(&NO_ROW);
        }
        let mut hidden = [0; HIDDEN];
        // A few bytes of each row first: their lines come from memory side by side, and the rest is near then.
        for place in 0..HALF / LANES {
            // Weights are read two at a time, as one number. The sum of the upper ones is its sum without the lower
            // byte; what the lower ones add up to, each made positive, is what is left of the sum of all.
            let (mut both, mut upper) = ([0i16; LANES], [0i16; LANES]);
            for row in rows {
                let pairs = &row.as_chunks::<2>().0.as_chunks::<LANES>().0[place];
                for ((both, upper), &pair) in both.iter_mut().zip(&mut upper).zip(pairs) {
                    let pair = i16::from_le_bytes(pair) ^ 0x80;
                    *both = both.wrapping_add(pair);
                    *upper = upper.wrapping_add(pair >> 8);
                }
            }
            for lane in 0..LANES {
                let (at, behind) = (place * LANES + lane, HALF + place * LANES + lane);
                let lower = both[lane].wrapping_sub(upper[lane] << 8).wrapping_sub(0x80 * INPUTS as i16);
                hidden[at] = self.bias[at].wrapping_add(lower).max(0);
                hidden[behind] = self.bias[behind].wrapping_add(upper[lane]).max(0);
            }
        }
        let mut scores = self.constants;
        for (score, answer) in scores.iter_mut().zip(&self.answers) {
            *score = score.wrapping_add(product(&hidden, answer));
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

/// Stands for a row that the net does not have.
static NO_ROW: [u8; HIDDEN] = [0; HIDDEN];

/// The sum of the products, two by two as processors multiply small numbers.
#[inline(never)]
fn product(hidden: &[i16; HIDDEN], answer: &[i16; HIDDEN]) -> i32 {
    let mut sums = [0i32; 4];
    for (h, w) in hidden.as_chunks::<8>().0.iter().zip(answer.as_chunks::<8>().0) {
        for (pair, sum) in sums.iter_mut().enumerate() {
            let (one, two) = (2 * pair, 2 * pair + 1);
            *sum += i32::from(h[one]) * i32::from(w[one]) + i32::from(h[two]) * i32::from(w[two]);
        }
    }
    sums.iter().sum()
}
