//! The wide vectors of newer processors, asked for when the program runs: the one door to `fearless_simd`.
//!
//! A program that is built for every processor adds sixteen bytes at once. Most have vectors of thirty-two, and to add
//! rows of weights is what the tagger and the parser do all the time. All of it is whole numbers, so the answers are
//! the same either way.

pub(super) use fearless_simd::{Bytes, Simd, SimdBase, i16x32, u8x64};

/// Does some work with the widest vectors that there are. Only what is inlined into the work gains by it.
macro_rules! widest {
    ($simd:pat => $work:expr) => {
        fearless_simd::dispatch!(fearless_simd::Level::new(), $simd => $work)
    };
}
pub(super) use widest;
