//! The chart of a marginal: shares of mass in strips, of p_data, p_model and the samples, as steps.
//!
//! The three are told apart without colour: p_data is a thick solid line over a tinted area, p_model long dashes, the
//! samples a thin dotted line. What is not to be seen yet (p_data before Reveal, samples before Generate) is left out.

use super::axis::{Axis, Tick};
use super::frame::{ChartError, Frame, Pen, Value};
use super::room::{ChartArea, Room};
use super::style::ChartStyle;
use super::ticks::round_up;
use plotters::chart::LabelAreaPosition;
use plotters_backend::DrawingBackend;

/// How strongly the area below p_data covers the paper, 0 to 1.
const AREA_ALPHA: f64 = 0.18;
/// Least room between two labels, in CSS pixels.
const GAP_PX: f64 = 10.0;

/// Shares of mass in equal strips, from the west or the south, each 0 to 1.
#[derive(Clone, Copy, Debug, Default)]
pub struct MarginalSeries<'a> {
    /// Of p_data; `None` while it is hidden.
    pub data: Option<&'a [f64]>,
    /// Of p_model; `None` while there is none to show.
    pub model: Option<&'a [f64]>,
    /// Of the samples; `None` while there are none.
    pub samples: Option<&'a [f64]>,
}

/// Words and numbers, as the reader's language writes them.
pub struct MarginalLabels<'a> {
    /// Below the axis, such as "longitude", or "x1" while the plane is hidden; empty for none.
    pub axis: &'a str,
    /// Numbers on the axis: place from 0 to 1 and text, rising and evenly numbered. Where there is
    /// not room for all, every second or third is shown.
    pub ticks: &'a [(f64, String)],
    /// Writes a share of the mass, 0 to 1.
    pub share: &'a dyn Fn(f64) -> String,
}

/// Where the chart puts the strips, without drawing it. Indices are those of the strips; their middles are the places.
pub fn marginal_area(series: MarginalSeries, style: &ChartStyle, labels: &MarginalLabels) -> ChartArea {
    let n_bins = series.any().map_or(0, <[f64]>::len);
    let places = (0..n_bins).map(|idx| (idx as f64 + 0.5) / n_bins as f64);
    ChartArea::new(style, room(series, style, labels), places)
}

/// Draws the marginals along one axis.
///
/// # Errors
/// What the backend reports.
pub fn marginal_chart<DB: DrawingBackend>(
    backend: DB,
    series: MarginalSeries,
    style: &ChartStyle,
    labels: &MarginalLabels,
) -> Result<(), ChartError<DB>> {
    let (room, top) = (room(series, style, labels), series.top());
    let x = Axis::new(0.0..1.0, with_room(labels.ticks, room.inner_width_px(style), style));
    let y = Axis::new(0.0..top, series.share_ticks(labels).into());
    let mut frame = Frame::new(backend, style, room, LabelAreaPosition::Bottom, (x, y))?;
    if let Some(data) = series.data {
        let mut corners = steps(data, top);
        corners.extend([(1.0, 0.0), (0.0, 0.0)]);
        frame.fill(&corners, style.data, AREA_ALPHA)?;
    }
    frame.axes(labels.axis)?;
    let lines = [
        (series.data, Pen { color: style.data, width_px: 2.5, dash_px: None }),
        (series.model, Pen { color: style.model, width_px: 2.0, dash_px: Some((7.0, 4.0)) }),
        (series.samples, Pen { color: style.sample, width_px: 1.5, dash_px: Some((1.5, 2.0)) }),
    ];
    for (shares, pen) in lines {
        if let Some(shares) = shares {
            frame.line(&steps(shares, top), pen)?;
        }
    }
    frame.finish()
}

fn room(series: MarginalSeries, style: &ChartStyle, labels: &MarginalLabels) -> Room {
    let last_label = labels.ticks.last().map_or("", |(_, label)| label);
    Room::for_axes(style, &series.share_ticks(labels), last_label, !labels.axis.is_empty())
}

impl<'a> MarginalSeries<'a> {
    fn each(self) -> impl Iterator<Item = &'a [f64]> {
        [self.data, self.model, self.samples].into_iter().flatten()
    }

    /// Any of them: all have as many strips.
    fn any(self) -> Option<&'a [f64]> {
        self.each().next()
    }

    /// The top of the axis: round, and so is its half.
    fn top(self) -> f64 {
        round_up(self.each().flatten().copied().fold(0.0, f64::max))
    }

    fn share_ticks(self, labels: &MarginalLabels) -> [Tick; 3] {
        let top = self.top();
        [0.0, 0.5 * top, top].map(|share| (share, (labels.share)(share)))
    }
}

/// The corners of a line of steps, without those on a straight run. Shares that differ by rounding are one run.
fn steps(shares: &[f64], top: f64) -> Vec<Value> {
    let edge = |idx: usize| idx as f64 / shares.len() as f64;
    let mut corners: Vec<Value> = Vec::new();
    for (idx, share) in shares.iter().enumerate() {
        let before = corners.last().map(|(_, before)| *before);
        if before.is_some_and(|before| (before - share).abs() < 1e-4 * top) {
            continue;
        }
        corners.extend(before.map(|before| (edge(idx), before)));
        corners.push((edge(idx), *share));
    }
    corners.extend(corners.last().map(|(_, share)| (1.0, *share)));
    corners
}

/// All ticks, or every second, or every third: the most that keep their distance.
fn with_room(ticks: &[Tick], width_px: f64, style: &ChartStyle) -> Vec<Tick> {
    let extent = |(place, label): &Tick| {
        let (x, half) = (place * width_px, 0.5 * style.width_of(label));
        (x - half, x + half)
    };
    let every = |stride: usize| ticks.iter().step_by(stride);
    let has_room =
        |stride: &usize| every(*stride).zip(every(*stride).skip(1)).all(|(a, b)| extent(a).1 + GAP_PX <= extent(b).0);
    let stride = (1..=ticks.len()).find(has_room);
    every(stride.unwrap_or(1)).cloned().collect()
}
