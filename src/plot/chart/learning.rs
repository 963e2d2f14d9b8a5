//! The chart of a learning curve: precision and recall over the number of observations, with their bands.

use super::axis::{Axis, Tick};
use super::frame::{ChartError, Frame, Pen, Px, Value};
use super::room::{ChartArea, Room};
use super::style::ChartStyle;
use super::ticks::{count_ticks, place_of};
use crate::metric::{Band, Curve, CurvePoint, EVERY_COUNT_TO};
use plotters::chart::LabelAreaPosition;
use plotters::style::RGBColor;
use plotters_backend::DrawingBackend;

/// How strongly a band covers the paper, 0 to 1.
const BAND_ALPHA: f64 = 0.18;
/// Between a curve and its name, in CSS pixels.
const NAME_GAP_PX: f64 = 4.0;

/// Words and numbers, as the reader's language writes them.
pub struct LearningLabels<'a> {
    /// Below the axis while its counts are evenly spaced, such as "observations"; empty for none.
    pub n: &'a str,
    /// Below the axis when it is logarithmic: it has to say so.
    pub n_log: &'a str,
    /// At the end of the solid line; empty for none.
    pub precision: &'a str,
    /// At the end of the dashed line; empty for none.
    pub recall: &'a str,
    /// Writes a share, 0 to 1.
    pub share: &'a dyn Fn(f64) -> String,
    /// Writes a count.
    pub count: &'a dyn Fn(usize) -> String,
}

/// Whether the counts stand on a logarithmic scale: above [`EVERY_COUNT_TO`] observations.
pub fn has_log_axis(curve: &Curve) -> bool {
    curve.points.last().is_some_and(|last| last.n > EVERY_COUNT_TO)
}

/// Where the chart of a curve puts its points, without drawing it. Indices are those of [`Curve::points`].
pub fn learning_area(curve: &Curve, style: &ChartStyle, labels: &LearningLabels) -> ChartArea {
    let places = Places::of(curve);
    ChartArea::new(style, room(curve, style, labels), curve.points.iter().map(|point| places.at(point.n)))
}

/// Draws precision as a solid line and recall as a dashed one, each with its band, over the number of observations.
/// Counts at which no order made a model are a gap.
///
/// # Errors
/// What the backend reports.
pub fn learning_chart<DB: DrawingBackend>(
    backend: DB,
    curve: &Curve,
    style: &ChartStyle,
    labels: &LearningLabels,
) -> Result<(), ChartError<DB>> {
    let (places, room) = (Places::of(curve), room(curve, style, labels));
    let x = Axis::new(0.0..1.0, x_ticks(curve, room.inner_width_px(style), style, labels));
    let y = Axis::new(0.0..1.0, share_ticks(labels).into());
    let mut frame = Frame::new(backend, style, room, LabelAreaPosition::Bottom, (x, y))?;
    frame.axes(x_name(curve, labels))?;

    let precision = Line {
        pen: Pen { color: style.precision, width_px: 2.0, dash_px: None },
        name: labels.precision,
        runs: runs(curve, places, |p| p.precision),
    };
    let recall = Line {
        pen: Pen { color: style.recall, width_px: 2.0, dash_px: Some((6.0, 4.0)) },
        name: labels.recall,
        runs: runs(curve, places, |p| p.recall),
    };
    // Both bands first, so that no band lies on the other's line.
    for line in [&precision, &recall] {
        line.runs.iter().try_for_each(|run| frame.fill(&run.band, line.pen.color, BAND_ALPHA))?;
    }
    for line in [&precision, &recall] {
        line.runs.iter().try_for_each(|run| frame.line(&run.mean, line.pen))?;
    }
    for (name, place, color) in names(&[precision, recall], &frame, style) {
        frame.text_left_of(name, place, color)?;
    }
    frame.finish()
}

/// Where counts stand along the axis.
#[derive(Clone, Copy)]
struct Places {
    first: usize,
    last: usize,
    is_log: bool,
}

impl Places {
    fn of(curve: &Curve) -> Self {
        let n_of = |point: Option<&CurvePoint>| point.map_or(2, |p| p.n);
        Self { first: n_of(curve.points.first()), last: n_of(curve.points.last()), is_log: has_log_axis(curve) }
    }

    /// From 0 to 1.
    fn at(self, n: usize) -> f64 {
        place_of(n, self.first, self.last, self.is_log)
    }
}

