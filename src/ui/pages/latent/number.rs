//! A number of the page Latent space as a field.

use super::handle::Latent;
use crate::scene::LatentNumber;
use crate::ui::controls::NumberInput;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A number input bound to a field of the scene.
#[component]
pub fn Number(
    latent: Latent,
    field: LatentNumber,
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
            lab=latent.lab
            spec=field.spec()
            steps=latent.pick(move |s| field.get(s))
            typed=latent.typed(field)
            label
            prefix="latent"
            label_hidden
            slider
        />
    }
}
