//! The layout of the page. What stands in the bar on a narrow page stands in the groups on a wide one, never in both.

use super::card::PlaneCard;
use super::data_group::DataGroup;
use super::model_group::ModelGroup;
use super::probe_list::ProbeList;
use super::sample_group::{GenerateButton, SampleGroup};
use super::verdict_group::{RevealButton, VerdictGroup};
use crate::metric::GAME_DARTS;
use crate::model::ModelKind;
use crate::scene::PointsScene;
use crate::ui::controls::{Icon, IconName};
use crate::ui::erased::sig;
use crate::ui::format;
use crate::ui::lab::{Lab, use_lab};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Points() -> impl IntoView {
    let lab = use_lab();
    view! {
        <div class="page" id="page-points" role="tabpanel" aria-labelledby="tab-points">
            <div class="stage">
                <h1 class="headline">{sig(move || headline(lab))}</h1>
                <PlaneCard />
            </div>
            <div class="panel">
                <DataGroup />
                <ModelGroup />
                <SampleGroup />
                <VerdictGroup />
            </div>
            <ProbeList />
        </div>
    }
}

/// The sentence at the top: the lesson, as far as it has come.
fn headline(lab: Lab) -> String {
    let t = lab.t();
    lab.scene.with(|s| match (s.hidden, s.shows_pmodel(), s.model, s.observations.points().len()) {
        (false, ..) => t.headline_revealed.to_string(),
        (true, _, _, 0) => t.headline_empty.to_string(),
        (true, true, ModelKind::BoundingBox, _) => t.headline_box.to_string(),
        (true, true, ModelKind::Grid, _) => t.headline_grid.to_string(),
        (true, false, _, n) => format::counted(lab.lang.get(), n, t.headline_guess),
    })
}

/// The bar at the bottom of a narrow page.
#[component]
pub fn Bar() -> impl IntoView {
    view! {
        <div class="bar">
            <UndoButton />
            <GenerateButton />
            <RevealButton />
        </div>
    }
}

/// One step back.
#[component]
pub fn UndoButton() -> impl IntoView {
    let lab = use_lab();
    view! {
        <button
            type="button"
            class="button icon-button"
            aria-label=lab.text(|t| t.undo)
            title=lab.text(|t| t.undo)
            disabled=sig(move || !lab.can_undo())
            on:click=move |_| lab.undo()
        >
            <Icon name=IconName::Undo />
        </button>
    }
}

/// The one filled button: what a reader would do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Draw samples.
    Generate,
    /// Show the rule.
    Reveal,
    /// Nothing in particular: everything is on screen.
    None,
}

/// What comes next in a scene.
pub fn next_step(scene: &PointsScene) -> NextStep {
    match (scene.hidden, scene.shows_pmodel(), scene.guesses.len()) {
        (false, ..) => NextStep::None,
        (true, true, _) | (true, _, GAME_DARTS..) => NextStep::Reveal,
        _ => NextStep::Generate,
    }
}
