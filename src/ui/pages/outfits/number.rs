//! A number of the page Outfits as a field.

use super::Outfits;
use crate::scene::OutfitsNumber;
use crate::ui::controls::NumberInput;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A number input bound to a field of the scene.
#[component]
pub fn Number(
    outfits: Outfits,
    field: OutfitsNumber,
    /// Its name.
    #[prop(into)]
    label: TextProp,
) -> impl IntoView {
    view! {
        <NumberInput
            lab=outfits.lab
            spec=field.spec()
            steps=outfits.pick(move |s| field.get(s))
            typed=outfits.typed(field)
            label
            prefix="outfits"
        />
    }
}
