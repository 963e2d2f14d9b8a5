//! The layout of the page. What stands in the bar on a narrow page stands in the groups on a wide one, never in both.

use super::Points;
use super::card::PlaneCard;
use super::data_group::DataGroup;
use super::fitting::start_fitting;
use super::model_group::ModelGroup;
use super::probe_list::ProbeList;
use super::sample_group::{GenerateButton, SampleGroup};
use super::sampling::start_sampling;
use super::study::Study;
use super::verdict_group::{RevealButton, VerdictGroup};
use crate::data::Rule;
use crate::model::ModelKind;
use crate::ui::controls::UndoButton;
use crate::ui::dom::live;
use crate::ui::format;
use leptos::prelude::*;

/// The page.
#[component]
pub fn PointsPage(points: Points) -> impl IntoView {
    start_fitting(points);
    start_sampling(points);
    view! {
        <div class="page" id="page-points" role="tabpanel" aria-labelledby="tab-points">
            <div class="stage">
                <h1 class="headline" aria-live="polite">{live(move || headline(points))}</h1>
                <PlaneCard points />
            </div>
            <div class="panel">
                <DataGroup points />
                <ModelGroup points />
                <SampleGroup points />
                <VerdictGroup points />
            </div>
            <div class="below">
                <ProbeList points />
                <Study points />
            </div>
        </div>
    }
}

/// The sentence at the top: the lesson, as far as it has come.
fn headline(points: Points) -> String {
    let (t, state) = (points.t(), points.state());
    let s = &state.scene;
    match (s.hidden, s.shows_pmodel(), s.model, s.observations.points().len()) {
        (false, ..) => match s.rule {
            Rule::Earth => t.headline_revealed,
            Rule::Painted(_) if s.is_painting_rule() => t.headline_painting,
            Rule::Painted(_) => t.headline_painted_rule,
            Rule::Toy(_) => t.headline_toy,
            Rule::OwnPlane(_) => t.headline_own_plane,
        }
        .to_string(),
        (true, _, _, 0) => t.headline_empty.to_string(),
        (true, true, ModelKind::BoundingBox, _) => t.headline_box.to_string(),
        (true, true, ModelKind::Grid, _) => t.headline_grid.to_string(),
        (true, true, ModelKind::KernelDensity, _) => t.headline_kernel.to_string(),
        (true, true, ModelKind::Mixture, _) => t.headline_mixture.to_string(),
        (true, true, ModelKind::Painted, _) => t.headline_painted.to_string(),
        (true, false, _, n) => format::counted(points.lab.lang.get(), n, t.headline_guess),
    }
}

/// The bar at the bottom of a narrow page.
#[component]
pub fn Bar(points: Points) -> impl IntoView {
    view! {
        <div class="bar">
            <UndoButton lab=points.lab />
            <GenerateButton points />
            <RevealButton points />
        </div>
    }
}
