//! The page Latent space as the fragment of a link, and back (grammar: `docs/links.md`).

use super::{LEAST_RANGE, LatentData, LatentNumber, LatentScene, PLANE_STEPS, PlaneAt};
use crate::scene::NumberSpec;
use crate::scene::link::{
    Common, LinkCause, LinkError, RawField, Word, choice, digits, fragment, head, raw_fields, read_fields, typed_number,
};
use crate::scene::note::clean_note;
use crate::scene::own_link::{own_text, read_own};
use crate::scene::page::{Opened, Page};

/// What may stand for the pictures, for the error.
const DATA: &str = "jars, outfits, own.hash.count";

/// What may stand for a place on the plane, and for its axes, for the error.
const POINT: &str = "right.up, 0.0 to 10000.10000";
const PATH: &str = "from.to, two numbers of jars";
const AXES: &str = "first.second, two different numbers of a code";

/// The scene as a fragment, without the `#`.
pub fn encode_latent(scene: &LatentScene) -> String {
    fragment(latent_fields(scene))
}

/// The fields of a scene in the order of links: those that head every link, and those that differ from
/// [`LatentScene::link_default`].
pub(super) fn latent_fields(scene: &LatentScene) -> Vec<(&'static str, String)> {
    let default = LatentScene::link_default();
    // Without `..`: a new field of the scene does not compile until it has a place in the link.
    let LatentScene {
        data,
        model,
        count: _,
        height: _,
        width: _,
        noise: _,
        latent: _,
        rate: _,
        batch: _,
        beta: _,
        planned: _,
        stop,
        weights: _,
        steps,
        point,
        axes,
        colour,
        grid,
        places,
        path,
        samples: _,
        seed: _,
        generated,
        note,
    } = scene;
    let mut fields = head(Page::Latent);
    let mut put = |key, value: String, is_default: bool| {
        if !is_default {
            fields.push((key, value));
        }
    };
    put("data", data_text(*data), *data == default.data);
    put("model", model.word().to_string(), *model == default.model);
    for field in LatentNumber::ALL {
        let (steps, spec) = (field.get(scene), field.spec());
        put(spec.key, spec.format(steps), steps == field.get(&default));
    }
    put("stop", stop.word().to_string(), *stop == default.stop);
    put("steps", steps.to_string(), *steps == default.steps);
    put("point", format!("{}.{}", point.x, point.y), *point == default.point);
    // Codes of one number leave no choice.
    put("axes", format!("{}.{}", axes[0], axes[1]), *axes == default.axes || scene.latent == 1);
    put("colour", colour.word().to_string(), *colour == default.colour);
    put("grid", grid.word().to_string(), *grid == default.grid);
    put("places", places.word().to_string(), *places == default.places);
    put("path", format!("{}.{}", path[0], path[1]), *path == default.path);
    put("generated", generated.word().to_string(), *generated == default.generated);
    put("note", note.to_string(), note.is_empty());
    fields
}

/// Reads a fragment of this page, with or without its `#`.
///
/// # Errors
/// The first field that cannot be read, and why.
pub fn decode_latent(fragment: &str) -> Result<Opened<LatentScene>, LinkError> {
    latent_from_fields(&raw_fields(fragment)?)
}

