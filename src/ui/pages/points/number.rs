//! A number of the page Points as a field.

use super::Points;
use crate::scene::NumberField;
use crate::ui::controls::NumberInput;
use leptos::prelude::*;

/// A number input bound to a field of the scene.
#[component]
pub fn Number(
    points: Points,
    field: NumberField,
    /// Its name.
    label: impl Fn() -> &'static str + Copy + Send + Sync + 'static,
    /// Whether the name is only spoken.
    #[prop(optional)]
    label_hidden: bool,
    /// Whether a slider stands beside it.
    #[prop(optional)]
    slider: bool,
    /// Unit behind the number.
    #[prop(optional)]
    unit: &'static str,
) -> impl IntoView {
    view! {
        <NumberInput
            lab=points.lab
            spec=field.spec()
            steps=points.pick(move |s| field.get(s))
            typed=points.typed(field)
            label
            label_hidden
            slider
            unit
        />
    }
}
