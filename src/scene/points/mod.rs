//! The page Points: what the person set on it, and what follows.

mod csv_export;
pub(in crate::scene) mod data_link;
mod edit;
mod guide;
mod json_export;
mod link;
mod number;
mod observations;
mod paint;
pub(in crate::scene) mod places;
mod state;
mod words;

pub use csv_export::{CsvColumns, csv_chunks, csv_samples};
pub use edit::{Edit, EditError, RuleKind, apply};
pub use guide::NextStep;
pub use json_export::{Results, json_chunks};
pub(in crate::scene) use link::from_fields;
pub use link::{decode, encode};
pub use number::NumberField;
pub use observations::{Batch, Observations};
pub use paint::{ClickPlaces, PaintTarget};
pub use places::{
    BadCause, BadCell, BadLines, ColumnName, Columns, FileColumn, Likely, Limit, MAX_CSV_BYTES, MAX_PART_BYTES, Named,
    Order, Places, PlacesError, PlacesImport, ReadOptions, Taken, Unclear, UnclearCause, is_crowded, n_distinct,
};
pub use state::State;

use crate::data::{Mask, PUBLISHED_PROBES, Rule};
use crate::model::{
    Bandwidth, BoxParams, Fit, FitError, GridParams, MixtureParams, ModelKind, PaintedParams, Pmodel, SmoothFit,
    SmoothParams,
};
use crate::plane::{ASPECT, Point, Spot};
use crate::rng::{self, LabRng};
use crate::scene::Generated;
use std::sync::{Arc, LazyLock};

/// Most observations in a scene.
pub const MAX_OBSERVATIONS: usize = 20_000;
/// Most guesses: the game is about ten.
pub const MAX_GUESSES: usize = 10;
/// Most probes that a person can place, beside the published ones.
pub const MAX_PROBES: usize = 20;

/// What a person can place on the plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A training point.
    Observation,
    /// A guess at where the rule allows another.
    Guess,
    /// A place to ask for its case.
    Probe,
}

/// How the bandwidth of the kernel density is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BandwidthRule {
    /// Scott's rule.
    Scott,
    /// The largest leave-one-out likelihood.
    LeaveOneOut,
    /// [`PointsScene::bandwidth`].
    ByHand,
}

/// One mark of a scene. Probes count the published ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which list it stands in.
    pub kind: MarkKind,
    /// Where in that list.
    pub idx: usize,
}

/// The scene of the page Points.
#[derive(Clone, Debug, PartialEq)]
pub struct PointsScene {
    /// Pdata.
    pub rule: Rule,
    /// Training points.
    pub observations: Observations,
    /// At most [`MAX_GUESSES`].
    pub guesses: Vec<Spot>,
    /// What is left of the three published probes, wherever they were moved. Absent from the screen while hidden.
    pub published_probes: Vec<Spot>,
    /// Probes that a person placed, at most [`MAX_PROBES`].
    pub probes: Vec<Spot>,
    /// What a click on the plane makes.
    pub click_places: ClickPlaces,
    /// What Paint and Erase change when both rule and Pmodel are painted; [`Self::paints`] says what they change now.
    pub paint_target: PaintTarget,
    /// Whether the game is on: guesses asked for, score shown at Reveal.
    pub game: bool,
    /// Whether the rule is hidden.
    pub hidden: bool,
    /// The selected model.
    pub model: ModelKind,
    /// The cells of the painted model; kept while another is selected.
    pub model_mask: Arc<Mask>,
    /// Margin of the box in tenths of a percent of each side.
    pub margin: i64,
    /// Columns of the grid.
    pub columns: i64,
    /// Rows of the grid.
    pub rows: i64,
    /// Pseudocount of the grid in hundredths.
    pub pseudocount: i64,
    /// How the bandwidth of the kernel density is chosen.
    pub bandwidth_rule: BandwidthRule,
    /// Bandwidth by hand, in thousandths.
    pub bandwidth: i64,
    /// Components of the mixture.
    pub components: i64,
    /// Seed of where they begin.
    pub mixture_seed: i64,
    /// How many samples Generate draws.
    pub samples: i64,
    /// Seed of the samples.
    pub seed: i64,
    /// How many observations *Draw from Pdata* adds.
    pub points_to_draw: i64,
    /// Width of the brush, 1 to 3.
    pub brush: i64,
    /// Whether Generate was pressed.
    pub generated: Generated,
    /// Whether p_model is shown as a heatmap.
    pub heatmap: bool,
    /// What a person wrote about the scene, one line of at most [`crate::scene::MAX_NOTE_CHARS`] characters; only ever
    /// shown as text.
    pub note: Arc<str>,
}

