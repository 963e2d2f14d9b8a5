//! The wardrobe picker: five selects that make an outfit.

use super::Outfits;
use super::figure::Figure;
use super::text::OutfitsText;
use super::words::{ORDER, feature as feature_name, value as value_name};
use crate::data::{Feature, Outfit};
use crate::ui::dom::live;
use crate::ui::text::Words;
use leptos::prelude::*;
use web_sys::HtmlSelectElement;

/// A select of a feature's values; with `free` also of none.
#[component]
pub fn ValueSelect(
    outfits: Outfits,
    /// Unique on the page.
    id: String,
    feature: Feature,
    /// What no value is called, if none can be chosen.
    #[prop(optional)]
    free: Option<Words<OutfitsText>>,
    /// The choice.
    #[prop(into)]
    now: Signal<Option<u8>>,
    /// What another choice does.
    chosen: Callback<Option<u8>>,
) -> impl IntoView {
    let lab = outfits.lab;
    let option = move |value: Option<u8>| {
        let words = move || match value {
            Some(value) => value_name(lab.lang.get(), feature, value),
            None => free.map_or("", |free| free(outfits.t())),
        };
        view! { <option prop:selected=live(move || now.get() == value)>{words}</option> }
    };
    let values = (0..feature.n_values() as u8).map(Some);
    let options = free.map(|_| None).into_iter().chain(values).map(option).collect_view();
    let offset = u8::from(free.is_some());
    let change = move |ev| {
        let idx = event_target::<HtmlSelectElement>(&ev).selected_index();
        chosen.run(u8::try_from(idx).ok().and_then(|idx| idx.checked_sub(offset)));
    };
    let label_for = id.clone();
    view! {
        <div class="pick">
            <label for=label_for>{live(move || feature_name(lab.lang.get(), feature))}</label>
            <select id=id on:change=change>
                {options}
            </select>
        </div>
    }
}

/// Five selects around an outfit, beside its figure.
#[component]
pub fn Picker(
    outfits: Outfits,
    /// Goes before the names of the features in ids.
    id: &'static str,
    /// The outfit.
    #[prop(into)]
    now: Signal<Outfit>,
    /// What another one does.
    chosen: Callback<Outfit>,
) -> impl IntoView {
    let select = |feature: Feature| {
        let pick = Callback::new(move |value: Option<u8>| {
            if let Some(outfit) = value.and_then(|value| now.get_untracked().with(feature, value)) {
                chosen.run(outfit);
            }
        });
        let value = Signal::derive(move || Some(now.get().value(feature)));
        view! { <ValueSelect outfits id=format!("{id}-{}", feature.name()) feature now=value chosen=pick /> }
    };
    view! {
        <div class="picker">
            <div class="picker-figure">{live(move || view! { <Figure outfits outfit=now.get() /> })}</div>
            <div class="picks">{ORDER.into_iter().map(select).collect_view()}</div>
        </div>
    }
}
