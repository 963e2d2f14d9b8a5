//! The probes in words: where each stands, its case, and the two densities it follows from.

use crate::metric::{Case, Verdict, case_at};
use crate::plane::Spot;
use crate::scene::MarkKind;
use crate::ui::dom::{dynamic, el, selector, when};
use crate::ui::lab::Lab;
use crate::ui::{format, speech};
use sycamore_web::View;

/// The list, once the rule is shown and there is a model to ask.
pub fn probe_list(lab: Lab) -> View {
    let shown = selector(move || {
        let state = lab.state();
        !state.scene.hidden
            && state.model.is_ok()
            && state.scene.rule.raster().is_some()
            && state.scene.marks(MarkKind::Probe).next().is_some()
    });
    let verdicts = selector(move || {
        let state = lab.state();
        let (Ok(model), Some(rule)) = (&state.model, state.scene.rule.raster()) else { return Vec::new() };
        let verdict = |spot: Spot| (spot, case_at(rule, model, spot.point()));
        state.scene.marks(MarkKind::Probe).map(|(_, spot)| verdict(spot)).collect()
    });
    when(
        move || shown.get(),
        move || {
            el("section", "card probe-card")
                .set("aria-labelledby", "probes")
                .child(el("h2", "").set("id", "probes").child(lab.words(|t| t.probes)))
                .child(dynamic(move || {
                    let list = el("ul", "probe-list");
                    verdicts.get().iter().fold(list, |list, (spot, v)| list.child(item(lab, *spot, v))).into()
                }))
                .child(lab.hint(|t| t.probes_hint))
                .into()
        },
    )
}

fn item(lab: Lab, spot: Spot, v: &Verdict) -> View {
    let lang = lab.lang.get();
    let class = match v.case {
        Case::A => "badge badge-a",
        Case::B => "badge badge-b",
        Case::C => "badge badge-c",
        Case::Neither => "badge badge-neither",
    };
    let density = |of: &'static str, class: &'static str, value: f64| {
        el("span", "")
            .child("p")
            .child(el("sub", class).child(of))
            .child(format!(" = {}", format::significant(lang, value)))
    };
    let words = el("span", "probe-words")
        .child(el("span", "").child(speech::place(lang, &lab.peek().scene, spot)))
        .child(el("span", "hint").child(speech::case(lang, v.case)));
    let numbers = el("span", "probe-numbers").child(density("data", "", v.p_data)).child(density(
        "model",
        "model-word",
        v.p_model,
    ));
    el("li", "").child(el("span", class).child(speech::letter(v.case))).child(words).child(numbers).into()
}
