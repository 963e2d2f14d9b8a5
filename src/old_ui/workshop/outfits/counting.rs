//! *Count one by one*: the rows are counted before the reader's eyes, and the numbers of every model move.
//!
//! While it plays, the place is kept here and written into the scene only when it stops: playing through all rows is one
//! step of undo, and the address bar is not rewritten twice a second. Steps in quick succession are one burst.

use super::Wardrobe;
use super::figure::drawn;
use super::parameters::bar;
use super::picker::ORDER;
use super::words::{feature as feature_name, probability_or_dash, spoken, value as value_name};
use crate::data::{DataSet, Feature, Outfit};
use crate::model::{OutfitModelKind, OutfitModels};
use crate::scene::OutfitsEdit;
use crate::ui::dom::{El, Selector, button, dynamic, effect, el, hundredths, selector, text, when};
use crate::ui::format;
use crate::ui::slices::wait_ms;
use crate::ui::text::{Words, fill};
use crate::ui::workshop::page as outside;
use crate::ui::workshop::text::{deep, tools};
use std::cell::Cell;
use std::rc::Rc;
use sycamore_reactive::*;
use sycamore_web::View;
use wasm_bindgen_futures::spawn_local;

/// From one row to the next.
const STEP_MS: i32 = 600;

/// Where the count stands.
#[derive(Clone)]
struct Walk {
    w: Wardrobe,
    /// How many rows are counted.
    at: Signal<usize>,
    playing: Signal<bool>,
    /// Which Play the timer belongs to: a newer one, or the end of the panel, ends it.
    turn: Rc<Cell<u64>>,
}

impl Walk {
    fn new(w: Wardrobe) -> Self {
        let at = w.peek().scene.counted.unwrap_or(1).min(n_rows(w));
        let walk = Self { w, at: create_signal(at), playing: create_signal(false), turn: Rc::new(Cell::new(0)) };
        let gone = walk.turn.clone();
        on_cleanup(move || gone.set(u64::MAX));
        let (followed, scene) = (walk.clone(), w.pick(|s| (s.observations.clone(), s.counted)));
        // Undo, a link, other rows: the scene leads, and whatever plays stops.
        effect(move || {
            let (rows, counted) = scene.get();
            followed.stop();
            let at = counted.unwrap_or(followed.at.get_untracked()).min(rows.len());
            if followed.at.get_untracked() != at {
                followed.at.set(at);
            }
        });
        walk
    }

    fn stop(&self) {
        if self.turn.get() != u64::MAX {
            self.turn.set(self.turn.get() + 1);
        }
        if self.playing.get_untracked() {
            self.playing.set(false);
        }
    }

    /// Goes to a place and stays there.
    fn go(&self, to: usize) {
        self.stop();
        let to = to.min(n_rows(self.w));
        self.at.set(to);
        outside::as_burst(|| self.w.dispatch(OutfitsEdit::Count(Some(to))));
    }

    fn play(&self) {
        self.stop();
        if self.at.get_untracked() >= n_rows(self.w) {
            self.at.set(0);
        }
        self.playing.set(true);
        let (walk, turn) = (self.clone(), self.turn.get());
        spawn_local(async move {
            loop {
                wait_ms(STEP_MS).await;
                if walk.turn.get() != turn || !walk.at.is_alive() {
                    return;
                }
                let next = walk.at.get_untracked() + 1;
                if next >= n_rows(walk.w) {
                    return walk.go(next);
                }
                walk.at.set(next);
            }
        });
    }
}

fn n_rows(w: Wardrobe) -> usize {
    w.peek().scene.observations.len()
}

