//! The wardrobe picker: five selects that make an outfit.

use super::Wardrobe;
use super::words::{feature as feature_name, value as value_name};
use crate::data::{Feature, Outfit};
use crate::ui::dom::{dynamic, el, text};
use sycamore_web::View;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

/// Features as a reader thinks of them: hair first.
pub const ORDER: [Feature; 5] =
    [Feature::Top, Feature::HairColour, Feature::Accessories, Feature::ClothingType, Feature::ClothingColour];

/// A select of a feature's values; with `free` also of none. `id` is unique on the page.
pub fn value_select(
    w: Wardrobe,
    id: String,
    feature: Feature,
    free: Option<fn(&'static crate::ui::workshop::text::Tools) -> &'static str>,
    now: impl Fn() -> Option<u8> + Copy + 'static,
    chosen: impl Fn(Option<u8>) + 'static,
) -> View {
    let option = move |value: Option<u8>| -> View {
        let words = move || match value {
            Some(value) => value_name(w.lab.lang.get(), feature, value).to_string(),
            None => free.map_or(String::new(), |free| free(w.t()).to_string()),
        };
        el("option", "").property("selected", move || (now() == value).into()).child(text(words)).into()
    };
    let offset = u8::from(free.is_some());
    let values = (0..feature.n_values() as u8).map(Some);
    let options: Vec<View> = free.map(|_| None).into_iter().chain(values).map(option).collect();
    let select = el("select", "").set("id", id.clone()).on_change(move |ev| {
        let select = ev.target().and_then(|t| t.dyn_into::<HtmlSelectElement>().ok());
        let idx = select.map_or(-1, |s| s.selected_index());
        chosen(u8::try_from(idx).ok().and_then(|idx| idx.checked_sub(offset)));
    });
    el("div", "pick")
        .child(el("label", "").set("for", id).child(text(move || feature_name(w.lab.lang.get(), feature).to_string())))
        .child(select.child(options))
        .into()
}

/// Five selects around an outfit, beside its figure.
pub fn picker(
    w: Wardrobe,
    id: &'static str,
    now: impl Fn() -> Outfit + Copy + 'static,
    chosen: impl Fn(Outfit) + Copy + 'static,
) -> View {
    let selects = ORDER.map(|feature| {
        let pick = move |value: Option<u8>| {
            let outfit = sycamore_reactive::untrack(now);
            if let Some(outfit) = value.and_then(|value| outfit.with(feature, value)) {
                chosen(outfit);
            }
        };
        value_select(w, format!("{id}-{}", feature.name()), feature, None, move || Some(now().value(feature)), pick)
    });
    el("div", "picker")
        .child(el("div", "picker-figure").child(dynamic(move || super::figure::drawn(w, now()).into())))
        .child(el("div", "picks").child(View::from(Vec::from(selects))))
        .into()
}
