//! Where a chart's figures are, in CSS pixels from its top left corner.

/// The part of a chart that holds its curves, and the places of its figures there: the counts of a learning curve, or the
/// strips of a marginal, by index.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartArea {
    /// From the left edge of the chart, in CSS pixels.
    pub left: f64,
    /// From the top edge of the chart, in CSS pixels.
    pub top: f64,
    /// In CSS pixels.
    pub width: f64,
    /// In CSS pixels.
    pub height: f64,
    /// What the top edge stands for; the bottom edge is 0.
    pub y_max: f64,
    /// Of each figure, from 0 at the left edge to 1 at the right, rising.
    pub places: Vec<f64>,
}

impl ChartArea {
    /// x of a figure, by its index, in CSS pixels; the nearest end for an index beyond the last.
    pub fn x_of(&self, idx: usize) -> f64 {
        let place = self.places.get(idx).or(self.places.last());
        self.x_at(place.copied().unwrap_or(0.0))
    }

    /// x of a place from 0 to 1 along the axis, in CSS pixels.
    pub fn x_at(&self, place: f64) -> f64 {
        self.left + place * self.width
    }

    /// y of a value from 0 to `y_max`, in CSS pixels.
    pub fn y_of(&self, value: f64) -> f64 {
        self.top + (1.0 - value / self.y_max) * self.height
    }

    /// Index of the figure nearest to x in CSS pixels, also beyond the ends; of two equally near, the left. `None` if
    /// there are no figures.
    pub fn idx_at(&self, x_px: f64) -> Option<usize> {
        let right = self.places.partition_point(|place| self.x_at(*place) < x_px);
        let is_left_nearer =
            right > 0 && (right == self.places.len() || x_px - self.x_of(right - 1) <= self.x_of(right) - x_px);
        if self.places.is_empty() { None } else { Some(right - usize::from(is_left_nearer)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pixels_and_figures_find_each_other() {
        let area = ChartArea { left: 30.0, top: 8.0, width: 200.0, height: 100.0, y_max: 0.5, places: vec![] };
        assert_eq!(area.idx_at(100.0), None);
        let area = ChartArea { places: vec![0.0, 0.1, 0.7, 1.0], ..area };
        for idx in 0..4 {
            assert_eq!(area.idx_at(area.x_of(idx)), Some(idx));
            assert_eq!(area.idx_at(area.x_of(idx) + 4.0), Some(idx));
        }
        assert_eq!((area.idx_at(-1e9), area.idx_at(1e9)), (Some(0), Some(3)));
        assert_eq!((area.x_of(2), area.x_of(9)), (170.0, 230.0));
        assert_eq!((area.y_of(0.0), area.y_of(0.5), area.y_of(0.25)), (108.0, 8.0, 58.0));
    }
}
