//! The card around the plane: what a click places, undo and redo, the plane, its legend.

use super::Points;
use super::framework::Framework;
use super::legend::Legend;
use super::model_group::HeatmapSwitch;
use super::note::{AddNote, Note};
use super::number::Number;
use super::plane::Plane;
use super::text::PointsText;
use crate::scene::{ClickPlaces, Edit, MarkKind, NumberField, PaintTarget, PointsScene};
use crate::ui::controls::{IconButton, IconName, Radios, RedoButton, UndoButton};
use crate::ui::dom::is;
use crate::ui::speech;
use crate::ui::text::{Lang, Texts};
use leptos::prelude::*;

/// The plane's card.
#[component]
pub fn PlaneCard(points: Points) -> impl IntoView {
    let lab = points.lab;
    let brush = points.pick(|s| s.click_places.is_brush());
    let is_wide = move || !lab.narrow.get();
    view! {
        <section class="card plane-card" aria-label=points.words(|t| t.plane_card)>
            <div class="toolbar">
                <span class="toolbar-label" aria-hidden="true">{points.words(|t| t.click_places)}</span>
                <Kinds points />
                <span class="toolbar-space"></span>
                <Show when=is_wide>
                    <HeatmapSwitch points />
                    <UndoButton lab />
                </Show>
                <RedoButton lab />
                <Show when=is_wide>
                    <IconButton lab name=|t| t.clear icon=IconName::Trash on_press=move || points.clear() />
                </Show>
                <Show when=is(move || brush.get())>
                    <Brushes points />
                </Show>
            </div>
            <Note points />
            <Plane points />
            <div class="plane-foot">
                <Legend points />
                <AddNote points />
                <Framework points />
            </div>
        </section>
    }
}

/// What a click places; what it paints, where there is something to paint.
#[component]
fn Kinds(points: Points) -> impl IntoView {
    type Name = fn(Lang) -> &'static str;
    const KINDS: [(ClickPlaces, Name); 5] = [
        (ClickPlaces::Guess, |lang| speech::mark(lang, MarkKind::Guess)),
        (ClickPlaces::Observation, |lang| speech::mark(lang, MarkKind::Observation)),
        (ClickPlaces::Probe, |lang| speech::mark(lang, MarkKind::Probe)),
        (ClickPlaces::Paint, |lang| PointsText::of(lang).paint),
        (ClickPlaces::Erase, |lang| PointsText::of(lang).erase),
    ];
    let can_paint = points.pick(|s| s.paints().is_some());
    let value = points.pick(|s| s.click_places);
    move || {
        let kinds = KINDS.into_iter().take(if can_paint.get() { 5 } else { 3 });
        let options = kinds.map(|(kind, words)| (kind, move || words(points.lab.lang.get()))).collect();
        view! {
            <Radios
                label=points.words(|t| t.click_places)
                name="click-places"
                options
                value
                on_change=move |kind| {
                    points.dispatch(Edit::ClickPlaces(kind));
                }
            />
        }
    }
}

/// How large the brush is, and what it paints where it could be either.
#[component]
fn Brushes(points: Points) -> impl IntoView {
    let both = points.pick(PointsScene::can_paint_both);
    let target = points.pick(|s| s.paint_target);
    view! {
        <div class="brushes">
            <Number points field=NumberField::Brush label=points.words(|t| t.brush_size) />
            <Show when=is(move || both.get())>
                <Radios
                    label=points.words(|t| t.paint)
                    name="paint-target"
                    options=vec![
                        (PaintTarget::Rule, points.words(|t| t.rule)),
                        (PaintTarget::Pmodel, points.words(|t| t.pmodel)),
                    ]
                    value=target
                    on_change=move |target| {
                        points.dispatch(Edit::PaintTarget(target));
                    }
                />
            </Show>
        </div>
    }
}
