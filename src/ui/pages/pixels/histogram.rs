//! The values of one pixel: grey counts, orange caps of p_model, and the value that is shown.

use super::handle::Pixels;
use crate::data::GREYS;
use crate::scene::Chosen;
use crate::ui::dom::{hundredths, live};
use crate::ui::format;
use crate::ui::text::fill;
use leptos::prelude::*;

/// Height of the tallest bar; the base line lies below it.
const TALL: f64 = 62.0;
/// Where the base line lies.
const BASE: f64 = 70.0;

/// Counts and probabilities of the values of a pixel.
#[derive(Clone, PartialEq)]
struct Values {
    counts: Vec<u16>,
    theta: Vec<f64>,
    n: usize,
}

impl Values {
    fn most(&self) -> (usize, u16) {
        let most = self.counts.iter().copied().max().unwrap_or(0);
        (self.counts.iter().position(|count| *count == most).unwrap_or(0), most)
    }
}

/// The drawing, with its words for who cannot see it.
#[component]
pub fn Histogram(pixels: Pixels) -> impl IntoView {
    let lab = pixels.lab;
    let at = pixels.pick(|s| s.pixel);
    let results = pixels.results;
    let values = Memo::new(move |_| {
        results.with(|results| {
            let model = &results.as_ref()?.fit.model;
            let pixel = at.get().idx();
            let theta = (0..=u8::MAX).map(|value| model.theta(pixel, value)).collect();
            Some(Values { counts: model.counts(pixel).to_vec(), theta, n: model.pictures().len() })
        })
    });
    let inspected = pixels.inspected();
    let paths = move || {
        let Some(values) = values.get() else { return Default::default() };
        let tallest = f64::from(values.most().1.max(1));
        let height = |share: f64| BASE - TALL * (share * values.n as f64 / tallest).min(1.0);
        let bar = |(value, count): (usize, &u16)| {
            let y = height(f64::from(*count) / values.n as f64);
            (*count > 0).then(|| format!("M{value} {BASE}V{}", hundredths(y)))
        };
        let cap = |(value, theta): (usize, &f64)| {
            let from = hundredths(value as f64 - 4.0);
            (*theta > 0.0).then(|| format!("M{from} {}h8", hundredths(height(*theta))))
        };
        let bars: String = values.counts.iter().enumerate().filter_map(bar).collect();
        let caps: String = values.theta.iter().enumerate().filter_map(cap).collect();
        (bars, caps)
    };
    let paths = Memo::new(move |_| -> (String, String) { paths() });
    let shown = move || {
        let (chosen, picture) = inspected.get()?;
        let class = if matches!(chosen, Chosen::Picture(_)) { "shown" } else { "shown sample" };
        Some(view! { <circle class=class cx=picture[at.get().idx()].to_string() cy=BASE.to_string() r="5" /> })
    };
    let most = move || {
        let (_, most) = values.get()?.most();
        let n = format::count(lab.lang.get(), values.get()?.n);
        Some(fill(pixels.t().most_of, &[&format::count(lab.lang.get(), usize::from(most)), &n]))
    };
    let told = move || {
        let lang = lab.lang.get();
        let Some(values) = values.get() else { return pixels.t().working.to_string() };
        let (value, most) = values.most();
        let place = [at.get().row + 1, at.get().column + 1].map(|n| n.to_string());
        let numbers = [usize::from(most), values.n].map(|n| format::count(lang, n));
        let theta = format::percent(lang, values.theta.get(value).copied().unwrap_or(0.0));
        let shown = value.to_string();
        let all = [&place[0], &place[1], &numbers[0], &numbers[1], &shown, &theta].map(|text: &String| text.as_str());
        fill(pixels.t().histogram, &all)
    };
    view! {
        <div class="histogram">
            <p class="hint most">{live(most)}</p>
            <svg viewBox=format!("-8 0 {} 78", GREYS + 16) role="img" aria-label=live(told)>
                <path class="base" d=format!("M-6 {BASE}H{}", GREYS + 5) />
                <path class="bars" d=live(move || paths.get().0) />
                <path class="caps" d=live(move || paths.get().1) />
                {live(shown)}
            </svg>
            <p class="hint ticks" aria-hidden="true"><span>"0"</span><span>"128"</span><span>"255"</span></p>
        </div>
    }
}
