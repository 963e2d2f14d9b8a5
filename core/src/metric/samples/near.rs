//! Which points lie near: a grid of buckets, so that a search looks at a few points and not at all.

use crate::plane::Point;

/// Points in a bucket, on average.
const IN_A_BUCKET: f64 = 2.0;

/// Points in buckets.
#[derive(Clone, Debug)]
pub struct Near {
    points: Vec<Point>,
    from: Point,
    /// Side of a bucket.
    side: f64,
    columns: usize,
    rows: usize,
    /// Where in `order` each bucket begins; one entry more than buckets.
    starts: Vec<u32>,
    order: Vec<u32>,
}

fn squared(a: Point, b: Point) -> f64 {
    (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)
}

impl Near {
    /// Buckets over finite points; at most 2³² of them.
    pub fn new(points: &[Point]) -> Self {
        let bound =
            |of: fn(&Point) -> f64, pick: fn(f64, f64) -> f64, from: f64| points.iter().map(of).fold(from, pick);
        let from = Point { x: bound(|p| p.x, f64::min, f64::INFINITY), y: bound(|p| p.y, f64::min, f64::INFINITY) };
        let to =
            Point { x: bound(|p| p.x, f64::max, f64::NEG_INFINITY), y: bound(|p| p.y, f64::max, f64::NEG_INFINITY) };
        let (wide, high) = ((to.x - from.x).max(0.0), (to.y - from.y).max(0.0));
        // Points on a line have no area, equal ones no length: then by length, or one bucket.
        let n = (points.len() as f64 / IN_A_BUCKET).max(1.0);
        let side = (wide * high / n).sqrt().max(wide.max(high) / n);
        let side = if side > 0.0 && side.is_finite() { side } else { 1.0 };
        let count = |length: f64| if length.is_finite() { (length / side) as usize + 1 } else { 1 };
        let (columns, rows) = (count(wide), count(high));
        let mut near = Self {
            points: points.to_vec(),
            from,
            side,
            columns,
            rows,
            starts: vec![0; columns * rows + 1],
            order: Vec::new(),
        };
        // Counting sort: how many, where each begins, each to its place.
        let buckets: Vec<usize> = points.iter().map(|p| near.bucket(*p)).collect();
        buckets.iter().for_each(|bucket| near.starts[bucket + 1] += 1);
        for bucket in 0..columns * rows {
            near.starts[bucket + 1] += near.starts[bucket];
        }
        let mut next = near.starts.clone();
        near.order = vec![0; points.len()];
        for (idx, bucket) in buckets.into_iter().enumerate() {
            near.order[next[bucket] as usize] = idx as u32;
            next[bucket] += 1;
        }
        near
    }

    fn place(&self, p: Point) -> (usize, usize) {
        let along = |v: f64, n: usize| ((v / self.side).max(0.0) as usize).min(n - 1);
        (along(p.x - self.from.x, self.columns), along(p.y - self.from.y, self.rows))
    }

    fn bucket(&self, p: Point) -> usize {
        let (column, row) = self.place(p);
        row * self.columns + column
    }

    fn in_bucket(&self, column: usize, row: usize) -> impl Iterator<Item = usize> + '_ {
        let bucket = row * self.columns + column;
        self.order[self.starts[bucket] as usize..self.starts[bucket + 1] as usize].iter().map(|idx| *idx as usize)
    }

    /// Squared distance to the `k`-th nearest, k from 1; `without` is left out. Infinite with fewer points.
    pub fn kth_squared(&self, p: Point, k: usize, without: Option<usize>) -> f64 {
        let mut best: Vec<f64> = Vec::with_capacity(k + 1);
        let (column, row) = self.place(p);
        // Rings of buckets, until no nearer one can be farther out. A point beside the grid stands at its edge.
        let edge = Point {
            // Not `clamp`, whose panic would bring along all that writes numbers: five kilobytes of the worker.
            x: p.x.max(self.from.x).min(self.from.x + self.side * self.columns as f64),
            y: p.y.max(self.from.y).min(self.from.y + self.side * self.rows as f64),
        };
        let beside = squared(p, edge).sqrt();
        for ring in 0..self.columns.max(self.rows) {
            let reach = (ring as f64 - 1.0).max(0.0) * self.side - beside;
            if best.len() == k && reach > 0.0 && reach * reach > best[k - 1] {
                break;
            }
            self.each_in_ring(column, row, ring, |idx| {
                let distance = squared(p, self.points[idx]);
                if Some(idx) != without && (best.len() < k || distance < best[k - 1]) {
                    best.insert(best.partition_point(|held| *held <= distance), distance);
                    best.truncate(k);
                }
            });
        }
        if best.len() == k { best[k - 1] } else { f64::INFINITY }
    }

    fn each_in_ring(&self, column: usize, row: usize, ring: usize, mut found: impl FnMut(usize)) {
        let (low, high) = (row.saturating_sub(ring), (row + ring).min(self.rows - 1));
        let (left, right) = (column.saturating_sub(ring), (column + ring).min(self.columns - 1));
        for r in low..=high {
            let is_end = r + ring == row || r == row + ring;
            for c in left..=right {
                if is_end || c + ring == column || c == column + ring {
                    self.in_bucket(c, r).for_each(&mut found);
                }
            }
        }
    }

    /// Calls `found` with each point whose squared distance may be below `within`: all such, and some others.
    pub fn each_within(&self, p: Point, within: f64, mut found: impl FnMut(usize)) {
        if self.points.is_empty() {
            return;
        }
        let radius = within.sqrt();
        let low = self.place(Point { x: p.x - radius, y: p.y - radius });
        let high = self.place(Point { x: p.x + radius, y: p.y + radius });
        for row in low.1..=high.1 {
            for column in low.0..=high.0 {
                self.in_bucket(column, row).for_each(&mut found);
            }
        }
    }

    /// The points.
    pub fn points(&self) -> &[Point] {
        &self.points
    }
}
