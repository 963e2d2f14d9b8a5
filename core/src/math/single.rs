//! Exponential, logarithm, sine and hyperbolic tangent in single precision, for networks.
//!
//! They have no branch and no table, only arithmetic and choices between two results: so the compiler works out four at a
//! time, in WebAssembly as natively, and each result has the same bits everywhere. Each brings its argument near 0, where a
//! short polynomial is as good as `f32` can be, and mends the rest by exact steps (Muller 2016, *Elementary Functions*,
//! chapters 3 and 11). The polynomials are those of Moshier's Cephes library (`expf`, `logf`, `sinf`, `cosf`, `tanhf`).

use std::f32::consts::{FRAC_2_PI, LOG2_E};

/// 1.5 · 2²³: added to a number below 2²², it leaves the nearest whole number in the last bits.
const TO_WHOLE: f32 = 12_582_912.0;

/// e to the power of x, to 2 units in the last place; x is held between −87 and 88, so the result is neither 0 nor infinite.
///
/// ```
/// use coastline_core::math::single::exp;
/// assert_eq!((exp(0.0), exp(-1e9) < 1e-37, exp(f32::NAN).is_nan()), (1.0, true, true));
/// ```
#[inline]
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(-87.0, 88.0);
    // x = n ln 2 + r with a whole n; ln 2 in two parts, the first with few digits, so that n times it is exact.
    let whole = x * LOG2_E + TO_WHOLE;
    let n = whole - TO_WHOLE;
    let r = x - n * 0.693_359_4 + n * 2.121_944_4e-4;
    let p =
        ((((1.987_569_1e-4 * r + 1.398_199_9e-3) * r + 8.333_452e-3) * r + 4.166_579_6e-2) * r + 1.666_666_5e-1) * r;
    let power = (p + 0.5) * r * r + r + 1.0;
    // 2ⁿ: n is added to the exponent.
    f32::from_bits(power.to_bits().wrapping_add(whole.to_bits() << 23))
}

/// Natural logarithm of a normal positive number, to 1e-7 of 1 or of the result; what is below 10⁻³⁸ counts as that, so 0
/// gives about −87; NaN of a negative number or NaN.
///
/// ```
/// use coastline_core::math::single::ln;
/// assert_eq!((ln(1.0), ln(-1.0).is_nan()), (0.0, true));
/// ```
#[inline]
pub fn ln(x: f32) -> f32 {
    let normal = if x < f32::MIN_POSITIVE { f32::MIN_POSITIVE } else { x };
    // x = m 2ᵉ with m between √½ and √2.
    let bits = normal.to_bits().wrapping_sub(0x3f35_04f3);
    let e = (bits as i32 >> 23) as f32;
    let m = f32::from_bits((bits & 0x007f_ffff).wrapping_add(0x3f35_04f3));
    let r = m - 1.0;
    let p = ((7.037_683_6e-2 * r - 1.151_461e-1) * r + 1.167_699_9e-1) * r - 1.242_014_1e-1;
    let p = ((p * r + 1.424_932_3e-1) * r - 1.666_805_7e-1) * r + 2.000_071_5e-1;
    let p = (p * r - 2.499_999_4e-1) * r + 3.333_333e-1;
    let square = r * r;
    let small = p * r * square - 2.121_944_4e-4 * e - 0.5 * square;
    let result = r + small + 0.693_359_4 * e;
    if x >= 0.0 { result } else { f32::NAN }
}

/// Sine and cosine of the same reduced angle: −π/4 to π/4.
#[inline]
fn near_zero(r: f32) -> (f32, f32) {
    let square = r * r;
    let sine = ((-1.951_529_6e-4 * square + 8.332_161e-3) * square - 1.666_665_5e-1) * square * r + r;
    let p = (2.443_315_7e-5 * square - 1.388_731_6e-3) * square + 4.166_664_6e-2;
    let cosine = p * square * square - 0.5 * square + 1.0;
    (sine, cosine)
}

/// A quarter turn further than sine is cosine: both from the number of quarter turns.
#[inline]
fn turned(x: f32, quarters: u32) -> f32 {
    // x = n π/2 + r; π/2 in three parts, so that n times the first two is exact.
    let whole = x * FRAC_2_PI + TO_WHOLE;
    let n = whole - TO_WHOLE;
    let r = x - n * 1.570_312_5 - n * 4.837_513e-4 - n * 7.549_79e-8;
    let (sine, cosine) = near_zero(r);
    let turns = whole.to_bits().wrapping_add(quarters);
    let value = if turns & 1 == 0 { sine } else { cosine };
    f32::from_bits(value.to_bits() ^ ((turns & 2) << 30))
}

/// Sine of an angle in radians, to 2e-7, for angles up to some 5,000.
#[inline]
pub fn sin(radians: f32) -> f32 {
    turned(radians, 0)
}

/// Cosine of an angle in radians, likewise.
#[inline]
pub fn cos(radians: f32) -> f32 {
    turned(radians, 1)
}

/// Hyperbolic tangent, to 2e-7.
#[inline]
pub fn tanh(x: f32) -> f32 {
    let square = x * x;
    let p = ((-5.704_988_7e-3 * square + 2.063_909e-2) * square - 5.373_971_6e-2) * square + 1.333_144_2e-1;
    let small = (p * square - 3.333_328e-1) * square * x + x;
    let magnitude = 1.0 - 2.0 / (exp(2.0 * x.abs()) + 1.0);
    let large = if x < 0.0 { -magnitude } else { magnitude };
    if x.abs() < 0.625 { small } else { large }
}
