//! The first picture: 21 observations of our own, after the published one (4 in North America, 3 in South America, 4 in
//! Africa, 7 in Eurasia, 2 in Australia, 1 in Antarctica, with its bounding box), and its three probes.
//! `scripts/bake/land.mjs` checks them against the raster.

use crate::plane::Spot;

/// Longitude and latitude in degrees.
pub const OPENING: [(f64, f64); 21] = [
    (-118.5, 51.5),
    (-97.2, 54.8),
    (-83.6, 35.4),
    (-102.3, 23.7),
    (-70.4, -8.6),
    (-47.3, -13.8),
    (-66.2, -35.1),
    (-5.8, 20.9),
    (21.4, 10.3),
    (36.2, -4.7),
    (20.1, -25.6),
    (15.7, 49.2),
    (38.9, 59.4),
    (46.3, 26.8),
    (67.5, 47.3),
    (78.6, 19.4),
    (104.8, 31.2),
    (121.3, 70.0),
    (124.5, -20.4),
    (152.0, -28.3),
    (72.4, -74.0),
];

/// The published places A (sea south of Africa), B (Alaska) and C (North America): longitude and latitude in degrees.
/// For the box around [`OPENING`] each is the case of its letter.
pub const PUBLISHED_PROBES: [(f64, f64); 3] = [(11.0, -56.0), (-152.0, 66.0), (-99.0, 41.0)];

/// The 21 observations of the first picture.
pub fn opening_observations() -> Vec<Spot> {
    OPENING.iter().map(|(lon, lat)| Spot::from_degrees(*lon, *lat)).collect()
}
