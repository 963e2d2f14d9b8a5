//! The wall of training pictures; on a narrow page one row that scrolls.

use super::handle::Pixels;
use super::words::name;
use crate::data::Picture;
use crate::scene::{Chosen, PixelsEdit};
use crate::ui::dom::{live, word};
use crate::ui::format;
use crate::ui::picture::Bitmap;
use crate::ui::text::fill;
use leptos::prelude::*;
use std::sync::Arc;

/// Pictures on the wall; more are counted.
const WALL: usize = 50;

/// The first training pictures, the same ones until others are learned from.
#[derive(Clone, PartialEq)]
struct Shown(Vec<Picture>);

/// The wall.
#[component]
pub fn Wall(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let shown = pixels.follow(|results| Shown(results.pictures().iter().take(WALL).copied().collect()));
    let n = pixels.follow(|results| results.pictures().len());
    let tiles = move || {
        let pictures: Arc<[Picture]> = shown.get().map_or_else(Arc::default, |Shown(pictures)| pictures.into());
        (0..pictures.len()).map(|idx| view! { <Tile pixels idx picture=pictures[idx] /> }).collect_view()
    };
    let more = move || {
        let more = n.get().unwrap_or(0).saturating_sub(WALL);
        if more == 0 { String::new() } else { fill(pixels.t().and_more, &[&format::count(lab.lang.get(), more)]) }
    };
    view! {
        <div class="pixels-wall">
            <ul class="tiles" aria-label=pixels.words(|t| t.wall)>{live(tiles)}</ul>
            <p class="hint">{live(more)}</p>
        </div>
    }
}

#[component]
fn Tile(pixels: Pixels, idx: usize, picture: Picture) -> impl IntoView {
    let chosen = pixels.pick(|s| s.chosen);
    let choose = move |_| {
        pixels.painting.set(None);
        pixels.dispatch(PixelsEdit::Choose(Chosen::Picture(idx)));
    };
    view! {
        <li>
            <button
                class="tile"
                type="button"
                aria-label=live(move || name(pixels.lab.lang.get(), Chosen::Picture(idx)))
                aria-pressed=live(move || word(chosen.get() == Chosen::Picture(idx)))
                on:click=choose
            >
                <Bitmap picture=Signal::stored(Some(picture)) />
            </button>
        </li>
    }
}
