//! A link or a file of whichever page.

use super::link::{LinkCause, LinkError, RawField, check_version, raw_fields};
use super::outfits::{OutfitsScene, outfits_from_fields};
use super::page::{Opened, Page};
use super::points::{PointsScene, from_fields};

/// The scene of some page.
#[derive(Clone, Debug, PartialEq)]
pub enum Scene {
    /// Of the page Points.
    Points(Box<PointsScene>),
    /// Of the page Outfits.
    Outfits(Box<OutfitsScene>),
}

/// What a link or a file opens to.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenedScene {
    /// The scene.
    pub scene: Scene,
    /// The engine revision that wrote it. If it is not [`crate::ENGINE`], figures are computed anew and may differ.
    pub engine: u32,
    /// The language that it asks for, as written.
    pub lang: Option<String>,
}

/// Reads a fragment of whichever page, with or without its `#`.
///
/// # Errors
/// The first field that cannot be read, and why.
pub fn decode_any(fragment: &str) -> Result<OpenedScene, LinkError> {
    any_from_fields(&raw_fields(fragment)?)
}

/// Reads fields, from a link or from the `scene` of a JSON file. Without a `page` they are of the page Points.
pub(in crate::scene) fn any_from_fields(raw: &[RawField]) -> Result<OpenedScene, LinkError> {
    check_version(raw)?;
    match raw.iter().find(|field| field.key == "page") {
        Some(field) if field.value == Page::Outfits.name() => {
            let Opened { scene, engine, lang } = outfits_from_fields(raw)?;
            Ok(OpenedScene { scene: Scene::Outfits(scene.into()), engine, lang })
        }
        Some(field) if field.value != Page::Points.name() => {
            Err(field.error(LinkCause::UnknownWord("points, outfits")))
        }
        _ => {
            let Opened { scene, engine, lang } = from_fields(raw)?;
            Ok(OpenedScene { scene: Scene::Points(scene.into()), engine, lang })
        }
    }
}