impl PointsScene {
    /// What a link that says nothing else opens to. Part of the link format: frozen for version 1.
    pub fn link_default() -> Self {
        // Asked for at every edit, to compare with: the opening picture need not be projected anew.
        static DEFAULT: LazyLock<PointsScene> = LazyLock::new(PointsScene::new_default);
        DEFAULT.clone()
    }

    fn new_default() -> Self {
        Self {
            rule: Rule::Earth,
            observations: Observations::opening(),
            guesses: Vec::new(),
            published_probes: PUBLISHED_PROBES.iter().map(|(lon, lat)| Spot::from_degrees(*lon, *lat)).collect(),
            probes: Vec::new(),
            click_places: ClickPlaces::Observation,
            paint_target: PaintTarget::Rule,
            game: false,
            hidden: false,
            model: ModelKind::BoundingBox,
            model_mask: Arc::default(),
            margin: 0,
            columns: 24,
            rows: 12,
            pseudocount: 0,
            bandwidth_rule: BandwidthRule::Scott,
            bandwidth: 250,
            components: 6,
            mixture_seed: 1,
            samples: 100,
            seed: 1,
            points_to_draw: 100,
            brush: 2,
            generated: Generated::Never,
            heatmap: false,
            note: "".into(),
        }
    }

    /// The first screen: the coast hidden, and the game on unless it was played or skipped before.
    pub fn first_visit(game: bool) -> Self {
        let click_places = if game { ClickPlaces::Guess } else { ClickPlaces::Observation };
        Self { hidden: true, game, click_places, ..Self::link_default() }
    }

    /// Fits the selected model.
    ///
    /// # Errors
    /// When the observations make no such model.
    pub fn fit(&self) -> Result<Pmodel, FitError> {
        self.fit_as(self.model)
    }

    /// What a smooth model is fitted with; `None` of one that is there at once.
    pub fn smooth_params(&self, kind: ModelKind) -> Option<SmoothParams> {
        match kind {
            ModelKind::KernelDensity => Some(SmoothParams::Kernel(match self.bandwidth_rule {
                BandwidthRule::Scott => Bandwidth::Scott,
                BandwidthRule::LeaveOneOut => Bandwidth::LeaveOneOut,
                BandwidthRule::ByHand => Bandwidth::Fixed(self.bandwidth as f64 / 1000.0),
            })),
            ModelKind::Mixture => {
                let (components, seed) = (self.components as usize, self.mixture_seed as u32);
                Some(SmoothParams::Mixture(MixtureParams { components, seed }))
            }
            ModelKind::BoundingBox | ModelKind::Grid | ModelKind::Painted => None,
        }
    }

    /// Begins to fit a smooth model; `None` of one that is there at once.
    pub fn smooth_fit(&self, kind: ModelKind) -> Option<Result<SmoothFit, FitError>> {
        let params = self.smooth_params(kind)?;
        let points: Vec<Point> = self.observations.points().iter().map(|spot| spot.point()).collect();
        Some(SmoothFit::new(&points, params))
    }

    /// Fits any model with the present numbers, a smooth one too: all of it at once, which may take seconds.
    ///
    /// # Errors
    /// When the observations make no such model.
    pub fn fit_as(&self, kind: ModelKind) -> Result<Pmodel, FitError> {
        match self.smooth_fit(kind) {
            Some(fit) => fit?.finish(),
            None => self.fit_at_once(kind),
        }
    }

    /// Fits any model that is there at once.
    ///
    /// # Errors
    /// When the observations make no such model; [`FitError::Pending`] for a smooth one.
    pub fn fit_at_once(&self, kind: ModelKind) -> Result<Pmodel, FitError> {
        let observations = self.observations.points();
        match kind {
            ModelKind::BoundingBox => {
                BoxParams { margin: self.margin as f64 / 1000.0 }.fit_spots(observations).map(Pmodel::BoundingBox)
            }
            ModelKind::Grid => self.grid_params().fit_spots(observations).map(Pmodel::Grid),
            ModelKind::KernelDensity | ModelKind::Mixture => Err(FitError::Pending),
            ModelKind::Painted => PaintedParams { mask: self.model_mask.clone() }.fit(&[]).map(Pmodel::Painted),
        }
    }

