//! New seeds: the one thing that is left to chance.

use super::lab::Lab;
use super::notice::{About, Notice};
use super::text::Lang;
use leptos::prelude::*;

/// A seed from the browser's cryptographic source; where that gives none, the reader is told.
pub fn new_seed(lab: Lab) -> Option<u32> {
    let seed = getrandom::u32().ok();
    if seed.is_none() {
        lab.notice.set(Some(Notice::new(About::Other, |lang: Lang| lang.text().no_randomness.to_string())));
    }
    seed
}
