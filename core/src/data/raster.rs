//! A rule as a raster: which cells of the plane are land.
//!
//! Areas are exact for any rectangle, not only whole cells, through a summed-area table (Crow 1984, "Summed-area
//! tables for texture mapping"): F(x, y), the land west and south of a place, is stored at cell corners and is
//! bilinear in between, because a cell is either all land or all sea. A rectangle's land is then four look-ups.

use super::mask::Mask;
use crate::plane::{Point, Rect};

/// Columns of the land raster, equal in longitude.
pub const COLUMNS: usize = 1440;
/// Rows of the land raster, equal in the sine of latitude.
pub const ROWS: usize = 720;

/// Land and sea, cell by cell, with a summed-area table.
#[derive(Debug)]
pub struct Raster {
    columns: usize,
    rows: usize,
    /// Row-major from the south-west, `true` = land.
    land: Vec<bool>,
    /// `(columns + 1) * (rows + 1)` counts of land cells west and south of each corner.
    below: Vec<u32>,
}

impl Raster {
    /// A raster from `columns * rows` cells, row-major from the south-west.
    ///
    /// # Panics
    /// If the number of cells differs: the cells are ours, never a reader's.
    pub fn new(columns: usize, rows: usize, land: Vec<bool>) -> Self {
        assert_eq!(land.len(), columns * rows);
        let mut below = vec![0; (columns + 1) * (rows + 1)];
        for row in 0..rows {
            let mut in_row = 0;
            for column in 0..columns {
                in_row += u32::from(land[row * columns + column]);
                below[(row + 1) * (columns + 1) + column + 1] = below[row * (columns + 1) + column + 1] + in_row;
            }
        }
        Self { columns, rows, land, below }
    }

    /// The cells of a mask.
    pub fn from_mask(mask: &Mask) -> Self {
        let rows_from_south = (0..Mask::ROWS).rev();
        let cells = rows_from_south.flat_map(|row| (0..Mask::COLUMNS).map(move |column| mask.cell(column, row)));
        Self::new(Mask::COLUMNS, Mask::ROWS, cells.collect())
    }

    /// Number of columns.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Whether a cell is land; columns from the west, rows from the south.
    pub fn cell(&self, column: usize, row: usize) -> bool {
        self.land[row * self.columns + column]
    }

    /// Whether the rule allows this place. The east and north edges belong to the last cells.
    pub fn contains(&self, p: Point) -> bool {
        let index = |v: f64, n: usize| ((v * n as f64) as usize).min(n - 1);
        self.cell(index(p.x, self.columns), index(p.y, self.rows))
    }

    /// Land as a share of the plane.
    pub fn land_share(&self) -> f64 {
        f64::from(self.below[self.below.len() - 1]) / (self.columns * self.rows) as f64
    }

    /// p_data at a place, per share of the plane: 1/area on land, 0 at sea.
    pub fn density(&self, p: Point) -> f64 {
        if self.contains(p) { self.density_on_land() } else { 0.0 }
    }

    /// p_data anywhere on land: 3.478 for the Earth. Infinite without land; a [`super::Rule`] hands out no such raster.
    pub fn density_on_land(&self) -> f64 {
        1.0 / self.land_share()
    }

    /// Land inside a rectangle, as a share of the plane. Exact, cut cells included.
    pub fn land_in(&self, rect: Rect) -> f64 {
        let corners =
            self.below(rect.east, rect.north) - self.below(rect.west, rect.north) - self.below(rect.east, rect.south)
                + self.below(rect.west, rect.south);
        corners / (self.columns * self.rows) as f64
    }

    /// F(x, y) in cells.
    fn below(&self, x: f64, y: f64) -> f64 {
        let (x, y) = (x * self.columns as f64, y * self.rows as f64);
        let column = (x as usize).min(self.columns - 1);
        let row = (y as usize).min(self.rows - 1);
        let (right, up) = (x - column as f64, y - row as f64);
        let corner = |c: usize, r: usize| f64::from(self.below[r * (self.columns + 1) + c]);
        let south = corner(column, row) * (1.0 - right) + corner(column + 1, row) * right;
        let north = corner(column, row + 1) * (1.0 - right) + corner(column + 1, row + 1) * right;
        south * (1.0 - up) + north * up
    }
}
