//! Group 2: the model.

use super::explain::Explain;
use crate::model::ModelKind;
use crate::scene::{Edit, NumberField};
use crate::ui::controls::{Disclosure, NumberInput, RadioGroup};
use crate::ui::erased::{dynamic, memo, sig, when};
use crate::ui::lab::use_lab;
use crate::ui::text::fit_error;
use leptos::prelude::*;

/// The group Pmodel.
#[component]
pub fn ModelGroup() -> impl IntoView {
    let lab = use_lab();
    let open = RwSignal::new(false);
    let kind = memo(move || lab.scene.with(|s| s.model));
    let options = sig(move || {
        let t = lab.t();
        vec![(ModelKind::BoundingBox, t.bounding_box), (ModelKind::Grid, t.grid_density)]
    });
    let numbers = move || match kind.get() {
        ModelKind::BoundingBox => view! {
            <NumberInput field=NumberField::Margin label=lab.text(|t| t.margin) slider=true unit="%" />
        }
        .into_any(),
        ModelKind::Grid => view! {
            <div class="three">
                <NumberInput field=NumberField::Columns label=lab.text(|t| t.columns) />
                <NumberInput field=NumberField::Rows label=lab.text(|t| t.rows) />
                <NumberInput field=NumberField::Pseudocount label=lab.text(|t| t.pseudocount) />
            </div>
        }
        .into_any(),
    };
    let error = move || {
        let error = lab.model.with(|m| m.as_ref().err().copied())?;
        Some(view! { <p class="field-error" role="status">{fit_error(lab.lang.get(), error)}</p> })
    };
    let shows_pmodel = memo(move || lab.scene.with(|s| s.shows_pmodel()));
    view! {
        <section class="group" aria-labelledby="group-model">
            <div class="group-head">
                <h2 id="group-model">
                    <span class="step" aria-hidden="true">"2"</span>
                    {lab.text(|t| t.pmodel)}
                </h2>
                <Disclosure label=lab.text(|t| t.explain) open controls="explain" />
            </div>
            <RadioGroup
                label=lab.text(|t| t.model)
                name="model"
                options
                value=kind
                on_change=move |kind| {
                    lab.dispatch(Edit::Model(kind));
                }
            />
            {dynamic(numbers)}
            {dynamic(error)}
            {when(shows_pmodel.into(), move || view! {
                <label class="check">
                    <input
                        type="checkbox"
                        prop:checked=sig(move || lab.scene.with(|s| s.heatmap))
                        on:change=move |ev| {
                            lab.dispatch(Edit::Heatmap(event_target_checked(&ev)));
                        }
                    />
                    {lab.text(|t| t.heatmap)}
                </label>
            })}
            {dynamic(move || open.get().then(|| view! { <Explain /> }))}
        </section>
    }
}
