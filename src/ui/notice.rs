//! Something that the reader should know, and the ways on that it offers.

use super::text::Lang;
use leptos::prelude::*;
use std::sync::Arc;

/// Words in whichever language the page has.
pub type Told = Arc<dyn Fn(Lang) -> String + Send + Sync>;

/// A form in a notice, made anew each time it is shown. Whoever fills it in takes the notice away.
pub type Form = Arc<dyn Fn() -> AnyView + Send + Sync>;

/// What a notice is about: what is settled takes back what was said of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// A link, or the work that a link names.
    Link,
    /// An edit that cannot be done.
    Refusal,
    /// Keeping the work.
    Keeping,
    /// A file.
    File,
    /// A part of the page that could not be fetched.
    Chunk,
    /// Whatever else.
    Other,
}

/// Something to tell the reader.
#[derive(Clone)]
pub struct Notice {
    /// What it is about.
    pub about: About,
    /// What it says.
    pub words: Told,
    /// Something to choose first.
    pub form: Option<Form>,
    /// Its ways on.
    pub offers: Vec<Offer>,
    /// Whether it only tells of what went well.
    pub is_quiet: bool,
}

/// A way on that a notice offers: what its button says, and what that does.
#[derive(Clone)]
pub struct Offer {
    /// What its button says.
    pub words: Told,
    /// What that does. Not a `Callback`: an offer made by a way on of an earlier notice outlives the view of that.
    pub run: Arc<dyn Fn() + Send + Sync>,
}

impl Notice {
    /// A notice in words that follow the language of the page.
    pub fn new(about: About, words: impl Fn(Lang) -> String + Send + Sync + 'static) -> Self {
        Self { about, words: Arc::new(words), form: None, offers: Vec::new(), is_quiet: false }
    }

    /// With a way on.
    pub fn offering(
        mut self,
        words: impl Fn(Lang) -> String + Send + Sync + 'static,
        run: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        self.offers.push(Offer { words: Arc::new(words), run: Arc::new(run) });
        self
    }

    /// With something to choose.
    pub fn with_form(mut self, form: impl Fn() -> AnyView + Send + Sync + 'static) -> Self {
        self.form = Some(Arc::new(form));
        self
    }

    /// As news that nothing is wrong with.
    pub fn quiet(mut self) -> Self {
        self.is_quiet = true;
        self
    }

    /// Whether it tells of an edit that cannot be done.
    pub fn is_refusal(&self) -> bool {
        self.about == About::Refusal
    }
}
