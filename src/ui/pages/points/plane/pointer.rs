//! Mouse, pen and finger: a drag that starts on a mark moves it, a tap on a mark selects it, a tap on nothing places
//! what is chosen, and a drag that starts on nothing scrolls the page. With a brush it paints instead, and two fingers
//! scroll (`touch-action` of the plane).
//!
//! Scrolling a phone's page must not change the scene: a finger moves a mark only if it has rested there for a moment, or
//! if the mark is selected.

use super::hit::{Hit, length};
use super::marking;
use crate::plane::Spot;
use crate::scene::{Edit, Mark};
use crate::ui::pages::points::text::PointsText;
use crate::ui::pages::points::{Points, Selected};
use crate::ui::slices::wait_ms;
use crate::ui::speech;
use crate::ui::text::{Texts, fill};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{PointerEvent, TouchEvent};

/// How long a finger rests on a mark before it can move it.
const HOLD_MS: i32 = 300;

/// A press that is not over yet.
#[derive(Clone, Copy, Debug)]
struct Press {
    pointer_id: i32,
    start: (f64, f64),
    /// The mark it started on, and how far off its centre, in pixels.
    grabbed: Option<(Mark, (f64, f64))>,
    /// The gesture, once it is a drag.
    drag: Option<u64>,
    /// Where the mark was moved to last, or the brush.
    last: Option<Spot>,
    /// Whether it is a stroke of the brush.
    paints: bool,
    /// Whether it may move what it grabbed: a finger that has just come may be about to scroll.
    may_move: bool,
    /// How far it may wander and still be a tap.
    slack: f64,
}

/// What the pointer is doing.
#[derive(Clone, Copy)]
pub struct Pointer {
    points: Points,
    plane: NodeRef<html::Div>,
    hit: Hit,
    by_keyboard: RwSignal<bool>,
    press: StoredValue<Option<Press>>,
}

impl Pointer {
    /// Nothing pressed.
    pub fn new(points: Points, plane: NodeRef<html::Div>, by_keyboard: RwSignal<bool>) -> Self {
        Self { points, plane, hit: Hit { points, plane }, by_keyboard, press: StoredValue::new(None) }
    }

    /// Pressed.
    pub fn down(self, ev: &PointerEvent) {
        // A second finger or mouse meanwhile is not for us.
        if ev.button() != 0 || !ev.is_primary() || self.is_dragging() {
            return;
        }
        self.by_keyboard.set(false);
        let is_touch = ev.pointer_type() == "touch";
        let Some(at) = self.hit.locate(f64::from(ev.client_x()), f64::from(ev.client_y())) else { return };
        let grabbed = self.hit.mark_at(at, is_touch);
        let moves_selected = self.points.selected.get_untracked().is_some();
        let paints = self.points.peek().scene.click_places.is_brush() && grabbed.is_none() && !moves_selected;
        // A mouse always, to hear where it is released; a finger only on a mark or with a brush: on nothing it scrolls.
        if (grabbed.is_some() || paints || !is_touch)
            && let Some(plane) = self.plane.get_untracked()
        {
            // Refused only for a pointer that is gone already.
            let _ = plane.set_pointer_capture(ev.pointer_id());
        }
        let slack = if is_touch { 10.0 } else { 4.0 };
        let drag = paints.then(|| self.points.lab.new_drag());
        let may_move = !is_touch || grabbed.is_some_and(|(mark, _)| self.is_selected(mark));
        let pointer_id = ev.pointer_id();
        let press = Press { pointer_id, start: at, grabbed, drag, last: None, paints, may_move, slack };
        self.press.set_value(Some(press));
        if paints {
            self.stroke(press, at);
        }
        if let Some((mark, _)) = grabbed.filter(|_| !may_move) {
            self.hold(press, mark);
        }
    }

    /// Lets a finger move a mark once it has rested there.
    fn hold(self, press: Press, mark: Mark) {
        spawn_local(async move {
            wait_ms(HOLD_MS).await;
            let rests = |now: &Press| now.pointer_id == press.pointer_id && now.start == press.start;
            // Gone with the page, or lifted, or scrolling.
            let Some(mut now) = self.press.try_get_value().flatten().filter(rests) else { return };
            now.may_move = true;
            self.press.set_value(Some(now));
            self.points.dragged.set(Some(mark));
        });
    }

    fn is_selected(self, mark: Mark) -> bool {
        self.points.selected.get_untracked().is_some_and(|selected| selected.mark == mark)
    }

    /// The brush goes on to a place in pixels.
    fn stroke(self, mut press: Press, at: (f64, f64)) {
        let Some(to) = self.hit.spot(at) else { return };
        let from = press.last.unwrap_or(to);
        press.last = Some(to);
        self.points.cursor.set(to);
        match self.points.try_edit(Edit::Paint { from, to }, press.drag) {
            Ok(()) => self.press.set_value(Some(press)),
            // Undo, a link or another choice came in between.
            Err(_) => self.press.set_value(None),
        }
    }

