//! Mouse, pen, finger and keys on the plane: they move the decoded point.

use crate::scene::{LatentEdit, LatentPlaces, PLANE_STEPS, PlaneAt};
use crate::ui::pages::latent::handle::Latent;
use crate::ui::pages::latent::told::{code_words, size_words};
use crate::ui::pages::latent::words::code;
use crate::ui::text::fill;
use leptos::html;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, PointerEvent};

/// The plane's side, in what a scene counts places in.
const SIDE: f64 = PLANE_STEPS as f64;
/// What an arrow key moves, of them; with Shift five times as much.
const KEY: f64 = 100.0;

/// What the pointer is doing: a press until its release is one step of undo.
///
/// A finger may be about to scroll the page, which must not change the scene: it moves the point at once only where it
/// stands; elsewhere when it goes sideways, or when it is lifted without having gone anywhere.
#[derive(Clone, Copy)]
pub struct Pointer {
    latent: Latent,
    frame: NodeRef<html::Div>,
    drag: StoredValue<Option<u64>>,
}

impl Pointer {
    /// Nothing pressed.
    pub fn new(latent: Latent, frame: NodeRef<html::Div>) -> Self {
        Self { latent, frame, drag: StoredValue::new(None) }
    }

    /// Pressed.
    pub fn down(self, ev: &PointerEvent) {
        if ev.button() != 0 || !ev.is_primary() {
            return;
        }
        if let Some(frame) = self.frame.get_untracked() {
            // Refused only for a pointer that is gone already.
            let _ = frame.set_pointer_capture(ev.pointer_id());
        }
        self.drag.set_value(Some(self.latent.lab.new_drag()));
        if ev.pointer_type() != "touch" {
            self.go(ev);
        }
    }

    /// Moved, pressed or not.
    pub fn moved(self, ev: &PointerEvent) {
        if ev.is_primary() && self.drag.get_value().is_some() {
            self.go(ev);
        }
    }

    /// Released.
    pub fn up(self, ev: &PointerEvent) {
        self.moved(ev);
        self.drag.set_value(None);
    }

    /// Lost: the browser scrolls. What it moved so far is taken back.
    pub fn lost(self) {
        if let Some(gesture) = self.drag.get_value() {
            self.drag.set_value(None);
            self.latent.work.abandon(gesture);
        }
    }

    fn go(self, ev: &PointerEvent) {
        let Some(frame) = self.frame.get_untracked() else { return };
        let edges = frame.get_bounding_client_rect();
        if edges.width() <= 0.0 || edges.height() <= 0.0 {
            return;
        }
        let x = (f64::from(ev.client_x()) - edges.left()) / edges.width();
        let y = (edges.bottom() - f64::from(ev.client_y())) / edges.height();
        // Beside the plane it stays at its edge.
        let _ = self.latent.try_edit(edit_at(self.latent, [x, y]), self.drag.get_value());
        self.latent.touched.set(true);
    }
}

/// What a press at a place does: it moves the point, or sets the picture whose code is nearest as an end of the path.
fn edit_at(latent: Latent, [x, y]: [f64; 2]) -> LatentEdit {
    let nearest = || latent.plane.get_untracked().map(|plane| plane.nearest(&plane.code_at([x, y])).idx + 1);
    match (latent.scene().places, nearest()) {
        (LatentPlaces::Start, Some(jar)) => LatentEdit::PathStart(jar),
        (LatentPlaces::End, Some(jar)) => LatentEdit::PathEnd(jar),
        _ => to(x * SIDE, y * SIDE),
    }
}

fn to(x: f64, y: f64) -> LatentEdit {
    let [x, y] = [x, y].map(|at| at.round().clamp(0.0, SIDE) as u16);
    LatentEdit::Point(PlaneAt { x, y })
}

/// Arrows move the point, and what it draws is said.
pub fn key(latent: Latent, ev: &KeyboardEvent) {
    let by = if ev.shift_key() { 5.0 * KEY } else { KEY };
    let (right, up) = match ev.key().as_str() {
        "ArrowRight" => (by, 0.0),
        "ArrowLeft" => (-by, 0.0),
        "ArrowUp" => (0.0, by),
        "ArrowDown" => (0.0, -by),
        "Enter" | " " => {
            ev.prevent_default();
            let _ = latent.try_edit(edit_at(latent, latent.scene().place()), None);
            return;
        }
        _ => return,
    };
    ev.prevent_default();
    let [x, y] = latent.scene().place();
    let _ = latent.try_edit(to(x * SIDE + right, y * SIDE + up), Some(latent.lab.burst("latent-point")));
    latent.touched.set(true);
    latent.lab.say(untrack(|| told(latent)));
}

/// The code of the point, and what is there.
pub fn told(latent: Latent) -> String {
    let t = latent.t();
    let Some(reading) = latent.reading.get() else { return t.working.to_string() };
    let code = code(latent.lab.lang.get(), &reading.code);
    match reading.guide {
        Some(guide) => fill(t.told_at, &[&code, &size_words(latent, guide.size)]),
        None if reading.nearest.is_far() => fill(t.told_hole, &[&code, latent.thing().hole]),
        None => fill(t.told_hole, &[&code, &code_words(latent, &reading.code)]),
    }
}
