//! *Would more data help?* The same model fitted to more and more outfits, step by step: how neighbours agree in the data and
//! in what it makes, and in the end how likely it is to make an outfit.

use super::OutfitPictures;
use crate::data::{COMBINATIONS, Picture};
use crate::metric::{Neighbours, OutfitsMade};
use crate::model::{PixelBayes, PixelBayesParams, Sampler};
use crate::rng::{self, LabRng};
use std::sync::Arc;

/// Numbers of training pictures that are tried.
pub const MORE_DATA: [usize; 7] = [50, 100, 200, 400, 800, 1_600, COMBINATIONS];

/// Samples to each, for their neighbours.
const SAMPLES: usize = 200;

/// Samples to each that are kept to be shown.
const SHOWN: usize = 5;

/// What a number of training pictures gives.
#[derive(Clone, Debug, PartialEq)]
pub struct MoreDataPoint {
    /// Training pictures.
    pub n: usize,
    /// How neighbours agree in them.
    pub data: f64,
    /// How they agree in 200 samples.
    pub model: f64,
    /// The first samples.
    pub samples: Arc<[Picture]>,
}

/// The whole answer.
#[derive(Clone, Debug, PartialEq)]
pub struct MoreData {
    /// One for each of [`MORE_DATA`].
    pub points: Vec<MoreDataPoint>,
    /// Decimal logarithm of how many pictures can be made with all outfits as data.
    pub log10_support: f64,
    /// Decimal logarithm of the chance that one of them is an outfit.
    pub log10_chance: f64,
}

/// The answer being worked out.
#[derive(Default)]
pub struct MoreDataWork {
    pictures: OutfitPictures,
    points: Vec<MoreDataPoint>,
    now: Option<Now>,
    last: Option<PixelBayes>,
    outfits: OutfitsMade,
    n_asked: usize,
}

/// One number of training pictures.
struct Now {
    model: PixelBayes,
    data: Neighbours,
    made: Neighbours,
    stream: LabRng,
    shown: Vec<Picture>,
}

impl MoreDataWork {
    /// One step; `true` when all is worked out.
    pub fn step(&mut self) -> bool {
        if !self.pictures.step() {
            return false;
        }
        if self.points.len() < MORE_DATA.len() {
            self.fit();
            return false;
        }
        let Some(model) = &self.last else { return true };
        match self.pictures.all().get(self.n_asked) {
            Some(picture) => self.outfits.add(model, picture),
            None => return true,
        }
        self.n_asked += 1;
        false
    }

    /// What was worked out; `None` before the end.
    pub fn result(self) -> Option<MoreData> {
        let model = self.last?;
        let is_whole = self.n_asked == COMBINATIONS;
        is_whole.then(|| MoreData {
            points: self.points,
            log10_support: model.log10_support(),
            log10_chance: self.outfits.log10_chance(),
        })
    }

    fn fit(&mut self) {
        let n = MORE_DATA[self.points.len()];
        let Some(now) = &mut self.now else {
            self.now = PixelBayesParams { pseudocount: 0.0 }.start(self.pictures.training(n)).ok().map(|model| Now {
                model,
                data: Neighbours::default(),
                made: Neighbours::default(),
                stream: rng::stream(1, "more pictures"),
                shown: Vec::new(),
            });
            return;
        };
        let counted = now.data.n();
        if counted < n {
            now.model.count(counted);
            now.data.add(&now.model.pictures()[counted]);
        } else if now.made.n() < SAMPLES {
            let sample = now.model.sample(&mut now.stream);
            now.made.add(&sample);
            if now.shown.len() < SHOWN {
                now.shown.push(sample);
            }
        } else if let Some(Now { model, data, made, shown, .. }) = self.now.take() {
            let agree = |sums: &Neighbours| sums.agree().unwrap_or(0.0);
            self.points.push(MoreDataPoint { n, data: agree(&data), model: agree(&made), samples: shown.into() });
            self.last = Some(model);
        }
    }
}
