//! One observation as a row.

use super::field::Field;
use super::sheet::Sheet;
use crate::scene::{Edit, Mark, MarkKind};
use crate::ui::controls::{Icon, IconName};
use crate::ui::coordinates::Axis;
use crate::ui::dom::{effect, focus_soon};
use crate::ui::pages::points::panels::text::PanelText;
use crate::ui::text::{Texts, fill};
use leptos::html;
use leptos::prelude::*;

/// The row. The number of its observation tells it apart, however the rows are sorted.
#[component]
pub fn Row(
    sheet: Sheet,
    /// Its place among all rows.
    row: usize,
    /// Index of its observation.
    idx: usize,
) -> impl IntoView {
    let points = sheet.points;
    let delete = move |_| {
        points.selected.set(None);
        points.dispatch(Edit::Delete(Mark { kind: MarkKind::Observation, idx }));
        // The next row has taken this one's place; or the last one is left, or on with a new one.
        let rows = (0..=row).rev().take(2).map(|row| format!("[data-row=\"{row}\"]"));
        focus_soon(rows.chain([".add-row input".to_string()]).collect());
    };
    let number = move || sheet.count_words(idx + 1);
    let name = move || fill(PanelText::of(points.lab.lang.get()).delete_row, &[&number()]);
    view! {
        <tr>
            <td class="unit">{number}</td>
            <td>
                <Coordinate sheet idx axis=Axis::X />
            </td>
            <td>
                <Coordinate sheet idx axis=Axis::Y />
            </td>
            <td>
                <button
                    class="icon-button"
                    type="button"
                    aria-label=name
                    title=name
                    data-row=row.to_string()
                    on:click=delete
                >
                    <Icon name=IconName::Trash />
                </button>
            </td>
        </tr>
    }
}

/// A coordinate of an observation.
#[component]
fn Coordinate(sheet: Sheet, idx: usize, axis: Axis) -> impl IntoView {
    let Sheet { points, coordinates, .. } = sheet;
    let (failed, input) = (RwSignal::new(false), NodeRef::<html::Input>::new());
    let spot = points.pick(move |s| s.observations.points().get(idx).copied());
    let written = move || match spot.get() {
        Some(spot) => coordinates.with(|coordinates| coordinates.written(spot, axis)),
        None => String::new(),
    };
    let show = move || {
        let written = written();
        if let Some(input) = input.get() {
            input.set_value(&written);
        }
    };
    let changed = move |value: f64| {
        let spot = spot.get_untracked();
        let moved = spot.and_then(|spot| coordinates.with_untracked(|all| all.moved(spot, axis, value)));
        failed.set(moved.is_none());
        let Some(to) = moved else { return };
        points.selected.set(None);
        points.dispatch(Edit::Move(Mark { kind: MarkKind::Observation, idx }, to));
        // As it is kept: the nearest step of the plane.
        untrack(show);
    };
    effect(move || {
        failed.set(false);
        show();
    });
    let name = Signal::derive(move || {
        let t = PanelText::of(points.lab.lang.get());
        fill(t.coordinate_of, &[sheet.axis_name(axis), &sheet.count_words(idx + 1)])
    });
    view! { <Field sheet axis name input failed on_change=changed /> }
}
