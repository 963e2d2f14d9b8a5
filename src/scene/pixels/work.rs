//! The results of a scene, worked out step by step: each step takes well under a millisecond, so a page may work in slices.

use super::{DIAGNOSED, MadePictures, PictureSet, PixelsFit, PixelsResults, PixelsScene};
use crate::data::{Drawing, Outfit, Picture, TrainingPictures, training_outfits};
use crate::metric::{Nearest, Neighbours, is_spotted, n_distinct_pictures, nearest, pass_limit, pass_share};
use crate::model::{FitError, NaiveBayes, NaiveBayesParams, OutfitModelKind, PixelBayes, PixelBayesParams, Sampler};
use crate::rng::{self, Fnv1a, LabRng};
use std::sync::Arc;

/// What is being worked out for a scene.
pub struct PixelsWork {
    scene: PixelsScene,
    stage: Stage,
    fit: Option<Arc<PixelsFit>>,
    pixels: Option<Arc<MadePictures>>,
    traits: Option<Arc<MadePictures>>,
}

enum Stage {
    Drawing(TrainingPictures),
    Fitting(Box<Fitting>),
    Making(Box<Making>),
    Done,
}

impl PixelsWork {
    /// The work for a scene. `own` are a person's own pictures, where the scene has those; what an earlier result has already
    /// is taken from there.
    ///
    /// # Errors
    /// When there are no pictures to learn from.
    pub fn new(
        scene: &PixelsScene,
        own: Option<Arc<[Picture]>>,
        earlier: Option<&PixelsResults>,
    ) -> Result<Self, FitError> {
        let scene = scene.for_results();
        let mut work = Self { stage: Stage::Done, fit: None, pixels: None, traits: None, scene };
        let scene = &work.scene;
        if let Some(earlier) = earlier.filter(|earlier| earlier.scene.for_fit() == scene.for_fit()) {
            work.fit = Some(earlier.fit.clone());
            work.pixels = earlier.pixels.clone().filter(|_| earlier.scene.for_samples() == scene.for_samples());
            work.traits = earlier.traits.clone().filter(|_| earlier.scene == *scene);
            work.stage = work.making();
            return Ok(work);
        }
        // Another pseudocount, or fewer pictures: what is drawn already need not be drawn again.
        let drawn = earlier.filter(|earlier| earlier.scene.pictures == scene.pictures).map(PixelsResults::pictures);
        let n = scene.n_training();
        work.stage = match (scene.pictures, own, drawn) {
            (_, _, Some(drawn)) if drawn.len() == n => work.fitting(drawn.clone())?,
            (PictureSet::Fashion, ..) => Stage::Drawing(TrainingPictures::new(n)),
            (PictureSet::Own(_), own, _) => work.fitting(own.ok_or(FitError::Empty)?)?,
        };
        Ok(work)
    }

    /// One step; `true` when all is worked out.
    pub fn step(&mut self) -> bool {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Done) {
            Stage::Drawing(mut pictures) => match pictures.step() {
                false => Stage::Drawing(pictures),
                // Never empty here.
                true => self.fitting(pictures.pictures().into()).unwrap_or(Stage::Done),
            },
            Stage::Fitting(mut fitting) => match fitting.step() {
                None => Stage::Fitting(fitting),
                Some(fit) => {
                    self.fit = Some(Arc::new(fit));
                    self.making()
                }
            },
            Stage::Making(mut making) => match making.step() {
                None => Stage::Making(making),
                Some(made) => {
                    let place = if making.is_of_traits() { &mut self.traits } else { &mut self.pixels };
                    *place = Some(Arc::new(made));
                    self.making()
                }
            },
            Stage::Done => Stage::Done,
        };
        matches!(self.stage, Stage::Done)
    }

    /// What has been worked out; `None` before the fit is there.
    pub fn results(self) -> Option<PixelsResults> {
        let Self { scene, fit, pixels, traits, .. } = self;
        fit.map(|fit| PixelsResults { scene, fit, pixels, traits })
    }

    fn fitting(&self, pictures: Arc<[Picture]>) -> Result<Stage, FitError> {
        let params = PixelBayesParams { pseudocount: self.scene.pseudocount as f64 / 100.0 };
        let model = params.start(pictures)?;
        let outfits = match self.scene.pictures {
            PictureSet::Fashion => training_outfits(self.scene.n_training()).into(),
            PictureSet::Own(_) => Arc::default(),
        };
        Ok(Stage::Fitting(Box::new(Fitting {
            model: Some(model),
            outfits,
            neighbours: Neighbours::default(),
            own_nearest: Vec::new(),
        })))
    }

    /// What is to be made next.
    fn making(&self) -> Stage {
        let Some(fit) = self.fit.as_ref().filter(|_| self.scene.shows_samples()) else { return Stage::Done };
        let seed = self.scene.seed as u32;
        let maker = if self.pixels.is_none() {
            Maker::Pixels(rng::stream(seed, "pixels"))
        } else if self.traits.is_none() && self.scene.traits {
            let params = NaiveBayesParams { pseudocount: fit.model.params().pseudocount };
            // Fifty outfits and more always make a model.
            let Ok(model) = crate::model::Fit::fit(&params, &fit.outfits) else { return Stage::Done };
            Maker::Traits(Box::new((model, OutfitModelKind::NaiveBayes.stream(seed), Drawing::default())))
        } else {
            return Stage::Done;
        };
        Stage::Making(Box::new(Making {
            fit: fit.clone(),
            maker,
            n_shown: self.scene.samples as usize,
            made: Vec::new(),
            outfits: Vec::new(),
            neighbours: Neighbours::default(),
            nearest: Vec::new(),
            n_tested: 0,
            n_spotted: [0, 0],
            hash: Fnv1a::new(),
        }))
    }
}

