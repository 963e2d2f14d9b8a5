//! The bar that drives the race.

use super::choice::Choice;
use super::handle::Families;
use super::number::Number;
use super::words::duration;
use crate::scene::{FamiliesEdit, FamiliesNumber, RaceStop};
use crate::train::family::{GanLoss, Paths};
use crate::train::race::RaceFamily;
use crate::ui::controls::{Disclosure, Icon, IconName, RedoButton, UndoButton};
use crate::ui::dom::{effect, hundredths, input_of, is, live};
use crate::ui::format;
use crate::ui::text::fill;
use crate::ui::trainer::PACES;
use leptos::html;
use leptos::prelude::*;

/// What *Add model* adds, in this order.
const ADDED: [RaceFamily; RaceFamily::ALL.len()] = [
    RaceFamily::Flow,
    RaceFamily::Diffusion,
    RaceFamily::Vae,
    RaceFamily::Gan,
    RaceFamily::Autoregressive,
    RaceFamily::Mixture,
    RaceFamily::Kernel,
    RaceFamily::Grid,
    RaceFamily::Box,
];

/// The bar. On a narrow page its buttons stand at the foot of the screen.
#[component]
pub fn Bar(families: Families) -> impl IntoView {
    let lab = families.lab;
    let open = RwSignal::new(false);
    let is_full = families.pick(|s| s.lanes.len() >= crate::scene::MAX_LANES);
    let add = move |_| {
        let lanes = families.scene().lanes;
        if let Some(family) = ADDED.into_iter().find(|family| !lanes.contains(family)) {
            families.dispatch(FamiliesEdit::Add(family));
        }
    };
    view! {
        <div class="race-bar">
            <h2>
                <span class="step" aria-hidden="true">"3"</span>
                <span>{families.words(|t| t.training)}</span>
            </h2>
            <Show when=is(move || !lab.narrow.get())>
                <Transport families />
            </Show>
            <Progress families />
            <UndoButton lab />
            <RedoButton lab />
            <Disclosure label=families.words(|t| t.speed_stop) open controls="families-speed" />
            <button class="button" type="button" disabled=live(move || is_full.get()) on:click=add>
                <span aria-hidden="true">"+ "</span>
                {families.words(|t| t.add_model)}
            </button>
        </div>
        <Show when=is(move || open.get())>
            <div class="race-settings" id="families-speed">
                <Speed families />
                <Choice
                    families
                    id="families-stop"
                    label=|t| t.stop
                    words=|t| t.stops
                    all=[RaceStop::Planned, RaceStop::Plateau, RaceStop::Target]
                    of=|s| s.stop
                    edit=FamiliesEdit::Stop
                />
                <Number families field=FamiliesNumber::Target label=families.words(|t| t.target) />
                <Number families field=FamiliesNumber::Planned label=families.words(|t| t.planned) />
                <Number families field=FamiliesNumber::Batch label=families.words(|t| t.batch) />
                <Number families field=FamiliesNumber::Rate label=families.words(|t| t.rate) />
                <Number families field=FamiliesNumber::Components label=families.words(|t| t.components) />
                <Choice
                    families
                    id="families-paths"
                    label=|t| t.paths
                    words=|t| t.paths_options
                    all=[Paths::Noise, Paths::Straight]
                    of=|s| s.paths
                    edit=FamiliesEdit::Paths
                />
                <Choice
                    families
                    id="families-gan-loss"
                    label=|t| t.gan_loss
                    words=|t| t.gan_losses
                    all=[GanLoss::Relativistic, GanLoss::Plain]
                    of=|s| s.gan_loss
                    edit=FamiliesEdit::GanLoss
                />
                <Number families field=FamiliesNumber::Packing label=families.words(|t| t.packing) />
                <Number families field=FamiliesNumber::Penalty label=families.words(|t| t.penalty) />
                <p class="hint">{families.words(|t| t.settings_hint)}</p>
                <p class="hint">{families.words(|t| t.gan_hint)}</p>
            </div>
        </Show>
    }
}

