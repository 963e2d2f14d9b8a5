//! Files and the QR code of the link: what every page's import and export share. All of it lives in chunks.

pub mod errors;
mod open;
mod png;
mod qr;
mod save;
pub mod text;

pub use open::{broken, forget_broken, open, read_text};
pub use png::{canvas_png, png_of};
pub use qr::Qr;
pub use save::{save, text_blob};

/// What is to be opened.
#[derive(Clone)]
pub enum Source {
    /// A file.
    File(web_sys::File),
    /// Text that was pasted.
    Text(String),
}

impl From<web_sys::File> for Source {
    fn from(file: web_sys::File) -> Self {
        Self::File(file)
    }
}