/// The panel.
pub fn counting(w: Wardrobe) -> View {
    let walk = Walk::new(w);
    let at = walk.at;
    let rows = w.pick(|s| s.observations.clone());
    // The row counted last.
    let outfit = selector(move || at.get().checked_sub(1).and_then(|row| rows.get().get(row).copied()));
    let models = selector(move || Rc::new(w.state().scene.fit_first(at.get())));
    let shown = el("div", "deep-columns")
        .child(el("div", "deep-part").child(present(w, at, outfit)).child(its_numbers(w, models, outfit)))
        .child(el("div", "deep-part").child(its_values(w, models, outfit)).child(top_five(w, models)));
    View::from(vec![
        w.lab.hint(|t| deep(t).counting_hint).into(),
        controls(&walk),
        shown.into(),
        el("p", "hint").set("role", "status").child(text(move || state_line(w, at.get()))).into(),
        when(move || w.is_reconstructed(), move || w.lab.hint(|t| deep(t).reconstructed_pattern).into()),
    ])
}

fn controls(walk: &Walk) -> View {
    let (w, at, playing) = (walk.w, walk.at, walk.playing);
    let n = w.pick(|s| s.observations.len());
    let to = move |words: Words, walk: Walk, of: fn(usize, usize) -> usize| {
        let go = move || walk.go(of(walk.at.get_untracked(), n_rows(w)));
        button("button", go).flag("disabled", move || of(at.get(), n.get()) == at.get()).child(w.lab.words(words))
    };
    let walked = walk.clone();
    let toggle = move || {
        if playing.get_untracked() { walked.go(at.get_untracked()) } else { walked.play() }
    };
    let play = button("button button-strong", toggle).flag("disabled", move || n.get() == 0).child(text(move || {
        let t = &w.t().deep;
        if playing.get() { t.pause } else { t.play }.to_string()
    }));
    let counted = move || {
        let count = |n| format::count(w.lab.lang.get(), n);
        fill(w.t().deep.counted, &[&count(at.get()), &count(n.get())])
    };
    let share = move || if n.get() == 0 { 0.0 } else { at.get() as f64 / n.get() as f64 };
    el("div", "counting-controls")
        .child(to(|t| deep(t).to_start, walk.clone(), |_, _| 0))
        .child(to(|t| deep(t).back, walk.clone(), |at, _| at.saturating_sub(1)))
        .child(play)
        .child(to(|t| deep(t).next, walk.clone(), |at, n| (at + 1).min(n)))
        .child(to(|t| deep(t).to_end, walk.clone(), |_, n| n))
        .child(el("span", "counted").child(text(counted)))
        .child(
            el("div", "progress")
                .set("aria-hidden", "true")
                .child(el("div", "").style(move || format!("width:{}%", hundredths(100.0 * share())))),
        )
        .into()
}

fn state_line(w: Wardrobe, at: usize) -> String {
    let (state, t) = (w.state(), &w.t().deep);
    let scene = &state.scene;
    match at {
        0 => t.none_counted.to_string(),
        at if at < scene.observations.len() => String::new(),
        _ if scene.data_set == DataSet::Published && !scene.is_edited() && scene.bayes_pseudocount == 0 => {
            t.all_published.to_string()
        }
        _ => t.all_counted.to_string(),
    }
}

/// The row that was counted last.
fn present(w: Wardrobe, at: Signal<usize>, outfit: Selector<Option<Outfit>>) -> View {
    let figure = dynamic(move || outfit.get().map(|outfit| drawn(w, outfit).into()).unwrap_or_default());
    let title = move || match at.get() {
        0 => String::new(),
        row => fill(w.t().outfit_of_row, &[&format::count(w.lab.lang.get(), row)]),
    };
    let words = move || outfit.get().map_or(String::new(), |outfit| spoken(w.lab.lang.get(), outfit));
    el("div", "counting-present")
        .child(el("div", "counting-figure").child(figure))
        .child(
            el("div", "")
                // An empty heading would be read out as one.
                .child(when(move || at.get() > 0, move || el("h3", "").child(text(title)).into()))
                .child(el("p", "hint").child(text(words))),
        )
        .into()
}

fn heading(words: View) -> El {
    el("th", "end").set("scope", "col").child(words)
}

