//! The card around the plane: what a click places, undo and redo, the plane, its legend.

use super::framework::Framework;
use super::legend::Legend;
use super::page::UndoButton;
use crate::scene::{Edit, MarkKind};
use crate::ui::controls::{Icon, IconName, RadioGroup};
use crate::ui::erased::{dynamic, sig};
use crate::ui::header::Clear;
use crate::ui::lab::use_lab;
use crate::ui::plane::Plane;
use crate::ui::speech;
use leptos::prelude::*;

/// The plane's card.
#[component]
pub fn PlaneCard() -> impl IntoView {
    let lab = use_lab();
    let kinds = [MarkKind::Guess, MarkKind::Observation, MarkKind::Probe];
    let options = sig(move || kinds.map(|kind| (kind, speech::mark(lab.lang.get(), kind))).to_vec());
    view! {
        <section class="card plane-card" aria-label=lab.text(|t| t.plane)>
            <div class="toolbar">
                <span class="toolbar-label" aria-hidden="true">{lab.text(|t| t.click_places)}</span>
                <RadioGroup
                    label=lab.text(|t| t.click_places)
                    name="click-places"
                    options
                    value=sig(move || lab.scene.with(|s| s.click_places))
                    on_change=move |kind| {
                        lab.dispatch(Edit::ClickPlaces(kind));
                    }
                />
                <span class="toolbar-space"></span>
                {dynamic(move || (!lab.narrow.get()).then(|| view! { <UndoButton /> }))}
                <button
                    type="button"
                    class="button icon-button"
                    aria-label=lab.text(|t| t.redo)
                    title=lab.text(|t| t.redo)
                    disabled=sig(move || !lab.can_redo())
                    on:click=move |_| lab.redo()
                >
                    <Icon name=IconName::Redo />
                </button>
                {dynamic(move || (!lab.narrow.get()).then(|| view! { <Clear /> }))}
            </div>
            <Plane />
            <div class="plane-foot">
                <Legend />
                <Framework />
            </div>
        </section>
    }
}
