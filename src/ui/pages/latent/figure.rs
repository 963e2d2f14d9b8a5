//! A row of figures: of what was trained, and of PCA beside it.

use super::handle::Latent;
use super::run::Shown;
use crate::scene::LatentModel;
use crate::ui::dom::live;
use crate::ui::text::Lang;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use std::sync::Arc;

/// A figure of a model in words, which may look at PCA's.
type Of = dyn Fn(Lang, &Shown, &Shown) -> Option<String> + Send + Sync;

/// A figure.
#[derive(Clone)]
pub struct Figure(Arc<Of>);

impl Figure {
    /// From a model, and PCA beside it.
    pub fn new(of: impl Fn(Lang, &Shown, &Shown) -> Option<String> + Send + Sync + 'static) -> Self {
        Self(Arc::new(of))
    }
}

/// What the columns are of.
#[component]
pub fn Heads(latent: Latent) -> impl IntoView {
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

/// A row.
#[component]
pub fn Row(
    latent: Latent,
    /// What it is of.
    #[prop(into)]
    label: TextProp,
    /// The figure.
    of: Figure,
    /// Whether it is the one that counts.
    #[prop(optional)]
    strong: bool,
) -> impl IntoView {
    let run = latent.run;
    let cell = move |is_pca: bool| {
        let of = of.clone();
        live(move || {
            let (pca, trained) = (run.pca.get(), run.trained.get().filter(|shown| shown.step > 0));
            let words = pca.as_ref().and_then(|pca| {
                let shown = if is_pca { pca } else { trained.as_ref()? };
                (of.0)(latent.lab.lang.get(), shown, pca)
            });
            words.unwrap_or("–".to_string())
        })
    };
    view! {
        <tr>
            <th scope="row">{live(move || label.get())}</th>
            <td class=if strong { "own strong" } else { "own" }>{cell(false)}</td>
            <td>{cell(true)}</td>
        </tr>
    }
}
