//! Group 4: whether it found what jars differ in, and how well it redraws them, beside PCA.

use super::handle::Latent;
use super::run::Shown;
use super::words::error;
use crate::scene::LatentModel;
use crate::ui::controls::Group;
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::text::Lang;
use leptos::prelude::*;

/// A figure in words.
type Of = fn(Lang, &Shown, &Shown) -> Option<String>;

/// The group Verdict.
#[component]
pub fn VerdictGroup(latent: Latent) -> impl IntoView {
    let run = latent.run;
    let is_pca = latent.pick(|s| s.model == LatentModel::Pca);
    let has_trained = Memo::new(move |_| run.trained.with(|shown| shown.as_ref().is_some_and(|shown| shown.step > 0)));
    view! {
        <Group number="4" id="latent-group-4" title=latent.words(|t| t.verdict) beside=|| ()>
            <div class="verdict-part">
                <table class="numbers latent-numbers" aria-label=latent.words(|t| t.found_table)>
                    <Heads latent />
                    <tbody>
                        <Row latent label=latent.words(|t| t.height_found) of=|lang, shown, _| r2(lang, shown, 0) />
                        <Row latent label=latent.words(|t| t.width_found) of=|lang, shown, _| r2(lang, shown, 1) />
                    </tbody>
                </table>
                <table class="numbers latent-numbers under" aria-label=latent.words(|t| t.reconstruction)>
                    <tbody>
                        <Row latent label=latent.words(|t| t.redrawing) of=|lang, shown, _| Some(error(lang, shown.mse?)) />
                        <Show when=is(move || has_trained.get())>
                            <Row latent label=latent.words(|t| t.beside_pca) of=beside strong=true />
                        </Show>
                    </tbody>
                </table>
                <Show when=is(move || is_pca.get())>
                    <p class="hint">{latent.words(|t| t.ghosts)}</p>
                </Show>
            </div>
        </Group>
    }
}

fn r2(lang: Lang, shown: &Shown, factor: usize) -> Option<String> {
    // Below nothing is as good as nothing, and no reader needs three digits of it.
    shown.r2[factor].map(|r2| if r2 < 0.0 { "< 0".to_string() } else { format::decimals(lang, r2, 3) })
}

fn beside(lang: Lang, shown: &Shown, pca: &Shown) -> Option<String> {
    let share = shown.mse? / pca.mse.filter(|mse| *mse > 0.0)?;
    Some(format::whole_percent(lang, share))
}

#[component]
fn Heads(latent: Latent) -> impl IntoView {
    let model = latent.pick(|s| s.model);
    // What was trained last, or what Play would train.
    let name = move || match model.get() {
        LatentModel::Autoencoder => latent.t().autoencoder_short,
        _ => latent.t().vae_short,
    };
    view! {
        <thead>
            <tr>
                <td></td>
                <th scope="col" class="model-word">{live(name)}</th>
                <th scope="col">{latent.words(|t| t.pca)}</th>
            </tr>
        </thead>
    }
}

#[component]
fn Row<W: Fn() -> &'static str + Copy + Send + Sync + 'static>(
    latent: Latent,
    label: W,
    of: Of,
    /** Whether it is the figure that counts. */
    #[prop(optional)]
    strong: bool,
) -> impl IntoView {
    let run = latent.run;
    let cell = move |is_pca: bool| {
        live(move || {
            let (pca, trained) = (run.pca.get(), run.trained.get().filter(|shown| shown.step > 0));
            let words = pca.as_ref().and_then(|pca| {
                let shown = if is_pca { pca } else { trained.as_ref()? };
                of(latent.lab.lang.get(), shown, pca)
            });
            words.unwrap_or("–".to_string())
        })
    };
    view! {
        <tr>
            <th scope="row">{label}</th>
            <td class=if strong { "own strong" } else { "own" }>{cell(false)}</td>
            <td>{cell(true)}</td>
        </tr>
    }
}
