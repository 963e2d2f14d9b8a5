//! Group 4: how samples differ from the data, in three figures and one map.

use super::handle::Pixels;
use super::numbers::AllNumbers;
use super::three_columns::{ColumnHeads, Same, cells};
use super::words::two_decimals;
use crate::metric::Neighbours;
use crate::scene::{DIAGNOSED, PixelsScene};
use crate::ui::controls::{Disclosure, Group};
use crate::ui::dom::{effect, is, live};
use crate::ui::format;
use crate::ui::palette::token_reader;
use crate::ui::picture::show_in_turn;
use crate::ui::text::{Lang, fill};
use leptos::html;
use leptos::prelude::*;

/// The group Verdict.
#[component]
pub fn VerdictGroup(pixels: Pixels) -> impl IntoView {
    let open = RwSignal::new(false);
    let stale = pixels.is_stale();
    let made = pixels.follow(|results| results.pixels.is_some());
    let shows = pixels.pick(PixelsScene::shows_samples);
    view! {
        <Group
            number="4"
            id="pixels-group-4"
            title=pixels.words(|t| t.verdict)
            beside=move || view! { <Disclosure label=pixels.words(|t| t.all_numbers) open controls="pixels-numbers" /> }
        >
            <div class=live(move || if stale.get() { "verdict-part stale" } else { "verdict-part" })>
                <Diagnostics pixels />
                <Show when=is(move || shows.get() && made.get() == Some(true))>
                    <WrongMap pixels />
                </Show>
                <Show when=is(move || open.get())>
                    <div class="more" id="pixels-numbers">
                        <AllNumbers pixels />
                    </div>
                </Show>
            </div>
        </Group>
    }
}

#[component]
fn Diagnostics(pixels: Pixels) -> impl IntoView {
    let n = pixels.pick(|s| s.n_training().min(DIAGNOSED));
    let distinct = move || fill(pixels.t().distinct, &[&format::count(pixels.lab.lang.get(), n.get())]);
    view! {
        <table class="numbers three-columns" aria-label=pixels.words(|t| t.diagnostics)>
            <ColumnHeads pixels />
            <tbody>
                <tr>
                    <th scope="row">{pixels.words(|t| t.agree)}</th>
                    {cells(
                        pixels,
                        Some(|lang, fit| agreement(lang, &fit.neighbours)),
                        |lang, made| agreement(lang, &made.neighbours),
                    )}
                </tr>
                <tr>
                    <th scope="row">{pixels.words(|t| t.pass)}</th>
                    {cells(
                        pixels,
                        Some(|lang, fit| format::whole_percent(lang, fit.pass)),
                        |lang, made| format::whole_percent(lang, made.pass),
                    )}
                </tr>
                <tr>
                    <th scope="row">{live(distinct)}</th>
                    {cells(
                        pixels,
                        Some(|lang, fit| format::count(lang, fit.n_distinct)),
                        |lang, made| format::count(lang, made.n_distinct),
                    )}
                </tr>
            </tbody>
        </table>
    }
}

/// A dash where no pair of neighbours varies.
fn agreement(lang: Lang, neighbours: &Neighbours) -> String {
    neighbours.agree().map_or("–".to_string(), |agree| two_decimals(lang, agree))
}

/// Where neighbours differ more than in the data.
#[component]
fn WrongMap(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let canvas = NodeRef::<html::Canvas>::new();
    let results = pixels.results;
    let shown = Memo::new(move |_| results.get().map(Same));
    effect(move || {
        // The theme's colours are on the page by the time this runs again.
        lab.dark.track();
        let (canvas, shown) = (canvas.get(), shown.get());
        let Some((canvas, Same(results))) = canvas.zip(shown) else { return };
        let Some(made) = &results.pixels else { return };
        let excess: Vec<f64> = made
            .neighbours
            .differ_at()
            .iter()
            .zip(results.fit.neighbours.differ_at())
            .map(|(made, data)| (made - data).max(0.0))
            .collect();
        let most = excess.iter().copied().fold(1.0, f64::max);
        let colour = rgb(&token_reader()("--model"));
        let rgba: Vec<u8> = excess
            .iter()
            .flat_map(|excess| [colour[0], colour[1], colour[2], (255.0 * (excess / most).sqrt()).round() as u8])
            .collect();
        show_in_turn(canvas, rgba);
    });
    let words = move || {
        let Some(Same(results)) = shown.get() else { return String::new() };
        let Some(made) = &results.pixels else { return String::new() };
        let level = |level: f64| format::count(lab.lang.get(), level.round() as usize);
        fill(pixels.t().wrong, &[&level(made.neighbours.differ()), &level(results.fit.neighbours.differ())])
    };
    view! {
        <div class="wrong">
            <canvas node_ref=canvas class="bitmap" width="32" height="32" aria-hidden="true"></canvas>
            <div>
                <b>{pixels.words(|t| t.wrong_title)}</b>
                <p class="hint">{live(words)}</p>
            </div>
        </div>
    }
}

/// A colour of the style sheet, `#rrggbb`.
fn rgb(colour: &str) -> [u8; 3] {
    let digits: Vec<u8> =
        colour.trim_start_matches('#').chars().filter_map(|c| c.to_digit(16)).map(|digit| digit as u8).collect();
    std::array::from_fn(|k| 16 * digits.get(2 * k).unwrap_or(&8) + digits.get(2 * k + 1).unwrap_or(&0))
}
