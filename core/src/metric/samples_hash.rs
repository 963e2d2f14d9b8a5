//! A fingerprint of samples: same link, same hash, on every machine.

use crate::plane::Point;
use crate::rng::Fnv1a;

/// Hashes samples as they come, so that 100,000 of them can be hashed in slices.
#[derive(Clone, Debug, Default)]
pub struct SamplesHash(Fnv1a);

impl SamplesHash {
    /// Adds one sample: x, then y, as little-endian f64.
    pub fn push(&mut self, p: Point) {
        self.0.write(&p.x.to_le_bytes());
        self.0.write(&p.y.to_le_bytes());
    }

    /// The hash of all so far, as 16 hexadecimal digits.
    pub fn hex(&self) -> String {
        format!("{:016x}", self.0.finish())
    }
}

/// The hash of all samples.
pub fn samples_hash(samples: &[Point]) -> String {
    let mut hash = SamplesHash::default();
    samples.iter().for_each(|p| hash.push(*p));
    hash.hex()
}
