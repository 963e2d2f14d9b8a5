//! What the marks and patterns on the plane are, with their counts.

use crate::ui::erased::{dynamic, memo, sig};
use crate::ui::format;
use crate::ui::lab::use_lab;
use crate::ui::text::Plural;
use leptos::prelude::*;

/// The legend under the plane.
#[component]
pub fn Legend() -> impl IntoView {
    let lab = use_lab();
    let counted = move |n: usize, words: Plural| format::counted(lab.lang.get(), n, words);
    let observations = move || lab.scene.with(|s| s.observations.points().len());
    let guesses = move || lab.scene.with(|s| s.guesses.len());
    let samples = move || {
        let set = lab.fresh_samples()?;
        let points = &set.0.points;
        let drowned = lab.scene.with(|s| {
            let rule = (!s.hidden).then(|| s.rule.raster())?;
            Some(points.iter().filter(|p| !rule.contains(**p)).count())
        });
        Some((points.len(), drowned))
    };
    // Counting the drowned of 100,000 takes a moment: once for each set of samples.
    let samples = memo(samples);
    let has_model = move || lab.scene.with(|s| s.shows_pmodel()) && lab.model.with(Result::is_ok);
    let shows_cases = move || has_model() && lab.scene.with(|s| !s.hidden && !s.heatmap);
    view! {
        <ul class="legend">
            <li>
                <svg viewBox="-8 -8 16 16" aria-hidden="true"><circle class="legend-observation" r="5" /></svg>
                {sig(move || counted(observations(), lab.t().n_observations))}
            </li>
            {dynamic(move || (guesses() > 0).then(|| view! {
                <li>
                    <svg viewBox="-8 -8 16 16" aria-hidden="true" class="guess"><path d="M0-7 7 0 0 7-7 0Z" /></svg>
                    {sig(move || counted(guesses(), lab.t().n_guesses))}
                </li>
            }))}
            {dynamic(move || samples.get().map(|(n, drowned)| view! {
                <li>
                    <svg viewBox="-8 -8 16 16" aria-hidden="true"><circle class="legend-sample" r="4" /></svg>
                    {counted(n, lab.t().n_samples)}
                </li>
                {drowned.map(|drowned| view! {
                    <li>
                        <svg viewBox="-8 -8 16 16" aria-hidden="true"><path class="legend-sample" d="M-4-4 4 4M-4 4 4-4" /></svg>
                        {counted(drowned, lab.t().n_drowned)}
                    </li>
                })}
            }))}
            {dynamic(move || has_model().then(|| view! {
                <li>
                    <svg viewBox="-8 -8 16 16" aria-hidden="true"><rect class="legend-model" x="-7" y="-5" width="14" height="10" /></svg>
                    <span class="model-word">{lab.t().pmodel}</span>
                </li>
            }))}
            {dynamic(move || shows_cases().then(|| view! {
                <li><span class="swatch swatch-a" aria-hidden="true"></span><b>"A"</b>{lab.t().case_a}</li>
                <li><span class="swatch swatch-b" aria-hidden="true"></span><b>"B"</b>{lab.t().case_b}</li>
                <li><span class="swatch swatch-c" aria-hidden="true"></span><b>"C"</b>{lab.t().case_c}</li>
            }))}
        </ul>
    }
}
