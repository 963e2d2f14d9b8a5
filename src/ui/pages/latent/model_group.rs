//! Group 2: which model, and its training.

use super::explain::Explain;
use super::handle::Latent;
use super::loss_chart::LossChart;
use super::progress::Progress;
use super::run::{GUESSED_PACE, Trouble};
use super::settings::Settings;
use super::transport::Transport;
use super::words::duration;
use crate::scene::{LatentEdit, LatentModel};
use crate::ui::controls::{Disclosure, Group};
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::text::fill;
use crate::ui::trainer::PACES;
use leptos::prelude::*;

const MODELS: [LatentModel; 3] = [LatentModel::Pca, LatentModel::Autoencoder, LatentModel::Vae];

/// The group Pmodel.
#[component]
pub fn ModelGroup(latent: Latent) -> impl IntoView {
    let lab = latent.lab;
    let (open, explains) = (RwSignal::new(false), RwSignal::new(false));
    let model = latent.pick(|s| s.model);
    let name = move |model: LatentModel| match model {
        LatentModel::Pca => latent.t().pca,
        LatentModel::Autoencoder => latent.t().autoencoder,
        LatentModel::Vae => latent.t().vae,
    };
    let option = move |of: LatentModel| {
        view! { <option prop:selected=live(move || model.get() == of)>{live(move || name(of))}</option> }
    };
    let chosen = move |ev: web_sys::Event| {
        use wasm_bindgen::JsCast;
        let select = ev.target().and_then(|target| target.dyn_into::<web_sys::HtmlSelectElement>().ok());
        if let Some(to) = select.and_then(|select| MODELS.get(select.selected_index() as usize)) {
            latent.dispatch(LatentEdit::Model(*to));
        }
    };
    view! {
        <Group
            number="2"
            id="latent-group-2"
            title=latent.words(|t| t.pmodel)
            beside=move || {
                view! {
                    <Disclosure label=latent.words(|t| t.training) open controls="latent-training" />
                    <Disclosure label=latent.words(|t| t.explain) open=explains controls="latent-explain" />
                }
            }
        >
            <div class="field-row">
                <label for="latent-model">{lab.words(|t| t.model)}</label>
                <select id="latent-model" on:change=chosen>{MODELS.map(option).collect_view()}</select>
            </div>
            <Show when=is(move || model.get() == LatentModel::Pca)>
                <p class="hint">{latent.thing_words(|t| t.pca_hint)}</p>
            </Show>
            <div class="transport">
                <Show when=is(move || !lab.narrow.get())>
                    <Transport latent />
                </Show>
                <PaceSelect latent />
            </div>
            <Troubles latent />
            <Progress latent />
            <Show when=is(move || open.get())>
                <div class="more" id="latent-training">
                    <Settings latent />
                </div>
            </Show>
            <LossChart latent />
            <Show when=is(move || explains.get())>
                <div class="more explain" id="latent-explain">
                    <Explain latent />
                </div>
            </Show>
        </Group>
    }
}

#[component]
fn PaceSelect(latent: Latent) -> impl IntoView {
    let pace = latent.run.pace;
    let option = move |(idx, per_second): (usize, Option<u32>)| {
        let words = move || match per_second {
            None => latent.t().full.to_string(),
            Some(n) => fill(latent.t().per_second, &[&format::count(latent.lab.lang.get(), n as usize)]),
        };
        view! { <option value=idx.to_string() selected=pace.get_untracked() == idx>{live(words)}</option> }
    };
    let chosen = move |ev: web_sys::Event| {
        if let Ok(idx) = event_target_value(&ev).parse() {
            latent.run.set_pace(idx);
        }
    };
    view! {
        <select class="pace" aria-label=latent.words(|t| t.speed) on:change=chosen>
            {PACES.into_iter().enumerate().map(option).collect_view()}
        </select>
    }
}

/// What went wrong, with a way out.
#[component]
fn Troubles(latent: Latent) -> impl IntoView {
    let run = latent.run;
    let said = move || {
        let (lang, t) = (latent.lab.lang.get(), latent.t());
        let count = |n: u32| format::count(lang, n as usize);
        let trouble = run.trouble.get()?;
        let words = match trouble {
            Trouble::Diverged(step) => fill(t.diverged, &[&count(step)]),
            Trouble::Restarted(step) => fill(t.restarted, &[&count(step)]),
            Trouble::NoWorker => t.no_worker.to_string(),
            Trouble::Refused => latent.thing().refused.to_string(),
        };
        let back = match trouble {
            Trouble::Diverged(step) => Some(view! {
                <button class="button button-small" type="button" on:click=move |_| run.seek(step, true)>
                    {fill(t.back_to, &[&count(step)])}
                </button>
            }),
            _ => None,
        };
        Some(view! { <div class="trouble" role="alert"><p>{words}</p>{back}</div> })
    };
    let replays = move || {
        let lang = latent.lab.lang.get();
        let to = run.replays_to.get()?;
        let now = run.trained.with(|shown| shown.as_ref().map_or(0, |shown| shown.step));
        let pace = run.per_second.get().unwrap_or(GUESSED_PACE);
        let about = fill(latent.t().about, &[&duration(lang, f64::from(to.saturating_sub(now)) / pace)]);
        Some(fill(latent.t().replaying, &[&format::count(lang, to as usize), &about]))
    };
    let flat = move || run.is_flat.get().then(|| latent.t().stopped_flat);
    view! {
        {live(said)}
        <p class="hint" role="status">{live(replays)}{live(flat)}</p>
    }
}
