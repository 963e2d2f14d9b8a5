//! A plane of a person's own: what the plane's edges mean in the units of their data.
//!
//! Bounds are decimal numbers, so that a link, a file and the screen show the same ones, to the last digit, without the
//! standard library's printing and parsing of floats, which is large.

use super::{Point, Spot};
use std::fmt;

/// A decimal number of at most 15 digits, of which at most 12 behind the point: those that an f64 tells apart. Without
/// needless zeros, so that equal numbers are equal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    /// All digits, with the sign: −(10^15 − 1) to 10^15 − 1.
    mantissa: i64,
    /// How many of them stand behind the point, 0 to 12.
    decimals: u8,
}

/// A range of one coordinate; `from < to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// At the west or south edge.
    pub from: Decimal,
    /// At the east or north edge.
    pub to: Decimal,
}

/// What the edges of the plane mean. Coordinates are proportional in between, without any map projection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// From west to east.
    pub x: Span,
    /// From south to north.
    pub y: Span,
}

const MAX_DIGITS: usize = 15;
const MAX_DECIMALS: u8 = 12;
const POWERS_OF_TEN: [i64; 16] = {
    let mut powers = [1; 16];
    let mut k = 1;
    while k < 16 {
        powers[k] = 10 * powers[k - 1];
        k += 1;
    }
    powers
};

/// Values beyond are refused: 15 digits would leave too few behind the point.
const MAX_VALUE: f64 = 1e12;

impl Decimal {
    /// `mantissa` · 10^−`decimals`; `None` beyond 15 digits or 12 decimals.
    pub fn new(mantissa: i64, decimals: u8) -> Option<Self> {
        let (mut mantissa, mut decimals) = (mantissa, decimals);
        while decimals > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            decimals -= 1;
        }
        let fits = mantissa.unsigned_abs() < POWERS_OF_TEN[MAX_DIGITS].unsigned_abs() && decimals <= MAX_DECIMALS;
        fits.then_some(Self { mantissa, decimals })
    }

    /// Reads a plain decimal, `-12.5` or `7`: no `+`, no exponent, no spaces, digits before the point and behind it.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_plain = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !is_plain(whole) || !is_plain(fraction) || whole.len() + fraction.len() > MAX_DIGITS + 1 {
            return None;
        }
        // At most 16 digits: no overflow.
        let value = |digits: &str| digits.bytes().fold(0, |n: i64, b| 10 * n + i64::from(b - b'0'));
        let mantissa = value(whole) * POWERS_OF_TEN[fraction.len()] + value(fraction);
        Self::new(if text.starts_with('-') { -mantissa } else { mantissa }, fraction.len() as u8)
    }

    /// The nearest f64.
    pub fn value(self) -> f64 {
        // Both are exact: below 2^53, and a power of ten up to 10^22.
        self.mantissa as f64 / POWERS_OF_TEN[usize::from(self.decimals)] as f64
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (power, n) = (POWERS_OF_TEN[usize::from(self.decimals)], self.mantissa.abs());
        let sign = if self.mantissa < 0 { "-" } else { "" };
        write!(f, "{sign}{}", n / power)?;
        if self.decimals == 0 {
            return Ok(());
        }
        write!(f, ".{:0>1$}", n % power, usize::from(self.decimals))
    }
}

impl Span {
    /// The range of two bounds; `None` unless the first is the smaller.
    pub fn new(from: Decimal, to: Decimal) -> Option<Self> {
        (from.value() < to.value()).then_some(Self { from, to })
    }

    /// A round range around values: about 4% wider on each side than they reach, with short decimals; around a single
    /// value a tenth of it on each side, around 0 from −1 to 1.
    fn around(values: impl Iterator<Item = f64>) -> Option<Self> {
        let (mut lo, mut hi) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values {
            if !(-MAX_VALUE..=MAX_VALUE).contains(&value) {
                return None;
            }
            (lo, hi) = (lo.min(value), hi.max(value));
        }
        if lo == hi {
            let half = if lo == 0.0 { 1.0 } else { lo.abs() / 10.0 };
            (lo, hi) = (lo - half, hi + half);
        }
        let margin = 0.03 * (hi - lo);
        // The largest round step that rounds by no more than two hundredths.
        for power in (-i32::from(MAX_DECIMALS)..=10).rev() {
            for digit in [5, 2, 1] {
                let (decimals, scale) = ((-power).max(0) as usize, power.max(0) as usize);
                let steps_per_unit = POWERS_OF_TEN[decimals] as f64 / (digit * POWERS_OF_TEN[scale]) as f64;
                if (hi - lo) * steps_per_unit * 0.02 >= 1.0 {
                    let bound = |steps: f64| {
                        let fits = steps.abs() < POWERS_OF_TEN[MAX_DIGITS] as f64;
                        let mantissa = if fits { steps as i64 } else { return None };
                        Decimal::new(mantissa.checked_mul(digit * POWERS_OF_TEN[scale])?, decimals as u8)
                    };
                    let from = bound(((lo - margin) * steps_per_unit).floor())?;
                    return Self::new(from, bound(((hi + margin) * steps_per_unit).ceil())?);
                }
            }
        }
        None
    }

    fn value_at(self, share: f64) -> f64 {
        self.from.value() + share * (self.to.value() - self.from.value())
    }

    fn share_of(self, value: f64) -> f64 {
        (value - self.from.value()) / (self.to.value() - self.from.value())
    }
}

impl Bounds {
    /// Both coordinates from 0 to 1.
    pub const UNIT: Self = {
        let unit = Span { from: Decimal { mantissa: 0, decimals: 0 }, to: Decimal { mantissa: 1, decimals: 0 } };
        Self { x: unit, y: unit }
    };

    /// Round bounds around points, about 4% wider on each side than they reach. `None` if there are no points, if a
    /// coordinate is not finite or beyond ±10^12, or if all lie so close together that 15 digits do not tell them apart.
    ///
    /// ```
    /// use coastline_core::plane::Bounds;
    /// let bounds = Bounds::around(&[(4.3, 0.1), (7.9, 2.5)]).unwrap();
    /// assert_eq!((bounds.x.from.to_string(), bounds.x.to.to_string()), ("4.15".into(), "8.05".into()));
    /// ```
    pub fn around(points: &[(f64, f64)]) -> Option<Self> {
        Some(Self { x: Span::around(points.iter().map(|p| p.0))?, y: Span::around(points.iter().map(|p| p.1))? })
    }

    /// What a place of the plane means in the units of the data.
    pub fn place(&self, p: Point) -> (f64, f64) {
        (self.x.value_at(p.x), self.y.value_at(p.y))
    }

    /// The spot nearest to a place in the units of the data; what lies beyond the bounds is moved to the edge.
    pub fn spot(&self, x: f64, y: f64) -> Spot {
        Spot::nearest(Point { x: self.x.share_of(x), y: self.y.share_of(y) })
    }
}
