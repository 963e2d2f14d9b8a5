//! The samples: rings; where they drown, once the rule is known, crosses.
//!
//! A few are stamped by the canvas; thousands into a bitmap, in slices.

use super::bitmap::{Bitmap, STAMPED_BY_CANVAS, Stamp};
use super::palette::Palette;
use super::sprite::{Shape, Sprite};
use super::surface::Surface;
use crate::data::Rule;
use crate::plane::Point;
use crate::ui::slices::in_slices;
use std::sync::Arc;

/// What to draw.
#[derive(Clone)]
pub struct SampleView {
    /// The samples.
    pub points: Arc<Vec<Point>>,
    /// The rule, if it is shown.
    pub rule: Option<Rule>,
}

impl SampleView {
    fn is_drowned(&self, p: Point) -> bool {
        self.rule.as_ref().and_then(Rule::raster).is_some_and(|rule| !rule.contains(p))
    }

    /// Rings shrink as they grow many, or they would hide what they tell.
    fn radius(&self) -> f64 {
        match self.points.len() {
            0..=1_000 => 3.0,
            1_001..=STAMPED_BY_CANVAS => 2.4,
            2_001..=10_000 => 1.8,
            _ => 1.1,
        }
    }
}

/// Draws samples on a canvas.
pub async fn paint(target: Surface, palette: Palette, dpr: f64, view: SampleView) {
    // A thin halo keeps a ring visible on hatch and heatmap; thousands of halos would only cover.
    let is_few = view.points.len() <= STAMPED_BY_CANVAS;
    let halo = if is_few { palette.card.as_str() } else { "" };
    let sprite = |shape| Sprite::new(shape, view.radius(), &palette.sample, halo, dpr);
    let (Some(ring), Some(cross)) = (sprite(Shape::Ring), sprite(Shape::Cross)) else { return };
    let (width, height) = (target.width(), target.height());
    if is_few {
        target.clear();
        for p in view.points.iter() {
            let sprite = if view.is_drowned(*p) { &cross } else { &ring };
            sprite.stamp(&target.ctx, p.x * width, (1.0 - p.y) * height);
        }
        return;
    }
    let (Some(ring), Some(cross)) = (Stamp::new(&ring), Stamp::new(&cross)) else { return };
    let mut bitmap = Bitmap::new(width as usize, height as usize);
    let mut next = 0;
    let step = || {
        let chunk = &view.points[next..view.points.len().min(next + 500)];
        for p in chunk {
            let stamp = if view.is_drowned(*p) { &cross } else { &ring };
            bitmap.stamp(stamp, p.x * width, (1.0 - p.y) * height);
        }
        next += chunk.len();
        next == view.points.len()
    };
    in_slices(step).await;
    // Another size meanwhile: that canvas will be painted again.
    if (target.width(), target.height()) == (width, height) {
        bitmap.put_on(&target);
    }
}
