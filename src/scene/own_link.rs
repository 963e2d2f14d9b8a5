//! How links name a person's own pictures: `own.hash.count`.

use super::link::{LinkCause, LinkError, RawField, digits};
use super::{MAX_OWN_PICTURES, MIN_OWN_PICTURES, OwnId};

/// Hexadecimal digits of a hash.
const HASH_DIGITS: usize = 16;

/// As links have it.
pub(super) fn own_text(OwnId { hash, n }: OwnId) -> String {
    format!("own.{hash:016x}.{n}")
}

/// Reads it; `words` is all that may stand there, for the error.
pub(super) fn read_own(field: &RawField, words: &'static str) -> Result<OwnId, LinkError> {
    let digit = |b: u8| match b {
        b'0'..=b'9' => Some(u64::from(b - b'0')),
        b'a'..=b'f' => Some(u64::from(b - b'a') + 10),
        _ => None,
    };
    let own = || {
        let (hash, n) = field.value.strip_prefix("own.")?.split_once('.')?;
        let mut digits = hash.bytes();
        let value = digits.try_fold(0, |hash, b| digit(b).map(|digit| hash << 4 | digit));
        value.filter(|_| hash.len() == HASH_DIGITS).map(|hash| (hash, n))
    };
    let (hash, n) = own().ok_or_else(|| field.error(LinkCause::UnknownWord(words)))?;
    Ok(OwnId { hash, n: counted(field, n, MIN_OWN_PICTURES, MAX_OWN_PICTURES)? })
}

/// A number of at most six digits, in a range.
pub(super) fn counted(field: &RawField, text: &str, min: usize, max: usize) -> Result<usize, LinkError> {
    let n: usize = digits(text).filter(|_| text.len() <= 6).ok_or_else(|| field.error(LinkCause::NotANumber))?;
    let out = LinkCause::OutOfRange { min: min.to_string(), max: max.to_string() };
    (min..=max).contains(&n).then_some(n).ok_or_else(|| field.error(out))
}
