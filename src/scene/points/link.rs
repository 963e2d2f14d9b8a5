//! A scene of the page Points as a link, and back.

use super::data_link::{DataFields, data_fields, rule_fields};
use super::number::NumberField;
use super::{MAX_GUESSES, MAX_PROBES, PointsScene, RuleKind};
use crate::scene::link::{
    Common, LinkCause, LinkError, RawField, Word, choice, fragment, head, mask_text, painted, places_text, raw_fields,
    read_fields, read_places, typed_number,
};
use crate::scene::note::clean_note;
use crate::scene::page::{Opened, Page};
use std::sync::Arc;

/// The scene as a fragment, without the `#`.
pub fn encode(scene: &PointsScene) -> String {
    fragment(fields(scene))
}

/// The fields of a scene in the order of links: those that head every link, and those that differ from
/// [`PointsScene::link_default`].
pub(in crate::scene) fn fields(scene: &PointsScene) -> Vec<(&'static str, String)> {
    let default = PointsScene::link_default();
    // Without `..`: a new field of the scene does not compile until it has a place in the link.
    let PointsScene {
        rule,
        observations,
        guesses,
        published_probes,
        probes,
        click_places,
        paint_target,
        game,
        hidden,
        model,
        model_mask,
        margin: _,
        columns: _,
        rows: _,
        pseudocount: _,
        bandwidth_rule,
        bandwidth: _,
        components: _,
        mixture_seed: _,
        samples: _,
        seed: _,
        points_to_draw: _,
        brush: _,
        generated,
        heatmap,
        note,
    } = scene;
    let mut fields = head(Page::Points);
    let mut put = |key, value: String, is_default: bool| {
        if !is_default {
            fields.push((key, value));
        }
    };
    for (key, value) in rule_fields(rule) {
        put(key, value, *rule == default.rule);
    }
    for (key, value) in data_fields(observations, rule) {
        put(key, value, *observations == default.observations);
    }
    put("guesses", places_text(guesses), guesses.is_empty());
    put("published", places_text(published_probes), *published_probes == default.published_probes);
    put("probes", places_text(probes), probes.is_empty());
    put("click", click_places.word().to_string(), *click_places == default.click_places);
    put("paint", paint_target.word().to_string(), *paint_target == default.paint_target);
    put("game", game.word().to_string(), *game == default.game);
    put("hidden", hidden.word().to_string(), *hidden == default.hidden);
    put("model", model.word().to_string(), *model == default.model);
    put("pmask", mask_text(model_mask), model_mask.is_empty());
    put("kernel", bandwidth_rule.word().to_string(), *bandwidth_rule == default.bandwidth_rule);
    for field in NumberField::ALL {
        let (steps, spec) = (field.get(scene), field.spec());
        put(spec.key, spec.format(steps), steps == field.get(&default));
    }
    put("generated", generated.word().to_string(), *generated == default.generated);
    put("heatmap", heatmap.word().to_string(), *heatmap == default.heatmap);
    put("note", note.to_string(), note.is_empty());
    fields
}

/// Reads a fragment, with or without its `#`.
///
/// # Errors
/// The first field that cannot be read, and why.
pub fn decode(fragment: &str) -> Result<Opened, LinkError> {
    from_fields(&raw_fields(fragment)?)
}

/// Reads fields, from a link or from the `scene` of a JSON file.
pub(in crate::scene) fn from_fields(raw: &[RawField]) -> Result<Opened, LinkError> {
    let mut scene = PointsScene::link_default();
    let mut data = DataFields::new(RuleKind::Earth);
    let Common { engine, lang } = read_fields(raw, Page::Points, |field| {
        if data.take(field)? {
            return Ok(());
        }
        match field.key.as_str() {
            "guesses" => scene.guesses = read_places(field, MAX_GUESSES)?,
            "published" => scene.published_probes = read_places(field, 3)?,
            "probes" => scene.probes = read_places(field, MAX_PROBES)?,
            "click" => scene.click_places = choice(field)?,
            "paint" => scene.paint_target = choice(field)?,
            "game" => scene.game = choice(field)?,
            "hidden" => scene.hidden = choice(field)?,
            "model" => scene.model = choice(field)?,
            "kernel" => scene.bandwidth_rule = choice(field)?,
            "pmask" => scene.model_mask = Arc::new(painted(field)?),
            "generated" => scene.generated = choice(field)?,
            "heatmap" => scene.heatmap = choice(field)?,
            "note" => scene.note = clean_note(&field.value).ok_or_else(|| field.error(LinkCause::NoteTooLong))?,
            key => match NumberField::ALL.into_iter().find(|f| f.spec().key == key) {
                Some(number_field) => number_field.set(&mut scene, typed_number(field, number_field.spec())?),
                None => return Err(field.error(LinkCause::UnknownField)),
            },
        }
        Ok(())
    })?;
    let (rule, observations) = data.finish()?;
    scene.rule = rule;
    scene.observations = observations.unwrap_or(scene.observations);
    Ok(Opened { scene: scene.settled(), engine, lang })
}
