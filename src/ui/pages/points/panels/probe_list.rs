//! The probes in words: where each stands, its case, and the two densities it follows from.

use crate::metric::{Case, Verdict, case_at};
use crate::plane::Spot;
use crate::scene::MarkKind;
use crate::ui::dom::live;
use crate::ui::pages::points::Points;
use crate::ui::{format, speech};
use leptos::prelude::*;

/// The list.
#[component]
pub fn ProbeCard(points: Points) -> impl IntoView {
    let verdicts = points.follow(|state| {
        let (Ok(model), Some(rule)) = (&state.model, state.scene.rule.raster()) else { return Vec::new() };
        let verdict = |spot: Spot| (spot, case_at(rule, model, spot.point()));
        state.scene.marks(MarkKind::Probe).map(|(_, spot)| verdict(spot)).collect()
    });
    let items =
        move || verdicts.get().into_iter().map(|(spot, verdict)| view! { <Item points spot verdict /> }).collect_view();
    view! {
        <section class="card probe-card" aria-labelledby="probes">
            <h2 id="probes">{points.words(|t| t.probes)}</h2>
            <ul class="probe-list">{items}</ul>
            <p class="hint">{points.words(|t| t.probes_hint)}</p>
        </section>
    }
}

#[component]
fn Item(points: Points, spot: Spot, verdict: Verdict) -> impl IntoView {
    let lang = points.lab.lang;
    let class = match verdict.case {
        Case::A => "badge badge-a",
        Case::B => "badge badge-b",
        Case::C => "badge badge-c",
        Case::Neither => "badge badge-neither",
    };
    let density = move |value: f64| move || format!(" = {}", format::significant(lang.get(), value));
    view! {
        <li>
            <span class=class>{speech::letter(verdict.case)}</span>
            <span class="probe-words">
                <span>{live(move || speech::place(lang.get(), &points.peek().scene, spot))}</span>
                <span class="hint">{live(move || speech::case(lang.get(), verdict.case))}</span>
            </span>
            <span class="probe-numbers">
                <span>"p"<sub>"data"</sub>{density(verdict.p_data)}</span>
                <span>"p"<sub class="model-word">"model"</sub>{density(verdict.p_model)}</span>
            </span>
        </li>
    }
}
