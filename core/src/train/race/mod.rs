//! The race: families on the same points, each in a lane of its own.
//!
//! [`Racing`] is a family in training, step by step; [`Racer`] is what a lane holds, trained or fitted at once, and can be asked for
//! samples and densities; [`Truth`] and [`Judge`] say how near it came. [`RaceHost`] is what stands in a worker: it takes
//! [`RaceOrder`]s and gives [`RaceReply`]s.

mod host;
mod judge;
mod lane;
mod message;
mod racer;
mod racing;
mod report;
mod settings;
mod smoothed;
mod take_away;
mod thinking;

pub use host::RaceHost;
pub use judge::{CHART_SAMPLES, Judge, RACE_FIGURES, Truth, chart_steps};
pub use lane::RACE_GRID;
pub use message::{RaceOrder, RaceReply};
pub use racer::Racer;
pub use racing::Racing;
pub use report::{ChartPoint, RaceReport};
pub use settings::{RaceFamily, RaceSettings, Says};
pub use take_away::{TAKEN, Taken};
pub use thinking::{ARROWS, ARROWS_EVERY, CRITIC, PATHS, SHEET_LINES, SHEET_PLACES, thinking};
