//! The two numbers of a place as tables and charts show them: degrees of the map, x and y of a plane
//! of one's own, shares of the plane while the rule is hidden.

use super::format;
use super::text::Lang;
use crate::data::Rule;
use crate::plane::{Bounds, Point, Spot};
use crate::scene::PointsScene;

/// Most decimals of a number: as many as the bounds of a plane may have, and its steps then need.
const MAX_DECIMALS: usize = 16;

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
    /// x and y of a plane with bounds of its own.
    Plane(Bounds),
}

impl Coordinates {
    /// Those of a scene.
    pub fn of(scene: &PointsScene) -> Self {
        match &scene.rule {
            _ if scene.hidden => Self::Shares,
            Rule::Toy(_) => Self::Shares,
            Rule::OwnPlane(bounds) => Self::Plane(*bounds),
            Rule::Earth | Rule::Painted(_) => Self::Degrees,
        }
    }

    /// What an axis is called.
    pub fn name(&self, lang: Lang, axis: Axis) -> &'static str {
        let t = lang.text();
        match (self, axis) {
            (Self::Shares, Axis::X) => "x1",
            (Self::Shares, Axis::Y) => "x2",
            (Self::Degrees, Axis::X) => t.longitude,
            (Self::Degrees, Axis::Y) => t.latitude,
            (Self::Plane(_), Axis::X) => "x",
            (Self::Plane(_), Axis::Y) => "y",
        }
    }

    /// Smallest and largest number.
    pub fn range(&self, axis: Axis) -> (f64, f64) {
        match (self, axis) {
            (Self::Shares, _) => (0.0, 1.0),
            (Self::Degrees, Axis::X) => (-180.0, 180.0),
            (Self::Degrees, Axis::Y) => (-90.0, 90.0),
            (Self::Plane(bounds), Axis::X) => (bounds.x.from.value(), bounds.x.to.value()),
            (Self::Plane(bounds), Axis::Y) => (bounds.y.from.value(), bounds.y.to.value()),
        }
    }

    fn value(&self, p: Point, axis: Axis) -> f64 {
        match (self, axis) {
            (Self::Shares, Axis::X) => p.x,
            (Self::Shares, Axis::Y) => p.y,
            (Self::Degrees, Axis::X) => p.lon_deg(),
            (Self::Degrees, Axis::Y) => p.lat_deg(),
            (Self::Plane(bounds), Axis::X) => bounds.place(p).0,
            (Self::Plane(bounds), Axis::Y) => bounds.place(p).1,
        }
    }

    /// What stands at a share of an axis, for a reader: `120°W`, `0.5`.
    pub fn at(&self, lang: Lang, axis: Axis, share: f64) -> String {
        let value = self.value(Point { x: share, y: share }, axis);
        match (self, axis) {
            (Self::Degrees, Axis::X) => longitude(lang, value),
            (Self::Degrees, Axis::Y) => latitude(lang, value),
            (Self::Shares, _) => format::significant(lang, value),
            (Self::Plane(_), _) => format::decimals_at_most(lang, value, self.decimals(axis)),
        }
    }

    /// Decimals that tell a thousandth of an axis apart.
    fn decimals(&self, axis: Axis) -> u8 {
        let (min, max) = self.range(axis);
        let (mut decimals, mut step) = (0, (max - min) / 1_000.0);
        while step < 1.0 && decimals < MAX_DECIMALS as u8 {
            step *= 10.0;
            decimals += 1;
        }
        decimals
    }

    /// Smallest and largest number in words.
    pub fn range_words(&self, lang: Lang, axis: Axis) -> [String; 2] {
        let (min, max) = self.range(axis);
        let decimals = MAX_DECIMALS as u8;
        [min, max].map(|bound| format::decimals_at_most(lang, bound, decimals))
    }

    /// The numbers of an axis: place from 0 to 1 and text, rising.
    pub fn ticks(&self, lang: Lang, axis: Axis) -> Vec<(f64, String)> {
        let degrees = |at: fn(f64) -> f64, of: [f64; 5]| of.map(at).to_vec();
        let places = match (self, axis) {
            (Self::Degrees, Axis::X) => {
                degrees(|lon| Point::from_degrees(lon, 0.0).x, [-120.0, -60.0, 0.0, 60.0, 120.0])
            }
            (Self::Degrees, Axis::Y) => degrees(|lat| Point::from_degrees(0.0, lat).y, [-60.0, -30.0, 0.0, 30.0, 60.0]),
            _ => vec![0.0, 0.25, 0.5, 0.75, 1.0],
        };
        places.into_iter().map(|place| (place, self.at(lang, axis, place))).collect()
    }

    /// A coordinate of a place, as a field of numbers wants it.
    pub fn written(&self, spot: Spot, axis: Axis) -> String {
        let value = self.value(spot.point(), axis);
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
            (Self::Plane(bounds), Axis::X) => bounds.spot(value, bounds.y.from.value()).point(),
            (Self::Plane(bounds), Axis::Y) => bounds.spot(bounds.x.from.value(), value).point(),
        };
        let to = Spot::nearest(point);
        Some(match axis {
            Axis::X => Spot { i: to.i, ..spot },
            Axis::Y => Spot { j: to.j, ..spot },
        })
    }
}

/// `120°W`.
fn longitude(lang: Lang, lon_deg: f64) -> String {
    let [_, _, east, west] = lang.text().compass;
    degrees(lang, lon_deg, east, west)
}

/// `30°N`.
fn latitude(lang: Lang, lat_deg: f64) -> String {
    let [north, south, _, _] = lang.text().compass;
    degrees(lang, lat_deg, north, south)
}

fn degrees(lang: Lang, value: f64, positive: &str, negative: &str) -> String {
    let whole = value.abs().round() as usize;
    let side = if whole == 0 || whole == 180 {
        ""
    } else if value > 0.0 {
        positive
    } else {
        negative
    };
    format!("{}°{side}", format::count(lang, whole))
}
