//! The few things that move by hand: guesses, probes, the crosshair, and the ring around a selected mark.

use crate::metric::{Case, case_at};
use crate::plane::Spot;
use crate::scene::{MarkKind, State};
use crate::ui::dom::{El, dynamic, hundredths, selector, svg};
use crate::ui::lab::Lab;
use crate::ui::speech;
use sycamore_reactive::*;
use sycamore_web::View;

/// Nearer to the upper edge than this many pixels, a pin hangs below its point.
pub const PIN_HEIGHT: f64 = 28.0;

/// Guesses, probes, crosshair and selection, above the canvases. `size` is the plane's, in CSS pixels.
pub fn overlay(lab: Lab, size: Signal<(f64, f64)>, by_keyboard: Signal<bool>) -> View {
    let at = move |spot: Spot| {
        let ((width, height), p) = (size.get(), spot.point());
        (p.x * width, (1.0 - p.y) * height)
    };
    // (spot, missed): drawn anew only when one of them changes, not with every observation that moves.
    let guesses = lab.pick(|s| {
        let missed = |spot: Spot| !s.hidden && s.rule.raster().is_some_and(|rule| !rule.contains(spot.point()));
        s.marks(MarkKind::Guess).map(|(_, spot)| (spot, missed(spot))).collect::<Vec<_>>()
    });
    let guesses = dynamic(move || {
        let guess = |(spot, missed): (Spot, bool)| {
            let mut group = group("guess", at(spot)).child(svg("path").set("d", "M0-7 7 0 0 7-7 0Z"));
            if missed {
                group = group.child(svg("path").set("class", "miss").set("d", "M-2.500-2.500l5 5M-2.500 2.500l5-5"));
            }
            group.into()
        };
        guesses.get().into_iter().map(guess).collect::<Vec<View>>().into()
    });
    let probes = selector(move || {
        let state = lab.state();
        state.scene.marks(MarkKind::Probe).map(|(_, spot)| (spot, case_of(&state, spot))).collect::<Vec<_>>()
    });
    let probes =
        dynamic(move || probes.get().into_iter().map(|(spot, case)| pin(at(spot), case)).collect::<Vec<_>>().into());
    let selected = dynamic(move || {
        let spot = lab.selected.get().and_then(|s| lab.state().scene.spot(s.mark));
        let Some(spot) = spot else { return View::new() };
        group("selected", at(spot)).child(svg("circle").set("r", "11")).into()
    });
    let crosshair = dynamic(move || {
        if !by_keyboard.get() {
            return View::new();
        }
        let lines = svg("path").set("d", "M-11.500 0h23M0-11.500v23");
        group("crosshair", at(lab.cursor.get())).child(svg("circle").set("r", "16")).child(lines).into()
    });
    svg("svg")
        .set("class", "overlay")
        .set("aria-hidden", "true")
        .set("viewBox", move || {
            let (width, height) = size.get();
            format!("0 0 {} {}", hundredths(width.max(1.0)), hundredths(height.max(1.0)))
        })
        .child(guesses)
        .child(probes)
        .child(selected)
        .child(crosshair)
        .into()
}

/// A group at a place in pixels, to a hundredth.
fn group(class: &'static str, (x, y): (f64, f64)) -> El {
    svg("g").set("class", class).set("transform", format!("translate({} {})", hundredths(x), hundredths(y)))
}

/// The case of a place; `None` while the rule is hidden, or without a rule or a model to ask.
fn case_of(state: &State, spot: Spot) -> Option<Case> {
    let model = state.model.as_ref().ok().filter(|_| !state.scene.hidden)?;
    Some(case_at(state.scene.rule.raster()?, model, spot.point()).case)
}

/// A probe: its letter is its verdict, "?" while there is none to tell.
fn pin((x, y): (f64, f64), case: Option<Case>) -> View {
    let hangs = y < PIN_HEIGHT;
    let class = match case {
        Some(Case::A) => "pin pin-a",
        Some(Case::B) => "pin pin-b",
        Some(Case::C) => "pin pin-c",
        Some(Case::Neither) | None => "pin pin-unknown",
    };
    let drop = svg("path")
        .set("d", "M0 0C-2.500-6.500-8.500-9-8.500-16A8.500 8.500 0 1 1 8.500-16C8.500-9 2.500-6.500 0 0Z")
        .set("transform", if hangs { "scale(1 -1)" } else { "" });
    let letter = svg("text").set("y", if hangs { "16" } else { "-16" }).child(case.map_or("?", speech::letter));
    group(class, (x, y)).child(drop).child(letter).into()
}
