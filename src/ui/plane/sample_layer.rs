//! The samples: rings; where they drown, once the rule is known, crosses.
//!
//! A few are stamped by the canvas; thousands into a bitmap, in slices. After Generate a few drop in one after the other,
//! out of the model as it were: a sample is made, not revealed.

use super::bitmap::{Bitmap, STAMPED_BY_CANVAS, Stamp};
use super::sprite::{Shape, Sprite};
use super::surface::Surface;
use crate::data::Rule;
use crate::plane::Point;
use crate::plot::{Palette, sample_radius};
use crate::ui::slices::{in_slices, next_frame, now_ms};
use std::sync::Arc;

/// The last sample begins to fall this long after the first.
const ALL_BEGIN_MS: f64 = 500.0;
/// How long one falls, and from how high.
const FALL_MS: f64 = 160.0;
const FALL_PX: f64 = 18.0;

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
}

/// Draws samples on a canvas.
/// With `drop` they drop in first, for as long as it says so.
pub async fn paint_samples(
    target: Surface,
    palette: Palette,
    dpr: f64,
    view: SampleView,
    drop: Option<&dyn Fn() -> bool>,
) {
    // A thin halo keeps a ring visible on hatch and heatmap; thousands of halos would only cover.
    let is_few = view.points.len() <= STAMPED_BY_CANVAS;
    let halo = if is_few { palette.card.as_str() } else { "" };
    let sprite = |shape| Sprite::new(shape, sample_radius(view.points.len()), &palette.sample, halo, dpr);
    let (Some(ring), Some(cross)) = (sprite(Shape::Ring), sprite(Shape::Cross)) else { return };
    let (width, height) = (target.width(), target.height());
    if is_few {
        let stamp = |on: &Surface, p: Point, above: f64| {
            let sprite = if view.is_drowned(p) { &cross } else { &ring };
            sprite.stamp(&on.ctx, p.x * width, (1.0 - p.y) * height - above * dpr);
        };
        if let Some(is_wanted) = drop {
            drop_in(&target, &view.points, stamp, is_wanted).await;
        }
        target.clear();
        view.points.iter().for_each(|p| stamp(&target, *p, 0.0));
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

/// Lets the samples fall into place in quick succession. What has landed is drawn once; only what falls is drawn anew.
async fn drop_in(
    target: &Surface,
    points: &[Point],
    stamp: impl Fn(&Surface, Point, f64),
    is_wanted: &dyn Fn() -> bool,
) {
    let Some(landed) = Surface::scratch(target.width() as u32, target.height() as u32) else { return };
    let start = now_ms();
    let begins = |idx: usize| ALL_BEGIN_MS * idx as f64 / points.len() as f64;
    let mut n_landed = 0;
    while n_landed < points.len() && is_wanted() {
        let now = now_ms() - start;
        while n_landed < points.len() && begins(n_landed) + FALL_MS <= now {
            stamp(&landed, points[n_landed], 0.0);
            n_landed += 1;
        }
        target.clear();
        target.draw(&landed, 1.0, "source-over");
        for (idx, p) in points.iter().enumerate().skip(n_landed).take_while(|(idx, _)| begins(*idx) <= now) {
            let left = 1.0 - (now - begins(idx)) / FALL_MS;
            target.ctx.set_global_alpha(1.0 - left);
            stamp(target, *p, FALL_PX * left * left);
        }
        target.ctx.set_global_alpha(1.0);
        next_frame().await;
    }
}
