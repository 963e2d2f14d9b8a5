//! The pictures of all 4,032 outfits, drawn a few at a time, and how many of them a model makes.

use crate::data::{COMBINATIONS, Drawing, Outfit, Picture, training_outfits};
use crate::metric::OutfitsMade;
use crate::model::PixelBayes;
use std::sync::Arc;

/// Pictures to a step: some 0.2 ms.
const STEP: usize = 8;

/// The pictures, by the numbers of their outfits.
#[derive(Default)]
pub struct OutfitPictures {
    drawing: Drawing,
    pictures: Vec<Picture>,
}

impl OutfitPictures {
    /// Draws some more; `true` when all are there.
    pub fn step(&mut self) -> bool {
        let from = self.pictures.len();
        let some = (from..COMBINATIONS.min(from + STEP)).filter_map(Outfit::from_index);
        self.pictures.extend(some.map(|outfit| self.drawing.picture(outfit)));
        self.pictures.len() == COMBINATIONS
    }

    /// Those that are there.
    pub fn all(&self) -> &[Picture] {
        &self.pictures
    }

    /// So many training pictures, once all are there.
    pub fn training(&self, n: usize) -> Arc<[Picture]> {
        training_outfits(n).iter().filter_map(|outfit| self.pictures.get(outfit.index()).copied()).collect()
    }
}

/// How many outfits a model makes, being worked out.
#[derive(Default)]
pub struct OutfitsMadeWork {
    pictures: OutfitPictures,
    n_asked: usize,
    made: OutfitsMade,
}

impl OutfitsMadeWork {
    /// One step for a model, always the same; `true` when all is worked out.
    pub fn step(&mut self, model: &PixelBayes) -> bool {
        if self.pictures.step() {
            match self.pictures.all().get(self.n_asked) {
                Some(picture) => self.made.add(model, picture),
                None => return true,
            }
            self.n_asked += 1;
        }
        false
    }

    /// What was worked out so far.
    pub fn made(&self) -> OutfitsMade {
        self.made
    }
}
