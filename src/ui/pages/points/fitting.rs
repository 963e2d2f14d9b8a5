//! Smooth models follow the scene: fitted in slices, one at a time, the newest next.

use super::{Points, panels};
use crate::scene::PointsScene;
use crate::ui::dom::effect;
use crate::ui::notice::{About, Notice};
use crate::ui::slices::let_page_breathe;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::Cell;
use std::rc::Rc;

/// Fits anew whenever what decides the model changes. What has become of no use meanwhile is given up.
pub fn start_fitting(points: Points) {
    let key = points.pick(PointsScene::for_model);
    let fitting = Rc::new(Cell::new(false));
    effect(move || {
        key.with(|_| ());
        if !points.peek().is_stale || fitting.replace(true) {
            return;
        }
        let fitting = fitting.clone();
        spawn_local(async move {
            // The page paints what the edit changed before anything is worked out.
            let_page_breathe().await;
            while points.peek_if_there().is_some_and(|state| state.is_stale) {
                if panels::fitted(points.lab).await.is_err() {
                    points
                        .lab
                        .notice
                        .set(Some(Notice::new(About::Refusal, |lang| lang.text().not_fetched.to_string())));
                    break;
                }
            }
            fitting.set(false);
        });
    });
}
