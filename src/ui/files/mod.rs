//! Files and the QR code of the link: what every page's import and export share. All of it lives in chunks.

pub mod errors;
mod qr;
pub mod text;

pub use qr::Qr;

use web_sys::Blob;

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
