//! A, B and C of a lane on a map: exact for box and grid, by the whole raster for the others that say p(x). Worked out once for all who
//! show them.
//!
//! A model that does not say p(x) leaves only its samples: A and C are shares of them, and of B nothing is known.

use super::race::Lane;
use crate::metric::{coverage, coverage_of_cells};
use crate::model::{BoxParams, Pmodel};
use crate::plane::Point;
use crate::scene::{FamiliesScene, PageState};
use crate::train::race::{RACE_GRID, RaceFamily, Says};
use crate::ui::desk::Work;
use leptos::prelude::*;

/// Shares of what is made (A, C), and of what is allowed (B).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cases {
    /// Made, but forbidden.
    pub a: f64,
    /// Allowed, hardly ever made; none of a model that only makes, or only bounds.
    pub b: Option<f64>,
    /// Made and allowed.
    pub c: f64,
}

/// None while the rule is hidden, where there is no map, and until the raster is there.
pub fn cases_of(work: Work<FamiliesScene>, lane: Lane) -> Memo<Option<Cases>> {
    let rule = work.pick(|s| (!s.hidden).then(|| s.rule.clone()));
    let says = work.pick(move |s| s.settings(lane.family).says());
    Memo::new(move |_| {
        let rule = rule.get()?;
        let raster = rule.raster()?;
        let view = lane.view.get()?;
        let observations = || work.peek().scene().observations();
        let exact = match lane.family {
            RaceFamily::Box => Pmodel::BoundingBox(BoxParams::default().fit_spots(observations().points()).ok()?),
            RaceFamily::Grid => Pmodel::Grid(RACE_GRID.fit_spots(observations().points()).ok()?),
            _ => {
                let off_plane = view.off_plane?;
                if says.get() != Says::Exactly {
                    let on_land = |p: &&Point| raster.contains(**p);
                    let c = view.samples.iter().filter(on_land).count() as f64 / view.samples.len().max(1) as f64;
                    return Some(Cases { a: 1.0 - c, b: None, c });
                }
                let of = coverage_of_cells(raster, &view.cells, off_plane);
                return Some(Cases { a: of.a, b: Some(of.b), c: of.c });
            }
        };
        let of = coverage(raster, &exact);
        Some(Cases { a: of.a, b: Some(of.b), c: of.c })
    })
}
