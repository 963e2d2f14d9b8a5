//! How the plane is dressed: the decoded grid, what colours the dots, and which two numbers of a longer code it shows.

use crate::scene::{Colour, LatentEdit, LatentPlaces};
use crate::ui::controls::Radios;
use crate::ui::dom::{input_of, is, live};
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
    let colour = latent.pick(|s| s.colour);
    let size = latent.pick(|s| s.latent as u8);
    let set_grid = move |ev: web_sys::Event| {
        if let Some(input) = input_of(&ev) {
            latent.dispatch(LatentEdit::Grid(input.checked()));
        }
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=live(move || grid.get()) on:change=set_grid />
            <span>{latent.words(|t| t.grid)}</span>
        </label>
        <span class="radios-label" aria-hidden="true">{latent.words(|t| t.colour)}</span>
        <Radios
            label=latent.words(|t| t.colour)
            name="latent-colour"
            options=vec![(Colour::Height, latent.words(|t| t.height)), (Colour::Width, latent.words(|t| t.width))]
            value=colour
            on_change=move |colour| {
                latent.dispatch(LatentEdit::Colour(colour));
            }
        />
        <Show when=is(move || size.get() > 2)>
            <AxisSelect latent axis=0 />
            <AxisSelect latent axis=1 />
        </Show>
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
