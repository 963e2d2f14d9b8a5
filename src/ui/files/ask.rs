//! Export and Import, whichever page is on screen.

use super::Source;
use crate::ui::fetched;
use crate::ui::lab::Lab;
use leptos::prelude::*;

/// Saves the scene on screen in a format, named by its ending.
pub fn export(lab: Lab, format: &'static str) {
    if let Some(desk) = lab.desk_on_screen() {
        fetched::run(lab, move || desk.export(format));
    }
}

/// Opens a file, or text that was pasted, on the page on screen. What was there can be undone to.
pub fn import(lab: Lab, source: Source) {
    let source = StoredValue::new_local(source);
    if let Some(desk) = lab.desk_on_screen() {
        fetched::run(lab, move || desk.import(source.get_value()));
    }
}
