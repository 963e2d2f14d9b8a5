//! Widgets: native controls with a name, a visible focus ring and an error beside them.

mod buttons;
mod disclosure;
mod group;
mod icon;
mod note_field;
mod number_input;
mod radios;

pub use buttons::{IconButton, RedoButton, UndoButton};
pub use disclosure::Disclosure;
pub use group::Group;
pub use icon::{Icon, IconName};
pub use note_field::NoteField;
pub use number_input::{NumberInput, Typed};
pub use radios::Radios;
