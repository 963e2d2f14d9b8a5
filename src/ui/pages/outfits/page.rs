//! Stub.
use crate::ui::lab::Lab;
use leptos::prelude::*;

#[component]
pub fn OutfitsPage(lab: Lab) -> impl IntoView {
    view! { <p>{lab.words(|t| t.outfits_tab)}</p> }
}
