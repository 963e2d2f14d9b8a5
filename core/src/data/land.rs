//! The land of the Earth, baked once by `scripts/bake/land.mjs` (source, licence and format: `LAND.md`).

use super::code::decode;
use super::raster::{COLUMNS, ROWS, Raster};
use std::sync::LazyLock;

static LAND: LazyLock<Raster> = LazyLock::new(|| Raster::new(COLUMNS, ROWS, decode(include_bytes!("land.coded"))));

/// The raster of the Earth, decoded at first use.
pub fn land() -> &'static Raster {
    &LAND
}
