//! The keyboard on the plane.

use super::marking;
use crate::data::Mask;
use crate::plane::Spot;
use crate::ui::pages::points::{Points, Selected};
use crate::ui::speech;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// 128 small steps across the plane, 16 large ones.
const SMALL_STEP: i32 = 512;
const LARGE_STEP: i32 = 4_096;

/// Does what a key asks for.
pub fn on_key(points: Points, ev: &KeyboardEvent) {
    if ev.ctrl_key() || ev.meta_key() || ev.alt_key() {
        return;
    }
    let large = ev.shift_key();
    let step = if large { LARGE_STEP } else { SMALL_STEP };
    let cursor = points.cursor.get_untracked();
    let selected = points.selected.get_untracked();
    match ev.key().as_str() {
        "ArrowLeft" => go(points, -step, 0),
        "ArrowRight" => go(points, step, 0),
        "ArrowUp" => go(points, 0, step),
        "ArrowDown" => go(points, 0, -step),
        "Enter" => match selected {
            Some(Selected { mark, moving: true }) => marking::move_selected(points, mark, cursor),
            _ => marking::place(points, cursor),
        },
        "Delete" | "Backspace" => marking::delete_nearest(points, cursor),
        " " => {
            let scene = points.peek().scene.clone();
            let nearest = scene.click_places.mark().and_then(|kind| scene.nearest(kind, cursor.point()));
            if let Some((mark, _)) = nearest {
                marking::select(points, mark);
            }
        }
        "Escape" => points.selected.set(None),
        _ => return,
    }
    ev.prevent_default();
}

fn go(points: Points, right: i32, up: i32) {
    let brush = points.peek().scene.click_places.is_brush();
    let along = |from: u16, by: i32, cells: usize| {
        if brush { to_cell(from, by, cells) } else { (i32::from(from) + by).clamp(0, 65_535) as u16 }
    };
    points.cursor.update(|c| *c = Spot { i: along(c.i, right, Mask::COLUMNS), j: along(c.j, up, Mask::ROWS) });
    points.lab.say(speech::place(points.lab.lang.get_untracked(), &points.peek().scene, points.cursor.get_untracked()));
}

/// With a brush from the middle of a cell to that of the next, or of the fourth after it.
fn to_cell(from: u16, by: i32, cells: usize) -> u16 {
    let cells = cells as i32;
    let cell = i32::from(from) * cells / 65_536;
    let to = match by {
        0 => cell,
        _ if by.abs() == LARGE_STEP => cell + 4 * by.signum(),
        _ => cell + by.signum(),
    };
    ((2 * to.clamp(0, cells - 1) + 1) * 65_536 / (2 * cells)) as u16
}
