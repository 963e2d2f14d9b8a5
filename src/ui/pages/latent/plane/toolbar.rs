//! How the plane is dressed: the decoded grid, what colours the dots, and which two numbers of a longer code it shows.

use crate::scene::{Colour, LatentData, LatentEdit, LatentPlaces};
use crate::ui::controls::Radios;
use crate::ui::dom::{input_of, is, live};
use crate::ui::outfit_words;
use crate::ui::pages::latent::handle::Latent;
use leptos::prelude::*;

/// What a click on the plane sets.
#[component]
pub fn ClickPlaces(latent: Latent) -> impl IntoView {
    let places = latent.pick(|s| s.places);
    let options = vec![
        (LatentPlaces::Point, latent.words(|t| t.place_point)),
        (LatentPlaces::Start, latent.words(|t| t.place_start)),
        (LatentPlaces::End, latent.words(|t| t.place_end)),
    ];
    let choose = move |places| {
        latent.dispatch(LatentEdit::Places(places));
    };
    view! {
        <Show when=is(move || !latent.lab.narrow.get())>
            <span class="radios-label" aria-hidden="true">{latent.words(|t| t.click_places)}</span>
        </Show>
        <Radios label=latent.words(|t| t.click_places) name="latent-places" options value=places on_change=choose />
    }
}

/// The controls.
#[component]
pub fn Toolbar(latent: Latent) -> impl IntoView {
    let grid = latent.pick(|s| s.grid);
    let data = latent.pick(|s| s.data);
    let size = latent.pick(|s| s.latent as u8);
    let set_grid = move |ev: web_sys::Event| {
        if let Some(input) = input_of(&ev) {
            latent.dispatch(LatentEdit::Grid(input.checked()));
        }
    };
    let colours = move || match data.get() {
        LatentData::Own(_) => ().into_any(),
        data => view! { <Colours latent data /> }.into_any(),
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=live(move || grid.get()) on:change=set_grid />
            <span>{latent.words(|t| t.grid)}</span>
        </label>
        {live(colours)}
        <Show when=is(move || size.get() > 2)>
            <AxisSelect latent axis=0 />
            <AxisSelect latent axis=1 />
        </Show>
    }
}

/// What colours the dots.
#[component]
fn Colours(latent: Latent, data: LatentData) -> impl IntoView {
    let colour = latent.pick(|s| s.colour);
    let name = move |colour: Colour| match colour {
        Colour::Height => latent.t().height,
        Colour::Width => latent.t().width,
        Colour::Feature(feature) => outfit_words::feature(latent.lab.lang.get(), feature),
    };
    let options = Colour::all_of(data).iter().map(|colour| (*colour, move || name(*colour))).collect();
    // Five names need a row of their own.
    let class = if data == LatentData::Outfits { "colours many" } else { "colours" };
    let choose = move |colour| {
        latent.dispatch(LatentEdit::Colour(colour));
    };
    view! {
        <span class=class>
            <span class="radios-label" aria-hidden="true">{latent.words(|t| t.colour)}</span>
            <Radios label=latent.words(|t| t.colour) name="latent-colour" options value=colour on_change=choose />
        </span>
    }
}

/// Which number of the code stands along an axis of the plane. The same one for both exchanges them.
#[component]
fn AxisSelect(latent: Latent, axis: usize) -> impl IntoView {
    let size = latent.pick(|s| s.latent as u8);
    let axes = latent.pick(|s| s.axes);
    let name = if axis == 0 { latent.words(|t| t.axis_x) } else { latent.words(|t| t.axis_y) };
    let chosen = move |ev: web_sys::Event| {
        let Ok(to) = event_target_value(&ev).parse::<u8>() else { return };
        let mut now = axes.get_untracked();
        if now[1 - axis] == to {
            now.swap(0, 1);
        } else {
            now[axis] = to;
        }
        latent.dispatch(LatentEdit::Axes(now));
    };
    let options = move || {
        let option = |n: u8| {
            view! {
                <option value=n.to_string() selected=axes.get()[axis] == n>{format!("z{n}")}</option>
            }
        };
        (1..=size.get()).map(option).collect_view()
    };
    view! {
        <select class="axis-select" aria-label=name on:change=chosen>{live(options)}</select>
    }
}
