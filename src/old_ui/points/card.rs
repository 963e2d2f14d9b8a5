//! The card around the plane: what a click places, undo and redo, the plane, its legend.

use super::framework::framework;
use super::legend::legend;
use super::model_group::heatmap_switch;
use super::note::{add_note, note};
use super::page::undo_button;
use crate::scene::{ClickPlaces, Edit, NumberField, PaintTarget, PointsScene};
use crate::ui::controls::{IconName, NumberInput, icon, number_input, radio_group};
use crate::ui::dom::{dynamic, el, icon_button, when};
use crate::ui::header::clear_button;
use crate::ui::lab::Lab;
use crate::ui::plane::plane;
use crate::ui::text::Words;
use sycamore_web::View;

/// The plane's card.
pub fn plane_card(lab: Lab) -> View {
    let can_paint = lab.pick(|s| s.paints().is_some());
    let brush = lab.pick(|s| s.click_places.is_brush());
    let kinds = dynamic(move || {
        let kinds: [(ClickPlaces, Words); 5] = [
            (ClickPlaces::Guess, |t| t.guess),
            (ClickPlaces::Observation, |t| t.observation),
            (ClickPlaces::Probe, |t| t.probe),
            (ClickPlaces::Paint, |t| t.paint),
            (ClickPlaces::Erase, |t| t.erase),
        ];
        radio_group(
            lab,
            |t| t.click_places,
            "click-places",
            &kinds[..if can_paint.get() { 5 } else { 3 }],
            lab.pick(|s| s.click_places),
            |lab, kind| {
                lab.dispatch(Edit::ClickPlaces(kind));
            },
        )
    });
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
        .child(when(is_wide, move || clear_button(lab)))
        .child(when(move || brush.get(), move || brushes(lab)));
    el("section", "card plane-card")
        .says(lab, "aria-label", |t| t.plane_card)
        .child(toolbar)
        .child(note(lab))
        .child(plane(lab))
        .child(el("div", "plane-foot").child(legend(lab)).child(add_note(lab)).child(framework(lab)))
        .into()
}

/// How large the brush is, and what it paints where it could be either.
fn brushes(lab: Lab) -> View {
    let both = lab.pick(PointsScene::can_paint_both);
    let target = move || {
        radio_group(
            lab,
            |t| t.paint,
            "paint-target",
            &[(PaintTarget::Rule, |t| t.rule), (PaintTarget::Pmodel, |t| t.pmodel)],
            lab.pick(|s| s.paint_target),
            |lab, target| {
                lab.dispatch(Edit::PaintTarget(target));
            },
        )
    };
    el("div", "brushes")
        .child(number_input(lab, NumberInput::plain(NumberField::Brush, |t| t.brush_size)))
        .child(when(move || both.get(), target))
        .into()
}
