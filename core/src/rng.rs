//! One named generator with named streams.
//!
//! Everything random in the lab is a function of a 32-bit seed that stands in the link, so that the link opens to the
//! same picture. Each purpose draws from a stream of its own: changing how many samples are drawn must not change
//! which observations were.
//!
//! The generator is xoshiro256++ (Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators",
//! ACM TOMS 47), seeded by SplitMix64 as its authors advise.

use crate::math;
use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;
use std::f64::consts::TAU;

/// The lab's generator. Use it through the `rand` traits.
pub type LabRng = Xoshiro256PlusPlus;

/// The stream `name` of `seed`: the same two give the same numbers on every machine.
///
/// ```
/// use rand::Rng;
/// let mut a = coastline_core::rng::stream(1, "samples");
/// let mut b = coastline_core::rng::stream(1, "samples");
/// assert_eq!(a.next_u64(), b.next_u64());
/// let mut c = coastline_core::rng::stream(1, "observations");
/// assert_ne!(a.next_u64(), c.next_u64());
/// ```
pub fn stream(seed: u32, name: &str) -> LabRng {
    LabRng::seed_from_u64(named(seed, name).finish())
}

/// A stream of its own for each step of `name`: what a step draws then depends on no step before, so that one can begin at
/// any.
pub fn stream_at(seed: u32, name: &str, step: u32) -> LabRng {
    let mut hash = named(seed, name);
    hash.write(&step.to_le_bytes());
    LabRng::seed_from_u64(hash.finish())
}

fn named(seed: u32, name: &str) -> Fnv1a {
    let mut hash = Fnv1a::new();
    hash.write(name.as_bytes());
    hash.write(&seed.to_le_bytes());
    hash
}

/// A number below `n`, all equally likely; 0 if there is none.
pub fn index(rng: &mut LabRng, n: u64) -> u64 {
    if n == 0 { 0 } else { rng.random_range(0..n) }
}

/// Two independent standard normal numbers (Box & Muller 1958, "A note on the generation of random normal deviates", eq. 1):
/// √(−2 ln u) cos 2πv and √(−2 ln u) sin 2πv, of u in (0, 1] and v in [0, 1). Not by `rand_distr`, whose normals were
/// measured to differ between native and WebAssembly.
pub fn two_normals(rng: &mut LabRng) -> [f64; 2] {
    let (u, v) = (1.0 - rng.random::<f64>(), rng.random::<f64>());
    let (radius, angle) = ((-2.0 * math::ln(u)).sqrt(), TAU * v);
    [radius * math::cos(angle), radius * math::sin(angle)]
}

/// The 64-bit FNV-1a hash (Fowler, Noll, Vo; draft-eastlake-fnv): small, and the same everywhere. It names streams
/// and fingerprints samples; it protects nothing.
#[derive(Clone, Debug)]
pub struct Fnv1a(u64);

impl Fnv1a {
    /// The hash of no bytes.
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// Adds bytes.
    pub fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// The hash of all bytes so far.
    pub fn finish(&self) -> u64 {
        self.0
    }
}

impl Default for Fnv1a {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fnv_matches_the_published_vectors() {
        let hash = |text: &str| {
            let mut h = Fnv1a::new();
            h.write(text.as_bytes());
            h.finish()
        };
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash("foobar"), 0x8594_4171_f739_67e8);
    }
}
