//! The rational-quadratic spline: a curve that only rises, so that it can be walked back, bent by a network.
//!
//! *Computes* y(x) on −5..5, the plain line beyond. Eleven knots (xₖ, yₖ) rise with slopes δₖ; between two of them, with
//! w = xₖ₊₁ − xₖ, h = yₖ₊₁ − yₖ, s = h/w and ξ = (x − xₖ)/w,
//!
//! y = yₖ + h (sξ² + δₖ ξ(1 − ξ)) / D,   D = s + (δₖ₊₁ + δₖ − 2s) ξ(1 − ξ),
//!
//! dy/dx = s² P / D²,   P = δₖ₊₁ ξ² + 2s ξ(1 − ξ) + δₖ (1 − ξ)²
//!
//! (Durkan et al. 2019, "Neural spline flows", eq. 4 and 5). The way back is the root of a quadratic (eq. 6 to 8). A network gives
//! 29 numbers: softmax makes ten widths and ten heights of the first twenty, softplus nine slopes of the rest; the outer
//! slopes are 1, as beyond.
//!
//! *Gradient* of L through y and ln dy/dx: by the quotient rule through ξ, s, h, δ, then on to widths (s = h/w, xₖ is a sum of
//! widths), heights and raw numbers; [`spline_backward`] writes it in that order.

use crate::net::{Real, sigmoid, softmax, softplus};

/// Pieces of the curve.
pub const BINS: usize = 10;
/// Numbers that say a curve.
pub const SPLINE_NUMBERS: usize = 3 * BINS - 1;
/// The curve is bent from −5 to 5.
const BOUND: f64 = 5.0;
/// Least share of a piece, and least slope: so the curve rises everywhere.
const LEAST: f64 = 1e-3;
/// So added that a raw slope of 0 makes a slope of 1: ln(e^(1 − LEAST) − 1).
const SLOPE_OF_ONE: f64 = 0.539_742_417_236_952_2;

/// The piece that a place lies in.
struct Piece<R> {
    k: usize,
    x: R,
    w: R,
    y: R,
    h: R,
    slopes: [R; 2],
}

/// A curve's shares.
struct Shares<R> {
    widths: [R; BINS],
    heights: [R; BINS],
}

impl<R: Real> Shares<R> {
    fn of(raw: &[R]) -> Self {
        let mut shares = Self { widths: [R::ZERO; BINS], heights: [R::ZERO; BINS] };
        shares.widths.copy_from_slice(&raw[..BINS]);
        shares.heights.copy_from_slice(&raw[BINS..2 * BINS]);
        softmax(&mut shares.widths);
        softmax(&mut shares.heights);
        shares
    }

    /// The piece around `at`, which is an x, or a y if `by_height`.
    fn piece(&self, raw: &[R], at: R, by_height: bool) -> Piece<R> {
        let length = |share: R| R::of(2.0 * BOUND) * (R::of(LEAST) + R::of(1.0 - LEAST * BINS as f64) * share);
        let slope = |knot: usize| match knot {
            0 | BINS => R::ONE,
            _ => R::of(LEAST) + softplus(raw[2 * BINS + knot - 1] + R::of(SLOPE_OF_ONE)),
        };
        let (mut x, mut y, mut k) = (R::of(-BOUND), R::of(-BOUND), 0);
        loop {
            let (w, h) = (length(self.widths[k]), length(self.heights[k]));
            let end = if by_height { y + h } else { x + w };
            if at < end || k + 1 == BINS {
                return Piece { k, x, w, y, h, slopes: [slope(k), slope(k + 1)] };
            }
            (x, y, k) = (x + w, y + h, k + 1);
        }
    }
}

fn is_outside<R: Real>(x: R) -> bool {
    // So written that a NaN is outside.
    !(x > R::of(-BOUND) && x < R::of(BOUND))
}

impl<R: Real> Piece<R> {
    /// ln dy/dx at ξ.
    fn ln_slope(&self, xi: R) -> R {
        let s = self.h / self.w;
        let [d0, d1] = self.slopes;
        let (theta, two) = (xi * (R::ONE - xi), R::of(2.0));
        let d = s + (d1 + d0 - two * s) * theta;
        let p = d1 * xi * xi + two * s * theta + d0 * (R::ONE - xi) * (R::ONE - xi);
        two * s.ln() + p.ln() - two * d.ln()
    }
}

