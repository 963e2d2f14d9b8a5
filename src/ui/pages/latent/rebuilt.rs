//! *Rebuilt jars*: ten originals, and what each model makes of them through its few numbers.

use super::handle::Latent;
use super::run::Shown;
use super::words::error;
use crate::data::Picture;
use crate::scene::{LatentModel, LatentScene};
use crate::ui::dom::live;
use crate::ui::format;
use crate::ui::picture::Bitmap;
use crate::ui::text::fill;
use leptos::prelude::*;
use std::sync::Arc;

/// Jars in a row.
const SHOWN: usize = 10;

/// Where a row's pictures come from.
type Source = Signal<Option<Arc<Shown>>>;

/// The three rows.
#[component]
pub fn Rebuilt(latent: Latent) -> impl IntoView {
    let (lab, run) = (latent.lab, latent.run);
    let n = latent.pick(LatentScene::n_pictures);
    let model = latent.pick(|s| s.model);
    let trained: Source = Signal::derive(move || run.trained.get().filter(|shown| shown.step > 0));
    let pca: Source = Signal::derive(move || run.pca.get());
    let original = move |k: usize| {
        let picture = Memo::new(move |_| latent.source.with(|source| source.picture(k)));
        view! { <li><Bitmap picture=picture /></li> }
    };
    let rebuilt = move |from: Source| {
        move |k: usize| {
            let picture = Memo::new(move |_| -> Option<Picture> {
                let shown = from.get()?;
                Some(shown.picture(shown.codes.get(k * shown.latent..(k + 1) * shown.latent)?.to_vec()))
            });
            let class = move || if picture.with(Option::is_some) { "" } else { "slot" };
            view! { <li class=live(class)><Bitmap picture=picture /></li> }
        }
    };
    let of = move |from: Source| {
        live(move || match from.get().and_then(|shown| shown.mse) {
            Some(mse) => fill(latent.t().error_of, &[&error(lab.lang.get(), mse)]),
            None => latent.t().not_trained.to_string(),
        })
    };
    let ten = move || fill(latent.t().ten_of, &[&format::count(lab.lang.get(), n.get())]);
    let name = move || {
        if model.get() == LatentModel::Autoencoder { latent.t().autoencoder_short } else { latent.t().vae_short }
    };
    view! {
        <div class="rebuilt-row">
            <p><b>{latent.words(|t| t.original)}</b><span class="hint">{live(ten)}</span></p>
            <ul>{(0..SHOWN).map(original).collect_view()}</ul>
        </div>
        <div class="rebuilt-row model">
            <p><b>{live(name)}</b><span class="hint">{of(trained)}</span></p>
            <ul>{(0..SHOWN).map(rebuilt(trained)).collect_view()}</ul>
        </div>
        <div class="rebuilt-row">
            <p><b>{latent.words(|t| t.pca)}</b><span class="hint">{of(pca)}</span></p>
            <ul>{(0..SHOWN).map(rebuilt(pca)).collect_view()}</ul>
        </div>
    }
}
