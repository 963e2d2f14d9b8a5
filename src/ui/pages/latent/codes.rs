//! *Codes as table*: each picture with what is known of it and its code, twenty at a time.

use super::handle::Latent;
use super::source::Source;
use super::words::signed;
use crate::data::{Feature, Outfit};
use crate::scene::LatentData;
use crate::ui::dom::live;
use crate::ui::format;
use crate::ui::outfit_words;
use crate::ui::text::{Lang, fill};
use leptos::prelude::*;

/// Rows at a time.
const ROWS: usize = 20;

/// The table with its buttons.
#[component]
pub fn Codes(latent: Latent) -> impl IntoView {
    let lab = latent.lab;
    let from = RwSignal::new(0);
    let n = Memo::new(move |_| latent.shown.with(|shown| shown.as_ref().map_or(0, |s| s.codes.len() / s.latent)));
    let first = move || from.get().min(n.get().saturating_sub(1) / ROWS * ROWS);
    let size = Memo::new(move |_| latent.shown.with(|shown| shown.as_ref().map_or(0, |shown| shown.latent)));
    let heads = move || {
        (1..=size.get()).map(|k| view! { <th scope="col"><i>"z"<sub>{k.to_string()}</sub></i></th> }).collect_view()
    };
    let rows = move || {
        let (Some(shown), source, lang) = (latent.shown.get(), latent.source.get(), lab.lang.get()) else {
            return ().into_any();
        };
        let row = |idx: usize| {
            let code = &shown.codes[idx * shown.latent..(idx + 1) * shown.latent];
            view! {
                <tr>
                    <th scope="row">{format::count(lang, idx + 1)}</th>
                    {known(lang, &source, idx).into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}
                    {code.iter().map(|z| view! { <td>{signed(lang, f64::from(*z), 3)}</td> }).collect_view()}
                </tr>
            }
        };
        (first()..n.get().min(first() + ROWS)).map(row).collect_view().into_any()
    };
    let data = latent.pick(|s| s.data);
    let known_heads = move || {
        let (t, lang) = (latent.t(), lab.lang.get());
        let names: Vec<&str> = match data.get() {
            LatentData::Jars => vec![t.height, t.width],
            LatentData::Outfits => Feature::ALL.map(|feature| outfit_words::feature(lang, feature)).to_vec(),
            LatentData::Own(_) => Vec::new(),
        };
        names.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()
    };
    let told = move || {
        let count = |n: usize| format::count(lab.lang.get(), n);
        fill(latent.thing().rows, &[&count(first() + 1), &count(n.get().min(first() + ROWS)), &count(n.get())])
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=latent.words(|t| t.codes_as_table)>
            <table class="numbers codes-table" aria-label=latent.words(|t| t.codes)>
                <thead>
                    <tr>
                        <th scope="col">{latent.thing_words(|t| t.one)}</th>
                        {live(known_heads)}
                        {live(heads)}
                    </tr>
                </thead>
                <tbody>{live(rows)}</tbody>
            </table>
        </div>
        <p class="codes-foot">
            <button
                class="button button-small"
                type="button"
                disabled=live(move || first() == 0)
                on:click=move |_| from.set(untrack(first).saturating_sub(ROWS))
            >
                {lab.words(|t| t.previous)}
            </button>
            <span class="hint" role="status">{live(told)}</span>
            <button
                class="button button-small"
                type="button"
                disabled=live(move || first() + ROWS >= n.get())
                on:click=move |_| from.set(untrack(first) + ROWS)
            >
                {lab.words(|t| t.next)}
            </button>
        </p>
    }
}

/// A jar's size, or an outfit's values.
fn known(lang: Lang, source: &Source, idx: usize) -> Vec<String> {
    if let Some(size) = source.size(idx) {
        return size.map(|pixels| format::decimals(lang, pixels, 1)).to_vec();
    }
    let value = |outfit: Outfit| Feature::ALL.map(|of| outfit_words::value(lang, of, outfit.value(of)).to_string());
    source.outfit(idx).map_or_else(Vec::new, |outfit| value(outfit).to_vec())
}
