//! A fingerprint of weights, by which two people see that their machines trained the same network.

use crate::rng::Fnv1a;

/// Eight hex digits of all weights in order, then of averaged weights if there are any, as little-endian `f32`: the
/// 64-bit FNV-1a hash, its halves put over each other by exclusive or.
///
/// ```
/// assert_eq!(coastline_core::train::weights_hash(&[&[]]), "4fd0bfc1");
/// ```
pub fn weights_hash(weights: &[&[f32]]) -> String {
    format!("{:08x}", hash_of(weights))
}

/// The same as a number.
pub(super) fn hash_of(weights: &[&[f32]]) -> u32 {
    let mut hash = Fnv1a::new();
    for weight in weights.iter().copied().flatten() {
        hash.write(&weight.to_le_bytes());
    }
    let hash = hash.finish();
    (hash ^ (hash >> 32)) as u32
}
