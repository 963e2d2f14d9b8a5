//! Places of the plane in a link: base64url of two `u16` each.

use super::splice::{item_of_spot, read_spot, write_spot};
use super::{LinkCause, LinkError, RawField};
use crate::plane::Spot;
use base64ct::{Base64UrlUnpadded, Encoding};

/// Places as the items of an edit script.
pub(in crate::scene) fn items(spots: &[Spot]) -> Vec<u32> {
    spots.iter().map(item_of_spot).collect()
}

/// As a link has them.
pub(in crate::scene) fn places_text(spots: &[Spot]) -> String {
    let mut bytes = Vec::with_capacity(spots.len() * 4);
    spots.iter().for_each(|spot| write_spot(&mut bytes, *spot));
    Base64UrlUnpadded::encode_string(&bytes)
}

/// Reads what [`places_text`] writes, at most so many.
pub(in crate::scene) fn read_places(field: &RawField, max: usize) -> Result<Vec<Spot>, LinkError> {
    let bytes = Base64UrlUnpadded::decode_vec(&field.value).map_err(|_| field.error(LinkCause::BrokenPoints))?;
    if bytes.len() % 4 != 0 {
        return Err(field.error(LinkCause::BrokenPoints));
    }
    if bytes.len() / 4 > max {
        return Err(field.error(LinkCause::TooMany(max)));
    }
    Ok(bytes.chunks_exact(4).map(read_spot).collect())
}
