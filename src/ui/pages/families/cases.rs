//! A, B and C of a lane on a map: exact for box and grid, by the whole raster for the others. Worked out once for all who show them.

use super::race::Lane;
use crate::metric::{Coverage, coverage, coverage_of_cells};
use crate::model::{BoxParams, Pmodel};
use crate::scene::{FamiliesScene, PageState};
use crate::train::race::{RACE_GRID, RaceFamily};
use crate::ui::desk::Work;
use leptos::prelude::*;

/// None while the rule is hidden, where there is no map, and until the raster is there.
pub fn cases_of(work: Work<FamiliesScene>, lane: Lane) -> Memo<Option<Coverage>> {
    let rule = work.pick(|s| (!s.hidden).then(|| s.rule.clone()));
    Memo::new(move |_| {
        let rule = rule.get()?;
        let raster = rule.raster()?;
        let view = lane.view.get()?;
        let observations = || work.peek().scene().observations();
        let exact = match lane.family {
            RaceFamily::Box => Pmodel::BoundingBox(BoxParams::default().fit_spots(observations().points()).ok()?),
            RaceFamily::Grid => Pmodel::Grid(RACE_GRID.fit_spots(observations().points()).ok()?),
            _ => return Some(coverage_of_cells(raster, &view.cells, view.off_plane?)),
        };
        Some(coverage(raster, &exact))
    })
}
