//! The page Points: the sentence, the plane, four numbered groups, and below them the probes and a closer look.

mod card;
mod data_group;
mod desk;
mod errors;
mod files;
mod fitting;
mod framework;
mod handle;
mod legend;
mod model_group;
mod note;
mod number;
mod page;
mod panels;
mod plane;
mod probe_list;
mod sample_group;
mod samples;
mod sampling;
mod study;
mod text;
mod truth;
mod verdict_group;

pub use handle::{Points, Selected};
pub use page::{Bar, PointsPage};

use super::Tab;
use crate::scene::Page;

/// The page in the list of pages.
pub const TAB: Tab = Tab { page: Page::Points, words: |t| t.points_tab, formats: &["png", "svg", "csv"], view: None };
