//! The words about files and the link. They travel with the chunk that shows them.

mod en;
mod es;

use crate::ui::text::{Lang, Plural, Texts};

/// The words about files and the link, in one language.
#[allow(missing_docs, reason = "the words say what they are for")]
pub struct FilesText {
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
    // CSV.
    pub not_exported: &'static str,
    pub open_as_own_plane: &'static str,
    pub csv_no_bounds: &'static str,
    pub csv_too_large: &'static str,
    pub csv_not_text: &'static str,
    pub csv_too_many_rows: &'static str,
    pub csv_no_rows: &'static str,
    pub csv_one_column: &'static str,
    pub csv_unknown_header: &'static str,
    pub csv_half_header: &'static str,
    pub csv_unclosed_quote: &'static str,
    pub csv_bad_rows: Plural,
    pub csv_more_lines: &'static str,
    pub csv_bad_cell: &'static str,
    pub csv_missing: &'static str,
    pub csv_not_a_number: &'static str,
    pub csv_not_finite: &'static str,
    pub csv_extra: &'static str,
    pub csv_longitude: &'static str,
    pub csv_latitude: &'static str,
    pub csv_column: &'static str,
    pub csv_no_header: &'static str,
    pub csv_accepted: &'static str,
    pub csv_likely: &'static str,
    pub json_unknown_keys: &'static str,
    pub json_half: &'static str,
    pub json_no_places: &'static str,
    pub json_others: Plural,
    pub foreign_excel: &'static str,
    pub foreign_open_document: &'static str,
    pub foreign_kml: &'static str,
    pub foreign_gpx: &'static str,
    pub foreign_html: &'static str,
    pub foreign_xml: &'static str,
    pub foreign_packed: &'static str,
    pub foreign_pdf: &'static str,
    pub foreign_picture: &'static str,
    pub foreign_binary: &'static str,
    // Ways on, and what there is to say of a file that is open.
    pub open_others: Plural,
    pub open_first: &'static str,
    pub open_drawn: &'static str,
    pub choose_lon: &'static str,
    pub choose_lat: &'static str,
    pub choose_likely: &'static str,
    pub open_on_map: &'static str,
    pub swap: &'static str,
    pub told_encoding: &'static str,
    pub told_order: &'static str,
    pub told_lon_first: &'static str,
    pub told_lat_first: &'static str,
    pub told_skipped: Plural,
    pub told_first: &'static str,
    pub told_drawn: &'static str,
    pub told_crowded: Plural,
}

impl Texts for FilesText {
    fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &en::TEXT,
            Lang::Es => &es::TEXT,
        }
    }
}
