//! The page Outfits as the fragment of a link, and back (grammar: `docs/links.md`).

use super::{MAX_OUTFITS, OutfitsNumber, OutfitsScene};
use crate::data::{Feature, Locks, Outfit};
use crate::scene::link::{
    Common, LinkCause, LinkError, RawField, Word, choice, diff, fragment, head, number, patch, raw_fields, read_fields,
    typed_number,
};
use crate::scene::note::clean_note;
use crate::scene::page::{Opened, Page};
use base64ct::{Base64UrlUnpadded, Encoding};

/// Bytes of an outfit's number in a script of edits.
const OUTFIT_BYTES: usize = 2;

/// Six bits each: an outfit's number has twelve.
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What stands for a feature that is not locked.
const FREE: &str = "-";

/// The scene as a fragment, without the `#`.
pub fn encode_outfits(scene: &OutfitsScene) -> String {
    fragment(outfits_fields(scene))
}

/// The fields of a scene in the order of links: those that head every link, and those that differ from
/// [`OutfitsScene::link_default`].
pub(super) fn outfits_fields(scene: &OutfitsScene) -> Vec<(&'static str, String)> {
    let default = OutfitsScene::link_default();
    // Without `..`: a new field of the scene does not compile until it has a place in the link.
    let OutfitsScene {
        data_set,
        observations,
        joint_pseudocount: _,
        bayes_pseudocount: _,
        n_outfits: _,
        seed: _,
        generated,
        locks,
        asked,
        show_data,
        counted,
        note,
    } = scene;
    let mut fields = head(Page::Outfits);
    let mut put = |key, value: String, is_default: bool| {
        if !is_default {
            fields.push((key, value));
        }
    };
    put("data", data_set.word().to_string(), *data_set == default.data_set);
    let base = data_set.rows();
    let script = Base64UrlUnpadded::encode_string(&diff(&items(&base), &items(observations), OUTFIT_BYTES));
    // The rows themselves, or what was edited: whichever is shorter.
    if script.len() <= 2 * observations.len() {
        put("edits", script, *observations == base);
    } else {
        put("rows", rows_text(observations), *observations == base);
    }
    for field in OutfitsNumber::ALL {
        let (steps, spec) = (field.get(scene), field.spec());
        put(spec.key, spec.format(steps), steps == field.get(&default));
    }
    put("generated", generated.word().to_string(), *generated == default.generated);
    put("lock", names_text(*locks), locks.is_empty());
    put("ask", asked.names().join("."), *asked == default.asked);
    put("show", show_data.word().to_string(), *show_data == default.show_data);
    put("count", counted.unwrap_or_default().to_string(), counted.is_none());
    put("note", note.to_string(), note.is_empty());
    fields
}

/// Reads a fragment of this page, with or without its `#`.
///
/// # Errors
/// The first field that cannot be read, and why.
pub fn decode_outfits(fragment: &str) -> Result<Opened<OutfitsScene>, LinkError> {
    outfits_from_fields(&raw_fields(fragment)?)
}

/// Reads fields of this page, from a link or from the `scene` of a JSON file.
pub(in crate::scene) fn outfits_from_fields(raw: &[RawField]) -> Result<Opened<OutfitsScene>, LinkError> {
    let mut scene = OutfitsScene::link_default();
    let (mut edits, mut rows) = (None, None);
    let Common { engine, lang } = read_fields(raw, Page::Outfits, |field| {
        match field.key.as_str() {
            "data" => scene.data_set = choice(field)?,
            "edits" => edits = Some(field),
            "rows" => rows = Some(read_rows(field)?),
            "generated" => scene.generated = choice(field)?,
            "lock" => scene.locks = Locks::new(read_names(field)?).unwrap_or_default(),
            "ask" => scene.asked = read_outfit(field)?,
            "show" => scene.show_data = choice(field)?,
            "count" => scene.counted = Some(number(field, 0, MAX_OUTFITS as i64)? as usize),
            "note" => scene.note = clean_note(&field.value).ok_or_else(|| field.error(LinkCause::NoteTooLong))?,
            key => match OutfitsNumber::ALL.into_iter().find(|f| f.spec().key == key) {
                Some(number_field) => number_field.set(&mut scene, typed_number(field, number_field.spec())?),
                None => return Err(field.error(LinkCause::UnknownField)),
            },
        }
        Ok(())
    })?;
    scene.observations = match (rows, edits) {
        (Some(rows), None) => rows.into(),
        (Some(_), Some(field)) => return Err(field.error(LinkCause::Twice)),
        (None, Some(field)) => {
            let edited = edited(&scene.data_set.rows(), &field.value);
            edited.ok_or_else(|| field.error(LinkCause::BrokenEdits))?.into()
        }
        (None, None) => scene.data_set.rows(),
    };
    Ok(Opened { scene: scene.settled(), engine, lang })
}

