//! Typed errors of files in the reader's language.

use super::tools;
use crate::scene::ImportError;
use crate::ui::text::{Lang, fill, link_cause};

/// Why a JSON file cannot be opened.
pub fn import_error(lang: Lang, error: &ImportError) -> String {
    let t = tools(lang.text());
    let at = |text: &str, line: u64, column: u64| fill(text, &[&line.to_string(), &column.to_string()]);
    match error {
        ImportError::TooLarge => t.file_too_large.to_string(),
        ImportError::Syntax { line, column } => at(t.file_syntax, *line, *column),
        ImportError::Truncated { line, column } => at(t.file_truncated, *line, *column),
        ImportError::NotCoastline => t.file_not_ours.to_string(),
        ImportError::FutureVersion => t.file_future.to_string(),
        ImportError::NoScene => t.file_no_scene.to_string(),
        ImportError::Scene(error) => {
            fill(t.file_scene_field, &[&error.key, &error.at.to_string(), &link_cause(lang, &error.cause)])
        }
    }
}
