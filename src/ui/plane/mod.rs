//! What a plane of a page is drawn with, whatever stands on it: surfaces and sprites, the land in its dresses, samples, and
//! the labels along the edges.

mod axes;
mod base;
mod bitmap;
mod sample_layer;
mod sprite;
mod surface;

pub use axes::{AxisLabels, longest};
pub use base::{Base, BaseView, paint_blank, paint_cells, paint_heat, paint_truth, tinted_cells};
pub use bitmap::{Bitmap, STAMPED_BY_CANVAS, Stamp};
pub use sample_layer::{SampleView, paint_samples};
pub use sprite::{Shape, Sprite};
pub use surface::Surface;
