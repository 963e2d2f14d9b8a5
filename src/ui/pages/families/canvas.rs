//! A canvas that is painted anew whenever what it shows, its size or the theme changes: once a frame at most.

use super::handle::Families;
use super::paint::{Painter, Seen};
use crate::ui::dom::{effect, observed};
use crate::ui::palette::read_palette;
use crate::ui::plane::Surface;
use crate::ui::slices::next_frame;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Keeps a canvas painted. `track` names what it shows; `paint` draws it.
pub fn keep_painted(
    families: Families,
    canvas: NodeRef<html::Canvas>,
    track: impl Fn() + 'static,
    paint: impl Fn(&Painter) + Clone + 'static,
) {
    let size = RwSignal::new((0.0, 0.0));
    canvas.on_load(move |canvas| {
        let watched = canvas.clone();
        let watching = observed(&watched, move || {
            let now = (f64::from(canvas.client_width()), f64::from(canvas.client_height()));
            if size.try_get_untracked().is_some_and(|before| before != now) {
                size.set(now);
            }
        });
        let watching = StoredValue::new_local(Some(watching));
        on_cleanup(move || {
            watching.try_update_value(Option::take);
        });
    });
    let lab = families.lab;
    let waits = StoredValue::new(false);
    effect(move || {
        track();
        lab.dark.track();
        size.track();
        if waits.get_value() {
            return;
        }
        waits.set_value(true);
        let paint = paint.clone();
        spawn_local(async move {
            next_frame().await;
            if waits.try_set_value(false).is_some() {
                // The page is gone.
                return;
            }
            let (Some(canvas), Some((width, height))) =
                (canvas.try_get_untracked().flatten(), size.try_get_untracked())
            else {
                return;
            };
            if width < 1.0 || height < 1.0 {
                return;
            }
            let Some(surface) = Surface::over(canvas) else { return };
            let dpr = window().device_pixel_ratio().clamp(1.0, 2.0);
            surface.resize((width * dpr) as u32, (height * dpr) as u32);
            let (palette, seen) = (read_palette(), Seen::of(&families.scene().rule));
            paint(&Painter { surface: &surface, seen, dpr, palette: &palette });
        });
    });
}
