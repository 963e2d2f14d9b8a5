//! A scene as the fragment of a link, and back (grammar: `docs/links.md`).
//!
//! Links are untrusted and live for ever: every field is parsed into its range or a [`LinkError`] that says what is
//! wrong and where, what a link leaves out is frozen in [`PointsScene::link_default`], and a round trip is equality.

use super::edit::RuleKind;
use super::link_error::{LinkCause, LinkError};
use super::note::clean_note;
use super::number::{NumberField, NumberSpec};
use super::observations::{Batch, Observations};
use super::page::{Opened, Page};
use super::percent::{percent_decoded, percent_encode};
use super::runs::{mask_text, read_mask};
use super::splice::{SPOT_BYTES, diff, item_of_spot, patch, read_spot, spot_of_item, write_spot};
use super::word::Word;
use super::{MAX_GUESSES, MAX_OBSERVATIONS, MAX_PROBES, PointsScene};
use crate::ENGINE;
use crate::data::{Mask, Rule};
use crate::plane::{Bounds, Decimal, Span, Spot};
use base64ct::{Base64UrlUnpadded, Encoding};
use std::str::FromStr;
use std::sync::Arc;

/// Longest fragment that is read. 20,000 observations take 106,667 characters, 100,000 outfits 200,000.
pub const MAX_LINK_CHARS: usize = 204_000;

/// Version of the grammar.
pub(super) const VERSION: i64 = 1;

/// One field as read: its key, its value, and where it starts.
pub(super) struct RawField {
    pub key: String,
    pub value: String,
    pub at: usize,
}

impl RawField {
    pub(super) fn error(&self, cause: LinkCause) -> LinkError {
        LinkError { key: self.key.chars().take(40).collect(), at: self.at, cause }
    }
}

/// The scene as a fragment, without the `#`.
pub fn encode(scene: &PointsScene) -> String {
    fragment(fields(scene))
}

/// Fields as a fragment.
pub(super) fn fragment(fields: Vec<(&'static str, String)>) -> String {
    let mut link = String::new();
    for (key, value) in fields {
        if !link.is_empty() {
            link.push('&');
        }
        link.push_str(key);
        link.push('=');
        percent_encode(&mut link, &value);
    }
    link
}

/// The fields of a scene in the order of links: those that head every link, and those that differ from
/// [`PointsScene::link_default`].
pub(super) fn fields(scene: &PointsScene) -> Vec<(&'static str, String)> {
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
        samples: _,
        seed: _,
        points_to_draw: _,
        brush: _,
        generated,
        heatmap,
        note,
    } = scene;
    let mut fields = vec![("v", VERSION.to_string()), ("engine", ENGINE.to_string()), ("page", Page::Points.name().to_string())];
    let mut put = |key, value: String, is_default: bool| {
        if !is_default {
            fields.push((key, value));
        }
    };
    put("rule", RuleKind::of(rule).word().to_string(), *rule == default.rule);
    match rule {
        Rule::Earth => {}
        Rule::Painted(world) => put("mask", mask_text(world.mask()), world.mask().is_empty()),
        Rule::OwnPlane(bounds) => put("bounds", bounds_text(bounds), *bounds == Bounds::UNIT),
    }
    for (key, value) in data_fields(observations, rule) {
        put(key, value, *observations == default.observations);
    }
    put("guesses", base64(guesses), guesses.is_empty());
    put("published", base64(published_probes), *published_probes == default.published_probes);
    put("probes", base64(probes), probes.is_empty());
    put("click", click_places.word().to_string(), *click_places == default.click_places);
    put("paint", paint_target.word().to_string(), *paint_target == default.paint_target);
    put("game", game.word().to_string(), *game == default.game);
    put("hidden", hidden.word().to_string(), *hidden == default.hidden);
    put("model", model.word().to_string(), *model == default.model);
    put("pmask", mask_text(model_mask), model_mask.is_empty());
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
    let as_points = vec![("points", base64(points))];
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
    rule.raster().is_none() && batches.iter().any(|batch| matches!(batch, Batch::Drawn { n: 1.., .. }))
}

fn items(spots: &[Spot]) -> Vec<u32> {
    spots.iter().map(item_of_spot).collect()
}

fn base64(spots: &[Spot]) -> String {
    let mut bytes = Vec::with_capacity(spots.len() * 4);
    spots.iter().for_each(|spot| write_spot(&mut bytes, *spot));
    Base64UrlUnpadded::encode_string(&bytes)
}

/// Reads a fragment, with or without its `#`.
///
/// # Errors
/// The first field that cannot be read, and why.
pub fn decode(fragment: &str) -> Result<Opened, LinkError> {
    from_fields(&raw_fields(fragment)?)
}

/// The fields of a fragment, with or without its `#`, whatever they say.
pub(super) fn raw_fields(fragment: &str) -> Result<Vec<RawField>, LinkError> {
    let text = fragment.strip_prefix('#').unwrap_or(fragment);
    if text.len() > MAX_LINK_CHARS {
        return Err(LinkError { key: String::new(), at: 1, cause: LinkCause::TooLong });
    }
    let mut raw = Vec::new();
    let mut at = 1;
    for pair in text.split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        raw.push(RawField { key: percent_decoded(key), value: percent_decoded(value), at });
        if !pair.contains('=') {
            // What is no link of ours, or one of a later version, says that first.
            check_version(&raw)?;
            return Err(RawField { key: percent_decoded(key), value: String::new(), at }.error(LinkCause::NotAPair));
        }
        at += pair.chars().count() + 1;
    }
    Ok(raw)
}

