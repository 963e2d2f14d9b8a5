//! Files and the QR code of the link: what every page's import and export share. All but the asking lives in chunks.

mod ask;
pub mod errors;
mod open;
mod png;
mod qr;
mod save;
mod source;
pub mod text;

pub use ask::{export, import};
pub use open::{broken, forget_broken, open, read_text};
pub use png::{canvas_png, png_of};
pub use qr::Qr;
pub use save::{save, text_blob};
pub use source::Source;
