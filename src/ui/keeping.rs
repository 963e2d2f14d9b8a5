//! Keeping the work in storage, and telling the reader where it is kept.

use super::fragment::fits;
use super::lab::Lab;
use super::notice::{About, Notice};
use super::text::Lang;
use super::{files, storage, tab};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;

thread_local! {
    /// What was last said about it: said once, not at every edit.
    static SAID: Cell<Keeping> = const { Cell::new(Keeping::Kept) };
}

/// Where the work on screen is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Keeping {
    /// In storage, and in the address.
    Kept,
    /// In storage alone.
    TooLong,
    /// In the address alone: storage is full or forbidden.
    InAddress,
    /// Nowhere: too long for an address, and storage is full or forbidden.
    Nowhere,
}

/// Puts a scene into storage; `false` if the browser would not.
pub fn keep(id: &str, fragment: &str) -> bool {
    let kept = storage::keep(id, fragment);
    if kept && storage::is_crowded() {
        spawn_local(async move {
            let open = tab::open_tabs().await;
            storage::tidy(|piece| storage::is_of(piece, &open));
        });
    }
    kept
}

/// The same, with whatever room can be made, and the reader told where it is kept then.
pub fn keep_and_tell(lab: Lab, id: String, fragment: String, is_in_address: bool) {
    if keep(&id, &fragment) {
        return tell(lab, true, is_in_address);
    }
    spawn_local(async move {
        let open = tab::open_tabs().await;
        let kept = storage::keep_with_less(&id, &fragment, |piece| storage::is_of(piece, &open), fits);
        tell(lab, kept, is_in_address);
    });
}

/// Says it once; and takes it back only if it is still what is on screen.
fn tell(lab: Lab, is_kept: bool, is_in_address: bool) {
    let now = match (is_kept, is_in_address) {
        (true, true) => Keeping::Kept,
        (true, false) => Keeping::TooLong,
        (false, true) => Keeping::InAddress,
        (false, false) => Keeping::Nowhere,
    };
    if SAID.replace(now) == now {
        return;
    }
    let notice = |words: fn(Lang) -> &'static str| Notice::new(About::Keeping, move |lang| words(lang).to_string());
    lab.kept.set(match now {
        Keeping::Kept => None,
        Keeping::TooLong => Some(notice(|lang| lang.text().too_long_for_link)),
        Keeping::InAddress => Some(notice(|lang| lang.text().not_saved)),
        Keeping::Nowhere => Some(
            notice(|lang| lang.text().kept_nowhere)
                .offering(|lang| lang.text().export.to_string(), move || files::export(lab, "json")),
        ),
    });
}
