//! How much of each pixel a shape covers: scan conversion with the nonzero rule (SVG 2, section 13.4.2).
//!
//! Each row of pixels is cut by eight lines; along a line the covered length is exact. A stroke with round caps and joins is
//! the union of its straight pieces, each a rectangle, and of discs at their ends: nonzero, because all of them turn the same
//! way.

use super::path::{At, Part};
use super::{PIXELS, SIDE};

/// Lines to a row of pixels.
const LINES: usize = 8;

/// Corners of a disc of radius 1: 16, clockwise as y goes down. cos and sin of multiples of 22.5 degrees.
const DISC: [At; 16] = {
    const A: f64 = 0.923_879_532_511_286_7;
    const B: f64 = std::f64::consts::FRAC_1_SQRT_2;
    const C: f64 = 0.382_683_432_365_089_8;
    [
        [1.0, 0.0],
        [A, C],
        [B, B],
        [C, A],
        [0.0, 1.0],
        [-C, A],
        [-B, B],
        [-A, C],
        [-1.0, 0.0],
        [-A, -C],
        [-B, -B],
        [-C, -A],
        [0.0, -1.0],
        [C, -A],
        [B, -B],
        [A, -C],
    ]
};

/// Covered shares of pixels, row by row, and the rows that have any.
pub(super) struct Coverage {
    pub shares: Box<[f32; PIXELS]>,
    pub rows: std::ops::Range<usize>,
}

/// A side of a polygon that is not level: from the upper end to the lower, and which way it was drawn.
struct Side {
    top: At,
    bottom: At,
    turn: i32,
}

impl Side {
    fn new(from: At, to: At) -> Option<Self> {
        match from[1].total_cmp(&to[1]) {
            std::cmp::Ordering::Less => Some(Self { top: from, bottom: to, turn: 1 }),
            std::cmp::Ordering::Greater => Some(Self { top: to, bottom: from, turn: -1 }),
            std::cmp::Ordering::Equal => None,
        }
    }

    fn x_at(&self, y: f64) -> f64 {
        let [[x0, y0], [x1, y1]] = [self.top, self.bottom];
        x0 + (x1 - x0) * ((y - y0) / (y1 - y0))
    }
}

/// What a filled shape covers; parts are closed by a straight line.
pub(super) fn filled(parts: &[Part]) -> Coverage {
    let mut sides = Vec::new();
    parts.iter().for_each(|part| add_polygon(&mut sides, &part.corners));
    covered(&sides)
}

/// What a line of a width covers, with round ends.
pub(super) fn stroked(parts: &[Part], width: f64) -> Coverage {
    let radius = width / 2.0;
    let mut sides = Vec::new();
    for part in parts {
        let back = part.is_closed.then(|| part.corners[0]);
        let corners: Vec<At> = part.corners.iter().copied().chain(back).collect();
        for piece in corners.windows(2) {
            add_piece(&mut sides, piece[0], piece[1], radius);
        }
        for at in &corners {
            add_polygon(&mut sides, &DISC.map(|[x, y]| [at[0] + x * radius, at[1] + y * radius]));
        }
    }
    covered(&sides)
}

fn add_polygon(sides: &mut Vec<Side>, corners: &[At]) {
    let next = corners.iter().skip(1).chain(corners.first());
    sides.extend(corners.iter().zip(next).filter_map(|(from, to)| Side::new(*from, *to)));
}

/// The rectangle along a straight piece, turning as the discs do.
fn add_piece(sides: &mut Vec<Side>, from: At, to: At, radius: f64) {
    let along = [to[0] - from[0], to[1] - from[1]];
    let length = (along[0] * along[0] + along[1] * along[1]).sqrt();
    if length == 0.0 {
        return;
    }
    let out = [along[1] / length * radius, -along[0] / length * radius];
    let beside = |at: At, by: f64| [at[0] + by * out[0], at[1] + by * out[1]];
    add_polygon(sides, &[beside(from, 1.0), beside(to, 1.0), beside(to, -1.0), beside(from, -1.0)]);
}

