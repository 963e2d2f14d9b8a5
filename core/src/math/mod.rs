//! The only home of transcendental functions.
//!
//! `+ - * /` and `sqrt` are exact by IEEE 754 everywhere; `exp`, `ln`, `sin` are not: each browser and each C library
//! rounds its own way. A scene must give the same samples everywhere, so all of them come from one pure-Rust
//! implementation, [`libm`]. `clippy.toml` forbids the standard ones elsewhere. Networks, which ask for millions of them in
//! single precision, have their own in [`single`].

pub mod single;

/// e to the power of x; 0 at −∞.
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// Natural logarithm; −∞ at 0.
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// Logarithm to base 2 (bits); −∞ at 0.
pub fn log2(x: f64) -> f64 {
    libm::log2(x)
}

/// Sine of an angle in radians.
pub fn sin(radians: f64) -> f64 {
    libm::sin(radians)
}

/// Cosine of an angle in radians.
pub fn cos(radians: f64) -> f64 {
    libm::cos(radians)
}

/// Inverse sine in radians, −π/2 to π/2; NaN outside −1..=1.
pub fn asin(x: f64) -> f64 {
    libm::asin(x)
}

/// Hyperbolic tangent.
pub fn tanh(x: f64) -> f64 {
    libm::tanh(x)
}
