//! All 4,032 outfits as one picture: a cell for each, the stronger in colour the likelier a model holds it.
//!
//! Cells are in the order of [`Outfit::index`], along two axes. From left to right accessories change slowest, within
//! each the kind of clothes, within each the hair colour: 3 · 4 · 6 columns. From top to bottom the clothing colour,
//! within each the hair style: 8 · 7 rows. So every value is a band or a comb, and a combination one cell.

use super::axis::{Axis, Tick};
use super::frame::{ChartError, Frame, Pen};
use super::room::{LABEL_GAP_PX, Room};
use super::style::{ChartStyle, px, units};
use crate::data::{Feature, Outfit};
use crate::math;
use plotters::chart::LabelAreaPosition;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::coord::{CoordTranslate, ReverseCoordTranslate};
use plotters_backend::DrawingBackend;
use std::ops::Range;

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

/// Columns from the left.
const COLUMNS: Range<f64> = 0.0..SPACE_COLUMNS as f64;
/// Rows from the top.
const ROWS: Range<f64> = SPACE_ROWS as f64..0.0;

/// Where the cells are, in CSS pixels from the chart's top left corner.
#[derive(Clone)]
pub struct SpaceArea {
    room: Room,
    cells: Cartesian2d<RangedCoordf64, RangedCoordf64>,
    ends: [(i32, i32); 2],
}

impl SpaceArea {
    /// Of a chart in this style.
    pub fn new(style: &ChartStyle, labels: &SpaceLabels) -> Self {
        let is_wide = style.width_px >= WIDE_PX;
        let widest = labels.clothing_colours.iter().map(|label| style.width_of(label)).fold(0.0, f64::max);
        let edge = units(0.5);
        let room = Room {
            left: if is_wide { units(widest + LABEL_GAP_PX + 1.0) } else { edge },
            top: units(LABEL_GAP_PX + 1.2 * style.label_px),
            right: edge,
            bottom: edge,
        };
        let ((left, right), (bottom, top)) = room.ends(style);
        let cells = Cartesian2d::new(COLUMNS, ROWS, (left..right, bottom..top));
        Self { room, cells, ends: [(left, right), (top, bottom)] }
    }

    /// Left, top, width and height of a cell.
    pub fn cell(&self, column: usize, row: usize) -> [f64; 4] {
        let corner = |column, row| self.cells.translate(&(column as f64, row as f64));
        let ((left, top), (right, bottom)) = (corner(column, row), corner(column + 1, row + 1));
        [left, top, right - left, bottom - top].map(px)
    }

    /// Column and row of the cell at a place, or of the nearest.
    pub fn at(&self, x_px: f64, y_px: f64) -> (usize, usize) {
        let [x, y] = [(x_px, self.ends[0]), (y_px, self.ends[1])].map(|(at, (from, to))| units(at).clamp(from, to));
        let (column, row) = self.cells.reverse_translate((x, y)).unwrap_or_default();
        ((column as usize).min(SPACE_COLUMNS - 1), (row as usize).min(SPACE_ROWS - 1))
    }

    /// Whether outfits that were seen are marked: cells have room for it.
    pub fn has_marks(&self) -> bool {
        let (left, right) = self.ends[0];
        px(right - left) / SPACE_COLUMNS as f64 >= MARKED_PX
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
    backend: DB,
    prob: impl Fn(Outfit) -> f64,
    is_seen: impl Fn(Outfit) -> bool,
    style: &ChartStyle,
    labels: &SpaceLabels,
) -> Result<(), ChartError<DB>> {
    let area = SpaceArea::new(style, labels);
    let mut frame = Frame::new(backend, style, area.room, LabelAreaPosition::Top, axes(style, labels))?;
    let strength = |column: usize, row: usize| space_outfit(column, row).map_or(0.0, |o| space_strength(prob(o)));
    for row in 0..SPACE_ROWS {
        // Neighbours alike are one rectangle.
        let mut from = 0;
        while from < SPACE_COLUMNS {
            let of_run = strength(from, row);
            let to = (from + 1..SPACE_COLUMNS).find(|column| strength(*column, row) != of_run);
            let to = to.unwrap_or(SPACE_COLUMNS);
            if of_run > 0.0 {
                let corners = [(from as f64, row as f64), (to as f64, row as f64 + 1.0)];
                frame.rectangle(corners, style.model, of_run)?;
            }
            from = to;
        }
    }
    lines(&mut frame, style)?;
    if area.has_marks() {
        for outfit in Outfit::all().filter(|outfit| is_seen(*outfit)) {
            mark(&frame, &area, outfit, style)?;
        }
    }
    frame.labels()?;
    frame.finish()
}

/// Each value in the middle of its band; colours only where there is room for them.
fn axes(style: &ChartStyle, labels: &SpaceLabels) -> (Axis, Axis) {
    let bands = |of: &[&str], n_cells: usize| -> Vec<Tick> {
        let width = n_cells as f64 / of.len() as f64;
        of.iter().enumerate().map(|(idx, label)| ((idx as f64 + 0.5) * width, label.to_string())).collect()
    };
    let colours = if style.width_px >= WIDE_PX { labels.clothing_colours } else { &[] };
    let x = Axis::new(COLUMNS, bands(labels.accessories, SPACE_COLUMNS));
    (x, Axis::new(ROWS, bands(colours, SPACE_ROWS)))
}

/// Between accessories and clothing colours a line, between kinds of clothes a fine one.
fn lines<DB: DrawingBackend>(frame: &mut Frame<DB>, style: &ChartStyle) -> Result<(), ChartError<DB>> {
    for column in (0..=SPACE_COLUMNS).step_by(6) {
        let fine = Pen { width_px: 0.6, ..Pen::hair(style.grid) };
        let pen = if column % 24 == 0 { Pen::hair(style.label) } else { fine };
        frame.line(&[(column as f64, 0.0), (column as f64, ROWS.start)], pen)?;
    }
    for row in (0..=SPACE_ROWS).step_by(7) {
        frame.line(&[(0.0, row as f64), (COLUMNS.end, row as f64)], Pen::hair(style.label))?;
    }
    Ok(())
}

/// A square in the middle of its cell.
fn mark<DB: DrawingBackend>(
    frame: &Frame<DB>,
    area: &SpaceArea,
    outfit: Outfit,
    style: &ChartStyle,
) -> Result<(), ChartError<DB>> {
    let (column, row) = space_cell(outfit);
    let [_, _, width, height] = area.cell(column, row);
    let half = 0.22 * f64::min(width, height);
    let (x, y) = (column as f64 + 0.5, row as f64 + 0.5);
    let (across, down) = (half / width, half / height);
    frame.rectangle([(x - across, y - down), (x + across, y + down)], style.label, 1.0)
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
        let grey = plotters::style::RGBColor(128, 128, 128);
        let style = ChartStyle {
            width_px: 800,
            height_px: 320,
            font_family: "Figtree".into(),
            text_width: crate::plot::text_width,
            label_px: 12.0,
            label: grey,
            grid: grey,
            precision: grey,
            recall: grey,
            data: grey,
            model: grey,
            sample: grey,
        };
        let area =
            SpaceArea::new(&style, &SpaceLabels { accessories: &["none"], clothing_colours: &["black", "white"] });
        for (column, row) in [(0, 0), (71, 55), (24, 7)] {
            let [x, y, width, height] = area.cell(column, row);
            assert_eq!(area.at(x + 0.5 * width, y + 0.5 * height), (column, row));
        }
        assert_eq!((area.at(-9.0, -9.0), area.at(1e9, 1e9)), ((0, 0), (71, 55)));
        assert!(area.has_marks());
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
