//! How wide the page is: pages lay out by the room that they have, not by that of the window. Styles read it from the root
//! element, `data-narrow` and `data-tiny`; what stands elsewhere on a narrow page reads `lab.narrow`.

use super::dom::{effect, observed, root};
use super::lab::Lab;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Narrower than this, in CSS pixels, columns stand one below the other and the main buttons move into the bar.
const NARROW: i32 = 860;
/// Narrower than this, words make room.
const TINY: i32 = 381;

/// Keeps `lab.narrow` and the root element up to date, for the life of the page.
pub fn watch(lab: Lab, main: NodeRef<html::Main>) {
    // Before the first layout the window tells.
    let window_width = window().inner_width().ok().and_then(|width| width.as_f64());
    let width = RwSignal::new(window_width.map_or(NARROW, |width| width as i32));
    lab.narrow.set(width.get_untracked() < NARROW);
    main.on_load(move |main| {
        let main: HtmlElement = main.unchecked_into();
        let measured = main.clone();
        let watching = observed(&main, move || {
            let now = measured.offset_width();
            if width.get_untracked() != now {
                width.set(now);
                if lab.narrow.get_untracked() != (now < NARROW) {
                    lab.narrow.set(now < NARROW);
                }
            }
        });
        // For the life of the page.
        std::mem::forget(watching);
    });
    effect(move || {
        let Some(root) = root() else { return };
        let width = width.get();
        let _ = root.toggle_attribute_with_force("data-narrow", width < NARROW);
        let _ = root.toggle_attribute_with_force("data-tiny", width < TINY);
    });
}
