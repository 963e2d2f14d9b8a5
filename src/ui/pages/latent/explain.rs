//! The formulas of the model on the plane, with its numbers of now.

use super::handle::Latent;
use super::words::code;
use crate::data::PIXELS;
use crate::scene::LatentModel;
use crate::ui::dom::live;
use crate::ui::format;
use crate::ui::text::fill;
use leptos::prelude::*;

/// z = g(x), x̂ = f(z). Our own signs only.
const CODER: &str = "<math display=\"block\"><mi>z</mi><mo>=</mo><mi>g</mi><mo>(</mo><mi>x</mi><mo>)</mo><mo>,</mo>\
    <mspace width=\"1em\"></mspace><mover><mi>x</mi><mo>^</mo></mover><mo>=</mo><mi>f</mi><mo>(</mo><mi>z</mi><mo>)</mo></math>";
/// The loss, with the divergence of a cloud where there is one.
const ERROR: &str = "<math display=\"block\"><mi>L</mi><mo>=</mo><mfrac><mn>1</mn><mi>n</mi></mfrac><mo>∑</mo>\
    <msup><mrow><mo>|</mo><mover><mi>x</mi><mo>^</mo></mover><mo>−</mo><mi>x</mi><mo>|</mo></mrow><mn>2</mn></msup></math>";
const ELBO: &str = "<math display=\"block\"><mi>L</mi><mo>=</mo><mfrac><mn>1</mn><mi>n</mi></mfrac><mo>∑</mo><mrow><mo>(</mo>\
    <msup><mrow><mo>|</mo><mover><mi>x</mi><mo>^</mo></mover><mo>−</mo><mi>x</mi><mo>|</mo></mrow><mn>2</mn></msup><mo>+</mo>\
    <mi>β</mi><mtext>KL</mtext><mo>(</mo><mi>N</mi><mo>(</mo><mi>μ</mi><mo>,</mo><msup><mi>σ</mi><mn>2</mn></msup><mo>)</mo>\
    <mo>,</mo><mi>N</mi><mo>(</mo><mn>0</mn><mo>,</mo><mn>1</mn><mo>)</mo><mo>)</mo><mo>)</mo></mrow></math>";
const PCA: &str = "<math display=\"block\"><mi>z</mi><mo>=</mo><msup><mi>W</mi><mi>T</mi></msup><mo>(</mo><mi>x</mi><mo>−</mo>\
    <mi>m</mi><mo>)</mo><mo>,</mo><mspace width=\"1em\"></mspace><mover><mi>x</mi><mo>^</mo></mover><mo>=</mo><mi>m</mi>\
    <mo>+</mo><mi>W</mi><mi>z</mi></math>";

/// Formulas and words.
#[component]
pub fn Explain(latent: Latent) -> impl IntoView {
    let lab = latent.lab;
    let model = latent.pick(|s| s.model);
    let numbers = latent.pick(|s| (s.latent as usize, s.batch as usize, s.beta as f64 / 100.0));
    let formulas = move || match model.get() {
        LatentModel::Pca => PCA.to_string(),
        LatentModel::Autoencoder => format!("{CODER}{ERROR}"),
        LatentModel::Vae => format!("{CODER}{ELBO}"),
    };
    let words = move || {
        let ((latent_size, batch, _), lang) = (numbers.get(), lab.lang.get());
        let count = |n: usize| format::count(lang, n);
        match model.get() {
            LatentModel::Pca => fill(latent.thing().explain_pca, &[&count(latent_size)]),
            _ => fill(latent.thing().explain_layers, &[&count(latent_size), &count(batch)]),
        }
    };
    let cloud = move || {
        let beta = format::plain(lab.lang.get(), numbers.get().2);
        (model.get() == LatentModel::Vae).then(|| fill(latent.t().explain_vae, &[&beta]))
    };
    let now = move || {
        let (shown, lang) = (latent.shown.get()?, lab.lang.get());
        let z = code(lang, shown.codes.get(..shown.latent)?);
        Some(fill(latent.thing().explain_now, &["1", &z]))
    };
    // As it was measured on all pictures last: of a picture, so all its pixels.
    let loss = move || {
        let (shown, lang, t) = (latent.shown.get()?, lab.lang.get(), latent.t());
        let error = shown.mse? * PIXELS as f64;
        let written = |x: f64| format::decimals(lang, x, 2);
        match (model.get(), shown.kl) {
            (LatentModel::Vae, Some(kl)) => {
                let beta = numbers.get().2;
                let sum = written(error + beta * kl);
                Some(fill(t.explain_loss, &[&written(error), &format::plain(lang, beta), &written(kl), &sum]))
            }
            (LatentModel::Autoencoder, _) => Some(fill(t.explain_error, &[&written(error)])),
            _ => None,
        }
    };
    view! {
        // Wider than a phone, they scroll; then the keyboard must reach them.
        <div class="formula" tabindex="0" role="group" aria-label=latent.words(|t| t.explain) inner_html=live(formulas)></div>
        <p class="hint">{live(words)}</p>
        <p class="hint">{live(cloud)}</p>
        <p class="hint">{live(now)}</p>
        <p class="hint">{live(loss)}</p>
    }
}
