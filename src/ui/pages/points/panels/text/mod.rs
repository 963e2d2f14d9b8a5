//! The words of the panels of Points that are fetched when they are opened. They travel with the chunk that shows them.

mod en;
mod es;

use crate::ui::text::{Lang, Plural, Texts};

/// The words of the panels of Points that are fetched when they are opened, in one language.
#[allow(missing_docs, reason = "the words say what they are for")]
pub struct PanelText {
    // Table.
    pub table_hint: &'static str,
    pub coordinate_of: &'static str,
    pub new_coordinate: &'static str,
    pub delete_row: &'static str,
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
    // Explain.
    pub area: &'static str,
    pub mass: &'static str,
    pub explain_box: &'static str,
    pub explain_box_numbers: &'static str,
    pub explain_grid: &'static str,
    pub explain_grid_full: Plural,
    pub explain_grid_empty: &'static str,
    pub explain_painted: &'static str,
    pub toy_hint: &'static str,
    pub toy_formulas: [&'static str; 7],
    pub modes_made: &'static str,
    pub high_quality: &'static str,
    pub coverage_toy: &'static str,
    pub ln_likelihood: &'static str,
    pub sample_metrics: &'static str,
    pub perfect_model: &'static str,
    pub band: &'static str,
    pub metrics_hint: &'static str,
    pub metric_names: [&'static str; 8],
    pub scott: &'static str,
    pub leave_one_out: &'static str,
    pub by_hand: &'static str,
    pub bandwidth: &'static str,
    pub components: &'static str,
    pub mixture_seed: &'static str,
    pub explain_kernel: &'static str,
    pub explain_left_out: &'static str,
    pub off_plane: &'static str,
    pub explain_mixture: &'static str,
    pub component_table: &'static str,
    pub component_heads: [&'static str; 5],
    pub explain_bic: &'static str,
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

impl Texts for PanelText {
    fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &en::TEXT,
            Lang::Es => &es::TEXT,
        }
    }
}
