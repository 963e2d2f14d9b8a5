//! Pdata: the hidden rule that observations come from. And the outfits, whose rule nobody knows,
//! as five values and as pictures; and jars, which differ in two things only.

mod figure;
mod jars;
mod land;
mod mask;
mod opening;
mod outfits;
mod pictures;
mod preset;
mod raster;
mod shores;
mod toy;

pub use figure::{FIGURE_VIEW_BOX, figure, figure_outlined};
pub use jars::{Jar, JarSettings};
pub use land::{LandDecoder, land};
pub use mask::Mask;
pub(crate) use mask::place_in;
pub use opening::{OPENING, PUBLISHED_PROBES, opening_observations};
pub use outfits::{COMBINATIONS, DataSet, Feature, Locks, MAX_VALUES, Outfit, PUBLISHED_ROWS, SeenOutfit, Tally};
pub use pictures::{Drawing, GREYS, PIXELS, Picture, SIDE, TrainingPictures, training_outfits};
pub use preset::Preset;
pub use raster::{COLUMNS, ROWS, Raster};
pub use toy::{Toy, ToyDensity};

use crate::plane::{Bounds, Spot};
use crate::rng::LabRng;
use rand::Rng;
use std::fmt;
use std::sync::Arc;

/// Where Pdata comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// Land, not sea: uniform on the land of the Earth.
    Earth,
    /// Uniform on the cells that a person painted.
    Painted(Arc<World>),
    /// A density with a formula.
    Toy(Toy),
    /// None that we know: only a person's own points, on a plane with bounds of its own.
    OwnPlane(Bounds),
}

/// A painted world: its cells, and the raster that they make. Two are equal when their cells are.
pub struct World {
    mask: Mask,
    raster: Raster,
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "World({:?})", self.mask)
    }
}

impl PartialEq for World {
    fn eq(&self, other: &Self) -> bool {
        self.mask == other.mask
    }
}

impl Eq for World {}

impl World {
    /// The world of these cells.
    pub fn new(mask: Mask) -> Self {
        let raster = Raster::from_mask(&mask);
        Self { mask, raster }
    }

    /// Its land.
    pub fn mask(&self) -> &Mask {
        &self.mask
    }

    /// Its land as a raster of 96 by 48 cells; it may have none.
    pub fn raster(&self) -> &Raster {
        &self.raster
    }
}

impl Rule {
    /// A painted rule.
    pub fn painted(mask: Mask) -> Self {
        Self::Painted(Arc::new(World::new(mask)))
    }

    /// Whether it tells land from sea, if only all sea as yet.
    pub fn is_a_map(&self) -> bool {
        !matches!(self, Self::OwnPlane(_) | Self::Toy(_))
    }

    /// Whether anything is known to be allowed, so that there is a [`Self::raster`]; without working that out.
    pub fn allows_something(&self) -> bool {
        match self {
            Self::Earth => true,
            Self::Painted(world) => !world.mask.is_empty(),
            Self::OwnPlane(_) | Self::Toy(_) => false,
        }
    }

    /// Whether it can be drawn from.
    pub fn can_be_drawn(&self) -> bool {
        matches!(self, Self::Toy(_)) || self.allows_something()
    }

    /// The raster that decides everything about this rule: draws, guesses, probes, cases, and the drawn coast. `None`
    /// where nothing is known to be allowed: no rule, one without an edge, or a painted one without land. Then there is no p_data, and
    /// nothing that compares with it.
    pub fn raster(&self) -> Option<&Raster> {
        match self {
            Self::Earth => Some(land()),
            Self::Painted(world) => Some(&world.raster).filter(|_| !world.mask.is_empty()),
            Self::OwnPlane(_) | Self::Toy(_) => None,
        }
    }

    /// `n` true observations, uniform on the land; none where nothing is allowed.
    ///
    /// The Earth by rejection: throw darts at the whole plane, keep those that land on land. What is kept is uniform on
    /// land, because every spot of land was equally likely to be hit. A painted world cell by cell instead: with one
    /// cell of land, thousands of darts would miss. A toy by its formula; what lies beyond the plane is moved to its edge.
    pub fn draw(&self, n: usize, rng: &mut LabRng) -> Vec<Spot> {
        if let Self::Toy(toy) = self {
            return (0..n).map(|_| Spot::nearest(toy.draw(rng))).collect();
        }
        let Some(raster) = self.raster() else { return Vec::new() };
        let cells = match self {
            Self::Painted(world) => world.mask.cells(),
            _ => Vec::new(),
        };
        let mut kept = Vec::with_capacity(n);
        while kept.len() < n {
            let spot = if cells.is_empty() {
                // 32 bits a dart: 16 for each coordinate.
                let bits = rng.next_u32();
                Spot { i: (bits >> 16) as u16, j: bits as u16 }
            } else {
                Spot::nearest(place_in(&cells, rng))
            };
            // Also in a painted world: the edge of a cell may cut a step of the plane, whose middle is then at sea.
            if raster.contains(spot.point()) {
                kept.push(spot);
            }
        }
        kept
    }
}
