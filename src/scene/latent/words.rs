//! How links spell the choices of this page.

use super::{Colour, LatentModel, LatentPlaces};
use crate::scene::link::Word;

impl Word for LatentModel {
    const ALL: &'static [Self] = &[Self::Pca, Self::Autoencoder, Self::Vae];
    const LIST: &'static str = "pca, autoencoder, vae";
    fn word(self) -> &'static str {
        match self {
            Self::Pca => "pca",
            Self::Autoencoder => "autoencoder",
            Self::Vae => "vae",
        }
    }
}

impl Word for Colour {
    const ALL: &'static [Self] = &[Self::Height, Self::Width];
    const LIST: &'static str = "height, width";
    fn word(self) -> &'static str {
        match self {
            Self::Height => "height",
            Self::Width => "width",
        }
    }
}

impl Word for LatentPlaces {
    const ALL: &'static [Self] = &[Self::Point, Self::Start, Self::End];
    const LIST: &'static str = "point, start, end";
    fn word(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Start => "start",
            Self::End => "end",
        }
    }
}
