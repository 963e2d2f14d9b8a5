//! Points of a table, or of JSON of others.

use super::super::Points;
use crate::data::Rule;
use crate::plane::{Bounds, Spot};
use crate::scene::{Edit, Form, Named, Places, PlacesError, PlacesImport, ReadOptions, TextKind};
use crate::ui::files::errors::places_error;
use crate::ui::files::text::FilesText;
use crate::ui::files::{broken, forget_broken, read_text};
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
pub async fn open_places(points: Points, blob: &Blob, kind: TextKind) -> Result<(), Notice> {
    let refused = |error: PlacesError| broken(move |lang| places_error(lang, &error));
    // Without names the numbers mean what the plane means now.
    let on_own_plane = matches!(points.peek().scene.rule, Rule::OwnPlane(_));
    let options = ReadOptions { on_own_plane, ..ReadOptions::default() };
    let mut import = match kind.form {
        Form::Table => PlacesImport::table(options),
        Form::Json => PlacesImport::json(options),
    };
    read_text(blob, kind.encoding, |chunk| import.push(chunk).map_err(refused)).await?;
    let csv = import.finish().map_err(refused)?;
    if csv.named == Named::Plane {
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

fn open_as_own_plane(points: Points, csv: &Places) -> Result<(), Notice> {
    let no_bounds = || broken(|lang| FilesText::of(lang).csv_no_bounds.to_string());
    let (bounds, spots) = csv.own_plane().ok_or_else(no_bounds)?;
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
