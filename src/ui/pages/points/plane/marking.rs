//! What a tap and a key have in common: placing, selecting, moving and deleting marks, and a dab of the
//! brush, each said aloud.

use crate::data::Rule;
use crate::plane::Spot;
use crate::scene::{Edit, Mark, PaintTarget};
use crate::ui::pages::points::text::PointsText;
use crate::ui::pages::points::{Points, Selected};
use crate::ui::text::Texts;
use crate::ui::text::fill;
use crate::ui::{format, speech};
use leptos::prelude::*;

/// Does an edit and says so, or why not.
fn edit_and_say(points: Points, edit: Edit, done: String) -> bool {
    match points.try_edit(edit, None) {
        Ok(()) => {
            points.lab.say(done);
            true
        }
        Err(error) => {
            // An alert: it is spoken by itself.
            points.refuse(error);
            false
        }
    }
}

/// Places what is chosen.
pub fn place(points: Points, spot: Spot) {
    let (lang, scene) = (points.lab.lang.get_untracked(), points.peek().scene.clone());
    points.selected.set(None);
    let Some(kind) = scene.click_places.mark() else {
        if points.dispatch(Edit::Paint { from: spot, to: spot }) {
            say_painted(points);
        }
        return;
    };
    // With the number: the same words twice would not be spoken again.
    let now = format::count(lang, scene.marks(kind).count() + 1);
    let words = [speech::mark(lang, kind), &speech::place(lang, &scene, spot), &now];
    edit_and_say(points, Edit::Place(kind, spot), fill(PointsText::of(lang).added, &words));
}

/// Says how much is painted.
pub fn say_painted(points: Points) {
    let (lang, scene) = (points.lab.lang.get_untracked(), points.peek().scene.clone());
    let cells = match (scene.paints(), &scene.rule) {
        (Some(PaintTarget::Rule), Rule::Painted(world)) => world.mask().count(),
        _ => scene.model_mask.count(),
    };
    points.lab.say(format::counted(lang, cells, PointsText::of(lang).n_cells));
}

/// Moves the selected mark.
pub fn move_selected(points: Points, mark: Mark, spot: Spot) {
    let lang = points.lab.lang.get_untracked();
    points.selected.set(None);
    let words = [speech::mark(lang, mark.kind), &speech::place(lang, &points.peek().scene, spot)];
    edit_and_say(points, Edit::Move(mark, spot), fill(PointsText::of(lang).moved, &words));
}

/// Selects a mark: its menu opens.
pub fn select(points: Points, mark: Mark) {
    points.selected.set(Some(Selected { mark, moving: false }));
}

/// Deletes a mark.
pub fn delete(points: Points, mark: Mark) {
    let (lang, scene) = (points.lab.lang.get_untracked(), points.peek().scene.clone());
    points.selected.set(None);
    let place = scene.spot(mark).map(|spot| speech::place(lang, &scene, spot)).unwrap_or_default();
    let left = format::count(lang, scene.marks(mark.kind).count().saturating_sub(1));
    let done = fill(PointsText::of(lang).deleted, &[speech::mark(lang, mark.kind), &place, &left]);
    edit_and_say(points, Edit::Delete(mark), done);
}

/// Deletes the mark of the chosen kind that is nearest to a spot.
pub fn delete_nearest(points: Points, spot: Spot) {
    let scene = points.peek().scene.clone();
    let Some(kind) = scene.click_places.mark() else { return };
    match scene.nearest(kind, spot.point()) {
        Some((mark, _)) => delete(points, mark),
        None => {
            points.dispatch(Edit::DeleteNearest(kind, spot));
        }
    }
}
