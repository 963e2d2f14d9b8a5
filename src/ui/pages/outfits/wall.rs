//! The wall of figures.

use super::Outfits;
use super::figure::Figure;
use super::handle::Editing;
use crate::data::Outfit;
use crate::ui::dom::is;
use crate::ui::format;
use crate::ui::text::fill;
use leptos::prelude::*;

/// Figures on the wall; more are counted.
pub const WALL: usize = 50;

/// The wall: each figure is a button that opens its row.
#[component]
pub fn Wall(outfits: Outfits) -> impl IntoView {
    let rows = outfits.pick(|s| s.observations.clone());
    let figures = move || {
        let rows = rows.get();
        let figure = |(row, outfit): (usize, &Outfit)| view! { <WallFigure outfits row outfit=*outfit /> };
        rows.iter().take(WALL).enumerate().map(figure).collect_view()
    };
    let more = move || {
        let more = rows.get().len().saturating_sub(WALL);
        if more == 0 {
            String::new()
        } else {
            fill(outfits.t().and_more, &[&format::count(outfits.lab.lang.get(), more)])
        }
    };
    view! {
        <ul class="wall">{figures}</ul>
        <p class="hint">{more}</p>
        <Show when=is(move || rows.get().is_empty())>
            <p class="hint">{outfits.words(|t| t.no_outfits)}</p>
        </Show>
    }
}

#[component]
fn WallFigure(outfits: Outfits, row: usize, outfit: Outfit) -> impl IntoView {
    let class = move || match outfits.lit.get() {
        Some((feature, value)) if outfit.value(feature) == value => "wall-figure lit",
        Some(_) => "wall-figure unlit",
        None => "wall-figure",
    };
    let open = move |_| outfits.editing.set(Editing::Row(row));
    view! {
        <li>
            <button class=class type="button" data-outfit=row.to_string() on:click=open>
                <Figure outfits outfit />
            </button>
        </li>
    }
}
