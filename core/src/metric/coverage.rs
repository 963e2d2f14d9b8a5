//! The table Coverage: A, B, C and two divergences, exact; for smooth models as exact as their raster.
//!
//! Both densities are constant on a few thousand pieces (p_model per piece, p_data on the land and the sea of each), so
//! every integral is a finite sum over [`Pmodel::pieces`] and nothing is estimated.

use super::case::is_made;
use crate::data::Raster;
use crate::math;
use crate::model::{Piece, Pmodel, raster_pieces};

/// How Pmodel covers Pdata. All but `js_bits` are shares, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage {
    /// A: share of Pmodel's mass where the rule forbids.
    pub a: f64,
    /// B: share of Pdata's mass that Pmodel makes less than a tenth as often as the rule does.
    pub b: f64,
    /// C: share of Pmodel's mass where the rule allows; 1 − A.
    pub c: f64,
    /// Total variation, ½∫|p_data − p_model|.
    pub total_variation: f64,
    /// Jensen–Shannon divergence in bits, 0 to 1 (Lin 1991, "Divergence measures based on the Shannon entropy", eq. 3.1
    /// with equal weights): the mean of KL(p_data‖m) and KL(p_model‖m), m their midpoint.
    pub js_bits: f64,
}

impl Coverage {
    /// Precision: how much of what Pmodel makes obeys the rule. It is C.
    pub fn rule_precision(&self) -> f64 {
        self.c
    }

    /// Recall: how much of what the rule allows Pmodel makes. It is 1 − B.
    pub fn rule_recall(&self) -> f64 {
        1.0 - self.b
    }
}

/// Compares a model with a rule, by its raster, exactly.
///
/// ```
/// use coastline_core::{data::land, metric::coverage, model::{BoxParams, Fit, Pmodel}, plane::Point};
/// let all = [Point { x: 0.0, y: 0.0 }, Point { x: 1.0, y: 1.0 }];
/// let model = Pmodel::BoundingBox(BoxParams::default().fit(&all).unwrap());
/// // A model of the whole plane is blind: its precision is the land's share of the Earth, its recall is all.
/// let coverage = coverage(land(), &model);
/// assert!((coverage.rule_precision() - 0.2875).abs() < 0.0005);
/// assert_eq!(coverage.rule_recall(), 1.0);
/// ```
pub fn coverage(rule: &Raster, model: &Pmodel) -> Coverage {
    summed(rule, model.pieces(rule), model.has_sharp_edge(), model.off_plane())
}

/// The same of a model that is known by its density in the middle of each cell, row by row from the north-west, and by its mass
/// beyond the plane.
pub fn coverage_of_cells(rule: &Raster, cells: &[f32], off_plane: f64) -> Coverage {
    let cells: Vec<f64> = cells.iter().map(|density| f64::from(*density)).collect();
    summed(rule, raster_pieces(&cells, rule), false, off_plane)
}

fn summed(rule: &Raster, pieces: Vec<Piece>, sharp: bool, off: f64) -> Coverage {
    let land_share = rule.land_share();
    let on_land = 1.0 / land_share;
    let (mut a, mut b, mut c, mut tv, mut js) = (0.0, 0.0, 0.0, 0.0, 0.0);
    let mut js_terms = JsTerms::new(on_land);
    for piece in pieces {
        // Rounding of the summed areas may leave −1e-17 of sea in a piece of pure land.
        let sea_area = at_least_0(piece.area - piece.land_area);
        let land_area = at_least_0(piece.land_area);
        a += piece.density * sea_area;
        c += piece.density * land_area;
        if !is_made(sharp, piece.density, on_land) {
            b += land_area / land_share;
        }
        let js_term = js_terms.of(piece.density);
        for (area, p_data, js_term) in [(land_area, on_land, js_term[0]), (sea_area, 0.0, js_term[1])] {
            tv += 0.5 * area * (p_data - piece.density).abs();
            js += area * js_term;
        }
    }
    // What lies beyond the plane is forbidden there, and Pdata has nothing of it.
    a += off;
    tv += 0.5 * off;
    js += 0.5 * off;
    // A + C is 1 up to rounding; make it so exactly, so that the table adds up.
    let a = (a / (a + c)).clamp(0.0, 1.0);
    Coverage { a, b: b.clamp(0.0, 1.0), c: 1.0 - a, total_variation: tv.clamp(0.0, 1.0), js_bits: js.clamp(0.0, 1.0) }
}

/// Not `f64::max`, which is a call in WebAssembly: its instruction takes NaN otherwise.
fn at_least_0(v: f64) -> f64 {
    if v > 0.0 { v } else { 0.0 }
}

/// The integrands on land and at sea, remembered: a grid has thousands of cells, but few different counts, and the
/// logarithms cost more than all the rest.
struct JsTerms {
    on_land: f64,
    /// Densities, each in the slot of its hash, and their integrands.
    slots: [(f64, [f64; 2]); 64],
}

impl JsTerms {
    fn new(on_land: f64) -> Self {
        // NaN equals nothing, so an empty slot is never taken for a known one.
        Self { on_land, slots: [(f64::NAN, [0.0; 2]); 64] }
    }

    fn of(&mut self, density: f64) -> [f64; 2] {
        // Fibonacci hashing; the upper 6 bits.
        let slot = &mut self.slots[(density.to_bits().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58) as usize];
        if slot.0 != density {
            *slot = (density, [js_term(self.on_land, density), js_term(0.0, density)]);
        }
        slot.1
    }
}

/// The integrand of the Jensen–Shannon divergence; 0·log 0 is 0.
fn js_term(p: f64, q: f64) -> f64 {
    let midpoint = 0.5 * (p + q);
    // A bell's far end is a denormal number, whose half or share may be 0.
    let half_kl = |v: f64| if v > 1e-300 { 0.5 * v * math::log2(v / midpoint) } else { 0.0 };
    half_kl(p) + half_kl(q)
}

#[cfg(test)]
mod tests {
    use super::js_term;

    #[test]
    fn equal_densities_do_not_diverge() {
        assert_eq!(js_term(3.478, 3.478), 0.0);
        assert_eq!(js_term(0.0, 0.0), 0.0);
        for none in [5e-324, 1e-310] {
            assert_eq!((js_term(0.0, none), js_term(3.478, none)), (0.0, js_term(3.478, 0.0)));
        }
    }

    #[test]
    fn disjoint_densities_diverge_by_one_bit() {
        // p uniform on one half, q on the other: two areas of 1/2, densities 2 and 0.
        assert_eq!(0.5 * js_term(2.0, 0.0) + 0.5 * js_term(0.0, 2.0), 1.0);
    }
}
