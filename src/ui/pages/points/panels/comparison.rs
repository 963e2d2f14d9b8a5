//! All models side by side, each with its present numbers on the same observations.

use super::text::PanelText;
use crate::metric::{Coverage, coverage};
use crate::model::{FitError, ModelKind};
use crate::scene::PointsScene;
use crate::ui::dom::{effect, live};
use crate::ui::format;
use crate::ui::pages::points::Points;
use crate::ui::pages::points::text::PointsText;
use crate::ui::slices::in_slices;
use crate::ui::text::{Words, fit_error};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The table; it is there only after Reveal.
#[component]
pub fn Comparison(points: Points) -> impl IntoView {
    // By what decides the models: a note or a guess changes no figure here.
    let decisive = points.pick(|s| PointsScene { model: ModelKind::BoundingBox, ..s.for_model() });
    let now = points.follow(|state| (state.scene.model, state.is_stale));
    let smooth = smooth_ones(decisive);
    let models = Memo::new(move |_| {
        decisive.with(|_| ());
        now.with(|_| ());
        let state = points.peek();
        let of = |kind: ModelKind| {
            let covers = match state.compared(kind)? {
                Err(FitError::Pending) => {
                    smooth.with(|all| all.iter().find(|(of, _)| *of == kind).map(|(_, covers)| *covers))
                }
                known => Some(known),
            };
            Some((kind, covers.unwrap_or(Err(FitError::Pending))))
        };
        ModelKind::ALL.into_iter().filter_map(of).collect::<Vec<_>>()
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

/// How a smooth model covers Pdata, or why there is none.
type Covers = (ModelKind, Result<Coverage, FitError>);

/// Smooth models, worked out in slices one after the other, for what decides them.
fn smooth_ones(decisive: Memo<PointsScene>) -> RwSignal<Vec<Covers>> {
    let known = RwSignal::new(Vec::new());
    let asked = StoredValue::new(0_u64);
    effect(move || {
        let scene = decisive.get();
        asked.update_value(|turn| *turn += 1);
        let turn = asked.get_value();
        known.set(Vec::new());
        spawn_local(async move {
            // Nobody asks any more when the part is closed.
            let is_wanted = || asked.try_get_value() == Some(turn);
            let Some(rule) = scene.rule.raster() else { return };
            for kind in [ModelKind::KernelDensity, ModelKind::Mixture] {
                let covers = match scene.smooth_fit(kind) {
                    None => continue,
                    Some(Err(why)) => Err(why),
                    Some(Ok(mut fit)) => {
                        in_slices(|| fit.step() || !is_wanted()).await;
                        if !is_wanted() {
                            return;
                        }
                        fit.finish().map(|model| coverage(rule, &model))
                    }
                };
                known.try_update(|all| all.push((kind, covers)));
            }
        });
    });
    known
}

#[component]
fn Row(points: Points, kind: ModelKind, covers: Result<Coverage, FitError>) -> impl IntoView {
    let lab = points.lab;
    let now = points.pick(|s| s.model);
    let name: Words<PointsText> = match kind {
        ModelKind::BoundingBox => |t| t.bounding_box,
        ModelKind::Grid => |t| t.grid_density,
        ModelKind::KernelDensity => |t| t.kernel_density,
        ModelKind::Mixture => |t| t.mixture,
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
