//! A toy rule: its formula, and its density on the plane's raster, worked out in slices.

use super::text::PanelText;
use crate::data::{Rule, Toy};
use crate::model::{CELL_COLUMNS, CELL_ROWS, cell_middle};
use crate::ui::dom::{effect, live};
use crate::ui::pages::points::Points;
use crate::ui::slices::in_slices;
use crate::ui::text::Texts;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Cells in a step.
const STEP: usize = 100;

/// The formula, in words.
#[component]
pub fn ToyRule(points: Points) -> impl IntoView {
    let lab = points.lab;
    let toy = points.pick(|s| if let Rule::Toy(toy) = s.rule { Some(toy) } else { None });
    fill_raster(points, toy);
    let words = move || {
        let toy = toy.get()?;
        let idx = Toy::ALL.iter().position(|other| *other == toy)?;
        let t = PanelText::of(lab.lang.get());
        Some(format!("{} {}", t.toy_formulas[idx], t.toy_hint))
    };
    view! { <p class="hint">{live(words)}</p> }
}

/// Puts p_data on the raster of the plane; what was begun for another rule is given up.
fn fill_raster(points: Points, toy: Memo<Option<Toy>>) {
    effect(move || {
        let Some(toy) = toy.get() else { return };
        if untrack(|| points.truth(toy)).is_some() {
            return;
        }
        spawn_local(async move {
            let is_wanted = || toy_now(points) == Some(toy);
            let (density, mut cells) = (toy.density(), Vec::with_capacity(CELL_COLUMNS * CELL_ROWS));
            in_slices(|| {
                let to = (cells.len() + STEP).min(CELL_COLUMNS * CELL_ROWS);
                cells.extend((cells.len()..to).map(|idx| density.at(cell_middle(idx))));
                cells.len() == CELL_COLUMNS * CELL_ROWS || !is_wanted()
            })
            .await;
            if is_wanted() {
                points.set_truth(toy, cells);
            }
        });
    });
}

fn toy_now(points: Points) -> Option<Toy> {
    let state = points.peek_if_there()?;
    if let Rule::Toy(toy) = state.scene.rule { Some(toy) } else { None }
}
