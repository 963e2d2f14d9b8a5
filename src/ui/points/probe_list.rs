//! The probes in words: where each stands, its case, and the two densities it follows from.

use crate::metric::{Case, case_at};
use crate::scene::MarkKind;
use crate::ui::erased::{dynamic, memo};
use crate::ui::lab::{Lab, use_lab};
use crate::ui::{format, speech};
use leptos::prelude::*;

/// The list, once the rule is shown and there is a model to ask.
#[component]
pub fn ProbeList() -> impl IntoView {
    let lab = use_lab();
    let shown = memo(move || {
        let any = lab.scene.with(|s| !s.hidden && s.marks(MarkKind::Probe).next().is_some());
        any && lab.model.with(Result::is_ok)
    });
    dynamic(move || {
        shown.get().then(|| {
            view! {
                <section class="card probe-card" aria-labelledby="probes">
                    <h2 id="probes">{lab.text(|t| t.probes)}</h2>
                    <ul class="probe-list">{dynamic(move || items(lab))}</ul>
                    <p class="hint">{lab.text(|t| t.probes_hint)}</p>
                </section>
            }
        })
    })
}

fn items(lab: Lab) -> Option<impl IntoView> {
    let lang = lab.lang.get();
    let model = lab.model.get().ok()?;
    let item = |spot: crate::plane::Spot| {
        let v = lab.scene.with(|s| case_at(s.rule, &model.0, spot.point()));
        let class = match v.case {
            Case::A => "badge badge-a",
            Case::B => "badge badge-b",
            Case::C => "badge badge-c",
            Case::Neither => "badge badge-neither",
        };
        let (p_data, p_model) = (format::significant(lang, v.p_data), format::significant(lang, v.p_model));
        view! {
            <li>
                <span class=class>{speech::letter(v.case)}</span>
                <span class="probe-words">
                    <span>{speech::place(lang, spot, false)}</span>
                    <span class="hint">{speech::case(lang, v.case)}</span>
                </span>
                <span class="probe-numbers">
                    <span>"p"<sub>"data"</sub>" = "{p_data}</span>
                    <span>"p"<sub class="model-word">"model"</sub>" = "{p_model}</span>
                </span>
            </li>
        }
    };
    Some(
        lab.scene
            .with(|s| s.marks(MarkKind::Probe).map(|(_, spot)| spot).collect::<Vec<_>>())
            .into_iter()
            .map(item)
            .collect_view(),
    )
}
