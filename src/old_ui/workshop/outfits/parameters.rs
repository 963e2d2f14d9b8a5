//! *Parameters*: what the models learned, number by number.

use super::Wardrobe;
use super::figure::drawn;
use super::picker::ORDER;
use super::space::space;
use super::words::{feature as feature_name, probability_or_dash, spoken, value as value_name};
use crate::data::{Feature, SeenOutfit};
use crate::model::OutfitModels;
use crate::ui::dom::{El, Selector, button, dynamic, el, hundredths, selector, text, when};
use crate::ui::format;
use crate::ui::text::fill;
use crate::ui::workshop::text::{deep, tools};
use std::sync::Arc;
use sycamore_web::View;

/// Combinations that are listed.
const LISTED: usize = 20;

/// Both tables, and all combinations as a picture.
pub fn parameters(w: Wardrobe) -> View {
    let models = selector(move || w.state().models.clone());
    let bayes = el("div", "deep-part")
        .child(el("h3", "").child(w.lab.words(|t| deep(t).bayes_title)))
        .child(el("p", "hint").child(text(move || {
            let n = models.get().tally().n() as usize;
            fill(w.t().deep.bayes_hint, &[&format::count(w.lab.lang.get(), n)])
        })))
        .child(lit_line(w, models))
        .child(bayes_table(w, models));
    let joint = el("div", "deep-part")
        .child(el("h3", "").child(w.lab.words(|t| deep(t).joint_title)))
        .child(w.lab.hint(|t| deep(t).joint_hint))
        .child(joint_table(w, models))
        .child(when(move || w.is_reconstructed(), move || w.lab.hint(|t| deep(t).reconstructed_pattern).into()));
    View::from(vec![el("div", "deep-columns").child(bayes).child(joint).into(), space(w, models)])
}

/// What is lit up, as the observations may be out of sight.
fn lit_line(w: Wardrobe, models: Selector<Arc<OutfitModels>>) -> View {
    let words = move || {
        let Some((feature, value)) = w.lit.get() else { return String::new() };
        let lang = w.lab.lang.get();
        let n = models.get().tally().value_count(feature, value) as usize;
        let name = format!("{}: {}", feature_name(lang, feature), value_name(lang, feature, value));
        fill(w.t().lit.pick(lang, n), &[&name, &format::count(lang, n)])
    };
    let go = || {
        let document = web_sys::window().and_then(|window| window.document());
        if let Some(heading) = document.and_then(|d| d.get_element_by_id("outfits-observations")) {
            heading.scroll_into_view();
        }
    };
    el("p", "lit-line")
        .set("role", "status")
        .child(text(words))
        .child(when(
            move || w.lit.get().is_some(),
            move || {
                View::from(vec![
                    button("text-button", go).child(w.lab.words(|t| deep(t).to_observations)).into(),
                    button("text-button", move || w.lit.set(None)).child(w.lab.words(|t| tools(t).unlight)).into(),
                ])
            },
        ))
        .into()
}

/// A bar of grey ink: a share of the longest.
pub fn bar(share: impl Fn() -> f64 + 'static) -> El {
    el("div", "theta-bar")
        .set("aria-hidden", "true")
        .style(move || format!("width:{}%", hundredths(100.0 * share().clamp(0.0, 1.0))))
}

