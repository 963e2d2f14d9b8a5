//! The three cases, at one place.
//!
//! On land the rule allows: the place is B if Pmodel makes it less than a tenth as often as the rule does, else C. At
//! sea the rule forbids: the place is A if Pmodel makes it at least a tenth as often as the rule makes land, else
//! neither. For a model with a sharp edge "makes it" is simply "inside".
//!
//! Why a tenth and not zero: a grid with a pseudocount makes everything, if ever so rarely, and "p_model = 0" would say
//! nothing about it.

use crate::data::Raster;
use crate::model::Pmodel;
use crate::plane::Point;

/// Below this share of p_data, Pmodel hardly ever makes a place.
pub const HARDLY_EVER: f64 = 0.1;

/// What Pmodel and the rule say of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Made, but forbidden.
    A,
    /// Allowed, never (or hardly ever) made.
    B,
    /// Made and allowed.
    C,
    /// Neither made nor allowed.
    Neither,
}

impl Case {
    /// Whether Pmodel makes such a place.
    pub fn is_made(self) -> bool {
        matches!(self, Self::A | Self::C)
    }
}

/// A case, and the two densities it follows from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Verdict {
    /// The case.
    pub case: Case,
    /// p_data there, per share of the plane.
    pub p_data: f64,
    /// p_model there, per share of the plane.
    pub p_model: f64,
}

/// Whether Pmodel counts as making places where its density is `p_model` and the rule's density on land is given.
pub fn is_made(has_sharp_edge: bool, p_model: f64, p_data_on_land: f64) -> bool {
    if has_sharp_edge { p_model > 0.0 } else { p_model >= HARDLY_EVER * p_data_on_land }
}

/// The case at a place, by the rule's raster.
pub fn case_at(rule: &Raster, model: &Pmodel, place: Point) -> Verdict {
    let (p_data, p_model) = (rule.density(place), model.density(place));
    let made = is_made(model.has_sharp_edge(), p_model, rule.density_on_land());
    let case = match (made, p_data > 0.0) {
        (true, false) => Case::A,
        (false, true) => Case::B,
        (true, true) => Case::C,
        (false, false) => Case::Neither,
    };
    Verdict { case, p_data, p_model }
}
