//! What is known of a lane, as signals, and what holds its worker.

use crate::model::FitError;
use crate::plane::Point;
use crate::scene::Learned;
use crate::train::Goal;
use crate::train::race::{ChartPoint, RACE_FIGURES, RaceFamily, RaceOrder, RaceSettings, Taken};
use crate::ui::trainer::{Snapshots, Trainer};
use leptos::prelude::*;
use std::sync::Arc;

/// A lane as its worker told last; what it left out stands as it was told before.
#[derive(Clone, Debug, Default)]
pub struct LaneView {
    /// Steps made.
    pub step: u32,
    /// Time that training took, seconds.
    pub seconds: f64,
    /// Weights hash, when it stands.
    pub hash: Option<String>,
    /// Free numbers.
    pub n_params: u32,
    /// Columns and rows of the cells.
    pub size: [u32; 2],
    /// p_model of cells, per share of the plane.
    pub cells: Arc<[f32]>,
    /// Share of the mass beyond the plane, once the whole raster is there.
    pub off_plane: Option<f64>,
    /// At the probe, see [`crate::train::race::RaceReport::probed`].
    pub probed: Vec<f64>,
    /// Samples.
    pub samples: Arc<Vec<Point>>,
    /// How it thinks, see [`crate::train::race::thinking`].
    pub thinking: Arc<[f32]>,
    /// Figures of all samples, once they are worked out.
    pub figures: Option<[f64; RACE_FIGURES]>,
}

/// One is another only if it is the same.
impl PartialEq for LaneView {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What went wrong in a lane last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LaneTrouble {
    /// It ran away; the last good step.
    Diverged(u32),
    /// The worker died, and another went on from this step.
    Restarted(u32),
    /// No worker starts.
    NoWorker,
    /// The observations make no such model.
    NoFit(FitError),
}

/// Signals of a lane, and what holds its worker.
#[derive(Clone, Copy)]
pub struct Lane {
    /// Whose.
    pub family: RaceFamily,
    /// As it was told of last.
    pub view: RwSignal<Option<Arc<LaneView>>>,
    /// Loss of each batch, from step 0 on.
    pub losses: RwSignal<Arc<Vec<f32>>>,
    /// Of a GAN, whose losses are the forger's, the critic's.
    pub critic_losses: RwSignal<Arc<Vec<f32>>>,
    /// Figures over the steps, in order.
    pub chart: RwSignal<Arc<Vec<ChartPoint>>>,
    /// Whether it goes on by itself.
    pub is_moving: RwSignal<bool>,
    /// The step at which its rule of stopping ended it.
    pub ended: RwSignal<Option<u32>>,
    /// Steps a second, while it moves.
    pub per_second: RwSignal<Option<f64>>,
    /// What went wrong last.
    pub trouble: RwSignal<Option<LaneTrouble>>,
    /// The model to take home, while somebody waits for it.
    pub taken: RwSignal<Option<Arc<Taken>>>,
    control: StoredValue<Control, LocalStorage>,
}

impl Lane {
    /// Before anything.
    pub fn new(family: RaceFamily) -> Self {
        Self {
            family,
            view: RwSignal::new(None),
            losses: RwSignal::new(Arc::default()),
            critic_losses: RwSignal::new(Arc::default()),
            chart: RwSignal::new(Arc::default()),
            is_moving: RwSignal::new(false),
            ended: RwSignal::new(None),
            per_second: RwSignal::new(None),
            trouble: RwSignal::new(None),
            taken: RwSignal::new(None),
            control: StoredValue::new_local(Control::default()),
        }
    }

    /// Changes what holds the worker.
    pub(super) fn hold<T>(self, change: impl FnOnce(&mut Control) -> T) -> Option<T> {
        self.control.try_update_value(change)
    }

    /// Steps that it was told to have made last.
    pub fn step(self) -> u32 {
        self.view.with_untracked(|view| view.as_ref().map_or(0, |view| view.step))
    }

    /// Asks for the model, which [`Self::taken`] holds once it has come.
    pub fn take_home(self) {
        self.taken.set(None);
        self.post(RaceOrder::Take);
    }

    /// Whether it ran away.
    pub fn has_failed(self) -> bool {
        matches!(self.trouble.get_untracked(), Some(LaneTrouble::Diverged(_)))
    }

    /// Whether it will never come to figures as it is. Who asks runs again when that changes.
    pub fn is_stuck(self) -> bool {
        self.trouble.get().is_some_and(|trouble| !matches!(trouble, LaneTrouble::Restarted(_)))
    }

    /// Whether it trains step by step, and nothing is in its way.
    pub fn trains(self) -> bool {
        let stuck = matches!(self.trouble.get_untracked(), Some(LaneTrouble::NoFit(_) | LaneTrouble::NoWorker));
        self.family.trains() && !stuck
    }
}

/// What holds the worker, and what it was told last.
#[derive(Default)]
pub struct Control {
    pub(super) trainer: Option<Trainer>,
    /// Whether it said that it has started; orders wait until then.
    pub(super) is_ready: bool,
    pub(super) learned: Option<Arc<Learned>>,
    pub(super) settings: Option<RaceSettings>,
    /// Until then.
    pub(super) goal: Goal,
    pub(super) probe: Option<Point>,
    pub(super) snapshots: Snapshots,
    /// Whether it was asked for a report that has not come.
    pub(super) is_asked: bool,
    /// When it was heard of last, and started how often in a row without being heard of.
    pub(super) heard_ms: f64,
    pub(super) n_starts: u32,
    /// Step and time of the report before, for the pace.
    pub(super) before: Option<(u32, f64)>,
    /// Which of the paces.
    pub(super) pace: usize,
}
