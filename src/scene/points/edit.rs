//! Every change to a scene, as a pure function.

use super::{
    BandwidthRule, Batch, ClickPlaces, MAX_GUESSES, MAX_OBSERVATIONS, MAX_PROBES, Mark, MarkKind, NumberField,
    Observations, PaintTarget, PointsScene,
};
use crate::data::{Mask, Rule, Toy};
use crate::model::ModelKind;
use crate::plane::{Bounds, Spot};
use crate::scene::note::clean_note;
use crate::scene::{Generated, MAX_NOTE_CHARS};
use thiserror::Error;

/// What a person can do to a scene.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A new mark.
    Place(MarkKind, Spot),
    /// Moves a mark.
    Move(Mark, Spot),
    /// Removes a mark.
    Delete(Mark),
    /// Removes the mark of a kind nearest to a spot.
    DeleteNearest(MarkKind, Spot),
    /// Removes all observations and guesses.
    Clear,
    /// Adds `points_to_draw` true observations.
    DrawFromPdata,
    /// What a click makes.
    ClickPlaces(ClickPlaces),
    /// Selects a model.
    Model(ModelKind),
    /// Another way to choose the bandwidth of the kernel density.
    BandwidthRule(BandwidthRule),
    /// Types a number.
    Number(NumberField, f64),
    /// Shows or hides p_model as a heatmap.
    Heatmap(bool),
    /// Draws samples.
    Generate,
    /// Another seed.
    NewSeed(u32),
    /// Shows the rule.
    Reveal,
    /// Hides it again.
    Hide,
    /// Leaves the game; the coast stays hidden.
    SkipGame,
    /// Starts the game (again).
    PlayGame,
    /// Where Pdata comes from.
    Rule(RuleKind),
    /// A painted rule that starts from a ready world.
    StartFrom(Box<Mask>),
    /// Paints or erases along a line, as the radio *A click places* says.
    Paint {
        /// Where the brush was.
        from: Spot,
        /// Where it is now.
        to: Spot,
    },
    /// What paint changes, when both rule and Pmodel are painted.
    PaintTarget(PaintTarget),
    /// Writes the note.
    Note(String),
    /// Replaces the observations by points from a file.
    Import {
        /// The points, already on the plane.
        points: Vec<Spot>,
        /// The bounds of their own plane; `None`: they are places of the Earth or of a painted world.
        bounds: Option<Bounds>,
    },
    /// Another scene, from a link or a file.
    Open(Box<PointsScene>),
}

/// A rule without its details: what a person chooses from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleKind {
    /// The land of the Earth.
    Earth,
    /// A world that a person paints.
    Painted,
    /// A density with a formula.
    Toy(Toy),
    /// No rule: only a person's own points.
    OwnPlane,
}

impl RuleKind {
    /// The kind of a rule.
    pub fn of(rule: &Rule) -> Self {
        match rule {
            Rule::Earth => Self::Earth,
            Rule::Painted(_) => Self::Painted,
            Rule::Toy(toy) => Self::Toy(*toy),
            Rule::OwnPlane(_) => Self::OwnPlane,
        }
    }
}

/// Why an edit cannot be done. The scene stays as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum EditError {
    /// Not a number, or out of the field's range.
    #[error("{0:?} is out of range")]
    Number(NumberField),
    /// More observations than [`MAX_OBSERVATIONS`].
    #[error("at most {MAX_OBSERVATIONS} observations; {room} more fit")]
    TooManyObservations {
        /// How many more fit.
        room: usize,
    },
    /// All [`MAX_GUESSES`] guesses are placed.
    #[error("at most {MAX_GUESSES} guesses")]
    TooManyGuesses,
    /// All [`MAX_PROBES`] probes are placed.
    #[error("at most {MAX_PROBES} probes")]
    TooManyProbes,
    /// There is no mark to move or delete.
    #[error("no such mark")]
    NoSuchMark(MarkKind),
    /// Neither Paint nor Erase is chosen, or neither rule nor Pmodel is painted.
    #[error("nothing to paint")]
    NothingToPaint,
    /// There is no rule to draw from.
    #[error("no rule")]
    NoRule,
    /// The painted rule has no land to draw from.
    #[error("the rule allows nothing")]
    NothingAllowed,
    /// Longer than [`MAX_NOTE_CHARS`].
    #[error("a note has at most {MAX_NOTE_CHARS} characters")]
    NoteTooLong,
}

