//! The plane: what is drawn on it, and what a pointer or the keyboard does to it.
//!
//! Three canvases, bottom to top (`painter`): the base (rule, cases, heatmap), the samples, and Pmodel's painted cells
//! and outline with the observations (`marks_layer`). Above them an SVG (`overlay`) with the few things that move by hand.
//! `pointer` and `keys` turn events into edits: marks, or strokes of a brush.

mod hit;
mod keys;
mod mark_menu;
mod marking;
mod marks_layer;
mod overlay;
mod painter;
mod pointer;
mod view;

pub use overlay::DIAMOND;
pub use view::Plane;
