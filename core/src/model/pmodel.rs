//! The model on screen: one of the models of this folder, as the page and the metrics meet it.

use super::{BoundingBox, Density, Grid, Sampler};
use crate::data::Raster;
use crate::plane::{Point, Rect};
use crate::rng::LabRng;

/// Which model a person chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelKind {
    /// [`BoundingBox`].
    BoundingBox,
    /// [`Grid`].
    Grid,
}

/// A fitted model of places in the plane.
#[derive(Clone, Debug)]
pub enum Pmodel {
    /// Uniform inside a rectangle.
    BoundingBox(BoundingBox),
    /// Constant in each cell.
    Grid(Grid),
}

/// A part of the plane where p_model is constant. Divergences and cases are sums over these.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Share of the plane.
    pub area: f64,
    /// The land of it, as a share of the plane.
    pub land_area: f64,
    /// p_model there, per share of the plane.
    pub density: f64,
}

impl Pmodel {
    /// Whether p_model drops to 0 at an edge that a person can see, so that "made" means "inside".
    pub fn has_sharp_edge(&self) -> bool {
        match self {
            Self::BoundingBox(_) => true,
            Self::Grid(_) => false,
        }
    }

    /// p_model at a place, per share of the plane.
    pub fn density(&self, p: Point) -> f64 {
        match self {
            Self::BoundingBox(m) => {
                if m.rect().contains(p) {
                    m.density_inside()
                } else {
                    0.0
                }
            }
            Self::Grid(m) => m.density_in(m.params().cell_at(p)),
        }
    }

    /// The plane cut into pieces of constant density. Areas sum to 1, area × density sums to 1.
    pub fn pieces(&self, rule: &Raster) -> Vec<Piece> {
        match self {
            Self::BoundingBox(m) => {
                let (area, land_area) = (m.rect().area(), rule.land_in(m.rect()));
                let outside = Piece { area: 1.0 - area, land_area: rule.land_share() - land_area, density: 0.0 };
                vec![Piece { area, land_area, density: m.density_inside() }, outside]
            }
            Self::Grid(m) => (0..m.mass().len())
                .map(|cell_idx| {
                    let rect: Rect = m.params().rect(cell_idx);
                    let area = 1.0 / m.mass().len() as f64;
                    Piece { area, land_area: rule.land_in(rect), density: m.density_in(cell_idx) }
                })
                .collect(),
        }
    }
}

impl Sampler<Point> for Pmodel {
    fn sample(&self, rng: &mut LabRng) -> Point {
        match self {
            Self::BoundingBox(m) => m.sample(rng),
            Self::Grid(m) => m.sample(rng),
        }
    }
}

impl Density<Point> for Pmodel {
    fn ln_density(&self, x: &Point) -> f64 {
        match self {
            Self::BoundingBox(m) => m.ln_density(x),
            Self::Grid(m) => m.ln_density(x),
        }
    }
}
