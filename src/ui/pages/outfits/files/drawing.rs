//! What the page Outfits shows, as a drawing: the wall of observations, and what each model made.

use super::super::text::OutfitsText;
use super::super::wall::WALL;
use crate::data::{Outfit, figure};
use crate::model::OutfitModelKind;
use crate::plot::Palette;
use crate::scene::OutfitsState;
use crate::ui::palette::read_palette;
use crate::ui::text::{Lang, Texts};
use std::fmt::Write;

const SIZE: f64 = 72.0;
const GAP: f64 = 8.0;
const COLUMNS: usize = 10;
const MARGIN: f64 = 28.0;
const LINE: f64 = 30.0;
/// Figures of a model in the drawing.
const MADE: usize = 10;

/// The drawing as text.
pub fn svg(state: &OutfitsState, lang: Lang) -> String {
    let palette = read_palette();
    let mut sheet = Sheet { palette: &palette, y: MARGIN, markup: String::new() };
    sheet.title(lang.text().observations);
    let rows: Vec<Outfit> = state.scene.observations.iter().take(WALL).copied().collect();
    sheet.figures(&rows);
    if let Some(generated) = &state.generated {
        for kind in OutfitModelKind::ALL {
            let made = generated[kind.idx()].outfits.clone().unwrap_or_default();
            sheet.title(OutfitsText::of(lang).model_names[kind.idx()]);
            sheet.figures(&made.iter().take(MADE).map(|made| made.outfit).collect::<Vec<_>>());
        }
    }
    let (width, height) = (2.0 * MARGIN + COLUMNS as f64 * (SIZE + GAP) - GAP, sheet.y + MARGIN - GAP);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"Figtree, sans-serif\" font-size=\"17\" font-weight=\"600\"><rect width=\"100%\" height=\"100%\" \
         fill=\"{}\"/>{}</svg>",
        palette.card, sheet.markup
    )
}

struct Sheet<'a> {
    palette: &'a Palette,
    y: f64,
    markup: String,
}

impl Sheet<'_> {
    /// Our own words only: nothing that a reader wrote.
    fn title(&mut self, words: &str) {
        let _ = write!(
            self.markup,
            "<text x=\"{MARGIN}\" y=\"{}\" fill=\"{}\">{words}</text>",
            self.y + 16.0,
            self.palette.ink
        );
        self.y += LINE;
    }

    fn figures(&mut self, outfits: &[Outfit]) {
        for (idx, outfit) in outfits.iter().enumerate() {
            let x = MARGIN + (idx % COLUMNS) as f64 * (SIZE + GAP);
            let y = self.y + (idx / COLUMNS) as f64 * (SIZE + GAP);
            let _ = write!(
                self.markup,
                "<svg x=\"{x}\" y=\"{y}\" width=\"{SIZE}\" height=\"{SIZE}\" viewBox=\"0 0 100 100\">{}</svg>",
                figure(outfit.values().map(usize::from))
            );
        }
        self.y += outfits.len().div_ceil(COLUMNS) as f64 * (SIZE + GAP) + 10.0;
    }
}
