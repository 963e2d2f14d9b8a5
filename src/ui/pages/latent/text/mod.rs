//! The words of the page Latent space. They travel with the chunk that shows them.

mod en;
mod es;

use crate::ui::text::{Lang, Texts};

/// The words of the page Latent space, in one language.
#[allow(missing_docs, reason = "the words say what they are for")]
pub struct LatentText {
    // Head.
    pub headline_first: &'static str,
    pub headline_training: &'static str,
    pub headline_vae: &'static str,
    pub headline_autoencoder: &'static str,
    pub headline_lost: &'static str,
    // Plane.
    pub latent_plane: &'static str,
    pub plane_keys: &'static str,
    pub decoded_point: &'static str,
    pub drag_me: &'static str,
    pub grid: &'static str,
    pub colour: &'static str,
    pub height: &'static str,
    pub width: &'static str,
    pub axis_x: &'static str,
    pub axis_y: &'static str,
    pub legend_height: &'static str,
    pub legend_width: &'static str,
    pub taller: &'static str,
    pub wider: &'static str,
    pub working: &'static str,
    // Decoded jar.
    pub decoded: &'static str,
    pub decoded_picture: &'static str,
    pub from_numbers: &'static str,
    pub from_number: &'static str,
    pub nearest: &'static str,
    pub size: &'static str,
    pub no_names: &'static str,
    pub hole: &'static str,
    pub told_at: &'static str,
    pub told_hole: &'static str,
    // Groups.
    pub data: &'static str,
    pub data_settings: &'static str,
    pub jars_n: &'static str,
    pub count: &'static str,
    pub height_from: &'static str,
    pub height_to: &'static str,
    pub width_from: &'static str,
    pub width_to: &'static str,
    pub noise: &'static str,
    pub data_hint: &'static str,
    pub pmodel: &'static str,
    pub pca: &'static str,
    pub autoencoder: &'static str,
    pub vae: &'static str,
    pub autoencoder_short: &'static str,
    pub vae_short: &'static str,
    pub pca_hint: &'static str,
    pub ghosts: &'static str,
    pub training: &'static str,
    pub play: &'static str,
    pub pause: &'static str,
    pub step: &'static str,
    pub reset: &'static str,
    pub speed: &'static str,
    pub full: &'static str,
    pub per_second: &'static str,
    pub rewind: &'static str,
    pub rewind_told: &'static str,
    pub step_of: &'static str,
    pub step_word: &'static str,
    pub left: &'static str,
    pub about: &'static str,
    pub seconds: &'static str,
    pub minutes: &'static str,
    pub error: &'static str,
    pub weights_hash: &'static str,
    pub loss_told: &'static str,
    pub loss_none: &'static str,
    pub pca_error: &'static str,
    pub replaying: &'static str,
    pub rate: &'static str,
    pub batch: &'static str,
    pub beta: &'static str,
    pub planned: &'static str,
    pub latent_size: &'static str,
    pub training_seed: &'static str,
    pub training_hint: &'static str,
    pub beta_hint: &'static str,
    pub diverged: &'static str,
    pub back_to: &'static str,
    pub restarted: &'static str,
    pub no_worker: &'static str,
    pub refused: &'static str,
    pub said_progress: &'static str,
    // Verdict.
    pub verdict: &'static str,
    pub found_table: &'static str,
    pub height_found: &'static str,
    pub width_found: &'static str,
    pub reconstruction: &'static str,
    pub redrawing: &'static str,
    pub beside_pca: &'static str,
    // Note.
    pub note: &'static str,
    pub add_note: &'static str,
    pub edit_note: &'static str,
    pub note_hint: &'static str,
    pub not_these: &'static str,
    pub range_upside_down: &'static str,
}

impl Texts for LatentText {
    fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::En => &en::TEXT,
            Lang::Es => &es::TEXT,
        }
    }
}