/// What each model gives the outfit by now.
fn its_numbers(w: Wardrobe, models: Selector<Rc<OutfitModels>>, outfit: Selector<Option<Outfit>>) -> View {
    let row = move |kind: OutfitModelKind| -> View {
        let p = move || outfit.get().and_then(|outfit| models.get().probs(outfit)[kind.idx()]);
        let n = move || match outfit.get().filter(|_| kind != OutfitModelKind::NaiveBayes) {
            Some(outfit) => {
                let models = models.get();
                let count = |n: u32| format::count(w.lab.lang.get(), n as usize);
                fill(w.t().deep.n_of, &[&count(models.tally().count(outfit)), &count(models.tally().n())])
            }
            None => String::new(),
        };
        let name = move || match kind {
            OutfitModelKind::NaiveBayes => w.t().deep.all_values,
            _ => w.t().deep.short_names[kind.idx()],
        };
        el("tr", "")
            .child(el("th", "").set("scope", "row").child(text(move || name().to_string())))
            .child(el("td", "n-of").child(text(n)))
            .child(el("td", "").child(text(move || probability_or_dash(w.lab.lang.get(), p()))))
            .into()
    };
    let head = el("tr", "")
        .child(el("th", "").set("scope", "col").child(w.lab.words(|t| tools(t).model)))
        .child(heading("n".into()))
        .child(heading("θ, p".into()));
    el("table", "numbers counting-table")
        .says(w.lab, "aria-label", |t| deep(t).this_outfit)
        .child(el("thead", "").child(head))
        .child(el("tbody", "").child(Vec::from(OutfitModelKind::ALL.map(row))))
        .into()
}

/// n and θ of a value by now.
fn value_row(w: Wardrobe, models: &OutfitModels, feature: Feature, value: u8) -> El {
    let (lang, tally) = (w.lab.lang.get(), models.tally());
    let theta = models.naive_bayes().ok().map(|bayes| bayes.theta(feature, value));
    let count = |n: u32| format::count(lang, n as usize);
    let n = fill(w.t().deep.n_of, &[&count(tally.value_count(feature, value)), &count(tally.n())]);
    let name = format!("{}: {}", feature_name(lang, feature), value_name(lang, feature, value));
    el("tr", "")
        .child(el("th", "").set("scope", "row").child(name))
        .child(el("td", "bar-cell").child(bar(move || theta.unwrap_or(0.0))))
        .child(el("td", "n-of").child(n))
        .child(el("td", "").child(probability_or_dash(lang, theta)))
}

fn value_table(w: Wardrobe, name: Words, body: View) -> View {
    let head = el("tr", "")
        .child(el("th", "").set("scope", "col").child(w.lab.words(|t| deep(t).value)))
        .child(el("td", ""))
        .child(heading("n".into()))
        .child(heading("θ".into()));
    let table = el("table", "numbers counting-table")
        .says(w.lab, "aria-label", name)
        .child(el("thead", "").child(head))
        .child(el("tbody", "").child(body));
    View::from(vec![el("h3", "").child(w.lab.words(name)).into(), table.into()])
}

fn its_values(w: Wardrobe, models: Selector<Rc<OutfitModels>>, outfit: Selector<Option<Outfit>>) -> View {
    let body = dynamic(move || {
        let Some(outfit) = outfit.get() else { return View::new() };
        let models = models.get();
        Vec::from(ORDER.map(|feature| View::from(value_row(w, &models, feature, outfit.value(feature))))).into()
    });
    value_table(w, |t| deep(t).its_values, body)
}

fn top_five(w: Wardrobe, models: Selector<Rc<OutfitModels>>) -> View {
    let body = dynamic(move || {
        let models = models.get();
        let all =
            ORDER.into_iter().flat_map(|feature| (0..feature.n_values() as u8).map(move |value| (feature, value)));
        let mut all: Vec<(Feature, u8)> = all.collect();
        // Stable: those seen as often stay in the order of the features.
        all.sort_by_key(|(feature, value)| std::cmp::Reverse(models.tally().value_count(*feature, *value)));
        let row = |(feature, value): &(Feature, u8)| View::from(value_row(w, &models, *feature, *value));
        all.iter().take(5).map(row).collect::<Vec<View>>().into()
    });
    value_table(w, |t| deep(t).top_five, body)
}
