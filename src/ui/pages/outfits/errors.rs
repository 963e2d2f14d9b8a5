//! Typed errors of the page Outfits in the reader's language.

use super::text::OutfitsText;
use crate::data::Feature;
use crate::scene::{
    BadOutfit, BadOutfitCause, MAX_NOTE_CHARS, MAX_OUTFITS, MAX_OUTFITS_CSV_BYTES, OutfitsCsvError, OutfitsEditError,
};
use crate::ui::files::errors::{bad_rows, column_name, table_error};
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

/// Why a CSV file cannot be opened; bad rows one below the other, and what is accepted once, where a name is at fault.
pub fn outfits_csv_error(lang: Lang, error: &OutfitsCsvError) -> String {
    let (t, of_files) = (OutfitsText::of(lang), FilesText::of(lang));
    let count = |n: u64| format::count(lang, n as usize);
    match error {
        OutfitsCsvError::File(error) => table_error(lang, error, MAX_OUTFITS_CSV_BYTES),
        OutfitsCsvError::FeatureTwice { line, column, feature } => {
            fill(t.outfits_feature_twice, &[&count(*line), &count(*column), feature.name()])
        }
        OutfitsCsvError::MissingFeatures { line, missing, .. } => {
            let names: Vec<&str> = missing.iter().map(|feature| feature.name()).collect();
            format!("{}\n{}", fill(t.outfits_missing_features, &[&count(*line), &names.join(", ")]), accepted(lang))
        }
        OutfitsCsvError::TooManyRows { row } => {
            fill(t.outfits_too_many_rows, &[&format::count(lang, MAX_OUTFITS), &count(*row)])
        }
        OutfitsCsvError::BadRows(lines) => {
            let words = bad_rows(lang, lines.n_lines, lines.first.iter().map(|bad| bad_outfit(lang, bad)));
            if error.is_about_names() { format!("{words}{}", accepted(lang)) } else { words }
        }
        OutfitsCsvError::NoRows => of_files.csv_no_rows.to_string(),
    }
}

/// The five features and their values, a line each.
fn accepted(lang: Lang) -> String {
    let line = |feature: Feature| format!("{}: {}", feature.name(), feature.values().join(", "));
    let lines: Vec<String> = Feature::ALL.into_iter().map(line).collect();
    format!("{}\n{}\n", OutfitsText::of(lang).outfits_accepted, lines.join("\n"))
}

fn bad_outfit(lang: Lang, bad: &BadOutfit) -> String {
    let (t, of_files) = (OutfitsText::of(lang), FilesText::of(lang));
    let cause = match &bad.cause {
        BadOutfitCause::Missing(_) => t.outfits_missing_value.to_string(),
        BadOutfitCause::UnknownValue(_, text) => fill(t.outfits_unknown_value, &[text]),
        BadOutfitCause::Extra => of_files.csv_extra.to_string(),
    };
    fill(of_files.csv_bad_cell, &[&format::count(lang, bad.row as usize), &column_name(lang, &bad.name), &cause])
}
