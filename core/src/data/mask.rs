//! What a person paints: a coarse raster that fits in a link.
//!
//! 96 columns by 48 rows of cells, columns equal in longitude and rows equal in the sine of latitude, so that all cells
//! have the same area, 1/4608 of the plane. On screen they are nearly square. One bit a cell, row by row from the
//! north-west corner eastward: 576 bytes.

use super::raster::Raster;
use crate::plane::{ASPECT, Point, Rect, Spot};
use crate::rng::Fnv1a;
use rand::{Rng, RngExt};
use std::fmt;

/// A painted set of cells. Cells are numbered row by row from the north-west corner, 0 to 4607.
#[derive(Clone, PartialEq, Eq)]
pub struct Mask {
    /// The most significant bit first.
    bits: [u8; Mask::BYTES],
}

/// How many cells and which, in few words: thousands of zeros would say less.
impl fmt::Debug for Mask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut hash = Fnv1a::new();
        hash.write(&self.bits);
        write!(f, "Mask({} cells, {:x})", self.count(), hash.finish())
    }
}

impl Default for Mask {
    fn default() -> Self {
        Self::empty()
    }
}

impl Mask {
    /// Columns of cells, equal in longitude.
    pub const COLUMNS: usize = 96;
    /// Rows of cells, equal in the sine of latitude.
    pub const ROWS: usize = 48;
    /// All cells.
    pub const CELLS: usize = Self::COLUMNS * Self::ROWS;
    /// Bytes of a mask.
    pub const BYTES: usize = Self::CELLS / 8;

    /// No cell painted.
    pub const fn empty() -> Self {
        Self { bits: [0; Self::BYTES] }
    }

    /// Every cell painted.
    pub const fn full() -> Self {
        Self { bits: [0xff; Self::BYTES] }
    }

    /// The cells for which the function says so, by their numbers.
    pub fn from_cells(is_on: impl Fn(usize) -> bool) -> Self {
        Self::from_each(&is_on)
    }

    /// Behind a pointer, so that it is compiled once and not once for each function.
    fn from_each(is_on: &dyn Fn(usize) -> bool) -> Self {
        let mut mask = Self::empty();
        (0..Self::CELLS).filter(|cell_idx| is_on(*cell_idx)).for_each(|cell_idx| mask.set(cell_idx, true));
        mask
    }

    /// The cells at whose centres the function says so.
    pub fn from_fn(is_on: impl Fn(Point) -> bool) -> Self {
        Self::from_cells(|cell_idx| is_on(Self::centre(cell_idx)))
    }

    /// The cells of which at least half is land.
    pub fn from_raster(raster: &Raster) -> Self {
        Self::from_cells(|cell_idx| raster.land_in(Self::rect(cell_idx)) * Self::CELLS as f64 >= 0.5)
    }

    /// The mask of 576 bytes: a bit a cell, the most significant first.
    pub const fn from_bytes(bits: [u8; Self::BYTES]) -> Self {
        Self { bits }
    }

    /// The 576 bytes that [`Self::from_bytes`] takes.
    pub const fn to_bytes(&self) -> [u8; Self::BYTES] {
        self.bits
    }

    /// Whether a cell is painted; columns from the west, 0 to 95, rows from the north, 0 to 47. None beyond.
    pub fn cell(&self, column: usize, row: usize) -> bool {
        column < Self::COLUMNS && row < Self::ROWS && self.is_on(row * Self::COLUMNS + column)
    }

    /// Whether a cell is painted, by its number. None beyond.
    pub fn is_on(&self, cell_idx: usize) -> bool {
        self.bits.get(cell_idx / 8).is_some_and(|byte| byte & (0x80 >> (cell_idx % 8)) != 0)
    }

    /// How many cells are painted, 0 to 4608.
    pub fn count(&self) -> usize {
        self.bits.iter().map(|byte| byte.count_ones() as usize).sum()
    }

