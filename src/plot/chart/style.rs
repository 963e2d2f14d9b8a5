//! What a chart looks like: size, type and colours, all from outside; and its units.

use plotters::style::RGBColor;

/// Backend units in one CSS pixel.
pub const UNITS_PER_PX: u32 = 8;

/// Size, type and colours of a chart. The page reads them from the tokens of the theme in force; the names here are
/// those of `style/tokens.css` where they differ.
#[derive(Clone, Debug)]
pub struct ChartStyle {
    /// Width in CSS pixels, some 200 to 900.
    pub width_px: u32,
    /// Height in CSS pixels, some 120 to 400.
    pub height_px: u32,
    /// Font family, such as `Figtree`.
    pub font_family: String,
    /// Width of a text in that font and a size, in the unit of the size: a page asks the browser, tests a table.
    pub text_width: fn(&str, f64) -> f64,
    /// Font size of all text in CSS pixels, 11 or more.
    pub label_px: f64,
    /// Numbers and names of the axes: `--ink-2`.
    pub label: RGBColor,
    /// Lines of the grid, decoration only: `--line`.
    pub grid: RGBColor,
    /// Precision, which is C: `--c`.
    pub precision: RGBColor,
    /// Recall, which is 1 − B: `--b`.
    pub recall: RGBColor,
    /// p_data: `--coast`.
    pub data: RGBColor,
    /// p_model: `--model`.
    pub model: RGBColor,
    /// Samples: `--sample`.
    pub sample: RGBColor,
}

impl ChartStyle {
    /// What the backend's `get_size` has to be, in units.
    pub fn size_units(&self) -> (u32, u32) {
        (self.width_px * UNITS_PER_PX, self.height_px * UNITS_PER_PX)
    }

    /// Width of a label in CSS pixels.
    pub(super) fn width_of(&self, label: &str) -> f64 {
        (self.text_width)(label, self.label_px)
    }
}

/// CSS pixels to whole units of the backend.
pub(super) fn units(px: f64) -> i32 {
    (px * f64::from(UNITS_PER_PX)).round() as i32
}

/// Units of the backend to CSS pixels.
pub(super) fn px(units: i32) -> f64 {
    f64::from(units) / f64::from(UNITS_PER_PX)
}

/// A colour as tokens write it, `#1b7a4b` or `#fff`; `None` for any other text.
///
/// ```
/// use coastline::plot::chart::{RGBColor, rgb};
/// assert_eq!(rgb(" #1b7a4b"), Some(RGBColor(27, 122, 75)));
/// assert_eq!(rgb("#fff"), Some(RGBColor(255, 255, 255)));
/// assert_eq!(rgb("red"), None);
/// ```
pub fn rgb(css: &str) -> Option<RGBColor> {
    let digits = css.trim().strip_prefix('#')?;
    let digits: Vec<u8> = digits.chars().map(|c| c.to_digit(16).map(|d| d as u8)).collect::<Option<_>>()?;
    match digits[..] {
        [r, g, b] => Some(RGBColor(17 * r, 17 * g, 17 * b)),
        [r, r2, g, g2, b, b2] => Some(RGBColor(16 * r + r2, 16 * g + g2, 16 * b + b2)),
        _ => None,
    }
}
