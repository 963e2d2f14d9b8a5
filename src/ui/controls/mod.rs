//! Widgets: native controls with a name, a visible focus ring and an error beside them.

mod disclosure;
mod icon;
mod number_input;
mod radio_group;

pub use disclosure::Disclosure;
pub use icon::{Icon, IconName};
pub use number_input::NumberInput;
pub use radio_group::RadioGroup;