/// Reads fields, from a link or from the `scene` of a JSON file.
pub(super) fn from_fields(raw: &[RawField]) -> Result<Opened, LinkError> {
    check_version(raw)?;
    let mut scene = PointsScene::link_default();
    let (mut engine, mut lang) = (ENGINE, None);
    let (mut batches, mut edits) = (None, None);
    let (mut rule, mut mask, mut bounds) = (RuleKind::Earth, None, None);
    for (idx, field) in raw.iter().enumerate() {
        if raw[..idx].iter().any(|before| before.key == field.key) {
            return Err(field.error(LinkCause::Twice));
        }
        match field.key.as_str() {
            "v" | "ui" | "step" => {}
            "engine" => engine = number(field, 1, i64::from(u32::MAX))? as u32,
            "lang" => lang = Some(field.value.clone()),
            "page" if field.value == Page::Points.name() => {}
            "page" => return Err(field.error(LinkCause::UnknownWord(Page::Points.name()))),
            "rule" => rule = choice(field)?,
            "mask" => mask = Some((field, painted(field)?)),
            "bounds" => bounds = Some((field, read_bounds(field)?)),
            "data" => batches = Some((field, read_batches(field)?)),
            "edits" => edits = Some(field),
            "points" => scene.observations = Observations::from_points(read_spots(field, MAX_OBSERVATIONS)?),
            "guesses" => scene.guesses = read_spots(field, MAX_GUESSES)?,
            "published" => scene.published_probes = read_spots(field, 3)?,
            "probes" => scene.probes = read_spots(field, MAX_PROBES)?,
            "click" => scene.click_places = choice(field)?,
            "paint" => scene.paint_target = choice(field)?,
            "game" => scene.game = choice(field)?,
            "hidden" => scene.hidden = choice(field)?,
            "model" => scene.model = choice(field)?,
            "pmask" => scene.model_mask = Arc::new(painted(field)?),
            "generated" => scene.generated = choice(field)?,
            "heatmap" => scene.heatmap = choice(field)?,
            "note" => scene.note = clean_note(&field.value).ok_or_else(|| field.error(LinkCause::NoteTooLong))?,
            key => match NumberField::ALL.into_iter().find(|f| f.spec().key == key) {
                Some(number_field) => number_field.set(&mut scene, typed_number(field, number_field.spec())?),
                None => return Err(field.error(LinkCause::UnknownField)),
            },
        }
    }
    scene.rule = match (rule, mask, bounds) {
        (RuleKind::Painted, mask, None) => Rule::painted(mask.map(|(_, mask)| mask).unwrap_or_default()),
        (RuleKind::OwnPlane, None, bounds) => Rule::OwnPlane(bounds.map_or(Bounds::UNIT, |(_, bounds)| bounds)),
        (RuleKind::Earth, None, None) => Rule::Earth,
        (RuleKind::Earth | RuleKind::OwnPlane, Some((field, _)), _) => {
            return Err(field.error(LinkCause::OnlyWith("rule=painted")));
        }
        (RuleKind::Earth | RuleKind::Painted, _, Some((field, _))) => {
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

/// The version is read first: a later one may have fields that we cannot judge.
pub(super) fn check_version(raw: &[RawField]) -> Result<(), LinkError> {
    let Some(field) = raw.iter().find(|f| f.key == "v") else {
        let key = raw.first().map(|f| f.key.chars().take(40).collect()).unwrap_or_default();
        return Err(LinkError { key, at: 1, cause: LinkCause::NoVersion });
    };
    match digits::<u64>(&field.value) {
        Some(1) => Ok(()),
        Some(2..) => Err(field.error(LinkCause::FutureVersion)),
        _ => Err(field.error(LinkCause::NoVersion)),
    }
}

pub(super) fn choice<T: Word>(field: &RawField) -> Result<T, LinkError> {
    let found = T::ALL.iter().find(|choice| choice.word() == field.value);
    found.copied().ok_or_else(|| field.error(LinkCause::UnknownWord(T::LIST)))
}

/// A number of digits alone; std would read `+1` too.
fn digits<T: FromStr>(text: &str) -> Option<T> {
    text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

pub(super) fn number(field: &RawField, min: i64, max: i64) -> Result<i64, LinkError> {
    let n: i64 = digits(&field.value).ok_or_else(|| field.error(LinkCause::NotANumber))?;
    let out = LinkCause::OutOfRange { min: min.to_string(), max: max.to_string() };
    (min..=max).contains(&n).then_some(n).ok_or_else(|| field.error(out))
}

pub(super) fn typed_number(field: &RawField, spec: NumberSpec) -> Result<i64, LinkError> {
    let out = LinkCause::OutOfRange { min: spec.format(spec.min), max: spec.format(spec.max) };
    let steps = spec.parse(&field.value).map_err(|()| field.error(LinkCause::NotANumber))?;
    steps.ok_or_else(|| field.error(out))
}

fn read_spots(field: &RawField, max: usize) -> Result<Vec<Spot>, LinkError> {
    let bytes = Base64UrlUnpadded::decode_vec(&field.value).map_err(|_| field.error(LinkCause::BrokenPoints))?;
    if bytes.len() % 4 != 0 {
        return Err(field.error(LinkCause::BrokenPoints));
    }
    if bytes.len() / 4 > max {
        return Err(field.error(LinkCause::TooMany(max)));
    }
    Ok(bytes.chunks_exact(4).map(read_spot).collect())
}

fn painted(field: &RawField) -> Result<Mask, LinkError> {
    read_mask(&field.value).ok_or_else(|| field.error(LinkCause::BrokenMask))
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
