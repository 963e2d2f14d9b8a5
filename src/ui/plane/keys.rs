//! The keyboard on the plane.

use super::marking;
use crate::data::Mask;
use crate::plane::Spot;
use crate::ui::lab::{Lab, Selected};
use crate::ui::speech;
use web_sys::KeyboardEvent;

/// 128 small steps across the plane, 16 large ones.
const SMALL_STEP: i32 = 512;
const LARGE_STEP: i32 = 4_096;

/// Does what a key asks for.
pub fn on_key(lab: Lab, ev: &KeyboardEvent) {
    if ev.ctrl_key() || ev.meta_key() || ev.alt_key() {
        return;
    }
    let large = ev.shift_key();
    // With a brush from cell to cell.
    let (dx, dy) = match lab.peek().scene.click_places.is_brush() {
        true => (65_536 / Mask::COLUMNS as i32, 65_536 / Mask::ROWS as i32),
        false => (SMALL_STEP, SMALL_STEP),
    };
    let (dx, dy) = if large { (LARGE_STEP, LARGE_STEP) } else { (dx, dy) };
    let cursor = lab.cursor.get_untracked();
    let selected = lab.selected.get_untracked();
    match ev.key().as_str() {
        "ArrowLeft" => go(lab, -dx, 0),
        "ArrowRight" => go(lab, dx, 0),
        "ArrowUp" => go(lab, 0, dy),
        "ArrowDown" => go(lab, 0, -dy),
        "Enter" => match selected {
            Some(Selected { mark, moving: true }) => marking::move_selected(lab, mark, cursor),
            _ => marking::place(lab, cursor),
        },
        "Delete" | "Backspace" => marking::delete_nearest(lab, cursor),
        " " => {
            let scene = lab.peek().scene.clone();
            let nearest = scene.click_places.mark().and_then(|kind| scene.nearest(kind, cursor.point()));
            if let Some((mark, _)) = nearest {
                marking::select(lab, mark);
            }
        }
        "Escape" => lab.selected.set(None),
        _ => return,
    }
    ev.prevent_default();
}

fn go(lab: Lab, right: i32, up: i32) {
    let step = |from: u16, by: i32| (i32::from(from) + by).clamp(0, 65_535) as u16;
    lab.cursor.update(|c| *c = Spot { i: step(c.i, right), j: step(c.j, up) });
    lab.say(speech::place(lab.lang.get_untracked(), &lab.peek().scene, lab.cursor.get_untracked()));
}
