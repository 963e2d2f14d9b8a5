//! Rule and observations in a link: the page Points has them, and so does the page Families.

use super::observations::{Batch, Observations};
use super::{MAX_OBSERVATIONS, RuleKind};
use crate::data::Mask;
use crate::data::Rule;
use crate::plane::{Bounds, Decimal, Span, Spot};
use crate::scene::link::{
    LinkCause, LinkError, RawField, SPOT_BYTES, Word, choice, diff, digits, items, mask_text, painted, patch,
    places_text, read_places, spot_of_item,
};
use base64ct::{Base64UrlUnpadded, Encoding};

/// A rule, with its cells or its bounds unless they are the first ones.
pub(in crate::scene) fn rule_fields(rule: &Rule) -> Vec<(&'static str, String)> {
    let mut fields = vec![("rule", RuleKind::of(rule).word().to_string())];
    match rule {
        Rule::Painted(world) if !world.mask().is_empty() => fields.push(("mask", mask_text(world.mask()))),
        Rule::OwnPlane(bounds) if *bounds != Bounds::UNIT => fields.push(("bounds", bounds_text(bounds))),
        Rule::Earth | Rule::Toy(_) | Rule::Painted(_) | Rule::OwnPlane(_) => {}
    }
    fields
}

/// West, east, south, north.
fn bounds_text(bounds: &Bounds) -> String {
    let Bounds { x, y } = bounds;
    format!("{}~{}~{}~{}", x.from, x.to, y.from, y.to)
}

/// Points as they are, or as the batches they started from and what was edited since: whichever is shorter.
pub(in crate::scene) fn data_fields(observations: &Observations, rule: &Rule) -> Vec<(&'static str, String)> {
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

/// Fields of rule and observations as they are read, in whatever order they stand.
pub(in crate::scene) struct DataFields<'a> {
    rule: RuleKind,
    mask: Option<(&'a RawField, Mask)>,
    bounds: Option<(&'a RawField, Bounds)>,
    batches: Option<(&'a RawField, Vec<Batch>)>,
    edits: Option<&'a RawField>,
    points: Option<Vec<Spot>>,
}

impl<'a> DataFields<'a> {
    /// None read yet; without one of its own the rule is this.
    pub(in crate::scene) fn new(rule: RuleKind) -> Self {
        Self { rule, mask: None, bounds: None, batches: None, edits: None, points: None }
    }

    /// Reads a field, if it is one of these.
    pub(in crate::scene) fn take(&mut self, field: &'a RawField) -> Result<bool, LinkError> {
        match field.key.as_str() {
            "rule" => self.rule = choice(field)?,
            "mask" => self.mask = Some((field, painted(field)?)),
            "bounds" => self.bounds = Some((field, read_bounds(field)?)),
            "data" => self.batches = Some((field, read_batches(field)?)),
            "edits" => self.edits = Some(field),
            "points" => self.points = Some(read_places(field, MAX_OBSERVATIONS)?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// The rule, and the observations if any were named.
    pub(in crate::scene) fn finish(self) -> Result<(Rule, Option<Observations>), LinkError> {
        let Self { rule, mask, bounds, batches, edits, points } = self;
        let rule = match (rule, mask, bounds) {
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
            && cannot_draw(batches, &rule)
        {
            return Err(field.error(LinkCause::NothingToDraw));
        }
        let observations = match (batches, edits) {
            (Some((field, _)), _) if points.is_some() => return Err(field.error(LinkCause::Twice)),
            (Some((_, batches)), None) => Some(Observations::from_batches(batches, &rule)),
            (Some((_, batches)), Some(field)) => {
                let base = Observations::from_batches(batches, &rule);
                let script =
                    Base64UrlUnpadded::decode_vec(&field.value).map_err(|_| field.error(LinkCause::BrokenEdits))?;
                let edited = patch(&items(base.points()), &script, SPOT_BYTES, MAX_OBSERVATIONS);
                let edited = edited.ok_or_else(|| field.error(LinkCause::BrokenEdits))?;
                Some(base.edited(edited.into_iter().map(spot_of_item).collect()))
            }
            (None, Some(field)) => return Err(field.error(LinkCause::BrokenEdits)),
            (None, None) => points.map(Observations::from_points),
        };
        Ok((rule, observations))
    }
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
