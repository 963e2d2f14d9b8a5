//! Stamping thousands of sprites into pixels here, to be put on the canvas at once: as many calls to the canvas would
//! hold the page.

use super::sprite::Sprite;
use super::surface::Surface;
use wasm_bindgen::Clamped;
use web_sys::ImageData;

/// Up to here the canvas stamps, sharp at any place.
pub const STAMPED_BY_CANVAS: usize = 2_000;

/// The pixels of a sprite: colour and opacity.
pub struct Stamp {
    size: usize,
    rgb: [u8; 3],
    alpha: Vec<u8>,
}

impl Stamp {
    /// Of a sprite of one colour.
    pub fn new(sprite: &Sprite) -> Option<Self> {
        let size = sprite.surface.width();
        let pixels = sprite.surface.ctx.get_image_data(0.0, 0.0, size, size).ok()?.data().0;
        let densest = pixels.chunks_exact(4).max_by_key(|p| p[3])?;
        let rgb = [densest[0], densest[1], densest[2]];
        Some(Self { size: size as usize, rgb, alpha: pixels.chunks_exact(4).map(|p| p[3]).collect() })
    }
}

/// Opacity grows where stamps overlap; all have one colour.
pub struct Bitmap {
    width: usize,
    height: usize,
    rgba: Vec<u8>,
}

impl Bitmap {
    /// Transparent.
    pub fn new(width: usize, height: usize) -> Self {
        Self { width, height, rgba: vec![0; width * height * 4] }
    }

    /// Stamps with its centre at a place in pixels.
    pub fn stamp(&mut self, stamp: &Stamp, x: f64, y: f64) {
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

    /// Replaces what is on a surface of the same size.
    pub fn put_on(&self, target: &Surface) {
        let Ok(image) = ImageData::new_with_u8_clamped_array(Clamped(&self.rgba), self.width as u32) else { return };
        // Only refused for a canvas of another document.
        let _ = target.ctx.put_image_data(&image, 0.0, 0.0);
    }
}