    /// Whether no cell is painted.
    pub fn is_empty(&self) -> bool {
        self.bits.iter().all(|byte| *byte == 0)
    }

    /// The numbers of the painted cells, rising.
    pub fn cells(&self) -> Vec<usize> {
        (0..Self::CELLS).filter(|cell_idx| self.is_on(*cell_idx)).collect()
    }

    /// Whether a place is painted. The east and north edges of the plane belong to the last cells.
    pub fn contains(&self, p: Point) -> bool {
        self.is_on(Self::cell_at(p))
    }

    /// The number of the cell that holds a place.
    pub fn cell_at(p: Point) -> usize {
        let index = |v: f64, n: usize| ((v * n as f64) as usize).min(n - 1);
        let row_from_south = index(p.y, Self::ROWS);
        (Self::ROWS - 1 - row_from_south) * Self::COLUMNS + index(p.x, Self::COLUMNS)
    }

    /// The rectangle of a cell, by its number below 4608.
    pub fn rect(cell_idx: usize) -> Rect {
        let (columns, rows) = (Self::COLUMNS as f64, Self::ROWS as f64);
        let column = (cell_idx % Self::COLUMNS) as f64;
        let row_from_south = (Self::ROWS - 1 - cell_idx / Self::COLUMNS) as f64;
        Rect {
            west: column / columns,
            south: row_from_south / rows,
            east: (column + 1.0) / columns,
            north: (row_from_south + 1.0) / rows,
        }
    }

    /// The middle of a cell, by its number below 4608.
    pub fn centre(cell_idx: usize) -> Point {
        let Rect { west, south, east, north } = Self::rect(cell_idx);
        Point { x: 0.5 * (west + east), y: 0.5 * (south + north) }
    }

