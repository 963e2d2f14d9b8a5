//! Edits of a list as a short script: "keep k, drop d, insert these", again and again. With it a link carries "100
//! drawn with seed 1, the seventh moved" instead of a hundred points.
//!
//! Bytes: `keep`, `drop` and `insert` as LEB128 numbers, then four bytes a point inserted (i, then j, big-endian).
//! What is left of the base at the end is kept.

use crate::plane::Spot;
use std::collections::BTreeMap;

/// A script that turns `base` into `edited`. Short when little changed; never wrong.
pub(super) fn diff(base: &[Spot], edited: &[Spot]) -> Vec<u8> {
    let matches = kept(base, edited);
    let mut script = Vec::new();
    // A last, virtual match at both ends closes the last gap.
    let ends = [(base.len(), edited.len())];
    let (mut from_base, mut from_edited, mut keep) = (0, 0, 0);
    for (at_base, at_edited) in matches.into_iter().chain(ends) {
        let (drop, insert) = (at_base - from_base, &edited[from_edited..at_edited]);
        if drop > 0 || !insert.is_empty() {
            [keep, drop, insert.len()].iter().for_each(|n| write_number(&mut script, *n));
            insert.iter().for_each(|spot| write_spot(&mut script, *spot));
            keep = 0;
        }
        keep += 1;
        (from_base, from_edited) = (at_base + 1, at_edited + 1);
    }
    script
}

/// Pairs of indices at which both lists hold the same spot, increasing in both.
fn kept(base: &[Spot], edited: &[Spot]) -> Vec<(usize, usize)> {
    // Most edits touch one place: what is alike before and behind it needs no search.
    let same = |pair: &(&Spot, &Spot)| pair.0 == pair.1;
    let before = base.iter().zip(edited).take_while(same).count();
    let (base_rest, edited_rest) = (&base[before..], &edited[before..]);
    let behind = base_rest.iter().rev().zip(edited_rest.iter().rev()).take_while(same).count();
    let (base_end, edited_end) = (base.len() - behind, edited.len() - behind);

    let mut places: BTreeMap<Spot, Vec<usize>> = BTreeMap::new();
    (before..base_end).for_each(|idx| places.entry(base[idx]).or_default().push(idx));
    let mut pairs: Vec<(usize, usize)> = (0..before).map(|idx| (idx, idx)).collect();
    let mut next = before;
    for (offset, spot) in edited[before..edited_end].iter().enumerate() {
        let Some(at) = places.get(spot) else { continue };
        if let Some(at_base) = at.get(at.partition_point(|idx| *idx < next)) {
            pairs.push((*at_base, before + offset));
            next = at_base + 1;
        }
    }
    pairs.extend((0..behind).map(|idx| (base_end + idx, edited_end + idx)));
    pairs
}

/// Runs a script; `None` if it is no script for this base, or makes more than `max` points.
pub(super) fn patch(base: &[Spot], script: &[u8], max: usize) -> Option<Vec<Spot>> {
    let mut rest_of_base = base;
    let mut script = script;
    let mut edited = Vec::new();
    while !script.is_empty() {
        let keep = read_number(&mut script)?;
        let drop = read_number(&mut script)?;
        let insert = read_number(&mut script)?;
        edited.extend_from_slice(rest_of_base.get(..keep)?);
        rest_of_base = rest_of_base.get(keep..)?.get(drop..)?;
        let bytes = script.get(..insert.checked_mul(4)?)?;
        edited.extend(bytes.chunks_exact(4).map(read_spot));
        script = &script[bytes.len()..];
        if edited.len() > max {
            return None;
        }
    }
    edited.extend_from_slice(rest_of_base);
    (edited.len() <= max).then_some(edited)
}

/// Four bytes: i, then j, big-endian.
pub(super) fn write_spot(bytes: &mut Vec<u8>, spot: Spot) {
    bytes.extend_from_slice(&spot.i.to_be_bytes());
    bytes.extend_from_slice(&spot.j.to_be_bytes());
}

/// Reads what [`write_spot`] writes, from exactly four bytes.
pub(super) fn read_spot(bytes: &[u8]) -> Spot {
    Spot { i: u16::from_be_bytes([bytes[0], bytes[1]]), j: u16::from_be_bytes([bytes[2], bytes[3]]) }
}

/// LEB128: seven bits a byte, low ones first, the top bit set on all but the last byte.
pub(super) fn write_number(bytes: &mut Vec<u8>, mut n: usize) {
    while n >= 0x80 {
        bytes.push((n & 0x7f) as u8 | 0x80);
        n >>= 7;
    }
    bytes.push(n as u8);
}

/// Reads what [`write_number`] writes, of at most three bytes, and moves on.
pub(super) fn read_number(bytes: &mut &[u8]) -> Option<usize> {
    let mut n = 0_usize;
    // Three bytes hold 2,097,151: more than any list here, and no room for overflow.
    for shift in [0, 7, 14] {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        n |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(n);
        }
    }
    None
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn spots(values: &[u8]) -> Vec<Spot> {
        values.iter().map(|v| Spot { i: u16::from(*v), j: 0 }).collect()
    }

    proptest! {
        // Few distinct values, so that repeats and false matches are common.
        #[test]
        fn a_script_makes_what_it_was_made_from(base in proptest::collection::vec(0_u8..20, 0..40),
                                                edited in proptest::collection::vec(0_u8..20, 0..40)) {
            let (base, edited) = (spots(&base), spots(&edited));
            prop_assert_eq!(patch(&base, &diff(&base, &edited), 100), Some(edited));
        }

        #[test]
        fn garbage_is_no_panic(base in proptest::collection::vec(0_u8..20, 0..40),
                               script in proptest::collection::vec(any::<u8>(), 0..60)) {
            if let Some(points) = patch(&spots(&base), &script, 50) {
                prop_assert!(points.len() <= 50);
            }
        }
    }

    #[test]
    fn one_moved_point_is_seven_bytes() {
        let base = spots(&(0..100).collect::<Vec<u8>>());
        let mut edited = base.clone();
        edited[7] = Spot { i: 9999, j: 1 };
        assert_eq!(diff(&base, &edited).len(), 7);
        assert!(diff(&base, &base).is_empty());
    }
}
