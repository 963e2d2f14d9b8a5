//! Why a file cannot be opened, in the reader's language.

use super::text::FilesText;
use crate::scene::{
    BadCause, BadCell, ColumnName, Encoding, Foreign, ImportError, MAX_CSV_BYTES, MAX_OBSERVATIONS, PlacesError,
    TableError, Unclear, UnclearCause,
};
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

/// Why a file that is not to be read as text gives nothing, and what to save instead.
pub fn foreign_error(lang: Lang, foreign: Foreign) -> String {
    let t = FilesText::of(lang);
    let words = match foreign {
        Foreign::Excel => t.foreign_excel,
        Foreign::OpenDocument => t.foreign_open_document,
        Foreign::Kml => t.foreign_kml,
        Foreign::Gpx => t.foreign_gpx,
        Foreign::Html => t.foreign_html,
        Foreign::Xml => t.foreign_xml,
        Foreign::Zip | Foreign::Packed => t.foreign_packed,
        Foreign::Pdf => t.foreign_pdf,
        Foreign::Picture => t.foreign_picture,
        Foreign::Binary => t.foreign_binary,
    };
    words.to_string()
}

/// Which encoding was taken, where it is not the one that all expect.
pub fn encoding_told(lang: Lang, encoding: Encoding) -> Option<String> {
    let name = match encoding {
        Encoding::Utf8 => return None,
        Encoding::Windows1252 => "Windows-1252",
        Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
    };
    Some(fill(FilesText::of(lang).told_encoding, &[name]))
}

/// Why a table cannot be cut into rows.
pub fn table_error(lang: Lang, error: &TableError, max_bytes: usize) -> String {
    let t = FilesText::of(lang);
    let count = |n: &u64| format::count(lang, *n as usize);
    match error {
        TableError::TooLarge => fill(t.csv_too_large, &[&format::count(lang, max_bytes / 1_000_000)]),
        TableError::NotText { line, column } => fill(t.csv_not_text, &[&count(line), &count(column)]),
        TableError::UnclosedQuote { line, column } => fill(t.csv_unclosed_quote, &[&count(line), &count(column)]),
    }
}

/// Why a file gives no places; bad rows one below the other.
pub fn places_error(lang: Lang, error: &PlacesError) -> String {
    let t = FilesText::of(lang);
    let count = |n: &u64| format::count(lang, *n as usize);
    match error {
        PlacesError::File(error) => table_error(lang, error, MAX_CSV_BYTES),
        PlacesError::Json(error) => import_error(lang, error),
        PlacesError::NoPlaces { n_others: 0 } => t.json_no_places.to_string(),
        PlacesError::NoPlaces { n_others } => {
            let others = fill(t.json_others.pick(lang, *n_others), &[&format::count(lang, *n_others)]);
            format!("{} {others}", t.json_no_places)
        }
        PlacesError::TooManyRows { row } => {
            fill(t.csv_too_many_rows, &[&format::count(lang, MAX_OBSERVATIONS), &count(row)])
        }
        PlacesError::NoRows => t.csv_no_rows.to_string(),
        PlacesError::OneColumn { line } => fill(t.csv_one_column, &[&count(line)]),
        PlacesError::Columns(unclear) => unclear_columns(lang, unclear),
        PlacesError::BadRows { lines, .. } => {
            bad_rows(lang, lines.n_lines, lines.first.iter().map(|cell| bad_cell(lang, cell)))
        }
    }
}

/// How many rows are bad, the first of them in words, each on a line, and how many more there are.
pub fn bad_rows(lang: Lang, n_rows: usize, first: impl ExactSizeIterator<Item = String>) -> String {
    let t = FilesText::of(lang);
    let words = fill(t.csv_bad_rows.pick(lang, n_rows), &[&format::count(lang, n_rows)]);
    let more = n_rows.saturating_sub(first.len());
    let more = (more > 0).then(|| fill(t.csv_more_lines, &[&format::count(lang, more)]));
    std::iter::once(words).chain(first).chain(more).chain([String::new()]).collect::<Vec<_>>().join("\n")
}

/// A column by its heading, else by its letters in a spreadsheet.
pub fn column_name(lang: Lang, name: &ColumnName) -> String {
    let letters = || fill(FilesText::of(lang).csv_column, &[&name.letters()]);
    name.heading.clone().unwrap_or_else(letters)
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
    fill(t.csv_bad_cell, &[&format::count(lang, cell.row as usize), &column_name(lang, &cell.name), &cause])
}

/// Which columns are the places is not certain: why, what is known, and what of the file may be meant.
fn unclear_columns(lang: Lang, unclear: &Unclear) -> String {
    let t = FilesText::of(lang);
    let count = |n: &u64| format::count(lang, *n as usize);
    let cause = match &unclear.cause {
        UnclearCause::UnknownHeader { line: 0, names } => fill(t.json_unknown_keys, &[&names.join(", ")]),
        UnclearCause::UnknownHeader { line, names } => fill(t.csv_unknown_header, &[&count(line), &names.join(", ")]),
        UnclearCause::HalfHeader { line: 0, found, missing, .. } => fill(t.json_half, &[found, missing]),
        UnclearCause::HalfHeader { line, column, found, missing } => {
            fill(t.csv_half_header, &[&count(line), &count(column), found, missing])
        }
        UnclearCause::NoHeader { n_numeric } => fill(t.csv_no_header, &[&format::count(lang, *n_numeric)]),
    };
    let likely = unclear.columns.iter().filter(|column| column.likely.is_place());
    let likely: Vec<String> = likely.take(10).map(|column| column_name(lang, &column.name)).collect();
    let likely = (!likely.is_empty()).then(|| fill(t.csv_likely, &[&likely.join(", ")]));
    [Some(cause), Some(t.csv_accepted.to_string()), likely].into_iter().flatten().collect::<Vec<_>>().join(" ")
}
