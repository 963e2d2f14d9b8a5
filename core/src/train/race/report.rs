//! What a lane tells of itself: numbers, never pictures.

use super::RACE_FIGURES;
use crate::plane::Point;

/// Figures of a run at one of its steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartPoint {
    /// Steps made.
    pub step: u32,
    /// As [`super::Judge::result`] gives them.
    pub figures: [f64; RACE_FIGURES],
}

/// A lane as it stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RaceReport {
    /// Steps made; 0 of a family that is fitted at once.
    pub step: u32,
    /// Whether it goes on by itself.
    pub is_moving: bool,
    /// Whether it stopped at a plateau.
    pub is_on_plateau: bool,
    /// Time that training took, or the fit, in seconds; since the worker began, without pictures and figures.
    pub seconds: f64,
    /// Weights hash, when it stands.
    pub hash: Option<u32>,
    /// Free numbers of the model.
    pub n_params: u32,
    /// The step that the first of `losses` belongs to.
    pub losses_from: u32,
    /// Loss of each batch since the last report, nats.
    pub losses: Vec<f32>,
    /// Of a GAN, whose `losses` are the forger's, the critic's of the same steps.
    pub critic_losses: Vec<f32>,
    /// Columns and rows of `cells`.
    pub size: [u32; 2],
    /// p_model in the middle of each cell of the plane, per share of it, row by row from the north-west; none if nothing changed, or of a
    /// GAN. Of VAE and diffusion it is approximate: their samples, each spread a little.
    pub cells: Vec<f32>,
    /// Share of the mass that lies beyond the plane; NaN while that is not known.
    pub off_plane: f64,
    /// At the probe: ln p_model, what it is at least, or NaN, as the family says; and what it is made of. None without a probe. Of a
    /// flow the place that it came from, x and y, and the ln of the stretch there; of an autoregressive model ln p(x₁) and
    /// ln p(x₂ | x₁); of a VAE mean ln p(x|z), KL, and its code, x and y; of a diffusion what the network says there at t = 0, 10, …
    /// 100, x and y; of a GAN the critic's d.
    pub probed: Vec<f64>,
    /// Samples: a few while it moves, all that figures are worked out of when it stands; none if nothing changed.
    pub samples: Vec<Point>,
    /// See [`super::thinking`].
    pub thinking: Vec<f32>,
    /// Figures of all samples, once they are worked out: then the report is whole.
    pub figures: Option<[f64; RACE_FIGURES]>,
    /// Figures over the steps that are new since the last report.
    pub chart: Vec<ChartPoint>,
}
