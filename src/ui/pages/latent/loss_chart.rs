//! The error of batches as training goes on, on a logarithmic scale, beside PCA's.

use super::handle::Latent;
use super::words::error;
use crate::scene::LatentModel;
use crate::ui::dom::{hundredths, live};
use crate::ui::format;
use crate::ui::text::fill;
use leptos::prelude::*;
use std::fmt::Write;

/// Of the drawing, in its own units.
const WIDE: f64 = 276.0;
const HIGH: f64 = 46.0;
/// What its top and its bottom stand for.
const MOST: f64 = 0.08;
const LEAST: f64 = 0.0004;
/// Points of the line: the mean of the batches between two.
const POINTS: usize = 138;

/// How high an error stands: 0 at the top.
fn y(error: f64) -> f64 {
    let log = |x: f64| crate::math::ln(x.clamp(LEAST, MOST));
    HIGH * (log(MOST) - log(error)) / (log(MOST) - log(LEAST))
}

/// The chart, with its words for who cannot see it.
#[component]
pub fn LossChart(latent: Latent) -> impl IntoView {
    let (lab, run) = (latent.lab, latent.run);
    let planned = latent.pick(|s| s.planned as u32);
    let is_pca = latent.pick(|s| s.model == LatentModel::Pca);
    let step = Memo::new(move |_| {
        if is_pca.get() { 0 } else { run.trained.with(|shown| shown.as_ref().map_or(0, |shown| shown.step)) }
    });
    let pca = Memo::new(move |_| run.pca.with(|shown| shown.as_ref()?.mse));
    // Each point the mean of its batches, so that the line is one and not a cloud.
    let line = Memo::new(move |_| {
        let (planned, errors) = (planned.get() as usize, run.errors.get());
        let a_point = planned.div_ceil(POINTS).max(1);
        let mut path = String::new();
        let mut last = None;
        for (idx, batches) in errors.chunks(a_point).enumerate() {
            let mean = batches.iter().map(|error| f64::from(*error)).sum::<f64>() / batches.len() as f64;
            let x = WIDE * (idx * a_point + batches.len() / 2) as f64 / planned as f64;
            let _ = write!(path, "{}{} {}", if idx == 0 { "M" } else { "L" }, hundredths(x), hundredths(y(mean)));
            last = Some(mean);
        }
        (path, last)
    });
    let now = move || {
        let step = step.get() as usize;
        let errors = run.errors.get();
        let near = &errors[step.saturating_sub(POINTS / 2).min(errors.len())..step.min(errors.len())];
        if near.is_empty() || is_pca.get() {
            return None;
        }
        let mean = near.iter().map(|error| f64::from(*error)).sum::<f64>() / near.len() as f64;
        let x = WIDE * step as f64 / f64::from(planned.get());
        Some(view! { <circle class="now" cx=hundredths(x) cy=hundredths(y(mean)) r="3" /> })
    };
    let told = move || {
        let (lang, t) = (lab.lang.get(), latent.t());
        let pca = pca.get().map_or("–".to_string(), |mse| error(lang, mse));
        match (step.get(), line.get().1) {
            (1.., Some(mean)) => {
                fill(t.loss_told, &[&format::count(lang, step.get() as usize), &error(lang, mean), &pca])
            }
            _ => fill(t.loss_none, &[&pca]),
        }
    };
    let rule = move || {
        let y = y(pca.get()?);
        Some(view! { <path class="pca-line" d=format!("M0 {y}H{WIDE}", y = hundredths(y)) /> })
    };
    let top = move || pca.get().map(|mse| format!("{}%", hundredths(100.0 * y(mse) / HIGH)));
    view! {
        <div class="loss-chart" role="img" aria-label=live(told)>
            <svg viewBox=format!("0 -2 {WIDE} {}", HIGH + 4.0) preserveAspectRatio="none" aria-hidden="true">
                <path class="base" d=format!("M0 {HIGH}H{WIDE}") />
                {live(rule)}
                <path class="line" d=live(move || if is_pca.get() { String::new() } else { line.get().0 }) />
                {live(now)}
            </svg>
            <span class="pca-name" aria-hidden="true" style:top=live(top)>
                {live(move || pca.get().map(|mse| fill(latent.t().pca_error, &[&error(lab.lang.get(), mse)])))}
            </span>
            <p class="ticks hint" aria-hidden="true">
                <span>"0"</span>
                <span>{live(move || format::count(lab.lang.get(), planned.get() as usize / 2))}</span>
                <span>{live(move || format::count(lab.lang.get(), planned.get() as usize))}</span>
            </p>
        </div>
    }
}
