//! What the lanes do together.

use super::lane::{Lane, LaneTrouble};
use crate::scene::{FamiliesEdit, FamiliesScene, Learned, PageScene, PageState, RaceStop};
use crate::train::Goal;
use crate::train::race::{RaceFamily, RaceOrder};
use crate::ui::desk::Work;
use crate::ui::dom::effect;
use crate::ui::slices::now_ms;
use leptos::prelude::*;
use std::sync::Arc;

/// While it moves, the scene is told how far it came no more often, ms.
const TELL_MS: f64 = 2_000.0;
/// Steps a second of an old laptop, before this machine has been measured.
pub(super) const GUESSED_PACE: f64 = 150.0;

/// All lanes, whether they race or not.
#[derive(Clone, Copy)]
pub struct Race {
    lanes: StoredValue<[Lane; RaceFamily::ALL.len()]>,
    /// What is learned from.
    pub learned: Memo<Arc<Learned>>,
    /// Whether it goes on by itself.
    pub is_playing: RwSignal<bool>,
    /// Whether lanes go where the scene says that they were.
    pub replays_to: RwSignal<Option<u32>>,
    /// Which of the paces.
    pub pace: RwSignal<usize>,
    /// Steps a second of the slowest lane, as it was measured last.
    pub last_pace: RwSignal<f64>,
    work: Work<FamiliesScene>,
    state: StoredValue<Together>,
}

/// What only the race itself asks.
#[derive(Clone, Copy, Default)]
struct Together {
    /// Whether all are to stand where the slowest stands.
    is_pausing: bool,
    /// The lane that was added while others ran, and the step where they wait for it.
    catches_up: Option<(RaceFamily, u32)>,
    told_ms: f64,
    /// Whether a hand holds the slider, and where it wants to be.
    is_held: bool,
}

impl Race {
    /// Before anything.
    pub fn new(work: Work<FamiliesScene>) -> Self {
        let of = work.pick(|s| FamiliesScene { note: "".into(), ..s.clone() });
        let learned = Memo::new(move |before: Option<&(FamiliesScene, Arc<Learned>)>| {
            let scene = of.get();
            match before.filter(|(known, _)| known.has_points_of(&scene)) {
                Some((_, learned)) => (scene, learned.clone()),
                None => {
                    let learned = Arc::new(scene.learned());
                    (scene, learned)
                }
            }
        });
        Self {
            lanes: StoredValue::new(RaceFamily::ALL.map(Lane::new)),
            learned: Memo::new(move |_| learned.with(|(_, learned)| learned.clone())),
            is_playing: RwSignal::new(false),
            replays_to: RwSignal::new(None),
            pace: RwSignal::new(0),
            last_pace: RwSignal::new(GUESSED_PACE),
            work,
            state: StoredValue::new(Together::default()),
        }
    }

    /// The lane of a family.
    pub fn lane(self, family: RaceFamily) -> Lane {
        let idx = RaceFamily::ALL.iter().position(|other| *other == family).unwrap_or_default();
        self.lanes.with_value(|lanes| lanes[idx])
    }

    fn scene(self) -> FamiliesScene {
        self.work.peek().scene().clone()
    }

    /// The lanes that race, in their order.
    fn racing(self) -> Vec<Lane> {
        self.scene().lanes.into_iter().map(|family| self.lane(family)).collect()
    }

    /// Those of them that train and were not ended by their rule of stopping.
    fn running(self) -> Vec<Lane> {
        let runs = |lane: &Lane| lane.trains() && !lane.has_failed() && lane.ended.get_untracked().is_none();
        self.racing().into_iter().filter(runs).collect()
    }

    /// How far all have come: the step of the slowest. Who reads it runs again when it changes.
    pub fn step(self) -> Memo<u32> {
        let lanes = self.work.pick(|s| s.lanes.clone());
        Memo::new(move |_| {
            let steps = lanes.get().into_iter().map(|family| self.lane(family)).filter(|lane| lane.family.trains());
            let known = |lane: Lane| {
                let step = lane.view.with(|view| view.as_ref().map_or(0, |view| view.step));
                (step, lane.ended.get().is_some())
            };
            let all: Vec<(u32, bool)> = steps.map(known).collect();
            let open = all.iter().filter(|(_, ended)| !ended).map(|(step, _)| *step).min();
            open.or(all.iter().map(|(step, _)| *step).max()).unwrap_or(0)
        })
    }

