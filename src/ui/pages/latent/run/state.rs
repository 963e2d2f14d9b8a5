//! What is known of a run, as signals, and what holds the worker.

use crate::data::PIXELS;
use crate::plot::LatentPlane;
use crate::scene::{LatentScene, LatentSource, OwnPictures};
use crate::train::{CoderSettings, Drawer, Goal};
use crate::ui::desk::Work;
use crate::ui::trainer::{Snapshots, Trainer};
use leptos::prelude::*;
use std::sync::Arc;

/// Numbers of a model on the plane.
#[derive(Debug)]
pub struct Shown {
    /// Steps made; 0 of PCA.
    pub step: u32,
    /// Codes of all pictures, n × latent.
    pub codes: Arc<[f32]>,
    /// Numbers in a code.
    pub latent: usize,
    /// Draws a picture of any code.
    pub drawer: Drawer,
    /// How well each factor is found, as it was measured last.
    pub found: Vec<Option<f64>>,
    /// Mean squared error a pixel, as it was measured last.
    pub mse: Option<f64>,
    /// Mean divergence of the clouds, likewise; of the variational autoencoder alone.
    pub kl: Option<f64>,
    /// Weights hash, when it stands.
    pub hash: Option<String>,
}

/// One is another only if it is the same.
impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Shown {
    /// The plane of these two numbers of its codes, counted from 0.
    pub fn plane(&self, axes: [usize; 2]) -> Option<LatentPlane> {
        LatentPlane::new(self.codes.clone(), self.latent, axes)
    }

    /// A picture of a code, 0 white to 255 black.
    pub fn picture(&self, code: Vec<f32>) -> [u8; PIXELS] {
        let drawn = self.drawer.draw(code);
        std::array::from_fn(|pixel| drawn.get(pixel).map_or(0, |grey| (grey * 255.0).round() as u8))
    }
}

/// Steps a second of an old laptop, before this machine has been measured.
pub const GUESSED_PACE: f64 = 200.0;

/// What went wrong last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It ran away; the last good step.
    Diverged(u32),
    /// The worker died, and another went on from this step.
    Restarted(u32),
    /// No worker starts.
    NoWorker,
    /// The worker can do nothing with what the scene asks.
    Refused,
}

/// Signals of a run, and what holds the worker.
#[derive(Clone, Copy)]
pub struct Run {
    /// PCA of the pictures.
    pub pca: RwSignal<Option<Arc<Shown>>>,
    /// The run as it stands.
    pub trained: RwSignal<Option<Arc<Shown>>>,
    /// Mean squared error a pixel of each batch, from step 0 on.
    pub errors: RwSignal<Arc<Vec<f32>>>,
    /// Whether it goes on by itself.
    pub is_moving: RwSignal<bool>,
    /// Whether it stopped at a plateau.
    pub is_flat: RwSignal<bool>,
    /// Whether it is on its way to where it was.
    pub replays_to: RwSignal<Option<u32>>,
    /// Steps a second, while it moves.
    pub per_second: RwSignal<Option<f64>>,
    /// The same of the last time that it moved as fast as it goes.
    pub last_pace: RwSignal<Option<f64>>,
    /// Which of [`crate::ui::trainer::PACES`].
    pub pace: RwSignal<usize>,
    /// What went wrong last.
    pub trouble: RwSignal<Option<Trouble>>,
    pub(super) work: Work<LatentScene>,
    pub(super) own: RwSignal<Option<OwnPictures>>,
    control: StoredValue<Control, LocalStorage>,
}

impl Run {
    /// Before anything.
    pub fn new(work: Work<LatentScene>, own: RwSignal<Option<OwnPictures>>) -> Self {
        Self {
            work,
            own,
            pca: RwSignal::new(None),
            trained: RwSignal::new(None),
            errors: RwSignal::new(Arc::default()),
            is_moving: RwSignal::new(false),
            is_flat: RwSignal::new(false),
            replays_to: RwSignal::new(None),
            per_second: RwSignal::new(None),
            last_pace: RwSignal::new(None),
            pace: RwSignal::new(0),
            trouble: RwSignal::new(None),
            control: StoredValue::new_local(Control::default()),
        }
    }
    /// Changes what holds the worker.
    pub(super) fn hold<T>(self, change: impl FnOnce(&mut Control) -> T) -> Option<T> {
        self.control.try_update_value(change)
    }

    /// The scene as it is now.
    pub(super) fn scene(self) -> LatentScene {
        self.work.peek().scene.clone()
    }
}

/// What holds the worker, and what it was told last.
#[derive(Default)]
pub struct Control {
    pub(super) trainer: Option<Trainer>,
    /// Whether it said that it has started; orders wait until then.
    pub(super) is_ready: bool,
    /// The pictures that it was told to learn from, and the axes of PCA.
    pub(super) learned: Option<(LatentSource, usize)>,
    /// The run that it was told to train.
    pub(super) settings: Option<CoderSettings>,
    /// Until then.
    pub(super) goal: Goal,
    pub(super) snapshots: Snapshots,
    /// Whether it was asked for a report that has not come.
    pub(super) is_asked: bool,
    /// When it was heard of last, and started how often in a row without being heard of.
    pub(super) heard_ms: f64,
    pub(super) n_starts: u32,
    /// Step and time of the report before, for the pace.
    pub(super) before: Option<(u32, f64)>,
    /// When the scene was told last how far it came.
    pub(super) told_ms: f64,
    /// Where the slider wants to be, while the worker is on its way elsewhere.
    pub(super) seeks: Option<(u32, bool)>,
    pub(super) is_seeking: bool,
    /// Whether a hand holds the slider: what is shown meanwhile is no step that the scene should know.
    pub(super) is_held: bool,
}
