//! A picture file as 32 by 32 grey pixels: the browser decodes it, its middle square is averaged.

use crate::data::{Picture, SIDE};
use crate::scene::{ImageError, ImageHead, MAX_IMAGE_BYTES, MAX_IMAGE_HEAD};
use crate::ui::plane::Surface;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, ImageBitmap};

/// The browser scales to this many pixels for each of ours; the rest is averaged here, in every browser alike.
const FINER: usize = 8;

/// The picture of a file.
///
/// # Errors
/// Why it is none.
pub async fn picture_of(file: &File) -> Result<Picture, ImageError> {
    if file.size() > MAX_IMAGE_BYTES as f64 {
        return Err(ImageError::TooLarge);
    }
    let head = head_of(file).await.ok_or(ImageError::Broken)?;
    ImageHead::read(&head)?;
    grey(file).await.ok_or(ImageError::Broken)
}

async fn head_of(file: &File) -> Option<Vec<u8>> {
    let slice = file.slice_with_f64_and_f64(0.0, file.size().min(MAX_IMAGE_HEAD as f64)).ok()?;
    let buffer = JsFuture::from(slice.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Decoded as it is meant to be seen: turned as a camera says, of an animation its first frame, on white where it is
/// transparent.
async fn grey(file: &File) -> Option<Picture> {
    let decoding = web_sys::window()?.create_image_bitmap_with_blob(file).ok()?;
    let image: ImageBitmap = JsFuture::from(decoding).await.ok()?.dyn_into().ok()?;
    let side = (SIDE * FINER) as u32;
    let surface = Surface::scratch(side, side)?;
    surface.fill("#fff");
    surface.ctx.set_image_smoothing_enabled(true);
    let (width, height, side) = (f64::from(image.width()), f64::from(image.height()), f64::from(side));
    let square = width.min(height);
    let (x, y) = ((width - square) / 2.0, (height - square) / 2.0);
    let drawn = surface.ctx.draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
        &image, x, y, square, square, 0.0, 0.0, side, side,
    );
    drawn.ok()?;
    image.close();
    let rgba = surface.ctx.get_image_data(0.0, 0.0, side, side).ok()?.data().0;
    Some(averaged(&rgba))
}

/// Means of squares of pixels, as luma (ITU-R BT.709), 0 white to 255 black.
fn averaged(rgba: &[u8]) -> Picture {
    let width = SIDE * FINER;
    std::array::from_fn(|pixel| {
        let (row, column) = (pixel / SIDE * FINER, pixel % SIDE * FINER);
        let luma = |x: usize, y: usize| {
            let at = 4 * (y * width + x);
            let [red, green, blue] = [0, 1, 2].map(|k| f64::from(rgba.get(at + k).copied().unwrap_or(255)));
            0.2126 * red + 0.7152 * green + 0.0722 * blue
        };
        let places = (row..row + FINER).flat_map(|y| (column..column + FINER).map(move |x| (x, y)));
        let sum: f64 = places.map(|(x, y)| luma(x, y)).sum();
        (255.0 - sum / (FINER * FINER) as f64).round() as u8
    })
}