    /// Sees to it that lanes are those of the scene, as long as the page is there.
    pub fn follow(self) {
        let wanted = self.work.pick(|s| {
            let settings = s.lanes.iter().map(|family| s.settings(*family)).collect::<Vec<_>>();
            (settings, s.steps, s.stop)
        });
        effect(move || {
            let (settings, steps, _) = wanted.get();
            let learned = self.learned.get();
            let mut newcomers = Vec::new();
            for family in RaceFamily::ALL {
                let lane = self.lane(family);
                match settings.iter().find(|settings| settings.family == family) {
                    None => lane.close(),
                    Some(settings) => {
                        if lane.ensure(self, &learned, *settings) {
                            newcomers.push(lane);
                        }
                    }
                }
            }
            untrack(|| self.sync(newcomers, steps));
        });
        let probe = self.work.pick(|s| s.probe);
        effect(move || {
            let probe = probe.get().map(|spot| spot.point());
            RaceFamily::ALL.into_iter().for_each(|family| self.lane(family).set_probe(probe));
        });
        RaceFamily::ALL.into_iter().for_each(|family| self.lane(family).watch(self));
    }

    /// Lanes that came, and a scene that may stand at another step than they do.
    fn sync(self, newcomers: Vec<Lane>, steps: u32) {
        let is_playing = self.is_playing.get_untracked();
        let n_training = self.running().len();
        let late = newcomers.iter().find(|lane| lane.trains());
        let is_another_race = late.is_some() && newcomers.iter().filter(|lane| lane.trains()).count() == n_training;
        if is_playing && !is_another_race {
            let is_new = |lane: &Lane| newcomers.iter().any(|new| new.family == lane.family);
            let mut step = 0;
            if let Some(late) = late {
                // It trains alone to where the others are; then all go on together.
                let here: Vec<Lane> = self.running().into_iter().filter(|lane| !is_new(lane)).collect();
                step = here.iter().map(|lane| lane.step()).min().unwrap_or(0);
                here.into_iter().for_each(|lane| lane.post(RaceOrder::Pause));
                self.state.update_value(|state| state.catches_up = Some((late.family, step)));
            }
            newcomers.iter().for_each(|lane| lane.go(self.goal(step)));
            return;
        }
        // What decides the weights was changed: from step 0 a person plays again.
        self.is_playing.set(false);
        let is_held = self.state.with_value(|state| state.is_held || state.is_pausing);
        let mut replays = false;
        for lane in self.racing() {
            let is_new = newcomers.iter().any(|new| new.family == lane.family);
            let goal = lane.hold(|control| control.goal.step).unwrap_or(0);
            let ended = lane.ended.get_untracked().is_some_and(|ended| ended <= steps);
            if is_new || !is_held && !ended && lane.trains() && !lane.has_failed() && goal != steps {
                replays |= lane.trains() && steps > lane.step().max(1);
                lane.go(self.goal(steps));
            }
        }
        self.replays_to.set(replays.then_some(steps));
    }

    fn goal(self, step: u32) -> Goal {
        Goal { step, at_plateau: self.scene().stop == RaceStop::Plateau }
    }

    /// Trains on, all lanes, to a step that is worked out from where they stand and the planned ones.
    pub fn play(self, until: impl Fn(u32, u32) -> u32) {
        let scene = self.scene();
        let planned = scene.planned as u32;
        let here = self.running().into_iter().map(Lane::step).min().unwrap_or(0);
        let step = until(here, planned).min(planned);
        self.state.update_value(|state| (state.is_pausing, state.catches_up, state.is_held) = (false, None, false));
        self.replays_to.set(None);
        let lanes: Vec<Lane> = self.running().into_iter().filter(|lane| lane.step() < step).collect();
        self.is_playing.set(!lanes.is_empty());
        lanes.into_iter().for_each(|lane| lane.go(self.goal(step)));
    }

    /// All stand still, where the slowest stands.
    pub fn pause(self) {
        self.replays_to.set(None);
        self.state.update_value(|state| (state.is_pausing, state.catches_up) = (true, None));
        for lane in self.racing().into_iter().filter(|lane| lane.is_moving.get_untracked()) {
            lane.hold(|control| control.goal = Goal::step(0));
            lane.post(RaceOrder::Pause);
        }
        if self.racing().iter().all(|lane| !lane.is_moving.get_untracked()) {
            self.one_rests();
        }
    }

