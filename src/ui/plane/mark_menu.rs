//! The small menu of a selected mark: what it is, Move to, Delete.

use super::place;
use crate::metric::case_at;
use crate::plane::Spot;
use crate::scene::{Mark, MarkKind};
use crate::ui::erased::{dynamic, effect, memo, sig};
use crate::ui::lab::{Lab, Selected, use_lab};
use crate::ui::text::fill;
use crate::ui::{format, speech};
use leptos::html::{Button, Div};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// Half of the menu's width, in pixels: it stays within the plane.
const HALF_WIDTH: f64 = 104.0;

/// The menu beside the selected mark.
#[component]
pub fn MarkMenu(
    /// Size of the plane in CSS pixels.
    size: RwSignal<(f64, f64)>,
    /// The plane: it gets the focus back.
    plane: NodeRef<Div>,
) -> impl IntoView {
    let lab = use_lab();
    // Only another mark, or moving it, makes another menu: a drag of it must not rebuild what has the focus.
    let selected = memo(move || lab.selected.get());
    let back_to_plane = move || {
        if let Some(plane) = plane.get_untracked() {
            let _ = plane.focus();
        }
    };
    let first = NodeRef::<Button>::new();
    effect(move || {
        if let Some(button) = first.get() {
            let _ = button.focus();
        }
    });
    dynamic(move || {
        let Selected { mark, moving } = selected.get()?;
        let spot = lab.scene.with_untracked(|s| s.spot(mark))?;
        if moving {
            return Some(view! { <p class="plane-hint" role="status">{lab.t().choose_new_place}</p> }.into_any());
        }
        let (width, height) = size.get();
        let p = spot.point();
        let (x, y) = (p.x * width, (1.0 - p.y) * height);
        let left = x.clamp(HALF_WIDTH.min(width / 2.0), (width - HALF_WIDTH).max(width / 2.0));
        let above = y > height / 2.0;
        let on_key = move |ev: KeyboardEvent| {
            if ev.key() == "Escape" {
                lab.selected.set(None);
                back_to_plane();
            }
        };
        let menu = view! {
            <div
                class="mark-menu"
                class:above=above
                role="group"
                aria-label=sig(move || title(lab, mark, spot))
                style:left=format!("{}px", left.round())
                style:top=format!("{}px", y.round())
                on:keydown=on_key
            >
                <p class="mark-title">{sig(move || title(lab, mark, spot))}</p>
                {dynamic(move || verdict(lab, mark, spot).map(|words| view! { <p class="mark-verdict">{words}</p> }))}
                <div class="mark-buttons">
                    <button
                        type="button"
                        class="button"
                        node_ref=first
                        on:click=move |_| {
                            lab.selected.set(Some(Selected { mark, moving: true }));
                            lab.cursor.set(spot);
                            back_to_plane();
                        }
                    >
                        {lab.text(|t| t.move_to)}
                    </button>
                    <button
                        type="button"
                        class="button"
                        on:click=move |_| {
                            place::delete(lab, mark);
                            back_to_plane();
                        }
                    >
                        {lab.text(|t| t.delete)}
                    </button>
                </div>
            </div>
        };
        Some(menu.into_any())
    })
}

fn title(lab: Lab, mark: Mark, spot: Spot) -> String {
    let (lang, hidden) = (lab.lang.get(), lab.scene.with(|s| s.hidden));
    fill(lab.t().selected_mark, &[speech::mark(lang, mark.kind), &speech::place(lang, spot, hidden)])
}

/// What a probe says: its case, and the two densities it follows from.
pub fn verdict(lab: Lab, mark: Mark, spot: Spot) -> Option<String> {
    if mark.kind != MarkKind::Probe {
        return None;
    }
    let lang = lab.lang.get();
    let (hidden, rule) = lab.scene.with(|s| (s.hidden, s.rule));
    if hidden {
        return Some(lab.t().probe_hidden.to_string());
    }
    let model = lab.model.get().ok()?;
    let v = case_at(rule, &model.0, spot.point());
    let (p_data, p_model) = (format::significant(lang, v.p_data), format::significant(lang, v.p_model));
    let letter = speech::letter(v.case);
    Some(format!("{letter}: {}. p_data = {p_data}, p_model = {p_model}", speech::case(lang, v.case)))
}