    /// Paints or erases along a line. Brush 1 takes the cells that the line passes through; 2 and 3 those whose centres
    /// lie within 1.5 and 2.5 cells of it as the screen shows distances, about three and five cells across.
    pub fn paint(&mut self, from: Spot, to: Spot, brush: i64, on: bool) {
        let (from, to) = (from.point(), to.point());
        if brush <= 1 {
            return self.paint_line(from, to, on);
        }
        let radius = brush as f64 - 0.5;
        // In heights of a cell: on screen a cell is a hundredth narrower than high.
        let scaled = |p: Point| (p.x * (ASPECT * Self::ROWS as f64), p.y * Self::ROWS as f64);
        let ((x, y), end) = (scaled(from), scaled(to));
        let (dx, dy) = (end.0 - x, end.1 - y);
        let square = dx * dx + dy * dy;
        for cell_idx in 0..Self::CELLS {
            let centre = scaled(Self::centre(cell_idx));
            let (cx, cy) = (centre.0 - x, centre.1 - y);
            let along = if square > 0.0 { ((cx * dx + cy * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
            let (across_x, across_y) = (cx - along * dx, cy - along * dy);
            if across_x * across_x + across_y * across_y <= radius * radius {
                self.set(cell_idx, on);
            }
        }
    }

    /// The cells that a line passes through: row by row, all columns between where it enters and where it leaves.
    fn paint_line(&mut self, from: Point, to: Point, on: bool) {
        let (low, high) = if from.y <= to.y { (from, to) } else { (to, from) };
        let scaled = |p: Point| (p.x * Self::COLUMNS as f64, p.y * Self::ROWS as f64);
        let ((x0, y0), (x1, y1)) = (scaled(low), scaled(high));
        let x_at = |y: f64| x0 + (x1 - x0) * ((y - y0) / (y1 - y0));
        for row_from_south in y0 as usize..=(y1 as usize).min(Self::ROWS - 1) {
            let enters = if row_from_south as f64 <= y0 { x0 } else { x_at(row_from_south as f64) };
            let leaves = if row_from_south as f64 + 1.0 >= y1 { x1 } else { x_at(row_from_south as f64 + 1.0) };
            let (west, east) = (enters.min(leaves) as usize, enters.max(leaves) as usize);
            for column in west..=east.min(Self::COLUMNS - 1) {
                self.set((Self::ROWS - 1 - row_from_south) * Self::COLUMNS + column, on);
            }
        }
    }

    fn set(&mut self, cell_idx: usize, on: bool) {
        let bit = 0x80 >> (cell_idx % 8);
        if let Some(byte) = self.bits.get_mut(cell_idx / 8) {
            if on { *byte |= bit } else { *byte &= !bit }
        }
    }
}

/// A place drawn uniformly from some cells, at least one: first the cell, all being of one size, then a place in it.
pub(crate) fn place_in(cells: &[usize], rng: &mut impl Rng) -> Point {
    let nth = rng.random_range(0..cells.len() as u32);
    let Rect { west, south, east, north } = Mask::rect(cells[nth as usize]);
    let (u, v): (f64, f64) = (rng.random(), rng.random());
    Point { x: west + u * (east - west), y: south + v * (north - south) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(column: usize, row: usize) -> Spot {
        Spot::nearest(Mask::centre(row * Mask::COLUMNS + column))
    }

    fn painted(from: Spot, to: Spot, brush: i64) -> Mask {
        let mut mask = Mask::empty();
        mask.paint(from, to, brush, true);
        mask
    }

    #[test]
    fn a_dab_is_one_three_or_five_cells_across() {
        for (brush, count, across) in [(1, 1, 1), (2, 9, 3), (3, 21, 5)] {
            let mask = painted(at(40, 20), at(40, 20), brush);
            assert_eq!((mask.count(), (0..96).filter(|c| mask.cell(*c, 20)).count()), (count, across), "{brush}");
        }
        // At the corner of the plane nothing is painted round the edge.
        assert_eq!(painted(at(0, 0), at(0, 0), 2).cells(), [0, 1, 96, 97]);
    }

    #[test]
    fn a_line_leaves_no_gap_and_is_the_same_both_ways() {
        for (from, to) in [(at(3, 4), at(90, 40)), (at(90, 4), at(2, 5)), (at(5, 47), at(5, 0)), (at(0, 9), at(95, 9))]
        {
            for brush in [1, 2, 3] {
                let mask = painted(from, to, brush);
                assert_eq!(mask, painted(to, from, brush));
                for k in 0..=1_000 {
                    let t = f64::from(k) / 1_000.0;
                    let (a, b) = (from.point(), to.point());
                    let on_line = Point { x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y) };
                    assert!(mask.contains(on_line), "{from:?} {to:?} {t}");
                }
            }
        }
        assert_eq!(painted(at(0, 9), at(95, 9), 1).count(), 96);
        assert_eq!(painted(at(5, 47), at(5, 0), 1).count(), 48);
    }

    #[test]
    fn erasing_takes_back_what_the_same_line_painted() {
        let mut mask = painted(at(10, 10), at(50, 30), 3);
        mask.paint(at(50, 30), at(10, 10), 3, false);
        assert!(mask.is_empty());
    }

    #[test]
    fn cells_places_and_bytes_agree() {
        for cell_idx in 0..Mask::CELLS {
            assert_eq!(Mask::cell_at(Mask::centre(cell_idx)), cell_idx);
        }
        let mask = Mask::from_cells(|cell_idx| cell_idx * cell_idx % 7 == 2);
        assert_eq!(Mask::from_bytes(mask.to_bytes()), mask);
        assert_eq!(mask.cells().len(), mask.count());
        assert_eq!(Mask::full().count(), Mask::CELLS);
        // The first bit is the north-west corner, the last the south-east.
        assert!((Mask::centre(0).y - (1.0 - 0.5 / 48.0)).abs() < 1e-12);
        assert_eq!(Mask::from_cells(|cell_idx| cell_idx == 0).to_bytes()[0], 0x80);
        assert_eq!(Mask::from_cells(|cell_idx| cell_idx == 4_607).to_bytes()[575], 1);
    }
}
