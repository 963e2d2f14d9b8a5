//! Every change to the page Families, as a pure function.

use super::{FamiliesNumber, FamiliesScene, MAX_LANES, RaceMetric, RaceShows, RaceStop, Sampler};
use crate::data::Rule;
use crate::plane::Spot;
use crate::scene::note::clean_note;
use crate::scene::{MAX_NOTE_CHARS, Observations};
use crate::train::family::{GanLoss, Paths};
use crate::train::race::RaceFamily;
use thiserror::Error;

/// What a person can do to the page Families.
#[derive(Clone, Debug, PartialEq)]
pub enum FamiliesEdit {
    /// Another rule, drawn from.
    Rule(Rule),
    /// Rule and points of the page Points; hidden, if it is there.
    Bring {
        /// The rule.
        rule: Rule,
        /// The points.
        points: Observations,
        /// Whether the rule is hidden.
        hidden: bool,
    },
    /// Shows the rule.
    Reveal,
    /// Types a number.
    Number(FamiliesNumber, f64),
    /// Another seed.
    NewSeed(u32),
    /// A lane more.
    Add(RaceFamily),
    /// A lane less. The last one stays.
    Remove(RaceFamily),
    /// Another family in a lane.
    Swap(RaceFamily, RaceFamily),
    /// Sets what lies between a point and noise.
    Paths(Paths),
    /// Sets what forger and critic play for.
    GanLoss(GanLoss),
    /// Sets how paths are shown to come home.
    Sampler(Sampler),
    /// Shows or hides the push at each place.
    Arrows(bool),
    /// Sets when Play stops by itself.
    Stop(RaceStop),
    /// The race came so far: what the page knows better than the person.
    Reached(u32),
    /// Back to step 0.
    Reset,
    /// Shows or hides things in all lanes.
    Show(RaceShows),
    /// Another figure in the chart.
    Metric(RaceMetric),
    /// Another scale there.
    Log(bool),
    /// Asks for p(x) here; or nowhere any more.
    Probe(Option<Spot>),
    /// Opens the thinking of a lane large, or makes it small.
    Large(Option<RaceFamily>),
    /// Writes the note.
    Note(String),
}

/// Why an edit cannot be done. The scene stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum FamiliesEditError {
    /// Not a number, or out of the field's range.
    #[error("{0:?} is out of range")]
    Number(FamiliesNumber),
    /// All lanes are taken.
    #[error("at most {MAX_LANES} lanes")]
    TooManyLanes,
    /// The only lane cannot be removed.
    #[error("one lane at least")]
    LastLane,
    /// The family races already.
    #[error("{0:?} races already")]
    RacesAlready(RaceFamily),
    /// The rule allows nothing.
    #[error("the rule allows nothing")]
    NothingToDraw,
    /// Longer than [`MAX_NOTE_CHARS`].
    #[error("a note has at most {MAX_NOTE_CHARS} characters")]
    NoteTooLong,
}

/// The scene after an edit. What decides the weights takes the race back to step 0.
///
/// # Errors
/// A [`FamiliesEditError`] when it cannot be done.
pub fn apply_families(scene: &FamiliesScene, edit: FamiliesEdit) -> Result<FamiliesScene, FamiliesEditError> {
    let mut next = scene.clone();
    let lane_of = |family| scene.lanes.iter().position(|lane| *lane == family);
    match edit {
        FamiliesEdit::Rule(rule) => {
            if !rule.can_be_drawn() {
                return Err(FamiliesEditError::NothingToDraw);
            }
            (next.rule, next.own, next.hidden) = (rule, None, false);
        }
        FamiliesEdit::Bring { rule, points, hidden } => {
            (next.rule, next.own, next.hidden) = (rule, Some(points), hidden);
        }
        FamiliesEdit::Reveal => next.hidden = false,
        FamiliesEdit::Number(field, value) => {
            let steps = field.spec().steps(value).ok_or(FamiliesEditError::Number(field))?;
            field.set(&mut next, steps);
        }
        FamiliesEdit::NewSeed(seed) => next.seed = i64::from(seed),
        FamiliesEdit::Add(family) => match lane_of(family) {
            Some(_) => return Err(FamiliesEditError::RacesAlready(family)),
            None if scene.lanes.len() >= MAX_LANES => return Err(FamiliesEditError::TooManyLanes),
            None => next.lanes.push(family),
        },
        FamiliesEdit::Remove(family) => {
            if scene.lanes == [family] {
                return Err(FamiliesEditError::LastLane);
            }
            next.lanes.retain(|lane| *lane != family);
        }
        FamiliesEdit::Swap(from, to) => match (lane_of(from), lane_of(to)) {
            (Some(lane), None) => next.lanes[lane] = to,
            (_, Some(_)) if from != to => return Err(FamiliesEditError::RacesAlready(to)),
            _ => {}
        },
        FamiliesEdit::Paths(paths) => next.paths = paths,
        FamiliesEdit::GanLoss(loss) => next.gan_loss = loss,
        FamiliesEdit::Sampler(sampler) => next.sampler = sampler,
        FamiliesEdit::Arrows(arrows) => next.arrows = arrows,
        FamiliesEdit::Stop(stop) => next.stop = stop,
        FamiliesEdit::Reached(steps) => next.steps = steps,
        FamiliesEdit::Reset => next.steps = 0,
        FamiliesEdit::Show(shows) => next.shows = shows,
        FamiliesEdit::Metric(metric) => next.metric = metric,
        FamiliesEdit::Log(log) => next.log = log,
        FamiliesEdit::Probe(probe) => next.probe = probe,
        FamiliesEdit::Large(large) => next.large = large,
        FamiliesEdit::Note(text) => next.note = clean_note(&text).ok_or(FamiliesEditError::NoteTooLong)?,
    }
    if !next.has_race_of(scene) {
        next.steps = 0;
    }
    Ok(next.settled())
}
