//! Typed errors of the page Outfits in the reader's language.

use super::text::OutfitsText;
use crate::scene::{
    BadOutfit, BadOutfitCause, MAX_NOTE_CHARS, MAX_OUTFITS, MAX_OUTFITS_CSV_BYTES, OutfitsCsvError, OutfitsEditError,
    TableError,
};
use crate::ui::files::errors::csv_error;
use crate::ui::files::text::FilesText;
use crate::ui::format;
use crate::ui::text::{Lang, Texts, fill};

/// Why an edit cannot be done.
pub fn outfits_error(lang: Lang, error: OutfitsEditError) -> String {
    let t = OutfitsText::of(lang);
    match error {
        OutfitsEditError::Number(field) => {
            let spec = field.spec();
            let bound = |steps| format::plain(lang, spec.value(steps));
            fill(lang.text().not_in_range, &[&bound(spec.min), &bound(spec.max)])
        }
        OutfitsEditError::TooManyOutfits => t.outfits_too_many.to_string(),
        OutfitsEditError::NoSuchRow => t.outfits_no_row.to_string(),
        OutfitsEditError::NoSuchValue(_) => t.outfits_no_value.to_string(),
        OutfitsEditError::NoteTooLong => fill(lang.text().note_too_long, &[&format::count(lang, MAX_NOTE_CHARS)]),
    }
}

/// Why a CSV file cannot be opened; bad lines one below the other.
pub fn outfits_csv_error(lang: Lang, error: &OutfitsCsvError) -> String {
    let (t, of_files) = (OutfitsText::of(lang), FilesText::of(lang));
    let count = |n: u64| format::count(lang, n as usize);
    match error {
        OutfitsCsvError::File(TableError::TooLarge) => {
            fill(of_files.csv_too_large, &[&format::count(lang, MAX_OUTFITS_CSV_BYTES / 1_000_000)])
        }
        OutfitsCsvError::File(error) => csv_error(lang, &error.clone().into()),
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
            let words = fill(of_files.csv_bad_rows.pick(lang, n_lines), &[&format::count(lang, n_lines)]);
            let bad = lines.first.iter().map(|bad| bad_outfit(lang, bad));
            let more = n_lines.saturating_sub(lines.first.len());
            let more = (more > 0).then(|| fill(of_files.csv_more_lines, &[&format::count(lang, more)]));
            std::iter::once(words).chain(bad).chain(more).chain([String::new()]).collect::<Vec<_>>().join("\n")
        }
        OutfitsCsvError::NoRows => of_files.csv_no_rows.to_string(),
    }
}

fn bad_outfit(lang: Lang, bad: &BadOutfit) -> String {
    let (t, of_files) = (OutfitsText::of(lang), FilesText::of(lang));
    let cause = match &bad.cause {
        BadOutfitCause::Missing(feature) => fill(t.outfits_missing_value, &[feature.name()]),
        BadOutfitCause::UnknownValue(feature, name) => fill(t.outfits_unknown_value, &[name, feature.name()]),
        BadOutfitCause::Extra => of_files.csv_extra.to_string(),
    };
    let count = |n: u64| format::count(lang, n as usize);
    fill(of_files.csv_bad_cell, &[&count(bad.line), &count(bad.column), &cause])
}
