//! The layout of the page.

use super::Wardrobe;
use super::ask::ask;
use super::bar::{bar, generate_bar};
use super::cards::cards;
use super::disclosed::disclosed;
use super::wall::observations;
use crate::scene::Generated;
use crate::ui::dom::{el, text, when};
use crate::ui::format;
use crate::ui::text::fill;
use sycamore_web::View;

/// The page.
pub fn page(w: Wardrobe) -> View {
    let counts = w.pick(|s| s.observations.len());
    let made = w.pick(|s| s.generated != Generated::Never);
    let headline = move || if made.get() { w.t().outfits_headline_made } else { w.t().outfits_headline }.to_string();
    let intro = move || fill(w.t().outfits_intro, &[&format::count(w.lab.lang.get(), counts.get())]);
    let head = el("div", "outfits-head")
        .child(el("h1", "headline").set("aria-live", "polite").child(text(headline)))
        .child(el("p", "lead").child(text(intro)));
    el("div", "outfits")
        .child(head)
        .child(observations(w))
        .child(generate_bar(w))
        .child(cards(w))
        .child(ask(w))
        .child(disclosed(w))
        .child(when(move || w.lab.narrow.get(), move || bar(w)))
        .into()
}
