//! The table Coverage: every figure of the verdict.

use super::sample_metrics::SampleMetrics;
use super::text::PanelText;
use crate::data::Rule;
use crate::metric::Coverage;
use crate::ui::dom::is;
use crate::ui::format;
use crate::ui::pages::points::Points;
use crate::ui::text::Texts;
use leptos::prelude::*;

/// The table. While the rule is hidden it shows dashes: a figure would give the rule away.
#[component]
pub fn AllNumbers(points: Points) -> impl IntoView {
    let hidden = points.pick(|s| s.hidden);
    let no_rule = points.pick(|s| !s.rule.allows_something());
    let is_toy = points.pick(|s| matches!(s.rule, Rule::Toy(_)));
    let smooth = points.follow(|state| state.model.as_ref().is_ok_and(|model| model.cells().is_some()));
    let shown = points.follow(|state| state.coverage().filter(|_| !state.scene.hidden));
    let row = move |name: AnyView, unit: AnyView, of: fn(&Coverage) -> f64| {
        let value = move || match shown.get() {
            Some(coverage) => format::decimals(points.lab.lang.get(), of(&coverage), 4),
            None => "–".to_string(),
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="unit">{unit}</td>
                <td>{value}</td>
            </tr>
        }
    };
    let note = move || {
        let t = points.t();
        match (hidden.get(), no_rule.get()) {
            (true, _) => t.coverage_hidden,
            (_, true) if is_toy.get() => PanelText::of(points.lab.lang.get()).coverage_toy,
            (_, true) => t.verdict_no_rule,
            _ if smooth.get() => t.coverage_raster,
            _ => t.coverage_exact,
        }
    };
    view! {
        <div class="more" id="all-numbers">
            <table class="numbers" aria-label=points.words(|t| t.coverage)>
                <tbody>
                    {row("A".into_any(), ().into_any(), |c| c.a)}
                    {row("B".into_any(), ().into_any(), |c| c.b)}
                    {row("C".into_any(), ().into_any(), |c| c.c)}
                    {row(points.words(|t| t.precision).into_any(), "= C".into_any(), Coverage::rule_precision)}
                    {row(points.words(|t| t.recall).into_any(), "= 1 − B".into_any(), Coverage::rule_recall)}
                    {row(points.words(|t| t.total_variation).into_any(), ().into_any(), |c| c.total_variation)}
                    {row(
                        points.words(|t| t.jensen_shannon).into_any(),
                        points.words(|t| t.bits).into_any(),
                        |c| c.js_bits,
                    )}
                </tbody>
            </table>
            <p class="hint">{note}</p>
            <Show when=is(move || !hidden.get())>
                <p class="hint">{points.words(|t| t.map_note)}</p>
            </Show>
            <Show when=is(move || !hidden.get() && !no_rule.get())>
                <SampleMetrics points />
            </Show>
        </div>
    }
}
