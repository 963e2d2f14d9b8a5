//! The page Families as the fragment of a link, and back (grammar: `docs/links.md`).

use super::{FamiliesNumber, FamiliesScene, MAX_LANES, RaceShows};
use crate::plane::Spot;
use crate::scene::NumberSpec;
use crate::scene::link::{
    Common, LinkCause, LinkError, RawField, Word, choice, fragment, head, places_text, raw_fields, read_fields,
    read_places, typed_number,
};
use crate::scene::note::clean_note;
use crate::scene::page::{Opened, Page};
use crate::scene::points::RuleKind;
use crate::scene::points::data_link::{DataFields, data_fields, rule_fields};
use crate::train::race::RaceFamily;

/// The scene as a fragment, without the `#`.
pub fn encode_families(scene: &FamiliesScene) -> String {
    fragment(families_fields(scene))
}

/// The fields of a scene in the order of links: those that head every link, and those that differ from
/// [`FamiliesScene::link_default`].
pub(super) fn families_fields(scene: &FamiliesScene) -> Vec<(&'static str, String)> {
    let default = FamiliesScene::link_default();
    // Without `..`: a new field of the scene does not compile until it has a place in the link.
    let FamiliesScene {
        rule,
        hidden,
        own,
        count: _,
        seed: _,
        lanes,
        planned: _,
        batch: _,
        rate: _,
        components: _,
        paths,
        gan_loss,
        packing: _,
        penalty: _,
        stop,
        target: _,
        steps,
        shows,
        metric,
        log,
        probe,
        large,
        time: _,
        walked: _,
        sampler,
        arrows,
        slice: _,
        note,
    } = scene;
    let mut fields = head(Page::Families);
    let mut put = |key, value: String, is_default: bool| {
        if !is_default {
            fields.push((key, value));
        }
    };
    // Always: what names no rule is a first visit, which opens on the Earth for who knows it.
    for (key, value) in rule_fields(rule) {
        put(key, value, false);
    }
    put("hidden", hidden.word().to_string(), *hidden == default.hidden);
    for (key, value) in own.iter().flat_map(|own| data_fields(own, rule)) {
        put(key, value, false);
    }
    let names: Vec<&str> = lanes.iter().map(|family| family.word()).collect();
    put("lanes", names.join("."), *lanes == default.lanes);
    for field in FamiliesNumber::ALL {
        let (steps, spec) = (field.get(scene), field.spec());
        put(spec.key, spec.format(steps), steps == field.get(&default));
    }
    put("paths", paths.word().to_string(), *paths == default.paths);
    put("gan-loss", gan_loss.word().to_string(), *gan_loss == default.gan_loss);
    put("stop", stop.word().to_string(), *stop == default.stop);
    put("steps", steps.to_string(), *steps == default.steps);
    put("shows", shows_text(*shows), *shows == default.shows);
    put("metric", metric.word().to_string(), *metric == default.metric);
    put("log", log.word().to_string(), *log == default.log);
    put("probe", places_text(&probe.iter().copied().collect::<Vec<Spot>>()), probe.is_none());
    put("large", large.map_or("", |large| large.word()).to_string(), large.is_none());
    put("sampler", sampler.word().to_string(), *sampler == default.sampler);
    put("arrows", arrows.word().to_string(), *arrows == default.arrows);
    put("note", note.to_string(), note.is_empty());
    fields
}

/// What may stand for what lanes show, for the error.
const SHOWS: &str = "none, or some of observations.samples.density.coast";

