//! The table Coverage: every figure of the verdict.

use crate::metric::Coverage;
use crate::ui::dom::{el, selector, text, when};
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::text::Words;
use sycamore_web::View;

/// The table. While the rule is hidden it shows dashes: a figure would give the rule away.
pub fn all_numbers(lab: Lab) -> View {
    let hidden = lab.pick(|s| s.hidden);
    let shown = selector(move || {
        let state = lab.state();
        state.coverage.filter(|_| !state.scene.hidden)
    });
    let row = |name: View, unit: View, of: fn(&Coverage) -> f64| {
        let value = move || match shown.get() {
            Some(coverage) => format::decimals(lab.lang.get(), of(&coverage), 4),
            None => "–".to_string(),
        };
        el("tr", "")
            .child(el("th", "").set("scope", "row").child(name))
            .child(el("td", "unit").child(unit))
            .child(el("td", "").child(text(value)))
    };
    let words = |of: Words| lab.words(of);
    let rows = el("tbody", "")
        .child(row("A".into(), View::new(), |c| c.a))
        .child(row("B".into(), View::new(), |c| c.b))
        .child(row("C".into(), View::new(), |c| c.c))
        .child(row(words(|t| t.precision), "= C".into(), Coverage::rule_precision))
        .child(row(words(|t| t.recall), "= 1 − B".into(), Coverage::rule_recall))
        .child(row(words(|t| t.total_variation), View::new(), |c| c.total_variation))
        .child(row(words(|t| t.jensen_shannon), words(|t| t.bits), |c| c.js_bits));
    let no_rule = lab.pick(|s| s.rule.raster().is_none());
    let note = text(move || {
        let t = lab.t();
        match (hidden.get(), no_rule.get()) {
            (true, _) => t.coverage_hidden,
            (_, true) => t.verdict_no_rule,
            _ => t.coverage_exact,
        }
        .to_string()
    });
    el("div", "more")
        .set("id", "all-numbers")
        .child(el("table", "numbers").says(lab, "aria-label", |t| t.coverage).child(rows))
        .child(el("p", "hint").child(note))
        .child(when(move || !hidden.get(), move || lab.hint(|t| t.map_note).into()))
        .into()
}
