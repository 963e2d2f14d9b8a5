//! The corners of many spots: least and greatest step on each side.
//!
//! Spots lie in memory as pairs of 16 bits, so that four of them fill the eight lanes of a SIMD register. Natively the
//! compiler sees that by itself. In WebAssembly it must be told: the page is compiled for size, which in the last,
//! common pass over all crates leaves vectorising out.

use crate::plane::Spot;

/// The south-west and the north-east corner of the smallest rectangle around the spots; `None` without any.
pub(super) fn corners(spots: &[Spot]) -> Option<[Spot; 2]> {
    let first = *spots.first()?;
    let (mut lowest, mut highest) = (lanes::of([first; 4]), lanes::of([first; 4]));
    let fours = spots.chunks_exact(4);
    let rest = fours.remainder().iter().copied();
    for four in fours {
        let four = lanes::of([four[0], four[1], four[2], four[3]]);
        lowest = lanes::min(lowest, four);
        highest = lanes::max(highest, four);
    }
    let low = |a: Spot, b: Spot| Spot { i: a.i.min(b.i), j: a.j.min(b.j) };
    let high = |a: Spot, b: Spot| Spot { i: a.i.max(b.i), j: a.j.max(b.j) };
    let southwest = lanes::spots(lowest).into_iter().chain(rest.clone()).fold(first, low);
    let northeast = lanes::spots(highest).into_iter().chain(rest).fold(first, high);
    Some([southwest, northeast])
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod lanes {
    use super::Spot;
    use core::arch::wasm32::{u16x8, u16x8_extract_lane as lane, v128};

    pub(super) use core::arch::wasm32::{u16x8_max as max, u16x8_min as min};

    pub(super) fn of([a, b, c, d]: [Spot; 4]) -> v128 {
        u16x8(a.i, a.j, b.i, b.j, c.i, c.j, d.i, d.j)
    }

    pub(super) fn spots(v: v128) -> [Spot; 4] {
        [
            Spot { i: lane::<0>(v), j: lane::<1>(v) },
            Spot { i: lane::<2>(v), j: lane::<3>(v) },
            Spot { i: lane::<4>(v), j: lane::<5>(v) },
            Spot { i: lane::<6>(v), j: lane::<7>(v) },
        ]
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod lanes {
    use super::Spot;
    use std::array::from_fn;

    pub(super) fn of(spots: [Spot; 4]) -> [Spot; 4] {
        spots
    }

    pub(super) fn min(a: [Spot; 4], b: [Spot; 4]) -> [Spot; 4] {
        from_fn(|k| Spot { i: a[k].i.min(b[k].i), j: a[k].j.min(b[k].j) })
    }

    pub(super) fn max(a: [Spot; 4], b: [Spot; 4]) -> [Spot; 4] {
        from_fn(|k| Spot { i: a[k].i.max(b[k].i), j: a[k].j.max(b[k].j) })
    }

    pub(super) fn spots(v: [Spot; 4]) -> [Spot; 4] {
        v
    }
}
