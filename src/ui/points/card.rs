//! The card around the plane: what a click places, undo and redo, the plane, its legend.

use super::framework::framework;
use super::legend::legend;
use super::model_group::heatmap_switch;
use super::page::undo_button;
use crate::scene::{ClickPlaces, Edit};
use crate::ui::controls::{IconName, icon, radio_group};
use crate::ui::dom::{el, icon_button, when};
use crate::ui::header::clear_button;
use crate::ui::lab::Lab;
use crate::ui::plane::plane;
use sycamore_web::View;

/// The plane's card.
pub fn plane_card(lab: Lab) -> View {
    let kinds = radio_group(
        lab,
        |t| t.click_places,
        "click-places",
        &[
            (ClickPlaces::Guess, |t| t.guess),
            (ClickPlaces::Observation, |t| t.observation),
            (ClickPlaces::Probe, |t| t.probe),
        ],
        lab.pick(|s| s.click_places),
        |lab, kind| {
            lab.dispatch(Edit::ClickPlaces(kind));
        },
    );
    let redo = icon_button(lab, "button icon-button", |t| t.redo, move || lab.redo())
        .flag("disabled", move || !lab.can_redo())
        .child(icon(IconName::Redo));
    let is_wide = move || !lab.narrow.get();
    let toolbar = el("div", "toolbar")
        .child(el("span", "toolbar-label").set("aria-hidden", "true").child(lab.words(|t| t.click_places)))
        .child(kinds)
        .child(el("span", "toolbar-space"))
        .child(when(is_wide, move || heatmap_switch(lab)))
        .child(when(is_wide, move || undo_button(lab)))
        .child(redo)
        .child(when(is_wide, move || clear_button(lab)));
    el("section", "card plane-card")
        .says(lab, "aria-label", |t| t.plane_card)
        .child(toolbar)
        .child(plane(lab))
        .child(el("div", "plane-foot").child(legend(lab)).child(framework(lab)))
        .into()
}
