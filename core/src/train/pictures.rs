//! What is learned from: which pictures, and what they are known to differ in.

use crate::data::{Feature, JarSettings, Outfit, TrainingPictures, training_outfits};
use crate::metric::{neighbour_agreements, neighbour_r2s};
use std::sync::Arc;

/// Which pictures.
#[derive(Clone, Debug, PartialEq)]
pub enum Pictures {
    /// Jars.
    Jars(JarSettings),
    /// All 4,032 outfits.
    Outfits,
    /// A person's own: 1,024 greys each, from 0, white, to 1.
    Own(Arc<[f32]>),
}

/// What pictures differ in, as far as anyone knows: a model is never told, only judged by it.
#[derive(Clone, Debug, PartialEq)]
pub enum Factors {
    /// Heights and widths.
    Sizes([Vec<f64>; 2]),
    /// The values of each feature, 0 to its number of values.
    Values([Vec<u8>; 5]),
    /// Nothing is known.
    Unknown,
}

impl Pictures {
    /// The pictures one after the other, and what they differ in.
    pub fn made(&self) -> (Arc<[f32]>, Factors) {
        match self {
            Self::Jars(settings) => {
                let jars = settings.jars();
                let sizes = [jars.iter().map(|jar| jar.height).collect(), jars.iter().map(|jar| jar.width).collect()];
                (settings.pictures(&jars).into(), Factors::Sizes(sizes))
            }
            Self::Outfits => {
                let mut drawn = TrainingPictures::new(crate::data::COMBINATIONS);
                while !drawn.step() {}
                let greys = drawn.pictures().as_flattened().iter().map(|grey| grey_share(*grey)).collect();
                (greys, Factors::of_outfits(&training_outfits(crate::data::COMBINATIONS)))
            }
            Self::Own(greys) => (greys.clone(), Factors::Unknown),
        }
    }
}

/// A grey of 0, white, to 255 as a share of black.
pub fn grey_share(grey: u8) -> f32 {
    f32::from(grey) / 255.0
}

impl Factors {
    /// Of outfits.
    pub fn of_outfits(outfits: &[Outfit]) -> Self {
        Self::Values(Feature::ALL.map(|feature| outfits.iter().map(|outfit| outfit.value(feature)).collect()))
    }

    /// How well each factor can be read off the nearest codes: neighbour R² of sizes, the share of neighbours with the same
    /// value of features; NaN where there is none.
    pub fn found(&self, codes: &[f32], latent: usize) -> Vec<f64> {
        let found = match self {
            Self::Sizes([height, width]) => neighbour_r2s(codes, latent, &[height, width]),
            Self::Values(values) => neighbour_agreements(codes, latent, &values.each_ref().map(|values| &values[..])),
            Self::Unknown => Vec::new(),
        };
        found.into_iter().map(|found| found.unwrap_or(f64::NAN)).collect()
    }
}
