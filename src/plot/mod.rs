//! Pictures as pure functions: shapes in plane units, for whatever draws them.

mod coast;
mod grid_outline;

pub use coast::{CoastTracer, Ring, coast};
pub use grid_outline::{Segment, grid_outline, mask_outline};
