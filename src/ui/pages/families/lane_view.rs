//! A lane: its family, its plane, its loss, and how it thinks.

use super::handle::Families;
use super::order::index;
use super::plane::LanePlane;
use super::race::LaneTrouble;
use super::thinks::Thinks;
use super::words::{ability, loss_index, signed};
use crate::model::FitError;
use crate::scene::FamiliesEdit;
use crate::train::race::RaceFamily;
use crate::ui::controls::{Icon, IconName};
use crate::ui::dom::{hundredths, is, live};
use crate::ui::format;
use crate::ui::text::fill;
use leptos::html;
use leptos::prelude::*;
use std::fmt::Write;
use std::sync::Arc;

/// Of the loss's line, in its own units.
const WIDE: f64 = 120.0;
const HIGH: f64 = 26.0;
const POINTS: usize = 60;

/// The lane, a group named after its model.
#[component]
pub fn LaneView(families: Families, family: RaceFamily) -> impl IntoView {
    let lane = families.lane(family);
    let lab = families.lab;
    let is_only = families.pick(|s| s.lanes.len() < 2);
    let parameters = move || {
        let n = lane.view.with(|view| view.as_ref().map_or(0, |view| view.n_params));
        if n == 0 {
            String::new()
        } else {
            fill(families.t().parameters_n, &[&format::count(lab.lang.get(), n as usize)])
        }
    };
    let hash = move || lane.view.with(|view| view.as_ref().and_then(|view| view.hash.clone()));
    view! {
        <section class="lane" role="group" aria-label=live(move || families.name(family))>
            <div class="lane-head">
                <FamilySelect families family />
                <span class="toolbar-space"></span>
                <button
                    class="icon-button"
                    type="button"
                    aria-label=families.words(|t| t.remove_model)
                    title=families.words(|t| t.remove_model)
                    disabled=live(move || is_only.get())
                    on:click=move |_| {
                        families.dispatch(FamiliesEdit::Remove(family));
                    }
                >
                    <Icon name=IconName::Cross />
                </button>
            </div>
            <p class="hint lane-told">{live(move || ability(families.t(), families.says(family)))}", "{live(parameters)}</p>
            <div class="lane-pictures">
                <div class="lane-part">
                    <LanePlane families family />
                    <Loss families family />
                    <Trouble families family />
                </div>
                <Thinks families family />
            </div>
            <p class="hint lane-hash">
                {families.words(|t| t.weights_hash)}" "
                <b role="status" aria-label=families.words(|t| t.weights_hash) class="hash">
                    {live(move || hash().unwrap_or("–".to_string()))}
                </b>
            </p>
        </section>
    }
}

/// Which family races here. Those of other lanes cannot be chosen.
#[component]
fn FamilySelect(families: Families, family: RaceFamily) -> impl IntoView {
    let select = NodeRef::<html::Select>::new();
    let lanes = families.pick(|s| s.lanes.clone());
    let chosen = move |_| {
        let Some(select) = select.get_untracked() else { return };
        if let Some(to) = RaceFamily::ALL.get(select.selected_index() as usize) {
            families.dispatch(FamiliesEdit::Swap(family, *to));
        }
    };
    let option = move |of: RaceFamily| {
        view! {
            <option
                prop:selected=live(move || {
                    lanes.track();
                    of == family
                })
                disabled=live(move || of != family && lanes.get().contains(&of))
            >
                {live(move || families.name(of))}
            </option>
        }
    };
    view! {
        <select node_ref=select class="lane-family" aria-label=families.words(|t| t.family) on:change=chosen>
            {RaceFamily::ALL.map(option).into_iter().collect_view()}
        </select>
    }
}

