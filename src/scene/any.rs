//! A link or a file of whichever page.

use super::families::{FamiliesScene, families_from_fields};
use super::latent::{LatentScene, latent_from_fields};
use super::link::{LinkError, RawField, check_version, choice, raw_fields};
use super::outfits::{OutfitsScene, outfits_from_fields};
use super::page::{Opened, Page, PageScene};
use super::pixels::{PixelsScene, pixels_from_fields};
use super::points::{PointsScene, from_fields};
use super::seek::around;
use crate::ENGINE;

/// The scene of some page.
#[derive(Clone, Debug, PartialEq)]
pub enum Scene {
    /// Of the page Points.
    Points(Box<PointsScene>),
    /// Of the page Outfits.
    Outfits(Box<OutfitsScene>),
    /// Of the page Pixels.
    Pixels(Box<PixelsScene>),
    /// Of the page Latent space.
    Latent(Box<LatentScene>),
    /// Of the page Families.
    Families(Box<FamiliesScene>),
}

impl Scene {
    /// It as a link of its page, without the `#`.
    pub fn link(&self) -> String {
        match self {
            Self::Points(scene) => scene.link(),
            Self::Outfits(scene) => scene.link(),
            Self::Pixels(scene) => scene.link(),
            Self::Latent(scene) => scene.link(),
            Self::Families(scene) => scene.link(),
        }
    }
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

impl OpenedScene {
    /// It as a link of the engine that wrote it, without the `#`.
    pub fn link(&self) -> String {
        let link = self.scene.link();
        match around(&link, &format!("engine={ENGINE}")) {
            Some((before, after)) => format!("{before}engine={}{after}", self.engine),
            None => link,
        }
    }
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
    let named = raw.iter().find(|field| field.key == "page");
    Ok(match named.map_or(Ok(Page::Points), choice)? {
        Page::Points => opened(from_fields(raw)?, Scene::Points),
        Page::Outfits => opened(outfits_from_fields(raw)?, Scene::Outfits),
        Page::Pixels => opened(pixels_from_fields(raw)?, Scene::Pixels),
        Page::Latent => opened(latent_from_fields(raw)?, Scene::Latent),
        Page::Families => opened(families_from_fields(raw)?, Scene::Families),
    })
}

fn opened<S>(of: Opened<S>, scene: fn(Box<S>) -> Scene) -> OpenedScene {
    OpenedScene { scene: scene(of.scene.into()), engine: of.engine, lang: of.lang }
}
