//! The layout of the page. What stands in the bar on a narrow page stands in the groups on a wide one, never in both.

use super::card::Card;
use super::data_group::DataGroup;
use super::handle::Latent;
use super::model_group::ModelGroup;
use super::own;
use super::sample_group::SampleGroup;
use super::study::Study;
use super::transport::Transport;
use super::verdict_group::VerdictGroup;
use crate::scene::{LatentData, LatentModel};
use crate::ui::dom::{is, live};
use leptos::prelude::*;

/// So good that the sentence may say that both were found.
const FOUND: f64 = 0.9;

/// The page.
#[component]
pub fn LatentPage(latent: Latent) -> impl IntoView {
    latent.run.follow();
    own::follow(latent);
    let lab = latent.lab;
    let of = latent.pick(|s| (s.model, s.data == LatentData::Jars));
    let shown = latent.shown;
    // Only what the sentence asks, so that it is not written anew with each report.
    let state = Memo::new(move |_| {
        let has_found = shown.with(|shown| {
            shown.as_ref().is_some_and(|shown| shown.found.iter().all(|r2| r2.is_some_and(|r2| r2 >= FOUND)))
        });
        let steps = shown.with(|shown| shown.as_ref().map_or(0, |shown| shown.step));
        (latent.run.is_moving.get(), steps > 0, has_found)
    });
    let headline = move || {
        let (model, is_jars) = of.get();
        let thing = latent.thing();
        match (model, state.get()) {
            (LatentModel::Pca, _) | (_, (false, false, _)) => thing.headline_first,
            (_, (true, ..)) => thing.headline_training,
            (_, (false, true, false)) if is_jars => latent.t().headline_lost,
            (LatentModel::Vae, _) => thing.headline_vae,
            (LatentModel::Autoencoder, _) => thing.headline_autoencoder,
        }
    };
    view! {
        <div class="page latent">
            <div class="stage">
                <h1 class="headline" aria-live="polite">{live(headline)}</h1>
                <Card latent />
            </div>
            <div class="panel">
                <DataGroup latent />
                <ModelGroup latent />
                <SampleGroup latent />
                <VerdictGroup latent />
            </div>
            <div class="below">
                <Study latent />
            </div>
            <Show when=is(move || lab.narrow.get())>
                <div class="bar">
                    <Transport latent />
                </div>
            </Show>
        </div>
    }
}
