//! What a reader would do next, and how far the lesson has come: told by a scene, shown by the page.

use super::{MAX_GUESSES, PointsScene};

/// The one filled button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextStep {
    /// Draw samples.
    Generate,
    /// Show the rule.
    Reveal,
    /// Nothing in particular: everything is on screen.
    None,
}

impl PointsScene {
    /// What comes next.
    pub fn next_step(&self) -> NextStep {
        match (self.hidden, self.shows_pmodel() || self.guesses.len() == MAX_GUESSES) {
            (false, _) => NextStep::None,
            (true, true) => NextStep::Reveal,
            (true, false) => NextStep::Generate,
        }
    }

    /// Which line of the framework the reader is at: 0 observations, 1 a hidden Pdata (they guess at it), 2 Pmodel (they
    /// set it), 3 samples.
    pub fn framework_line(&self) -> usize {
        let default = Self::link_default();
        let set_by_hand = |s: &Self| (s.model, s.margin, s.columns, s.rows, s.pseudocount);
        let is_set = set_by_hand(self) != set_by_hand(&default) || !self.model_mask.is_empty();
        match (self.shows_pmodel(), is_set, self.guesses.is_empty()) {
            (true, ..) => 3,
            (_, true, _) => 2,
            (_, _, false) => 1,
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ModelKind;
    use crate::plane::Spot;
    use crate::scene::{Edit, MarkKind, apply};

    #[test]
    fn the_lesson_goes_on_with_what_is_done() {
        let edit = |scene: &PointsScene, edit| apply(scene, edit).unwrap();
        let first = PointsScene::first_visit(true);
        assert_eq!((first.next_step(), first.framework_line()), (NextStep::Generate, 0));
        let guessed = edit(&first, Edit::Place(MarkKind::Guess, Spot { i: 1, j: 1 }));
        assert_eq!((guessed.next_step(), guessed.framework_line()), (NextStep::Generate, 1));
        let chosen = edit(&guessed, Edit::Model(ModelKind::Grid));
        assert_eq!((chosen.next_step(), chosen.framework_line()), (NextStep::Generate, 2));
        let generated = edit(&chosen, Edit::Generate);
        assert_eq!((generated.next_step(), generated.framework_line()), (NextStep::Reveal, 3));
        assert_eq!(edit(&generated, Edit::Reveal).next_step(), NextStep::None);
        let ten = (0..10).fold(first, |s, i| edit(&s, Edit::Place(MarkKind::Guess, Spot { i, j: 1 })));
        assert_eq!(ten.next_step(), NextStep::Reveal);
    }
}
