//! What a click on the plane does, and what a brush changes.

use super::edit::{EditError, change_rule};
use super::{MarkKind, PointsScene};
use crate::data::{Mask, Rule};
use crate::model::ModelKind;
use crate::plane::Spot;
use std::sync::Arc;

/// The radio group *A click places*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClickPlaces {
    /// A training point.
    Observation,
    /// A guess.
    Guess,
    /// A probe.
    Probe,
    /// Land, or cells of the painted model.
    Paint,
    /// Nothing: it takes painted cells away.
    Erase,
}

/// What a brush changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaintTarget {
    /// The painted rule.
    Rule,
    /// The painted model.
    Pmodel,
}

impl ClickPlaces {
    /// The mark that a click makes; `None` for a brush.
    pub fn mark(self) -> Option<MarkKind> {
        match self {
            Self::Observation => Some(MarkKind::Observation),
            Self::Guess => Some(MarkKind::Guess),
            Self::Probe => Some(MarkKind::Probe),
            Self::Paint | Self::Erase => None,
        }
    }

    /// Whether it is a brush.
    pub fn is_brush(self) -> bool {
        self.mark().is_none()
    }
}

impl From<MarkKind> for ClickPlaces {
    fn from(kind: MarkKind) -> Self {
        match kind {
            MarkKind::Observation => Self::Observation,
            MarkKind::Guess => Self::Guess,
            MarkKind::Probe => Self::Probe,
        }
    }
}

impl PointsScene {
    /// What a brush would change now: the painted rule unless it is hidden, the painted model while it is selected; of
    /// both, the one that was chosen.
    pub fn paints(&self) -> Option<PaintTarget> {
        let rule = matches!(self.rule, Rule::Painted(_)) && !self.hidden;
        match (rule, self.model == ModelKind::Painted) {
            (true, true) => Some(self.paint_target),
            (true, false) => Some(PaintTarget::Rule),
            (false, true) => Some(PaintTarget::Pmodel),
            (false, false) => None,
        }
    }

    /// Whether a brush is at work on the rule: then the land stands alone, without the cases that follow from it.
    pub fn is_painting_rule(&self) -> bool {
        self.click_places.is_brush() && self.paints() == Some(PaintTarget::Rule)
    }

    /// Whether rule and model are both there to be painted.
    pub fn can_paint_both(&self) -> bool {
        matches!(self.rule, Rule::Painted(_)) && !self.hidden && self.model == ModelKind::Painted
    }

    /// The scene with a click that can do something: where nothing can be painted, a brush gives way to observations.
    pub(super) fn settled(mut self) -> Self {
        if self.click_places.is_brush() && self.paints().is_none() {
            self.click_places = ClickPlaces::Observation;
        }
        self
    }

    /// A line of the chosen brush.
    pub(super) fn paint(&mut self, from: Spot, to: Spot) -> Result<(), EditError> {
        let (brush, on) = (self.brush, self.click_places == ClickPlaces::Paint);
        let target = self.paints().filter(|_| self.click_places.is_brush()).ok_or(EditError::NothingToPaint)?;
        let painted = |mask: &Mask| {
            let mut painted = mask.clone();
            painted.paint(from, to, brush, on);
            (painted != *mask).then_some(painted)
        };
        match (target, &self.rule) {
            (PaintTarget::Rule, Rule::Painted(world)) => {
                if let Some(mask) = painted(world.mask()) {
                    change_rule(self, Rule::painted(mask));
                }
            }
            _ => {
                if let Some(mask) = painted(&self.model_mask) {
                    self.model_mask = Arc::new(mask);
                }
            }
        }
        Ok(())
    }
}
