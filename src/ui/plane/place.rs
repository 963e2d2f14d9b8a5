//! What a tap and a key have in common: placing, selecting, moving and deleting marks, each said aloud.

use crate::plane::Spot;
use crate::scene::{Edit, Mark};
use crate::ui::lab::{Lab, Selected};
use crate::ui::speech;
use crate::ui::text::{edit_error, fill};

/// Does an edit and says so, or why not.
fn edit_and_say(lab: Lab, edit: Edit, done: String) -> bool {
    let lang = lab.lang.get_untracked();
    match lab.try_edit(edit, None) {
        Ok(()) => {
            lab.say(done);
            true
        }
        Err(error) => {
            lab.notice.set(Some(crate::ui::lab::Notice::Refused(error)));
            lab.say(edit_error(lang, error));
            false
        }
    }
}

/// Places what is chosen.
pub fn place(lab: Lab, spot: Spot) {
    let (lang, scene) = (lab.lang.get_untracked(), lab.peek().scene.clone());
    lab.selected.set(None);
    let words = [speech::mark(lang, scene.click_places), &speech::place(lang, spot, scene.hidden)];
    edit_and_say(lab, Edit::Place(scene.click_places, spot), fill(lang.text().added, &words));
}

/// Moves the selected mark.
pub fn move_selected(lab: Lab, mark: Mark, spot: Spot) {
    let (lang, hidden) = (lab.lang.get_untracked(), lab.peek().scene.hidden);
    lab.selected.set(None);
    let words = [speech::mark(lang, mark.kind), &speech::place(lang, spot, hidden)];
    edit_and_say(lab, Edit::Move(mark, spot), fill(lang.text().moved, &words));
}

/// Selects a mark: its menu opens.
pub fn select(lab: Lab, mark: Mark) {
    lab.selected.set(Some(Selected { mark, moving: false }));
}

/// Deletes a mark.
pub fn delete(lab: Lab, mark: Mark) {
    let lang = lab.lang.get_untracked();
    lab.selected.set(None);
    edit_and_say(lab, Edit::Delete(mark), fill(lang.text().deleted, &[speech::mark(lang, mark.kind)]));
}

/// Deletes the mark of the chosen kind that is nearest to a spot.
pub fn delete_nearest(lab: Lab, spot: Spot) {
    let (lang, kind) = (lab.lang.get_untracked(), lab.peek().scene.click_places);
    lab.selected.set(None);
    edit_and_say(lab, Edit::DeleteNearest(kind, spot), fill(lang.text().deleted, &[speech::mark(lang, kind)]));
}
