//! The table Coverage: every figure of the verdict.

use crate::metric::Coverage;
use crate::ui::erased::{dynamic, memo, sig};
use crate::ui::format;
use crate::ui::lab::use_lab;
use leptos::prelude::*;

/// The table. While the rule is hidden it shows dashes: a figure would give the rule away.
#[component]
pub fn AllNumbers() -> impl IntoView {
    let lab = use_lab();
    let hidden = memo(move || lab.scene.with(|s| s.hidden));
    let row = move |name: String, unit: &'static str, of: fn(&Coverage) -> f64| {
        let value = sig(move || match lab.coverage.get().filter(|_| !hidden.get()) {
            Some(coverage) => format::decimals(lab.lang.get(), of(&coverage), 4),
            None => "–".to_string(),
        });
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="unit">{unit}</td>
                <td>{value}</td>
            </tr>
        }
    };
    let rows = move || {
        let t = lab.t();
        view! {
            {row("A".into(), "", |c| c.a)}
            {row("B".into(), "", |c| c.b)}
            {row("C".into(), "", |c| c.c)}
            {row(t.precision.into(), "= C", Coverage::rule_precision)}
            {row(t.recall.into(), "= 1 − B", Coverage::rule_recall)}
            {row(t.total_variation.into(), "", |c| c.total_variation)}
            {row(t.jensen_shannon.into(), t.bits, |c| c.js_bits)}
        }
    };
    view! {
        <div class="more" id="all-numbers">
            <table class="numbers" aria-label=lab.text(|t| t.coverage)>
                <tbody>{dynamic(rows)}</tbody>
            </table>
            <p class="hint">
                {sig(move || if hidden.get() { lab.t().coverage_hidden } else { lab.t().coverage_exact })}
            </p>
            {dynamic(move || (!hidden.get()).then(|| view! { <p class="hint">{lab.t().map_note}</p> }))}
        </div>
    }
}
