//! The layout of the page.

use super::Outfits;
use super::ask::Ask;
use super::bar::{Bar, GenerateBar};
use super::cards::Cards;
use super::disclosed::Disclosed;
use super::observations::Observations;
use crate::scene::Generated;
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::text::fill;
use leptos::prelude::*;

/// The page.
#[component]
pub fn OutfitsPage(outfits: Outfits) -> impl IntoView {
    let lab = outfits.lab;
    let n_rows = outfits.pick(|s| s.observations.len());
    let made = outfits.pick(|s| s.generated != Generated::Never);
    let headline = move || {
        let t = outfits.t();
        if made.get() { t.outfits_headline_made } else { t.outfits_headline }
    };
    view! {
        <div class="outfits">
            <div class="outfits-head">
                <h1 class="headline" aria-live="polite">{headline}</h1>
                <p class="lead">
                    {live(move || fill(outfits.t().outfits_intro, &[&format::count(lab.lang.get(), n_rows.get())]))}
                </p>
            </div>
            <Observations outfits />
            <GenerateBar outfits />
            <Cards outfits />
            <Ask outfits />
            <Disclosed outfits />
            <Show when=is(move || lab.narrow.get())>
                <Bar outfits />
            </Show>
        </div>
    }
}
