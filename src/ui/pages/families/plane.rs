//! A lane's plane: p_model, observations and samples; a click, or the arrow keys, ask all lanes for p(x) there.

use super::canvas::keep_painted;
use super::handle::Families;
use super::paint::{MAX_RINGS, Seen, disc};
use super::words::{says_index, signed};
use crate::plane::{Rect, Spot};
use crate::scene::FamiliesEdit;
use crate::train::race::RaceFamily;
use crate::ui::dom::{hundredths, live};
use crate::ui::format;
use crate::ui::text::fill;
use leptos::html;
use leptos::prelude::*;
use web_sys::{KeyboardEvent, MouseEvent};

/// Where the keys begin.
const FIRST: Spot = Spot { i: 32_768, j: 32_768 };
/// Steps of an arrow key, of 65,536 to a side; with Shift five times as many.
const KEY_STEP: i32 = 655;

/// The plane.
#[component]
pub fn LanePlane(families: Families, family: RaceFamily) -> impl IntoView {
    let (lab, lane) = (families.lab, families.lane(family));
    let canvas = NodeRef::<html::Canvas>::new();
    let shows = families.pick(|s| s.shows);
    let probe = families.pick(|s| s.probe);
    let (race, beside) = (families.race, families.beside);
    let is_small = families.pick(|s| s.lanes.len() > 1);
    keep_painted(
        families,
        canvas,
        move || {
            lane.view.track();
            shows.track();
            probe.track();
            race.learned.track();
            beside.track();
            families.hidden.track();
        },
        move |painter| {
            let (shows, learned) = (shows.get_untracked(), race.learned.get_untracked());
            painter.blank();
            let view = lane.view.get_untracked();
            if let Some(view) = view.as_ref().filter(|_| shows.density) {
                painter.heat(view.size, &view.cells);
            }
            if shows.coast && !families.hidden.get_untracked() {
                beside.with_untracked(|beside| {
                    beside.coast.iter().for_each(|rings| painter.coast(rings));
                });
            }
            if shows.observations {
                let n = learned.shown.len();
                painter.marks(learned.shown.iter(), disc(n, is_small.get_untracked()), &painter.palette.data, false);
            }
            if let Some(view) = view.as_ref().filter(|view| shows.samples && (view.step > 0 || !family.trains())) {
                let (n, radius) = if is_small.get_untracked() { (MAX_RINGS / 2, 1.9) } else { (MAX_RINGS, 2.2) };
                painter.marks(view.samples.iter().take(n), radius, &painter.palette.sample, true);
            }
            // Before anything is trained: what is to be beaten.
            if view.as_ref().is_none_or(|view| view.step == 0) && family.trains() {
                painter.dashed(box_around(&learned.observations));
            }
            if let Some(probe) = probe.get_untracked() {
                painter.probe(probe.point());
            }
        },
    );
    let place = move |spot: Option<Spot>| {
        families.dispatch(FamiliesEdit::Probe(spot));
    };
    let click = move |ev: MouseEvent| {
        let Some(canvas) = canvas.get_untracked() else { return };
        let bounds = canvas.get_bounding_client_rect();
        let share = [
            (f64::from(ev.client_x()) - bounds.left()) / bounds.width().max(1.0),
            (f64::from(ev.client_y()) - bounds.top()) / bounds.height().max(1.0),
        ];
        place(Some(Spot::nearest(Seen::of(&families.scene().rule).point(share))));
    };
    let key = move |ev: KeyboardEvent| {
        let step = if ev.shift_key() { 5 * KEY_STEP } else { KEY_STEP };
        let (dx, dy) = match ev.key().as_str() {
            "ArrowLeft" => (-step, 0),
            "ArrowRight" => (step, 0),
            "ArrowUp" => (0, step),
            "ArrowDown" => (0, -step),
            "Enter" | " " => (0, 0),
            "Delete" | "Backspace" | "Escape" => {
                place(None);
                return;
            }
            _ => return,
        };
        ev.prevent_default();
        let from = probe.get_untracked();
        let moved = |at: u16, by: i32| (i32::from(at) + by).clamp(0, 65_535) as u16;
        let to = from.map_or(FIRST, |spot| Spot { i: moved(spot.i, dx), j: moved(spot.j, dy) });
        let gesture = lab.burst("families-probe");
        // Never out of range.
        let _ = families.try_edit(FamiliesEdit::Probe(Some(to)), Some(gesture));
    };
    let aspect = families.pick(|s| (Seen::of(&s.rule).aspect() * 100.0) as i64);
    let read = move || {
        let t = families.t();
        let n = race.learned.with(|learned| learned.shown.len());
        let step = lane.view.with(|view| view.as_ref().map_or(0, |view| view.step));
        let count = |n: usize| format::count(lab.lang.get(), n);
        let told = fill(t.plane_told, &[&count(n), &count(step as usize)]);
        let probed = lane.view.with(|view| view.as_ref().and_then(|view| view.probed.first().copied()));
        match probed.filter(|_| probe.get().is_some()) {
            Some(ln) => {
                let words = t.probe_told[says_index(families.says(family))];
                format!("{told} {}", fill(words, &[&signed(lab.lang.get(), ln, 2)]))
            }
            None => told,
        }
    };
    let keys = format!("families-keys-{}", super::order::index(family));
    view! {
        <div
            class="lane-plane"
            role="application"
            tabindex="0"
            aria-label=families.words(|t| t.plane)
            aria-describedby=keys.clone()
            style:aspect-ratio=live(move || hundredths(aspect.get() as f64 / 100.0))
            on:click=click
            on:keydown=key
        >
            <canvas node_ref=canvas aria-hidden="true"></canvas>
        </div>
        <p class="visually-hidden" id=keys>{live(read)}</p>
    }
}

/// The box of Points around observations.
fn box_around(points: &[crate::plane::Point]) -> Rect {
    let of = |values: &dyn Fn(&crate::plane::Point) -> f64| {
        let low = points.iter().map(values).fold(f64::INFINITY, f64::min);
        let high = points.iter().map(values).fold(f64::NEG_INFINITY, f64::max);
        (low, high)
    };
    let ((west, east), (south, north)) = (of(&|p| p.x), of(&|p| p.y));
    Rect { west, south, east, north }
}
