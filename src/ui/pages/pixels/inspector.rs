//! The inspector: one picture, large, and the pixel that is read.

use super::handle::Pixels;
use super::words::{name, place};
use crate::data::SIDE;
use crate::scene::{Chosen, PixelAt, PixelsEdit};
use crate::ui::dom::{hundredths, live};
use crate::ui::picture::Bitmap;
use crate::ui::text::fill;
use leptos::html;
use leptos::prelude::*;
use web_sys::{HtmlDivElement, KeyboardEvent, PointerEvent};

/// The picture with its chosen pixel.
#[component]
pub fn Inspector(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let frame = NodeRef::<html::Div>::new();
    let inspected = pixels.inspected();
    let chosen = pixels.pick(|s| s.chosen);
    let at = pixels.pick(|s| s.pixel);
    // One gesture from the press to the release.
    let drag = StoredValue::new(None);
    let read = move |ev: &PointerEvent| {
        if let Some(at) = frame.get_untracked().map(|frame| pixel_under(&frame, ev)) {
            let _ = pixels.try_edit(PixelsEdit::Pixel(at), drag.get_value());
        }
    };
    let press = move |ev: PointerEvent| {
        drag.set_value(Some(lab.new_drag()));
        read(&ev);
    };
    let go = move |ev: PointerEvent| {
        if ev.buttons() & 1 == 1 && drag.get_value().is_some() {
            read(&ev);
        }
    };
    let key = move |ev: KeyboardEvent| {
        let Some(to) = step(&ev, at.get_untracked()) else { return };
        ev.prevent_default();
        let _ = pixels.try_edit(PixelsEdit::Pixel(to), Some(lab.burst("pixel")));
        if let Some((_, picture)) = inspected.get_untracked() {
            let [row, column] = [to.row + 1, to.column + 1].map(|n| n.to_string());
            let value = picture[to.idx()].to_string();
            lab.say(fill(untrack(|| pixels.t().read), &[&row, &column, &value]));
        }
    };
    let class = move || match chosen.get() {
        Chosen::Picture(_) => "inspector",
        Chosen::Sample(_) | Chosen::Traits(_) => "inspector sample",
    };
    view! {
        <div class="inspector-part">
            <p class="inspector-head">
                <b>{live(move || name(lab.lang.get(), chosen.get()))}</b>
                <span class="hint">{live(move || place(lab.lang.get(), at.get()))}</span>
            </p>
            <div
                node_ref=frame
                class=class
                role="application"
                tabindex="0"
                aria-label=pixels.words(|t| t.inspector)
                aria-describedby="pixels-reading pixels-keys"
                on:pointerdown=press
                on:pointermove=go
                on:pointerup=move |_| drag.set_value(None)
                on:keydown=key
            >
                <Bitmap picture=Signal::derive(move || inspected.get().map(|(_, picture)| picture)) at_once=true />
                <Square at=at side=Signal::stored(1) />
            </div>
            <p class="visually-hidden" id="pixels-keys">{pixels.words(|t| t.inspector_hint)}</p>
        </div>
    }
}

/// A square of pixels, in the inspector's own measure.
#[component]
pub fn Square(
    /// Its pixel at the top left.
    #[prop(into)]
    at: Signal<PixelAt>,
    /// Pixels to a side.
    #[prop(into)]
    side: Signal<usize>,
) -> impl IntoView {
    let share = |n: usize| format!("{}%", hundredths(n as f64 * 100.0 / SIDE as f64));
    view! {
        <div
            class="square"
            style:left=live(move || share(at.get().column))
            style:top=live(move || share(at.get().row))
            style:width=live(move || share(side.get()))
            style:height=live(move || share(side.get()))
        ></div>
    }
}

/// The pixel under a pointer, within the picture.
pub fn pixel_under(frame: &HtmlDivElement, ev: &PointerEvent) -> PixelAt {
    let edges = frame.get_bounding_client_rect();
    let cell = |at: f64, from: f64, length: f64| {
        let share = if length > 0.0 { (at - from) / length } else { 0.0 };
        ((share * SIDE as f64).max(0.0) as usize).min(SIDE - 1)
    };
    PixelAt {
        row: cell(f64::from(ev.client_y()), edges.top(), edges.height()),
        column: cell(f64::from(ev.client_x()), edges.left(), edges.width()),
    }
}

/// Where a key leads from a pixel; `None`: the key is not for the inspector.
pub fn step(ev: &KeyboardEvent, now: PixelAt) -> Option<PixelAt> {
    let by = if ev.shift_key() { 4 } else { 1 };
    let moved = |rows: isize, columns: isize| PixelAt {
        row: now.row.saturating_add_signed(rows).min(SIDE - 1),
        column: now.column.saturating_add_signed(columns).min(SIDE - 1),
    };
    Some(match ev.key().as_str() {
        "ArrowRight" => moved(0, by),
        "ArrowLeft" => moved(0, -by),
        "ArrowDown" => moved(by, 0),
        "ArrowUp" => moved(-by, 0),
        "Home" => PixelAt { column: 0, ..now },
        "End" => PixelAt { column: SIDE - 1, ..now },
        "PageUp" => moved(-8, 0),
        "PageDown" => moved(8, 0),
        _ => return None,
    })
}
