//! Figures by which samples are judged beside true draws: what can be said of a model that only makes things.
//!
//! X are n true points, Y are m made ones. Each figure is a file: [`js_in_cells`], [`EnergyDistance`], [`SlicedW1`],
//! [`prdc`](Prdc), [`memorised`], [`modes`]. Identical distributions do not give 0 or 1, but the floor of so many points:
//! so each is shown beside what true draws give.

mod energy;
mod floor;
mod js;
mod memorised;
mod modes;
mod near;
mod prdc;
mod sliced;
mod work;

pub use energy::EnergyDistance;
pub use floor::{FIGURES, Floor, FloorWork, METRIC_POINTS, PAIRS, baked_floor, in_heights, metric_box, true_draws};
pub use js::js_in_cells;
pub use memorised::memorised;
pub use modes::{Modes, modes};
pub use near::Near;
pub use prdc::{PRDC_K, Prdc, PrdcWork};
pub use sliced::{DIRECTIONS, SlicedW1};
pub use work::{PRDC_POINTS, SampleMetrics, SampleMetricsWork};
