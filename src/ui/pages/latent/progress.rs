//! How far training came: a slider that rewinds, and the figures below it.

use super::handle::Latent;
use super::run::GUESSED_PACE;
use super::words::{duration, error};
use crate::scene::LatentModel;
use crate::ui::dom::{effect, hundredths, input_of, live};
use crate::ui::format;
use crate::ui::text::fill;
use leptos::html;
use leptos::prelude::*;

/// The slider with its figures.
#[component]
pub fn Progress(latent: Latent) -> impl IntoView {
    let (lab, run) = (latent.lab, latent.run);
    let planned = latent.pick(|s| s.planned as u32);
    let is_pca = latent.pick(|s| s.model == LatentModel::Pca);
    let step = Memo::new(move |_| {
        if is_pca.get() { 0 } else { run.trained.with(|shown| shown.as_ref().map_or(0, |shown| shown.step)) }
    });
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
        run.seek(to, exactly);
    };
    let told = move || fill(latent.t().rewind_told, &[&count(step.get()), &count(planned.get())]);
    let time = move || {
        let lang = lab.lang.get();
        let t = latent.t();
        let left = f64::from(planned.get().saturating_sub(step.get()));
        match (run.is_moving.get(), run.per_second.get()) {
            (true, Some(pace)) if pace > 0.0 => fill(t.left, &[&duration(lang, left / pace)]),
            (true, _) => String::new(),
            (false, _) if left == 0.0 => String::new(),
            (false, _) => fill(t.about, &[&duration(lang, left / run.last_pace.get().unwrap_or(GUESSED_PACE))]),
        }
    };
    let pace = move || {
        let n = run.per_second.get().filter(|_| run.is_moving.get())?;
        Some(fill(latent.t().per_second, &[&count(n.round() as u32)]))
    };
    let mse = Memo::new(move |_| if is_pca.get() { None } else { run.trained.with(|shown| shown.as_ref()?.mse) });
    let hash =
        Memo::new(move |_| if is_pca.get() { None } else { run.trained.with(|shown| shown.as_ref()?.hash.clone()) });
    // Each quarter, politely.
    let quarter = Memo::new(move |_| 4 * step.get() / planned.get().max(1));
    effect(move || {
        if quarter.get() == 0 || !run.is_moving.get_untracked() {
            return;
        }
        let said = untrack(|| {
            let error = mse.get().map_or("–".to_string(), |mse| error(lab.lang.get(), mse));
            fill(latent.t().said_progress, &[&count(step.get()), &count(planned.get()), &error])
        });
        lab.say(said);
    });
    view! {
        <input
            node_ref=slider
            class="slider rewind"
            type="range"
            min="0"
            step="1"
            aria-label=latent.words(|t| t.rewind)
            aria-valuetext=live(told)
            disabled=live(move || is_pca.get())
            on:input=move |ev| drag(false, ev)
            on:change=move |ev| drag(true, ev)
        />
        <p class="figures">
            <span>
                {latent.words(|t| t.step_word)}" "<b>{live(move || count(step.get()))}</b>" "
                {live(move || fill(latent.t().step_of, &[&count(planned.get())]))}
            </span>
            <span>{live(pace)}</span>
            <span>{live(time)}</span>
        </p>
        <p class="figures">
            <span>
                {latent.words(|t| t.error)}" "
                <b>{live(move || mse.get().map_or("–".to_string(), |mse| error(lab.lang.get(), mse)))}</b>
            </span>
            <span>
                {latent.words(|t| t.weights_hash)}" "
                <b role="status" aria-label=latent.words(|t| t.weights_hash) class="hash">
                    {live(move || hash.get().unwrap_or("–".to_string()))}
                </b>
            </span>
        </p>
    }
}
