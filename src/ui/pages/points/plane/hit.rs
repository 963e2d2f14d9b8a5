//! What lies under a place in pixels.

use super::overlay::PIN_HEIGHT;
use crate::plane::{Point, Spot};
use crate::plot::observation_radius;
use crate::scene::{Mark, MarkKind};
use crate::ui::pages::points::Points;
use leptos::html;
use leptos::prelude::*;

/// The plane as a pointer finds it.
#[derive(Clone, Copy)]
pub struct Hit {
    /// The page.
    pub points: Points,
    /// The element.
    pub plane: NodeRef<html::Div>,
}

impl Hit {
    /// Pixels from the plane's left upper corner.
    pub fn locate(self, client_x: f64, client_y: f64) -> Option<(f64, f64)> {
        let rect = self.plane.get_untracked()?.get_bounding_client_rect();
        Some((client_x - rect.left(), client_y - rect.top()))
    }

    fn size(self) -> Option<(f64, f64)> {
        let rect = self.plane.get_untracked()?.get_bounding_client_rect();
        (rect.width() > 0.0 && rect.height() > 0.0).then(|| (rect.width(), rect.height()))
    }

    /// The spot under a place in pixels.
    pub fn spot(self, (x, y): (f64, f64)) -> Option<Spot> {
        let (width, height) = self.size()?;
        Some(Spot::nearest(Point { x: x / width, y: 1.0 - y / height }))
    }

    /// The mark under a place in pixels, and from there to its centre.
    pub fn mark_at(self, (x, y): (f64, f64), is_touch: bool) -> Option<(Mark, (f64, f64))> {
        let (width, height) = self.size()?;
        let scene = self.points.peek().scene.clone();
        let extra = if is_touch { 10.0 } else { 4.0 };
        let disc = observation_radius(scene.observations.points().len());
        let mut best: Option<(Mark, (f64, f64), f64)> = None;
        for (kind, radius) in
            [(MarkKind::Observation, disc + extra), (MarkKind::Guess, 7.0 + extra), (MarkKind::Probe, 8.5 + extra)]
        {
            for (mark, spot) in scene.marks(kind) {
                let p = spot.point();
                let (cx, cy) = (p.x * width, (1.0 - p.y) * height);
                // A pin is grabbed by its head, or at its point.
                let head = if cy < PIN_HEIGHT { 16.0 } else { -16.0 };
                let head_distance = if kind == MarkKind::Probe { length(cx - x, cy + head - y) } else { f64::MAX };
                let distance = length(cx - x, cy - y).min(head_distance);
                if distance <= radius && best.as_ref().is_none_or(|(_, _, least)| distance <= *least) {
                    best = Some((mark, (cx - x, cy - y), distance));
                }
            }
        }
        best.map(|(mark, offset, _)| (mark, offset))
    }
}

/// Length of a step in pixels.
pub fn length(dx: f64, dy: f64) -> f64 {
    (dx * dx + dy * dy).sqrt()
}
