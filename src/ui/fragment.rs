//! The fragment of the address bar: read without its checksum, written with it.

use crate::scene::{summed, without_sum};
use leptos::prelude::window;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// Over this length of the whole address only storage holds the scene.
pub const MAX_URL_CHARS: usize = 16_000;

/// `&sum=` and eight digits, and the `#`.
const SUM_CHARS: usize = 14;

thread_local! {
    /// The fragment that the page wrote or opened last: another one is the reader's.
    static SHOWN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The fragment, without the `#` and the checksum; and whether that is right.
pub fn read() -> (String, bool) {
    let hash = window().location().hash().unwrap_or_default();
    without_sum(hash.trim_start_matches('#'))
}

/// Whether the reader has gone to another fragment than the page knows of: the browser tells a moment later.
pub fn is_news() -> bool {
    read().0 != SHOWN.with_borrow(Clone::clone)
}

/// The page knows the fragment that stands there, as it reads there, whatever the browser made of it.
pub fn know() {
    SHOWN.set(read().0);
}

/// Puts another fragment in the place of this one.
pub fn replace(fragment: &str) {
    let Ok(history) = window().history() else { return };
    let url = if fragment.is_empty() { base() } else { url(fragment) };
    // Refused after too many calls; the next edit writes again.
    let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&url));
    know();
}

/// Goes to another fragment: a new entry of the browser's history.
pub fn push(fragment: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&url(fragment)));
        know();
    }
}

/// The address with a fragment.
pub fn url(fragment: &str) -> String {
    format!("{}#{}", base(), summed(fragment))
}

/// Whether a fragment fits the address.
pub fn fits(fragment: &str) -> bool {
    base().len() + SUM_CHARS + fragment.len() <= MAX_URL_CHARS
}

/// The address without its fragment.
fn base() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_string()
}
