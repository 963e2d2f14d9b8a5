//! How links spell the choices of this page.

use super::{Colour, LatentModel};
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
