//! What the page Pixels shows, as a drawing: the wall of training pictures, and what Pmodel made in pixels and in traits.

use super::super::text::PixelsText;
use crate::data::{Picture, SIDE};
use crate::scene::{PixelsResults, PixelsScene};
use crate::ui::palette::read_palette;
use crate::ui::picture::{rgba_of, show};
use crate::ui::plane::Surface;
use crate::ui::text::{Lang, Texts};
use std::fmt::Write;

const SIZE: f64 = 64.0;
const GAP: f64 = 8.0;
const COLUMNS: usize = 10;
const MARGIN: f64 = 28.0;
const LINE: f64 = 30.0;
/// Training pictures, and samples of each kind, in the drawing.
const SHOWN: usize = 50;

/// The drawing as text; `None` if the browser gives no canvas.
pub fn svg(results: &PixelsResults, scene: &PixelsScene, lang: Lang) -> Option<String> {
    let (palette, t) = (read_palette(), PixelsText::of(lang));
    let brush = Surface::scratch(SIDE as u32, SIDE as u32)?;
    let mut sheet = Sheet { brush, y: MARGIN, markup: String::new() };
    sheet.title(lang.text().observations, &palette.ink);
    sheet.pictures(results.pictures(), &palette.line)?;
    let rows =
        [(scene.shows_samples(), &results.pixels, t.in_pixels), (scene.shows_traits(), &results.traits, t.in_traits)];
    for (_, made, title) in rows.into_iter().filter(|(is_shown, ..)| *is_shown) {
        if let Some(made) = made {
            sheet.title(title, &palette.sample);
            sheet.pictures(&made.pictures, &palette.sample)?;
        }
    }
    let (width, height) = (2.0 * MARGIN + COLUMNS as f64 * (SIZE + GAP) - GAP, sheet.y + MARGIN - GAP);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"Figtree, sans-serif\" font-size=\"17\" font-weight=\"600\"><rect width=\"100%\" height=\"100%\" \
         fill=\"{}\"/>{}</svg>",
        palette.card, sheet.markup
    ))
}

struct Sheet {
    /// Writes pictures as PNG, which the drawing carries within it.
    brush: Surface,
    y: f64,
    markup: String,
}

impl Sheet {
    /// Our own words only: nothing that a reader wrote.
    fn title(&mut self, words: &str, colour: &str) {
        let _ = write!(self.markup, "<text x=\"{MARGIN}\" y=\"{}\" fill=\"{colour}\">{words}</text>", self.y + 16.0);
        self.y += LINE;
    }

    fn pictures(&mut self, pictures: &[Picture], edge: &str) -> Option<()> {
        let shown = &pictures[..pictures.len().min(SHOWN)];
        for (idx, picture) in shown.iter().enumerate() {
            let x = MARGIN + (idx % COLUMNS) as f64 * (SIZE + GAP);
            let y = self.y + (idx / COLUMNS) as f64 * (SIZE + GAP);
            show(&self.brush.canvas, &rgba_of(picture));
            let png = self.brush.canvas.to_data_url().ok()?;
            let _ = write!(
                self.markup,
                "<image x=\"{x}\" y=\"{y}\" width=\"{SIZE}\" height=\"{SIZE}\" image-rendering=\"pixelated\" \
                 href=\"{png}\"/><rect x=\"{x}\" y=\"{y}\" width=\"{SIZE}\" height=\"{SIZE}\" rx=\"3\" fill=\"none\" \
                 stroke=\"{edge}\" stroke-width=\"2\"/>"
            );
        }
        self.y += shown.len().div_ceil(COLUMNS) as f64 * (SIZE + GAP) + 10.0;
        Some(())
    }
}