/// The loss as it falls, and what the lane is doing.
#[component]
fn Loss(families: Families, family: RaceFamily) -> impl IntoView {
    let lane = families.lane(family);
    let lab = families.lab;
    let planned = families.pick(|s| s.planned as usize);
    // Both lines of a GAN stand on one scale.
    let lines = Memo::new(move |_| {
        let planned = planned.get();
        let a_point = planned.div_ceil(POINTS).max(1);
        let means = |losses: Arc<Vec<f32>>| -> Vec<f64> {
            losses
                .chunks(a_point)
                .map(|some| some.iter().map(|l| f64::from(*l)).sum::<f64>() / some.len() as f64)
                .collect()
        };
        let both = [means(lane.losses.get()), means(lane.critic_losses.get())];
        let all = both.iter().flatten();
        let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), l| (low.min(*l), high.max(*l)));
        both.map(|means| {
            let mut path = String::new();
            for (k, mean) in means.iter().enumerate() {
                let x = WIDE * (k * a_point) as f64 / planned as f64;
                let y = HIGH * (high - mean) / (high - low).max(1e-9);
                let _ = write!(path, "{}{} {}", if k == 0 { "M" } else { "L" }, hundredths(x), hundredths(y));
            }
            (path, means.last().copied())
        })
    });
    let state = move || {
        let t = families.t();
        let count = |n: u32| format::count(lab.lang.get(), n as usize);
        let step = lane.view.with(|view| view.as_ref().map_or(0, |view| view.step));
        if let Some(step) = lane.ended.get() {
            return fill(t.ended_at, &[&count(step)]);
        }
        match (lane.view.with(Option::is_some), family.trains()) {
            (false, _) => t.waiting.to_string(),
            (true, false) => t.fitted.to_string(),
            (true, true) if lane.is_moving.get() => fill(t.training_at, &[&count(step)]),
            (true, true) if step as usize >= planned.get() => t.done.to_string(),
            (true, true) if step == 0 => t.not_started.to_string(),
            (true, true) => fill(t.stands_at, &[&count(step)]),
        }
    };
    let loss = move || {
        let [(_, last), (_, of_critic)] = lines.get();
        let number = |loss: f64| signed(lab.lang.get(), loss, 2);
        let numbers = [Some(last?), of_critic].into_iter().flatten().map(number).collect::<Vec<_>>().join(", ");
        Some(view! { <span>{families.t().loss_names[loss_index(family)]}" "<b>{numbers}</b></span> })
    };
    view! {
        <p class="lane-loss">
            {live(loss)}
            <svg viewBox=format!("0 -2 {WIDE} {}", HIGH + 4.0) preserveAspectRatio="none" aria-hidden="true">
                <path d=live(move || lines.get()[0].0.clone()) />
                <path class="of-critic" d=live(move || lines.get()[1].0.clone()) />
            </svg>
            <span class="hint">{live(state)}</span>
        </p>
    }
}

/// What went wrong, and the way on.
#[component]
fn Trouble(families: Families, family: RaceFamily) -> impl IntoView {
    let lane = families.lane(family);
    let trouble = lane.trouble;
    let words = move || {
        let (t, lang) = (families.t(), families.lab.lang.get());
        let count = |n: u32| format::count(lang, n as usize);
        match trouble.get()? {
            LaneTrouble::Diverged(step) => Some(fill(t.diverged, &[&count(step)])),
            LaneTrouble::Restarted(step) => Some(fill(t.restarted, &[&count(step)])),
            LaneTrouble::NoWorker => Some(t.no_worker.to_string()),
            LaneTrouble::NoFit(FitError::TooManyComponents) => Some(t.too_many_components.to_string()),
            LaneTrouble::NoFit(FitError::Empty) => Some(t.no_points.to_string()),
            LaneTrouble::NoFit(_) => Some(t.one_place.to_string()),
        }
    };
    let back = move || match trouble.get()? {
        LaneTrouble::Diverged(step) => {
            let words = fill(families.t().back_to, &[&format::count(families.lab.lang.get(), step as usize)]);
            let go = move |_| families.race.seek(step, true);
            Some(view! { <button class="button button-small" type="button" on:click=go>{words}</button> })
        }
        _ => None,
    };
    view! {
        <Show when=is(move || trouble.get().is_some())>
            <div class="lane-trouble" role="alert" data-family=index(family).to_string()>
                <span>{live(words)}</span>
                {live(back)}
            </div>
        </Show>
    }
}
