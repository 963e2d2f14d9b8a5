//! A person's own pictures: from files or painted here, kept on this device alone.

mod decode;
mod import;
mod panel;
mod sets;

pub use import::import_files;
pub use panel::{Missing, OwnButtons, Panel};
pub use sets::{add_painted, seek, use_last};
