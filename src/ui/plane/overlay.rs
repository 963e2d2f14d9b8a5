//! The few things that move by hand: guesses, probes, the crosshair, and the ring around a selected mark.

use crate::metric::{Case, case_at};
use crate::plane::Spot;
use crate::scene::{Mark, MarkKind};
use crate::ui::erased::{dynamic, sig};
use crate::ui::lab::{Lab, use_lab};
use crate::ui::speech;
use leptos::prelude::*;

/// Nearer to the upper edge than this many pixels, a pin hangs below its point.
pub const PIN_HEIGHT: f64 = 28.0;

/// Guesses, probes, crosshair and selection, above the canvases.
#[component]
pub fn Overlay(
    /// Size of the plane in CSS pixels.
    size: RwSignal<(f64, f64)>,
    /// Whether the keyboard is in use.
    by_keyboard: RwSignal<bool>,
) -> impl IntoView {
    let lab = use_lab();
    let at = move |spot: Spot| {
        let ((width, height), p) = (size.get(), spot.point());
        (p.x * width, (1.0 - p.y) * height)
    };
    let marks = move |kind| lab.scene.with(|s| s.marks(kind).collect::<Vec<_>>());
    let guesses = move || {
        let guess = |(_, spot): (Mark, Spot)| {
            let (x, y) = at(spot);
            let missed = lab.scene.with(|s| !s.hidden && !s.rule.raster().contains(spot.point()));
            view! {
                <g class="guess" class:missed=missed transform=translate(x, y)>
                    <path d="M0-7 7 0 0 7-7 0Z" />
                    {missed.then(|| view! { <path class="miss" d="M-2.500-2.500l5 5M-2.500 2.500l5-5" /> })}
                </g>
            }
        };
        marks(MarkKind::Guess).into_iter().map(guess).collect_view()
    };
    let probes = move || {
        let probe = |(_, spot): (Mark, Spot)| {
            let (x, y) = at(spot);
            let flip = if y < PIN_HEIGHT { -1.0 } else { 1.0 };
            let (class, letter) = pin(lab, spot);
            view! {
                <g class=format!("pin {class}") transform=translate(x, y)>
                    <path
                        d="M0 0C-2.500-6.500-8.500-9-8.500-16A8.500 8.500 0 1 1 8.500-16C8.500-9 2.500-6.500 0 0Z"
                        transform=format!("scale(1 {flip})")
                    />
                    <text y=-16.0 * flip>{letter}</text>
                </g>
            }
        };
        marks(MarkKind::Probe).into_iter().map(probe).collect_view()
    };
    let selected = move || {
        let spot = lab.selected.get().and_then(|s| lab.scene.with(|scene| scene.spot(s.mark)));
        spot.map(|spot| {
            let (x, y) = at(spot);
            view! { <circle class="selected" cx=x cy=y r="11" /> }
        })
    };
    let crosshair = move || {
        by_keyboard.get().then(|| {
            let (x, y) = at(lab.cursor.get());
            view! {
                <g class="crosshair" transform=translate(x, y)>
                    <circle r="16" />
                    <path d="M-11.500 0h23M0-11.500v23" />
                </g>
            }
        })
    };
    view! {
        <svg class="overlay" aria-hidden="true" viewBox=sig(move || format!("0 0 {} {}", size.get().0.max(1.0), size.get().1.max(1.0)))>
            {dynamic(guesses)}
            {dynamic(probes)}
            {dynamic(selected)}
            {dynamic(crosshair)}
        </svg>
    }
}

/// To a hundredth of a pixel.
fn translate(x: f64, y: f64) -> String {
    let short = |v: f64| (v * 100.0).round() / 100.0;
    format!("translate({} {})", short(x), short(y))
}

/// Class and letter of a probe: its verdict, or "?" while there is none to tell.
fn pin(lab: Lab, spot: Spot) -> (&'static str, &'static str) {
    let (hidden, rule) = lab.scene.with(|s| (s.hidden, s.rule));
    let model = lab.model.get();
    let Ok(model) = model.as_ref() else { return ("pin-unknown", "?") };
    if hidden {
        return ("pin-unknown", "?");
    }
    let case = case_at(rule, &model.0, spot.point()).case;
    let class = match case {
        Case::A => "pin-a",
        Case::B => "pin-b",
        Case::C => "pin-c",
        Case::Neither => "pin-neither",
    };
    (class, speech::letter(case))
}