    /// A finger that may move a mark: the page must not scroll. (Once a page scrolls, nothing can stop it.)
    pub fn touch(self, ev: &TouchEvent) {
        let Some(touch) = ev.touches().get(0).filter(|_| ev.touches().length() == 1) else { return };
        let moves = match self.press.get_value() {
            Some(press) => press.grabbed.is_some() && press.may_move,
            // The press itself comes only now, in some engines.
            None => {
                let at = self.hit.locate(f64::from(touch.client_x()), f64::from(touch.client_y()));
                let mark = at.and_then(|at| self.hit.mark_at(at, true));
                mark.is_some_and(|(mark, _)| self.is_selected(mark))
            }
        };
        if moves && ev.cancelable() {
            ev.prevent_default();
        }
    }

    /// Moved.
    pub fn moved(self, ev: &PointerEvent) {
        let Some(mut press) = self.press.get_value().filter(|p| p.pointer_id == ev.pointer_id()) else { return };
        let Some((x, y)) = self.hit.locate(f64::from(ev.client_x()), f64::from(ev.client_y())) else { return };
        if press.paints {
            self.stroke(press, (x, y));
            return;
        }
        let Some((mark, offset)) = press.grabbed else { return };
        // Undo, Delete or another scene came in between: the place in the list may be another mark's by now.
        if press.drag.is_some() && self.points.peek().scene.spot(mark) != press.last {
            self.press.set_value(None);
            self.points.dragged.set(None);
            return;
        }
        let wandered = length(x - press.start.0, y - press.start.1);
        if press.drag.is_none() && wandered <= press.slack {
            return;
        }
        if !press.may_move {
            return self.swiped(press, (x, y));
        }
        if press.drag.is_none() {
            press.drag = Some(self.points.lab.new_drag());
            self.points.selected.set(None);
            self.points.dragged.set(Some(mark));
        }
        if let Some(spot) = self.hit.spot((x + offset.0, y + offset.1)) {
            press.last = Some(spot);
            // Cannot be refused: the mark was just seen.
            let _ = self.points.try_edit(Edit::Move(mark, spot), press.drag);
        }
        self.press.set_value(Some(press));
    }

    /// A finger went on from a mark without resting there: with a brush it paints, else it scrolls.
    fn swiped(self, mut press: Press, at: (f64, f64)) {
        self.press.set_value(None);
        if self.points.peek().scene.click_places.is_brush() {
            press.grabbed = None;
            press.paints = true;
            press.drag = Some(self.points.lab.new_drag());
            press.last = self.hit.spot(press.start);
            self.stroke(press, at);
        }
    }

    /// Released.
    pub fn up(self, ev: &PointerEvent) {
        let Some(press) = self.press.get_value().filter(|p| p.pointer_id == ev.pointer_id()) else { return };
        self.press.set_value(None);
        let Some(at) = self.hit.locate(f64::from(ev.client_x()), f64::from(ev.client_y())) else { return };
        if press.paints {
            marking::say_painted(self.points);
            return;
        }
        if press.drag.is_some() {
            self.end_drag(press);
            return;
        }
        self.points.dragged.set(None);
        if length(at.0 - press.start.0, at.1 - press.start.1) > press.slack {
            return;
        }
        let Some(spot) = self.hit.spot(at) else { return };
        self.points.cursor.set(spot);
        let selected = self.points.selected.get_untracked();
        match (selected, press.grabbed) {
            (Some(Selected { mark, moving: true }), _) => marking::move_selected(self.points, mark, spot),
            (_, Some((mark, _))) => marking::select(self.points, mark),
            // A tap beside an open menu only closes it.
            (Some(_), None) => self.points.selected.set(None),
            (None, None) => marking::place(self.points, spot),
        }
    }

    /// Taken away, by a scroll for example.
    pub fn cancel(self, ev: &PointerEvent) {
        if let Some(press) = self.press.get_value().filter(|p| p.pointer_id == ev.pointer_id()) {
            self.press.set_value(None);
            match press.drag.filter(|_| press.paints) {
                // A second finger: it was to be a scroll.
                Some(gesture) if ev.type_() == "pointercancel" => self.points.abandon(gesture),
                _ => self.end_drag(press),
            }
        }
    }

    fn is_dragging(self) -> bool {
        self.press.get_value().is_some_and(|press| press.drag.is_some())
    }

    fn end_drag(self, press: Press) {
        self.points.dragged.set(None);
        if let (Some((mark, _)), Some(_)) = (press.grabbed, press.drag) {
            let (lang, scene) = (self.points.lab.lang.get_untracked(), self.points.peek().scene.clone());
            if let Some(spot) = scene.spot(mark) {
                let words = [speech::mark(lang, mark.kind), &speech::place(lang, &scene, spot)];
                self.points.lab.say(fill(PointsText::of(lang).moved, &words));
            }
        }
    }
}
