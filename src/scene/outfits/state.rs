//! The scene of the page Outfits, and all that follows from it at once.

use super::{OutfitsEdit, OutfitsEditError, OutfitsScene, apply_outfits, decode_outfits, encode_outfits};
use crate::data::{Outfit, Tally};
use crate::metric::{OutfitFigures, outfit_figures};
use crate::model::{FitError, NoOutfits, OutfitModelKind, OutfitModels, Sampler};
use crate::scene::{Generated, LinkError, Opened, Page, PageScene, PageState};
use std::sync::Arc;

/// A generated outfit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GeneratedOutfit {
    /// The outfit.
    pub outfit: Outfit,
    /// Whether a row has it.
    pub seen: bool,
    /// What each model gives it, without locks, in the order of [`OutfitModelKind::ALL`]; `None` where there is no model.
    pub probs: [Option<f64>; 3],
}

/// What one model made, or why nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct GeneratedOutfits {
    /// The model.
    pub kind: OutfitModelKind,
    /// Its outfits.
    pub outfits: Result<Vec<GeneratedOutfit>, NoOutfits>,
}

/// What is on the page.
#[derive(Clone, Debug)]
pub struct OutfitsState {
    /// What the person set.
    pub scene: OutfitsScene,
    /// The models, with the counted rows in [`OutfitModels::tally`].
    pub models: Arc<OutfitModels>,
    /// The three rows of Generate; `None` until it is pressed.
    pub generated: Option<Arc<[GeneratedOutfits; 3]>>,
}

impl OutfitsState {
    /// Works everything out.
    pub fn new(scene: OutfitsScene) -> Self {
        let models = Arc::new(scene.fit());
        let generated = generate(&scene, &models);
        Self { scene, models, generated }
    }

    /// The state after another scene. What does not depend on the difference is kept, as the same `Arc`, so that whoever
    /// draws it can tell.
    pub fn next(&self, scene: OutfitsScene) -> Self {
        if scene.for_outfits() == self.scene.for_outfits() {
            return Self { scene, ..self.clone() };
        }
        let same_models = scene.for_models() == self.scene.for_models();
        let models = if same_models { self.models.clone() } else { Arc::new(scene.fit()) };
        let generated = generate(&scene, &models);
        Self { scene, models, generated }
    }

    /// The rows, counted.
    pub fn tally(&self) -> &Tally {
        self.models.tally()
    }

    /// A model in numbers.
    ///
    /// # Errors
    /// Why there is no model.
    pub fn figures(&self, kind: OutfitModelKind) -> Result<OutfitFigures, FitError> {
        self.models.get(kind).map(|model| outfit_figures(self.tally(), model))
    }

    /// The models after the rows that are counted in *Count one by one*; all rows while it is not used.
    pub fn counted_models(&self) -> Arc<OutfitModels> {
        self.scene.counted.map_or_else(|| self.models.clone(), |n| Arc::new(self.scene.fit_first(n)))
    }
}

impl PageScene for OutfitsScene {
    const PAGE: Page = Page::Outfits;
    type Edit = OutfitsEdit;
    type Refusal = OutfitsEditError;
    type State = OutfitsState;

    fn first() -> Self {
        Self::link_default()
    }

    fn edited(&self, edit: OutfitsEdit) -> Result<Self, OutfitsEditError> {
        apply_outfits(self, edit)
    }

    fn link(&self) -> String {
        encode_outfits(self)
    }

    fn read(fragment: &str) -> Result<Opened<Self>, LinkError> {
        decode_outfits(fragment)
    }
}

impl PageState for OutfitsState {
    type Scene = OutfitsScene;

    fn of(scene: OutfitsScene) -> Self {
        Self::new(scene)
    }

    fn after(&self, scene: OutfitsScene) -> Self {
        self.next(scene)
    }

    fn scene(&self) -> &OutfitsScene {
        &self.scene
    }
}

/// Each model has its own stream of the seed: what one makes does not depend on the others, and the first ten stay when
/// more are asked for.
fn generate(scene: &OutfitsScene, models: &OutfitModels) -> Option<Arc<[GeneratedOutfits; 3]>> {
    if scene.generated == Generated::Never {
        return None;
    }
    let made_by = |kind: OutfitModelKind| {
        let model = models.given(kind, scene.locks)?;
        let mut stream = kind.stream(scene.seed as u32);
        let one = |_| {
            let outfit = model.sample(&mut stream);
            GeneratedOutfit { outfit, seen: models.tally().count(outfit) > 0, probs: models.probs(outfit) }
        };
        Ok((0..scene.n_outfits).map(one).collect())
    };
    Some(Arc::new(OutfitModelKind::ALL.map(|kind| GeneratedOutfits { kind, outfits: made_by(kind) })))
}
