//! The small menu of a selected mark: what it is, Move to, Delete.

use super::marking;
use crate::metric::case_at;
use crate::plane::Spot;
use crate::scene::{Mark, MarkKind};
use crate::ui::dom::{button, dynamic, effect, el, focus, hundredths, text};
use crate::ui::lab::{Lab, Selected};
use crate::ui::text::fill;
use crate::ui::{format, speech};
use sycamore_reactive::*;
use sycamore_web::NodeRef;
use sycamore_web::View;
use wasm_bindgen_futures::spawn_local;

/// Half of the menu's width, in pixels: it stays within the plane.
const HALF_WIDTH: f64 = 104.0;

/// The menu beside the selected mark. `size` is the plane's, in CSS pixels; the plane gets the focus back.
pub fn mark_menu(lab: Lab, size: Signal<(f64, f64)>, plane: NodeRef) -> View {
    let first = NodeRef::new();
    let menu = dynamic(move || {
        let Some(Selected { mark, moving }) = lab.selected.get() else { return View::new() };
        let Some(spot) = lab.peek().scene.spot(mark) else { return View::new() };
        if moving {
            return el("p", "plane-hint").child(lab.words(|t| t.choose_new_place)).into();
        }
        menu_at(lab, mark, spot, size.get(), first, plane)
    });
    effect(move || {
        if lab.selected.get().is_some_and(|s| !s.moving) {
            // In a moment: the menu may not be on the page yet.
            spawn_local(async move { focus(first) });
        }
    });
    menu
}

fn menu_at(lab: Lab, mark: Mark, spot: Spot, size: (f64, f64), first: NodeRef, plane: NodeRef) -> View {
    let (width, height) = size;
    let p = spot.point();
    let (x, y) = (p.x * width, (1.0 - p.y) * height);
    let left = x.min(width - HALF_WIDTH).max(HALF_WIDTH);
    let move_to = move || {
        lab.cursor.set(spot);
        focus(plane);
        lab.selected.set(Some(Selected { mark, moving: true }));
        lab.say(lab.lang.get_untracked().text().choose_new_place.to_string());
    };
    let delete = move || {
        focus(plane);
        marking::delete(lab, mark);
    };
    let buttons = el("div", "mark-buttons")
        .child(button("button", move_to).node(first).child(lab.words(|t| t.move_to)))
        .child(button("button", delete).child(lab.words(|t| t.delete)));
    el("div", if y > height / 2.0 { "mark-menu above" } else { "mark-menu" })
        .set("role", "group")
        .set("aria-label", move || title(lab, mark, spot))
        .style(move || format!("left:{}px;top:{}px", hundredths(left), hundredths(y)))
        .on_key(move |ev| {
            if ev.key() == "Escape" {
                focus(plane);
                lab.selected.set(None);
            }
        })
        .child(el("p", "mark-title").child(text(move || title(lab, mark, spot))))
        .child(dynamic(move || match verdict(lab, mark, spot) {
            Some(words) => el("p", "mark-verdict").child(words).into(),
            None => View::new(),
        }))
        .child(buttons)
        .into()
}

fn title(lab: Lab, mark: Mark, spot: Spot) -> String {
    let (lang, state) = (lab.lang.get(), lab.state());
    fill(lab.t().selected_mark, &[speech::mark(lang, mark.kind), &speech::place(lang, &state.scene, spot)])
}

/// What a probe says: its case, and the two densities it follows from.
fn verdict(lab: Lab, mark: Mark, spot: Spot) -> Option<String> {
    if mark.kind != MarkKind::Probe {
        return None;
    }
    let (lang, state) = (lab.lang.get(), lab.state());
    if state.scene.hidden {
        return Some(lab.t().probe_hidden.to_string());
    }
    let v = case_at(state.scene.rule.raster()?, state.model.as_ref().ok()?, spot.point());
    let (p_data, p_model) = (format::significant(lang, v.p_data), format::significant(lang, v.p_model));
    let letter = speech::letter(v.case);
    Some(format!("{letter}: {}. p_data = {p_data}, p_model = {p_model}", speech::case(lang, v.case)))
}
