//! The path: nine decoded stops on the straight way from one picture's code to another's, between the two.

use super::handle::Latent;
use super::run::Shown;
use super::told::{code_words, numbered};
use crate::scene::LatentScene;
use crate::ui::dom::live;
use crate::ui::format;
use crate::ui::picture::Bitmap;
use crate::ui::text::fill;
use leptos::prelude::*;

/// Stops between the two jars.
pub const STOPS: usize = 9;

/// Codes of the pictures at both ends and of the stops between, in order; none while they are not there.
pub fn codes_of_path(latent: Latent) -> Memo<Vec<Vec<f32>>> {
    let path = latent.pick(LatentScene::path_ends);
    let shown = latent.shown;
    Memo::new(move |_| shown.get().map_or_else(Vec::new, |shown| codes_on_path(&shown, path.get())))
}

/// The same of a path, its ends counted from 1.
pub fn codes_on_path(shown: &Shown, ends: [usize; 2]) -> Vec<Vec<f32>> {
    let code = |picture: usize| {
        let at = picture.saturating_sub(1) * shown.latent;
        shown.codes.get(at..at + shown.latent)
    };
    let [Some(from), Some(to)] = ends.map(code) else { return Vec::new() };
    let stop = |k: usize| {
        let share = k as f32 / (STOPS + 1) as f32;
        from.iter().zip(to).map(|(a, b)| a + share * (b - a)).collect()
    };
    (0..=STOPS + 1).map(stop).collect()
}

/// The strip.
#[component]
pub fn PathStrip(latent: Latent) -> impl IntoView {
    let lab = latent.lab;
    let path = latent.pick(LatentScene::path_ends);
    let codes = codes_of_path(latent);
    let number = move |end: usize| format::count(lab.lang.get(), path.get()[end]);
    let from_to = move || fill(latent.thing().path_from_to, &[&number(0), &number(1)]);
    let stop = move |k: usize| {
        let picture = Memo::new(move |_| {
            let shown = latent.shown.get()?;
            codes.with(|codes| Some(shown.picture(codes.get(k)?.clone())))
        });
        let told = move || {
            let words = codes.get().get(k).map(|code| code_words(latent, code)).unwrap_or_default();
            fill(latent.t().stop_n, &[&k.to_string(), &words])
        };
        view! { <li class="path-stop"><div role="img" aria-label=live(told)><Bitmap picture=picture /></div></li> }
    };
    view! {
        <div class="path-strip">
            <p class="path-label">
                <b>{latent.words(|t| t.path)}</b>
                <span class="hint">{live(from_to)}</span>
            </p>
            // On a narrow page it scrolls, by the keyboard too.
            <ul
                class="path-row"
                aria-label=latent.words(|t| t.path)
                tabindex=live(move || lab.narrow.get().then_some("0"))
            >
                <PathEnd latent end=0 />
                {(1..=STOPS).map(stop).collect_view()}
                <PathEnd latent end=1 />
            </ul>
        </div>
    }
}

/// A picture at an end: a real one.
#[component]
fn PathEnd(latent: Latent, end: usize) -> impl IntoView {
    let idx = latent.pick(move |s| s.path_ends()[end].saturating_sub(1));
    let picture = Memo::new(move |_| latent.source.with(|source| source.picture(idx.get())));
    let told = move || numbered(latent, idx.get());
    view! { <li class="path-jar"><div role="img" aria-label=live(told)><Bitmap picture=picture /></div></li> }
}
