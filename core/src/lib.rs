//! What Coastline exists for: the rule, the models, and how they differ, in reading order.
//!
//! - [`math`], [`rng`], [`plane`]: the only transcendental functions, the one seeded generator, the map plane.
//! - [`data`]: Pdata. The land of the Earth or a painted world as a raster, exact areas from it, true draws.
//! - [`model`]: Pmodel. Three traits (fit, sample, density) and one model a file.
//! - [`metric`]: how Pmodel differs from Pdata. Cases A, B, C, divergences, the score of the game, learning curves,
//!   marginals.
//! - [`net`], [`train`]: networks with every gradient written out, and what trains them.
//!
//! A crate of its own, because it is compiled for speed and the page around it for size. The crate `coastline` shows all
//! of it under its own name, so that nobody needs to know.

pub mod data;
pub mod math;
pub mod metric;
pub mod model;
pub mod net;
pub mod plane;
pub mod rng;
pub mod train;
