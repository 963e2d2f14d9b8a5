//! The plane that everything is drawn on: the Earth, cylindrical equal-area (Hobo-Dyer, standard parallel 37.5°).
//!
//! x runs from 0 (180° W) to 1 (180° E), proportional to longitude; y from 0 (south pole) to 1 (north pole),
//! proportional to the *sine* of latitude (Archimedes: equal heights cut equal areas from a sphere). So a share of
//! the plane is the same share of the Earth, "uniform on the land of the picture" is "uniform on the land of the
//! Earth", and a box in longitude and latitude stays a box on screen. The plane has edges and no wrap; its area is 1.

mod bounds;

pub use bounds::{Bounds, Decimal, Span};

use crate::math;
use std::f64::consts::PI;

/// Width of the plane over its height, π·cos²(37.5°): at this ratio shapes are true along 37.5° N and S.
pub const ASPECT: f64 = 1.977_348_332_146_498_9;

/// A place in the plane, both coordinates from 0 to 1. Samples are these.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// 0 at 180° W, 1 at 180° E.
    pub x: f64,
    /// 0 at the south pole, 1 at the north pole; proportional to the sine of latitude.
    pub y: f64,
}

/// A place that fits in a link: two 16-bit steps. Everything a person enters (observations, guesses, probes) *is* one
/// of these, at ((i + 0.5)/65536, (j + 0.5)/65536), so that a link carries exactly what was on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spot {
    /// Steps from the west edge.
    pub i: u16,
    /// Steps from the south edge.
    pub j: u16,
}

/// A rectangle of the plane, closed; `west <= east` and `south <= north`, all within 0..=1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Smallest x.
    pub west: f64,
    /// Smallest y.
    pub south: f64,
    /// Largest x.
    pub east: f64,
    /// Largest y.
    pub north: f64,
}

impl Point {
    /// The place at a longitude (−180 to 180) and latitude (−90 to 90) in degrees.
    pub fn from_degrees(lon_deg: f64, lat_deg: f64) -> Self {
        Self { x: (lon_deg + 180.0) / 360.0, y: (1.0 + math::sin(lat_deg * PI / 180.0)) / 2.0 }
    }

    /// Longitude in degrees, −180 to 180.
    pub fn lon_deg(self) -> f64 {
        360.0 * self.x - 180.0
    }

    /// Latitude in degrees, −90 to 90.
    pub fn lat_deg(self) -> f64 {
        math::asin((2.0 * self.y - 1.0).clamp(-1.0, 1.0)) * 180.0 / PI
    }

    /// The unit vector from the centre of the Earth, for great-circle distances.
    pub fn unit_vector(self) -> [f64; 3] {
        let sin_lat = (2.0 * self.y - 1.0).clamp(-1.0, 1.0);
        let cos_lat = (1.0 - sin_lat * sin_lat).sqrt();
        let lon = 2.0 * PI * (self.x - 0.5);
        [cos_lat * math::cos(lon), cos_lat * math::sin(lon), sin_lat]
    }
}

impl Spot {
    /// The nearest spot to a point; what lies off the plane is moved to its edge, NaN to its corner.
    pub fn nearest(point: Point) -> Self {
        let step = |v: f64| (v.clamp(0.0, 1.0) * 65_536.0).min(65_535.0) as u16;
        Self { i: step(point.x), j: step(point.y) }
    }

    /// The nearest spot to a longitude and latitude in degrees.
    pub fn from_degrees(lon_deg: f64, lat_deg: f64) -> Self {
        Self::nearest(Point::from_degrees(lon_deg, lat_deg))
    }

    /// Where the spot is in the plane.
    pub fn point(self) -> Point {
        Point { x: (f64::from(self.i) + 0.5) / 65_536.0, y: (f64::from(self.j) + 0.5) / 65_536.0 }
    }
}

impl Rect {
    /// The whole plane.
    pub const PLANE: Self = Self { west: 0.0, south: 0.0, east: 1.0, north: 1.0 };

    /// Share of the plane, 0 to 1.
    pub fn area(self) -> f64 {
        (self.east - self.west) * (self.north - self.south)
    }

    /// Whether the point lies inside or on the edge.
    pub fn contains(self, p: Point) -> bool {
        (self.west..=self.east).contains(&p.x) && (self.south..=self.north).contains(&p.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aspect_is_hobo_dyer() {
        let parallel = 37.5 * PI / 180.0;
        assert!((ASPECT - PI * math::cos(parallel) * math::cos(parallel)).abs() < 1e-12);
    }

    #[test]
    fn degrees_round_trip() {
        for (lon, lat) in [(0.0, 0.0), (-180.0, -90.0), (179.0, 89.0), (11.0, -56.0)] {
            let p = Point::from_degrees(lon, lat);
            assert!((p.lon_deg() - lon).abs() < 1e-9 && (p.lat_deg() - lat).abs() < 1e-6, "{lon} {lat}");
        }
        // 30° N is three quarters of the way up: half of a hemisphere's area lies between the equator and 30°.
        assert!((Point::from_degrees(0.0, 30.0).y - 0.75).abs() < 1e-15);
    }

    #[test]
    fn a_spot_is_its_own_nearest() {
        for i in (0..=65_535).step_by(7) {
            let spot = Spot { i, j: 65_535 - i };
            assert_eq!(Spot::nearest(spot.point()), spot);
        }
        assert_eq!(Spot::nearest(Point { x: 2.0, y: -1.0 }), Spot { i: 65_535, j: 0 });
    }
}
