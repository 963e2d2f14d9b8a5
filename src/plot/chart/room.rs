//! Room around the curves for what is written there, and where that leaves the figures. plotters measures no label: it is
//! told how much room all of them take.

use super::axis::Tick;
use super::style::{ChartStyle, px, units};
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

/// Between the curves and the labels of an axis, in CSS pixels.
pub(super) const LABEL_GAP_PX: f64 = 7.0;
/// From one line of text to the next, in font sizes.
const LINE_HEIGHT: f64 = 1.35;

/// Both ends of an axis in units of the backend: of x left and right, of y bottom and top.
pub(super) type Ends = (i32, i32);

/// Room on each side of the curves, in units of the backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

impl Room {
    /// For the numbers of both axes, the name of x below its own, and half of the labels that stand at the ends: those
    /// reach beyond the corners.
    pub(super) fn for_axes(style: &ChartStyle, y_ticks: &[Tick], last_label: &str, has_x_name: bool) -> Self {
        let line = LINE_HEIGHT * style.label_px;
        let (half_line, half_label) = (0.7 * style.label_px, 0.5 * style.width_of(last_label));
        let widest = y_ticks.iter().map(|(_, label)| style.width_of(label)).fold(0.0, f64::max);
        Self {
            left: units((widest + LABEL_GAP_PX + 1.0).max(2.0 * style.label_px)),
            top: units(half_line),
            right: units(half_label.max(half_line)),
            bottom: units(LABEL_GAP_PX + if has_x_name { 2.0 * line } else { line }),
        }
    }

    /// Where plotters puts the ends of both axes. The last unit on each side still belongs to the curves.
    pub(super) fn ends(self, style: &ChartStyle) -> (Ends, Ends) {
        let (width, height) = style.size_units();
        let right = (width as i32 - self.right - 1).max(self.left);
        let bottom = (height as i32 - self.bottom - 1).max(self.top);
        ((self.left, right), (bottom, self.top))
    }

    /// Width of what remains, in CSS pixels.
    pub(super) fn inner_width_px(self, style: &ChartStyle) -> f64 {
        let ((left, right), _) = self.ends(style);
        px(right - left)
    }
}

/// Where a chart's figures are, in CSS pixels from its top left corner: the counts of a learning curve, or the strips of a
/// marginal, by index.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartArea {
    /// Top edge of the curves.
    pub top: f64,
    /// From there to their bottom edge.
    pub height: f64,
    /// Of each figure, rising.
    xs: Vec<f64>,
}

impl ChartArea {
    /// `places` are those of the figures, from 0 at the left end of the axis to 1 at the right, rising.
    pub(super) fn new(style: &ChartStyle, room: Room, places: impl Iterator<Item = f64>) -> Self {
        let (x_ends, (bottom, top)) = room.ends(style);
        let x = RangedCoordf64::from(0.0..1.0);
        Self { top: px(top), height: px(bottom - top), xs: places.map(|place| px(x.map(&place, x_ends))).collect() }
    }

    /// How many figures there are.
    pub fn n_figures(&self) -> usize {
        self.xs.len()
    }

    /// x of a figure, by its index; of the last for an index beyond it.
    pub fn x_of(&self, idx: usize) -> f64 {
        self.xs.get(idx).or(self.xs.last()).copied().unwrap_or(0.0)
    }

    /// Index of the figure nearest to x, also beyond the ends; of two equally near, the left. `None` if there are no
    /// figures.
    pub fn idx_at(&self, x_px: f64) -> Option<usize> {
        let right = self.xs.partition_point(|x| *x < x_px);
        let is_left_nearer =
            right > 0 && (right == self.xs.len() || x_px - self.x_of(right - 1) <= self.x_of(right) - x_px);
        if self.xs.is_empty() { None } else { Some(right - usize::from(is_left_nearer)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_and_figures_find_each_other() {
        let area = ChartArea { top: 8.0, height: 100.0, xs: vec![] };
        assert_eq!((area.idx_at(100.0), area.x_of(0)), (None, 0.0));
        let area = ChartArea { xs: vec![30.0, 50.0, 170.0, 230.0], ..area };
        for idx in 0..4 {
            assert_eq!(area.idx_at(area.x_of(idx)), Some(idx));
            assert_eq!(area.idx_at(area.x_of(idx) + 4.0), Some(idx));
        }
        assert_eq!((area.idx_at(-1e9), area.idx_at(1e9)), (Some(0), Some(3)));
        assert_eq!((area.x_of(2), area.x_of(9), area.n_figures()), (170.0, 230.0, 4));
    }
}
