//! English.

use super::Tools;

/// All English words of the workshop.
pub static TOOLS: Tools = Tools {
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
    observations: "Observations",
    number: "No.",
    longitude: "Longitude",
    latitude: "Latitude",
    table_hint: "Change a number, and the point moves; press a heading to sort.",
    coordinate_of: "{0} of observation {1}",
    new_coordinate: "{0} of a new observation",
    delete_row: "Delete observation {0}",
    previous: "Previous",
    next: "Next",
    rows_shown: "{0} to {1} of {2}",
    add: "Add",
};
