//! What the person set: the only state there is. Samples, figures and pictures follow from it.
//!
//! One folder a page; beside them what all pages share: `page` says what a page's scene is, `history` is undo, `link` reads
//! and writes the fields of links, `json` and `table` read and write files.

mod any;
mod families;
mod history;
mod json;
mod latent;
mod link;
mod note;
mod outfits;
mod own_link;
mod page;
mod pixels;
mod points;
mod seek;
mod sniff;
mod table;

pub use any::{OpenedScene, Scene, decode_any};
pub use families::{
    FamiliesEdit, FamiliesEditError, FamiliesNumber, FamiliesScene, FamiliesState, LaneFigures, Learned, MAX_LANES,
    RaceMetric, RaceShows, RaceStop, Ranks, Sampler, TakenLane, apply_families, decode_families, encode_families,
    families_csv_chunks, families_json_chunks, families_weights_chunks, ranks,
};
pub use history::History;
pub use json::{ImportError, JsonImport, MAX_JSON_BYTES};
pub use latent::{
    Colour, LatentData, LatentEdit, LatentEditError, LatentFigures, LatentModel, LatentNumber, LatentPlaces,
    LatentScene, LatentSource, LatentState, LatentStop, PLANE_STEPS, PlaneAt, ShownCode, apply_latent, decode_latent,
    encode_latent, latent_csv_chunks, latent_json_chunks, latent_weights_chunks,
};
pub use link::{LinkCause, LinkError, MAX_LINK_CHARS, NumberSpec, summed, without_sum};
pub use note::MAX_NOTE_CHARS;
pub use outfits::{
    BadOutfit, BadOutfitCause, BadOutfits, GeneratedOutfit, GeneratedOutfits, MAX_OUTFITS, MAX_OUTFITS_CSV_BYTES,
    OutfitsCsvError, OutfitsCsvImport, OutfitsEdit, OutfitsEditError, OutfitsNumber, OutfitsRead, OutfitsScene,
    OutfitsState, ShowData, apply_outfits, decode_outfits, encode_outfits, outfits_csv_chunks, outfits_json_chunks,
    outfits_sample_csv,
};
pub use page::{Opened, Page, PageScene, PageState, field_of};
pub use pixels::{
    Chosen, DIAGNOSED, ImageError, ImageHead, MAX_IMAGE_BYTES, MAX_IMAGE_HEAD, MAX_IMAGE_SIDE, MAX_OWN_PICTURES,
    MIN_OWN_PICTURES, MORE_DATA, MadePictures, MoreData, MoreDataPoint, MoreDataWork, OutfitPictures, OutfitsMadeWork,
    OwnError, OwnId, OwnPictures, PictureSet, PixelAt, PixelsEdit, PixelsEditError, PixelsFit, PixelsNumber,
    PixelsResults, PixelsScene, PixelsState, PixelsWork, apply_pixels, decode_pixels, encode_pixels,
    pixels_json_chunks,
};
pub use points::{
    BadCause, BadCell, BadLines, BandwidthRule, Batch, ClickPlaces, ColumnName, Columns, CsvColumns, Edit, EditError,
    FileColumn, Likely, Limit, MAX_CSV_BYTES, MAX_GUESSES, MAX_OBSERVATIONS, MAX_PART_BYTES, MAX_PROBES, Mark,
    MarkKind, Named, NextStep, NumberField, Observations, Order, PaintTarget, Places, PlacesError, PlacesImport,
    PointsScene, ReadOptions, Results, RuleKind, State, Taken, Unclear, UnclearCause, apply, csv_chunks, csv_samples,
    decode, encode, is_crowded, json_chunks, n_distinct,
};
pub use sniff::{Encoding, Foreign, Form, Sniff, TextKind};
pub use table::{MAX_BAD_LINES, TableError};

/// Whether Generate was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generated {
    /// Not yet, and the rule was not revealed.
    Never,
    /// And nothing that decides the samples changed since: pressed again, it takes the next seed.
    Fresh,
    /// But data, model or numbers changed since, or it was only Reveal that showed samples: pressed now, it keeps the
    /// seed as shown.
    Changed,
}
