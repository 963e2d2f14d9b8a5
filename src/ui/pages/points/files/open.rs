//! Points of a table, or of JSON of others, in the place of the observations. A reading that fails offers others of the
//! same file (`ways`); one that succeeds says what was taken for what (`told`).

use super::super::Points;
use super::told::{Show, Shown, told};
use super::way::{Choice, Way};
use super::ways::refused;
use crate::data::Rule;
use crate::scene::{Edit, Encoding, Form, Limit, Named, Places, PlacesError, PlacesImport, ReadOptions, TextKind};
use crate::ui::files::errors::places_error;
use crate::ui::files::text::FilesText;
use crate::ui::files::{broken, forget_broken, read_text};
use crate::ui::format;
use crate::ui::notice::{About, Notice};
use crate::ui::pages::points::errors::edit_error;
use crate::ui::pages::points::text::PointsText;
use crate::ui::text::Texts;
use leptos::prelude::*;
use leptos::task::spawn_local;
use send_wrapper::SendWrapper;
use std::sync::Arc;
use web_sys::Blob;

/// Puts the points of a file in the place of the observations.
///
/// # Errors
/// Why they cannot be read, and the ways on.
pub async fn open_places(points: Points, blob: &Blob, kind: TextKind) -> Result<(), Notice> {
    // Without names the numbers mean what the plane means now.
    let on_own_plane = matches!(points.peek().scene.rule, Rule::OwnPlane(_) | Rule::Toy(_));
    let options = ReadOptions { on_own_plane, ..ReadOptions::default() };
    read(points, SendWrapper::new(blob.clone()), kind, Choice { options, as_own_plane: false }).await
}

async fn read(points: Points, blob: SendWrapper<Blob>, kind: TextKind, choice: Choice) -> Result<(), Notice> {
    let mut import = match kind.form {
        Form::Table => PlacesImport::table(choice.options),
        Form::Json => PlacesImport::json(choice.options),
    };
    let file = blob.clone();
    let again = move |choice| {
        let again = read(points, file.clone(), kind, choice);
        spawn_local(async move {
            if let Err(notice) = Box::pin(again).await {
                points.lab.notice.set(Some(notice));
            }
        });
    };
    let way = Way { lab: points.lab, choice, seed: points.peek().scene.seed as u32, again: Arc::new(again) };
    read_text(&blob, kind.encoding, |chunk| import.push(chunk).map_err(|error| refused(&way, error))).await?;
    let places = import.finish().map_err(|error| refused(&way, error))?;
    let opened = Opened { points, encoding: kind.encoding, limit: choice.options.limit };
    if choice.as_own_plane || places.named == Named::Plane {
        return opened.show(&places, true);
    }
    match places.degrees() {
        Ok(_) => opened.show(&places, false),
        Err(error) => Err(refused(&way, error).offering(
            |lang| FilesText::of(lang).open_as_own_plane.to_string(),
            move || opened.show_or_tell(&places, true),
        )),
    }
}

/// A file that was read.
#[derive(Clone, Copy)]
struct Opened {
    points: Points,
    encoding: Encoding,
    limit: Limit,
}

impl Opened {
    fn show_or_tell(self, places: &Places, is_own_plane: bool) {
        if let Err(notice) = self.show(places, is_own_plane) {
            self.points.lab.notice.set(Some(notice));
        }
    }

    /// Shows its numbers on the Earth, or on a plane whose bounds fit them.
    fn show(self, places: &Places, is_own_plane: bool) -> Result<(), Notice> {
        let Self { points, encoding, limit } = self;
        let refused = |error: PlacesError| broken(move |lang| places_error(lang, &error));
        let (bounds, spots) = if is_own_plane {
            let no_bounds = || broken(|lang| FilesText::of(lang).csv_no_bounds.to_string());
            let (bounds, spots) = places.own_plane().ok_or_else(no_bounds)?;
            (Some(bounds), spots)
        } else {
            (None, places.degrees().map_err(refused)?)
        };
        let show: Show = Arc::new(move |places, is_own_plane| self.show_or_tell(places, is_own_plane));
        let news = told(&Shown { encoding, limit, places, spots: &spots, is_own_plane }, &show);
        let (lab, lang) = (points.lab, points.lab.lang.get_untracked());
        let counted = format::counted(lang, spots.len(), PointsText::of(lang).n_observations);
        points
            .try_edit(Edit::Import { points: spots, bounds }, None)
            .map_err(|error| Notice::new(About::File, move |lang| edit_error(lang, error)))?;
        forget_broken(lab);
        lab.say(news.as_ref().map_or(counted, |news| (news.words)(lang)));
        if news.is_some() {
            lab.notice.set(news);
        }
        Ok(())
    }
}
