//! A coordinate as a field.

use super::sheet::Sheet;
use crate::ui::coordinates::Axis;
use crate::ui::dom::{is, live};
use crate::ui::text::fill;
use leptos::html;
use leptos::prelude::*;

/// The field, and beside it what a number out of range is told.
#[component]
pub fn Field(
    sheet: Sheet,
    axis: Axis,
    /// Its name, for a screen reader.
    name: Signal<String>,
    input: NodeRef<html::Input>,
    /// Whether what is in it is no place on the plane.
    failed: RwSignal<bool>,
    /// What a change does.
    #[prop(optional, into)]
    on_change: Option<Callback<f64>>,
) -> impl IntoView {
    let changed = move |_| {
        if let (Some(on_change), Some(input)) = (on_change, input.get_untracked()) {
            on_change.run(input.value_as_number());
        }
    };
    let out_of_range = move || {
        let lang = sheet.points.lab.lang.get();
        let [min, max] = sheet.coordinates.with(|coordinates| coordinates.range_words(lang, axis));
        fill(lang.text().not_in_range, &[&min, &max])
    };
    view! {
        <span class=live(move || if failed.get() { "number-box invalid" } else { "number-box" })>
            <input
                node_ref=input
                type="number"
                step="any"
                autocomplete="off"
                aria-label=name
                aria-invalid=live(move || failed.get().then_some("true"))
                on:change=changed
            />
        </span>
        <Show when=is(move || failed.get())>
            <p class="field-error" role="alert">{out_of_range}</p>
        </Show>
    }
}
