//! The page Pixels as the fragment of a link, and back (grammar: `docs/links.md`).

use super::{Chosen, MAX_OWN_PICTURES, PictureSet, PixelAt, PixelsNumber, PixelsScene};
use crate::data::{COMBINATIONS, SIDE};
use crate::scene::link::{
    Common, LinkCause, LinkError, RawField, Word, choice, fragment, head, raw_fields, read_fields, typed_number,
};
use crate::scene::note::clean_note;
use crate::scene::own_link::{counted, own_text, read_own};
use crate::scene::page::{Opened, Page};

/// What may stand for the pictures, for the error.
const PICTURES: &str = "fashion, own.hash.count";

/// What may stand for the picture in the inspector, for the error.
const CHOSEN: &str = "picture.number, sample.number, traits.number";

/// What may stand for a pixel, for the error.
const PIXEL: &str = "row.column, 1.1 to 32.32";

/// The scene as a fragment, without the `#`.
pub fn encode_pixels(scene: &PixelsScene) -> String {
    fragment(pixels_fields(scene))
}

/// The fields of a scene in the order of links: those that head every link, and those that differ from
/// [`PixelsScene::link_default`].
pub(super) fn pixels_fields(scene: &PixelsScene) -> Vec<(&'static str, String)> {
    let default = PixelsScene::link_default();
    // Without `..`: a new field of the scene does not compile until it has a place in the link.
    let PixelsScene {
        pictures,
        training: _,
        pseudocount: _,
        samples: _,
        seed: _,
        generated,
        traits,
        chosen,
        pixel,
        note,
    } = scene;
    let mut fields = head(Page::Pixels);
    let mut put = |key, value: String, is_default: bool| {
        if !is_default {
            fields.push((key, value));
        }
    };
    put("pictures", pictures_text(*pictures), *pictures == default.pictures);
    for field in PixelsNumber::ALL {
        let (steps, spec) = (field.get(scene), field.spec());
        put(spec.key, spec.format(steps), steps == field.get(&default));
    }
    put("generated", generated.word().to_string(), *generated == default.generated);
    put("traits", traits.word().to_string(), *traits == default.traits);
    put("chosen", chosen_text(*chosen), *chosen == default.chosen);
    put("pixel", format!("{}.{}", pixel.row + 1, pixel.column + 1), *pixel == default.pixel);
    put("note", note.to_string(), note.is_empty());
    fields
}

/// Reads a fragment of this page, with or without its `#`.
///
/// # Errors
/// The first field that cannot be read, and why.
pub fn decode_pixels(fragment: &str) -> Result<Opened<PixelsScene>, LinkError> {
    pixels_from_fields(&raw_fields(fragment)?)
}

/// Reads fields of this page, from a link or from the `scene` of a JSON file.
pub(in crate::scene) fn pixels_from_fields(raw: &[RawField]) -> Result<Opened<PixelsScene>, LinkError> {
    let mut scene = PixelsScene::link_default();
    let Common { engine, lang } = read_fields(raw, Page::Pixels, |field| {
        match field.key.as_str() {
            "pictures" => scene.pictures = read_pictures(field)?,
            "generated" => scene.generated = choice(field)?,
            "traits" => scene.traits = choice(field)?,
            "chosen" => scene.chosen = read_chosen(field)?,
            "pixel" => scene.pixel = read_pixel(field)?,
            "note" => scene.note = clean_note(&field.value).ok_or_else(|| field.error(LinkCause::NoteTooLong))?,
            key => match PixelsNumber::ALL.into_iter().find(|f| f.spec().key == key) {
                Some(number_field) => number_field.set(&mut scene, typed_number(field, number_field.spec())?),
                None => return Err(field.error(LinkCause::UnknownField)),
            },
        }
        Ok(())
    })?;
    Ok(Opened { scene: scene.settled(), engine, lang })
}

fn pictures_text(pictures: PictureSet) -> String {
    match pictures {
        PictureSet::Fashion => "fashion".to_string(),
        PictureSet::Own(id) => own_text(id),
    }
}

fn read_pictures(field: &RawField) -> Result<PictureSet, LinkError> {
    if field.value == "fashion" { Ok(PictureSet::Fashion) } else { read_own(field, PICTURES).map(PictureSet::Own) }
}

fn chosen_text(chosen: Chosen) -> String {
    match chosen {
        Chosen::Picture(idx) => format!("picture.{}", idx + 1),
        Chosen::Sample(idx) => format!("sample.{}", idx + 1),
        Chosen::Traits(idx) => format!("traits.{}", idx + 1),
    }
}

fn read_chosen(field: &RawField) -> Result<Chosen, LinkError> {
    let unknown = || field.error(LinkCause::UnknownWord(CHOSEN));
    let (kind, number) = field.value.split_once('.').ok_or_else(unknown)?;
    let idx = |max| Ok(counted(field, number, 1, max)? - 1);
    match kind {
        "picture" => idx(COMBINATIONS.max(MAX_OWN_PICTURES)).map(Chosen::Picture),
        "sample" => idx(PixelsNumber::Samples.spec().max as usize).map(Chosen::Sample),
        "traits" => idx(PixelsNumber::Samples.spec().max as usize).map(Chosen::Traits),
        _ => Err(unknown()),
    }
}

fn read_pixel(field: &RawField) -> Result<PixelAt, LinkError> {
    let (row, column) = field.value.split_once('.').ok_or_else(|| field.error(LinkCause::UnknownWord(PIXEL)))?;
    Ok(PixelAt { row: counted(field, row, 1, SIDE)? - 1, column: counted(field, column, 1, SIDE)? - 1 })
}
