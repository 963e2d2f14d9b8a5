//! The few things that move by hand: guesses, probes, the crosshair, and the ring around a selected mark.

use crate::metric::{Case, case_at};
use crate::plane::Spot;
use crate::scene::{MarkKind, State};
use crate::ui::dom::hundredths;
use crate::ui::pages::points::Points;
use crate::ui::speech;
use leptos::prelude::*;

/// Nearer to the upper edge than this many pixels, a pin hangs below its point.
pub const PIN_HEIGHT: f64 = 28.0;

/// The shape of a guess. Named, not written in place: Leptos wraps a child of an SVG that is all literals in a `<g>`.
pub const DIAMOND: &str = "M0-7 7 0 0 7-7 0Z";
const CROSSHAIR: &str = "M-11.500 0h23M0-11.500v23";

/// Guesses, probes, crosshair and selection, above the canvases.
#[component]
pub fn Overlay(
    points: Points,
    /// The plane's, in CSS pixels.
    size: RwSignal<(f64, f64)>,
    /// Whether the plane was last used with keys.
    by_keyboard: RwSignal<bool>,
) -> impl IntoView {
    let at = move |spot: Spot| {
        let ((width, height), p) = (size.get(), spot.point());
        (p.x * width, (1.0 - p.y) * height)
    };
    // Each with whether it missed: drawn anew only when one of them changes, not with every observation that moves.
    let guesses = points.pick(|s| {
        let missed = |spot: Spot| !s.hidden && s.rule.raster().is_some_and(|rule| !rule.contains(spot.point()));
        s.marks(MarkKind::Guess).map(|(_, spot)| (spot, missed(spot))).collect::<Vec<_>>()
    });
    let guesses = move || {
        let guess = |(spot, missed): (Spot, bool)| {
            view! {
                <g class="guess" transform=translate(at(spot))>
                    <path d=DIAMOND />
                    {missed.then(|| view! { <path class="miss" d="M-2.500-2.500l5 5M-2.500 2.500l5-5" /> })}
                </g>
            }
        };
        guesses.get().into_iter().map(guess).collect_view()
    };
    let probes = points.follow(|state| {
        state.scene.marks(MarkKind::Probe).map(|(_, spot)| (spot, case_of(state, spot))).collect::<Vec<_>>()
    });
    let probes = move || probes.get().into_iter().map(|(spot, case)| view! { <Pin at=at(spot) case /> }).collect_view();
    let selected = move || {
        // A finger that rests on a mark sees by the ring that it can move it now.
        let mark = points.selected.get().map(|s| s.mark).or_else(|| points.dragged.get());
        let spot = mark.and_then(|mark| points.state().scene.spot(mark));
        spot.map(|spot| view! { <g class="selected" transform=translate(at(spot))><circle r=11 /></g> })
    };
    let crosshair = move || {
        by_keyboard.get().then(|| {
            view! {
                <g class="crosshair" transform=translate(at(points.cursor.get()))>
                    <circle r=16 />
                    <path d=CROSSHAIR />
                </g>
            }
        })
    };
    let view_box = move || {
        let (width, height) = size.get();
        format!("0 0 {} {}", hundredths(width.max(1.0)), hundredths(height.max(1.0)))
    };
    view! {
        <svg class="overlay" aria-hidden="true" viewBox=view_box>
            {guesses}
            {probes}
            {selected}
            {crosshair}
        </svg>
    }
}

/// A place in pixels, to a hundredth.
fn translate((x, y): (f64, f64)) -> String {
    format!("translate({} {})", hundredths(x), hundredths(y))
}

/// The case of a place; `None` while the rule is hidden, or without a rule or a model to ask.
fn case_of(state: &State, spot: Spot) -> Option<Case> {
    let model = state.model.as_ref().ok().filter(|_| !state.scene.hidden)?;
    Some(case_at(state.scene.rule.raster()?, model, spot.point()).case)
}

/// A probe: its letter is its verdict, "?" while there is none to tell.
#[component]
fn Pin(at: (f64, f64), case: Option<Case>) -> impl IntoView {
    let hangs = at.1 < PIN_HEIGHT;
    let class = match case {
        Some(Case::A) => "pin pin-a",
        Some(Case::B) => "pin pin-b",
        Some(Case::C) => "pin pin-c",
        Some(Case::Neither) | None => "pin pin-unknown",
    };
    view! {
        <g class=class transform=translate(at)>
            <path
                d="M0 0C-2.500-6.500-8.500-9-8.500-16A8.500 8.500 0 1 1 8.500-16C8.500-9 2.500-6.500 0 0Z"
                transform=if hangs { "scale(1 -1)" } else { "" }
            />
            <text y=if hangs { "16" } else { "-16" }>{case.map_or("?", speech::letter)}</text>
        </g>
    }
}
