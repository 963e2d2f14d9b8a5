//! The chart of a learning curve: precision and recall over the number of observations, with their bands.

use super::area::ChartArea;
use super::frame::{ChartError, Frame, Pen, Px, Tick, lay_out};
use super::style::ChartStyle;
use super::ticks::{count_ticks, place_of};
use super::width_table::WidthTable;
use crate::metric::{Band, Curve, CurvePoint, EVERY_COUNT_TO};
use crate::plot::text_width;
use plotters::style::RGBColor;
use plotters::style::text_anchor::{HPos, VPos};
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
    let (first, last) = ends(curve);
    let places = curve.points.iter().map(|p| place_of(p.n, first, last, has_log_axis(curve))).collect();
    let last_label = (labels.count)(last);
    lay_out(style, &share_ticks(labels), &last_label, !x_name(curve, labels).is_empty(), places)
}

/// Draws precision as a solid line and recall as a dashed one, each with its band, over the number of observations.
/// Counts at which no order made a model are a gap.
///
/// # Errors
/// What the backend reports.
pub fn learning_chart<DB: DrawingBackend>(
    backend: WidthTable<DB>,
    curve: &Curve,
    style: &ChartStyle,
    labels: &LearningLabels,
) -> Result<ChartArea, ChartError<DB>> {
    let area = learning_area(curve, style, labels);
    let frame = Frame::new(backend, style);
    frame.axes(&area, &share_ticks(labels), &x_ticks(curve, &area, style, labels), x_name(curve, labels))?;

    let precision = Line {
        pen: Pen { color: style.precision, width_px: 2.0, dash_px: None },
        name: labels.precision,
        runs: runs(curve, &area, |p| p.precision),
    };
    let recall = Line {
        pen: Pen { color: style.recall, width_px: 2.0, dash_px: Some((6.0, 4.0)) },
        name: labels.recall,
        runs: runs(curve, &area, |p| p.recall),
    };
    // Both bands first, so that no band lies on the other's line.
    for line in [&precision, &recall] {
        line.runs.iter().try_for_each(|run| frame.fill(&run.band, line.pen.color, BAND_ALPHA))?;
    }
    for line in [&precision, &recall] {
        line.runs.iter().try_for_each(|run| frame.line(&run.mean, line.pen))?;
    }
    for (name, place, color) in names(&[precision, recall], &area, style.label_px) {
        frame.text(name, place, HPos::Right, VPos::Center, color)?;
    }
    frame.finish()?;
    Ok(area)
}

fn ends(curve: &Curve) -> (usize, usize) {
    let n_of = |point: Option<&CurvePoint>| point.map_or(2, |p| p.n);
    (n_of(curve.points.first()), n_of(curve.points.last()))
}

fn x_name<'a>(curve: &Curve, labels: &LearningLabels<'a>) -> &'a str {
    if has_log_axis(curve) { labels.n_log } else { labels.n }
}

fn share_ticks(labels: &LearningLabels) -> [Tick; 3] {
    [0.0, 0.5, 1.0].map(|share| (share, (labels.share)(share)))
}

fn x_ticks(curve: &Curve, area: &ChartArea, style: &ChartStyle, labels: &LearningLabels) -> Vec<Tick> {
    if curve.points.is_empty() {
        return Vec::new();
    }
    let ((first, last), is_log) = (ends(curve), has_log_axis(curve));
    let label_px = |n| text_width(&(labels.count)(n), style.label_px);
    let ticks = count_ticks(first, last, is_log, area.width, label_px);
    ticks.into_iter().map(|n| (place_of(n, first, last, is_log), (labels.count)(n))).collect()
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
    mean: Vec<Px>,
    /// Around the band: along its lower edge and back along the upper.
    band: Vec<Px>,
}

fn runs(curve: &Curve, area: &ChartArea, share: impl Fn(&CurvePoint) -> Option<Band>) -> Vec<Run> {
    let points: Vec<(f64, Option<Band>)> =
        curve.points.iter().enumerate().map(|(idx, p)| (area.x_of(idx), share(p))).collect();
    let without_gaps = points.split(|(_, band)| band.is_none()).filter(|run| !run.is_empty());
    without_gaps
        .map(|run| {
            let along = |value: fn(Band) -> f64| -> Vec<Px> {
                run.iter().filter_map(|(x, band)| Some((*x, area.y_of(value((*band)?))))).collect()
            };
            let mut band = along(|band| band.low);
            band.extend(along(|band| band.high).into_iter().rev());
            Run { mean: along(|band| band.mean), band }
        })
        .collect()
}

/// The names of two lines with the middle of their right ends: above or below the right end of each line, where they
/// cross neither line nor each other.
fn names<'a>(lines: &[Line<'a>; 2], area: &ChartArea, label_px: f64) -> Vec<(&'a str, Px, RGBColor)> {
    let (right, bottom) = (area.left + area.width, area.top + area.height);
    let half = 0.5 * label_px;
    let mut taken: Vec<f64> = Vec::new();
    let mut names = Vec::new();
    for (idx, line) in lines.iter().enumerate() {
        let from = right - text_width(line.name, label_px);
        let (Some(own), other) = (extent(line, from), extent(&lines[1 - idx], from)) else { continue };
        let is_free = |y: f64| {
            let is_inside = y - half >= area.top && y + half <= bottom;
            let is_off = |(top, bottom): (f64, f64)| y + half < top || y - half > bottom;
            is_inside && other.is_none_or(is_off) && taken.iter().all(|held| (held - y).abs() >= 2.0 * half)
        };
        let (above, below) = (own.0 - NAME_GAP_PX - half, own.1 + NAME_GAP_PX + half);
        let y = if !is_free(above) && is_free(below) { below } else { above.max(area.top + half) };
        taken.push(y);
        names.push((line.name, (right, y), line.pen.color));
    }
    names
}

/// Highest and lowest y of a line from some x on; also of the point before, from which it comes.
fn extent(line: &Line, from_x: f64) -> Option<(f64, f64)> {
    let points = line.runs.iter().flat_map(|run| &run.mean);
    let before = points.clone().rev().find(|(x, _)| *x < from_x);
    let ys = points.filter(|(x, _)| *x >= from_x).chain(before).map(|(_, y)| *y);
    ys.fold(None, |extent, y| {
        let (top, bottom) = extent.unwrap_or((y, y));
        Some((f64::min(top, y), f64::max(bottom, y)))
    })
}