fn covered(sides: &[Side]) -> Coverage {
    let mut shares = Box::new([0.0; PIXELS]);
    let top = sides.iter().map(|side| side.top[1]).fold(f64::INFINITY, f64::min).max(0.0);
    let bottom = sides.iter().map(|side| side.bottom[1]).fold(0.0, f64::max).min(SIDE as f64);
    let rows = top as usize..(bottom.ceil() as usize).min(SIDE);
    let mut crossings = Vec::new();
    for row in rows.clone() {
        for line in 0..LINES {
            let y = row as f64 + (line as f64 + 0.5) / LINES as f64;
            crossings.clear();
            let cuts = |side: &&Side| side.top[1] <= y && y < side.bottom[1];
            crossings.extend(sides.iter().filter(cuts).map(|side| (side.x_at(y), side.turn)));
            crossings.sort_by(|a, b| a.0.total_cmp(&b.0));
            let mut turns = 0;
            for pair in crossings.windows(2) {
                turns += pair[0].1;
                if turns != 0 {
                    add_span(&mut shares[row * SIDE..][..SIDE], pair[0].0, pair[1].0);
                }
            }
        }
    }
    Coverage { shares, rows }
}

/// Adds the covered length of one line to the pixels that it crosses.
fn add_span(row: &mut [f32], from: f64, to: f64) {
    let (from, to) = (from.max(0.0), to.min(SIDE as f64));
    if from >= to {
        return;
    }
    for (column, share) in row.iter_mut().enumerate().take(to.ceil() as usize).skip(from as usize) {
        let (left, right) = (from.max(column as f64), to.min(column as f64 + 1.0));
        *share += ((right - left) / LINES as f64) as f32;
    }
}

#[cfg(test)]
mod tests {
    use super::super::path::parts;
    use super::*;

    fn area(coverage: &Coverage) -> f64 {
        coverage.shares.iter().map(|share| f64::from(*share)).sum()
    }

    #[test]
    fn a_rectangle_covers_its_area_and_cuts_pixels_where_it_ends() {
        let rectangle = filled(&parts("M2.5,3H6.25V5H2.5Z"));
        assert_eq!(rectangle.shares[3 * SIDE..][2..7], [0.5, 1.0, 1.0, 1.0, 0.25]);
        assert_eq!((area(&rectangle), rectangle.rows.clone()), (7.5, 3..5));
    }

    #[test]
    fn what_lies_off_the_picture_covers_nothing() {
        assert_eq!(area(&filled(&parts("M-9,-9H60V60H-9Z"))), 1024.0);
        assert_eq!(area(&filled(&parts("M40,40H60V60H40Z"))), 0.0);
        assert_eq!(area(&filled(&parts("M-20,5H-3V9H-20Z"))), 0.0);
    }

    #[test]
    fn a_shape_within_another_of_the_same_turn_is_no_hole() {
        assert_eq!(area(&filled(&parts("M4,4H12V12H4ZM6,6H10V10H6Z"))), 64.0);
        assert_eq!(area(&filled(&parts("M4,4H12V12H4ZM6,6V10H10V6Z"))), 64.0 - 16.0);
    }

    #[test]
    fn a_stroke_is_as_wide_as_it_says_with_round_ends() {
        // A disc of 16 corners has 3.0615 of radius squared, a little under pi.
        let line = stroked(&parts("M8,16H20"), 4.0);
        assert!((area(&line) - (12.0 * 4.0 + 3.0615 * 4.0)).abs() < 0.1, "{}", area(&line));
        assert!((area(&stroked(&parts("M16,16h.01"), 6.0)) - 3.0615 * 9.0).abs() < 0.15);
        // Pieces that lie over each other count once.
        let there_and_back = stroked(&parts("M8,16H20H8"), 4.0);
        assert!((area(&line) - area(&there_and_back)).abs() < 1e-4);
        // A closed stroke comes back to where it began: a square of lines, its inside left out.
        let ring = stroked(&parts("M8,8H24V24H8Z"), 2.0);
        assert!((area(&ring) - (18.0 * 18.0 - 14.0 * 14.0 - 4.0 * (1.0 - 3.0615 / 4.0))).abs() < 0.1);
    }
}