fn bayes_table(w: Wardrobe, models: Selector<Arc<OutfitModels>>) -> View {
    let longest = selector(move || {
        let models = models.get();
        let thetas = models.naive_bayes().map(|bayes| Feature::ALL.map(|f| *bayes.thetas(f)));
        thetas.map_or(0.0, |all| all.into_iter().flatten().fold(0.0, f64::max))
    });
    let theta = move |feature, value| models.get().naive_bayes().ok().map(|bayes| bayes.theta(feature, value));
    let row = move |feature: Feature, value: u8| -> El {
        let is_lit = move || w.lit.get() == Some((feature, value));
        let light = move || {
            let lit = sycamore_reactive::untrack(is_lit);
            w.lit.set((!lit).then_some((feature, value)));
        };
        let n = move || {
            let tally = models.get();
            let (lang, tally) = (w.lab.lang.get(), tally.tally());
            let count = |n: u32| format::count(lang, n as usize);
            fill(w.t().deep.n_of, &[&count(tally.value_count(feature, value)), &count(tally.n())])
        };
        let share = move || match longest.get() {
            longest if longest > 0.0 => theta(feature, value).unwrap_or(0.0) / longest,
            _ => 0.0,
        };
        let name = button("value", light)
            .set("aria-pressed", move || if is_lit() { "true" } else { "false" })
            .child(text(move || value_name(w.lab.lang.get(), feature, value).to_string()));
        el("tr", "")
            .child(el("th", "").class(move || if is_lit() { "lit" } else { "" }).set("scope", "row").child(name))
            .child(el("td", "bar-cell").child(bar(share)))
            .child(el("td", "n-of").child(text(n)))
            .child(el("td", "").child(text(move || probability_or_dash(w.lab.lang.get(), theta(feature, value)))))
    };
    let group = move |feature: Feature| -> View {
        let n_values = feature.n_values();
        let name = move || {
            let lang = w.lab.lang.get();
            fill(w.t().deep.n_values, &[feature_name(lang, feature), &format::count(lang, n_values)])
        };
        let head =
            el("tr", "value-group").child(el("th", "").set("colspan", "4").set("scope", "rowgroup").child(text(name)));
        (0..n_values as u8).fold(el("tbody", "").child(head), |body, value| body.child(row(feature, value))).into()
    };
    let head = el("tr", "")
        .child(el("th", "").set("scope", "col").child(w.lab.words(|t| deep(t).value)))
        .child(el("td", ""))
        .child(el("th", "end").set("scope", "col").child("n"))
        .child(el("th", "end").set("scope", "col").child("θ"));
    el("table", "numbers theta-table")
        .says(w.lab, "aria-label", |t| deep(t).parameters)
        .child(el("thead", "").child(head))
        .child(Vec::from(ORDER.map(group)))
        .into()
}

/// The combinations that were seen most; smoothing leaves their order.
fn joint_table(w: Wardrobe, models: Selector<Arc<OutfitModels>>) -> View {
    let body = dynamic(move || {
        let (models, lang) = (models.get(), w.lab.lang.get());
        let mut seen: Vec<SeenOutfit> = models.tally().seen().to_vec();
        // Stable: those seen as often stay in the order of their numbers.
        seen.sort_by_key(|seen| std::cmp::Reverse(seen.count));
        let row = |seen: &SeenOutfit| -> View {
            let [mle, laplace, _] = models.probs(seen.outfit);
            el("tr", "")
                .child(el("td", "mini").child(drawn(w, seen.outfit).set("aria-hidden", "true")))
                .child(el("th", "").set("scope", "row").child(spoken(lang, seen.outfit)))
                .child(el("td", "").child(format::count(lang, seen.count as usize)))
                .child(el("td", "").child(probability_or_dash(lang, mle)))
                .child(el("td", "").child(probability_or_dash(lang, laplace)))
                .into()
        };
        seen.iter().take(LISTED).map(row).collect::<Vec<View>>().into()
    });
    let more = move || {
        let more = models.get().tally().seen().len().saturating_sub(LISTED);
        if more == 0 { String::new() } else { format::counted(w.lab.lang.get(), more, w.t().deep.joint_more) }
    };
    let theta_of = move |idx: usize| {
        el("th", "end").set("scope", "col").child(text(move || {
            let t = &w.t().deep;
            fill(t.theta_of, &[t.short_names[idx]])
        }))
    };
    let head = el("tr", "")
        .child(el("td", ""))
        .child(el("th", "").set("scope", "col").child(w.lab.words(|t| deep(t).outfit)))
        .child(el("th", "end").set("scope", "col").child("n"))
        .child(theta_of(0))
        .child(theta_of(1));
    let table = el("table", "numbers joint-table")
        .says(w.lab, "aria-label", |t| deep(t).joint_title)
        .child(el("thead", "").child(head))
        .child(el("tbody", "").child(body));
    View::from(vec![
        el("div", "table-scroll").set("tabindex", "0").child(table).into(),
        el("p", "hint").child(text(more)).into(),
    ])
}
