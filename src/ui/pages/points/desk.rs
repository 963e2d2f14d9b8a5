//! The page Points as address, storage, undo and files see it.

use super::{Points, files};
use crate::scene::{LinkError, Opened, Page, PageScene};
use crate::ui::chunk::Doing;
use crate::ui::desk::{Desk, Work};
use crate::ui::files::Source;
use leptos::prelude::*;
use std::any::Any;

impl Desk for Points {
    fn page(&self) -> Page {
        Page::Points
    }

    fn link(&self) -> String {
        self.peek().scene.link()
    }

    fn track(&self) {
        self.work.state();
    }

    fn open(&self, link: &str) -> Result<Opened<()>, LinkError> {
        let before = self.peek();
        let opened = self.work.open(link)?;
        // A mark is a place in a list, and the lists may be others now.
        self.selected.set(None);
        self.keep_secret(&before);
        Ok(opened)
    }

    fn undo(&self) {
        self.step(Work::undo);
    }

    fn redo(&self) {
        self.step(Work::redo);
    }

    fn can_undo(&self) -> bool {
        self.work.can_undo()
    }

    fn can_redo(&self) -> bool {
        self.work.can_redo()
    }

    fn export(&self, format: &'static str) -> Doing {
        files::export(self.lab, format)
    }

    fn import(&self, source: Source) -> Doing {
        files::import(self.lab, source)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}
