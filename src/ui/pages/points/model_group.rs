//! Group 2: the model.

use super::number::Number;
use super::{Points, panels};
use crate::model::{FitError, ModelKind};
use crate::scene::{Edit, NumberField};
use crate::ui::controls::{Disclosure, Group, Radios};
use crate::ui::dom::{input_of, is, live};
use crate::ui::fetched::Fetched;
use crate::ui::text::fit_error;
use leptos::prelude::*;

/// The group Pmodel.
#[component]
pub fn ModelGroup(points: Points) -> impl IntoView {
    let lab = points.lab;
    let open = RwSignal::new(false);
    let kind = points.pick(|s| s.model);
    let kinds = vec![
        (ModelKind::BoundingBox, points.words(|t| t.bounding_box)),
        (ModelKind::Grid, points.words(|t| t.grid_density)),
        (ModelKind::KernelDensity, points.words(|t| t.kernel_density)),
        (ModelKind::Mixture, points.words(|t| t.mixture)),
        (ModelKind::Painted, points.words(|t| t.painted)),
    ];
    let choose = move |kind| {
        points.dispatch(Edit::Model(kind));
    };
    let numbers = move || match kind.get() {
        ModelKind::BoundingBox => {
            view! { <Number points field=NumberField::Margin label=points.words(|t| t.margin) slider=true unit="%" /> }
                .into_any()
        }
        ModelKind::Painted => view! { <p class="hint">{points.words(|t| t.painted_hint)}</p> }.into_any(),
        ModelKind::KernelDensity => view! { <Fetched lab load=panels::kernel /> }.into_any(),
        ModelKind::Mixture => view! { <Fetched lab load=panels::components /> }.into_any(),
        ModelKind::Grid => view! {
            <div class="three">
                <Number points field=NumberField::Columns label=points.words(|t| t.columns) />
                <Number points field=NumberField::Rows label=points.words(|t| t.rows) />
                <Number points field=NumberField::Pseudocount label=points.words(|t| t.pseudocount) />
            </div>
        }
        .into_any(),
    };
    let error = points.follow(|state| state.model.as_ref().err().copied());
    let why = move || {
        let words = |error| {
            // What is on its way is no error.
            let class = if error == FitError::Pending { "hint" } else { "field-error" };
            view! { <p class=class role="status">{live(move || fit_error(lab.lang.get(), error))}</p> }
        };
        error.get().map(words)
    };
    view! {
        <Group
            number="2"
            id="group-2"
            title=points.words(|t| t.pmodel)
            beside=move || view! { <Disclosure label=points.words(|t| t.explain) open controls="explain" /> }
        >
            <div class="two-rows">
                <Radios label=points.lab.words(|t| t.model) name="model" options=kinds value=kind on_change=choose />
            </div>
            {numbers}
            {why}
            <Show when=is(move || lab.narrow.get())>
                <HeatmapSwitch points />
            </Show>
            <Show when=is(move || open.get())>
                <div class="more explain" id="explain">
                    <Fetched lab load=panels::explain />
                </div>
            </Show>
        </Group>
    }
}

/// Shows p_model as a heatmap, once there is one on screen.
#[component]
pub fn HeatmapSwitch(points: Points) -> impl IntoView {
    let shows_pmodel = points.pick(|s| s.shows_pmodel());
    let on = points.pick(|s| s.heatmap);
    let switch = move |ev: web_sys::Event| {
        points.dispatch(Edit::Heatmap(input_of(&ev).is_some_and(|input| input.checked())));
    };
    view! {
        <Show when=is(move || shows_pmodel.get())>
            <label class="check">
                <input type="checkbox" prop:checked=live(move || on.get()) on:change=switch />
                <span>{points.words(|t| t.heatmap)}</span>
            </label>
        </Show>
    }
}
