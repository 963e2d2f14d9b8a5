//! The state of the page Outfits, as a handle that every part of it holds.

use crate::data::Feature;
use crate::scene::{OutfitsEdit, OutfitsScene, OutfitsState, Scene, apply_outfits, decode_any, encode_outfits};
use crate::ui::dom::{Selector, effect, selector};
use crate::ui::lab::Lab;
use crate::ui::text::link_error;
use crate::ui::workshop::page as outside;
use crate::ui::workshop::text::{outfits_error, tools};
use std::cell::RefCell;
use std::rc::Rc;
use sycamore_reactive::*;

thread_local! {
    /// The scene that this program and the page have, as a link.
    static AGREED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What is being put together in the picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editing {
    /// Nothing: it is closed.
    Nothing,
    /// A new outfit.
    Adding,
    /// The outfit of a row.
    Row(usize),
}

/// The state of the page Outfits, with the language and theme of the page around it.
#[derive(Clone, Copy)]
pub struct Wardrobe {
    /// Language, theme and width.
    pub lab: Lab,
    state: Signal<Rc<OutfitsState>>,
    /// The value that lights up the outfits that have it.
    pub lit: Signal<Option<(Feature, u8)>>,
    /// What is in the picker.
    pub editing: Signal<Editing>,
    /// Whether the page has a step to undo, and one to redo.
    pub can_step: Signal<(bool, bool)>,
}

impl Wardrobe {
    /// The page as it first is.
    pub fn new(lab: Lab) -> Self {
        let state = OutfitsState::new(OutfitsScene::link_default());
        Self {
            lab,
            state: create_signal(Rc::new(state)),
            lit: create_signal(None),
            editing: create_signal(Editing::Nothing),
            can_step: create_signal((false, false)),
        }
    }

    /// The state. Who reads it runs again at every change of it.
    pub fn state(self) -> Rc<OutfitsState> {
        self.state.get_clone()
    }

    /// The state as it is now.
    pub fn peek(self) -> Rc<OutfitsState> {
        self.state.get_clone_untracked()
    }

    /// A part of the scene. Who reads it runs again when that part changes.
    pub fn pick<T: PartialEq + 'static>(self, of: impl Fn(&OutfitsScene) -> T + 'static) -> Selector<T> {
        selector(move || of(&self.state().scene))
    }

    /// Does one edit. Tells the reader if it cannot be done; returns whether it was.
    pub fn dispatch(self, edit: OutfitsEdit) -> bool {
        match apply_outfits(&self.peek().scene, edit) {
            Ok(scene) => {
                self.show(scene);
                true
            }
            Err(error) => {
                outside::notice(&outfits_error(self.lab.lang.get_untracked(), error));
                false
            }
        }
    }

    /// Puts a scene on screen, if it is another.
    pub fn show(self, scene: OutfitsScene) {
        let before = self.peek();
        if scene != before.scene {
            self.state.set(Rc::new(before.next(scene)));
        }
    }

    /// The page's scene. A link that cannot be opened changes nothing, and the page is told so.
    pub fn receive(self, link: &str) {
        if link.is_empty() || !is_news(link) {
            return;
        }
        match decode_any(link) {
            Ok(opened) => {
                if let Scene::Outfits(scene) = opened.scene {
                    let written = encode_outfits(&scene);
                    AGREED.set(written.clone());
                    self.show(*scene);
                    if written != link {
                        outside::to_page("outfits", &[written.into(), true.into()]);
                    }
                }
            }
            Err(error) => {
                let (lang, now) = (self.lab.lang.get_untracked(), encode_outfits(&self.peek().scene));
                let t = lang.text();
                outside::notice(&format!("{} {} {}", t.broken_link, link_error(lang, &error), t.work_is_still_here));
                AGREED.set(now.clone());
                outside::to_page("outfits", &[now.into(), true.into()]);
            }
        }
    }

    /// Sends every edit that is made here.
    pub fn send_edits(self) {
        is_news(&encode_outfits(&self.peek().scene));
        effect(move || {
            let link = encode_outfits(&self.state().scene);
            if is_news(&link) {
                outside::to_page("outfits", &[link.into(), false.into(), outside::is_burst().into()]);
            }
        });
    }

    /// Says something to a screen reader.
    pub fn say(self, words: &str) {
        outside::say(words);
    }

    /// What the published rows need to have said beside figures that depend on how their values come together.
    pub fn is_reconstructed(self) -> bool {
        let state = self.state();
        state.scene.data_set == crate::data::DataSet::Published && !state.scene.observations.is_empty()
    }

    /// A text of the workshop in the language of the page.
    pub fn t(self) -> &'static crate::ui::workshop::text::Tools {
        tools(self.lab.t())
    }
}

fn is_news(link: &str) -> bool {
    AGREED.with_borrow_mut(|agreed| {
        let news = agreed != link;
        if news {
            *agreed = link.to_string();
        }
        news
    })
}
