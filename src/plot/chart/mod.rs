//! Charts, as pure functions from figures to any of plotters' drawing backends: a canvas in the page, SVG in tests.
//!
//! A chart has a size in CSS pixels ([`ChartStyle`]) and is drawn in units of an eighth of one ([`UNITS_PER_PX`]):
//! plotters counts in whole numbers, and a curve in whole pixels would show its steps. Whoever makes the backend gives it
//! [`ChartStyle::size_units`] and scales the units back: a canvas by devicePixelRatio/8, SVG by its width and height.
//!
//! [`ChartArea`] says where the figures landed, so that a page can turn a pixel into a figure (hover, tap) and step from
//! figure to figure (arrow keys). Colours come from outside, since `style/tokens.css` is their only home, and so do words
//! and the way numbers are written. Legends are HTML.

mod axis;
mod frame;
mod learning;
mod marginal;
mod room;
mod space;
mod style;
mod ticks;

pub use frame::ChartError;
pub use learning::{LearningLabels, has_log_axis, learning_area, learning_chart};
pub use marginal::{MarginalLabels, MarginalSeries, marginal_area, marginal_chart};
pub use plotters::style::RGBColor;
pub use plotters_backend::DrawingBackend;
pub use room::ChartArea;
pub use space::{
    SPACE_COLUMNS, SPACE_ROWS, SpaceArea, SpaceLabels, space_cell, space_chart, space_outfit, space_strength,
};
pub use style::{ChartStyle, UNITS_PER_PX, rgb};
