//! A scene, and what follows from it: Pmodel at once, the table Coverage when it is asked for. (Samples follow too, but take longer:
//! the page draws them in slices.)

use super::{Edit, EditError, PointsScene, apply, decode, encode};
use crate::metric::{Coverage, GAME_DARTS, Score, coverage, obey_rule, score};
use crate::model::{FitError, ModelKind, Pmodel, Sampler};
use crate::plane::Point;
use crate::scene::{LinkError, Opened, Page, PageScene, PageState};
use std::sync::{Arc, OnceLock};

/// What is on screen, apart from samples.
#[derive(Clone, Debug)]
pub struct State {
    /// What the person set.
    pub scene: PointsScene,
    /// Pmodel, or why there is none.
    pub model: Result<Arc<Pmodel>, FitError>,
    /// Whether a smooth model is still being worked out: what stands here is the one before, or [`FitError::Pending`].
    pub is_stale: bool,
    /// Worked out when it is first asked for: while the rule is hidden nobody does, and the land need not be there yet.
    coverage: OnceLock<Option<Coverage>>,
}

impl State {
    /// Works everything out, but for a smooth model, which takes its time: [`Self::with_model`] brings it.
    pub fn new(scene: PointsScene) -> Self {
        let model = scene.fit_at_once(scene.model).map(Arc::new);
        let is_stale = scene.smooth_params(scene.model).is_some();
        Self { scene, model, is_stale, coverage: OnceLock::new() }
    }

    /// Works everything out, a smooth model too.
    pub fn worked_out(scene: PointsScene) -> Self {
        let model = scene.fit().map(Arc::new);
        Self { scene, model, is_stale: false, coverage: OnceLock::new() }
    }

    /// The state with a smooth model that was worked out for a scene. If that is not the present one any more, but of the same
    /// kind, it stands until the right one comes; `None` if it is of no use.
    pub fn with_model(&self, of: &PointsScene, model: Result<Pmodel, FitError>) -> Option<Self> {
        let is_right = self.scene.for_model() == *of;
        let is_like = of.model == self.scene.model && of.rule == self.scene.rule && model.is_ok();
        let next = || Self {
            scene: self.scene.clone(),
            model: model.map(Arc::new),
            is_stale: !is_right,
            coverage: OnceLock::new(),
        };
        (self.is_stale && (is_right || is_like)).then(next)
    }

    /// How Pmodel covers Pdata, if there are both.
    pub fn coverage(&self) -> Option<Coverage> {
        let both = || self.model.as_ref().ok().zip(self.scene.rule.raster());
        *self.coverage.get_or_init(|| both().map(|(model, rule)| coverage(rule, model)))
    }

    /// The state after another scene. What does not depend on the difference is kept: an unchanged model is the same
    /// `Arc`, so that whoever draws it can tell.
    pub fn next(&self, scene: PointsScene) -> Self {
        if scene.for_model() == self.scene.for_model() {
            return Self { scene, ..self.clone() };
        }
        let next = Self::new(scene);
        // Until the new one is there, the one before it stands, if it is of the same kind and plane.
        let is_like = next.scene.model == self.scene.model && next.scene.rule == self.scene.rule;
        if next.is_stale && is_like && self.model.is_ok() { Self { model: self.model.clone(), ..next } } else { next }
    }

    /// The game: what the reader's guesses score, and what Pmodel does with the first ten of its stream, whatever
    /// Samples says; `None` without a model. And `None` altogether where no rule can tell.
    pub fn play(&self) -> Option<(Score, Option<Score>)> {
        let scene = &self.scene;
        let rule = scene.rule.raster()?;
        let observations: Vec<Point> = scene.observations.points().iter().map(|o| o.point()).collect();
        let guesses: Vec<Point> = scene.guesses.iter().map(|g| g.point()).collect();
        let pmodel = self.model.as_ref().ok().filter(|_| !self.is_stale).map(|model| {
            let mut rng = scene.sample_stream();
            let ten: Vec<Point> = (0..GAME_DARTS).map(|_| model.sample(&mut rng)).collect();
            score(rule, &observations, &ten)
        });
        Some((score(rule, &observations, &guesses), pmodel))
    }

    /// How many observations break the rule; `None` where no rule can tell.
    pub fn observations_that_break(&self) -> Option<usize> {
        let points = self.scene.observations.points();
        Some(points.len() - obey_rule(self.scene.rule.raster()?, points.iter().map(|o| o.point())))
    }

    /// How a model with its present numbers covers Pdata, or why there is no such model: worked out at once, of a smooth one only
    /// if it stands here. `None` where there is no rule to compare with.
    pub fn compared(&self, kind: ModelKind) -> Option<Result<Coverage, FitError>> {
        let rule = self.scene.rule.raster()?;
        Some(match (self.coverage(), &self.model) {
            (Some(present), _) if kind == self.scene.model && !self.is_stale => Ok(present),
            (None, Err(why)) if kind == self.scene.model => Err(*why),
            _ => self.scene.fit_at_once(kind).map(|model| coverage(rule, &model)),
        })
    }
}

impl PageScene for PointsScene {
    const PAGE: Page = Page::Points;
    type Edit = Edit;
    type Refusal = EditError;
    type State = State;

    fn first() -> Self {
        Self::link_default()
    }

    fn edited(&self, edit: Edit) -> Result<Self, EditError> {
        apply(self, edit)
    }

    fn link(&self) -> String {
        encode(self)
    }

    fn read(fragment: &str) -> Result<Opened<Self>, LinkError> {
        decode(fragment)
    }
}

impl PageState for State {
    type Scene = PointsScene;

    fn of(scene: PointsScene) -> Self {
        Self::new(scene)
    }

    fn after(&self, scene: PointsScene) -> Self {
        self.next(scene)
    }

    fn scene(&self) -> &PointsScene {
        &self.scene
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plane::Spot;
    use crate::scene::MarkKind;

    #[test]
    fn pmodel_plays_the_first_ten_whatever_samples_says() {
        let mut scene = PointsScene::first_visit(true);
        scene.guesses = vec![Spot::from_degrees(20.0, 0.0), Spot::from_degrees(-150.0, 0.0)];
        let (you, pmodel) = State::new(scene.clone()).play().unwrap();
        assert_eq!((you.n, you.hits, you.copies), (2, 1, 0));
        scene.samples = 3;
        assert_eq!(State::new(scene.clone()).play().unwrap().1, pmodel);
        assert_eq!(pmodel.map(|s| s.n), Some(GAME_DARTS));
        scene.observations = crate::scene::Observations::from_points(vec![Spot::from_degrees(-150.0, 0.0); 3]);
        let state = State::new(scene);
        assert_eq!((state.play().unwrap().1, state.observations_that_break()), (None, Some(3)));
    }

    #[test]
    fn a_guess_does_not_fit_the_model_anew_and_an_observation_does() {
        let state = State::new(PointsScene::first_visit(true));
        let place = |kind| apply(&state.scene, Edit::Place(kind, Spot { i: 0, j: 0 })).unwrap();
        let model = |s: &State| Arc::as_ptr(s.model.as_ref().unwrap());
        assert_eq!(model(&state.next(place(MarkKind::Guess))), model(&state));
        let with_observation = state.next(place(MarkKind::Observation));
        assert_ne!(model(&with_observation), model(&state));
        assert_ne!(with_observation.coverage(), state.coverage());
    }
}
