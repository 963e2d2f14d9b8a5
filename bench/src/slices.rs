//! Work in slices, as `src/ui/slices.rs` cuts it: how long all of them take, and the longest.

use crate::clock;

/// As there.
const SLICE_MS: f64 = 4.0;

/// Time of all slices, and of the longest.
pub struct Took {
    /// Milliseconds for all of the work.
    pub ms: f64,
    /// Milliseconds of its longest slice.
    pub longest_slice_ms: f64,
}

/// Calls `step` until it says it is done.
pub fn in_slices(mut step: impl FnMut() -> bool) -> Took {
    let mut took = Took { ms: 0.0, longest_slice_ms: 0.0 };
    let mut is_done = false;
    while !is_done {
        let start = clock::now_ms();
        let mut slice_ms = 0.0;
        while !is_done && slice_ms < SLICE_MS {
            is_done = step();
            slice_ms = clock::now_ms() - start;
        }
        took.ms += slice_ms;
        took.longest_slice_ms = took.longest_slice_ms.max(slice_ms);
    }
    took
}
