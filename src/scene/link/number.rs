//! Range and step of a number that a person can type: one table for fields, links and errors.

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
