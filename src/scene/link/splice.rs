//! Edits of a list as a short script: "keep k, drop d, insert these", again and again. With it a link carries "100
//! drawn with seed 1, the seventh moved" instead of a hundred points.
//!
//! Bytes: `keep`, `drop` and `insert` as LEB128 numbers, then each item inserted, big-endian: a point in four bytes (i,
//! then j), an outfit's number in two. What is left of the base at the end is kept.

use crate::plane::Spot;
use std::collections::BTreeMap;

/// Bytes of a point in a script.
pub(in crate::scene) const SPOT_BYTES: usize = 4;

/// A script that turns `base` into `edited`, with items of `item_bytes` bytes, at most four. Short when little changed;
/// never wrong.
pub(in crate::scene) fn diff(base: &[u32], edited: &[u32], item_bytes: usize) -> Vec<u8> {
    let matches = kept(base, edited);
    let mut script = Vec::new();
    // A last, virtual match at both ends closes the last gap.
    let ends = [(base.len(), edited.len())];
    let (mut from_base, mut from_edited, mut keep) = (0, 0, 0);
    for (at_base, at_edited) in matches.into_iter().chain(ends) {
        let (drop, insert) = (at_base - from_base, &edited[from_edited..at_edited]);
        if drop > 0 || !insert.is_empty() {
            [keep, drop, insert.len()].iter().for_each(|n| write_number(&mut script, *n));
            insert.iter().for_each(|item| script.extend_from_slice(&item.to_be_bytes()[4 - item_bytes..]));
            keep = 0;
        }
        keep += 1;
        (from_base, from_edited) = (at_base + 1, at_edited + 1);
    }
    script
}

/// Pairs of indices at which both lists hold the same item, increasing in both.
fn kept(base: &[u32], edited: &[u32]) -> Vec<(usize, usize)> {
    // Most edits touch one place: what is alike before and behind it needs no search.
    let same = |pair: &(&u32, &u32)| pair.0 == pair.1;
    let before = base.iter().zip(edited).take_while(same).count();
    let (base_rest, edited_rest) = (&base[before..], &edited[before..]);
    let behind = base_rest.iter().rev().zip(edited_rest.iter().rev()).take_while(same).count();
    let (base_end, edited_end) = (base.len() - behind, edited.len() - behind);

    let mut places: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    (before..base_end).for_each(|idx| places.entry(base[idx]).or_default().push(idx));
    let mut pairs: Vec<(usize, usize)> = (0..before).map(|idx| (idx, idx)).collect();
    let mut next = before;
    for (offset, item) in edited[before..edited_end].iter().enumerate() {
        let Some(at) = places.get(item) else { continue };
        if let Some(at_base) = at.get(at.partition_point(|idx| *idx < next)) {
            pairs.push((*at_base, before + offset));
            next = at_base + 1;
        }
    }
    pairs.extend((0..behind).map(|idx| (base_end + idx, edited_end + idx)));
    pairs
}

/// Runs a script of items of `item_bytes` bytes; `None` if it is no script for this base, or makes more than `max` items.
pub(in crate::scene) fn patch(base: &[u32], script: &[u8], item_bytes: usize, max: usize) -> Option<Vec<u32>> {
    let mut rest_of_base = base;
    let mut script = script;
    let mut edited = Vec::new();
    while !script.is_empty() {
        let keep = read_number(&mut script)?;
        let drop = read_number(&mut script)?;
        let insert = read_number(&mut script)?;
        edited.extend_from_slice(rest_of_base.get(..keep)?);
        rest_of_base = rest_of_base.get(keep..)?.get(drop..)?;
        let bytes = script.get(..insert.checked_mul(item_bytes)?)?;
        edited.extend(bytes.chunks_exact(item_bytes).map(read_item));
        script = &script[bytes.len()..];
        if edited.len() > max {
            return None;
        }
    }
    edited.extend_from_slice(rest_of_base);
    (edited.len() <= max).then_some(edited)
}

fn read_item(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |item, byte| (item << 8) | u32::from(*byte))
}

/// A point as an item of a script.
pub(in crate::scene) fn item_of_spot(spot: &Spot) -> u32 {
    u32::from(spot.i) << 16 | u32::from(spot.j)
}

/// The point of an item.
pub(in crate::scene) fn spot_of_item(item: u32) -> Spot {
    Spot { i: (item >> 16) as u16, j: item as u16 }
}

/// Four bytes: i, then j, big-endian.
pub(in crate::scene) fn write_spot(bytes: &mut Vec<u8>, spot: Spot) {
    bytes.extend_from_slice(&spot.i.to_be_bytes());
    bytes.extend_from_slice(&spot.j.to_be_bytes());
}

/// Reads what [`write_spot`] writes, from exactly four bytes.
pub(in crate::scene) fn read_spot(bytes: &[u8]) -> Spot {
    Spot { i: u16::from_be_bytes([bytes[0], bytes[1]]), j: u16::from_be_bytes([bytes[2], bytes[3]]) }
}

/// LEB128: seven bits a byte, low ones first, the top bit set on all but the last byte.
pub(in crate::scene) fn write_number(bytes: &mut Vec<u8>, mut n: usize) {
    while n >= 0x80 {
        bytes.push((n & 0x7f) as u8 | 0x80);
        n >>= 7;
    }
    bytes.push(n as u8);
}

/// Reads what [`write_number`] writes, of at most three bytes, and moves on.
pub(in crate::scene) fn read_number(bytes: &mut &[u8]) -> Option<usize> {
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

    fn items(values: &[u8]) -> Vec<u32> {
        values.iter().map(|v| u32::from(*v) << 8 | 7).collect()
    }

    proptest! {
        // Few distinct values, so that repeats and false matches are common.
        #[test]
        fn a_script_makes_what_it_was_made_from(base in proptest::collection::vec(0_u8..20, 0..40),
                                                edited in proptest::collection::vec(0_u8..20, 0..40),
                                                item_bytes in 2_usize..=4) {
            let (base, edited) = (items(&base), items(&edited));
            prop_assert_eq!(patch(&base, &diff(&base, &edited, item_bytes), item_bytes, 100), Some(edited));
        }

        #[test]
        fn garbage_is_no_panic(base in proptest::collection::vec(0_u8..20, 0..40),
                               script in proptest::collection::vec(any::<u8>(), 0..60),
                               item_bytes in 2_usize..=4) {
            if let Some(made) = patch(&items(&base), &script, item_bytes, 50) {
                prop_assert!(made.len() <= 50);
            }
        }

        #[test]
        fn a_point_is_an_item(i in any::<u16>(), j in any::<u16>()) {
            prop_assert_eq!(spot_of_item(item_of_spot(&Spot { i, j })), Spot { i, j });
        }
    }

    #[test]
    fn one_moved_point_is_seven_bytes() {
        let base = items(&(0..100).collect::<Vec<u8>>());
        let mut edited = base.clone();
        edited[7] = item_of_spot(&Spot { i: 9999, j: 1 });
        assert_eq!(diff(&base, &edited, SPOT_BYTES), [7, 1, 1, 0x27, 0x0f, 0, 1]);
        assert!(diff(&base, &base, SPOT_BYTES).is_empty());
    }
}
