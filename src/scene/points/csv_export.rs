//! Places as CSV, for spreadsheets and other programs (`docs/export.md`): a header, and a line for each place. Also
//! what the import reads back.
//!
//! Written piece by piece like JSON: 100,000 samples are 4 MB.

use crate::plane::Point;
use std::iter;
use std::sync::Arc;

/// Lines to a piece.
const CHUNK: usize = 1_000;

/// What the two columns are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvColumns {
    /// `lon,lat`, in degrees.
    Degrees,
    /// `x,y`, of a plane of one's own.
    Plane,
}

impl CsvColumns {
    fn header(self) -> &'static str {
        match self {
            Self::Degrees => "lon,lat\n",
            Self::Plane => "x,y\n",
        }
    }
}

/// A CSV text in pieces of some 40 kB, from places that are already in the units of the columns.
pub fn csv_chunks(columns: CsvColumns, pairs: impl IntoIterator<Item = (f64, f64)>) -> impl Iterator<Item = String> {
    let mut pairs = pairs.into_iter();
    let lines = iter::from_fn(move || {
        let chunk: String = pairs.by_ref().take(CHUNK).map(line).collect();
        (!chunk.is_empty()).then_some(chunk)
    });
    iter::once(columns.header().to_string()).chain(lines)
}

/// Samples as [`csv_chunks`] has them, turned into the units of the columns only when their piece is due.
pub fn csv_samples(
    columns: CsvColumns,
    samples: Arc<Vec<Point>>,
    units: impl Fn(Point) -> (f64, f64),
) -> impl Iterator<Item = String> {
    csv_chunks(columns, (0..samples.len()).map(move |idx| units(samples[idx])))
}

/// The shortest digits that read back as the same numbers.
fn line((x, y): (f64, f64)) -> String {
    let (mut x_digits, mut y_digits) = (ryu::Buffer::new(), ryu::Buffer::new());
    format!("{},{}\n", x_digits.format(x), y_digits.format(y))
}
