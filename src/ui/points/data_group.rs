//! Group 1: where the observations come from.

use crate::scene::{Edit, NumberField};
use crate::ui::controls::{Disclosure, NumberInput};
use crate::ui::erased::{dynamic, sig};
use crate::ui::files;
use crate::ui::lab::use_lab;
use leptos::html::Input;
use leptos::prelude::*;

/// The group Data.
#[component]
pub fn DataGroup() -> impl IntoView {
    let lab = use_lab();
    let open = RwSignal::new(false);
    let rule = sig(move || if lab.scene.with(|s| s.hidden) { lab.t().rule_hidden } else { lab.t().rule_earth });
    view! {
        <section class="group" aria-labelledby="group-data">
            <div class="group-head">
                <h2 id="group-data"><span class="step" aria-hidden="true">"1"</span>{lab.text(|t| t.data)}</h2>
                <Disclosure label=lab.text(|t| t.more_data) open controls="more-data" />
            </div>
            <div class="field-row">
                <span><label for="rule">{lab.text(|t| t.rule)}</label>" (Pdata)"</span>
                <select id="rule">
                    <option>{rule}</option>
                </select>
            </div>
            {dynamic(move || open.get().then(|| view! { <MoreData /> }))}
        </section>
    }
}

#[component]
fn MoreData() -> impl IntoView {
    let lab = use_lab();
    let file = NodeRef::<Input>::new();
    let chosen = move |_| {
        let Some(input) = file.get_untracked() else { return };
        if let Some(chosen) = input.files().and_then(|files| files.get(0)) {
            files::import(lab, chosen);
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    let choose = move |_| {
        if let Some(input) = file.get_untracked() {
            input.click();
        }
    };
    view! {
        <div class="more" id="more-data">
            <NumberInput field=NumberField::PointsToDraw label=lab.text(|t| t.points_to_draw) />
            <button
                type="button"
                class="button"
                on:click=move |_| {
                    lab.dispatch(Edit::DrawFromPdata);
                }
            >
                {lab.text(|t| t.draw_from_pdata)}
            </button>
            <div class="import">
                <button type="button" class="button" on:click=choose>{lab.text(|t| t.import)}</button>
                <span class="hint">{lab.text(|t| t.import_hint)}</span>
                <input node_ref=file type="file" accept=".json,application/json" hidden on:change=chosen />
            </div>
        </div>
    }
}
