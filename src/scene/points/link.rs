//! A scene of the page Points as a link, and back.

use super::number::NumberField;
use super::observations::{Batch, Observations};
use super::{MAX_GUESSES, MAX_OBSERVATIONS, MAX_PROBES, PointsScene, RuleKind};
use crate::data::Rule;
use crate::plane::{Bounds, Decimal, Span, Spot};
use crate::scene::link::{
    Common, LinkCause, LinkError, RawField, SPOT_BYTES, Word, choice, diff, digits, fragment, head, items, mask_text,
    painted, patch, places_text, raw_fields, read_fields, read_places, spot_of_item, typed_number,
};
use crate::scene::note::clean_note;
use crate::scene::page::{Opened, Page};
use base64ct::{Base64UrlUnpadded, Encoding};
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
    put("rule", RuleKind::of(rule).word().to_string(), *rule == default.rule);
    match rule {
        Rule::Earth | Rule::Toy(_) => {}
        Rule::Painted(world) => put("mask", mask_text(world.mask()), world.mask().is_empty()),
        Rule::OwnPlane(bounds) => put("bounds", bounds_text(bounds), *bounds == Bounds::UNIT),
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

/// West, east, south, north.
fn bounds_text(bounds: &Bounds) -> String {
    let Bounds { x, y } = bounds;
    format!("{}~{}~{}~{}", x.from, x.to, y.from, y.to)
}

/// Points as they are, or as the batches they started from and what was edited since: whichever is shorter.
fn data_fields(observations: &Observations, rule: &Rule) -> Vec<(&'static str, String)> {
    let points = observations.points();
    if points.is_empty() {
        return vec![("data", "none".to_string())];
    }
    let as_points = vec![("points", places_text(points))];
    // Deleting and drawing again may add up to more than a link may ask for.
    let batched: usize = observations.batches().iter().map(|b| b.len()).sum();
    if batched == 0 || batched > MAX_OBSERVATIONS || cannot_draw(observations.batches(), rule) {
        return as_points;
    }
    let words: Vec<String> = observations
        .batches()
        .iter()
        .map(|batch| match batch {
            Batch::Opening => "opening".to_string(),
            Batch::Drawn { n, seed } => format!("{n}s{seed}"),
        })
        .collect();
    let mut as_batches = vec![("data", words.join("."))];
    let base: Vec<Spot> = observations.batches().iter().flat_map(|b| b.points(rule)).collect();
    let script = diff(&items(&base), &items(points), SPOT_BYTES);
    if !script.is_empty() {
        as_batches.push(("edits", Base64UrlUnpadded::encode_string(&script)));
    }
    let length = |fields: &[(&str, String)]| fields.iter().map(|(k, v)| k.len() + v.len() + 2).sum::<usize>();
    if length(&as_batches) < length(&as_points) { as_batches } else { as_points }
}

/// Whether there are draws among these batches, and no rule that could make them.
fn cannot_draw(batches: &[Batch], rule: &Rule) -> bool {
    !rule.can_be_drawn() && batches.iter().any(|batch| matches!(batch, Batch::Drawn { n: 1.., .. }))
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
    let (mut batches, mut edits) = (None, None);
    let (mut rule, mut mask, mut bounds) = (RuleKind::Earth, None, None);
    let Common { engine, lang } = read_fields(raw, Page::Points, |field| {
        match field.key.as_str() {
            "rule" => rule = choice(field)?,
            "mask" => mask = Some((field, painted(field)?)),
            "bounds" => bounds = Some((field, read_bounds(field)?)),
            "data" => batches = Some((field, read_batches(field)?)),
            "edits" => edits = Some(field),
            "points" => scene.observations = Observations::from_points(read_places(field, MAX_OBSERVATIONS)?),
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
    scene.rule = match (rule, mask, bounds) {
        (RuleKind::Painted, mask, None) => Rule::painted(mask.map(|(_, mask)| mask).unwrap_or_default()),
        (RuleKind::OwnPlane, None, bounds) => Rule::OwnPlane(bounds.map_or(Bounds::UNIT, |(_, bounds)| bounds)),
        (RuleKind::Earth, None, None) => Rule::Earth,
        (RuleKind::Toy(toy), None, None) => Rule::Toy(toy),
        (RuleKind::Earth | RuleKind::OwnPlane | RuleKind::Toy(_), Some((field, _)), _) => {
            return Err(field.error(LinkCause::OnlyWith("rule=painted")));
        }
        (RuleKind::Earth | RuleKind::Painted | RuleKind::Toy(_), _, Some((field, _))) => {
            return Err(field.error(LinkCause::OnlyWith("rule=none")));
        }
    };
    if let Some((field, batches)) = &batches
        && cannot_draw(batches, &scene.rule)
    {
        return Err(field.error(LinkCause::NothingToDraw));
    }
    let has_points = raw.iter().any(|f| f.key == "points");
    match (batches, edits) {
        (Some((field, _)), _) if has_points => return Err(field.error(LinkCause::Twice)),
        (Some((_, batches)), None) => scene.observations = Observations::from_batches(batches, &scene.rule),
        (Some((_, batches)), Some(field)) => {
            let base = Observations::from_batches(batches, &scene.rule);
            let script =
                Base64UrlUnpadded::decode_vec(&field.value).map_err(|_| field.error(LinkCause::BrokenEdits))?;
            let edited = patch(&items(base.points()), &script, SPOT_BYTES, MAX_OBSERVATIONS);
            let edited = edited.ok_or_else(|| field.error(LinkCause::BrokenEdits))?;
            scene.observations = base.edited(edited.into_iter().map(spot_of_item).collect());
        }
        (None, Some(field)) => return Err(field.error(LinkCause::BrokenEdits)),
        (None, None) => {}
    }
    Ok(Opened { scene: scene.settled(), engine, lang })
}

fn read_bounds(field: &RawField) -> Result<Bounds, LinkError> {
    let mut numbers = field.value.split('~').map(Decimal::parse);
    let mut span = || Span::new(numbers.next()??, numbers.next()??);
    let bounds = span().zip(span()).filter(|_| numbers.next().is_none()).map(|(x, y)| Bounds { x, y });
    bounds.ok_or_else(|| field.error(LinkCause::BrokenBounds))
}

fn read_batches(field: &RawField) -> Result<Vec<Batch>, LinkError> {
    if field.value == "none" {
        return Ok(Vec::new());
    }
    let mut batches = Vec::new();
    let mut total = 0;
    for text in field.value.split('.') {
        let batch = match text.split_once('s') {
            _ if text == "opening" => Some(Batch::Opening),
            Some((n, seed)) => digits(n).zip(digits(seed)).map(|(n, seed)| Batch::Drawn { n, seed }),
            None => None,
        };
        let batch = batch.ok_or_else(|| field.error(LinkCause::UnknownWord("none, opening, 100s1")))?;
        // Before any point is drawn: the number stands in the link, and the link is not ours.
        total = batch.len().saturating_add(total);
        if total > MAX_OBSERVATIONS {
            return Err(field.error(LinkCause::TooMany(MAX_OBSERVATIONS)));
        }
        batches.push(batch);
    }
    Ok(batches)
}
