//! The three models side by side, each with its present numbers on the same observations.

use super::text::PanelText;
use crate::metric::Coverage;
use crate::model::{FitError, ModelKind};
use crate::scene::PointsScene;
use crate::ui::dom::live;
use crate::ui::format;
use crate::ui::pages::points::Points;
use crate::ui::pages::points::text::PointsText;
use crate::ui::text::{Words, fit_error};
use leptos::prelude::*;

/// The table; it is there only after Reveal.
#[component]
pub fn Comparison(points: Points) -> impl IntoView {
    // By what decides the models: a note or a guess changes no figure here.
    let decisive = points.pick(|s| PointsScene { model: ModelKind::BoundingBox, ..s.for_model() });
    let models = Memo::new(move |_| {
        decisive.with(|_| ());
        points.peek().comparison()
    });
    let rows =
        move || models.get().into_iter().map(|(kind, covers)| view! { <Row points kind covers /> }).collect_view();
    let head = |letter: &'static str| view! { <th scope="col">{letter}</th> };
    view! {
        <table class="numbers compared" aria-label=points.lab.words_of(|t: &PanelText| t.comparison)>
            <thead>
                <tr>
                    <td></td>
                    {head("A")}
                    {head("B")}
                    {head("C")}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <p class="hint">{points.lab.words_of(|t: &PanelText| t.comparison_hint)}</p>
    }
}

#[component]
fn Row(points: Points, kind: ModelKind, covers: Result<Coverage, FitError>) -> impl IntoView {
    let lab = points.lab;
    let now = points.pick(|s| s.model);
    let name: Words<PointsText> = match kind {
        ModelKind::BoundingBox => |t| t.bounding_box,
        ModelKind::Grid => |t| t.grid_density,
        ModelKind::Painted => |t| t.painted,
    };
    let percent = move |share: f64| view! { <td>{live(move || format::percent(lab.lang.get(), share))}</td> };
    let cells = match covers {
        Ok(c) => [c.a, c.b, c.c].map(percent).into_any(),
        Err(why) => {
            view! { <td class="hint" colspan="3">{live(move || fit_error(lab.lang.get(), why))}</td> }.into_any()
        }
    };
    view! {
        <tr aria-current=live(move || (now.get() == kind).then_some("true"))>
            <th scope="row">{points.words(name)}</th>
            {cells}
        </tr>
    }
}
