//! A table of data, pixels and traits.

use super::handle::Pixels;
use crate::scene::{MadePictures, PixelsFit, PixelsResults};
use crate::ui::dom::live;
use crate::ui::text::Lang;
use leptos::prelude::*;
use std::sync::Arc;

/// A figure in words: of the data, of samples.
pub type Of<T> = fn(Lang, &T) -> String;

/// The same results are the same `Arc`.
#[derive(Clone)]
pub struct Same(pub Arc<PixelsResults>);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Cells of one row: data, pixels, traits; a dash where there is none.
pub fn cells(pixels: Pixels, data: Option<Of<PixelsFit>>, made: Of<MadePictures>) -> impl IntoView + use<> {
    let results = pixels.results;
    let shown = pixels.pick(|s| (s.shows_samples(), s.shows_traits()));
    let dash = || "–".to_string();
    let lang = move || pixels.lab.lang.get();
    let of_data = move || {
        let words =
            results.with(|results| results.as_ref().zip(data).map(|(results, data)| data(lang(), &results.fit)));
        words.unwrap_or_else(|| if data.is_some() { dash() } else { String::new() })
    };
    let of = move |traits: bool| {
        let (samples_shown, traits_shown) = shown.get();
        let words = results.with(|results| {
            let results = results.as_ref()?;
            let of = if traits { &results.traits } else { &results.pixels };
            of.as_ref().map(|of| made(lang(), of))
        });
        words.filter(|_| if traits { traits_shown } else { samples_shown }).unwrap_or_else(dash)
    };
    view! {
        <td>{live(of_data)}</td>
        <td>{live(move || of(false))}</td>
        <td>{live(move || of(true))}</td>
    }
}

/// Headings of the three columns.
#[component]
pub fn ColumnHeads(pixels: Pixels) -> impl IntoView {
    view! {
        <thead>
            <tr>
                <td></td>
                <th scope="col">{pixels.words(|t| t.of_data)}</th>
                <th scope="col" class="model-word">{pixels.words(|t| t.of_pixels)}</th>
                <th scope="col" class="model-word">{pixels.words(|t| t.of_traits)}</th>
            </tr>
        </thead>
    }
}
