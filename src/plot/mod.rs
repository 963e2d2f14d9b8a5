//! Pictures as pure functions: shapes in plane units, for whatever draws them; charts with the feature `charts`.

#[cfg(feature = "charts")]
pub mod chart;
mod coast;
mod grid_outline;

pub use coast::{CoastTracer, Ring, coast};
pub use grid_outline::{Segment, grid_outline};
