//! The two numbers of a place as the table shows them: degrees of the map; shares of the plane while the rule is hidden.

use super::text::tools;
use crate::plane::{Point, Spot};
use crate::scene::PointsScene;
use crate::ui::text::Lang;

/// Most decimals of a number: a step of the plane is 0.00002 of it.
const MAX_DECIMALS: usize = 6;

/// One of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Longitude, x1, or x.
    X,
    /// Latitude, x2, or y.
    Y,
}

impl Axis {
    /// Steps of the plane along it.
    pub fn step(self, spot: Spot) -> u16 {
        match self {
            Self::X => spot.i,
            Self::Y => spot.j,
        }
    }
}

/// What the numbers mean.
#[derive(Clone, Debug, PartialEq)]
pub enum Coordinates {
    /// Shares of the plane, 0 to 1: the rule is hidden.
    Shares,
    /// Longitude and latitude in degrees.
    Degrees,
}

impl Coordinates {
    /// Those of a scene.
    pub fn of(scene: &PointsScene) -> Self {
        if scene.hidden { Self::Shares } else { Self::Degrees }
    }

    /// What an axis is called.
    pub fn name(&self, lang: Lang, axis: Axis) -> &'static str {
        let t = tools(lang.text());
        match (self, axis) {
            (Self::Shares, Axis::X) => "x1",
            (Self::Shares, Axis::Y) => "x2",
            (Self::Degrees, Axis::X) => t.longitude,
            (Self::Degrees, Axis::Y) => t.latitude,
        }
    }

    /// Smallest and largest number.
    pub fn range(&self, axis: Axis) -> (f64, f64) {
        match (self, axis) {
            (Self::Shares, _) => (0.0, 1.0),
            (Self::Degrees, Axis::X) => (-180.0, 180.0),
            (Self::Degrees, Axis::Y) => (-90.0, 90.0),
        }
    }

    /// A coordinate of a place, as a field of numbers wants it.
    pub fn written(&self, spot: Spot, axis: Axis) -> String {
        let p = spot.point();
        let value = match (self, axis) {
            (Self::Shares, Axis::X) => p.x,
            (Self::Shares, Axis::Y) => p.y,
            (Self::Degrees, Axis::X) => p.lon_deg(),
            (Self::Degrees, Axis::Y) => p.lat_deg(),
        };
        // As many decimals as it takes to come back to the same step of the plane.
        let lengths = (0..MAX_DECIMALS).map(|decimals| format!("{value:.decimals$}"));
        let is_same = |text: &String| text.parse().ok().and_then(|value| self.moved(spot, axis, value)) == Some(spot);
        lengths.into_iter().find(is_same).unwrap_or_else(|| format!("{value:.MAX_DECIMALS$}"))
    }

    /// The place with one of its numbers changed and the other untouched; `None` if it is out of range or no number.
    pub fn moved(&self, spot: Spot, axis: Axis, value: f64) -> Option<Spot> {
        let (min, max) = self.range(axis);
        if !(min..=max).contains(&value) {
            return None;
        }
        let point = match (self, axis) {
            (Self::Shares, Axis::X) => Point { x: value, y: 0.0 },
            (Self::Shares, Axis::Y) => Point { x: 0.0, y: value },
            (Self::Degrees, Axis::X) => Point::from_degrees(value, 0.0),
            (Self::Degrees, Axis::Y) => Point::from_degrees(0.0, value),
        };
        let to = Spot::nearest(point);
        Some(match axis {
            Axis::X => Spot { i: to.i, ..spot },
            Axis::Y => Spot { j: to.j, ..spot },
        })
    }
}
