//! An outfit as a drawn figure, with its text alternative.

use super::Wardrobe;
use super::words::spoken;
use crate::data::{Feature, Outfit};
use crate::plot::{FIGURE_VIEW_BOX, figure, figure_outlined};
use crate::ui::dom::{El, svg};

/// A figure that is read out as its five values.
pub fn drawn(w: Wardrobe, outfit: Outfit) -> El {
    named(w, outfit, figure(outfit.values().map(usize::from)))
}

/// The same with a ring around each value that is hardly ever seen.
pub fn drawn_with_rare(w: Wardrobe, outfit: Outfit) -> El {
    let state = w.peek();
    let rare = Feature::ALL.map(|feature| state.tally().is_hardly_seen(feature, outfit.value(feature)));
    named(w, outfit, figure_outlined(outfit.values().map(usize::from), rare))
}

fn named(w: Wardrobe, outfit: Outfit, markup: String) -> El {
    svg("svg")
        .set("class", "figure")
        .set("viewBox", FIGURE_VIEW_BOX)
        .set("role", "img")
        .set("aria-label", move || spoken(w.lab.lang.get(), outfit))
        .markup(markup)
}
