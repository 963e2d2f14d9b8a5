//! Stub.

use crate::scene::CsvError;
use crate::ui::text::Lang;

/// Why a CSV file cannot be opened; bad lines one below the other.
pub fn csv_error(lang: Lang, error: &CsvError) -> String {
    let _ = (lang, error);
    String::new()
}
