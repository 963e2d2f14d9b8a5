//! Worlds to start painting from. Each is a pure function of cell centres, so that it is the same everywhere.

use super::land::land;
use super::mask::Mask;
use crate::plane::Point;

/// A world that a brush can go on from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// All sea.
    Nothing,
    /// The land of the Earth, in cells.
    Earth,
    /// Land around a lake.
    Ring,
    /// One island in the west and one in the east.
    TwoIslands,
    /// A dozen islands of different sizes.
    Archipelago,
}

/// An ellipse along the axes: centre, then half its width and half its height, in plane units.
type Ellipse = (f64, f64, f64, f64);

const RING: [Ellipse; 1] = [(0.5, 0.5, 0.36, 0.43)];

const LAKE: Ellipse = (0.5, 0.5, 0.22, 0.2);

const TWO_ISLANDS: [Ellipse; 2] = [(0.27, 0.57, 0.17, 0.29), (0.74, 0.41, 0.16, 0.27)];

const ARCHIPELAGO: [Ellipse; 12] = [
    (0.14, 0.74, 0.075, 0.13),
    (0.3, 0.86, 0.035, 0.06),
    (0.36, 0.62, 0.085, 0.11),
    (0.56, 0.8, 0.06, 0.1),
    (0.75, 0.87, 0.04, 0.055),
    (0.85, 0.66, 0.08, 0.12),
    (0.63, 0.53, 0.045, 0.07),
    (0.12, 0.4, 0.045, 0.08),
    (0.28, 0.25, 0.09, 0.14),
    (0.5, 0.27, 0.05, 0.1),
    (0.71, 0.22, 0.085, 0.11),
    (0.9, 0.32, 0.04, 0.07),
];

impl Preset {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Nothing, Self::Earth, Self::Ring, Self::TwoIslands, Self::Archipelago];

    /// Its cells.
    pub fn mask(self) -> Mask {
        let islands: &[Ellipse] = match self {
            Self::Nothing => &[],
            Self::Earth => return Mask::from_raster(land()),
            Self::Ring => &RING,
            Self::TwoIslands => &TWO_ISLANDS,
            Self::Archipelago => &ARCHIPELAGO,
        };
        let has_lake = self == Self::Ring;
        Mask::from_fn(|p| islands.iter().any(|island| within(p, *island)) && !(has_lake && within(p, LAKE)))
    }
}

fn within(p: Point, (x, y, half_width, half_height): Ellipse) -> bool {
    let (dx, dy) = ((p.x - x) / half_width, (p.y - y) / half_height);
    dx * dx + dy * dy <= 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Land in pieces that touch along a side.
    fn islands(mask: &Mask) -> usize {
        let mut left = mask.clone();
        let mut n_islands = 0;
        while let Some(first) = left.cells().first().copied() {
            let mut coast = vec![first];
            while let Some(cell_idx) = coast.pop() {
                if left.is_on(cell_idx) {
                    left = Mask::from_cells(|idx| idx != cell_idx && left.is_on(idx));
                    let (column, row) = (cell_idx % Mask::COLUMNS, cell_idx / Mask::COLUMNS);
                    let beside = [(column + 1, row), (column.wrapping_sub(1), row), (column, row + 1)];
                    let beside = beside.into_iter().chain([(column, row.wrapping_sub(1))]);
                    coast.extend(beside.filter(|(c, r)| left.cell(*c, *r)).map(|(c, r)| r * Mask::COLUMNS + c));
                }
            }
            n_islands += 1;
        }
        n_islands
    }

    #[test]
    fn presets_are_what_they_are_called() {
        assert!(Preset::Nothing.mask().is_empty());
        assert_eq!([Preset::Ring, Preset::TwoIslands, Preset::Archipelago].map(|p| islands(&p.mask())), [1, 2, 12]);
        assert!(!Preset::Ring.mask().contains(Point { x: 0.5, y: 0.5 }));
        let share = |preset: Preset| preset.mask().count() as f64 / Mask::CELLS as f64;
        assert!((share(Preset::Earth) - land().land_share()).abs() < 0.01, "{}", share(Preset::Earth));
        for preset in [Preset::Ring, Preset::TwoIslands, Preset::Archipelago] {
            assert!((0.15..0.5).contains(&share(preset)), "{preset:?} {}", share(preset));
        }
    }
}
