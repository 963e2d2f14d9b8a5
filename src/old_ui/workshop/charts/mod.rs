//! Charts on canvas, each read by hover, tap and arrow keys, and summed up in words.

pub(super) mod backend;
mod learning;
mod marginals;
pub(super) mod reader;

pub use learning::learning;
pub use marginals::marginals;

use crate::plot::chart::{ChartStyle, RGBColor, rgb};
use crate::ui::palette::token_reader;

/// The style of the theme in force, for a chart of a size in CSS pixels.
pub(super) fn style(width_px: u32, height_px: u32) -> ChartStyle {
    let token = token_reader();
    let colour = |name: &str| rgb(&token(name)).unwrap_or(RGBColor(128, 128, 128));
    ChartStyle {
        width_px,
        height_px,
        font_family: "Figtree, system-ui, sans-serif".to_string(),
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
