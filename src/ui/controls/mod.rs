//! Widgets: native controls with a name, a visible focus ring and an error beside them.

mod buttons;
mod disclosure;
mod icon;
mod number_input;
mod radios;

pub use buttons::{IconButton, RedoButton, UndoButton};
pub use disclosure::Disclosure;
pub use icon::{Icon, IconName};
pub use number_input::{NumberInput, Typed};
pub use radios::Radios;
