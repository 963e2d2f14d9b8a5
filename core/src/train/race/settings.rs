//! What a lane is asked for.

use crate::model::MixtureParams;
use crate::train::family::{GanSettings, NetworkKind, Paths};

/// A family of the tree, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RaceFamily {
    /// Uniform in a rectangle.
    Box,
    /// Constant in cells.
    Grid,
    /// A bell on every observation.
    Kernel,
    /// A few bells.
    Mixture,
    /// A sheet of noise, bent.
    Flow,
    /// One coordinate after the other.
    Autoregressive,
    /// A latent plane, carried over.
    Vae,
    /// Noise, walked back.
    Diffusion,
    /// Forger and critic.
    Gan,
}

/// What a family can say of p(x).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// How large it is: an explicit, tractable family.
    Exactly,
    /// What it is at least: an explicit, approximate one.
    AtLeast,
    /// Nothing: an implicit one.
    Nothing,
}

impl RaceFamily {
    /// All of them, in the order of the tree.
    pub const ALL: [Self; 9] = [
        Self::Box,
        Self::Grid,
        Self::Kernel,
        Self::Mixture,
        Self::Flow,
        Self::Autoregressive,
        Self::Vae,
        Self::Diffusion,
        Self::Gan,
    ];

    /// Whether it trains step by step; else it is fitted at once.
    pub const fn trains(self) -> bool {
        !matches!(self, Self::Box | Self::Grid | Self::Kernel | Self::Mixture)
    }

    /// What it says of p(x), as it is set by itself.
    pub const fn says(self) -> Says {
        match self {
            Self::Vae | Self::Diffusion => Says::AtLeast,
            Self::Gan => Says::Nothing,
            _ => Says::Exactly,
        }
    }

    /// Its learning rate, as so many times the one that is set for all lanes: measured to suit each of them.
    pub const fn haste(self) -> f64 {
        match self {
            Self::Autoregressive | Self::Diffusion => 2.0,
            Self::Vae => 1.5,
            _ => 1.0,
        }
    }
}

/// Settings of a lane. With the observations they decide the weights; nothing else does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RaceSettings {
    /// Which.
    pub family: RaceFamily,
    /// Learning rate at step 0, above 0; a family takes [`RaceFamily::haste`] times as much.
    pub rate: f64,
    /// Observations in a step, 1 to [`Self::MAX_BATCH`].
    pub batch: usize,
    /// Steps of the whole run, 1 or more.
    pub planned_steps: u32,
    /// Seed of the first weights and of the batches; of a mixture, of where its bells begin.
    pub seed: u32,
    /// Bells of the mixture, 1 to 30.
    pub components: usize,
    /// What lies between a point and noise, of a diffusion.
    pub paths: Paths,
    /// What forger and critic play for.
    pub gan: GanSettings,
}

impl RaceSettings {
    /// Most observations in a step.
    pub const MAX_BATCH: usize = 1_024;

    /// As they were measured to work well.
    pub fn new(family: RaceFamily) -> Self {
        Self {
            family,
            rate: 1e-3,
            batch: 256,
            planned_steps: 5_000,
            seed: 1,
            components: 12,
            paths: Paths::Noise,
            gan: GanSettings::default(),
        }
    }

    /// Whether all of them are in their ranges.
    pub fn is_sound(&self) -> bool {
        (1..=Self::MAX_BATCH).contains(&self.batch)
            && self.planned_steps >= 1
            && self.rate.is_finite()
            && self.rate > 0.0
            && (1..=crate::model::MAX_COMPONENTS).contains(&self.components)
            && (1..=GanSettings::MAX_PACKING).contains(&self.gan.packing)
            && self.gan.penalty.is_finite()
            && self.gan.penalty >= 0.0
    }

    /// The network that is trained; `None` of a family that is fitted at once.
    pub const fn network(&self) -> Option<NetworkKind> {
        match self.family {
            RaceFamily::Flow => Some(NetworkKind::Flow),
            RaceFamily::Autoregressive => Some(NetworkKind::Autoregressive),
            RaceFamily::Vae => Some(NetworkKind::Vae),
            RaceFamily::Diffusion => Some(NetworkKind::Diffusion(self.paths)),
            RaceFamily::Gan => Some(NetworkKind::Gan(self.gan)),
            RaceFamily::Box | RaceFamily::Grid | RaceFamily::Kernel | RaceFamily::Mixture => None,
        }
    }

    /// What it says of p(x): along straight paths a diffusion bounds nothing.
    pub fn says(&self) -> Says {
        match (self.family, self.paths) {
            (RaceFamily::Diffusion, Paths::Straight) => Says::Nothing,
            (family, _) => family.says(),
        }
    }

    /// What a mixture is fitted with.
    pub fn mixture(&self) -> MixtureParams {
        MixtureParams { components: self.components, seed: self.seed }
    }
}