fn room(curve: &Curve, style: &ChartStyle, labels: &LearningLabels) -> Room {
    let last_label = (labels.count)(Places::of(curve).last);
    Room::for_axes(style, &share_ticks(labels), &last_label, !x_name(curve, labels).is_empty())
}

fn x_name<'a>(curve: &Curve, labels: &LearningLabels<'a>) -> &'a str {
    if has_log_axis(curve) { labels.n_log } else { labels.n }
}

fn share_ticks(labels: &LearningLabels) -> [Tick; 3] {
    [0.0, 0.5, 1.0].map(|share| (share, (labels.share)(share)))
}

fn x_ticks(curve: &Curve, width_px: f64, style: &ChartStyle, labels: &LearningLabels) -> Vec<Tick> {
    if curve.points.is_empty() {
        return Vec::new();
    }
    let places = Places::of(curve);
    let label_px = |n| style.width_of(&(labels.count)(n));
    let ticks = count_ticks(places.first, places.last, places.is_log, width_px, label_px);
    ticks.into_iter().map(|n| (places.at(n), (labels.count)(n))).collect()
}

/// A curve, its pen, and its name.
struct Line<'a> {
    pen: Pen,
    name: &'a str,
    runs: Vec<Run>,
}

/// Neighbouring points that all have figures.
#[derive(Default)]
struct Run {
    mean: Vec<Value>,
    /// Around the band: along its lower edge and back along the upper.
    band: Vec<Value>,
}

fn runs(curve: &Curve, places: Places, share: impl Fn(&CurvePoint) -> Option<Band>) -> Vec<Run> {
    let points: Vec<(f64, Option<Band>)> = curve.points.iter().map(|p| (places.at(p.n), share(p))).collect();
    let without_gaps = points.split(|(_, band)| band.is_none()).filter(|run| !run.is_empty());
    without_gaps
        .map(|run| {
            let along = |value: fn(Band) -> f64| -> Vec<Value> {
                run.iter().filter_map(|(x, band)| Some((*x, value((*band)?)))).collect()
            };
            let mut band = along(|band| band.low);
            band.extend(along(|band| band.high).into_iter().rev());
            Run { mean: along(|band| band.mean), band }
        })
        .collect()
}

/// The names of two lines with the middle of their right ends: above or below the right end of each line, where they
/// cross neither line nor each other.
fn names<'a, DB: DrawingBackend>(
    lines: &[Line<'a>; 2],
    frame: &Frame<DB>,
    style: &ChartStyle,
) -> Vec<(&'a str, Px, RGBColor)> {
    let ((right, bottom), (_, top)) = (frame.at((1.0, 0.0)), frame.at((1.0, 1.0)));
    let means = lines
        .each_ref()
        .map(|line| -> Vec<Px> { line.runs.iter().flat_map(|run| &run.mean).map(|value| frame.at(*value)).collect() });
    let half = 0.5 * style.label_px;
    let mut taken: Vec<f64> = Vec::new();
    let mut names = Vec::new();
    for (idx, line) in lines.iter().enumerate() {
        let from = right - style.width_of(line.name);
        let (Some(own), other) = (extent(&means[idx], from), extent(&means[1 - idx], from)) else { continue };
        let is_free = |y: f64| {
            let is_inside = y - half >= top && y + half <= bottom;
            let is_off = |(top, bottom): (f64, f64)| y + half < top || y - half > bottom;
            is_inside && other.is_none_or(is_off) && taken.iter().all(|held| (held - y).abs() >= 2.0 * half)
        };
        let (above, below) = (own.0 - NAME_GAP_PX - half, own.1 + NAME_GAP_PX + half);
        let y = if !is_free(above) && is_free(below) { below } else { above.max(top + half) };
        taken.push(y);
        names.push((line.name, (right, y), line.pen.color));
    }
    names
}

/// Highest and lowest y of a line from some x on; also of the point before, from which it comes.
fn extent(line: &[Px], from_x: f64) -> Option<(f64, f64)> {
    let before = line.iter().rfind(|(x, _)| *x < from_x);
    let ys = line.iter().filter(|(x, _)| *x >= from_x).chain(before).map(|(_, y)| *y);
    ys.fold(None, |extent, y| {
        let (top, bottom) = extent.unwrap_or((y, y));
        Some((f64::min(top, y), f64::max(bottom, y)))
    })
}
