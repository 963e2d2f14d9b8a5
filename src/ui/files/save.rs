//! Saving what a page has made, under a name.

use super::text::FilesText;
use crate::ui::lab::Lab;
use crate::ui::notice::{About, Notice};
use crate::ui::slices::{in_slices, wait_ms};
use crate::ui::text::{Texts, fill};
use js_sys::Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Text that is written piece by piece.
pub async fn text_blob(kind: &str, mut chunks: impl Iterator<Item = String>) -> Option<Blob> {
    let parts = Array::new();
    let step = || {
        let chunk = chunks.next();
        if let Some(chunk) = &chunk {
            parts.push(&chunk.into());
        }
        chunk.is_none()
    };
    in_slices(step).await;
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}

/// Saves what was made, and tells the reader how that went; `None`: it could not be made.
pub fn save(lab: Lab, made: Option<Blob>, name: &str) {
    match made.and_then(|blob| hand_over(&blob, name)) {
        Some(()) => lab.say(fill(FilesText::of(lab.lang.get_untracked()).exported, &[name])),
        None => {
            let words = |lang| FilesText::of(lang).not_exported.to_string();
            lab.notice.set(Some(Notice::new(About::File, words)));
        }
    }
}

/// As if the reader had followed a link to it.
fn hand_over(blob: &Blob, name: &str) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let anchor: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    spawn_local(async move {
        // The browser has to have begun to save before its address goes away.
        wait_ms(10_000).await;
        let _ = Url::revoke_object_url(&url);
    });
    Some(())
}