fn items(rows: &[Outfit]) -> Vec<u32> {
    rows.iter().map(|row| row.index() as u32).collect()
}

fn edited(base: &[Outfit], text: &str) -> Option<Vec<Outfit>> {
    let script = Base64UrlUnpadded::decode_vec(text).ok()?;
    let edited = patch(&items(base), &script, OUTFIT_BYTES, MAX_OUTFITS)?;
    edited.into_iter().map(|item| Outfit::from_index(item as usize)).collect()
}

/// Two base64url digits a row, the high one first.
fn rows_text(rows: &[Outfit]) -> String {
    let digits = |row: &Outfit| [row.index() >> 6, row.index() & 63].map(|digit| char::from(DIGITS[digit]));
    rows.iter().flat_map(digits).collect()
}

fn digit(byte: u8) -> Option<usize> {
    Some(usize::from(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    }))
}

fn read_rows(field: &RawField) -> Result<Vec<Outfit>, LinkError> {
    let bytes = field.value.as_bytes();
    if bytes.len() / 2 > MAX_OUTFITS {
        return Err(field.error(LinkCause::TooMany(MAX_OUTFITS)));
    }
    let read = |pair: &[u8]| match pair {
        [high, low] => Outfit::from_index(digit(*high)? << 6 | digit(*low)?),
        _ => None,
    };
    let rows: Option<Vec<Outfit>> = bytes.chunks(2).map(read).collect();
    rows.ok_or_else(|| field.error(LinkCause::BrokenPoints))
}

/// Five names joined by points, in the order of the features.
fn names_text(locks: Locks) -> String {
    let name = |feature: Feature| locks.get(feature).map_or(FREE, |value| feature.values()[usize::from(value)]);
    Feature::ALL.map(name).join(".")
}

fn read_names(field: &RawField) -> Result<[Option<u8>; 5], LinkError> {
    let mut names = field.value.split('.');
    let mut values = [None; 5];
    for (value, feature) in values.iter_mut().zip(Feature::ALL) {
        *value = match names.next() {
            Some(FREE) => None,
            name => {
                let found = name.and_then(|name| feature.value_of(name));
                Some(found.ok_or_else(|| field.error(LinkCause::UnknownWord(list(feature))))?)
            }
        };
    }
    if names.next().is_some() { Err(field.error(LinkCause::TooMany(5))) } else { Ok(values) }
}

/// An outfit has all five.
fn read_outfit(field: &RawField) -> Result<Outfit, LinkError> {
    let values = read_names(field)?;
    let missing = Feature::ALL.into_iter().zip(values).find(|(_, value)| value.is_none());
    if let Some((feature, _)) = missing {
        return Err(field.error(LinkCause::UnknownWord(list(feature))));
    }
    let outfit = Outfit::new(values.map(Option::unwrap_or_default));
    outfit.ok_or_else(|| field.error(LinkCause::UnknownWord(list(Feature::Top))))
}

/// The words that can stand for a feature, for the error.
fn list(feature: Feature) -> &'static str {
    match feature {
        Feature::Accessories => "Blank, Round, Sunglasses",
        Feature::ClothingColour => "Black, Blue01, Gray01, PastelGreen, PastelOrange, Pink, Red, White",
        Feature::ClothingType => "Hoodie, Overall, ShirtScoopNeck, ShirtVNeck",
        Feature::HairColour => "Black, Blonde, Brown, PastelPink, Red, SilverGray",
        Feature::Top => {
            "NoHair, LongHairBun, LongHairCurly, LongHairStraight, ShortHairShortWaved, ShortHairShortFlat, ShortHairFrizzle"
        }
    }
}
