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
    rgb: [u8; 3],
    /// Pixels that are not transparent: right and down from the centre, opacity.
    pixels: Vec<(i32, i32, u32)>,
}

impl Stamp {
    /// Of a sprite of one colour.
    pub fn new(sprite: &Sprite) -> Option<Self> {
        let size = sprite.surface.width();
        let rgba = sprite.surface.ctx.get_image_data(0.0, 0.0, size, size).ok()?.data().0;
        let densest = rgba.chunks_exact(4).max_by_key(|p| p[3])?;
        let rgb = [densest[0], densest[1], densest[2]];
        let (size, half) = (size as i32, sprite.half as i32);
        let place = |idx: i32| (idx % size - half, idx / size - half);
        let pixels = (0..).zip(rgba.chunks_exact(4)).filter(|(_, p)| p[3] > 0);
        let pixels = pixels.map(|(idx, p)| (place(idx).0, place(idx).1, u32::from(p[3]))).collect();
        Some(Self { rgb, pixels })
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
        let (width, height) = (self.width as i32, self.height as i32);
        let (x, y) = (x.round() as i32, y.round() as i32);
        let [r, g, b] = stamp.rgb;
        for (right, down, alpha) in &stamp.pixels {
            let (column, row) = (x + right, y + down);
            if column < 0 || row < 0 || column >= width || row >= height {
                continue;
            }
            let at = 4 * (row * width + column) as usize;
            let below = u32::from(self.rgba[at + 3]);
            let over = alpha + below * (255 - alpha) / 255;
            self.rgba[at..at + 4].copy_from_slice(&[r, g, b, over as u8]);
        }
    }

    /// Replaces what is on a surface of the same size.
    pub fn put_on(&self, target: &Surface) {
        let Ok(image) = ImageData::new_with_u8_clamped_array(Clamped(&self.rgba), self.width as u32) else { return };
        // Only refused for a canvas of another document.
        let _ = target.ctx.put_image_data(&image, 0.0, 0.0);
    }
}
