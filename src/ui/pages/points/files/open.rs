//! Points as CSV.

use super::super::Points;
use crate::data::Rule;
use crate::plane::{Bounds, Spot};
use crate::scene::{CsvError, CsvImport, CsvPoints, Edit, Named};
use crate::ui::files::errors::csv_error;
use crate::ui::files::text::FilesText;
use crate::ui::files::{broken, forget_broken, read_all};
use crate::ui::format;
use crate::ui::notice::{About, Notice};
use crate::ui::pages::points::errors::edit_error;
use crate::ui::pages::points::text::PointsText;
use crate::ui::text::Texts;
use leptos::prelude::*;
use web_sys::Blob;

/// Puts the points of a file in the place of the observations.
///
/// # Errors
/// Why they cannot be read. Numbers beyond all degrees may still be a plane of their own: that is offered.
pub async fn open_csv(points: Points, blob: &Blob) -> Result<(), Notice> {
    let refused = |error: CsvError| broken(move |lang| csv_error(lang, &error));
    let mut import = CsvImport::new();
    read_all(blob, |chunk| import.push(chunk).map_err(refused)).await?;
    let csv = import.finish().map_err(refused)?;
    // Without names the numbers mean what the plane means now.
    let is_own_plane = matches!(points.peek().scene.rule, Rule::OwnPlane(_));
    if csv.named == Named::Plane || (csv.named == Named::Nothing && is_own_plane) {
        return open_as_own_plane(points, &csv);
    }
    let spots = csv.degrees().map_err(|error| {
        let open = move || {
            if let Err(notice) = open_as_own_plane(points, &csv) {
                points.lab.notice.set(Some(notice));
            }
        };
        refused(error).offering(|lang| FilesText::of(lang).open_as_own_plane.to_string(), open)
    })?;
    replace(points, spots, None)
}

fn open_as_own_plane(points: Points, csv: &CsvPoints) -> Result<(), Notice> {
    let no_bounds = || broken(|lang| FilesText::of(lang).csv_no_bounds.to_string());
    let bounds = Bounds::around(&csv.pairs).ok_or_else(no_bounds)?;
    let spots = csv.pairs.iter().map(|(x, y)| bounds.spot(*x, *y)).collect();
    replace(points, spots, Some(bounds))
}

fn replace(points: Points, spots: Vec<Spot>, bounds: Option<Bounds>) -> Result<(), Notice> {
    let (lab, n) = (points.lab, spots.len());
    points
        .try_edit(Edit::Import { points: spots, bounds }, None)
        .map_err(|error| Notice::new(About::File, move |lang| edit_error(lang, error)))?;
    forget_broken(lab);
    let lang = lab.lang.get_untracked();
    lab.say(format::counted(lang, n, PointsText::of(lang).n_observations));
    Ok(())
}
