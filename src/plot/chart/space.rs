//! All 4,032 outfits as one picture: a cell for each, the stronger in colour the likelier a model holds it.
//!
//! Cells are in the order of [`Outfit::index`], along two axes. From left to right accessories change slowest, within
//! each the kind of clothes, within each the hair colour: 3 · 4 · 6 columns. From top to bottom the clothing colour,
//! within each the hair style: 8 · 7 rows. So every value is a band or a comb, and a combination one cell.

use super::frame::{ChartError, Frame, Pen};
use super::style::ChartStyle;
use super::width_table::WidthTable;
use crate::data::{Feature, Outfit};
use crate::math;
use crate::plot::text_width;
use plotters::style::text_anchor::{HPos, VPos};
use plotters_backend::DrawingBackend;

/// Cells from left to right.
pub const SPACE_COLUMNS: usize = 72;
/// Cells from top to bottom.
pub const SPACE_ROWS: usize = 56;
/// Room for a column of labels only from this width on, in CSS pixels.
const WIDE_PX: u32 = 480;
/// Cells narrower than this have no room for the mark of a row that was seen.
const MARKED_PX: f64 = 6.0;
/// The powers of ten at the ends of the scale.
const SCALE: (f64, f64) = (-6.0, -1.0);
/// How strong the faintest colour is, 0 to 1.
const FAINTEST: f64 = 0.07;

/// What the axes say.
pub struct SpaceLabels<'a> {
    /// Values of accessories, above their columns.
    pub accessories: &'a [&'a str],
    /// Values of clothing colour, left of their rows; left out where the chart is narrow.
    pub clothing_colours: &'a [&'a str],
}

/// Where the cells are, in CSS pixels from the chart's top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpaceArea {
    /// Left edge of the first column.
    pub left: f64,
    /// Top edge of the first row.
    pub top: f64,
    /// Of all columns.
    pub width: f64,
    /// Of all rows.
    pub height: f64,
}

impl SpaceArea {
    /// Of a chart in this style.
    pub fn new(style: &ChartStyle, labels: &SpaceLabels) -> Self {
        let is_wide = style.width_px >= WIDE_PX;
        let widest = labels.clothing_colours.iter().map(|label| text_width(label, style.label_px)).fold(0.0, f64::max);
        let left = if is_wide { widest + 8.0 } else { 0.5 };
        let top = 1.6 * style.label_px;
        Self {
            left,
            top,
            width: (f64::from(style.width_px) - left - 0.5).max(1.0),
            height: (f64::from(style.height_px) - top - 0.5).max(1.0),
        }
    }

    /// Left, top, width and height of a cell.
    pub fn cell(&self, column: usize, row: usize) -> [f64; 4] {
        let (width, height) = (self.width / SPACE_COLUMNS as f64, self.height / SPACE_ROWS as f64);
        [self.left + column as f64 * width, self.top + row as f64 * height, width, height]
    }

    /// Column and row of the cell at a place, or of the nearest.
    pub fn at(&self, x_px: f64, y_px: f64) -> (usize, usize) {
        let nearest = |share: f64, n: usize| ((share * n as f64).max(0.0) as usize).min(n - 1);
        let (x, y) = ((x_px - self.left) / self.width, (y_px - self.top) / self.height);
        (nearest(x, SPACE_COLUMNS), nearest(y, SPACE_ROWS))
    }

    /// Whether outfits that were seen are marked: cells have room for it.
    pub fn has_marks(&self) -> bool {
        self.width / SPACE_COLUMNS as f64 >= MARKED_PX
    }
}

/// Column and row of an outfit.
pub fn space_cell(outfit: Outfit) -> (usize, usize) {
    let value = |feature| usize::from(outfit.value(feature));
    let column = (value(Feature::Accessories) * 4 + value(Feature::ClothingType)) * 6 + value(Feature::HairColour);
    (column, value(Feature::ClothingColour) * 7 + value(Feature::Top))
}

/// The outfit of a cell; `None` beyond the last column or row.
pub fn space_outfit(column: usize, row: usize) -> Option<Outfit> {
    let values = [column / 24, row / 7, column / 6 % 4, column % 6, row % 7];
    let small = values.map(|value| u8::try_from(value).unwrap_or(u8::MAX));
    Outfit::new(small)
}

/// How strong the colour of a probability is, 0 to 1: none for 0, the faintest up to 10⁻⁶, full from 10⁻¹ on, and
/// between them as much stronger for each factor of ten.
pub fn space_strength(p: f64) -> f64 {
    if p <= 0.0 {
        return 0.0;
    }
    let decades = math::ln(p) / std::f64::consts::LN_10;
    let share = ((decades - SCALE.0) / (SCALE.1 - SCALE.0)).clamp(0.0, 1.0);
    FAINTEST + (1.0 - FAINTEST) * share
}

