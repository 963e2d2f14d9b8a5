//! Where *Count one by one* stands.
//!
//! While it plays, the place is kept here and written into the scene only when it stops: playing through all rows is one
//! step of undo, and the address bar is not rewritten twice a second. Steps in quick succession are one burst.

use super::Outfits;
use crate::data::Outfit;
use crate::scene::OutfitsEdit;
use crate::ui::slices::wait_ms;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// From one row to the next.
const STEP_MS: i32 = 600;

/// The rows, and how many of them the scene says are counted.
type Counted = (Arc<[Outfit]>, Option<usize>);

/// A place ahead of the scene, while it plays.
#[derive(Clone, PartialEq)]
struct Ahead {
    at: usize,
    /// Of this scene: after undo, a link or with other rows the scene leads, and whatever plays stops.
    of: Counted,
    /// Which Play the timer belongs to: a newer one ends it.
    turn: u64,
}

/// Where the count stands.
#[derive(Clone, Copy)]
pub struct Walk {
    outfits: Outfits,
    scene: Memo<Counted>,
    ahead: RwSignal<Option<Ahead>>,
    playing: Memo<Option<Ahead>>,
    /// How many rows are counted.
    pub at: Memo<usize>,
    turns: StoredValue<u64>,
}

impl Walk {
    /// Where the scene says, or at its first row.
    pub fn new(outfits: Outfits) -> Self {
        let scene = outfits.pick(|s| (s.observations.clone(), s.counted));
        let ahead = RwSignal::new(None::<Ahead>);
        let playing = Memo::new(move |_| ahead.get().filter(|ahead| ahead.of == scene.get()));
        let at = Memo::new(move |before: Option<&usize>| {
            let (rows, counted) = scene.get();
            let said = playing.get().map(|ahead| ahead.at).or(counted);
            // A scene that says nothing leaves it where it is.
            said.or(before.copied()).unwrap_or(1).min(rows.len())
        });
        Self { outfits, scene, ahead, playing, at, turns: StoredValue::new(0) }
    }

    /// How many rows there are.
    pub fn n_rows(self) -> usize {
        self.scene.with(|(rows, _)| rows.len())
    }

    /// Whether it plays.
    pub fn is_playing(self) -> bool {
        self.playing.with(Option::is_some)
    }

    /// Goes to a place and stays there.
    pub fn go(self, to: usize) {
        let to = to.min(untrack(|| self.n_rows()));
        self.ahead.set(None);
        count(self.outfits, Some(to));
    }

    /// Goes from row to row, from the start again if it is at the end.
    pub fn play(self) {
        let (at, n) = untrack(|| (self.at.get(), self.n_rows()));
        self.turns.update_value(|turns| *turns += 1);
        let turn = self.turns.get_value();
        let of = self.scene.get_untracked();
        self.ahead.set(Some(Ahead { at: if at >= n { 0 } else { at }, of, turn }));
        spawn_local(async move {
            loop {
                wait_ms(STEP_MS).await;
                // It stopped, or the panel is gone.
                let now = self.playing.try_get_untracked().flatten().filter(|ahead| ahead.turn == turn);
                let Some(now) = now else { return };
                let next = now.at + 1;
                if next >= now.of.0.len() {
                    return self.go(next);
                }
                self.ahead.set(Some(Ahead { at: next, ..now }));
            }
        });
    }

    /// Plays, or stays where it is.
    pub fn toggle(self) {
        if untrack(|| self.is_playing()) { self.go(self.at.get_untracked()) } else { self.play() }
    }
}

/// Writes into the scene how many rows are counted; `None` leaves *Count one by one*.
pub fn count(outfits: Outfits, counted: Option<usize>) {
    // Counting is never refused.
    let _ = outfits.try_edit(OutfitsEdit::Count(counted), Some(outfits.lab.burst("count")));
}
