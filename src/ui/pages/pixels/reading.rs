//! What the inspector reads: the value, its neighbours in numbers, and how much they differ.

use super::handle::Pixels;
use crate::data::{Picture, SIDE};
use crate::scene::{Chosen, DIAGNOSED, PixelAt};
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::text::fill;
use leptos::prelude::*;

/// From this value on the digits on it are white: both then have more contrast than 4.5.
const DARK: u8 = 138;

/// The value, the loupe, and what they say.
#[component]
pub fn Reading(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let inspected = pixels.inspected();
    let at = pixels.pick(|s| s.pixel);
    let value = move || inspected.get().map_or("–".to_string(), |(_, picture)| picture[at.get().idx()].to_string());
    let differ = move || {
        let Some((_, picture)) = inspected.get() else { return String::new() };
        let mean = format::count(lab.lang.get(), difference(&picture, at.get()).round() as usize);
        fill(pixels.t().neighbours_differ, &[&mean])
    };
    let loupe = move || {
        let Some((_, picture)) = inspected.get() else { return ().into_any() };
        let PixelAt { row, column } = at.get();
        let cell = |idx: usize| {
            let (down, right) = (row + idx / 3, column + idx % 3);
            // One above and one to the left of the pixel comes first.
            let there = (1..=SIDE).contains(&down) && (1..=SIDE).contains(&right);
            let value = there.then(|| picture[(down - 1) * SIDE + right - 1]);
            let class = match (idx, value) {
                (4, Some(DARK..)) => "loupe-cell here on-dark",
                (4, _) => "loupe-cell here",
                (_, Some(DARK..)) => "loupe-cell on-dark",
                _ => "loupe-cell",
            };
            let grey = value.map(|value| format!("rgb({0},{0},{0})", 255 - value));
            view! { <span class=class style:background-color=grey>{value.map(|value| value.to_string())}</span> }
        };
        (0..9).map(cell).collect_view().into_any()
    };
    let nearest = pixels.follow(|results| {
        let of = |made: &Option<std::sync::Arc<crate::scene::MadePictures>>| {
            made.as_ref().map(|made| made.nearest.iter().map(|n| (n.idx, n.distance())).collect::<Vec<_>>())
        };
        (of(&results.pixels), of(&results.traits))
    });
    let near = move || {
        let (chosen, _) = inspected.get()?;
        let (of_pixels, of_traits) = nearest.get()?;
        let (idx, distance) = match chosen {
            Chosen::Picture(_) => return None,
            Chosen::Sample(idx) if idx < DIAGNOSED => *of_pixels?.get(idx)?,
            Chosen::Traits(idx) if idx < DIAGNOSED => *of_traits?.get(idx)?,
            Chosen::Sample(_) | Chosen::Traits(_) => return None,
        };
        let lang = lab.lang.get();
        let numbers = [format::count(lang, idx + 1), format::count(lang, distance.round() as usize)];
        Some(fill(pixels.t().nearest_of, &[&numbers[0], &numbers[1]]))
    };
    view! {
        <div class="reading">
            <p class="hint">{pixels.words(|t| t.value)}</p>
            <p class="reading-value" data-value>{live(value)}</p>
            <div class="loupe" aria-hidden="true">{live(loupe)}</div>
            <p class="hint" id="pixels-reading">{live(differ)}</p>
            // On a wide page it stands under the sample.
            <Show when=is(move || lab.narrow.get())>
                <p class="hint">{live(near)}</p>
            </Show>
        </div>
    }
}

/// How much the two to four neighbours of a pixel differ from it on average.
fn difference(picture: &Picture, at: PixelAt) -> f64 {
    let beside = |row: usize, column: usize| picture.get(row * SIDE + column).filter(|_| column < SIDE);
    let PixelAt { row, column } = at;
    let neighbours = [
        row.checked_sub(1).and_then(|row| beside(row, column)),
        column.checked_sub(1).and_then(|column| beside(row, column)),
        beside(row, column + 1),
        beside(row + 1, column),
    ];
    let differences: Vec<u8> =
        neighbours.into_iter().flatten().map(|value| value.abs_diff(picture[at.idx()])).collect();
    differences.iter().map(|difference| f64::from(*difference)).sum::<f64>() / differences.len().max(1) as f64
}