fn shown_names(shows: &mut RaceShows) -> [(&'static str, &mut bool); 4] {
    let RaceShows { observations, samples, density, coast } = shows;
    [("observations", observations), ("samples", samples), ("density", density), ("coast", coast)]
}

fn shows_text(mut shows: RaceShows) -> String {
    let names: Vec<&str> =
        shown_names(&mut shows).into_iter().filter(|(_, shown)| **shown).map(|(name, _)| name).collect();
    if names.is_empty() { "none".to_string() } else { names.join(".") }
}

fn read_shows(field: &RawField) -> Result<RaceShows, LinkError> {
    let mut shows = RaceShows { observations: false, samples: false, density: false, coast: false };
    for word in field.value.split('.').filter(|word| *word != "none") {
        let mut all = shown_names(&mut shows);
        let (_, shown) =
            all.iter_mut().find(|(name, _)| *name == word).ok_or_else(|| field.error(LinkCause::UnknownWord(SHOWS)))?;
        **shown = true;
    }
    Ok(shows)
}

fn read_lanes(field: &RawField) -> Result<Vec<RaceFamily>, LinkError> {
    let mut lanes = Vec::new();
    for word in field.value.split('.') {
        let family = <RaceFamily as Word>::ALL.iter().find(|family| family.word() == word);
        let family = family.ok_or_else(|| field.error(LinkCause::UnknownWord(RaceFamily::LIST)))?;
        if lanes.contains(family) {
            return Err(field.error(LinkCause::Twice));
        }
        if lanes.len() == MAX_LANES {
            return Err(field.error(LinkCause::TooMany(MAX_LANES)));
        }
        lanes.push(*family);
    }
    Ok(lanes)
}

/// Reads a fragment of this page, with or without its `#`.
///
/// # Errors
/// The first field that cannot be read, and why.
pub fn decode_families(fragment: &str) -> Result<Opened<FamiliesScene>, LinkError> {
    families_from_fields(&raw_fields(fragment)?)
}

/// Reads fields of this page, from a link or from the `scene` of a JSON file.
pub(in crate::scene) fn families_from_fields(raw: &[RawField]) -> Result<Opened<FamiliesScene>, LinkError> {
    let mut scene = FamiliesScene::link_default();
    let mut data = DataFields::new(RuleKind::of(&scene.rule));
    let mut steps = 0;
    let Common { engine, lang } = read_fields(raw, Page::Families, |field| {
        if data.take(field)? {
            return Ok(());
        }
        match field.key.as_str() {
            "hidden" => scene.hidden = choice(field)?,
            "lanes" => scene.lanes = read_lanes(field)?,
            "paths" => scene.paths = choice(field)?,
            "gan-loss" => scene.gan_loss = choice(field)?,
            "stop" => scene.stop = choice(field)?,
            "steps" => steps = typed_number(field, NumberSpec { min: 0, ..FamiliesNumber::Planned.spec() })?,
            "shows" => scene.shows = read_shows(field)?,
            "metric" => scene.metric = choice(field)?,
            "log" => scene.log = choice(field)?,
            "probe" => scene.probe = read_places(field, 1)?.first().copied(),
            "large" => scene.large = Some(choice(field)?),
            "sampler" => scene.sampler = choice(field)?,
            "arrows" => scene.arrows = choice(field)?,
            "note" => scene.note = clean_note(&field.value).ok_or_else(|| field.error(LinkCause::NoteTooLong))?,
            key => match FamiliesNumber::ALL.into_iter().find(|f| f.spec().key == key) {
                Some(number) => number.set(&mut scene, typed_number(field, number.spec())?),
                None => return Err(field.error(LinkCause::UnknownField)),
            },
        }
        Ok(())
    })?;
    if let Some(field) = raw.iter().find(|field| field.key == "steps" && steps > scene.planned) {
        return Err(field.error(LinkCause::OutOfRange { min: "0".to_string(), max: scene.planned.to_string() }));
    }
    scene.steps = steps as u32;
    (scene.rule, scene.own) = data.finish()?;
    // Nothing can be drawn of it, and there is nothing else.
    if let Some(field) = raw.iter().find(|field| field.key == "rule")
        && scene.own.is_none()
        && !scene.rule.can_be_drawn()
    {
        return Err(field.error(LinkCause::NothingToDraw));
    }
    Ok(Opened { scene: scene.settled(), engine, lang })
}
