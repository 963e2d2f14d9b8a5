//! Widgets: native controls with a name, a visible focus ring and an error beside them.

mod disclosure;
mod icon;
mod number_input;
mod radio_group;

pub use disclosure::disclosure;
pub use icon::{IconName, icon, icon_of};
pub use number_input::{NumberInput, number_input};
pub use radio_group::{radio_group, radios};
