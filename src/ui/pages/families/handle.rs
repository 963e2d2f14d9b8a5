//! The page Families as a handle that every part of it holds: its scene, and the race.

use super::cases::{Cases, cases_of};
use super::errors::families_error;
use super::order::index;
use super::race::{Lane, Race};
use super::text::FamiliesText;
use super::truth::{Beside, beside_of};
use crate::data::Rule;
use crate::scene::{FamiliesEdit, FamiliesEditError, FamiliesNumber, FamiliesScene, Page, PageState, field_of};
use crate::train::race::{RaceFamily, Says};
use crate::ui::address;
use crate::ui::controls::Typed;
use crate::ui::desk::Work;
use crate::ui::lab::Lab;
use crate::ui::notice::{About, Notice};
use crate::ui::storage;
use crate::ui::text::{Texts, Words};
use leptos::prelude::*;
use std::sync::Arc;

/// The page Families.
#[derive(Clone, Copy)]
pub struct Families {
    /// What all pages share.
    pub lab: Lab,
    pub(super) work: Work<FamiliesScene>,
    /// The lanes.
    pub race: Race,
    /// The coast and the floors of the rule, once they are worked out.
    pub beside: RwSignal<Beside>,
    /// Whether the rule is hidden.
    pub hidden: Memo<bool>,
    /// A, B and C of each family on a map, once its whole raster is there.
    cases: [Memo<Option<Cases>>; RaceFamily::ALL.len()],
}

impl Families {
    /// The page, as the link says that waited for it; from now on part of the lab. A fresh visit of who knows the coast opens on it.
    pub fn of(lab: Lab) -> Self {
        lab.handle(Page::Families, |link| {
            let names_rule = link.as_ref().is_some_and(|link| field_of(link, "rule").is_some());
            let scene = match storage::played() && !names_rule {
                true => FamiliesScene::on_land(),
                false => address::first_scene(lab, link),
            };
            let work = Work::new(scene);
            let race = Race::new(work);
            let rule = work.pick(|s: &FamiliesScene| s.rule.clone());
            let cases = RaceFamily::ALL.map(|family| cases_of(work, race.lane(family)));
            Self { lab, work, race, beside: beside_of(rule), hidden: work.pick(|s| s.hidden), cases }
        })
    }

    /// The words of the page.
    pub fn t(self) -> &'static FamiliesText {
        FamiliesText::of(self.lab.lang.get())
    }

    /// One of those words, for a view.
    pub fn words(self, of: Words<FamiliesText>) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
        self.lab.words_of(of)
    }

    /// What a family is called.
    pub fn name(self, family: RaceFamily) -> &'static str {
        self.t().names[index(family)]
    }

    /// The lane of a family.
    pub fn lane(self, family: RaceFamily) -> Lane {
        self.race.lane(family)
    }

    /// A, B and C of a family.
    pub fn cases(self, family: RaceFamily) -> Option<Cases> {
        self.cases[index(family)].get()
    }

    /// What a family says of p(x), as it is set here.
    pub fn says(self, family: RaceFamily) -> Says {
        self.pick(move |s| s.settings(family).says()).get()
    }

    /// The scene as it is now.
    pub fn scene(self) -> FamiliesScene {
        self.work.peek().scene().clone()
    }

    /// A part of the scene. Who reads it runs again when that part changes.
    pub fn pick<T: PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&FamiliesScene) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        self.work.pick(of)
    }

    /// Whether the rule is a map whose coast may be shown.
    pub fn shows_map(self) -> Memo<bool> {
        self.pick(|s| s.rule.allows_something() && !s.hidden)
    }

    /// Whether the Earth may be named.
    pub fn knows_earth(self) -> bool {
        storage::played() || self.pick(|s| s.rule == Rule::Earth && !s.hidden).get()
    }

    /// Does one edit as one step of undo. Tells the reader if it cannot be done; returns whether it was.
    pub fn dispatch(self, edit: FamiliesEdit) -> bool {
        match self.try_edit(edit, None) {
            Ok(()) => true,
            Err(error) => {
                self.lab.notice.set(Some(Notice::new(About::Refusal, move |lang| families_error(lang, error))));
                false
            }
        }
    }

    /// Does one edit; those with the same gesture are one step of undo.
    ///
    /// # Errors
    /// When it cannot be done. The caller tells the reader.
    pub fn try_edit(self, edit: FamiliesEdit, gesture: Option<u64>) -> Result<(), FamiliesEditError> {
        self.work.edit(edit, gesture)?;
        self.lab.forget_refusal();
        Ok(())
    }

    /// What a field of a number does.
    pub fn typed(self, field: FamiliesNumber) -> Typed {
        Typed {
            edit: Arc::new(move |value, gesture| {
                self.try_edit(FamiliesEdit::Number(field, value), Some(gesture)).is_ok()
            }),
            abandon: Arc::new(move |gesture| self.work.abandon(gesture)),
        }
    }
}
