//! An axis of a chart, as plotters lets one bring its own: values that plotters places, with the numbers that stand there.

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};
use plotters::coord::types::RangedCoordf64;
use std::ops::Range;

/// A number on an axis: where it stands, and how it is written.
pub(super) type Tick = (f64, String);

/// Values from one end to the other. Its numbers are the reader's words for some of them.
pub(super) struct Axis {
    values: RangedCoordf64,
    ticks: Vec<Tick>,
}

impl Axis {
    pub(super) fn new(values: Range<f64>, ticks: Vec<Tick>) -> Self {
        Self { values: values.into(), ticks }
    }
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, ends: (i32, i32)) -> i32 {
        self.values.map(value, ends)
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        // No finer lines between the numbers.
        let ticks = if hint.weight().allow_light_points() { &[] } else { &self.ticks[..] };
        ticks.iter().map(|(value, _)| *value).collect()
    }

    fn range(&self) -> Range<f64> {
        self.values.range()
    }
}

impl ValueFormatter<f64> for Axis {
    fn format_ext(&self, value: &f64) -> String {
        let tick = self.ticks.iter().find(|(at, _)| at == value);
        tick.map(|(_, words)| words.clone()).unwrap_or_default()
    }
}
