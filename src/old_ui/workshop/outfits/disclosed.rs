//! What lies behind names at the end of the page: parameters, models in numbers, counting, and what independence loses.

use super::Wardrobe;
use super::counting::counting;
use super::independence::independence;
use super::numbers::numbers;
use super::parameters::parameters;
use crate::scene::OutfitsEdit;
use crate::ui::controls::disclosure;
use crate::ui::dom::{effect, el, when};
use crate::ui::text::Words;
use crate::ui::workshop::page as outside;
use crate::ui::workshop::text::deep;
use sycamore_reactive::*;
use sycamore_web::View;

/// The four panels, closed.
pub fn disclosed(w: Wardrobe) -> View {
    let closed = || create_signal(false);
    // A link that counts opens where it counts.
    let is_counting = create_signal(w.peek().scene.counted.is_some());
    effect(move || {
        if !is_counting.get() && w.peek().scene.counted.is_some() {
            outside::as_burst(|| w.dispatch(OutfitsEdit::Count(None)));
        }
    });
    View::from(vec![
        panel(w, |t| deep(t).parameters, "outfits-parameters", closed(), parameters),
        panel(w, |t| deep(t).models_in_numbers, "outfits-numbers", closed(), numbers),
        panel(w, |t| deep(t).count_one_by_one, "outfits-counting", is_counting, counting),
        panel(w, |t| deep(t).what_independence_loses, "outfits-independence", closed(), independence),
    ])
}

fn panel(
    w: Wardrobe,
    name: Words,
    id: &'static str,
    open: Signal<bool>,
    body: impl Fn(Wardrobe) -> View + Copy + 'static,
) -> View {
    let body = when(move || open.get(), move || el("div", "deep-body").set("id", id).child(body(w)).into());
    el("section", "card padded deep").child(el("h2", "").child(disclosure(w.lab, name, open, id))).child(body).into()
}
