//! *Try the families on these points*: rule and points go over to the page Families, and what else stands there stays.

use crate::scene::{FamiliesEdit, FamiliesScene, Page, PageScene};
use crate::ui::address;
use crate::ui::chunk::Doing;
use crate::ui::pages::points::Points;

/// Takes them there.
pub fn bring(points: Points) -> Doing {
    Box::pin(async move {
        let lab = points.lab;
        let there = FamiliesScene::read(&lab.link_of(Page::Families));
        let there = there.map_or_else(|_| FamiliesScene::link_default(), |opened| opened.scene);
        let scene = points.peek().scene.clone();
        let edit = FamiliesEdit::Bring { rule: scene.rule, points: scene.observations, hidden: scene.hidden };
        if let Ok(brought) = there.edited(edit) {
            // Written here, so it can be read.
            let _ = address::open_as_new_entry(lab, &brought.link());
        }
        Ok(())
    })
}
