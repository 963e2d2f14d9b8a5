//! The page Latent space: what the person set on it. What training made of it is no part: it follows from these.

mod csv_export;
mod edit;
mod json_export;
mod link;
mod number;
mod state;
mod weights_export;
mod words;

pub use csv_export::latent_csv_chunks;
pub use edit::{LatentEdit, LatentEditError, apply_latent};
pub use json_export::{LatentFigures, latent_json_chunks};
pub(in crate::scene) use link::latent_from_fields;
pub use link::{decode_latent, encode_latent};
pub use number::LatentNumber;
pub use state::LatentState;
pub use weights_export::{ShownCode, latent_weights_chunks};

use crate::data::{COMBINATIONS, Feature, JarSettings};
use crate::scene::OwnId;
use crate::train::{CoderKind, CoderSettings};
use std::sync::Arc;

/// Which pictures are learned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LatentData {
    /// Jars.
    Jars,
    /// All outfits as pictures.
    Outfits,
    /// A person's own, by what names them: the pictures themselves stay on the device.
    Own(OwnId),
}

/// All that decides the pictures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LatentSource {
    /// These jars.
    Jars(JarSettings),
    /// All outfits.
    Outfits,
    /// A person's own.
    Own(OwnId),
}

/// When Play stops by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LatentStop {
    /// After the planned steps.
    Planned,
    /// Or before, at a plateau.
    Plateau,
}

/// Which model gives pictures their codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LatentModel {
    /// Principal component analysis.
    Pca,
    /// The autoencoder.
    Autoencoder,
    /// The variational autoencoder.
    Vae,
}

/// What colours the pictures on the plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Their heights.
    Height,
    /// Their widths.
    Width,
    /// Of outfits: the value of a feature.
    Feature(Feature),
}

impl Colour {
    /// What can colour these pictures; nothing, if nothing is known of them.
    pub fn all_of(data: LatentData) -> &'static [Self] {
        match data {
            LatentData::Jars => &[Self::Height, Self::Width],
            LatentData::Outfits => &[
                Self::Feature(Feature::Accessories),
                Self::Feature(Feature::ClothingColour),
                Self::Feature(Feature::ClothingType),
                Self::Feature(Feature::HairColour),
                Self::Feature(Feature::Top),
            ],
            LatentData::Own(_) => &[],
        }
    }
}

/// What a click on the plane sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LatentPlaces {
    /// The decoded point.
    Point,
    /// The jar that the path starts at.
    Start,
    /// The jar that it ends at.
    End,
}

/// Places on the plane are counted in ten-thousandths of its side.
pub const PLANE_STEPS: u16 = 10_000;

/// A place on the latent plane, in [`PLANE_STEPS`] from the left and from the bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaneAt {
    /// From the left.
    pub x: u16,
    /// From the bottom.
    pub y: u16,
}

/// The scene of the page Latent space. Every number is a whole count of its smallest step.
#[derive(Clone, Debug, PartialEq)]
pub struct LatentScene {
    /// Which pictures.
    pub data: LatentData,
    /// Which model.
    pub model: LatentModel,
    /// How many jars.
    pub count: i64,
    /// Their lowest and largest height, in tenths of a pixel.
    pub height: [i64; 2],
    /// Their lowest and largest width, likewise.
    pub width: [i64; 2],
    /// Noise on each pixel, in hundredths of black.
    pub noise: i64,
    /// Numbers in a code.
    pub latent: i64,
    /// Learning rate, in ten-thousandths.
    pub rate: i64,
    /// Pictures in a step.
    pub batch: i64,
    /// What the divergence of codes weighs, in hundredths.
    pub beta: i64,
    /// Steps of the whole run.
    pub planned: i64,
    /// When Play stops by itself.
    pub stop: LatentStop,
    /// Seed of weights, batches and noise.
    pub weights: i64,
    /// Steps made; 0 of PCA.
    pub steps: u32,
    /// The decoded point.
    pub point: PlaneAt,
    /// Which two numbers of a code the plane shows, counted from 1; of codes of one number both are 1.
    pub axes: [u8; 2],
    /// What colours the pictures.
    pub colour: Colour,
    /// Whether the decoded grid is shown.
    pub grid: bool,
    /// What a click sets.
    pub places: LatentPlaces,
    /// The pictures that the path leads from and to, counted from 1.
    pub path: [i64; 2],
    /// How many samples are shown.
    pub samples: i64,
    /// Their seed.
    pub seed: i64,
    /// Whether Generate was pressed.
    pub generated: bool,
    /// What a person wrote about the scene, one line of at most [`super::MAX_NOTE_CHARS`] characters; only ever shown as
    /// text.
    pub note: Arc<str>,
}

