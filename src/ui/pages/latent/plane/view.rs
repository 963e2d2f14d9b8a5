//! The plane on screen: its ground on a canvas, what moves over it as elements, and how it is handled.

use super::ground::keep_painted;
use super::overlay::Overlay;
use super::pointer::{Pointer, key};
use crate::ui::dom::{live, observed};
use crate::ui::pages::latent::handle::Latent;
use crate::ui::pages::latent::words::signed;
use leptos::html;
use leptos::prelude::*;

/// The plane, with the ends of its axes.
#[component]
pub fn Plane(latent: Latent) -> impl IntoView {
    let lab = latent.lab;
    let (frame, canvas) = (NodeRef::<html::Div>::new(), NodeRef::<html::Canvas>::new());
    // In CSS pixels, once it has been laid out.
    let size = RwSignal::new((0.0, 0.0));
    frame.on_load(move |frame| {
        let watched = frame.clone();
        let watching = observed(&watched, move || {
            let now = (f64::from(frame.client_width()), f64::from(frame.client_height()));
            if size.try_get_untracked().is_some_and(|before| before != now) {
                size.set(now);
            }
        });
        let watching = StoredValue::new_local(Some(watching));
        on_cleanup(move || {
            watching.try_update_value(Option::take);
        });
    });
    keep_painted(latent, canvas, size);
    let pointer = Pointer::new(latent, frame);
    let end = move |axis: usize, end: usize| {
        live(move || {
            let plane = latent.plane.get()?;
            // A line has no second axis.
            (axis == 0 || !plane.is_line()).then(|| signed(lab.lang.get(), plane.ranges[axis][end], 1))
        })
    };
    let axes = latent.pick(|s| s.axes);
    let is_line = latent.pick(|s| s.latent == 1);
    let name = move |axis: usize| {
        live(move || {
            (axis == 0 || !is_line.get()).then(|| view! { <i>"z"<sub>{axes.get()[axis].to_string()}</sub></i> })
        })
    };
    view! {
        <div class="latent-plane-part">
            <span class="axis-end top" aria-hidden="true">{end(1, 1)}</span>
            <span class="axis-name up" aria-hidden="true">{name(1)}</span>
            <span class="axis-end bottom" aria-hidden="true">{end(1, 0)}</span>
            <div
                node_ref=frame
                class="latent-plane"
                role="application"
                tabindex="0"
                aria-label=latent.words(|t| t.latent_plane)
                aria-describedby="latent-keys latent-read"
                on:pointerdown=move |ev| pointer.down(&ev)
                on:pointermove=move |ev| pointer.moved(&ev)
                on:pointerup=move |ev| pointer.up(&ev)
                on:pointercancel=move |_| pointer.lost()
                on:keydown=move |ev| key(latent, &ev)
            >
                <canvas node_ref=canvas aria-hidden="true"></canvas>
                <Overlay latent size frame />
            </div>
            <span class="axis-end left" aria-hidden="true">{end(0, 0)}</span>
            <span class="axis-name across" aria-hidden="true">{name(0)}</span>
            <span class="axis-end right" aria-hidden="true">{end(0, 1)}</span>
            <p class="visually-hidden" id="latent-keys">{latent.words(|t| t.plane_keys)}</p>
        </div>
    }
}
