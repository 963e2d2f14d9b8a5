//! What a network counts in: `f32` when it runs, `f64` when a test asks whether its gradients are right.

use crate::math::{self, single};
use std::fmt::Debug;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, MulAssign, Neg, Sub, SubAssign};

/// A real number of one of the two precisions.
pub trait Real:
    Copy
    + Debug
    + Default
    + PartialOrd
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
    + MulAssign
    + Sum
    + 'static
{
    /// 0.
    const ZERO: Self;
    /// 1.
    const ONE: Self;
    /// From `f64`, rounded.
    fn of(x: f64) -> Self;
    /// To `f64`, exactly.
    fn to_f64(self) -> f64;
    /// 0 if it is closer to 0 than `least`, above 0. Numbers below 10⁻³⁸ have fewer digits and take processors a hundred
    /// times as long; gradients and what is remembered of them fade to such numbers, where 0 would do as well.
    fn or_zero(self, least: Self) -> Self {
        if self < least && -self < least { Self::ZERO } else { self }
    }
    /// e to the power of it.
    fn exp(self) -> Self;
    /// Natural logarithm.
    fn ln(self) -> Self;
    /// Sine of an angle in radians.
    fn sin(self) -> Self;
    /// Cosine of an angle in radians.
    fn cos(self) -> Self;
    /// Hyperbolic tangent.
    fn tanh(self) -> Self;
    /// Square root, exact by IEEE 754.
    fn sqrt(self) -> Self;
    /// C ← αAB + βC of matrices in memory; see [`super::multiply_into`], the safe way to it.
    ///
    /// # Safety
    /// As [`matrixmultiply::sgemm`]: each matrix of m × k, k × n and m × n numbers, by its strides, lies in its memory.
    #[expect(unsafe_code, reason = "the product of matrices comes from a crate that takes pointers")]
    unsafe fn gemm(
        size: [usize; 3],
        a: (*const Self, [isize; 2]),
        b: (*const Self, [isize; 2]),
        beta: Self,
        c: (*mut Self, [isize; 2]),
    );
}

macro_rules! real {
    ($type:ty, $exp:path, $ln:path, $sin:path, $cos:path, $tanh:path, $gemm:path) => {
        impl Real for $type {
            const ZERO: Self = 0.0;
            const ONE: Self = 1.0;

            #[inline]
            fn of(x: f64) -> Self {
                x as Self
            }

            #[inline]
            fn to_f64(self) -> f64 {
                f64::from(self)
            }

            #[inline]
            fn exp(self) -> Self {
                $exp(self)
            }

            #[inline]
            fn ln(self) -> Self {
                $ln(self)
            }

            #[inline]
            fn sin(self) -> Self {
                $sin(self)
            }

            #[inline]
            fn cos(self) -> Self {
                $cos(self)
            }

            #[inline]
            fn tanh(self) -> Self {
                $tanh(self)
            }

            #[inline]
            fn sqrt(self) -> Self {
                <$type>::sqrt(self)
            }

            #[expect(unsafe_code, reason = "see the trait")]
            unsafe fn gemm(
                [m, k, n]: [usize; 3],
                (a, [ra, ca]): (*const Self, [isize; 2]),
                (b, [rb, cb]): (*const Self, [isize; 2]),
                beta: Self,
                (c, [rc, cc]): (*mut Self, [isize; 2]),
            ) {
                // SAFETY: the caller's promise is what the crate asks for.
                unsafe { $gemm(m, k, n, 1.0, a, ra, ca, b, rb, cb, beta, c, rc, cc) }
            }
        }
    };
}

real!(f32, single::exp, single::ln, single::sin, single::cos, single::tanh, matrixmultiply::sgemm);
real!(f64, math::exp, math::ln, math::sin, math::cos, math::tanh, matrixmultiply::dgemm);
