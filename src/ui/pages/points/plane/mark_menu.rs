//! The small menu of a selected mark: what it is, Move to, Delete.

use super::marking;
use crate::metric::case_at;
use crate::plane::Spot;
use crate::scene::{Mark, MarkKind};
use crate::ui::dom::{hundredths, live};
use crate::ui::pages::points::text::PointsText;
use crate::ui::pages::points::{Points, Selected};
use crate::ui::text::Texts;
use crate::ui::text::fill;
use crate::ui::{format, speech};
use leptos::html;
use leptos::prelude::*;

/// Half of the menu's width, in pixels: it stays within the plane.
const HALF_WIDTH: f64 = 104.0;

/// The menu beside the selected mark.
#[component]
pub fn MarkMenu(
    points: Points,
    /// The plane's, in CSS pixels.
    size: RwSignal<(f64, f64)>,
    /// Gets the focus back.
    plane: NodeRef<html::Div>,
) -> impl IntoView {
    move || {
        let Selected { mark, moving } = points.selected.get()?;
        let spot = points.peek().scene.spot(mark)?;
        Some(if moving {
            view! { <p class="plane-hint">{points.words(|t| t.choose_new_place)}</p> }.into_any()
        } else {
            view! { <Menu points mark spot size plane /> }.into_any()
        })
    }
}

#[component]
fn Menu(
    points: Points,
    mark: Mark,
    spot: Spot,
    size: RwSignal<(f64, f64)>,
    plane: NodeRef<html::Div>,
) -> impl IntoView {
    let first = NodeRef::<html::Button>::new();
    first.on_load(|first| {
        // Refused only for an element that is gone.
        let _ = first.focus();
    });
    // In pixels from the plane's left upper corner.
    let place = move || {
        let ((width, height), p) = (size.get(), spot.point());
        (p.x * width, (1.0 - p.y) * height)
    };
    let left = move || format!("{}px", hundredths(place().0.min(size.get().0 - HALF_WIDTH).max(HALF_WIDTH)));
    let top = move || format!("{}px", hundredths(place().1));
    let class = move || if place().1 > size.get().1 / 2.0 { "mark-menu above" } else { "mark-menu" };
    let focus_plane = move || {
        if let Some(plane) = plane.get_untracked() {
            let _ = plane.focus();
        }
    };
    let move_to = move |_| {
        points.cursor.set(spot);
        focus_plane();
        points.selected.set(Some(Selected { mark, moving: true }));
        points.lab.say(PointsText::of(points.lab.lang.get_untracked()).choose_new_place.to_string());
    };
    let delete = move |_| {
        focus_plane();
        marking::delete(points, mark);
    };
    let close_on_escape = move |ev: web_sys::KeyboardEvent| {
        if ev.key() == "Escape" {
            focus_plane();
            points.selected.set(None);
        }
    };
    let verdict = move || verdict(points, mark, spot).map(|words| view! { <p class="mark-verdict">{words}</p> });
    view! {
        <div
            class=class
            role="group"
            aria-label=live(move || title(points, mark, spot))
            style:left=left
            style:top=top
            on:keydown=close_on_escape
        >
            <p class="mark-title">{live(move || title(points, mark, spot))}</p>
            {verdict}
            <div class="mark-buttons">
                <button node_ref=first class="button" type="button" on:click=move_to>
                    {points.words(|t| t.move_to)}
                </button>
                <button class="button" type="button" on:click=delete>{points.words(|t| t.delete)}</button>
            </div>
        </div>
    }
}

fn title(points: Points, mark: Mark, spot: Spot) -> String {
    let (lang, state) = (points.lab.lang.get(), points.state());
    fill(points.t().selected_mark, &[speech::mark(lang, mark.kind), &speech::place(lang, &state.scene, spot)])
}

/// What a probe says: its case, and the two densities it follows from.
fn verdict(points: Points, mark: Mark, spot: Spot) -> Option<String> {
    if mark.kind != MarkKind::Probe {
        return None;
    }
    let (lang, state) = (points.lab.lang.get(), points.state());
    if state.scene.hidden {
        return Some(points.t().probe_hidden.to_string());
    }
    let v = case_at(state.scene.rule.raster()?, state.model.as_ref().ok()?, spot.point());
    let (p_data, p_model) = (format::significant(lang, v.p_data), format::significant(lang, v.p_model));
    let letter = speech::letter(v.case);
    Some(format!("{letter}: {}. p_data = {p_data}, p_model = {p_model}", speech::case(lang, v.case)))
}
