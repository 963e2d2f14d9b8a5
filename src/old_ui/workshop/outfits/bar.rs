//! Generate: how many, with which seed, given which values.

use super::Wardrobe;
use super::number::number;
use super::picker::{ORDER, value_select};
use super::wardrobe::Editing;
use crate::scene::{Generated, OutfitsEdit, OutfitsNumber};
use crate::ui::controls::{IconName, disclosure, icon};
use crate::ui::dom::{button, el, icon_button, when};
use crate::ui::format;
use crate::ui::workshop::page as outside;
use crate::ui::workshop::text::tools;
use sycamore_reactive::*;
use sycamore_web::View;

/// The card with the button.
pub fn generate_bar(w: Wardrobe) -> View {
    let lab = w.lab;
    let locking = create_signal(!w.peek().scene.locks.is_empty());
    let row = el("div", "card-head")
        .child(number(w, OutfitsNumber::Outfits, |t| tools(t).outfits_to_generate))
        .child(number(w, OutfitsNumber::Seed, |t| t.seed))
        .child(icon_button(lab, "button icon-button", |t| t.new_seed, move || new_seed(w)).child(icon(IconName::Dice)))
        .child(disclosure(lab, |t| tools(t).lock_values, locking, "locks"))
        .child(el("span", "toolbar-space"))
        .child(when(move || !lab.narrow.get(), move || generate(w)));
    el("section", "card")
        .says(lab, "aria-label", |t| t.generate)
        .child(row)
        .child(when(move || locking.get(), move || locks(w)))
        .into()
}

fn new_seed(w: Wardrobe) {
    match getrandom::u32() {
        Ok(seed) => {
            w.dispatch(OutfitsEdit::NewSeed(seed));
        }
        Err(_) => outside::notice(w.lab.lang.get_untracked().text().no_randomness),
    }
}

/// Makes outfits with all three models.
fn generate(w: Wardrobe) -> View {
    let next = w.pick(|s| s.generated == Generated::Never);
    let make = move || {
        w.dispatch(OutfitsEdit::Generate);
        let n = w.peek().scene.n_outfits as usize * 3;
        w.say(&format::counted(w.lab.lang.get_untracked(), n, w.t().n_outfits));
    };
    button("", make)
        .class(move || if next.get() { "button grow primary" } else { "button grow" })
        .child(w.lab.words(|t| t.generate))
        .into()
}

/// Values that are given: what is generated has them.
fn locks(w: Wardrobe) -> View {
    let selects = ORDER.map(|feature| {
        let locked = w.pick(move |s| s.locks.get(feature));
        let lock = move |value: Option<u8>| {
            w.dispatch(OutfitsEdit::Lock(feature, value));
        };
        value_select(w, format!("lock-{}", feature.name()), feature, Some(|t| t.any_value), move || locked.get(), lock)
    });
    el("div", "locks")
        .set("id", "locks")
        .child(w.lab.hint(|t| tools(t).locks_hint))
        .child(el("div", "picks").child(Vec::from(selects)))
        .child(
            button("button button-small", move || {
                w.dispatch(OutfitsEdit::Unlock);
            })
            .child(w.lab.words(|t| tools(t).unlock_all)),
        )
        .into()
}

/// The bar at the bottom of a narrow page.
pub fn bar(w: Wardrobe) -> View {
    let undo = icon_button(w.lab, "button icon-button", |t| t.undo, || outside::to_page("undo", &[]))
        .flag("disabled", move || !w.can_step.get().0)
        .child(icon(IconName::Undo));
    let add = button("button grow", move || {
        w.editing.set(Editing::Adding);
        // The picker stands with the observations, at the top.
        let observations = web_sys::window().and_then(|w| w.document()?.get_element_by_id("outfits-observations"));
        if let Some(observations) = observations {
            observations.scroll_into_view();
        }
    })
    .child(w.lab.words(|t| tools(t).add_outfit));
    el("div", "bar").child(undo).child(generate(w)).child(add).into()
}