    /// Goes to a step: while the slider moves, to the snapshot before it; exactly when it is let go.
    pub fn seek(self, step: u32, exactly: bool) {
        self.is_playing.set(false);
        self.state.update_value(|state| (state.is_held, state.is_pausing, state.catches_up) = (!exactly, false, None));
        for lane in self.racing().into_iter().filter(|lane| lane.trains()) {
            let to = if exactly {
                step
            } else {
                lane.hold(|control| control.snapshots.before(step).map_or(0, |(step, ..)| step)).unwrap_or(0)
            };
            let is_busy = lane.hold(|control| control.is_asked) == Some(true);
            if exactly || !is_busy && lane.step() != to {
                lane.go(Goal::step(to));
            }
        }
    }

    /// Another pace, from now on.
    pub fn set_pace(self, pace: usize) {
        self.pace.set(pace);
        RaceFamily::ALL.into_iter().for_each(|family| self.lane(family).set_pace(pace));
    }

    /// A lane came to rest: so perhaps have all.
    pub(super) fn one_rests(self) {
        let state = self.state.get_value();
        if let Some((family, step)) = state.catches_up {
            let lane = self.lane(family);
            if lane.step() >= step || lane.trouble.get_untracked().is_some() {
                self.state.update_value(|state| state.catches_up = None);
                self.play(|_, planned| planned);
            }
            return;
        }
        if self.racing().iter().any(|lane| lane.is_moving.get_untracked()) {
            return;
        }
        if state.is_pausing {
            self.state.update_value(|state| state.is_pausing = false);
            let running = self.running();
            let slowest = running.iter().map(|lane| lane.step()).min().unwrap_or(0);
            let ahead: Vec<Lane> = running.into_iter().filter(|lane| lane.step() > slowest).collect();
            if !ahead.is_empty() {
                // It is over when they are back there.
                ahead.into_iter().for_each(|lane| lane.go(Goal::step(slowest)));
                return;
            }
        }
        self.is_playing.set(false);
        self.replays_to.set(None);
        self.tell_scene();
    }

    /// A lane that has come to its target stands there.
    pub(super) fn look_at_target(self, lane: Lane) {
        let scene = self.scene();
        if scene.stop != RaceStop::Target || lane.ended.get_untracked().is_some() || !lane.is_moving.get_untracked() {
            return;
        }
        let target = scene.target as f64 / 1_000.0;
        let reached = lane.chart.with_untracked(|chart| {
            chart.iter().find(|point| point.step > 0 && point.figures[0] <= target).map(|point| point.step)
        });
        if let Some(step) = reached {
            lane.go(Goal::step(step));
            lane.ended.set(Some(step));
        }
    }

    /// The scene holds how far it came: no step of undo.
    pub(super) fn tell_scene(self) {
        let now = now_ms();
        let is_moving = self.racing().iter().any(|lane| lane.is_moving.get_untracked());
        let mut is_due = false;
        self.state.update_value(|state| {
            is_due = !state.is_held && !state.is_pausing && (!is_moving || now - state.told_ms > TELL_MS);
            if is_due {
                state.told_ms = now;
            }
        });
        let running = self.running();
        if let Some(slowest) = running.iter().filter_map(|lane| lane.per_second.get_untracked()).reduce(f64::min)
            && self.pace.get_untracked() == 0
        {
            self.last_pace.set(slowest);
        }
        let of = |lanes: Vec<Lane>| lanes.into_iter().map(Lane::step).min();
        let ended = || self.racing().into_iter().filter_map(|lane| lane.ended.get_untracked()).max();
        let Some(step) = of(running).or_else(ended) else { return };
        // On the way to where the scene says that it was, there is nothing to tell.
        if !is_due || self.replays_to.get_untracked().is_some() {
            return;
        }
        if self.racing().iter().any(|lane| lane.trains() && lane.view.with_untracked(Option::is_none)) {
            return;
        }
        let known = self.scene();
        // Also into steps before it that knew no better, so that undo does not take training back.
        self.work.correct_back(|scene| {
            let is_same = scene.has_race_of(&known) && scene.steps == known.steps;
            is_same.then(|| scene.edited(FamiliesEdit::Reached(step)).ok()).flatten()
        });
    }

    /// Whether a lane ran away.
    pub fn has_failed(self, family: RaceFamily) -> bool {
        matches!(self.lane(family).trouble.get(), Some(LaneTrouble::Diverged(_)))
    }
}
