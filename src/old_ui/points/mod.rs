//! The page Points: the sentence, the plane, four numbered groups, and below them the probes and a closer look.

mod card;
mod data_group;
mod framework;
mod group;
mod legend;
mod model_group;
mod note;
mod numbers;
mod page;
mod probe_list;
mod sample_group;
mod study;
mod verdict_group;

pub use page::{bar, points};
