//! Pictures as pure functions: coast, outlines and shades in plane units, for whatever draws them; the drawing that is
//! saved (`picture`); the latent plane; charts with the feature `charts`.

#[cfg(feature = "charts")]
pub mod chart;
mod coast;
mod contour;
mod latent;
mod outline;
mod palette;
mod picture;
mod shades;
mod text_width;

pub use coast::{CoastTracer, Ring, coast};
pub use latent::{Guide, LatentPlane, NearestCode};
pub use outline::{Segment, ellipses, outline};
pub use palette::Palette;
pub use picture::{Label, LegendMark, MAX_VECTOR_MARKS, Marks, PLANE_WIDTH, Picture, picture_svg};
pub use shades::{
    hatch_strength, heat_strength, observation_radius, raster_support, sample_radius, support, truth_strength,
};
pub use text_width::text_width;
