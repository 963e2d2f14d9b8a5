//! What moves the pictures of how families think.

use crate::scene::{FamiliesScene, Sampler};
use crate::train::race::RaceFamily;

/// What moves it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moved {
    /// Couplings passed, of a flow.
    pub time: usize,
    /// The bin of x, of an autoregressive model.
    pub slice: usize,
    /// Steps walked back from noise, of a diffusion.
    pub walked: usize,
    /// Whether its paths are those with fresh noise.
    pub is_ancestral: bool,
    /// Whether arrows stand beside them.
    pub arrows: bool,
    /// Whether it is one of the small frames; of a VAE, the grid of codes carried over.
    pub is_frame: bool,
}

impl Moved {
    /// As the scene says.
    pub fn of(scene: &FamiliesScene) -> Self {
        Self {
            time: scene.time as usize,
            slice: scene.slice as usize,
            walked: scene.walked as usize,
            is_ancestral: scene.sampler == Sampler::Ancestral,
            arrows: scene.arrows && scene.large == Some(RaceFamily::Diffusion),
            is_frame: false,
        }
    }
}
