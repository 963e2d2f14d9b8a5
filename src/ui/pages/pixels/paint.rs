//! Painting a picture of one's own: the inspector becomes the canvas.

use super::handle::Pixels;
use super::inspector::{Square, pixel_under, step};
use super::own::add_painted;
use super::words::place;
use crate::data::{Picture, SIDE};
use crate::scene::{NumberSpec, PixelAt};
use crate::ui::controls::{NumberInput, Typed};
use crate::ui::dom::{live, word};
use crate::ui::picture::Bitmap;
use crate::ui::text::fill;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{KeyboardEvent, PointerEvent};

/// The grey of the brush.
const GREY: NumberSpec = NumberSpec { key: "grey", min: 0, max: 255, decimals: 0, press: 1 };
/// Its side, in pixels.
const BRUSH: NumberSpec = NumberSpec { key: "brush", min: 1, max: 8, decimals: 0, press: 1 };
/// Greys at hand.
const GREYS: [i64; 5] = [0, 68, 128, 192, 255];

/// The canvas: a pointer paints, arrows move the brush and Space paints.
#[component]
pub fn PaintCanvas(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let frame = NodeRef::<html::Div>::new();
    let at = RwSignal::new(PixelAt { row: SIDE / 2, column: SIDE / 2 });
    let last = StoredValue::new(None::<PixelAt>);
    let here = move |ev: &PointerEvent| frame.get_untracked().map(|frame| pixel_under(&frame, ev));
    let press = move |ev: PointerEvent| {
        let Some(to) = here(&ev) else { return };
        at.set(to);
        last.set_value(Some(to));
        stroke(pixels, to, to);
    };
    let go = move |ev: PointerEvent| {
        let Some(to) = here(&ev) else { return };
        at.set(to);
        if let Some(from) = last.get_value().filter(|_| ev.buttons() & 1 == 1) {
            stroke(pixels, from, to);
            last.set_value(Some(to));
        }
    };
    let key = move |ev: KeyboardEvent| {
        let now = at.get_untracked();
        if ev.key() == " " || ev.key() == "Enter" {
            stroke(pixels, now, now);
        } else if let Some(to) = step(&ev, now) {
            at.set(to);
            lab.say(place(lab.lang.get_untracked(), to));
        } else {
            return;
        }
        ev.prevent_default();
    };
    let picture = Signal::derive(move || pixels.painting.with(|painting| painting.as_deref().copied()));
    let corner = Signal::derive(move || brush_at(at.get(), pixels.brush.get() as usize).0);
    let side = Signal::derive(move || pixels.brush.get() as usize);
    view! {
        <div class="inspector-part">
            <p class="inspector-head">
                <b>{pixels.words(|t| t.new_picture)}</b>
                <span class="hint">{live(move || place(lab.lang.get(), at.get()))}</span>
            </p>
            <div
                node_ref=frame
                class="inspector painting"
                role="application"
                tabindex="0"
                aria-label=pixels.words(|t| t.paint)
                aria-describedby="pixels-keys"
                on:pointerdown=press
                on:pointermove=go
                on:pointerup=move |_| last.set_value(None)
                on:keydown=key
            >
                <Bitmap picture at_once=true />
                <Square at=corner side />
            </div>
            <p class="visually-hidden" id="pixels-keys">{pixels.words(|t| t.paint_keys)}</p>
        </div>
    }
}

/// The pixel at the brush's top left, and the one past its bottom right.
fn brush_at(at: PixelAt, brush: usize) -> (PixelAt, PixelAt) {
    let from = |n: usize| (n + 1).saturating_sub(brush.div_ceil(2)).min(SIDE - brush.min(SIDE));
    let first = PixelAt { row: from(at.row), column: from(at.column) };
    (first, PixelAt { row: first.row + brush, column: first.column + brush })
}

/// Paints from one pixel to another, each step a pixel at most.
fn stroke(pixels: Pixels, from: PixelAt, to: PixelAt) {
    let (grey, brush) = (pixels.grey.get_untracked() as u8, pixels.brush.get_untracked() as usize);
    let steps = from.row.abs_diff(to.row).max(from.column.abs_diff(to.column));
    let along = |a: usize, b: usize, step: usize| {
        let share = if steps == 0 { 0.0 } else { step as f64 / steps as f64 };
        (a as f64 + (b as f64 - a as f64) * share).round() as usize
    };
    pixels.painting.update(|painting| {
        let Some(picture) = painting else { return };
        for step in 0..=steps {
            let at = PixelAt { row: along(from.row, to.row, step), column: along(from.column, to.column, step) };
            dab(picture, at, brush, grey);
        }
    });
}

fn dab(picture: &mut Picture, at: PixelAt, brush: usize, grey: u8) {
    let (first, past) = brush_at(at, brush);
    for row in first.row..past.row.min(SIDE) {
        picture[row * SIDE + first.column..row * SIDE + past.column.min(SIDE)].fill(grey);
    }
}

/// Grey, brush, Add, Close.
#[component]
pub fn PaintTools(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let typed = |spec: NumberSpec, signal: RwSignal<i64>| Typed {
        edit: Arc::new(move |value, _| spec.steps(value).map(|steps| signal.set(steps)).is_some()),
        abandon: Arc::new(|_| ()),
    };
    let swatch = |grey: i64| {
        let light = 255 - grey;
        let name = move || fill(pixels.t().grey_n, &[&grey.to_string()]);
        view! {
            <button
                class="grey-button"
                type="button"
                style:background-color=format!("rgb({light},{light},{light})")
                aria-label=live(name)
                aria-pressed=live(move || word(pixels.grey.get() == grey))
                on:click=move |_| pixels.grey.set(grey)
            ></button>
        }
    };
    let add = move |_| {
        if let Some(picture) = pixels.painting.get_untracked() {
            add_painted(pixels, *picture);
            pixels.begin_painting();
        }
    };
    view! {
        <div class="reading paint-tools">
            <NumberInput
                lab
                spec=GREY
                steps=pixels.grey
                typed=typed(GREY, pixels.grey)
                label=pixels.words(|t| t.grey)
                prefix="pixels"
                slider=true
            />
            <div class="greys">{GREYS.into_iter().map(swatch).collect_view()}</div>
            <NumberInput
                lab
                spec=BRUSH
                steps=pixels.brush
                typed=typed(BRUSH, pixels.brush)
                label=pixels.words(|t| t.brush)
                prefix="pixels"
            />
            <button class="button button-strong" type="button" on:click=add>{lab.words(|t| t.add)}</button>
            <button class="button" type="button" on:click=move |_| pixels.painting.set(None)>
                {lab.words(|t| t.close)}
            </button>
        </div>
    }
}
