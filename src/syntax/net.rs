//! A small net: each input chooses a row, the rows are added up, and what is above zero weighs the answers.
//!
//! A row is the first layer of the net for one value at one place (the word on top of the stack is `said`),
//! multiplied out, one byte a weight. So a state costs some fifty additions of 64 bytes and no search.

use super::table::{LANES, Loader};

/// The width of the hidden layer, and of a row in bytes.
pub const HIDDEN: usize = 64;

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
        let mut bias = [0; HIDDEN];
        for b in &mut bias {
            *b = loader.number()? as i32 as i16;
        }
        let mut answers = [[0; HIDDEN]; ANSWERS];
        for weight in answers.iter_mut().flatten() {
            *weight = loader.number()? as i32 as i16;
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
        let rows = inputs.map(|input| self.rows.get(input as usize).unwrap_or(&NO_ROW));
        // A few bytes of each row first: their lines come from memory side by side, and the rest is near then.
        let mut hidden = self.bias;
        for (place, sums) in hidden.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
            let mut added = *sums;
            for row in rows {
                let part = &row.as_chunks::<LANES>().0[place];
                for (sum, &weight) in added.iter_mut().zip(part) {
                    *sum = sum.wrapping_add(i16::from(weight as i8));
                }
            }
            *sums = added.map(|sum| sum.max(0));
        }
        let mut scores = self.constants;
        for (score, answer) in scores.iter_mut().zip(&self.answers) {
            *score = score.wrapping_add(product(&hidden, answer));
        }
        scores
    }
}

/// Stands for a row that the net does not have.
static NO_ROW: [u8; HIDDEN] = [0; HIDDEN];

/// The sum of the products, two by two as processors multiply small numbers.
#[inline(always)]
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
