//! As many multiplications and additions a second as four lanes of single precision give, with nothing to fetch: what
//! training in WebAssembly is measured by.

use std::arch::wasm32::{f32x4_add, f32x4_extract_lane, f32x4_mul, f32x4_splat};
use std::hint::black_box;

/// Chains that do not wait for each other: enough for a processor's latencies, and few enough for its 16 registers.
const CHAINS: usize = 12;
const ROUNDS: u32 = 200_000;
const TRIES: usize = 100;

/// Floating-point operations a second, the best of many tries.
pub fn flops_per_s(now_ms: fn() -> f64) -> f64 {
    let tries = (0..TRIES).map(|_| {
        let start = now_ms();
        black_box(chains(black_box(0.999), black_box(0.001)));
        f64::from(ROUNDS) * (CHAINS * 4 * 2) as f64 * 1e3 / (now_ms() - start)
    });
    tries.fold(0.0, f64::max)
}

/// A function of its own, called often: V8 compiles for speed what is entered again, never a loop that is running. Inlined
/// where it is called it gave half as much.
#[inline(never)]
fn chains(scale: f32, shift: f32) -> f32 {
    let (scale, shift) = (f32x4_splat(scale), f32x4_splat(shift));
    // All different, or one would be worked out for all.
    let mut chains: [_; CHAINS] = std::array::from_fn(|k| f32x4_splat(k as f32));
    for _ in 0..ROUNDS {
        chains.iter_mut().for_each(|chain| *chain = f32x4_add(f32x4_mul(*chain, scale), shift));
    }
    chains.into_iter().map(|chain| f32x4_extract_lane::<0>(chain)).sum()
}
