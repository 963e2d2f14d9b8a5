//! The pinwheel: a cloud that is long along one axis, five times turned, and bent the more the farther out.
//!
//! x = 2 R(a(r)) (r, s),   a(r) = kτ/5 + ¼ eʳ
//!
//! The way from (r, s) to x has the determinant 4 (1 − a′(r) s), so p(x) = Σ N(r | 1, 0.3²) N(s | 0, 0.1²) / |4 (1 − a′(r) s)| over
//! all (r, s) and arms that lead to x, each with a fifth. Since |x| = 2 √(r² + s²), r is sought between two bounds.

use super::Own;
use crate::math;
use crate::rng::{self, LabRng, two_normals};
use std::f64::consts::TAU;

const LONG: f64 = 0.3;
const SHORT: f64 = 0.1;
const BEND: f64 = 0.25;
const ARMS: u32 = 5;
/// Deviations of s beyond which nothing is left.
const REACH: f64 = 7.0;
/// Intervals in which a root is sought, and how often one is halved.
const INTERVALS: usize = 24;
const HALVINGS: usize = 40;

pub(super) fn draw(rng: &mut LabRng) -> Own {
    let arm = rng::index(rng, u64::from(ARMS)) as f64;
    let [e, f] = two_normals(rng);
    let (r, s) = (1.0 + LONG * e, SHORT * f);
    let angle = TAU * arm / f64::from(ARMS) + BEND * math::exp(r);
    let (cos, sin) = (math::cos(angle), math::sin(angle));
    [2.0 * (cos * r - sin * s), 2.0 * (sin * r + cos * s)]
}

fn normal(x: f64, deviation: f64) -> f64 {
    let z = x / deviation;
    math::exp(-0.5 * z * z) / (deviation * TAU.sqrt())
}

pub(super) fn density([x, y]: Own) -> f64 {
    let (x, y) = (x / 2.0, y / 2.0);
    let squared = x * x + y * y;
    let breadth = REACH * SHORT;
    let (outer, inner) = (squared.sqrt(), (squared - breadth * breadth).max(0.0).sqrt());
    let mut sum = 0.0;
    for arm in 0..ARMS {
        let turn = TAU * f64::from(arm) / f64::from(ARMS);
        // How far (x, y), turned back by a(r), is from having r as its first coordinate.
        let turned = |r: f64| {
            let angle = turn + BEND * math::exp(r);
            let (cos, sin) = (math::cos(angle), math::sin(angle));
            (cos * x + sin * y - r, cos * y - sin * x)
        };
        // r may be positive or negative; (r, s) has the length of x either way.
        for [from, to] in [[inner, outer], [-outer, -inner]] {
            let at = |k: usize| from + (to - from) * k as f64 / INTERVALS as f64;
            let mut below = turned(at(0)).0;
            for k in 1..=INTERVALS {
                let above = turned(at(k)).0;
                if (below > 0.0) != (above > 0.0) {
                    sum += weight(root(&|r| turned(r).0, at(k - 1), at(k)), &|r| turned(r).1);
                }
                below = above;
            }
        }
    }
    // x was halved in both directions.
    sum / (f64::from(ARMS) * 4.0)
}

fn weight(r: f64, s: &dyn Fn(f64) -> f64) -> f64 {
    let s = s(r);
    let stretch = (1.0 - BEND * math::exp(r) * s).abs();
    normal(r - 1.0, LONG) * normal(s, SHORT) / stretch
}

fn root(of: &dyn Fn(f64) -> f64, mut from: f64, mut to: f64) -> f64 {
    let is_above = of(from) > 0.0;
    for _ in 0..HALVINGS {
        let middle = (from + to) / 2.0;
        if (of(middle) > 0.0) == is_above { from = middle } else { to = middle }
    }
    (from + to) / 2.0
}
