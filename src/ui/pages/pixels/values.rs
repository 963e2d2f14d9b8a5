//! *Pixel values*: ten values of the first five pictures, as a table of numbers is all that a model sees.

use super::handle::{Pixels, picture_of};
use crate::data::{Picture, SIDE};
use crate::scene::{Chosen, NumberSpec};
use crate::ui::controls::{NumberInput, Typed};
use crate::ui::dom::live;
use crate::ui::format;
use crate::ui::picture::Bitmap;
use crate::ui::text::fill;
use leptos::prelude::*;
use std::sync::Arc;

/// Pictures in the table.
const PICTURES: usize = 5;
/// Values to a picture.
const VALUES: usize = 10;
/// The field *Go to row*, counted from 1.
const ROW: NumberSpec = NumberSpec { key: "row", min: 1, max: SIDE as i64, decimals: 0, press: 1 };

/// The table.
#[component]
pub fn Values(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let shown = pixels.follow(|results| results.pictures()[..results.pictures().len().min(PICTURES)].to_vec());
    let row = RwSignal::new(first_row(pixels));
    let typed = Typed {
        edit: Arc::new(move |value, _| ROW.steps(value).map(|steps| row.set(steps as usize)).is_some()),
        abandon: Arc::new(|_| ()),
    };
    // Where something begins in any of them; the edge, if nothing does.
    let column = Memo::new(move |_| {
        let pictures = shown.get().unwrap_or_default();
        let begins = pictures.iter().filter_map(|picture| first_change(picture, row.get() - 1)).min();
        begins.unwrap_or(0).min(SIDE - VALUES)
    });
    let title = move || {
        let n = shown.with(|shown| shown.as_ref().map_or(0, Vec::len));
        fill(pixels.t().values_title, &[&format::count(lab.lang.get(), n), &row.get().to_string()])
    };
    let first = move || (row.get() - 1) * SIDE + column.get();
    let heads = move || {
        let head = |idx: usize| view! { <th scope="col">"x"<sub>{(first() + idx + 1).to_string()}</sub></th> };
        (0..VALUES).map(head).collect_view()
    };
    let rows = move || {
        let pictures = shown.get().unwrap_or_default();
        let line = |(idx, picture): (usize, &Picture)| {
            let values: Vec<u8> = picture[first()..first() + VALUES].to_vec();
            let cell = |value: &u8| {
                let grey = format!("rgb({0},{0},{0})", 255 - value);
                view! { <td><i class="grey-swatch" style:background-color=grey></i>{value.to_string()}</td> }
            };
            let name = move || fill(pixels.t().picture, &[&format::count(lab.lang.get(), idx + 1)]);
            view! {
                <tr>
                    <th scope="row"><Bitmap picture=Signal::stored(Some(*picture)) />{live(name)}</th>
                    {values.iter().map(cell).collect_view()}
                </tr>
            }
        };
        pictures.iter().enumerate().map(line).collect_view()
    };
    view! {
        <h3>{live(title)}</h3>
        <div class="table-scroll" tabindex="0" role="region" aria-label=pixels.words(|t| t.values)>
            <table class="numbers values-table" aria-label=pixels.words(|t| t.values)>
                <thead><tr><td></td>{live(heads)}</tr></thead>
                <tbody>{live(rows)}</tbody>
            </table>
        </div>
        <div class="go-to-row">
            <span class="hint">{pixels.words(|t| t.values_hint)}</span>
            <NumberInput
                lab
                spec=ROW
                steps=Signal::derive(move || row.get() as i64)
                typed
                label=pixels.words(|t| t.go_to_row)
                prefix="pixels"
            />
        </div>
    }
}

/// The first row of the chosen picture that is not all ground, from 1.
fn first_row(pixels: Pixels) -> usize {
    let chosen = pixels.scene().chosen;
    let picture = pixels.results.with_untracked(|results| {
        let results = results.as_deref()?;
        picture_of(results, chosen).or_else(|| picture_of(results, Chosen::Picture(0)))
    });
    let row = picture.and_then(|picture| (0..SIDE).find(|row| first_change(&picture, *row).is_some()));
    row.unwrap_or(0) + 1
}

/// The first column of a row whose value is not the ground's.
fn first_change(picture: &Picture, row: usize) -> Option<usize> {
    picture[row * SIDE..][..SIDE].iter().position(|value| *value != picture[0])
}
