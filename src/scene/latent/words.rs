//! How links spell the choices of this page.

use super::{Colour, LatentModel, LatentPlaces, LatentStop};
use crate::data::Feature;
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
    const ALL: &'static [Self] = &[
        Self::Height,
        Self::Width,
        Self::Feature(Feature::Accessories),
        Self::Feature(Feature::ClothingColour),
        Self::Feature(Feature::ClothingType),
        Self::Feature(Feature::HairColour),
        Self::Feature(Feature::Top),
    ];
    const LIST: &'static str = "height, width, accessories, clothing_colour, clothing_type, hair_colour, top";
    fn word(self) -> &'static str {
        match self {
            Self::Height => "height",
            Self::Width => "width",
            Self::Feature(feature) => feature.name(),
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

impl Word for LatentStop {
    const ALL: &'static [Self] = &[Self::Planned, Self::Plateau];
    const LIST: &'static str = "planned, plateau";
    fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Plateau => "plateau",
        }
    }
}
