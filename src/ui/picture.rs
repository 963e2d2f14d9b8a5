//! A picture on a canvas of its 32 by 32 pixels, which the style sheet shows as large as it is wanted.
//!
//! A browser takes a third of a millisecond to make a canvas ready: a wall of them is painted in slices.

use crate::data::{PIXELS, Picture, SIDE};
use crate::ui::dom::effect;
use crate::ui::slices::{in_slices, let_page_breathe};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

/// A picture that follows from signals. Decoration: what it shows is told beside it.
#[component]
pub fn Bitmap(
    /// `None`: nothing is there.
    #[prop(into)]
    picture: Signal<Option<Picture>>,
    /// Whether it follows a hand, and cannot wait for its turn.
    #[prop(optional)]
    at_once: bool,
) -> impl IntoView {
    let canvas = NodeRef::<html::Canvas>::new();
    effect(move || {
        let Some(canvas) = canvas.get() else { return };
        // As white as paper while there is none.
        let picture = picture.get().unwrap_or([0; PIXELS]);
        if at_once {
            show(&canvas, &rgba_of(&picture));
        } else {
            show_in_turn(canvas, rgba_of(&picture));
        }
    });
    view! { <canvas node_ref=canvas class="bitmap" width=SIDE height=SIDE aria-hidden="true"></canvas> }
}

thread_local! {
    /// Pictures that wait for their turn.
    static WAITING: RefCell<VecDeque<(HtmlCanvasElement, Vec<u8>)>> = const { RefCell::new(VecDeque::new()) };
    /// Whether someone paints them.
    static PAINTING: Cell<bool> = const { Cell::new(false) };
}

/// The same as [`show`], when the page has breathed.
pub fn show_in_turn(canvas: HtmlCanvasElement, rgba: Vec<u8>) {
    WAITING.with_borrow_mut(|waiting| waiting.push_back((canvas, rgba)));
    if PAINTING.replace(true) {
        return;
    }
    spawn_local(async {
        let_page_breathe().await;
        in_slices(|| match WAITING.with_borrow_mut(VecDeque::pop_front) {
            Some((canvas, rgba)) => {
                show(&canvas, &rgba);
                false
            }
            None => true,
        })
        .await;
        PAINTING.set(false);
    });
}

/// A picture as colours with opacity.
pub fn rgba_of(picture: &Picture) -> Vec<u8> {
    picture.iter().flat_map(|value| [255 - value, 255 - value, 255 - value, 255]).collect()
}

/// Puts colours with opacity on a canvas of a picture's size.
pub fn show(canvas: &HtmlCanvasElement, rgba: &[u8]) {
    let ctx = canvas.get_context("2d").ok().flatten().and_then(|ctx| ctx.dyn_into::<CanvasRenderingContext2d>().ok());
    let image = ImageData::new_with_u8_clamped_array(Clamped(rgba), SIDE as u32).ok();
    if let Some((ctx, image)) = ctx.zip(image) {
        // Refused only for a canvas of another document.
        let _ = ctx.put_image_data(&image, 0.0, 0.0);
    }
}
