//! What is to be opened.

/// Files, or text.
#[derive(Clone)]
pub enum Source {
    /// A file.
    File(web_sys::File),
    /// Files, for a page that opens several at once; the others open the first.
    Files(Vec<web_sys::File>),
    /// Text that was pasted.
    Text(String),
}

impl From<web_sys::File> for Source {
    fn from(file: web_sys::File) -> Self {
        Self::File(file)
    }
}
