//! The page Outfits as address, storage, undo and files see it.

use super::{Outfits, files};
use crate::scene::{LinkError, Opened, Page, PageScene};
use crate::ui::chunk::Doing;
use crate::ui::desk::Desk;
use crate::ui::files::Source;
use std::any::Any;

impl Desk for Outfits {
    fn page(&self) -> Page {
        Page::Outfits
    }

    fn link(&self) -> String {
        self.peek().scene.link()
    }

    fn track(&self) {
        self.work.state();
    }

    fn open(&self, link: &str) -> Result<Opened<()>, LinkError> {
        self.work.open(link)
    }

    fn undo(&self) {
        self.work.undo();
    }

    fn redo(&self) {
        self.work.redo();
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
