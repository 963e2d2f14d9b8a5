//! The layout of the page. What stands in the bar on a narrow page stands in the groups on a wide one, never in both.

use super::card::plane_card;
use super::data_group::data_group;
use super::model_group::model_group;
use super::probe_list::probe_list;
use super::sample_group::{generate_button, sample_group};
use super::study::study;
use super::verdict_group::{reveal_button, verdict_group};
use crate::data::Rule;
use crate::model::ModelKind;
use crate::ui::controls::{IconName, icon};
use crate::ui::dom::{el, icon_button, text};
use crate::ui::format;
use crate::ui::lab::Lab;
use sycamore_web::View;

/// The page.
pub fn points(lab: Lab) -> View {
    let stage = el("div", "stage")
        .child(el("h1", "headline").set("aria-live", "polite").child(text(move || headline(lab))))
        .child(plane_card(lab));
    let panel = el("div", "panel")
        .child(data_group(lab))
        .child(model_group(lab))
        .child(sample_group(lab))
        .child(verdict_group(lab));
    el("div", "page")
        .set("id", "page-points")
        .set("role", "tabpanel")
        .set("aria-labelledby", "tab-points")
        .child(stage)
        .child(panel)
        .child(el("div", "below").child(probe_list(lab)).child(study(lab)))
        .into()
}

/// The sentence at the top: the lesson, as far as it has come.
fn headline(lab: Lab) -> String {
    let (t, state) = (lab.t(), lab.state());
    let s = &state.scene;
    match (s.hidden, s.shows_pmodel(), s.model, s.observations.points().len()) {
        (false, ..) => match s.rule {
            Rule::Earth => t.headline_revealed,
            Rule::Painted(_) if s.is_painting_rule() => t.headline_painting,
            Rule::Painted(_) => t.headline_painted_rule,
            Rule::OwnPlane(_) => t.headline_own_plane,
        }
        .to_string(),
        (true, _, _, 0) => t.headline_empty.to_string(),
        (true, true, ModelKind::BoundingBox, _) => t.headline_box.to_string(),
        (true, true, ModelKind::Grid, _) => t.headline_grid.to_string(),
        (true, true, ModelKind::Painted, _) => t.headline_painted.to_string(),
        (true, false, _, n) => format::counted(lab.lang.get(), n, t.headline_guess),
    }
}

/// The bar at the bottom of a narrow page.
pub fn bar(lab: Lab) -> View {
    el("div", "bar").child(undo_button(lab)).child(generate_button(lab)).child(reveal_button(lab)).into()
}

/// One step back.
pub fn undo_button(lab: Lab) -> View {
    icon_button(lab, "button icon-button", |t| t.undo, move || lab.undo())
        .flag("disabled", move || !lab.can_undo())
        .child(icon(IconName::Undo))
        .into()
}