/// The scene after an edit.
///
/// # Errors
/// An [`EditError`] when it cannot be done.
pub fn apply(scene: &PointsScene, edit: Edit) -> Result<PointsScene, EditError> {
    let mut next = scene.clone();
    match edit {
        Edit::Place(kind, spot) => place(&mut next, kind, spot)?,
        Edit::Move(mark, to) => change_list(&mut next, mark, |spots, idx| spots[idx] = to)?,
        Edit::Delete(mark) => delete(&mut next, mark)?,
        Edit::DeleteNearest(kind, spot) => {
            let (mark, _) = scene.nearest(kind, spot.point()).ok_or(EditError::NoSuchMark(kind))?;
            delete(&mut next, mark)?;
        }
        Edit::Clear => {
            next.observations = Observations::default();
            next.guesses.clear();
        }
        Edit::DrawFromPdata => draw(&mut next)?,
        Edit::ClickPlaces(what) => next.click_places = what,
        Edit::Model(kind) => {
            next.model = kind;
            let is_guessing = scene.game && scene.hidden && scene.guesses.len() < MAX_GUESSES;
            if kind != ModelKind::Painted && is_guessing && scene.click_places.is_brush() {
                // Back from a look at the painted model, the game goes on.
                next.click_places = ClickPlaces::Guess;
            }
            if kind == ModelKind::Painted {
                (next.click_places, next.paint_target) = (ClickPlaces::Paint, PaintTarget::Pmodel);
            }
        }
        Edit::BandwidthRule(rule) => next.bandwidth_rule = rule,
        Edit::Number(field, value) => {
            let steps = field.spec().steps(value).ok_or(EditError::Number(field))?;
            field.set(&mut next, steps);
        }
        Edit::Heatmap(on) => next.heatmap = on,
        Edit::Generate => {
            if scene.generated == Generated::Fresh {
                next.seed = i64::from((scene.seed as u32).wrapping_add(1));
            }
            next.generated = Generated::Fresh;
            return Ok(next.settled());
        }
        Edit::NewSeed(seed) => next.seed = i64::from(seed),
        Edit::Reveal => show_rule(&mut next),
        Edit::Hide => {
            next.hidden = true;
            // The game is over: it comes back only when asked for.
            next.game = false;
            if scene.generated == Generated::Never {
                next.generated = Generated::Changed;
            }
        }
        Edit::SkipGame => {
            end_guessing(&mut next);
            next.game = false;
        }
        Edit::PlayGame => {
            next.game = true;
            next.hidden = true;
            next.guesses.clear();
            next.click_places = ClickPlaces::Guess;
            // A new game: Pmodel, too, comes on screen when it is asked for.
            next.generated = Generated::Never;
        }
        // A hidden rule is never gone on with: choosing its kind must not show what it is.
        Edit::Rule(kind) if kind == RuleKind::of(&scene.rule) && (!scene.hidden || kind == RuleKind::Earth) => {}
        Edit::Rule(RuleKind::Earth) => {
            change_rule(&mut next, Rule::Earth);
            if matches!(scene.rule, Rule::Toy(_)) {
                // Points of a formula are no places of the Earth.
                next.observations = Observations::opening();
            }
        }
        Edit::Rule(RuleKind::Toy(toy)) => start_toy(&mut next, toy),
        Edit::Rule(RuleKind::Painted) => start_painting(&mut next, Mask::empty()),
        Edit::Rule(RuleKind::OwnPlane) => leave_for_own_plane(&mut next, Bounds::UNIT),
        Edit::StartFrom(mask) => start_painting(&mut next, *mask),
        Edit::Paint { from, to } => next.paint(from, to)?,
        Edit::PaintTarget(target) => next.paint_target = target,
        Edit::Note(text) => next.note = clean_note(&text).ok_or(EditError::NoteTooLong)?,
        Edit::Import { points, bounds } => {
            if points.len() > MAX_OBSERVATIONS {
                return Err(EditError::TooManyObservations { room: MAX_OBSERVATIONS });
            }
            next.observations = Observations::from_points(points);
            next.guesses.clear();
            end_guessing(&mut next);
            next.game = false;
            match (bounds, &scene.rule) {
                (Some(bounds), _) => leave_for_own_plane(&mut next, bounds),
                (None, Rule::OwnPlane(_) | Rule::Toy(_)) => next.rule = Rule::Earth,
                (None, _) => {}
            }
        }
        Edit::Open(opened) => return Ok(opened.settled()),
    }
    if next.generated == Generated::Fresh && scene.shows_pmodel() && scene.for_samples() != next.for_samples() {
        next.generated = Generated::Changed;
    }
    Ok(next.settled())
}

