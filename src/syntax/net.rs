//! A small net: each input chooses a row, the rows are added up, and what is above zero weighs the answers.
//!
//! A row is the first layer of the net for one value at one place (the word on top of the stack is `said`),
//! multiplied out, one byte a weight. So a state costs some fifty additions of 64 bytes and no search.

use super::table::Loader;

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
        let mut hidden = self.bias;
        for &input in inputs {
            if let Some(row) = self.rows.get(input as usize) {
                for (h, &weight) in hidden.iter_mut().zip(row) {
                    *h = h.wrapping_add(i16::from(weight as i8));
                }
            }
        }
        for h in &mut hidden {
            *h = (*h).max(0);
        }
        let mut scores = self.constants;
        for (score, answer) in scores.iter_mut().zip(&self.answers) {
            let sum: i32 = hidden.iter().zip(answer).map(|(&h, &w)| i32::from(h) * i32::from(w)).sum();
            *score = score.wrapping_add(sum);
        }
        scores
    }
}
