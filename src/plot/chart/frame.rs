//! What all charts share: the layout around the curves, axes, and lines told apart by dash and weight as well as colour.

use super::area::ChartArea;
use super::style::{ChartStyle, UNITS_PER_PX};
use super::width_table::WidthTable;
use crate::plot::text_width;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, Polygon};
use plotters::series::{DashedLineSeries, LineSeries};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::{BackendCoord, DrawingBackend};

/// Why a chart could not be drawn: the backend failed.
pub type ChartError<DB> = DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>;

/// A place in CSS pixels from the top left corner.
pub(super) type Px = (f64, f64);

/// Between the curves and the labels of an axis, in CSS pixels.
const LABEL_GAP_PX: f64 = 7.0;
/// From one line of text to the next, in font sizes.
const LINE_HEIGHT: f64 = 1.35;

/// How a line is drawn, in CSS pixels.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    pub(super) color: RGBColor,
    pub(super) width_px: f64,
    /// Dash and gap; `None` is solid.
    pub(super) dash_px: Option<(f64, f64)>,
}

/// A number on an axis: its place, from 0 to 1 along x or in values along y, and how it is written.
pub(super) type Tick = (f64, String);

/// The area that remains when the labels have their room. `y_ticks` rise; the last is the top. `last_label` stands below
/// the right end.
pub(super) fn lay_out(
    style: &ChartStyle,
    y_ticks: &[Tick],
    last_label: &str,
    has_x_name: bool,
    places: Vec<f64>,
) -> ChartArea {
    let widest = y_ticks.iter().map(|(_, label)| text_width(label, style.label_px)).fold(0.0, f64::max);
    let left = (widest + LABEL_GAP_PX + 1.0).max(2.0 * style.label_px);
    // The labels of an axis' ends are centred on its corners: half of one reaches beyond them.
    let (top, right) = (0.7 * style.label_px, (0.5 * text_width(last_label, style.label_px)).max(0.7 * style.label_px));
    let n_lines = if has_x_name { 2.0 } else { 1.0 };
    let bottom = LABEL_GAP_PX + n_lines * LINE_HEIGHT * style.label_px;
    ChartArea {
        left,
        top,
        width: (f64::from(style.width_px) - left - right).max(1.0),
        height: (f64::from(style.height_px) - top - bottom).max(1.0),
        y_max: y_ticks.last().map_or(1.0, |(value, _)| *value),
        places,
    }
}

/// Draws on a backend, in CSS pixels.
pub(super) struct Frame<'a, DB: DrawingBackend> {
    root: DrawingArea<WidthTable<'a, DB>, Shift>,
    style: &'a ChartStyle,
}

impl<'a, DB: DrawingBackend> Frame<'a, DB> {
    pub(super) fn new(backend: WidthTable<'a, DB>, style: &'a ChartStyle) -> Self {
        Self { root: backend.into_drawing_area(), style }
    }

    /// Lines of the grid with their numbers, the base line, the numbers below it, and its name.
    pub(super) fn axes(
        &self,
        area: &ChartArea,
        y_ticks: &[Tick],
        x_ticks: &[Tick],
        x_name: &str,
    ) -> Result<(), ChartError<DB>> {
        let grid = Pen { color: self.style.grid, width_px: 1.0, dash_px: None };
        for (value, label) in y_ticks {
            let y = area.y_of(*value);
            self.line(&[(area.left, y), (area.left + area.width, y)], grid)?;
            self.text(label, (area.left - LABEL_GAP_PX, y), HPos::Right, VPos::Center, self.style.label)?;
        }
        let base = area.top + area.height;
        let mark = Pen { color: self.style.label, ..grid };
        for (place, label) in x_ticks {
            let x = area.x_at(*place);
            self.line(&[(x, base), (x, base + 0.5 * LABEL_GAP_PX)], mark)?;
            self.text(label, (x, base + LABEL_GAP_PX), HPos::Center, VPos::Top, self.style.label)?;
        }
        let below = base + LABEL_GAP_PX + LINE_HEIGHT * self.style.label_px;
        self.text(x_name, (area.left + 0.5 * area.width, below), HPos::Center, VPos::Top, self.style.label)
    }

    /// A line through places, or a disc if there is but one.
    pub(super) fn line(&self, places: &[Px], pen: Pen) -> Result<(), ChartError<DB>> {
        let stroke = ShapeStyle { color: pen.color.to_rgba(), filled: false, stroke_width: units(pen.width_px) as u32 };
        let points: Vec<BackendCoord> = places.iter().map(|place| at(*place)).collect();
        match (&points[..], pen.dash_px) {
            ([], _) => Ok(()),
            ([only], _) => self.root.draw(&Circle::new(*only, units(1.5 * pen.width_px), pen.color.filled())),
            (_, None) => LineSeries::new(points, stroke).try_for_each(|line| self.root.draw(&line)),
            (_, Some((dash_px, gap_px))) => {
                let dashes = DashedLineSeries::new(points, units(dash_px), units(gap_px), stroke);
                dashes.into_iter().try_for_each(|line| self.root.draw(&line))
            }
        }
    }

    /// A translucent area; `alpha` from 0 to 1.
    pub(super) fn fill(&self, corners: &[Px], color: RGBColor, alpha: f64) -> Result<(), ChartError<DB>> {
        let points: Vec<BackendCoord> = corners.iter().map(|place| at(*place)).collect();
        self.root.draw(&Polygon::new(points, color.mix(alpha)))
    }

    pub(super) fn text(&self, text: &str, place: Px, h: HPos, v: VPos, color: RGBColor) -> Result<(), ChartError<DB>> {
        if text.is_empty() {
            return Ok(());
        }
        let size = self.style.label_px * f64::from(UNITS_PER_PX);
        // Not from the bare name, which plotters would put into lower case, with all of Unicode's tables.
        let family = FontFamily::Name(&self.style.font_family);
        let style = TextStyle::from((family, size)).color(&color).pos(Pos::new(h, v));
        self.root.draw_text(text, &style, at(place))
    }

    /// Tells the backend that the chart is whole.
    pub(super) fn finish(self) -> Result<(), ChartError<DB>> {
        self.root.present()
    }
}

/// CSS pixels to whole units of the backend.
fn units(px: f64) -> i32 {
    let units = px * f64::from(UNITS_PER_PX);
    (if units < 0.0 { units - 0.5 } else { units + 0.5 }) as i32
}

fn at(place: Px) -> BackendCoord {
    (units(place.0), units(place.1))
}