/// The rule is on screen from now on, and with it Pmodel.
fn show_rule(scene: &mut PointsScene) {
    scene.hidden = false;
    end_guessing(scene);
    if scene.generated == Generated::Never {
        scene.generated = Generated::Changed;
    }
}

fn end_guessing(scene: &mut PointsScene) {
    if scene.click_places == ClickPlaces::Guess {
        scene.click_places = ClickPlaces::Observation;
    }
}

/// Every change of rule goes through here: batches that were drawn from the old one would be others now.
pub(super) fn change_rule(scene: &mut PointsScene, rule: Rule) {
    scene.rule = rule;
    scene.observations = scene.observations.without_draws();
}

fn start_painting(scene: &mut PointsScene, mask: Mask) {
    change_rule(scene, Rule::painted(mask));
    show_rule(scene);
    scene.game = false;
    (scene.click_places, scene.paint_target) = (ClickPlaces::Paint, PaintTarget::Rule);
}

/// A toy begins with draws of its own: what was observed elsewhere says nothing of it.
fn start_toy(scene: &mut PointsScene, toy: Toy) {
    scene.rule = Rule::Toy(toy);
    let drawn = Batch::Drawn { n: scene.points_to_draw as u32, seed: scene.seed as u32 };
    scene.observations = Observations::from_batches(vec![drawn], &scene.rule);
    scene.guesses.clear();
    scene.probes.clear();
    show_rule(scene);
    scene.game = false;
    if scene.click_places.is_brush() {
        scene.click_places = ClickPlaces::Observation;
    }
}

fn leave_for_own_plane(scene: &mut PointsScene, bounds: Bounds) {
    change_rule(scene, Rule::OwnPlane(bounds));
    show_rule(scene);
    scene.game = false;
}

fn place(scene: &mut PointsScene, kind: MarkKind, spot: Spot) -> Result<(), EditError> {
    match kind {
        MarkKind::Observation => {
            if scene.observations.points().len() >= MAX_OBSERVATIONS {
                return Err(EditError::TooManyObservations { room: 0 });
            }
            let mut points = scene.observations.points().to_vec();
            points.push(spot);
            scene.observations = scene.observations.edited(points);
        }
        MarkKind::Guess => {
            if scene.guesses.len() >= MAX_GUESSES {
                return Err(EditError::TooManyGuesses);
            }
            scene.guesses.push(spot);
            if scene.guesses.len() == MAX_GUESSES {
                scene.click_places = ClickPlaces::Observation;
            }
        }
        MarkKind::Probe => {
            if scene.probes.len() >= MAX_PROBES {
                return Err(EditError::TooManyProbes);
            }
            scene.probes.push(spot);
        }
    }
    Ok(())
}

fn delete(scene: &mut PointsScene, mark: Mark) -> Result<(), EditError> {
    change_list(scene, mark, |spots, idx| {
        spots.remove(idx);
    })
}

/// Runs `change` on the list that holds a mark, with the mark's place in it.
fn change_list(
    scene: &mut PointsScene,
    mark: Mark,
    change: impl FnOnce(&mut Vec<Spot>, usize),
) -> Result<(), EditError> {
    scene.spot(mark).ok_or(EditError::NoSuchMark(mark.kind))?;
    let published = scene.published_probes.len();
    match mark.kind {
        MarkKind::Observation => {
            let mut points = scene.observations.points().to_vec();
            change(&mut points, mark.idx);
            scene.observations = scene.observations.edited(points);
        }
        MarkKind::Guess => change(&mut scene.guesses, mark.idx),
        MarkKind::Probe if mark.idx < published => change(&mut scene.published_probes, mark.idx),
        MarkKind::Probe => change(&mut scene.probes, mark.idx - published),
    }
    Ok(())
}

fn draw(scene: &mut PointsScene) -> Result<(), EditError> {
    if !scene.rule.can_be_drawn() {
        let is_painted = matches!(scene.rule, Rule::Painted(_));
        return Err(if is_painted { EditError::NothingAllowed } else { EditError::NoRule });
    }
    let here = scene.observations.points().len();
    let n = scene.points_to_draw as usize;
    if here + n > MAX_OBSERVATIONS {
        return Err(EditError::TooManyObservations { room: MAX_OBSERVATIONS - here });
    }
    // A second draw must differ from the first, and undo and redo must bring back the same one: the seed moves on with
    // the number of observations.
    let seed = (scene.seed as u32).wrapping_add(here as u32);
    scene.observations = scene.observations.with_batch(Batch::Drawn { n: n as u32, seed }, &scene.rule);
    Ok(())
}
