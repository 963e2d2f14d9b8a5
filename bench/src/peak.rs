//! As many multiplications and additions as four lanes of single precision give, with nothing to fetch: what training can
//! be measured by.

/// Chains that do not wait for each other: more than a processor's latencies, fewer than its registers.
const CHAINS: usize = 12;
const ROUNDS: u32 = 4_000_000;

/// Floating-point operations a second, the best of five tries.
pub fn flops_per_s(now_ms: fn() -> f64) -> f64 {
    let tries = (0..5).map(|_| {
        let start = now_ms();
        std::hint::black_box(chains(std::hint::black_box(0.999), std::hint::black_box(0.001)));
        f64::from(ROUNDS) * (CHAINS * 4 * 2) as f64 * 1e3 / (now_ms() - start)
    });
    tries.fold(0.0, f64::max)
}

#[cfg(target_arch = "wasm32")]
fn chains(scale: f32, shift: f32) -> f32 {
    use std::arch::wasm32::{f32x4_add, f32x4_extract_lane, f32x4_mul, f32x4_splat};
    let (scale, shift) = (f32x4_splat(scale), f32x4_splat(shift));
    // All different, or one would be worked out for all.
    let mut chains: [_; CHAINS] = std::array::from_fn(|k| f32x4_splat(k as f32));
    for _ in 0..ROUNDS {
        chains.iter_mut().for_each(|chain| *chain = f32x4_add(f32x4_mul(*chain, scale), shift));
    }
    chains.into_iter().map(|chain| f32x4_extract_lane::<0>(chain)).sum()
}

#[cfg(not(target_arch = "wasm32"))]
fn chains(scale: f32, shift: f32) -> f32 {
    let mut chains: [[f32; 4]; CHAINS] = std::array::from_fn(|k| [k as f32; 4]);
    for _ in 0..ROUNDS {
        chains.iter_mut().flatten().for_each(|x| *x = *x * scale + shift);
    }
    chains.iter().flatten().sum()
}
