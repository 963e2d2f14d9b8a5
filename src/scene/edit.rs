//! Every change to a scene, as a pure function.

use super::{
    Batch, Generated, MAX_GUESSES, MAX_OBSERVATIONS, MAX_PROBES, Mark, MarkKind, NumberField, Observations, PointsScene,
};
use crate::model::ModelKind;
use crate::plane::Spot;
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
    ClickPlaces(MarkKind),
    /// Selects a model.
    Model(ModelKind),
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
    /// Another scene, from a link or a file.
    Open(Box<PointsScene>),
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
        Edit::ClickPlaces(kind) => next.click_places = kind,
        Edit::Model(kind) => next.model = kind,
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
            return Ok(next);
        }
        Edit::NewSeed(seed) => next.seed = i64::from(seed),
        Edit::Reveal => {
            next.hidden = false;
            if scene.click_places == MarkKind::Guess {
                next.click_places = MarkKind::Observation;
            }
            if scene.generated == Generated::Never {
                next.generated = Generated::Changed;
            }
        }
        Edit::Hide => {
            next.hidden = true;
            // The game is over: it comes back only when asked for.
            next.game = false;
            if scene.generated == Generated::Never {
                next.generated = Generated::Changed;
            }
        }
        Edit::SkipGame => {
            next.game = false;
            if scene.click_places == MarkKind::Guess {
                next.click_places = MarkKind::Observation;
            }
        }
        Edit::PlayGame => {
            next.game = true;
            next.hidden = true;
            next.guesses.clear();
            next.click_places = MarkKind::Guess;
        }
        Edit::Open(opened) => return Ok(*opened),
    }
    if next.generated == Generated::Fresh && scene.shows_pmodel() && scene.for_samples() != next.for_samples() {
        next.generated = Generated::Changed;
    }
    Ok(next)
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
                scene.click_places = MarkKind::Observation;
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
    let here = scene.observations.points().len();
    let n = scene.points_to_draw as usize;
    if here + n > MAX_OBSERVATIONS {
        return Err(EditError::TooManyObservations { room: MAX_OBSERVATIONS - here });
    }
    // A second draw must differ from the first, and undo and redo must bring back the same one: the seed moves on with
    // the number of observations.
    let seed = (scene.seed as u32).wrapping_add(here as u32);
    scene.observations = scene.observations.with_batch(Batch::Drawn { n: n as u32, seed }, scene.rule);
    Ok(())
}
