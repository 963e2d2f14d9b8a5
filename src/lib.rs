//! Coastline: a laboratory for generative models that runs entirely in the browser.
//!
//! Data come from a hidden rule, Pdata. You see a few observations, build Pmodel and sample from it; the art is in how
//! Pmodel differs from Pdata. This crate is that sentence, module by module, in reading order:
//!
//! - [`math`], [`rng`], [`plane`]: the only transcendental functions, the one seeded generator, the map plane.
//! - [`data`]: Pdata. The land of the Earth or a painted world as a raster, exact areas from it, true draws.
//! - [`model`]: Pmodel. Three traits (fit, sample, density) and one model a file.
//! - [`metric`]: how Pmodel differs from Pdata. Cases A, B, C, divergences, the score of the game, learning curves,
//!   marginals.
//! - [`net`], [`train`]: networks with every gradient written out, and what trains them. (All of these stand in `core/`, which
//!   is compiled for speed; the rest is compiled for size.)
//! - [`scene`]: what the person set. Edits, undo, links, JSON, CSV.
//! - [`plot`]: coast and outlines in plane units, the picture that is saved, charts.
//! - `ui` (feature `page`): draws a scene and dispatches edits. Nothing else mentions a browser.
//!
//! One program is made of it (`src/bin/app.rs`), in chunks: what the first screen does not need is fetched when a reader
//! asks for it (`docs/architecture.md`).
//!
//! Invariants: a module names only those before it in this list; randomness comes from [`rng::stream`] only; nothing
//! outside `ui` and the binary knows leptos, web-sys, js-sys or wasm-bindgen; no input from outside can panic.

pub use coastline_core::{data, math, metric, model, net, plane, rng, train};

pub mod plot;
pub mod scene;
#[cfg(feature = "page")]
pub mod ui;

/// Raised whenever the same scene would give other numbers than before (`docs/links.md`).
pub const ENGINE: u32 = 1;
