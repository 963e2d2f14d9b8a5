//! What all charts share: plotters' chart in our style, and lines told apart by dash and weight as well as colour.

use super::axis::Axis;
use super::room::{LABEL_GAP_PX, Room};
use super::style::{ChartStyle, UNITS_PER_PX, px, units};
use plotters::chart::{ChartBuilder, ChartContext, LabelAreaPosition};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, Polygon, Rectangle};
use plotters::series::{DashedLineSeries, LineSeries};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontFamily, RGBColor, ShapeStyle, TextStyle};
use plotters_backend::DrawingBackend;

/// Why a chart could not be drawn: the backend failed.
pub type ChartError<DB> = DrawingAreaErrorKind<<DB as DrawingBackend>::ErrorType>;

/// A place in CSS pixels from the top left corner.
pub(super) type Px = (f64, f64);
/// A place in values of both axes.
pub(super) type Value = (f64, f64);

/// How a line is drawn, in CSS pixels.
#[derive(Clone, Copy)]
pub(super) struct Pen {
    pub(super) color: RGBColor,
    pub(super) width_px: f64,
    /// Dash and gap; `None` is solid.
    pub(super) dash_px: Option<(f64, f64)>,
}

impl Pen {
    /// Thin and solid.
    pub(super) fn hair(color: RGBColor) -> Self {
        Self { color, width_px: 1.0, dash_px: None }
    }

    fn stroke(self) -> ShapeStyle {
        ShapeStyle { color: self.color.to_rgba(), filled: false, stroke_width: units(self.width_px) as u32 }
    }
}

/// A chart on a backend.
pub(super) struct Frame<'a, DB: DrawingBackend> {
    root: DrawingArea<DB, Shift>,
    chart: ChartContext<'a, DB, Cartesian2d<Axis, Axis>>,
    style: &'a ChartStyle,
}

impl<'a, DB: DrawingBackend> Frame<'a, DB> {
    /// With the numbers of x on one side, top or bottom, and those of y on the left.
    pub(super) fn new(
        backend: DB,
        style: &'a ChartStyle,
        room: Room,
        x_side: LabelAreaPosition,
        (x, y): (Axis, Axis),
    ) -> Result<Self, ChartError<DB>> {
        let root = backend.into_drawing_area();
        let mut builder = ChartBuilder::on(&root);
        builder.margin_right(room.right).y_label_area_size(room.left);
        match x_side {
            LabelAreaPosition::Top => builder.top_x_label_area_size(room.top).margin_bottom(room.bottom),
            _ => builder.margin_top(room.top).x_label_area_size(room.bottom),
        };
        let chart = builder.build_cartesian_2d(x, y)?;
        Ok(Self { root, chart, style })
    }

    /// Lines of the grid at the numbers of y, the numbers of both axes, and the name of x.
    pub(super) fn axes(&mut self, x_name: &str) -> Result<(), ChartError<DB>> {
        let line = Pen::hair(self.style.grid).stroke();
        let label = text_style(self.style, self.style.label);
        let mut mesh = self.chart.configure_mesh();
        mesh.disable_x_mesh().bold_line_style(line).axis_style(line).label_style(label);
        // From an axis to its labels plotters leaves twice the length of a tick mark.
        mesh.set_all_tick_mark_size(units(0.5 * LABEL_GAP_PX));
        if !x_name.is_empty() {
            mesh.x_desc(x_name);
        }
        mesh.draw()
    }

    /// The numbers of both axes alone.
    pub(super) fn labels(&mut self) -> Result<(), ChartError<DB>> {
        let label = text_style(self.style, self.style.label);
        let mut mesh = self.chart.configure_mesh();
        mesh.disable_mesh().axis_style(self.style.grid.mix(0.0)).label_style(label);
        mesh.set_all_tick_mark_size(units(0.5 * LABEL_GAP_PX)).draw()
    }

    /// A line through values, or a disc if there is but one.
    pub(super) fn line(&mut self, values: &[Value], pen: Pen) -> Result<(), ChartError<DB>> {
        let line = values.iter().copied();
        match (values, pen.dash_px) {
            ([only], _) => {
                let disc = Circle::new(*only, units(1.5 * pen.width_px), pen.color.filled());
                self.chart.plotting_area().draw(&disc)
            }
            (_, None) => self.chart.draw_series(LineSeries::new(line, pen.stroke())).map(drop),
            (_, Some((dash, gap))) => {
                let dashes = DashedLineSeries::new(line, units(dash), units(gap), pen.stroke());
                self.chart.draw_series(dashes).map(drop)
            }
        }
    }

    /// A translucent area; `alpha` from 0 to 1.
    pub(super) fn fill(&self, corners: &[Value], color: RGBColor, alpha: f64) -> Result<(), ChartError<DB>> {
        self.chart.plotting_area().draw(&Polygon::new(corners, color.mix(alpha)))
    }

    /// A translucent rectangle from one corner to the opposite one.
    pub(super) fn rectangle(&self, corners: [Value; 2], color: RGBColor, alpha: f64) -> Result<(), ChartError<DB>> {
        self.chart.plotting_area().draw(&Rectangle::new(corners, color.mix(alpha).filled()))
    }

    /// Where values are.
    pub(super) fn at(&self, value: Value) -> Px {
        let (x, y) = self.chart.backend_coord(&value);
        (px(x), px(y))
    }

    /// A text whose right end is at a place, midway between its top and bottom.
    pub(super) fn text_left_of(&self, text: &str, (x, y): Px, color: RGBColor) -> Result<(), ChartError<DB>> {
        if text.is_empty() {
            return Ok(());
        }
        let style = text_style(self.style, color).pos(Pos::new(HPos::Right, VPos::Center));
        self.root.draw_text(text, &style, (units(x), units(y)))
    }

    /// Tells the backend that the chart is whole.
    pub(super) fn finish(self) -> Result<(), ChartError<DB>> {
        self.root.present()
    }
}

fn text_style(style: &ChartStyle, color: RGBColor) -> TextStyle<'_> {
    // Not from the bare name, which plotters would put into lower case, with all of Unicode's tables.
    let family = FontFamily::Name(&style.font_family);
    let font = (family, style.label_px * f64::from(UNITS_PER_PX));
    TextStyle { color: color.to_backend_color(), ..font.into() }
}