/// A fit that has begun.
struct Fitting {
    model: Option<PixelBayes>,
    outfits: Arc<[Outfit]>,
    neighbours: Neighbours,
    own_nearest: Vec<Nearest>,
}

impl Fitting {
    fn step(&mut self) -> Option<PixelsFit> {
        let model = self.model.as_mut()?;
        let pictures = model.pictures().clone();
        let counted = self.neighbours.n();
        if let Some(picture) = pictures.get(counted) {
            model.count(counted);
            self.neighbours.add(picture);
            return None;
        }
        let tested = self.own_nearest.len();
        if let Some(picture) = pictures.get(tested).filter(|_| tested < DIAGNOSED) {
            // A single picture has no other.
            self.own_nearest.extend(nearest(picture, &pictures, Some(tested)));
            return None;
        }
        let model = self.model.take()?;
        let limit = pass_limit(&self.own_nearest).unwrap_or(0.0);
        Some(PixelsFit {
            outfits: self.outfits.clone(),
            neighbours: std::mem::take(&mut self.neighbours),
            pass_limit: limit,
            pass: pass_share(limit, &self.own_nearest).unwrap_or(0.0),
            own_nearest: std::mem::take(&mut self.own_nearest),
            n_distinct: n_distinct_pictures(&pictures[..pictures.len().min(DIAGNOSED)]),
            mean: model.mean(),
            log10_support: model.log10_support(),
            model,
        })
    }
}

/// What makes samples.
enum Maker {
    Pixels(LabRng),
    /// Naive Bayes of outfits, and the drawing that makes pictures of them.
    Traits(Box<(NaiveBayes, LabRng, Drawing)>),
}

/// Samples that are being made.
struct Making {
    fit: Arc<PixelsFit>,
    maker: Maker,
    n_shown: usize,
    made: Vec<Picture>,
    outfits: Vec<Outfit>,
    neighbours: Neighbours,
    nearest: Vec<Nearest>,
    n_tested: usize,
    n_spotted: [usize; 2],
    hash: Fnv1a,
}

impl Making {
    fn is_of_traits(&self) -> bool {
        matches!(self.maker, Maker::Traits(_))
    }

    fn step(&mut self) -> Option<MadePictures> {
        if self.made.len() < self.n_shown.max(DIAGNOSED) {
            self.make();
            return None;
        }
        let training = self.fit.model.pictures().clone();
        let diagnosed = &self.made[..DIAGNOSED];
        if let Some(picture) = diagnosed.get(self.nearest.len()) {
            self.nearest.extend(nearest(picture, &training, None));
            return None;
        }
        let observations = &training[..training.len().min(DIAGNOSED)];
        if self.n_tested < DIAGNOSED {
            let idx = self.n_tested;
            self.n_spotted[1] += usize::from(is_spotted(diagnosed, idx, observations));
            if idx < observations.len() {
                self.n_spotted[0] += usize::from(is_spotted(observations, idx, diagnosed));
            }
            self.n_tested += 1;
            return None;
        }
        Some(MadePictures {
            pass: pass_share(self.fit.pass_limit, &self.nearest).unwrap_or(0.0),
            n_distinct: n_distinct_pictures(diagnosed),
            spotted: [
                self.n_spotted[0] as f64 / observations.len() as f64,
                self.n_spotted[1] as f64 / DIAGNOSED as f64,
            ],
            pictures: self.made[..self.n_shown].into(),
            outfits: std::mem::take(&mut self.outfits),
            nearest: std::mem::take(&mut self.nearest),
            neighbours: std::mem::take(&mut self.neighbours),
            hash: format!("{:016x}", self.hash.finish()),
        })
    }

    fn make(&mut self) {
        let picture = match &mut self.maker {
            Maker::Pixels(stream) => self.fit.model.sample(stream),
            Maker::Traits(traits) => {
                let (model, stream, drawing) = &mut **traits;
                let outfit = model.sample(stream);
                self.outfits.push(outfit);
                drawing.picture(outfit)
            }
        };
        if self.made.len() < DIAGNOSED {
            self.neighbours.add(&picture);
        }
        if self.made.len() < self.n_shown {
            self.hash.write(&picture);
        }
        self.made.push(picture);
    }
}