/// Lowest and highest end of a range of sizes must differ by so much, in tenths of a pixel.
const LEAST_RANGE: i64 = 10;

impl LatentScene {
    /// What a link that says nothing else opens to. Part of the link format: frozen for version 1.
    pub fn link_default() -> Self {
        Self {
            data: LatentData::Jars,
            model: LatentModel::Pca,
            count: 1_000,
            height: [50, 220],
            width: [60, 280],
            noise: 0,
            latent: 2,
            rate: 20,
            batch: 64,
            beta: 40,
            planned: 8_000,
            stop: LatentStop::Planned,
            weights: 1,
            steps: 0,
            point: PlaneAt { x: 4_400, y: 4_000 },
            axes: [1, 2],
            colour: Colour::Height,
            grid: true,
            places: LatentPlaces::Point,
            path: [452, 572],
            samples: 8,
            seed: 1,
            generated: false,
            note: "".into(),
        }
    }

    /// The jars that are learned from. Always of the same seed: what training makes of them is what varies.
    pub fn jars(&self) -> JarSettings {
        let pixels = |[from, to]: [i64; 2]| [from as f64 / 10.0, to as f64 / 10.0];
        JarSettings {
            n: self.count as usize,
            height: pixels(self.height),
            width: pixels(self.width),
            noise: self.noise as f64 / 100.0,
            seed: 1,
        }
    }

    /// All that decides the pictures.
    pub fn source(&self) -> LatentSource {
        match self.data {
            LatentData::Jars => LatentSource::Jars(self.jars()),
            LatentData::Outfits => LatentSource::Outfits,
            LatentData::Own(id) => LatentSource::Own(id),
        }
    }

    /// How many pictures are learned from.
    pub fn n_pictures(&self) -> usize {
        match self.data {
            LatentData::Jars => self.count as usize,
            LatentData::Outfits => COMBINATIONS,
            LatentData::Own(id) => id.n,
        }
    }

    /// What decides the weights beside the pictures; `None` of PCA, which has nothing to train.
    pub fn settings(&self) -> Option<CoderSettings> {
        let kind = match self.model {
            LatentModel::Pca => return None,
            LatentModel::Autoencoder => CoderKind::Autoencoder,
            LatentModel::Vae => CoderKind::Variational,
        };
        Some(CoderSettings {
            kind,
            latent: self.latent as usize,
            rate: self.rate as f64 / 10_000.0,
            batch: self.batch as usize,
            // Without it in an autoencoder, its runs are equal whatever it is.
            beta: if kind == CoderKind::Variational { self.beta as f64 / 100.0 } else { 0.0 },
            planned_steps: self.planned as u32,
            seed: self.weights as u32,
        })
    }

    /// The decoded point as shares of the plane, from the left and from the bottom.
    pub fn place(&self) -> [f64; 2] {
        [self.point.x, self.point.y].map(|at| f64::from(at) / f64::from(PLANE_STEPS))
    }

    /// The pictures that the path leads from and to: the last one in place of those that are too many by now.
    pub fn path_ends(&self) -> [usize; 2] {
        self.path.map(|picture| (picture as usize).min(self.n_pictures()))
    }

    /// Whether both ask for the same run.
    pub fn has_run_of(&self, other: &Self) -> bool {
        self.settings() == other.settings() && self.source() == other.source()
    }

    /// What an edit may leave behind and a scene may not: axes that codes have not, steps where nothing is trained, a colour that
    /// pictures have not.
    fn settled(mut self) -> Self {
        if self.latent == 1 {
            self.axes = [1, 1];
        } else if self.axes[0] == self.axes[1] || self.axes.iter().any(|axis| i64::from(*axis) > self.latent) {
            self.axes = [1, 2];
        }
        if self.model == LatentModel::Pca {
            self.steps = 0;
        }
        let colours = Colour::all_of(self.data);
        if !colours.contains(&self.colour) {
            self.colour = colours.first().copied().unwrap_or(Colour::Height);
        }
        self
    }
}