/// y and ln dy/dx, at x.
pub fn spline<R: Real>(raw: &[R], x: R) -> (R, R) {
    if is_outside(x) {
        return (x, R::ZERO);
    }
    let piece = Shares::of(raw).piece(raw, x, false);
    let s = piece.h / piece.w;
    let [d0, d1] = piece.slopes;
    let xi = (x - piece.x) / piece.w;
    let theta = xi * (R::ONE - xi);
    let d = s + (d1 + d0 - R::of(2.0) * s) * theta;
    (piece.y + piece.h * (s * xi * xi + d0 * theta) / d, piece.ln_slope(xi))
}

/// The x that y came from.
pub fn spline_inverse<R: Real>(raw: &[R], y: R) -> R {
    if is_outside(y) {
        return y;
    }
    let piece = Shares::of(raw).piece(raw, y, true);
    let s = piece.h / piece.w;
    let [d0, d1] = piece.slopes;
    let up = y - piece.y;
    let bend = d1 + d0 - R::of(2.0) * s;
    // aξ² + bξ + c = 0, by the form that does not lose digits.
    let (a, b, c) = (piece.h * (s - d0) + up * bend, piece.h * d0 - up * bend, -s * up);
    let root = b * b - R::of(4.0) * a * c;
    let root = if root > R::ZERO { root.sqrt() } else { R::ZERO };
    let xi = R::of(2.0) * c / (-b - root);
    piece.x + xi * piece.w
}

/// ∂L/∂x, given ∂L/∂y and ∂L/∂(ln dy/dx); writes ∂L/∂raw.
pub fn spline_backward<R: Real>(raw: &[R], x: R, [dy, dl]: [R; 2], d_raw: &mut [R]) -> R {
    d_raw.iter_mut().for_each(|d| *d = R::ZERO);
    if is_outside(x) {
        return dy;
    }
    let shares = Shares::of(raw);
    let Piece { k, x: x0, w, h, slopes: [d0, d1], .. } = shares.piece(raw, x, false);
    let (one, two) = (R::ONE, R::of(2.0));
    let s = h / w;
    let xi = (x - x0) / w;
    let theta = xi * (one - xi);
    let turn = one - two * xi;
    let a = s * xi * xi + d0 * theta;
    let bend = d1 + d0 - two * s;
    let d = s + bend * theta;
    let p = d1 * xi * xi + two * s * theta + d0 * (one - xi) * (one - xi);
    // One number that y and ln dy/dx depend on, by what A, D and P gain with it.
    let through =
        |a_by: R, d_by: R, p_by: R| dy * h * (a_by * d - a * d_by) / (d * d) + dl * (p_by / p - two * d_by / d);
    let d_xi = through(two * s * xi + d0 * turn, bend * turn, two * (d1 * xi + s * turn - d0 * (one - xi)));
    let d_s = through(xi * xi, one - two * theta, two * theta) + dl * two / s;
    let d_slopes = [through(theta, theta, (one - xi) * (one - xi)), through(R::ZERO, theta, xi * xi)];
    let d_h = dy * a / d + d_s / w;
    let d_w = -(d_s * s + d_xi * xi) / w;
    let (d_x0, d_y0) = (-d_xi / w, dy);
    for (knot, d_slope) in [k, k + 1].into_iter().zip(d_slopes) {
        if (1..BINS).contains(&knot) {
            let at = 2 * BINS + knot - 1;
            d_raw[at] = d_slope * sigmoid(raw[at] + R::of(SLOPE_OF_ONE));
        }
    }
    let ends = [(&shares.widths, d_x0, d_w), (&shares.heights, d_y0, d_h)];
    for (side, (shares, d_before, d_own)) in ends.into_iter().enumerate() {
        // The knot is the sum of all lengths before it.
        let by_share = |j: usize| {
            let d_length = if j < k {
                d_before
            } else if j == k {
                d_own
            } else {
                R::ZERO
            };
            R::of(2.0 * BOUND * (1.0 - LEAST * BINS as f64)) * d_length
        };
        let mut mean = R::ZERO;
        (0..=k).for_each(|j| mean += shares[j] * by_share(j));
        for (j, d) in d_raw[side * BINS..(side + 1) * BINS].iter_mut().enumerate() {
            *d = shares[j] * (by_share(j) - mean);
        }
    }
    d_xi / w
}
