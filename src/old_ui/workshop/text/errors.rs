//! Typed errors of files in the reader's language.

use super::tools;
use crate::scene::{
    BadCause, BadCell, BadOutfitCause, CsvError, ImportError, MAX_CSV_BYTES, MAX_OBSERVATIONS, MAX_OUTFITS,
    MAX_OUTFITS_CSV_BYTES, OutfitsCsvError, OutfitsEditError,
};
use crate::ui::format;
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

/// Why a CSV file cannot be opened; bad lines one below the other.
pub fn csv_error(lang: Lang, error: &CsvError) -> String {
    let t = tools(lang.text());
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
    let t = tools(lang.text());
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

/// Why an edit of the page Outfits cannot be done.
pub fn outfits_error(lang: Lang, error: OutfitsEditError) -> String {
    let t = tools(lang.text());
    match error {
        OutfitsEditError::Number(field) => {
            let spec = field.spec();
            let bound = |steps| format::plain(lang, spec.value(steps));
            fill(lang.text().not_in_range, &[&bound(spec.min), &bound(spec.max)])
        }
        OutfitsEditError::TooManyOutfits => t.outfits_too_many.to_string(),
        OutfitsEditError::NoSuchRow => t.outfits_no_row.to_string(),
        OutfitsEditError::NoSuchValue(_) => t.outfits_no_value.to_string(),
        OutfitsEditError::NoteTooLong => {
            fill(lang.text().note_too_long, &[&format::count(lang, crate::scene::MAX_NOTE_CHARS)])
        }
    }
}

/// Why a CSV file of outfits cannot be opened; bad lines one below the other.
pub fn outfits_csv_error(lang: Lang, error: &OutfitsCsvError) -> String {
    let t = tools(lang.text());
    let count = |n: u64| format::count(lang, n as usize);
    match error {
        OutfitsCsvError::File(CsvError::TooLarge) => {
            fill(t.csv_too_large, &[&format::count(lang, MAX_OUTFITS_CSV_BYTES / 1_000_000)])
        }
        OutfitsCsvError::File(error) => csv_error(lang, error),
        OutfitsCsvError::UnknownFeature { line, column, name } => {
            fill(t.outfits_unknown_feature, &[&count(*line), &count(*column), name])
        }
        OutfitsCsvError::FeatureTwice { line, column, feature } => {
            fill(t.outfits_feature_twice, &[&count(*line), &count(*column), feature.name()])
        }
        OutfitsCsvError::MissingFeature { line, column, feature } => {
            fill(t.outfits_missing_feature, &[&count(*line), &count(*column), feature.name()])
        }
        OutfitsCsvError::TooManyRows { line } => {
            fill(t.outfits_too_many_rows, &[&format::count(lang, MAX_OUTFITS), &count(*line)])
        }
        OutfitsCsvError::BadRows(lines) => {
            let n_lines = lines.n_lines;
            let words = fill(t.csv_bad_rows.pick(lang, n_lines), &[&format::count(lang, n_lines)]);
            let bad = lines.first.iter().map(|bad| {
                let cause = match &bad.cause {
                    BadOutfitCause::Missing(feature) => fill(t.outfits_missing_value, &[feature.name()]),
                    BadOutfitCause::UnknownValue(feature, name) => {
                        fill(t.outfits_unknown_value, &[name, feature.name()])
                    }
                    BadOutfitCause::Extra => t.csv_extra.to_string(),
                };
                fill(t.csv_bad_cell, &[&count(bad.line), &count(bad.column), &cause])
            });
            let more = n_lines.saturating_sub(lines.first.len());
            let more = (more > 0).then(|| fill(t.csv_more_lines, &[&format::count(lang, more)]));
            std::iter::once(words).chain(bad).chain(more).chain([String::new()]).collect::<Vec<_>>().join("\n")
        }
        OutfitsCsvError::NoRows => t.csv_no_rows.to_string(),
    }
}
