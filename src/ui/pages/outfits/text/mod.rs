//! The words of the page Outfits. They travel with the chunk that shows them.

mod deep;
mod en;
mod es;

use crate::ui::text::{Lang, Plural, Texts};
use deep::Deep;

/// The words of the page Outfits, in one language.
#[allow(missing_docs, reason = "the words say what they are for")]
pub struct OutfitsText {
    // Outfits.
    pub outfits_headline: &'static str,
    pub outfits_headline_made: &'static str,
    pub outfits_intro: &'static str,
    pub outfits_counted: &'static str,
    pub n_outfits: Plural,
    pub show_data_as: &'static str,
    pub figures: &'static str,
    pub table: &'static str,
    pub add_outfit: &'static str,
    pub reset_data: &'static str,
    pub remove_outfit: &'static str,
    pub change: &'static str,
    pub change_row: &'static str,
    pub outfit_of_row: &'static str,
    pub row_published: &'static str,
    pub row_reconstructed: &'static str,
    pub published_short: &'static str,
    pub reconstructed_short: &'static str,
    pub reconstructed: &'static str,
    pub data_set: &'static str,
    pub data_published: &'static str,
    pub data_dependence: &'static str,
    pub data_own: &'static str,
    pub lit: Plural,
    pub unlight: &'static str,
    pub light_up: &'static str,
    pub no_outfits: &'static str,
    pub and_more: &'static str,
    pub outfits_to_generate: &'static str,
    pub lock_values: &'static str,
    pub any_value: &'static str,
    pub locks_hint: &'static str,
    pub unlock_all: &'static str,
    pub pseudocount_joint: &'static str,
    pub pseudocount_bayes: &'static str,
    pub what_mle: &'static str,
    pub what_laplace: &'static str,
    pub what_naive_bayes: &'static str,
    pub nothing_made: &'static str,
    pub seen: &'static str,
    pub new: &'static str,
    pub seen_or_new: &'static str,
    pub seen_of: &'static str,
    pub no_model_empty: &'static str,
    pub no_model: &'static str,
    pub no_row_has_lock: &'static str,
    pub free_parameters: &'static str,
    pub unseen_mass: &'static str,
    pub entropy_bits: &'static str,
    pub generated: &'static str,
    pub model: &'static str,
    pub ask_title: &'static str,
    pub ask_hint: &'static str,
    pub ask_note: &'static str,
    pub combination_1: &'static str,
    pub combination_2: &'static str,
    pub plausible: &'static str,
    pub odd: &'static str,
    pub asked_seen: Plural,
    pub outfits_too_many: &'static str,
    pub outfits_no_row: &'static str,
    pub outfits_no_value: &'static str,
    pub model_names: [&'static str; 3],
    pub made_lines: [&'static str; 3],
    pub outfits_feature_twice: &'static str,
    pub outfits_missing_features: &'static str,
    pub outfits_json: &'static str,
    pub outfits_other_columns: &'static str,
    pub outfits_save_sample: &'static str,
    pub outfits_accepted: &'static str,
    pub outfits_missing_value: &'static str,
    pub outfits_unknown_value: &'static str,
    pub outfits_too_many_rows: &'static str,
    // Comparison.
    pub deep: Deep,
}

impl Texts for OutfitsText {
    fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &en::TEXT,
            Lang::Es => &es::TEXT,
        }
    }
}
