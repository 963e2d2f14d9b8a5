//! The words of the workshop. One exhaustive struct, as for the page; here they weigh nothing on the first load.

mod en;
mod errors;
mod es;

pub use errors::{csv_error, import_error};

use crate::ui::text::{Lang, Plural, Text};

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
    pub table_hint: &'static str,
    pub coordinate_of: &'static str,
    pub new_coordinate: &'static str,
    pub delete_row: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub rows_shown: &'static str,
    pub add: &'static str,
    // Charts.
    pub learning_title: &'static str,
    pub learning_hint: &'static str,
    pub learning_hidden: &'static str,
    pub no_rule: &'static str,
    pub learning_too_few: &'static str,
    pub learning_none: &'static str,
    pub learning_summary: &'static str,
    pub learning_at: &'static str,
    pub learning_no_model: &'static str,
    pub learning_left_out: &'static str,
    pub axis_n: &'static str,
    pub axis_n_log: &'static str,
    pub precision: &'static str,
    pub recall: &'static str,
    pub marginals_title: &'static str,
    pub marginals_hint: &'static str,
    pub marginals_nothing: &'static str,
    pub marginal_along: &'static str,
    pub marginal_at: &'static str,
    // CSV.
    pub not_exported: &'static str,
    pub open_as_own_plane: &'static str,
    pub csv_no_bounds: &'static str,
    pub csv_too_large: &'static str,
    pub csv_utf16: &'static str,
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
    // Explain.
    pub area: &'static str,
    pub mass: &'static str,
    pub explain_box: &'static str,
    pub explain_box_numbers: &'static str,
    pub explain_grid: &'static str,
    pub explain_grid_full: Plural,
    pub explain_grid_empty: &'static str,
    pub explain_painted: &'static str,
    // Painting, the note, the framework.
    pub start_from: &'static str,
    pub preset_nothing: &'static str,
    pub preset_earth: &'static str,
    pub preset_ring: &'static str,
    pub preset_two_islands: &'static str,
    pub preset_archipelago: &'static str,
    pub note_hint: &'static str,
    pub framework_lines: [&'static str; 4],
    pub framework_now: &'static str,
    // Comparison.
    pub comparison: &'static str,
    pub comparison_hint: &'static str,
}
