//! A new observation: two numbers and Add.

use super::field::Field;
use super::sheet::{PAGE, Sheet};
use crate::plane::Spot;
use crate::scene::{Edit, MarkKind};
use crate::ui::coordinates::Axis;
use crate::ui::dom::live;
use crate::ui::pages::points::errors::edit_error;
use crate::ui::pages::points::panels::text::PanelText;
use crate::ui::text::{Texts, fill};
use leptos::html;
use leptos::prelude::*;

/// The row below the table.
#[component]
pub fn AddRow(sheet: Sheet) -> impl IntoView {
    let points = sheet.points;
    let (x, x_failed) = (NodeRef::<html::Input>::new(), RwSignal::new(false));
    let (y, y_failed) = (NodeRef::<html::Input>::new(), RwSignal::new(false));
    let refused = RwSignal::new(None);
    let add = move |_| {
        let (Some(x), Some(y)) = (x.get_untracked(), y.get_untracked()) else { return };
        let (with_x, with_y) = sheet.coordinates.with_untracked(|coordinates| {
            let middle = Spot { i: 32_768, j: 32_768 };
            (
                coordinates.moved(middle, Axis::X, x.value_as_number()),
                coordinates.moved(middle, Axis::Y, y.value_as_number()),
            )
        });
        x_failed.set(with_x.is_none());
        y_failed.set(with_y.is_none());
        let (Some(with_x), Some(with_y)) = (with_x, with_y) else { return };
        points.selected.set(None);
        let spot = Spot { i: with_x.i, j: with_y.j };
        let done = points.try_edit(Edit::Place(MarkKind::Observation, spot), None);
        refused.set(done.err());
        if done.is_err() {
            return;
        }
        x.set_value("");
        y.set_value("");
        // Refused only for an element that is gone.
        let _ = x.focus();
        turn_to_last(sheet);
    };
    let error = move || {
        let words = |error| {
            view! { <p class="field-error" role="alert">{live(move || edit_error(points.lab.lang.get(), error))}</p> }
        };
        refused.get().map(words)
    };
    view! {
        <div class="add-row">
            <NewCoordinate sheet axis=Axis::X input=x failed=x_failed />
            <NewCoordinate sheet axis=Axis::Y input=y failed=y_failed />
            <button class="button" type="button" on:click=add>{points.lab.words(|t| t.add)}</button>
            {error}
        </div>
    }
}

/// Turns to where the row of the last observation stands.
fn turn_to_last(sheet: Sheet) {
    let last = sheet.count.get_untracked().saturating_sub(1);
    let row = sheet.sorted.with_untracked(|sorted| sorted.order.iter().position(|idx| *idx == last));
    sheet.turned_to.set(row.unwrap_or(0) / PAGE);
}

#[component]
fn NewCoordinate(sheet: Sheet, axis: Axis, input: NodeRef<html::Input>, failed: RwSignal<bool>) -> impl IntoView {
    let name = Signal::derive(move || {
        fill(PanelText::of(sheet.points.lab.lang.get()).new_coordinate, &[sheet.axis_name(axis)])
    });
    view! {
        <div class="number">
            <span class="hint" aria-hidden="true">{live(move || sheet.axis_name(axis))}</span>
            <Field sheet axis name input failed />
        </div>
    }
}
