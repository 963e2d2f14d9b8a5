//! Group 3: new pictures, decoded from codes that are drawn.

use super::handle::Latent;
use super::number::Number;
use super::run::Shown;
use super::told::code_words;
use crate::scene::{LatentEdit, LatentModel, LatentNumber, LatentScene};
use crate::train::{gaussian_codes, prior_codes};
use crate::ui::controls::{Disclosure, Group, Icon, IconName};
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::picture::Bitmap;
use crate::ui::seed::new_seed;
use crate::ui::text::fill;
use leptos::prelude::*;

/// Codes of the samples, one after the other; none before Generate.
pub fn codes_of_samples(latent: Latent) -> Memo<Vec<Vec<f32>>> {
    // What decides the samples, and no more: the point moves without them.
    let wanted = latent.pick(|s| LatentScene {
        generated: s.generated,
        samples: s.samples,
        seed: s.seed,
        model: s.model,
        ..LatentScene::link_default()
    });
    let shown = latent.shown;
    Memo::new(move |_| shown.get().map_or_else(Vec::new, |shown| wanted.with(|scene| sample_codes(&shown, scene))))
}

/// The same of a scene.
pub fn sample_codes(shown: &Shown, scene: &LatentScene) -> Vec<Vec<f32>> {
    if !scene.generated {
        return Vec::new();
    }
    let (n, seed) = (scene.samples as usize, scene.seed as u32);
    let codes = match scene.model {
        LatentModel::Vae => prior_codes(shown.latent, n, seed),
        _ => gaussian_codes(&shown.codes, shown.latent, n, seed),
    };
    codes.chunks_exact(shown.latent).map(<[f32]>::to_vec).collect()
}

/// The group Samples.
#[component]
pub fn SampleGroup(latent: Latent) -> impl IntoView {
    let lab = latent.lab;
    let open = RwSignal::new(false);
    let state = latent.pick(|s| (s.generated, s.model, s.samples as usize));
    let trained = latent.has_trained();
    let moving = latent.run.is_moving;
    let make = move |_| {
        latent.dispatch(LatentEdit::Generate);
        let n = latent.scene().samples as usize;
        lab.say(untrack(|| fill(latent.t().n_samples, &[&format::count(lab.lang.get(), n)])));
    };
    let reseed = move |_| {
        if let Some(seed) = new_seed(lab) {
            latent.dispatch(LatentEdit::NewSampleSeed(seed));
        }
    };
    // Filled when it is what comes next: after training, until it was pressed.
    let class = move || {
        let is_next = !state.get().0 && trained.get() && !moving.get();
        if is_next { "button grow primary" } else { "button grow" }
    };
    let hint = move || match state.get() {
        (false, ..) => latent.thing().samples_none,
        (true, LatentModel::Vae, _) => latent.t().samples_vae,
        (true, ..) => latent.t().samples_gaussian,
    };
    view! {
        <Group
            number="3"
            id="latent-group-3"
            title=latent.words(|t| t.samples)
            beside=move || view! { <Disclosure label=lab.words(|t| t.seed) open controls="latent-seed-part" /> }
        >
            <div class="generate-row">
                <button class=live(class) type="button" on:click=make>{lab.words(|t| t.generate)}</button>
                <Number latent field=LatentNumber::Samples label=latent.words(|t| t.samples) label_hidden=true />
            </div>
            <Samples latent />
            <p class="hint">{live(hint)}</p>
            <Show when=is(move || open.get())>
                <div class="more" id="latent-seed-part">
                    <Number latent field=LatentNumber::Seed label=lab.words(|t| t.seed) />
                    <button class="button" type="button" on:click=reseed>
                        <Icon name=IconName::Dice />
                        {lab.words(|t| t.new_seed)}
                    </button>
                </div>
            </Show>
        </Group>
    }
}

#[component]
fn Samples(latent: Latent) -> impl IntoView {
    let codes = codes_of_samples(latent);
    let n = Memo::new(move |_| codes.with(Vec::len));
    let sample = move |k: usize| {
        let picture = Memo::new(move |_| {
            let shown = latent.shown.get()?;
            codes.with(|codes| Some(shown.picture(codes.get(k)?.clone())))
        });
        let told = move || {
            let words = codes.get().get(k).map(|code| code_words(latent, code)).unwrap_or_default();
            fill(latent.t().sample_n, &[&(k + 1).to_string(), &words])
        };
        view! { <li class="latent-sample"><div role="img" aria-label=live(told)><Bitmap picture=picture /></div></li> }
    };
    let rows = move || (0..n.get()).map(sample).collect_view();
    view! {
        <Show when=is(move || n.get() > 0)>
            <ul class="latent-samples" aria-label=latent.words(|t| t.samples)>{live(rows)}</ul>
        </Show>
    }
}
