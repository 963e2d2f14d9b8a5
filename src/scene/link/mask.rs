//! A painted mask as text: base64url of its 576 bytes, or of the lengths of its runs where that is shorter.
//!
//! Runs are LEB128 numbers that say, row by row from the north-west, how many cells are off, then how many are on, and so
//! on until all 4,608 are told. 576 bytes are always the cells themselves, so no runs have that length.

use super::splice::{read_number, write_number};
use super::{LinkCause, LinkError, RawField};
use crate::data::Mask;
use base64ct::{Base64UrlUnpadded, Encoding};

/// The text of a mask.
pub(in crate::scene) fn mask_text(mask: &Mask) -> String {
    let runs = runs(mask);
    if runs.len() < Mask::BYTES {
        Base64UrlUnpadded::encode_string(&runs)
    } else {
        Base64UrlUnpadded::encode_string(&mask.to_bytes())
    }
}

/// The mask of a text; `None` if it is none.
pub(in crate::scene) fn read_mask(text: &str) -> Option<Mask> {
    let bytes = Base64UrlUnpadded::decode_vec(text).ok()?;
    if let Ok(bits) = <[u8; Mask::BYTES]>::try_from(&bytes[..]) {
        return Some(Mask::from_bytes(bits));
    }
    let mut unread = &bytes[..];
    let mut ends = Vec::new();
    let mut told = 0;
    while !unread.is_empty() {
        let run = read_number(&mut unread)?;
        told += run;
        // Only the first may be empty: a mask has one text of each kind.
        if told > Mask::CELLS || (run == 0 && !ends.is_empty()) {
            return None;
        }
        ends.push(told);
    }
    // Which run a cell lies in: every second one is on.
    (told == Mask::CELLS).then(|| Mask::from_cells(|cell_idx| ends.partition_point(|end| *end <= cell_idx) % 2 == 1))
}

fn runs(mask: &Mask) -> Vec<u8> {
    let mut bytes = Vec::new();
    let (mut is_on, mut from) = (false, 0);
    for cell_idx in 0..=Mask::CELLS {
        if cell_idx == Mask::CELLS || mask.is_on(cell_idx) != is_on {
            write_number(&mut bytes, cell_idx - from);
            (is_on, from) = (!is_on, cell_idx);
        }
    }
    bytes
}

/// A painting in a field.
pub(in crate::scene) fn painted(field: &RawField) -> Result<Mask, LinkError> {
    read_mask(&field.value).ok_or_else(|| field.error(LinkCause::BrokenMask))
}
