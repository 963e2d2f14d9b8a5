//! Pdata: the hidden rule that observations come from.

mod code;
mod land;
mod opening;
mod raster;

pub use land::land;
pub use opening::{OPENING, PUBLISHED_PROBES, opening_observations};
pub use raster::{COLUMNS, ROWS, Raster};

use crate::plane::{Point, Spot};
use rand::Rng;

/// Where Pdata comes from. One rule today: more follow on the same plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Land, not sea: uniform on the land of the Earth.
    Earth,
}

impl Rule {
    /// The raster that decides everything about this rule: draws, guesses, probes, cases, and the drawn coast.
    pub fn raster(self) -> &'static Raster {
        match self {
            Self::Earth => land(),
        }
    }

    /// p_data at a place, per share of the plane: 1/area on land, 0 at sea.
    pub fn density(self, p: Point) -> f64 {
        if self.raster().contains(p) { self.density_on_land() } else { 0.0 }
    }

    /// p_data anywhere on land: 3.478 for the Earth.
    pub fn density_on_land(self) -> f64 {
        1.0 / self.raster().land_share()
    }

    /// `n` true observations, by rejection: throw darts at the whole plane, keep those that land on land. What is kept
    /// is uniform on land, because every spot of land was equally likely to be hit.
    pub fn draw(self, n: usize, rng: &mut impl Rng) -> Vec<Spot> {
        let raster = self.raster();
        let mut kept = Vec::with_capacity(n);
        while kept.len() < n {
            // 32 bits a dart: 16 for each coordinate.
            let bits = rng.next_u32();
            let spot = Spot { i: (bits >> 16) as u16, j: bits as u16 };
            if raster.contains(spot.point()) {
                kept.push(spot);
            }
        }
        kept
    }
}
