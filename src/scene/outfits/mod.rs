//! The page Outfits: what the person set on it, and what follows.

mod csv;
mod edit;
mod json_export;
mod link;
mod names;
mod number;
mod state;
mod words;

pub use csv::{
    BadOutfit, BadOutfitCause, BadOutfits, MAX_OUTFITS_CSV_BYTES, OutfitsCsvError, OutfitsCsvImport, OutfitsRead,
    outfits_csv_chunks, outfits_sample_csv,
};
pub use edit::{OutfitsEdit, OutfitsEditError, apply_outfits};
pub use json_export::outfits_json_chunks;
pub(in crate::scene) use link::outfits_from_fields;
pub use link::{decode_outfits, encode_outfits};
pub use number::OutfitsNumber;
pub use state::{GeneratedOutfit, GeneratedOutfits, OutfitsState};

use crate::data::{DataSet, Locks, Outfit, Tally};
use crate::model::OutfitModels;
use crate::scene::Generated;
use std::sync::{Arc, LazyLock};

/// Most rows in a scene.
pub const MAX_OUTFITS: usize = 100_000;

/// How the observations are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShowData {
    /// As drawn figures.
    Figures,
    /// As names in a table.
    Table,
}

/// The scene of the page Outfits.
#[derive(Clone, Debug, PartialEq)]
pub struct OutfitsScene {
    /// Which rows the observations started from.
    pub data_set: DataSet,
    /// The rows, oldest first; at most [`MAX_OUTFITS`].
    pub observations: Arc<[Outfit]>,
    /// Pseudocount of the joint model with Laplace smoothing, in hundredths.
    pub joint_pseudocount: i64,
    /// Pseudocount of Naive Bayes, in hundredths.
    pub bayes_pseudocount: i64,
    /// How many outfits Generate makes with each model.
    pub n_outfits: i64,
    /// Seed of the outfits.
    pub seed: i64,
    /// Whether Generate was pressed.
    pub generated: Generated,
    /// What is given when outfits are generated.
    pub locks: Locks,
    /// The outfit of *Ask for one outfit*.
    pub asked: Outfit,
    /// How the observations are shown.
    pub show_data: ShowData,
    /// How many rows are counted in *Count one by one*, never more than there are; `None` while it is not used.
    pub counted: Option<usize>,
    /// What a person wrote about the scene, one line of at most [`super::MAX_NOTE_CHARS`] characters; only ever shown as
    /// text.
    pub note: Arc<str>,
}

impl OutfitsScene {
    /// What a link that says nothing else opens to. Part of the link format: frozen for version 1.
    pub fn link_default() -> Self {
        // Asked for at every edit, to compare with: the rows need not be made anew.
        static DEFAULT: LazyLock<OutfitsScene> = LazyLock::new(OutfitsScene::new_default);
        DEFAULT.clone()
    }

    fn new_default() -> Self {
        Self {
            data_set: DataSet::Published,
            observations: DataSet::Published.rows(),
            joint_pseudocount: 100,
            bayes_pseudocount: 0,
            n_outfits: 10,
            seed: 1,
            generated: Generated::Never,
            locks: Locks::NONE,
            asked: Outfit::COMBINATION_1,
            show_data: ShowData::Figures,
            counted: None,
            note: "".into(),
        }
    }

    /// Whether the observations are not those of the data set any more.
    pub fn is_edited(&self) -> bool {
        self.observations != self.data_set.rows()
    }

    /// Fits all models to all rows.
    pub fn fit(&self) -> OutfitModels {
        self.fit_first(self.observations.len())
    }

    /// Fits all models to the first rows alone. Counting is nearly all of the work, 0.2 ms for 100,000 rows (`make bench`),
    /// so every step of *Count one by one* is a fit of its own.
    pub fn fit_first(&self, n_rows: usize) -> OutfitModels {
        let rows = &self.observations[..n_rows.min(self.observations.len())];
        let pseudocount = |hundredths: i64| hundredths as f64 / 100.0;
        OutfitModels::fit(Tally::of(rows), pseudocount(self.joint_pseudocount), pseudocount(self.bayes_pseudocount))
    }

    /// The scene with everything that does not decide the models at its default: equal ones have equal models.
    pub fn for_models(&self) -> Self {
        // Without `..`: a new field does not compile until it is clear whether it decides the models.
        let Self {
            observations,
            joint_pseudocount,
            bayes_pseudocount,
            data_set: _,
            n_outfits: _,
            seed: _,
            generated: _,
            locks: _,
            asked: _,
            show_data: _,
            counted: _,
            note: _,
        } = self;
        Self {
            observations: observations.clone(),
            joint_pseudocount: *joint_pseudocount,
            bayes_pseudocount: *bayes_pseudocount,
            ..Self::link_default()
        }
    }

    /// The scene with everything that does not decide the generated outfits at its default.
    pub fn for_outfits(&self) -> Self {
        let generated = if self.generated == Generated::Never { Generated::Never } else { Generated::Fresh };
        Self { n_outfits: self.n_outfits, seed: self.seed, locks: self.locks, generated, ..self.for_models() }
    }

    /// What an edit or a link may leave behind and a scene may not: more rows counted than there are.
    pub(super) fn settled(mut self) -> Self {
        self.counted = self.counted.map(|counted| counted.min(self.observations.len()));
        self
    }
}
