//! One pixel in all training pictures, in the order of its values; ringed, the value that is shown.

use super::handle::Pixels;
use crate::data::GREYS;
use crate::scene::{Chosen, PixelsScene};
use crate::ui::dom::{effect, hundredths, live};
use crate::ui::format;
use crate::ui::text::fill;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::CanvasRenderingContext2d;

/// How often each value occurs in a pixel.
#[derive(Clone, PartialEq)]
struct Counts(Vec<u16>);

/// The strip and what it says.
#[component]
pub fn Strip(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let canvas = NodeRef::<html::Canvas>::new();
    let at = pixels.pick(|s| s.pixel);
    let n = pixels.pick(PixelsScene::n_training);
    let results = pixels.results;
    let counts = Memo::new(move |_| {
        results.with(|results| results.as_ref().map(|r| Counts(r.fit.model.counts(at.get().idx()).to_vec())))
    });
    let inspected = pixels.inspected();
    effect(move || {
        let (canvas, counts) = (canvas.get(), counts.get());
        let Some((canvas, Counts(counts))) = canvas.zip(counts) else { return };
        let total: u32 = counts.iter().map(|count| u32::from(*count)).sum();
        canvas.set_width(total.max(1));
        let Some(ctx) = canvas.get_context("2d").ok().flatten() else { return };
        let ctx: CanvasRenderingContext2d = ctx.unchecked_into();
        let mut from = 0;
        for (value, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            ctx.set_fill_style_str(&format!("rgb({0},{0},{0})", GREYS - 1 - value));
            ctx.fill_rect(f64::from(from), 0.0, f64::from(*count), 1.0);
            from += u32::from(*count);
        }
    });
    // The middle of the run of the value that is shown; none where it came from the pseudocount.
    let ring = Memo::new(move |_| {
        let (Counts(counts), (chosen, picture)) = counts.get().zip(inspected.get())?;
        let value = usize::from(picture[at.get().idx()]);
        let total: f64 = counts.iter().map(|count| f64::from(*count)).sum();
        let before: f64 = counts[..value].iter().map(|count| f64::from(*count)).sum();
        let own = f64::from(counts[value]);
        Some((chosen, (own > 0.0).then(|| (before + own / 2.0) / total)))
    });
    let mark = move || {
        let (chosen, share) = ring.get()?;
        let left = format!("{}%", hundredths(share? * 100.0));
        let class = if matches!(chosen, Chosen::Picture(_)) { "strip-ring" } else { "strip-ring sample" };
        Some(view! { <div class=class style:left=left></div> })
    };
    let words = move || {
        let t = pixels.t();
        let words = match ring.get() {
            Some((Chosen::Sample(_), Some(_))) => t.strip_sample,
            Some((Chosen::Sample(_), None)) => t.strip_never,
            Some((Chosen::Traits(_), _)) => t.strip_traits,
            _ => t.strip,
        };
        fill(words, &[&format::count(lab.lang.get(), n.get())])
    };
    view! {
        <div class="strip" aria-hidden="true">
            <canvas node_ref=canvas height="1"></canvas>
            {live(mark)}
        </div>
        <p class="hint">{live(words)}</p>
    }
}
