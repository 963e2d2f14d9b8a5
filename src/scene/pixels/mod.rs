//! The page Pixels: what the person set on it, and what follows.

mod edit;
mod image_head;
mod json_export;
mod link;
mod more_data;
mod number;
mod outfit_pictures;
mod own;
mod results;
mod state;
mod work;

pub use edit::{PixelsEdit, PixelsEditError, apply_pixels};
pub use image_head::{ImageError, ImageHead, MAX_IMAGE_BYTES, MAX_IMAGE_HEAD, MAX_IMAGE_SIDE};
pub use json_export::pixels_json_chunks;
pub(in crate::scene) use link::pixels_from_fields;
pub use link::{decode_pixels, encode_pixels};
pub use more_data::{MORE_DATA, MoreData, MoreDataPoint, MoreDataWork};
pub use number::PixelsNumber;
pub use outfit_pictures::{OutfitPictures, OutfitsMadeWork};
pub use own::{MAX_OWN_PICTURES, MIN_OWN_PICTURES, OwnError, OwnId, OwnPictures};
pub use results::{DIAGNOSED, MadePictures, PixelsFit, PixelsResults};
pub use state::PixelsState;
pub use work::PixelsWork;

use crate::data::SIDE;
use crate::scene::Generated;
use std::sync::Arc;

/// Which pictures are learned from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureSet {
    /// The lab's outfits.
    Fashion,
    /// A person's own, by what names them: the pictures themselves stay on the device.
    Own(OwnId),
}

/// The picture in the inspector, each counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// A training picture.
    Picture(usize),
    /// A sample of pixels.
    Sample(usize),
    /// A sample of traits.
    Traits(usize),
}

/// A pixel, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PixelAt {
    /// From the top.
    pub row: usize,
    /// From the left.
    pub column: usize,
}

impl PixelAt {
    /// Its place among the values of a picture.
    pub fn idx(self) -> usize {
        self.row * SIDE + self.column
    }
}

/// The scene of the page Pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct PixelsScene {
    /// Which pictures.
    pub pictures: PictureSet,
    /// How many of the lab's pictures are learned from; of a person's own all are.
    pub training: i64,
    /// Pseudocount, in hundredths.
    pub pseudocount: i64,
    /// How many samples are shown.
    pub samples: i64,
    /// Seed of the samples.
    pub seed: i64,
    /// Whether Generate was pressed.
    pub generated: Generated,
    /// Whether the same is shown in five traits.
    pub traits: bool,
    /// What is in the inspector.
    pub chosen: Chosen,
    /// The pixel that is read.
    pub pixel: PixelAt,
    /// What a person wrote about the scene, one line of at most [`super::MAX_NOTE_CHARS`] characters; only ever shown as
    /// text.
    pub note: Arc<str>,
}

impl PixelsScene {
    /// What a link that says nothing else opens to. Part of the link format: frozen for version 1.
    pub fn link_default() -> Self {
        Self {
            pictures: PictureSet::Fashion,
            training: 50,
            pseudocount: 0,
            samples: 10,
            seed: 1,
            generated: Generated::Never,
            traits: false,
            chosen: Chosen::Picture(6),
            pixel: PixelAt { row: 9, column: 16 },
            note: "".into(),
        }
    }

    /// How many pictures are learned from.
    pub fn n_training(&self) -> usize {
        match self.pictures {
            PictureSet::Fashion => self.training as usize,
            PictureSet::Own(id) => id.n,
        }
    }

    /// Whether samples are shown.
    pub fn shows_samples(&self) -> bool {
        self.generated != Generated::Never
    }

    /// Whether samples of traits are: a person's own pictures have none.
    pub fn shows_traits(&self) -> bool {
        self.traits && self.shows_samples() && self.pictures == PictureSet::Fashion
    }

    /// The scene with everything that does not decide Pmodel at its default: equal ones have equal models.
    pub fn for_fit(&self) -> Self {
        // Without `..`: a new field does not compile until it is clear whether it decides the model.
        let Self {
            pictures,
            training,
            pseudocount,
            samples: _,
            seed: _,
            generated: _,
            traits: _,
            chosen: _,
            pixel: _,
            note: _,
        } = self;
        let training = if *pictures == PictureSet::Fashion { *training } else { Self::link_default().training };
        Self { pictures: *pictures, training, pseudocount: *pseudocount, ..Self::link_default() }
    }

    /// The scene with everything that does not decide the samples at its default.
    pub fn for_samples(&self) -> Self {
        let generated = if self.shows_samples() { Generated::Fresh } else { Generated::Never };
        Self { samples: self.samples, seed: self.seed, generated, ..self.for_fit() }
    }

    /// The scene with everything that does not decide its results at its default.
    pub fn for_results(&self) -> Self {
        Self { traits: self.shows_traits(), ..self.for_samples() }
    }

    /// What an edit or a link may leave behind and a scene may not: something chosen that is not there.
    fn settled(mut self) -> Self {
        let is_there = match self.chosen {
            Chosen::Picture(idx) => idx < self.n_training(),
            Chosen::Sample(idx) => self.shows_samples() && idx < self.samples as usize,
            Chosen::Traits(idx) => self.shows_traits() && idx < self.samples as usize,
        };
        if !is_there {
            self.chosen = match Self::link_default().chosen {
                Chosen::Picture(idx) if idx < self.n_training() => Chosen::Picture(idx),
                _ => Chosen::Picture(0),
            };
        }
        self
    }
}
