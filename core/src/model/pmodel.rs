//! The model on screen: one of the models of this folder, as the page and the metrics meet it.

use super::{BoundingBox, CELL_COLUMNS, CELL_ROWS, Density, Grid, KernelDensity, Mixture, Painted, Rastered, Sampler};
use crate::data::{Mask, Raster};
use crate::math;
use crate::plane::{Point, Rect};
use crate::rng::LabRng;

/// Which model a person chose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelKind {
    /// [`BoundingBox`].
    BoundingBox,
    /// [`Grid`].
    Grid,
    /// [`KernelDensity`].
    KernelDensity,
    /// [`Mixture`].
    Mixture,
    /// [`Painted`].
    Painted,
}

impl ModelKind {
    /// All of them, simplest first.
    pub const ALL: [Self; 5] = [Self::BoundingBox, Self::Grid, Self::KernelDensity, Self::Mixture, Self::Painted];
}

/// A fitted model of places in the plane.
#[derive(Clone, Debug)]
pub enum Pmodel {
    /// Uniform inside a rectangle.
    BoundingBox(BoundingBox),
    /// Constant in each cell.
    Grid(Grid),
    /// A bell on every observation.
    KernelDensity(Rastered<KernelDensity>),
    /// A few bells.
    Mixture(Rastered<Mixture>),
    /// Uniform on the painted cells.
    Painted(Painted),
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
            Self::BoundingBox(_) | Self::Painted(_) => true,
            Self::Grid(_) | Self::KernelDensity(_) | Self::Mixture(_) => false,
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
            Self::KernelDensity(m) => math::exp(m.model().ln_density(&p)),
            Self::Mixture(m) => math::exp(m.model().ln_density(&p)),
            Self::Painted(m) => {
                if m.mask().contains(p) {
                    m.density_inside()
                } else {
                    0.0
                }
            }
        }
    }

    /// p_model of each cell of a smooth model's raster, row by row from the north-west.
    pub fn cells(&self) -> Option<&[f64]> {
        match self {
            Self::KernelDensity(m) => Some(m.cells()),
            Self::Mixture(m) => Some(m.cells()),
            Self::BoundingBox(_) | Self::Grid(_) | Self::Painted(_) => None,
        }
    }

    /// Share of the mass that lies beyond the plane: bells have no edge.
    pub fn off_plane(&self) -> f64 {
        match self {
            Self::KernelDensity(m) => m.off_plane(),
            Self::Mixture(m) => m.off_plane(),
            Self::BoundingBox(_) | Self::Grid(_) | Self::Painted(_) => 0.0,
        }
    }

    /// The plane cut into pieces of constant density, a smooth model by its raster. Areas sum to 1, area × density sums to 1 less
    /// [`Self::off_plane`].
    pub fn pieces(&self, rule: &Raster) -> Vec<Piece> {
        match self {
            Self::BoundingBox(m) => {
                let (area, land_area) = (m.rect().area(), rule.land_in(m.rect()));
                let outside = Piece { area: 1.0 - area, land_area: rule.land_share() - land_area, density: 0.0 };
                vec![Piece { area, land_area, density: m.density_inside() }, outside]
            }
            Self::Grid(m) => {
                let area = 1.0 / m.mass().len() as f64;
                let land_areas = rule.land_in_cells(m.params().columns, m.params().rows).into_iter();
                let piece = |(cell_idx, land_area)| Piece { area, land_area, density: m.density_in(cell_idx) };
                land_areas.enumerate().map(piece).collect()
            }
            Self::KernelDensity(m) => raster_pieces(m.cells(), rule),
            Self::Mixture(m) => raster_pieces(m.cells(), rule),
            Self::Painted(m) => {
                let area = 1.0 / Mask::CELLS as f64;
                let land_areas = rule.land_in_cells(Mask::COLUMNS, Mask::ROWS);
                let piece =
                    |cell_idx: &usize| Piece { area, land_area: land_areas[*cell_idx], density: m.density_inside() };
                let mut pieces: Vec<Piece> = m.cells().iter().map(piece).collect();
                let land_area = rule.land_share() - pieces.iter().map(|p| p.land_area).sum::<f64>();
                let unpainted = (Mask::CELLS - m.cells().len()) as f64 * area;
                pieces.push(Piece { area: unpainted, land_area, density: 0.0 });
                pieces
            }
        }
    }

    /// Pmodel's mass in a rectangle of the plane, 0 to 1: exact, cut cells included; of a smooth model by its raster.
    pub fn mass_in(&self, rect: Rect) -> f64 {
        match self {
            Self::BoundingBox(m) => {
                let r = m.rect();
                overlap(r.west, r.east, rect.west, rect.east)
                    * overlap(r.south, r.north, rect.south, rect.north)
                    * m.density_inside()
            }
            Self::Grid(m) => cells_in(m.params().columns, m.params().rows, rect, |cell_idx| m.mass()[cell_idx]),
            Self::KernelDensity(m) => raster_mass(m.cells(), rect),
            Self::Mixture(m) => raster_mass(m.cells(), rect),
            Self::Painted(m) => {
                let mass = 1.0 / m.cells().len() as f64;
                let mass_of = |cell_idx| if m.mask().is_on(cell_idx) { mass } else { 0.0 };
                cells_in(Mask::COLUMNS, Mask::ROWS, rect, mass_of)
            }
        }
    }
}