    /// The scene with everything that does not decide Pmodel at its default: equal ones have equal models.
    pub fn for_model(&self) -> Self {
        // Without `..`: a new field does not compile until it is clear whether it decides the model.
        let Self {
            rule,
            observations,
            model,
            margin,
            columns,
            rows,
            pseudocount,
            bandwidth_rule,
            bandwidth,
            components,
            mixture_seed,
            model_mask,
            guesses: _,
            published_probes: _,
            probes: _,
            click_places: _,
            paint_target: _,
            game: _,
            hidden: _,
            samples: _,
            seed: _,
            points_to_draw: _,
            brush: _,
            generated: _,
            heatmap: _,
            note: _,
        } = self;
        Self {
            rule: rule.clone(),
            observations: observations.clone(),
            model: *model,
            margin: *margin,
            columns: *columns,
            rows: *rows,
            pseudocount: *pseudocount,
            bandwidth_rule: *bandwidth_rule,
            bandwidth: *bandwidth,
            components: *components,
            mixture_seed: *mixture_seed,
            model_mask: model_mask.clone(),
            ..Self::link_default()
        }
    }

    /// The scene with everything that does not decide the samples at its default: equal ones have equal samples.
    pub fn for_samples(&self) -> Self {
        let generated = if self.shows_pmodel() { Generated::Fresh } else { Generated::Never };
        Self { samples: self.samples, seed: self.seed, generated, ..self.for_model() }
    }

    /// What the grid is fitted with.
    pub fn grid_params(&self) -> GridParams {
        GridParams {
            columns: self.columns as usize,
            rows: self.rows as usize,
            pseudocount: self.pseudocount as f64 / 100.0,
        }
    }

    /// The stream that samples come from.
    pub fn sample_stream(&self) -> LabRng {
        rng::stream(self.seed as u32, "samples")
    }

    /// Whether Pmodel's outline and samples are on screen: from the first Generate or Reveal on.
    pub fn shows_pmodel(&self) -> bool {
        self.generated != Generated::Never || !self.hidden
    }

    /// Where a mark is, if there is such a mark on screen.
    pub fn spot(&self, mark: Mark) -> Option<Spot> {
        match mark.kind {
            MarkKind::Probe if mark.idx < self.absent_probes() => None,
            MarkKind::Observation => self.observations.points().get(mark.idx).copied(),
            MarkKind::Guess => self.guesses.get(mark.idx).copied(),
            MarkKind::Probe => self.published_probes.iter().chain(&self.probes).nth(mark.idx).copied(),
        }
    }

    /// All marks of a kind that are on screen, oldest first.
    pub fn marks(&self, kind: MarkKind) -> impl Iterator<Item = (Mark, Spot)> + '_ {
        let spots: Box<dyn Iterator<Item = &Spot>> = match kind {
            MarkKind::Observation => Box::new(self.observations.points().iter()),
            MarkKind::Guess => Box::new(self.guesses.iter()),
            MarkKind::Probe => Box::new(self.published_probes.iter().chain(&self.probes)),
        };
        let absent = if kind == MarkKind::Probe { self.absent_probes() } else { 0 };
        spots.enumerate().skip(absent).map(move |(idx, spot)| (Mark { kind, idx }, *spot))
    }

    /// The published probes stand at telling places of the Earth: while it is hidden, and in another world, they are
    /// absent.
    fn absent_probes(&self) -> usize {
        if self.hidden || self.rule != Rule::Earth { self.published_probes.len() } else { 0 }
    }

    /// The mark of a kind nearest to a place as the screen shows distances, and that distance in heights of the plane.
    /// Of equally near ones the newest, which lies on top.
    pub fn nearest(&self, kind: MarkKind, place: Point) -> Option<(Mark, f64)> {
        let distance = |spot: Spot| {
            let (dx, dy) = ((spot.point().x - place.x) * ASPECT, spot.point().y - place.y);
            (dx * dx + dy * dy).sqrt()
        };
        self.marks(kind).fold(None, |best, (mark, spot)| match (best, distance(spot)) {
            (Some((_, least)), d) if d > least => best,
            (_, d) => Some((mark, d)),
        })
    }
}
