//! *Codes as table*: each jar with its size and its code, twenty at a time.

use super::handle::Latent;
use super::reading::Sizes;
use super::words::signed;
use crate::ui::dom::live;
use crate::ui::format;
use crate::ui::text::fill;
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
        let (Some(shown), Sizes(sizes), lang) = (latent.shown.get(), latent.sizes.get(), lab.lang.get()) else {
            return ().into_any();
        };
        let row = |idx: usize| {
            let code = &shown.codes[idx * shown.latent..(idx + 1) * shown.latent];
            let number = |of: usize| sizes[of].get(idx).map(|pixels| format::decimals(lang, *pixels, 1));
            view! {
                <tr>
                    <th scope="row">{format::count(lang, idx + 1)}</th>
                    <td>{number(0)}</td>
                    <td>{number(1)}</td>
                    {code.iter().map(|z| view! { <td>{signed(lang, f64::from(*z), 3)}</td> }).collect_view()}
                </tr>
            }
        };
        (first()..n.get().min(first() + ROWS)).map(row).collect_view().into_any()
    };
    let told = move || {
        let count = |n: usize| format::count(lab.lang.get(), n);
        fill(latent.t().rows, &[&count(first() + 1), &count(n.get().min(first() + ROWS)), &count(n.get())])
    };
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=latent.words(|t| t.codes_as_table)>
            <table class="numbers codes-table" aria-label=latent.words(|t| t.codes)>
                <thead>
                    <tr>
                        <th scope="col">{latent.words(|t| t.jar)}</th>
                        <th scope="col">{latent.words(|t| t.height)}</th>
                        <th scope="col">{latent.words(|t| t.width)}</th>
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
