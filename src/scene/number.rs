//! The numbers a person can type, each with its range and step: one table for fields, links and errors.

use super::PointsScene;

/// A number of the scene. The scene holds it as an integer count of its smallest step, so that what was typed, what a
/// link carries and what is computed are the same number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberField {
    /// How many samples Generate draws.
    Samples,
    /// Seed of the samples.
    Seed,
    /// How many observations *Draw from Pdata* adds.
    PointsToDraw,
    /// Margin of the box, percent of each side.
    Margin,
    /// Columns of the grid.
    Columns,
    /// Rows of the grid.
    Rows,
    /// Pseudocount of the grid.
    Pseudocount,
    /// Width of the brush.
    Brush,
}

/// Range and step of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberSpec {
    /// Key in links.
    pub key: &'static str,
    /// Smallest value, in steps.
    pub min: i64,
    /// Largest value, in steps.
    pub max: i64,
    /// Decimal places: a step is 10^-decimals.
    pub decimals: u32,
    /// Steps to a press of an arrow key.
    pub press: i64,
}

impl NumberField {
    /// All of them, in the order of links.
    pub const ALL: [Self; 8] = [
        Self::Margin,
        Self::Columns,
        Self::Rows,
        Self::Pseudocount,
        Self::Samples,
        Self::Seed,
        Self::PointsToDraw,
        Self::Brush,
    ];

    /// Range and step.
    pub const fn spec(self) -> NumberSpec {
        let (key, min, max, decimals, press) = match self {
            Self::Samples => ("samples", 1, 100_000, 0, 1),
            Self::Seed => ("seed", 0, u32::MAX as i64, 0, 1),
            Self::PointsToDraw => ("draw", 1, 20_000, 0, 1),
            Self::Margin => ("margin", -400, 500, 1, 10),
            Self::Columns => ("columns", 2, 96, 0, 1),
            Self::Rows => ("rows", 2, 96, 0, 1),
            Self::Pseudocount => ("pseudocount", 0, 1_000, 2, 1),
            Self::Brush => ("brush", 1, 3, 0, 1),
        };
        NumberSpec { key, min, max, decimals, press }
    }

    /// Its value in a scene, in steps.
    pub fn get(self, scene: &PointsScene) -> i64 {
        match self {
            Self::Samples => scene.samples,
            Self::Seed => scene.seed,
            Self::PointsToDraw => scene.points_to_draw,
            Self::Margin => scene.margin,
            Self::Columns => scene.columns,
            Self::Rows => scene.rows,
            Self::Pseudocount => scene.pseudocount,
            Self::Brush => scene.brush,
        }
    }

    /// Sets it, in steps. The caller has checked the range.
    pub(super) fn set(self, scene: &mut PointsScene, steps: i64) {
        let field = match self {
            Self::Samples => &mut scene.samples,
            Self::Seed => &mut scene.seed,
            Self::PointsToDraw => &mut scene.points_to_draw,
            Self::Margin => &mut scene.margin,
            Self::Columns => &mut scene.columns,
            Self::Rows => &mut scene.rows,
            Self::Pseudocount => &mut scene.pseudocount,
            Self::Brush => &mut scene.brush,
        };
        *field = steps;
    }
}

impl NumberSpec {
    const fn steps_per_unit(self) -> i64 {
        10_i64.pow(self.decimals)
    }

    /// Steps as a number.
    pub fn value(self, steps: i64) -> f64 {
        steps as f64 / self.steps_per_unit() as f64
    }

    /// The nearest step to a number; `None` if it is out of range or no number.
    pub fn steps(self, value: f64) -> Option<i64> {
        let steps = (value * self.steps_per_unit() as f64).round();
        // Written so that NaN is refused too.
        (steps >= self.min as f64 && steps <= self.max as f64).then_some(steps as i64)
    }

    /// As it stands in a field or a link: `-12.5`, without needless zeros.
    pub fn format(self, steps: i64) -> String {
        let (whole, fraction) = (steps.abs() / self.steps_per_unit(), steps.abs() % self.steps_per_unit());
        let sign = if steps < 0 { "-" } else { "" };
        let fraction = format!("{fraction:0>width$}", width = self.decimals as usize);
        let text = if self.decimals == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") };
        if self.decimals == 0 { text } else { text.trim_end_matches('0').trim_end_matches('.').to_string() }
    }

    /// Reads what [`Self::format`] writes, and any other plain decimal number of as many places; exactly.
    /// `Ok(None)`: a number, but out of range. `Err(())`: not a number of this kind.
    #[allow(clippy::result_unit_err)]
    pub fn parse(self, text: &str) -> Result<Option<i64>, ()> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let plain = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !plain(whole) || !plain(fraction) || fraction.len() > self.decimals as usize {
            return Err(());
        }
        if digits.ends_with('.') || digits.len() > 12 {
            return if digits.ends_with('.') { Err(()) } else { Ok(None) };
        }
        let padded = format!("{whole}{fraction:0<width$}", width = self.decimals as usize);
        let steps: i64 = padded.parse().map_err(|_| ())?;
        let steps = if text.starts_with('-') { -steps } else { steps };
        Ok((self.min..=self.max).contains(&steps).then_some(steps))
    }
}
