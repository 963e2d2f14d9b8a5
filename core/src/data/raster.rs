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
#[derive(Debug, PartialEq, Eq)]
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
        let mut raster = Self::with_room(columns, rows);
        for row in 0..rows {
            let cells = &land[row * columns..][..columns];
            let differs = |column: &usize| cells[*column] != (*column > 0 && cells[column - 1]);
            raster.add_row(&mut (0..columns).filter(differs));
        }
        raster
    }

    /// A raster without a row, but with room for so many.
    pub(super) fn with_room(columns: usize, rows: usize) -> Self {
        let land = Vec::with_capacity(columns * rows);
        let mut below = Vec::with_capacity((columns + 1) * (rows + 1));
        below.resize(columns + 1, 0);
        Self { columns, rows: 0, land, below }
    }

    /// One row more, to the north, from the columns where a cell differs from its western neighbour, in order. West of
    /// the first is sea. Run by run and not cell by cell: code that is not optimised yet then has less to do.
    /// The columns come through a pointer, so that this is compiled once.
    pub(super) fn add_row(&mut self, edges: &mut dyn Iterator<Item = usize>) {
        let (land, below) = (self.land.len(), self.below.len());
        self.land.resize(land + self.columns, false);
        self.below.extend_from_within(below - self.columns - 1..);
        let (land, below) = (&mut self.land[land..], &mut self.below[below + 1..]);
        let (mut from, mut is_land, mut in_row) = (0, false, 0);
        for to in edges.chain([self.columns]) {
            let run = below[from..to].iter_mut();
            if is_land {
                land[from..to].fill(true);
                run.for_each(|below| {
                    in_row += 1;
                    *below += in_row;
                });
            } else {
                run.for_each(|below| *below += in_row);
            }
            (from, is_land) = (to, !is_land);
        }
        self.rows += 1;
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

    /// Whether the rule allows this place. The east and north edges belong to the last cells; beyond the plane nothing is allowed.
    pub fn contains(&self, p: Point) -> bool {
        if !Rect::PLANE.contains(p) {
            return false;
        }
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

    /// Land inside each cell of a grid over the whole plane, row-major from the north-west: to the last bit what
    /// [`Raster::land_in`] says of it, but each crossing of the grid's lines is looked up once, not four times.
    pub fn land_in_cells(&self, columns: usize, rows: usize) -> Vec<f64> {
        let edge = |k: usize, n: usize| k as f64 / n as f64;
        let xs: Vec<Cut> = (0..=columns).map(|k| Cut::new(edge(k, columns), self.columns)).collect();
        let along = |k: usize| {
            let y = Cut::new(edge(k, rows), self.rows);
            xs.iter().map(move |x| self.below_cut(*x, y))
        };
        let n_cells = (self.columns * self.rows) as f64;
        let mut land = Vec::with_capacity(columns * rows);
        let mut north: Vec<f64> = along(rows).collect();
        let mut south = Vec::with_capacity(xs.len());
        for row_from_south in (0..rows).rev() {
            south.clear();
            south.extend(along(row_from_south));
            let corners = north.windows(2).zip(south.windows(2));
            land.extend(corners.map(|(north, south)| (north[1] - north[0] - south[1] + south[0]) / n_cells));
            std::mem::swap(&mut north, &mut south);
        }
        land
    }

    /// F(x, y) in cells.
    fn below(&self, x: f64, y: f64) -> f64 {
        self.below_cut(Cut::new(x, self.columns), Cut::new(y, self.rows))
    }

    fn below_cut(&self, x: Cut, y: Cut) -> f64 {
        let width = self.columns + 1;
        let (lower, upper) = self.below[y.cell * width..(y.cell + 2) * width].split_at(width);
        let along = |row: &[u32]| f64::from(row[x.cell]) * (1.0 - x.past) + f64::from(row[x.cell + 1]) * x.past;
        along(lower) * (1.0 - y.past) + along(upper) * y.past
    }
}

/// Where a coordinate cuts the cells of a side.
#[derive(Clone, Copy)]
struct Cut {
    /// The cell that it cuts.
    cell: usize,
    /// How far it is past the west or south edge of that cell, as a share of it.
    past: f64,
}

impl Cut {
    fn new(v: f64, n: usize) -> Self {
        let v = v * n as f64;
        let cell = (v as usize).min(n - 1);
        Self { cell, past: v - cell as f64 }
    }
}
