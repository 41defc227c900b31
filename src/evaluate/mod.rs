//! Findings against gold: precision, recall and F1 layer by layer, with intervals and the worst errors.
//!
//! The definitions are those of the reference scorer, down to ties: a test holds the two to the same figures.

mod calibration;
mod errors;
mod interval;
mod load;
mod pair;
mod score;
mod tally;

pub use calibration::{Band, Calibration};
pub use errors::{Fault, context};
pub use interval::{Interval, bootstrap};
pub use load::{documents, gold};
pub use pair::pair;
pub use score::score;
pub use tally::{Count, Tally};
