//! A number of the page Pixels as a field.

use super::handle::Pixels;
use crate::scene::PixelsNumber;
use crate::ui::controls::NumberInput;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A number input bound to a field of the scene.
#[component]
pub fn Number(
    pixels: Pixels,
    field: PixelsNumber,
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
            lab=pixels.lab
            spec=field.spec()
            steps=pixels.pick(move |s| field.get(s))
            typed=pixels.typed(field)
            label
            prefix="pixels"
            label_hidden
            slider
        />
    }
}