/// Draws what `prob` gives every outfit; `is_seen` says which to mark.
///
/// # Errors
/// What the backend reports.
pub fn space_chart<DB: DrawingBackend>(
    backend: WidthTable<DB>,
    prob: impl Fn(Outfit) -> f64,
    is_seen: impl Fn(Outfit) -> bool,
    style: &ChartStyle,
    labels: &SpaceLabels,
) -> Result<SpaceArea, ChartError<DB>> {
    let area = SpaceArea::new(style, labels);
    let frame = Frame::new(backend, style);
    let strength = |column: usize, row: usize| space_outfit(column, row).map_or(0.0, |o| space_strength(prob(o)));
    for row in 0..SPACE_ROWS {
        // Neighbours alike are one rectangle.
        let mut from = 0;
        while from < SPACE_COLUMNS {
            let of_run = strength(from, row);
            let to = (from + 1..SPACE_COLUMNS).find(|column| strength(*column, row) != of_run);
            let to = to.unwrap_or(SPACE_COLUMNS);
            if of_run > 0.0 {
                let ([x, y, _, height], [end, ..]) = (area.cell(from, row), area.cell(to, row));
                let corners = [(x, y), (end, y), (end, y + height), (x, y + height)];
                frame.fill(&corners, style.model, of_run)?;
            }
            from = to;
        }
    }
    lines(&frame, &area, style)?;
    if area.has_marks() {
        for outfit in Outfit::all().filter(|outfit| is_seen(*outfit)) {
            let (column, row) = space_cell(outfit);
            let [x, y, width, height] = area.cell(column, row);
            let (x, y, half) = (x + 0.5 * width, y + 0.5 * height, 0.22 * f64::min(width, height));
            let corners = [(x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half)];
            frame.fill(&corners, style.label, 1.0)?;
        }
    }
    write(&frame, &area, style, labels)?;
    frame.finish()?;
    Ok(area)
}

/// Between accessories and clothing colours a line, between kinds of clothes a fine one.
fn lines<DB: DrawingBackend>(frame: &Frame<DB>, area: &SpaceArea, style: &ChartStyle) -> Result<(), ChartError<DB>> {
    let (right, bottom) = (area.left + area.width, area.top + area.height);
    for column in (0..=SPACE_COLUMNS).step_by(6) {
        let [x, ..] = area.cell(column, 0);
        let is_outer = column % 24 == 0;
        let (color, width_px) = if is_outer { (style.label, 1.0) } else { (style.grid, 0.6) };
        frame.line(&[(x, area.top), (x, bottom)], Pen { color, width_px, dash_px: None })?;
    }
    for row in (0..=SPACE_ROWS).step_by(7) {
        let [_, y, ..] = area.cell(0, row);
        frame.line(&[(area.left, y), (right, y)], Pen { color: style.label, width_px: 1.0, dash_px: None })?;
    }
    Ok(())
}

fn write<DB: DrawingBackend>(
    frame: &Frame<DB>,
    area: &SpaceArea,
    style: &ChartStyle,
    labels: &SpaceLabels,
) -> Result<(), ChartError<DB>> {
    for (idx, label) in labels.accessories.iter().enumerate() {
        let x = area.left + area.width * (idx as f64 + 0.5) / 3.0;
        frame.text(label, (x, area.top - 5.0), HPos::Center, VPos::Bottom, style.label)?;
    }
    if style.width_px >= WIDE_PX {
        for (idx, label) in labels.clothing_colours.iter().enumerate() {
            let y = area.top + area.height * (idx as f64 + 0.5) / 8.0;
            frame.text(label, (area.left - 7.0, y), HPos::Right, VPos::Center, style.label)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outfit_has_a_cell_of_its_own() {
        for outfit in Outfit::all() {
            let (column, row) = space_cell(outfit);
            assert!(column < SPACE_COLUMNS && row < SPACE_ROWS);
            assert_eq!(space_outfit(column, row), Some(outfit));
        }
        assert_eq!((space_outfit(SPACE_COLUMNS, 0), space_outfit(0, SPACE_ROWS)), (None, None));
    }

    #[test]
    fn pixels_and_cells_find_each_other() {
        let area = SpaceArea { left: 80.0, top: 20.0, width: 720.0, height: 280.0 };
        for (column, row) in [(0, 0), (71, 55), (24, 7)] {
            let [x, y, width, height] = area.cell(column, row);
            assert_eq!(area.at(x + 0.5 * width, y + 0.5 * height), (column, row));
        }
        assert_eq!((area.at(-9.0, -9.0), area.at(1e9, 1e9)), ((0, 0), (71, 55)));
    }

    #[test]
    fn colour_grows_alike_with_each_factor_of_ten() {
        let strengths = [0.0, 1e-9, 1e-6, 1e-5, 1e-4, 0.1, 1.0].map(space_strength);
        assert_eq!((strengths[0], strengths[1]), (0.0, FAINTEST));
        assert!((strengths[2] - FAINTEST).abs() < 1e-12);
        assert!((strengths[4] - strengths[3] - (strengths[3] - strengths[2])).abs() < 1e-12);
        assert!((strengths[5] - 1.0).abs() < 1e-12 && strengths[6] == 1.0);
    }
}
