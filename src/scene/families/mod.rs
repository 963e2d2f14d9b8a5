//! The page Families: what the person set on it. What the race made of it is no part: it follows from these.

mod csv_export;
mod edit;
mod json_export;
mod learned;
mod link;
mod number;
mod ranking;
mod state;
mod weights_export;
mod words;

pub use csv_export::families_csv_chunks;
pub use edit::{FamiliesEdit, FamiliesEditError, apply_families};
pub use json_export::{LaneFigures, families_json_chunks};
pub use learned::Learned;
pub(in crate::scene) use link::families_from_fields;
pub use link::{decode_families, encode_families};
pub use number::FamiliesNumber;
pub use ranking::{Ranks, ranks};
pub use state::FamiliesState;
pub use weights_export::{TakenLane, families_weights_chunks};

use crate::data::{Rule, Toy};
use crate::plane::Spot;
use crate::scene::{Batch, Observations};
use crate::train::family::{GanLoss, GanSettings, Paths};
use crate::train::race::{RaceFamily, RaceSettings};
use std::sync::Arc;

/// Most lanes.
pub const MAX_LANES: usize = 4;

/// When Play stops by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RaceStop {
    /// After the planned steps.
    Planned,
    /// A lane before, at a plateau; the others go on.
    Plateau,
    /// A lane before, at a Jensen–Shannon divergence of [`FamiliesScene::target`]; the others go on.
    Target,
}

/// How the paths of a diffusion are shown to come home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sampler {
    /// Without fresh noise.
    Ddim,
    /// With fresh noise at each step, as samples are made.
    Ancestral,
}

/// Which figure the chart shows over the steps: one of those of [`crate::train::race::RACE_FIGURES`], by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RaceMetric {
    /// Jensen–Shannon divergence in cells.
    JensenShannon,
    /// Energy distance.
    Energy,
    /// Sliced Wasserstein distance.
    SlicedW1,
    /// Precision by near points.
    Precision,
    /// Recall by near points.
    Recall,
    /// Density by near points.
    Density,
    /// Coverage by near points.
    Coverage,
    /// Share of copies.
    Memorised,
    /// Modes made, of a rule that has some.
    Modes,
    /// Share of samples within three deviations of a mode.
    HighQuality,
    /// Mean ln p at points never seen.
    LnLikelihood,
}

impl RaceMetric {
    /// Its place among the figures.
    pub const fn figure(self) -> usize {
        match self {
            Self::JensenShannon => 0,
            Self::Energy => 1,
            Self::SlicedW1 => 2,
            Self::Precision => 3,
            Self::Recall => 4,
            Self::Density => 5,
            Self::Coverage => 6,
            Self::Memorised => 7,
            Self::Modes => 8,
            Self::HighQuality => 9,
            Self::LnLikelihood => 10,
        }
    }
}

/// What all lanes show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RaceShows {
    /// Training points.
    pub observations: bool,
    /// Samples.
    pub samples: bool,
    /// p_model.
    pub density: bool,
    /// The coast, on maps.
    pub coast: bool,
}

/// The scene of the page Families. Every number is a whole count of its smallest step.
#[derive(Clone, Debug, PartialEq)]
pub struct FamiliesScene {
    /// Pdata.
    pub rule: Rule,
    /// Whether it is hidden.
    pub hidden: bool,
    /// A person's own points; `None`: as many as [`Self::count`] are drawn.
    pub own: Option<Observations>,
    /// How many observations are drawn.
    pub count: i64,
    /// Seed of draws, weights, batches and samples.
    pub seed: i64,
    /// The families that race, each once, 1 to [`MAX_LANES`].
    pub lanes: Vec<RaceFamily>,
    /// Steps of the whole run.
    pub planned: i64,
    /// Observations in a step.
    pub batch: i64,
    /// Learning rate, in ten-thousandths.
    pub rate: i64,
    /// Bells of the mixture.
    pub components: i64,
    /// What lies between a point and noise, of the diffusion.
    pub paths: Paths,
    /// What forger and critic play for.
    pub gan_loss: GanLoss,
    /// Points that the critic sees at once.
    pub packing: i64,
    /// Weight of its gradient penalties, in thousandths.
    pub penalty: i64,
    /// When Play stops by itself.
    pub stop: RaceStop,
    /// The divergence of [`RaceStop::Target`], in thousandths of a bit.
    pub target: i64,
    /// Steps made.
    pub steps: u32,
    /// What lanes show.
    pub shows: RaceShows,
    /// What the chart shows.
    pub metric: RaceMetric,
    /// Whether its scale is logarithmic.
    pub log: bool,
    /// Where all lanes are asked for p(x).
    pub probe: Option<Spot>,
    /// The lane whose thinking is opened large.
    pub large: Option<RaceFamily>,
    /// How far samples have come from noise: of a flow, couplings passed.
    pub time: i64,
    /// Of a diffusion, steps walked back from noise, of 100.
    pub walked: i64,
    /// How its paths are shown to come home.
    pub sampler: Sampler,
    /// Whether the push at each place is shown beside them.
    pub arrows: bool,
    /// The bin of x that the autoregressive slice stands at.
    pub slice: i64,
    /// What a person wrote about the scene, one line of at most [`super::MAX_NOTE_CHARS`] characters; only ever shown as
    /// text.
    pub note: Arc<str>,
}

