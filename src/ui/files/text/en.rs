//! English.

use super::FilesText;
use crate::ui::text::Plural;

/// The words about files and the link, in English.
pub static TEXT: FilesText = FilesText {
    qr: "QR code of the link",
    qr_too_long: "Too long for a QR code that a phone can read.",
    exported: "Saved as {0}.",
    imported: "The file is open. Undo brings back what was here.",
    broken_file: "This file cannot be opened.",
    unreadable_file: "The browser could not read this file.",
    file_too_large: "It is larger than 16 MB.",
    file_syntax: "It is not JSON, from line {0}, column {1} on.",
    file_truncated: "It ends too early, at line {0}, column {1}.",
    file_not_ours: "It is not a file of Coastline.",
    file_future: "It was written by a later version of Coastline.",
    file_no_scene: "There is no scene in it.",
    file_scene_field: "In its scene, field “{0}” (number {1}): {2}",
    not_exported: "The browser could not make this file.",
    open_as_own_plane: "Open as my own plane (x, y)",
    csv_no_bounds: "Its numbers are too large, or too close together, for a plane of their own.",
    csv_too_large: "It is larger than {0} MB.",
    csv_utf16: "It is text in UTF-16: save it as CSV UTF-8.",
    csv_not_text: "It is neither JSON nor CSV: from line {0}, column {1} on it is no text in UTF-8.",
    csv_too_many_rows: "It has more than {0} points: reading stopped at line {1}.",
    csv_no_rows: "There are no points in it.",
    csv_one_column: "Line {0} has one column; two are needed, lon,lat or x,y.",
    csv_unknown_header: "Line {0} names no columns that we know (lon,lat or x,y): {1}",
    csv_half_header: "Line {0}, column {1}: there is {2}, but no {3}.",
    csv_unclosed_quote: "The quote that opens at line {0}, column {1} is never closed.",
    csv_bad_rows: Plural { one: "{0} line cannot be read:", other: "{0} lines cannot be read:" },
    csv_more_lines: "And {0} more.",
    csv_bad_cell: "Line {0}, column {1}: {2}",
    csv_missing: "a number is missing.",
    csv_not_a_number: "“{0}” is not a number.",
    csv_not_finite: "not a finite number.",
    csv_extra: "one value too many. A decimal comma?",
    csv_longitude: "a longitude is from -180 to 180.",
    csv_latitude: "a latitude is from -90 to 90.",
};
