//! The samples: rings; where they drown, once the rule is known, crosses.
//!
//! A few are stamped by the canvas, sharp at any place. Beyond some thousand they are stamped into a bitmap here and
//! put on the canvas at once, in slices: 100,000 calls to the canvas would hold the page.

use super::palette::Palette;
use super::sprite::{Shape, Sprite};
use super::surface::Surface;
use crate::data::Raster;
use crate::plane::Point;
use crate::ui::slices::in_slices;
use std::sync::Arc;
use wasm_bindgen::Clamped;
use web_sys::ImageData;

/// Up to here the canvas stamps.
const STAMPED: usize = 2_000;

/// What to draw.
#[derive(Clone)]
pub struct SampleView {
    /// The samples.
    pub points: Arc<Vec<Point>>,
    /// The rule, if it is shown.
    pub rule: Option<&'static Raster>,
}

impl SampleView {
    fn is_drowned(&self, p: Point) -> bool {
        self.rule.is_some_and(|rule| !rule.contains(p))
    }

    /// Rings shrink as they grow many, or they would hide what they tell.
    fn radius(&self) -> f64 {
        match self.points.len() {
            0..=1_000 => 3.0,
            1_001..=STAMPED => 2.4,
            2_001..=10_000 => 1.8,
            _ => 1.1,
        }
    }
}

/// Draws samples on a canvas; `is_stale` ends it early.
pub async fn paint(target: Surface, palette: Palette, dpr: f64, view: SampleView, is_stale: impl Fn() -> bool) {
    let sprite = |shape| Sprite::new(shape, view.radius(), &palette.sample, "", dpr);
    let (Some(ring), Some(cross)) = (sprite(Shape::Ring), sprite(Shape::Cross)) else { return };
    let (width, height) = (target.width(), target.height());
    if view.points.len() <= STAMPED {
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
    if in_slices(step, &is_stale).await && !is_stale() {
        bitmap.put_on(&target);
    }
}

/// The pixels of a sprite: colour and opacity.
struct Stamp {
    size: usize,
    rgb: [u8; 3],
    alpha: Vec<u8>,
}

impl Stamp {
    fn new(sprite: &Sprite) -> Option<Self> {
        let size = sprite.surface.width();
        let pixels = sprite.surface.ctx.get_image_data(0.0, 0.0, size, size).ok()?.data().0;
        let densest = pixels.chunks_exact(4).max_by_key(|p| p[3])?;
        let rgb = [densest[0], densest[1], densest[2]];
        Some(Self { size: size as usize, rgb, alpha: pixels.chunks_exact(4).map(|p| p[3]).collect() })
    }
}

/// Opacity grows where stamps overlap; all have one colour.
struct Bitmap {
    width: usize,
    height: usize,
    rgba: Vec<u8>,
}

impl Bitmap {
    fn new(width: usize, height: usize) -> Self {
        Self { width, height, rgba: vec![0; width * height * 4] }
    }

    fn stamp(&mut self, stamp: &Stamp, x: f64, y: f64) {
        let half = stamp.size as f64 / 2.0;
        let (left, top) = ((x - half).round() as isize, (y - half).round() as isize);
        for row in 0..stamp.size {
            let Some(to_row) = top.checked_add_unsigned(row).filter(|r| (0..self.height as isize).contains(r)) else {
                continue;
            };
            for column in 0..stamp.size {
                let alpha = stamp.alpha[row * stamp.size + column];
                let to_column = left + column as isize;
                if alpha == 0 || !(0..self.width as isize).contains(&to_column) {
                    continue;
                }
                let at = 4 * (to_row as usize * self.width + to_column as usize);
                let [r, g, b] = stamp.rgb;
                let below = u32::from(self.rgba[at + 3]);
                let over = u32::from(alpha) + below * (255 - u32::from(alpha)) / 255;
                self.rgba[at..at + 4].copy_from_slice(&[r, g, b, over as u8]);
            }
        }
    }

    fn put_on(&self, target: &Surface) {
        let Ok(image) = ImageData::new_with_u8_clamped_array(Clamped(&self.rgba), self.width as u32) else { return };
        // Only refused for a canvas of another document.
        let _ = target.ctx.put_image_data(&image, 0.0, 0.0);
    }
}