/// Reads fields of this page, from a link or from the `scene` of a JSON file.
pub(in crate::scene) fn latent_from_fields(raw: &[RawField]) -> Result<Opened<LatentScene>, LinkError> {
    let mut scene = LatentScene::link_default();
    let mut steps = 0;
    let Common { engine, lang } = read_fields(raw, Page::Latent, |field| {
        match field.key.as_str() {
            "data" => scene.data = read_data(field)?,
            "model" => scene.model = choice(field)?,
            "stop" => scene.stop = choice(field)?,
            "steps" => steps = typed_number(field, NumberSpec { min: 0, ..LatentNumber::Planned.spec() })?,
            "point" => {
                let [x, y] = pair(field, POINT, 0, u32::from(PLANE_STEPS))?;
                scene.point = PlaneAt { x: x as u16, y: y as u16 };
            }
            "axes" => scene.axes = pair(field, AXES, 1, LatentNumber::Latent.spec().max as u32)?.map(|axis| axis as u8),
            "colour" => scene.colour = choice(field)?,
            "grid" => scene.grid = choice(field)?,
            "places" => scene.places = choice(field)?,
            "path" => scene.path = pair(field, PATH, 1, LatentNumber::Count.spec().max as u32)?.map(i64::from),
            "generated" => scene.generated = choice(field)?,
            "note" => scene.note = clean_note(&field.value).ok_or_else(|| field.error(LinkCause::NoteTooLong))?,
            key => match LatentNumber::ALL.into_iter().find(|f| f.spec().key == key) {
                Some(number_field) => number_field.set(&mut scene, typed_number(field, number_field.spec())?),
                None => return Err(field.error(LinkCause::UnknownField)),
            },
        }
        Ok(())
    })?;
    // What one field allows depends on another, in whatever order they stand.
    for field in raw {
        match field.key.as_str() {
            "steps" if steps > scene.planned => {
                return Err(out_of_range(field, "0", &scene.planned.to_string()));
            }
            "axes" => check_axes(field, &scene)?,
            "height-from" | "height-to" => check_range(field, scene.height)?,
            "width-from" | "width-to" => check_range(field, scene.width)?,
            _ => {}
        }
    }
    scene.steps = steps as u32;
    Ok(Opened { scene: scene.settled(), engine, lang })
}

fn data_text(data: LatentData) -> String {
    match data {
        LatentData::Jars => "jars".to_string(),
        LatentData::Outfits => "outfits".to_string(),
        LatentData::Own(id) => own_text(id),
    }
}

fn read_data(field: &RawField) -> Result<LatentData, LinkError> {
    match field.value.as_str() {
        "jars" => Ok(LatentData::Jars),
        "outfits" => Ok(LatentData::Outfits),
        _ => read_own(field, DATA).map(LatentData::Own),
    }
}

fn out_of_range(field: &RawField, min: &str, max: &str) -> LinkError {
    field.error(LinkCause::OutOfRange { min: min.to_string(), max: max.to_string() })
}

fn check_axes(field: &RawField, scene: &LatentScene) -> Result<(), LinkError> {
    let [first, second] = scene.axes;
    if i64::from(first.max(second)) > scene.latent {
        return Err(out_of_range(field, "1", &scene.latent.to_string()));
    }
    if first == second && scene.latent > 1 { Err(field.error(LinkCause::UnknownWord(AXES))) } else { Ok(()) }
}

/// Both ends must leave a range. The end at fault is named with what it may be beside the other one; an end that would leave
/// no range whatever the other one is, is at fault first.
fn check_range(field: &RawField, [from, to]: [i64; 2]) -> Result<(), LinkError> {
    let Some(number) = LatentNumber::ALL.into_iter().find(|number| number.spec().key == field.key) else {
        return Ok(());
    };
    let spec = number.spec();
    let (lowest_to, largest_from) = (spec.min + LEAST_RANGE, spec.max - LEAST_RANGE);
    let (end, min, max) = if matches!(number, LatentNumber::HeightFrom | LatentNumber::WidthFrom) {
        (from, spec.min, if to >= lowest_to { to - LEAST_RANGE } else { largest_from })
    } else {
        (to, if from <= largest_from { from + LEAST_RANGE } else { lowest_to }, spec.max)
    };
    if (min..=max).contains(&end) { Ok(()) } else { Err(out_of_range(field, &spec.format(min), &spec.format(max))) }
}

fn pair(field: &RawField, what: &'static str, min: u32, max: u32) -> Result<[u32; 2], LinkError> {
    let (first, second) = field.value.split_once('.').ok_or_else(|| field.error(LinkCause::UnknownWord(what)))?;
    Ok([counted(field, first, min, max)?, counted(field, second, min, max)?])
}

fn counted(field: &RawField, text: &str, min: u32, max: u32) -> Result<u32, LinkError> {
    let n: u32 = digits(text).filter(|_| text.len() <= 10).ok_or_else(|| field.error(LinkCause::NotANumber))?;
    (min..=max).contains(&n).then_some(n).ok_or_else(|| out_of_range(field, &min.to_string(), &max.to_string()))
}
