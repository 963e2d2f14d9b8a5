//! A scene, and all that follows from it at once: Pmodel and the table Coverage. (Samples follow too, but take longer:
//! the page draws them in slices.)

use super::PointsScene;
use crate::metric::{Coverage, coverage};
use crate::model::{FitError, Pmodel};
use std::sync::Arc;

/// What is on screen, apart from samples.
#[derive(Clone, Debug)]
pub struct State {
    /// What the person set.
    pub scene: PointsScene,
    /// Pmodel, or why there is none.
    pub model: Result<Arc<Pmodel>, FitError>,
    /// How Pmodel covers Pdata, if there is one.
    pub coverage: Option<Coverage>,
}

impl State {
    /// Works everything out.
    pub fn new(scene: PointsScene) -> Self {
        let model = scene.fit().map(Arc::new);
        let coverage = model.as_ref().ok().map(|m| coverage(scene.rule, m));
        Self { scene, model, coverage }
    }

    /// The state after another scene. What does not depend on the difference is kept: an unchanged model is the same
    /// `Arc`, so that whoever draws it can tell.
    pub fn next(&self, scene: PointsScene) -> Self {
        if scene.for_model() == self.scene.for_model() { Self { scene, ..self.clone() } } else { Self::new(scene) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plane::Spot;
    use crate::scene::{Edit, MarkKind, apply};

    #[test]
    fn a_guess_does_not_fit_the_model_anew_and_an_observation_does() {
        let state = State::new(PointsScene::first_visit(true));
        let place = |kind| apply(&state.scene, Edit::Place(kind, Spot { i: 0, j: 0 })).unwrap();
        let model = |s: &State| Arc::as_ptr(s.model.as_ref().unwrap());
        assert_eq!(model(&state.next(place(MarkKind::Guess))), model(&state));
        let with_observation = state.next(place(MarkKind::Observation));
        assert_ne!(model(&with_observation), model(&state));
        assert_ne!(with_observation.coverage, state.coverage);
    }
}