/// Play or Pause, Step, Reset.
#[component]
pub fn Transport(families: Families) -> impl IntoView {
    let race = families.race;
    let step = race.step();
    let planned = families.pick(|s| s.planned as u32);
    let lanes = families.pick(|s| s.lanes.clone());
    let trains = families.pick(|s| s.trains());
    let is_over = move || {
        let all = lanes.get().into_iter().map(|family| families.lane(family));
        let mut running = all.filter(|lane| lane.family.trains() && lane.ended.get().is_none());
        !race.is_playing.get() && (step.get() >= planned.get() || running.next().is_none())
    };
    let has_failed = move || lanes.get().into_iter().any(|family| race.has_failed(family));
    let is_moving = move || race.is_playing.get() || race.replays_to.get().is_some();
    let is_still = Memo::new(move |_| !trains.get() || !is_moving() && (is_over() || has_failed()));
    let play = move |_| {
        if race.is_playing.get_untracked() || race.replays_to.get_untracked().is_some() {
            race.pause();
        } else {
            race.play(|_, planned| planned);
        }
    };
    let reset = move |_| {
        race.seek(0, true);
        families.dispatch(FamiliesEdit::Reset);
    };
    let class = move || if is_still.get() { "button grow" } else { "button grow primary" };
    view! {
        <button class=live(class) type="button" disabled=live(move || is_still.get()) on:click=play>
            {live(move || {
                let (name, words) = match is_moving() {
                    true => (IconName::Pause, families.t().pause),
                    false => (IconName::Play, families.t().play),
                };
                view! {
                    <Icon name />
                    {words}
                }
            })}
        </button>
        <button
            class="button"
            type="button"
            disabled=live(move || is_still.get() || is_moving())
            on:click=move |_| race.play(|now, _| now + 1)
        >
            {families.words(|t| t.step)}
        </button>
        <button class="button" type="button" disabled=live(move || step.get() == 0 && !is_moving()) on:click=reset>
            {families.words(|t| t.reset)}
        </button>
    }
}

/// The slider that rewinds, and figures beside it.
#[component]
fn Progress(families: Families) -> impl IntoView {
    let (lab, race) = (families.lab, families.race);
    let planned = families.pick(|s| s.planned as u32);
    let step = race.step();
    let count = move |n: u32| format::count(lab.lang.get(), n as usize);
    let slider = NodeRef::<html::Input>::new();
    let is_held = StoredValue::new(false);
    effect(move || {
        let (Some(slider), step, planned) = (slider.get(), step.get(), planned.get()) else { return };
        let _ = slider.set_attribute("max", &planned.to_string());
        // A hand that holds it leads.
        if !is_held.get_value() {
            slider.set_value(&step.to_string());
        }
        let share = f64::from(step) / f64::from(planned.max(1));
        let style = web_sys::HtmlElement::style(&slider);
        let _ = style.set_property("--done", &format!("{}%", hundredths(100.0 * share)));
    });
    let drag = move |exactly: bool, ev: web_sys::Event| {
        let Some(to) = input_of(&ev).and_then(|input| input.value().parse::<u32>().ok()) else { return };
        is_held.set_value(!exactly);
        race.seek(to, exactly);
    };
    let told = move || fill(families.t().step_of, &[&count(step.get()), &count(planned.get())]);
    let first = move || match step.get() {
        0 => fill(families.t().steps_n, &[&count(planned.get())]),
        _ => told(),
    };
    let time = move || {
        let (t, lang) = (families.t(), lab.lang.get());
        let left = f64::from(planned.get().saturating_sub(step.get()));
        let pace = race.last_pace.get();
        if let Some(to) = race.replays_to.get() {
            return fill(t.replaying, &[&count(to), &duration(lang, f64::from(to.saturating_sub(step.get())) / pace)]);
        }
        match (race.is_playing.get(), step.get()) {
            (true, _) => fill(t.pace_left, &[&count(pace.round() as u32), &duration(lang, left / pace)]),
            (false, 0) => fill(t.about, &[&duration(lang, left / pace)]),
            (false, _) if left == 0.0 => t.done.to_string(),
            (false, _) => t.runs_the_same.to_string(),
        }
    };
    // Each quarter, politely.
    let quarter = Memo::new(move |_| 4 * step.get() / planned.get().max(1));
    effect(move || {
        if quarter.get() > 0 && race.is_playing.get_untracked() {
            lab.say(untrack(told));
        }
    });
    view! {
        <label class="race-rewind">
            <span aria-hidden="true">{families.words(|t| t.rewind)}</span>
            <input
                node_ref=slider
                class="slider rewind"
                type="range"
                min="0"
                step="1"
                aria-label=families.words(|t| t.rewind)
                aria-valuetext=live(told)
                on:input=move |ev| drag(false, ev)
                on:change=move |ev| drag(true, ev)
            />
        </label>
        <p class="race-figures">
            <b>{live(first)}</b>
            <span>{live(time)}</span>
        </p>
    }
}

#[component]
fn Speed(families: Families) -> impl IntoView {
    let race = families.race;
    let select = NodeRef::<html::Select>::new();
    let option = move |(idx, pace): (usize, Option<u32>)| {
        let words = move || match pace {
            None => families.t().as_fast.to_string(),
            Some(n) => fill(families.t().per_second, &[&format::count(families.lab.lang.get(), n as usize)]),
        };
        view! { <option prop:selected=live(move || race.pace.get() == idx)>{live(words)}</option> }
    };
    let chosen = move |_| {
        if let Some(select) = select.get_untracked() {
            race.set_pace(select.selected_index().max(0) as usize);
        }
    };
    view! {
        <div class="number">
            <label for="families-pace">{families.words(|t| t.speed)}</label>
            <select id="families-pace" node_ref=select on:change=chosen>
                {PACES.into_iter().enumerate().map(option).collect_view()}
            </select>
        </div>
    }
}
