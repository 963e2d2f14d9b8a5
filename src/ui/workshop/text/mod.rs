//! The words of the workshop. One exhaustive struct, as for the page; here they weigh nothing on the first load.

mod en;
mod errors;
mod es;

pub use errors::import_error;

use crate::ui::text::{Lang, Text};

/// The workshop's words in the language of the page's: `lab.words(|t| tools(t).qr)`.
pub fn tools(t: &'static Text) -> &'static Tools {
    match t.lang {
        Lang::En => &en::TOOLS,
        Lang::Es => &es::TOOLS,
    }
}

/// All words of the workshop in one language.
#[allow(missing_docs, reason = "the words say what they are for")]
pub struct Tools {
    // Share.
    pub qr: &'static str,
    pub qr_too_long: &'static str,
    // Files.
    pub exported: &'static str,
    pub imported: &'static str,
    pub broken_file: &'static str,
    pub unreadable_file: &'static str,
    pub file_too_large: &'static str,
    pub file_syntax: &'static str,
    pub file_truncated: &'static str,
    pub file_not_ours: &'static str,
    pub file_future: &'static str,
    pub file_no_scene: &'static str,
    pub file_scene_field: &'static str,
    // Table.
    pub observations: &'static str,
    pub number: &'static str,
    pub longitude: &'static str,
    pub latitude: &'static str,
    pub table_hint: &'static str,
    pub coordinate_of: &'static str,
    pub new_coordinate: &'static str,
    pub delete_row: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub rows_shown: &'static str,
    pub add: &'static str,
}
