//! What a lane is asked for.

use crate::model::MixtureParams;
use crate::train::family::NetworkKind;

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
}

impl RaceFamily {
    /// All of them, in the order of the tree.
    pub const ALL: [Self; 6] = [Self::Box, Self::Grid, Self::Kernel, Self::Mixture, Self::Flow, Self::Autoregressive];

    /// The network that it trains; `None` of one that is fitted at once.
    pub const fn network(self) -> Option<NetworkKind> {
        match self {
            Self::Flow => Some(NetworkKind::Flow),
            Self::Autoregressive => Some(NetworkKind::Autoregressive),
            Self::Box | Self::Grid | Self::Kernel | Self::Mixture => None,
        }
    }

    /// Its learning rate, as so many times the one that is set for all lanes: measured to suit each of them.
    pub const fn haste(self) -> f64 {
        match self {
            Self::Autoregressive => 2.0,
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
}

impl RaceSettings {
    /// Most observations in a step.
    pub const MAX_BATCH: usize = 1_024;

    /// As they were measured to work well.
    pub fn new(family: RaceFamily) -> Self {
        Self { family, rate: 1e-3, batch: 256, planned_steps: 5_000, seed: 1, components: 12 }
    }

    /// Whether all of them are in their ranges.
    pub fn is_sound(&self) -> bool {
        (1..=Self::MAX_BATCH).contains(&self.batch)
            && self.planned_steps >= 1
            && self.rate.is_finite()
            && self.rate > 0.0
            && (1..=crate::model::MAX_COMPONENTS).contains(&self.components)
    }

    /// What a mixture is fitted with.
    pub fn mixture(&self) -> MixtureParams {
        MixtureParams { components: self.components, seed: self.seed }
    }
}