/// A smooth model's raster as pieces.
pub(crate) fn raster_pieces(cells: &[f64], rule: &Raster) -> Vec<Piece> {
    let area = 1.0 / cells.len() as f64;
    let land_areas = rule.land_in_cells(CELL_COLUMNS, CELL_ROWS).into_iter();
    cells.iter().zip(land_areas).map(|(density, land_area)| Piece { area, land_area, density: *density }).collect()
}

fn raster_mass(cells: &[f64], rect: Rect) -> f64 {
    cells_in(CELL_COLUMNS, CELL_ROWS, rect, |cell_idx| cells[cell_idx] / cells.len() as f64)
}

/// The length that two intervals have in common.
fn overlap(a: f64, b: f64, c: f64, d: f64) -> f64 {
    (b.min(d) - a.max(c)).max(0.0)
}

/// The sum of the masses of cells, row by row from the north-west, each times its share inside a rectangle.
fn cells_in(columns: usize, rows: usize, rect: Rect, mass_of: impl Fn(usize) -> f64) -> f64 {
    let shares = |n: usize, from: f64, to: f64| {
        let (from, to) = (from * n as f64, to * n as f64);
        let last = (to as usize).min(n - 1);
        (from as usize..=last).map(move |k| (k, overlap(k as f64, k as f64 + 1.0, from, to)))
    };
    let mut sum = 0.0;
    for (row_from_south, height) in shares(rows, rect.south, rect.north) {
        let first = (rows - 1 - row_from_south) * columns;
        let row: f64 = shares(columns, rect.west, rect.east).map(|(c, width)| mass_of(first + c) * width).sum();
        sum += row * height;
    }
    sum
}

impl Sampler<Point> for Pmodel {
    fn sample(&self, rng: &mut LabRng) -> Point {
        match self {
            Self::BoundingBox(m) => m.sample(rng),
            Self::Grid(m) => m.sample(rng),
            Self::KernelDensity(m) => m.model().sample(rng),
            Self::Mixture(m) => m.model().sample(rng),
            Self::Painted(m) => m.sample(rng),
        }
    }

    // Not the one that the trait brings: that would be compiled where it is called, in the page, for size.
    fn sample_into(&self, rng: &mut LabRng, n: usize, samples: &mut Vec<Point>) {
        match self {
            Self::BoundingBox(m) => m.sample_into(rng, n, samples),
            Self::Grid(m) => m.sample_into(rng, n, samples),
            Self::KernelDensity(m) => m.model().sample_into(rng, n, samples),
            Self::Mixture(m) => m.model().sample_into(rng, n, samples),
            Self::Painted(m) => m.sample_into(rng, n, samples),
        }
    }
}

impl Density<Point> for Pmodel {
    fn ln_density(&self, x: &Point) -> f64 {
        match self {
            Self::BoundingBox(m) => m.ln_density(x),
            Self::Grid(m) => m.ln_density(x),
            Self::KernelDensity(m) => m.model().ln_density(x),
            Self::Mixture(m) => m.model().ln_density(x),
            Self::Painted(m) => m.ln_density(x),
        }
    }
}
