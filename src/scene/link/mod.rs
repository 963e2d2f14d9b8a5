//! What the links of all pages share. A link is the scene of a page as the fragment of an address, and back (grammar:
//! `docs/links.md`).
//!
//! Links are untrusted and live for ever: every field is parsed into its range or a [`LinkError`] that says what is
//! wrong and where, what a link leaves out is frozen in the default of its page, and a round trip is equality.

mod error;
mod mask;
mod number;
mod percent;
mod places;
mod splice;
mod sum;
mod word;

pub use error::{LinkCause, LinkError};
pub(in crate::scene) use mask::{mask_text, painted};
pub use number::NumberSpec;
pub(in crate::scene) use places::{items, places_text, read_places};
pub(in crate::scene) use splice::{SPOT_BYTES, diff, patch, spot_of_item};
pub use sum::{summed, without_sum};
pub(in crate::scene) use word::Word;

use super::page::Page;
use crate::ENGINE;
use percent::{percent_decoded, percent_encode};
use std::str::FromStr;

/// Longest fragment that is read. 20,000 observations take 106,667 characters, 100,000 outfits 200,000.
pub const MAX_LINK_CHARS: usize = 204_000;

/// Version of the grammar.
pub(in crate::scene) const VERSION: i64 = 1;

/// One field as read: its key, its value, and where it starts.
pub(in crate::scene) struct RawField {
    pub key: String,
    pub value: String,
    pub at: usize,
}

impl RawField {
    pub(in crate::scene) fn error(&self, cause: LinkCause) -> LinkError {
        LinkError { key: self.key.chars().take(40).collect(), at: self.at, cause }
    }
}

/// The fields that head every link.
pub(in crate::scene) fn head(page: Page) -> Vec<(&'static str, String)> {
    vec![("v", VERSION.to_string()), ("engine", ENGINE.to_string()), ("page", page.name().to_string())]
}

/// Fields as a fragment.
pub(in crate::scene) fn fragment(fields: Vec<(&'static str, String)>) -> String {
    let mut link = String::new();
    for (key, value) in fields {
        if !link.is_empty() {
            link.push('&');
        }
        link.push_str(key);
        link.push('=');
        percent_encode(&mut link, &value);
    }
    link
}

/// The fields of a fragment, with or without its `#`, whatever they say.
pub(in crate::scene) fn raw_fields(fragment: &str) -> Result<Vec<RawField>, LinkError> {
    let text = fragment.strip_prefix('#').unwrap_or(fragment);
    if text.len() > MAX_LINK_CHARS {
        return Err(LinkError { key: String::new(), at: 1, cause: LinkCause::TooLong });
    }
    let mut raw = Vec::new();
    let mut at = 1;
    for pair in text.split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        raw.push(RawField { key: percent_decoded(key), value: percent_decoded(value), at });
        if !pair.contains('=') {
            // What is no link of ours, or one of a later version, says that first.
            check_version(&raw)?;
            return Err(RawField { key: percent_decoded(key), value: String::new(), at }.error(LinkCause::NotAPair));
        }
        at += pair.chars().count() + 1;
    }
    Ok(raw)
}

/// The version is read first: a later one may have fields that we cannot judge.
pub(in crate::scene) fn check_version(raw: &[RawField]) -> Result<(), LinkError> {
    let Some(field) = raw.iter().find(|f| f.key == "v") else {
        let key = raw.first().map(|f| f.key.chars().take(40).collect()).unwrap_or_default();
        return Err(LinkError { key, at: 1, cause: LinkCause::NoVersion });
    };
    match digits::<u64>(&field.value) {
        Some(1) => Ok(()),
        Some(2..) => Err(field.error(LinkCause::FutureVersion)),
        _ => Err(field.error(LinkCause::NoVersion)),
    }
}

/// What the fields that every link may have say.
pub(in crate::scene) struct Common {
    /// The engine revision that wrote the link.
    pub engine: u32,
    /// The language that it asks for, as written.
    pub lang: Option<String>,
}

/// Reads the fields that every link may have, and hands the others to `take`. None may stand there twice.
pub(in crate::scene) fn read_fields<'a>(
    raw: &'a [RawField],
    page: Page,
    mut take: impl FnMut(&'a RawField) -> Result<(), LinkError>,
) -> Result<Common, LinkError> {
    check_version(raw)?;
    let mut common = Common { engine: ENGINE, lang: None };
    for (idx, field) in raw.iter().enumerate() {
        if raw[..idx].iter().any(|before| before.key == field.key) {
            return Err(field.error(LinkCause::Twice));
        }
        match field.key.as_str() {
            "v" | "ui" | "step" | "course" | "sum" => {}
            "engine" => common.engine = number(field, 1, i64::from(u32::MAX))? as u32,
            "lang" => common.lang = Some(field.value.clone()),
            "page" if field.value == page.name() => {}
            "page" => return Err(field.error(LinkCause::UnknownWord(page.name()))),
            _ => take(field)?,
        }
    }
    Ok(common)
}

pub(in crate::scene) fn choice<T: Word>(field: &RawField) -> Result<T, LinkError> {
    let found = T::ALL.iter().find(|choice| choice.word() == field.value);
    found.copied().ok_or_else(|| field.error(LinkCause::UnknownWord(T::LIST)))
}

/// A number of digits alone; std would read `+1` too.
pub(in crate::scene) fn digits<T: FromStr>(text: &str) -> Option<T> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

pub(in crate::scene) fn number(field: &RawField, min: i64, max: i64) -> Result<i64, LinkError> {
    let n: i64 = digits(&field.value).ok_or_else(|| field.error(LinkCause::NotANumber))?;
    let out = LinkCause::OutOfRange { min: min.to_string(), max: max.to_string() };
    (min..=max).contains(&n).then_some(n).ok_or_else(|| field.error(out))
}

pub(in crate::scene) fn typed_number(field: &RawField, spec: NumberSpec) -> Result<i64, LinkError> {
    let out = LinkCause::OutOfRange { min: spec.format(spec.min), max: spec.format(spec.max) };
    let steps = spec.parse(&field.value).map_err(|()| field.error(LinkCause::NotANumber))?;
    steps.ok_or_else(|| field.error(out))
}
