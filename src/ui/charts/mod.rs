//! Charts on canvas, each read by hover, tap and arrow keys. What is drawn is `plot::chart`'s.

mod canvas;
mod reader;

pub use canvas::draw;
pub use reader::{Chart, Readable, watch_width};

use super::palette::token_reader;
use crate::plot::chart::{ChartStyle, RGBColor, rgb};

/// The style of the theme in force, for a chart of a size in CSS pixels.
pub fn style(width_px: u32, height_px: u32) -> ChartStyle {
    let token = token_reader();
    let colour = |name: &str| rgb(&token(name)).unwrap_or(RGBColor(128, 128, 128));
    ChartStyle {
        width_px,
        height_px,
        font_family: canvas::FONT.to_string(),
        text_width: canvas::text_width,
        label_px: 12.0,
        label: colour("--ink-2"),
        grid: colour("--line"),
        precision: colour("--c"),
        recall: colour("--b"),
        data: colour("--coast"),
        model: colour("--model"),
        sample: colour("--sample"),
    }
}
