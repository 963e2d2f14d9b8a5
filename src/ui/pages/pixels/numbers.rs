//! *All numbers*: how much neighbours differ, and the 1-NN test in its two halves.

use super::handle::Pixels;
use super::three_columns::{ColumnHeads, Same, cells};
use crate::scene::DIAGNOSED;
use crate::ui::dom::live;
use crate::ui::format;
use crate::ui::text::fill;
use leptos::prelude::*;

/// The rows below those of the verdict.
#[component]
pub fn AllNumbers(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let results = pixels.results;
    let shown = Memo::new(move |_| results.get().map(Same));
    let shows = pixels.pick(|s| s.shows_samples());
    // A share of samples far below one half is no praise: they lie nearer to an average picture than to each other.
    let fooled = move || {
        let Same(results) = shown.get()?;
        let [observations, samples] = results.pixels.as_ref()?.spotted;
        let accuracy = format::whole_percent(lab.lang.get(), (observations + samples) / 2.0);
        (shows.get() && samples < 0.1 && observations > 0.9).then(|| fill(pixels.t().one_nn_fooled, &[&accuracy]))
    };
    let n = pixels.pick(|s| s.n_training().min(DIAGNOSED));
    view! {
        <table class="numbers three-columns" aria-label=pixels.words(|t| t.all_numbers)>
            <ColumnHeads pixels />
            <tbody>
                <tr>
                    <th scope="row">
                        {pixels.words(|t| t.differ)}<span class="hint unit-below">{pixels.words(|t| t.grey_levels)}</span>
                    </th>
                    {cells(
                        pixels,
                        Some(|lang, fit| format::decimals(lang, fit.neighbours.differ(), 1)),
                        |lang, made| format::decimals(lang, made.neighbours.differ(), 1),
                    )}
                </tr>
                <tr>
                    <th scope="row">{pixels.words(|t| t.spotted_samples)}</th>
                    {cells(pixels, None, |lang, made| format::whole_percent(lang, made.spotted[1]))}
                </tr>
                <tr>
                    <th scope="row">{pixels.words(|t| t.spotted_observations)}</th>
                    {cells(pixels, None, |lang, made| format::whole_percent(lang, made.spotted[0]))}
                </tr>
            </tbody>
        </table>
        <p class="hint">{pixels.words(|t| t.one_nn)}</p>
        <p class="hint">{live(fooled)}</p>
        <p class="hint">{live(move || fill(pixels.t().diagnosed, &[&format::count(lab.lang.get(), n.get())]))}</p>
    }
}
