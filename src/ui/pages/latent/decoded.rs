//! The decoded picture, large, a jar with its size as the jars around tell; and the training picture whose code is nearest.

use super::handle::Latent;
use super::told::{code_words, picture_words};
use super::words::code;
use crate::ui::dom::{hundredths, is, live};
use crate::ui::format;
use crate::ui::picture::Bitmap;
use crate::ui::text::fill;
use leptos::prelude::*;

/// Where a jar stands: its middle, and its foot without the ellipse, in pixels of 32.
const MIDDLE: f64 = 16.0;
const FOOT: f64 = 27.5;

/// The part of the card beside the plane.
#[component]
pub fn Decoded(latent: Latent) -> impl IntoView {
    let lab = latent.lab;
    let (shown, reading) = (latent.shown, latent.reading);
    let picture = Memo::new(move |_| {
        let (shown, reading) = (shown.get()?, reading.get()?);
        // Of one moment: a report may bring longer codes before the point is read anew.
        (reading.code.len() == shown.latent).then(|| shown.picture(reading.code))
    });
    let numbers = move || {
        let (lang, t) = (lab.lang.get(), latent.t());
        let Some(reading) = reading.get() else { return String::new() };
        let text = code(lang, &reading.code);
        match reading.code.len() {
            1 => fill(t.from_number, &[&text]),
            n => fill(t.from_numbers, &[&format::count(lang, n), &text]),
        }
    };
    let told = move || {
        let t = latent.t();
        let what = match reading.get() {
            Some(reading) if reading.nearest.is_far() => latent.thing().hole.to_string(),
            Some(reading) => code_words(latent, &reading.code),
            None => String::new(),
        };
        format!("{}. {what}", t.decoded_picture)
    };
    view! {
        <div class="decoded">
            <p class="decoded-head">
                <b>{latent.thing_words(|t| t.decoded)}</b>
                <span class="hint">{live(numbers)}</span>
            </p>
            <div class="decoded-frame" id="decoded-frame" role="img" aria-label=live(told)>
                <Bitmap picture=picture at_once=true />
                <Dimensions latent />
            </div>
            <Nearest latent />
            <p class="hint decoded-hint">
                {live(move || {
                    let far = reading.with(|r| r.as_ref().is_some_and(|r| r.nearest.is_far()));
                    if far { latent.thing().hole } else { latent.thing().no_names }
                })}
            </p>
        </div>
    }
}

/// Lines as long as the jar is high and wide, from the jars around: measured on the picture they would follow its blur.
#[component]
fn Dimensions(latent: Latent) -> impl IntoView {
    let reading = latent.reading;
    let size = Memo::new(move |_| reading.get().and_then(|reading| reading.guide).map(|guide| guide.size));
    let lines = move || {
        let [height, width] = size.get()?.map(|pixels| pixels.clamp(0.0, 32.0));
        let [left, right] = [MIDDLE - width / 2.0, MIDDLE + width / 2.0];
        let (below, beside) = (FOOT + 0.08 * width + 2.0, (right + 1.5).min(30.5));
        let n = |x: f64| hundredths(x);
        let across = format!(
            "M{} {y}H{}M{} {}v1M{} {}v1",
            n(left),
            n(right),
            n(left),
            n(below - 0.5),
            n(right),
            n(below - 0.5),
            y = n(below)
        );
        let up = format!(
            "M{x} {}V{}M{} {}h1M{} {}h1",
            n(FOOT),
            n(FOOT - height),
            n(beside - 0.5),
            n(FOOT),
            n(beside - 0.5),
            n(FOOT - height),
            x = n(beside)
        );
        let label = |x: f64, y: f64, pixels: f64| {
            view! { <text x=n(x) y=n(y + 0.5)>{format!("{}", pixels.round())}</text> }
        };
        Some(view! {
            <path class="halo" d=format!("{across}{up}") />
            <path class="line" d=format!("{across}{up}") />
            {label(MIDDLE, below, width)}
            {label(beside, FOOT - height / 2.0, height)}
        })
    };
    view! { <svg class="dimensions" viewBox="0 0 32 32" aria-hidden="true">{live(lines)}</svg> }
}

#[component]
fn Nearest(latent: Latent) -> impl IntoView {
    let reading = latent.reading;
    let idx = Memo::new(move |_| reading.with(|reading| reading.as_ref().map(|reading| reading.nearest.idx)));
    let picture = Memo::new(move |_| latent.source.with(|source| source.picture(idx.get()?)));
    let number = move || {
        let idx = idx.get()?;
        Some(fill(latent.thing().nearest, &[&format::count(latent.lab.lang.get(), idx + 1)]))
    };
    let words = move || idx.get().map(|idx| picture_words(latent, idx));
    view! {
        <Show when=is(move || picture.with(Option::is_some))>
            <div class="nearest">
                <div class="nearest-frame"><Bitmap picture=picture at_once=true /></div>
                <p class="hint">{live(number)}<br />{live(words)}</p>
            </div>
        </Show>
    }
}
