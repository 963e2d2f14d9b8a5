//! The drawn coast: the contour of the raster that decides everything else, by marching squares (Lorensen & Cline 1987
//! in two dimensions).
//!
//! Contour points are the middles of the lines between a land cell's centre and a sea cell's, so the picture is within
//! half a cell of the rule. Beyond the plane all counts as sea: every ring closes.

use crate::data::Raster;

/// A closed line in plane units; the last point joins the first. Land lies inside by the even-odd rule.
pub type Ring = Vec<(f32, f32)>;

/// A crossing of the contour with the lattice of cell centres. Horizontal edges have even keys, vertical ones odd.
type EdgeKey = usize;

/// All rings of a raster's contour.
pub fn coast(raster: &Raster) -> Vec<Ring> {
    let mut tracer = CoastTracer::new(raster);
    while !tracer.step() {}
    tracer.rings
}

/// Finds the contour in small steps: the whole takes tens of milliseconds, too long for a page to wait.
pub struct CoastTracer<'a> {
    lattice: Lattice<'a>,
    /// From each crossing, where the contour goes next; `u32::MAX`: nowhere. Directed with land on the left, so that
    /// there is one way on.
    next: Vec<u32>,
    /// Rows of squares that are done.
    rows: usize,
    /// Crossings that no ring can begin at any more.
    crossings: usize,
    rings: Vec<Ring>,
}

impl<'a> CoastTracer<'a> {
    /// Nothing traced yet.
    pub fn new(raster: &'a Raster) -> Self {
        let lattice = Lattice { columns: raster.columns() + 1, raster };
        let next = vec![u32::MAX; 2 * lattice.columns * (raster.rows() + 2)];
        Self { lattice, next, rows: 0, crossings: 0, rings: Vec::new() }
    }

    /// One step more; `true` when all rings are there.
    pub fn step(&mut self) -> bool {
        if self.rows <= self.lattice.raster.rows() {
            for column in 0..self.lattice.columns {
                for (from, to) in self.lattice.crossings(column, self.rows).into_iter().flatten() {
                    self.next[from] = to as u32;
                }
            }
            self.rows += 1;
            return false;
        }
        let until = self.next.len().min(self.crossings + 20_000);
        while self.crossings < until {
            if self.next[self.crossings] != u32::MAX {
                let ring = self.ring_from(self.crossings);
                self.rings.push(ring);
            }
            self.crossings += 1;
        }
        self.crossings == self.next.len()
    }

    /// The rings found so far.
    pub fn into_rings(self) -> Vec<Ring> {
        self.rings
    }

    fn ring_from(&mut self, start: EdgeKey) -> Ring {
        let mut ring = Ring::new();
        let mut at = start;
        while self.next[at] != u32::MAX {
            push_unless_straight(&mut ring, self.lattice.place(at));
            at = std::mem::replace(&mut self.next[at], u32::MAX) as usize;
        }
        ring
    }
}

/// Squares between cell centres, one more than cells each way: square (c, r) has the cells (c − 1, r − 1) to (c, r) at
/// its corners.
struct Lattice<'a> {
    columns: usize,
    raster: &'a Raster,
}

impl Lattice<'_> {
    /// Whether the cell south-west of the square's north-east corner is land; off the plane is sea.
    fn is_land(&self, column: usize, row: usize) -> bool {
        let inside = (1..=self.raster.columns()).contains(&column) && (1..=self.raster.rows()).contains(&row);
        inside && self.raster.cell(column - 1, row - 1)
    }

    /// The south edge of a square; its north edge is the south edge of the square above.
    fn south(&self, column: usize, row: usize) -> EdgeKey {
        2 * (row * self.columns + column)
    }

    /// The west edge of a square.
    fn west(&self, column: usize, row: usize) -> EdgeKey {
        self.south(column, row) + 1
    }

    /// The directed pieces of contour in a square: none, one or two.
    fn crossings(&self, column: usize, row: usize) -> [Option<(EdgeKey, EdgeKey)>; 2] {
        let (s, n) = (self.south(column, row), self.south(column, row + 1));
        let (w, e) = (self.west(column, row), self.west(column + 1, row));
        let corner = |dc, dr| usize::from(self.is_land(column + dc, row + dr));
        let (sw, se, nw, ne) = (corner(0, 0), corner(1, 0), corner(0, 1), corner(1, 1));
        // Bits: north-west, north-east, south-east, south-west.
        match nw << 3 | ne << 2 | se << 1 | sw {
            0b0001 => [Some((s, w)), None],
            0b0010 => [Some((e, s)), None],
            0b0011 => [Some((e, w)), None],
            0b0100 => [Some((n, e)), None],
            0b0110 => [Some((n, s)), None],
            0b0111 => [Some((n, w)), None],
            0b1000 => [Some((w, n)), None],
            0b1001 => [Some((s, n)), None],
            0b1011 => [Some((e, n)), None],
            0b1100 => [Some((w, e)), None],
            0b1101 => [Some((s, e)), None],
            0b1110 => [Some((w, s)), None],
            // Two corners that touch: keep the land apart.
            0b0101 => [Some((s, w)), Some((n, e))],
            0b1010 => [Some((e, s)), Some((w, n))],
            _ => [None, None],
        }
    }

    /// Where an edge is crossed, in plane units.
    fn place(&self, edge: EdgeKey) -> (f32, f32) {
        let (square, is_west) = (edge / 2, edge % 2 == 1);
        let (column, row) = ((square % self.columns) as f32, (square / self.columns) as f32);
        // Square (c, r) spans the centres (c − 0.5, r − 0.5) to (c + 0.5, r + 0.5); the plane ends at 0 and n.
        let (x, y) = if is_west { (column - 0.5, row) } else { (column, row - 0.5) };
        let share = |v: f32, n: usize| (v / n as f32).clamp(0.0, 1.0);
        (share(x, self.raster.columns()), share(y, self.raster.rows()))
    }
}

/// A third of the points stand on straight runs and can go.
fn push_unless_straight(ring: &mut Ring, p: (f32, f32)) {
    if let [.., a, b] = ring[..] {
        let cross = (b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0);
        if cross.abs() < 1e-9 {
            ring.pop();
        }
    }
    ring.push(p);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::land;

    #[test]
    fn the_rings_enclose_the_land_and_no_more() {
        // Signed area by the shoelace formula: land on the left, so holes count negative.
        let area = |ring: &Ring| {
            let pairs = ring.iter().zip(ring.iter().cycle().skip(1));
            pairs.map(|(a, b)| f64::from(a.0) * f64::from(b.1) - f64::from(b.0) * f64::from(a.1)).sum::<f64>() / 2.0
        };
        let total: f64 = coast(land()).iter().map(area).sum();
        assert!((total - land().land_share()).abs() < 0.001, "{total}");
    }

    #[test]
    fn one_cell_of_land_is_one_diamond() {
        let mut cells = vec![false; 9];
        cells[4] = true;
        let rings = coast(&Raster::new(3, 3, cells));
        assert_eq!(rings.len(), 1);
        assert_eq!(rings[0].len(), 4);
    }
}
