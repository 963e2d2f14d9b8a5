//! An outfit as a drawn figure, with its text alternative.

use super::Outfits;
use super::words::spoken;
use crate::data::{FIGURE_VIEW_BOX, figure, figure_outlined};
use crate::data::{Feature, Outfit};
use crate::ui::dom::live;
use leptos::prelude::*;

/// A figure that is read out as its five values.
#[component]
pub fn Figure(
    outfits: Outfits,
    outfit: Outfit,
    /// Whether there is a ring around each value that is hardly ever seen.
    #[prop(optional)]
    ring_rare: bool,
    /// Whether it is decoration: its values stand beside it.
    #[prop(optional)]
    hidden: bool,
) -> impl IntoView {
    let values = outfit.values().map(usize::from);
    let markup = if ring_rare {
        let state = outfits.peek();
        figure_outlined(values, Feature::ALL.map(|f| state.tally().is_hardly_seen(f, outfit.value(f))))
    } else {
        figure(values)
    };
    view! {
        <svg
            class="figure"
            viewBox=FIGURE_VIEW_BOX
            role="img"
            aria-label=live(move || spoken(outfits.lab.lang.get(), outfit))
            aria-hidden=hidden.then_some("true")
            inner_html=markup
        />
    }
}
