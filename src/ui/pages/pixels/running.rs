//! The results follow the scene: worked out in slices, one scene at a time, the newest next.

use super::handle::Pixels;
use super::own;
use crate::scene::{PictureSet, PixelsScene, PixelsWork};
use crate::ui::dom::effect;
use crate::ui::slices::{in_slices, let_page_breathe};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

/// Works out anew whenever what decides the results changes. What has begun is finished, then the newest follows: if every
/// change of a drag began anew, a slow machine would show none until the drag ends.
pub fn start_running(pixels: Pixels) {
    let key = pixels.pick(PixelsScene::for_results);
    let running = Rc::new(Cell::new(false));
    effect(move || {
        // Read, not only tracked: a memo that nobody reads is never worked out, and never changes.
        key.with(|_| ());
        pixels.own.with(|_| ());
        if running.replace(true) {
            return;
        }
        let running = running.clone();
        spawn_local(async move {
            while let Some(mut work) = wanted(pixels) {
                in_slices(|| work.step()).await;
                // What shows them is work of its own.
                let_page_breathe().await;
                match work.results() {
                    Some(results) => pixels.results.set(Some(Arc::new(results))),
                    None => break,
                }
            }
            running.set(false);
        });
    });
}

/// What to work out: `None` if it is there, or the pictures are not. Those of one's own are sought on the device.
fn wanted(pixels: Pixels) -> Option<PixelsWork> {
    let scene = pixels.scene();
    let earlier = pixels.results.get_untracked();
    if earlier.as_ref().is_some_and(|results| results.are_of(&scene)) {
        return None;
    }
    let own = match scene.pictures {
        PictureSet::Fashion => None,
        PictureSet::Own(id) => match pixels.own_of(id) {
            Some(own) => Some(own.pictures().clone()),
            None => {
                own::seek(pixels, id);
                return None;
            }
        },
    };
    PixelsWork::new(&scene, own, earlier.as_deref()).ok()
}
