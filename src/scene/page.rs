//! What a page of the lab is, without its picture: a scene with its name in links, the edits that change it, and the
//! state that follows from it at once. Address, storage, undo, files and share work through this alone.

use super::link::{LinkError, Word};
use super::points::PointsScene;

/// A page of the lab, in the order of the chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// Points on a map.
    Points,
    /// Outfits of five features.
    Outfits,
    /// Outfits as pictures.
    Pixels,
    /// Jars, and the two numbers that say them.
    Latent,
    /// The families of models, racing on the same points.
    Families,
}

impl Page {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Points, Self::Outfits, Self::Pixels, Self::Latent, Self::Families];

    /// What `page=` says in a link, and `page` in a file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Points => "points",
            Self::Outfits => "outfits",
            Self::Pixels => "pixels",
            Self::Latent => "latent",
            Self::Families => "families",
        }
    }

    /// The page that a fragment names, by no more than that: the rest of it is for that page to read. A fragment that
    /// names none, or one that we do not have, is for the page Points.
    pub fn of_fragment(fragment: &str) -> Self {
        let name = field_of(fragment, "page");
        Self::ALL.into_iter().find(|page| Some(page.name()) == name).unwrap_or(Self::Points)
    }
}

impl Word for Page {
    const ALL: &'static [Self] = &Self::ALL;
    const LIST: &'static str = "points, outfits, pixels, latent, families";
    fn word(self) -> &'static str {
        self.name()
    }
}

/// A field of a fragment as it stands there.
pub fn field_of<'a>(fragment: &'a str, key: &str) -> Option<&'a str> {
    fragment.split('&').find_map(|pair| pair.split_once('=').filter(|(k, _)| *k == key).map(|(_, value)| value))
}

/// What a link opens to.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened<S = PointsScene> {
    /// The scene.
    pub scene: S,
    /// The engine revision that wrote the link. If it is not [`crate::ENGINE`], figures are computed anew and may differ.
    pub engine: u32,
    /// The language that the link asks for, as written.
    pub lang: Option<String>,
}

/// The scene of a page: what a person set on it, and nothing else.
pub trait PageScene: Clone + PartialEq + Send + Sync + 'static {
    /// Whose scene it is.
    const PAGE: Page;
    /// All that a person can do to it.
    type Edit;
    /// Why an edit cannot be done.
    type Refusal;
    /// The scene with what follows at once.
    type State: PageState<Scene = Self>;

    /// What a link that says nothing else opens to.
    fn first() -> Self;

    /// The scene after an edit.
    ///
    /// # Errors
    /// Why it cannot be done; the scene stays as it was.
    fn edited(&self, edit: Self::Edit) -> Result<Self, Self::Refusal>;

    /// The scene as a fragment, without the `#`.
    fn link(&self) -> String;

    /// Reads a fragment, with or without its `#`.
    ///
    /// # Errors
    /// The first field that cannot be read, and why.
    fn read(fragment: &str) -> Result<Opened<Self>, LinkError>;
}

/// A scene and what follows from it at once.
pub trait PageState: Send + Sync + 'static {
    /// The scene.
    type Scene;

    /// Works everything out.
    fn of(scene: Self::Scene) -> Self;

    /// The state after another scene; what does not depend on the difference is kept.
    fn after(&self, scene: Self::Scene) -> Self;

    /// The scene.
    fn scene(&self) -> &Self::Scene;
}
