//! A number of the page Families as a field.

use super::handle::Families;
use crate::scene::FamiliesNumber;
use crate::ui::controls::NumberInput;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A number input bound to a field of the scene.
#[component]
pub fn Number(
    families: Families,
    field: FamiliesNumber,
    /// Its name.
    #[prop(into)]
    label: TextProp,
    /// Whether the name is only spoken.
    #[prop(optional)]
    label_hidden: bool,
    /// Whether a slider stands beside it.
    #[prop(optional)]
    slider: bool,
) -> impl IntoView {
    view! {
        <NumberInput
            lab=families.lab
            spec=field.spec()
            steps=families.pick(move |s| field.get(s))
            typed=families.typed(field)
            label
            prefix="families"
            label_hidden
            slider
        />
    }
}