impl FamiliesScene {
    /// What a link that says nothing else opens to. Part of the link format: frozen for version 1.
    pub fn link_default() -> Self {
        Self {
            rule: Rule::Toy(Toy::TwoMoons),
            hidden: false,
            own: None,
            count: 2_000,
            seed: 1,
            lanes: vec![RaceFamily::Flow],
            planned: 5_000,
            batch: 256,
            rate: 10,
            components: 12,
            paths: Paths::Noise,
            gan_loss: GanLoss::Relativistic,
            packing: 1,
            penalty: 5,
            stop: RaceStop::Planned,
            target: 50,
            steps: 0,
            shows: RaceShows { observations: true, samples: true, density: true, coast: true },
            metric: RaceMetric::JensenShannon,
            log: true,
            probe: None,
            large: None,
            time: 6,
            walked: 80,
            sampler: Sampler::Ddim,
            arrows: true,
            slice: 31,
            note: "".into(),
        }
    }

    /// The first screen of who knows the coast.
    pub fn on_land() -> Self {
        Self { rule: Rule::Earth, ..Self::link_default() }
    }

    /// The training points. On the Earth the first are those of the page Points.
    pub fn observations(&self) -> Observations {
        if let Some(own) = &self.own {
            return own.clone();
        }
        let (n, seed) = (self.count as u32, self.seed as u32);
        let batches = match self.rule {
            Rule::Earth => vec![Batch::Opening, Batch::Drawn { n: n.saturating_sub(21), seed }],
            _ => vec![Batch::Drawn { n, seed }],
        };
        let all = Observations::from_batches(batches, &self.rule);
        match self.rule == Rule::Earth && n < 21 {
            true => Observations::from_points(all.points()[..n as usize].to_vec()),
            false => all,
        }
    }

    /// What decides the weights of a lane beside the observations.
    pub fn settings(&self, family: RaceFamily) -> RaceSettings {
        RaceSettings {
            family,
            rate: self.rate as f64 / 10_000.0,
            batch: self.batch as usize,
            planned_steps: self.planned as u32,
            seed: self.seed as u32,
            components: self.components as usize,
            paths: self.paths,
            gan: GanSettings {
                loss: self.gan_loss,
                packing: self.packing as usize,
                penalty: self.penalty as f64 / 1_000.0,
            },
        }
    }

    /// Whether both ask for the same race of whatever lanes: then the steps made stand.
    pub fn has_race_of(&self, other: &Self) -> bool {
        self.has_points_of(other) && self.settings(RaceFamily::Flow) == other.settings(RaceFamily::Flow)
    }

    /// Whether both learn from the same observations of the same rule.
    pub fn has_points_of(&self, other: &Self) -> bool {
        let drawn = |scene: &Self| scene.own.is_none().then_some((scene.count, scene.seed));
        self.rule == other.rule && self.own == other.own && drawn(self) == drawn(other)
    }

    /// Whether some of its lanes train step by step.
    pub fn trains(&self) -> bool {
        self.lanes.iter().any(|family| family.trains())
    }

    /// What an edit may leave behind and a scene may not.
    fn settled(mut self) -> Self {
        if !self.trains() {
            self.steps = 0;
        }
        self.steps = self.steps.min(self.planned as u32);
        self.large = self.large.filter(|large| self.lanes.contains(large));
        if !self.rule.can_be_drawn() && self.own.is_none() {
            self.rule = Rule::Toy(Toy::TwoMoons);
        }
        self.hidden &= self.rule.is_a_map();
        self
    }
}
