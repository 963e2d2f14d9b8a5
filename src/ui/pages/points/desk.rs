//! The page Points as address, storage, undo and files see it.

use super::{Points, files};
use crate::scene::{LinkError, Opened};
use crate::ui::chunk::Doing;
use crate::ui::desk::{Desk, Sheet, Work};
use crate::ui::files::Source;
use leptos::prelude::*;
use std::any::Any;

impl Desk for Points {
    fn sheet(&self) -> &dyn Sheet {
        &self.work
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
