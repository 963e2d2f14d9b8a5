//! Why a file cannot be opened, in the reader's language.

use super::text::FilesText;
use crate::scene::{BadCause, BadCell, CsvError, ImportError, MAX_CSV_BYTES, MAX_OBSERVATIONS};
use crate::ui::format;
use crate::ui::text::{Lang, Texts, fill, link_cause};

/// Why a JSON file cannot be opened.
pub fn import_error(lang: Lang, error: &ImportError) -> String {
    let t = FilesText::of(lang);
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

/// Why a CSV file cannot be opened; bad lines one below the other.
pub fn csv_error(lang: Lang, error: &CsvError) -> String {
    let t = FilesText::of(lang);
    let line = |line: &u64| format::count(lang, *line as usize);
    match error {
        CsvError::TooLarge => fill(t.csv_too_large, &[&format::count(lang, MAX_CSV_BYTES / 1_000_000)]),
        CsvError::Utf16 => t.csv_utf16.to_string(),
        CsvError::NotText { line: at, column } => fill(t.csv_not_text, &[&line(at), &line(column)]),
        CsvError::TooManyRows { line: at } => {
            fill(t.csv_too_many_rows, &[&format::count(lang, MAX_OBSERVATIONS), &line(at)])
        }
        CsvError::NoRows => t.csv_no_rows.to_string(),
        CsvError::OneColumn { line: at } => fill(t.csv_one_column, &[&line(at)]),
        CsvError::UnknownHeader { line: at, names } => fill(t.csv_unknown_header, &[&line(at), &names.join(", ")]),
        CsvError::HalfHeader { line: at, column, found, missing } => {
            fill(t.csv_half_header, &[&line(at), &line(column), found, missing])
        }
        CsvError::UnclosedQuote { line: at, column } => fill(t.csv_unclosed_quote, &[&line(at), &line(column)]),
        CsvError::BadRows(lines) => {
            let words = fill(t.csv_bad_rows.pick(lang, lines.n_lines), &[&format::count(lang, lines.n_lines)]);
            let bad = lines.first.iter().map(|cell| bad_cell(lang, cell));
            let more = lines.n_lines.saturating_sub(lines.first.len());
            let more = (more > 0).then(|| fill(t.csv_more_lines, &[&format::count(lang, more)]));
            std::iter::once(words)
                .chain(bad)
                .chain(more)
                .chain(std::iter::once(String::new()))
                .collect::<Vec<_>>()
                .join("\n")
        }
    }
}

fn bad_cell(lang: Lang, cell: &BadCell) -> String {
    let t = FilesText::of(lang);
    let cause = match &cell.cause {
        BadCause::Missing => t.csv_missing.to_string(),
        BadCause::NotANumber(text) => fill(t.csv_not_a_number, &[text]),
        BadCause::NotFinite => t.csv_not_finite.to_string(),
        BadCause::Extra => t.csv_extra.to_string(),
        BadCause::LongitudeRange => t.csv_longitude.to_string(),
        BadCause::LatitudeRange => t.csv_latitude.to_string(),
    };
    let at = |n: u64| format::count(lang, n as usize);
    fill(t.csv_bad_cell, &[&at(cell.line), &at(cell.column), &cause])
}
