//! Stub.
use crate::scene::OutfitsCsvError;
use crate::ui::text::Lang;

pub fn outfits_csv_error(_lang: Lang, _error: &OutfitsCsvError) -> String {
    String::new()
}
