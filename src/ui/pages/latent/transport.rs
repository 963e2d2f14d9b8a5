//! The buttons that drive training.

use super::handle::Latent;
use super::run::Trouble;
use crate::scene::{LatentEdit, LatentModel};
use crate::ui::controls::{Icon, IconName};
use crate::ui::dom::live;
use leptos::prelude::*;

/// Play or Pause, Step, Reset.
#[component]
pub fn Transport(latent: Latent) -> impl IntoView {
    let run = latent.run;
    let scene = latent.pick(|s| (s.model == LatentModel::Pca, s.steps, s.planned as u32));
    let step = Memo::new(move |_| run.trained.with(|shown| shown.as_ref().map_or(0, |shown| shown.step)));
    // PCA stands before its run, so there is all to do.
    let is_over = Memo::new(move |_| {
        let (is_pca, _, planned) = scene.get();
        !is_pca && step.get() >= planned && !run.is_moving.get()
    });
    let has_failed = Memo::new(move |_| matches!(run.trouble.get(), Some(Trouble::Diverged(_))));
    let is_still = move || is_over.get() || has_failed.get();
    let play = move |_| {
        if run.is_moving.get_untracked() {
            run.pause();
        } else {
            run.play(|_, planned| planned);
        }
    };
    let reset = move |_| {
        run.reset();
        latent.dispatch(LatentEdit::Reset);
    };
    let at_start = move || {
        let (is_pca, steps, _) = scene.get();
        is_pca || steps == 0 && step.get() == 0 && !run.is_moving.get()
    };
    let class = move || if is_still() { "button grow" } else { "button grow primary" };
    view! {
        <button class=live(class) type="button" disabled=live(is_still) on:click=play>
            {live(move || {
                let (name, words) = match run.is_moving.get() {
                    true => (IconName::Pause, latent.t().pause),
                    false => (IconName::Play, latent.t().play),
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
            disabled=live(move || is_still() || run.is_moving.get())
            on:click=move |_| run.play(|now, _| now + 1)
        >
            {latent.words(|t| t.step)}
        </button>
        <button class="button" type="button" disabled=live(at_start) on:click=reset>
            {latent.words(|t| t.reset)}
        </button>
    }
}
