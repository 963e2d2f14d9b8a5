//! What is to be opened.

/// A file, or text.
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
