//! The land of the Earth, baked once by `scripts/bake/land.mjs` (source, licence and format: `LAND.md`).

use super::raster::{COLUMNS, ROWS, Raster};
use super::shores::{Edges, columns, edges};
use std::sync::OnceLock;

/// Rows a step: a thirtieth of all, a tenth of a millisecond.
const ROWS_A_STEP: usize = ROWS / 30;

static LAND: OnceLock<Raster> = OnceLock::new();

/// The raster of the Earth. Whoever asks first, before a [`LandDecoder`] was done, waits until all of it is decoded.
pub fn land() -> &'static Raster {
    LAND.get_or_init(|| {
        let mut growing = Growing::new();
        while !growing.step() {}
        growing.raster
    })
}

/// Decodes [`land`] ahead in small steps, so that a page that starts can paint and listen in between.
///
/// ```
/// use coastline_core::data::{LandDecoder, land};
/// let mut decoder = LandDecoder::default();
/// while !decoder.step() {}
/// assert!((land().land_share() - 0.2875).abs() < 0.0005); // At once.
/// ```
#[derive(Debug, Default)]
pub struct LandDecoder {
    /// Until the first step, and after the last, nothing.
    growing: Option<Growing>,
}

impl LandDecoder {
    /// One step more; `true` when the land is there, and at once if somebody could not wait for it.
    pub fn step(&mut self) -> bool {
        if LAND.get().is_some() {
            self.growing = None;
            return true;
        }
        if !self.growing.get_or_insert_with(Growing::new).step() {
            return false;
        }
        if let Some(Growing { raster, .. }) = self.growing.take() {
            LAND.get_or_init(|| raster);
        }
        true
    }
}

/// The land up to some row.
#[derive(Debug)]
struct Growing {
    rows: std::vec::IntoIter<Edges>,
    raster: Raster,
}

impl Growing {
    fn new() -> Self {
        let rows = edges(include_bytes!("land.coded")).into_iter();
        Self { rows, raster: Raster::with_room(COLUMNS, ROWS) }
    }

    /// Some rows more; `true` when all are there.
    fn step(&mut self) -> bool {
        for row in self.rows.by_ref().take(ROWS_A_STEP) {
            self.raster.add_row(&mut columns(&row));
        }
        self.rows.len() == 0
    }
}
