//! The page Families as address, storage, undo and files see it.

use super::files;
use super::handle::Families;
use crate::ui::chunk::Doing;
use crate::ui::desk::{Desk, Sheet};
use crate::ui::files::Source;
use std::any::Any;

impl Desk for Families {
    fn sheet(&self) -> &dyn Sheet {
        &self.work
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
