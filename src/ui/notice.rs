//! What the reader should know, above the page.

use super::address;
use super::app::focus_main;
use super::controls::{Icon, IconName};
use super::lab::Lab;
use super::text::Lang;
use crate::ui::dom::{is, live};
use leptos::prelude::*;
use std::sync::Arc;

/// Words in whichever language the page has.
pub type Told = Arc<dyn Fn(Lang) -> String + Send + Sync>;

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
    words: Told,
    offers: Vec<Offer>,
}

/// A way on that a notice offers: what its button says, and what that does.
#[derive(Clone)]
pub struct Offer {
    words: Told,
    run: Callback<()>,
}

impl Notice {
    /// A notice in words that follow the language of the page.
    pub fn new(about: About, words: impl Fn(Lang) -> String + Send + Sync + 'static) -> Self {
        Self { about, words: Arc::new(words), offers: Vec::new() }
    }

    /// With a way on.
    pub fn offering(
        mut self,
        words: impl Fn(Lang) -> String + Send + Sync + 'static,
        run: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        self.offers.push(Offer { words: Arc::new(words), run: Callback::new(move |()| run()) });
        self
    }

    /// Whether it tells of an edit that cannot be done.
    pub fn is_refusal(&self) -> bool {
        self.about == About::Refusal
    }
}

/// The notice there is, and the offer to restore earlier work.
#[component]
pub fn Notices(lab: Lab) -> impl IntoView {
    let notice = move || {
        lab.notice.get().map(|notice| {
            let words = notice.words.clone();
            view! {
                <div class="notice" role="alert">
                    <p>{live(move || words(lab.lang.get()))}</p>
                    {notice.offers.into_iter().map(|offer| view! { <WayOn lab offer /> }).collect_view()}
                    <Dismiss lab on_dismiss=move || lab.notice.set(None) />
                </div>
            }
        })
    };
    let restore = move |_| {
        address::restore(lab);
        focus_main();
    };
    view! {
        {notice}
        <Show when=is(move || lab.can_restore.get())>
            <div class="notice notice-quiet">
                <p>{lab.words(|t| t.restore_hint)}</p>
                <button class="button" type="button" on:click=restore>{lab.words(|t| t.restore)}</button>
                <Dismiss lab on_dismiss=move || lab.can_restore.set(false) />
            </div>
        </Show>
    }
}

#[component]
fn WayOn(lab: Lab, offer: Offer) -> impl IntoView {
    let Offer { words, run } = offer;
    let click = move |_| {
        lab.notice.set(None);
        run.run(());
        focus_main();
    };
    view! { <button class="button" type="button" on:click=click>{live(move || words(lab.lang.get()))}</button> }
}

#[component]
fn Dismiss(lab: Lab, on_dismiss: impl Fn() + 'static) -> impl IntoView {
    let close = move |_| {
        on_dismiss();
        focus_main();
    };
    view! {
        <button class="icon-button" type="button" aria-label=lab.words(|t| t.dismiss) title=lab.words(|t| t.dismiss) on:click=close>
            <Icon name=IconName::Cross />
        </button>
    }
}
