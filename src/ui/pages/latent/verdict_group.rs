//! Group 4: whether it found what pictures differ in, and how well it redraws them, beside PCA.

use super::figure::{Figure, Heads, Row};
use super::handle::Latent;
use super::numbers::AllNumbers;
use super::words::error;
use crate::data::Feature;
use crate::scene::{LatentData, LatentModel};
use crate::ui::controls::{Disclosure, Group};
use crate::ui::dom::{is, live};
use crate::ui::format;
use crate::ui::outfit_words;
use leptos::prelude::*;

/// The group Verdict.
#[component]
pub fn VerdictGroup(latent: Latent) -> impl IntoView {
    let open = RwSignal::new(false);
    let (data, is_pca) = (latent.pick(|s| s.data), latent.pick(|s| s.model == LatentModel::Pca));
    let has_trained = latent.has_trained();
    let own_factors = move || matches!(data.get(), LatentData::Own(_)).then(|| latent.t().own_factors);
    let share = move || (data.get() == LatentData::Outfits).then(|| latent.t().agreement_hint);
    view! {
        <Group
            number="4"
            id="latent-group-4"
            title=latent.words(|t| t.verdict)
            beside=move || view! { <Disclosure label=latent.words(|t| t.all_numbers) open controls="latent-numbers" /> }
        >
            <div class="verdict-part">
                <table class="numbers latent-numbers" aria-label=latent.words(|t| t.found_table)>
                    <Heads latent />
                    <tbody>{live(move || found(latent, data.get()))}</tbody>
                </table>
                <table class="numbers latent-numbers under" aria-label=latent.words(|t| t.reconstruction)>
                    <tbody>
                        <Row latent label=latent.words(|t| t.redrawing) of=redrawing() />
                        <Show when=is(move || has_trained.get())>
                            <Row latent label=latent.words(|t| t.beside_pca) of=beside() strong=true />
                        </Show>
                    </tbody>
                </table>
                <p class="hint">{live(share)}{live(own_factors)}</p>
                <Show when=is(move || is_pca.get())>
                    <p class="hint">{latent.thing_words(|t| t.ghosts)}</p>
                </Show>
                <Show when=is(move || open.get())>
                    <div class="more" id="latent-numbers">
                        <AllNumbers latent />
                    </div>
                </Show>
            </div>
        </Group>
    }
}

/// A row for each factor.
fn found(latent: Latent, data: LatentData) -> AnyView {
    match data {
        LatentData::Jars => view! {
            <Row latent label=latent.words(|t| t.height_found) of=r2(0) />
            <Row latent label=latent.words(|t| t.width_found) of=r2(1) />
        }
        .into_any(),
        LatentData::Outfits => {
            let row = |feature: Feature| {
                let label = move || outfit_words::feature(latent.lab.lang.get(), feature);
                view! { <Row latent label of=agreement(feature) /> }
            };
            Feature::ALL.map(row).into_iter().collect_view().into_any()
        }
        LatentData::Own(_) => ().into_any(),
    }
}

fn r2(factor: usize) -> Figure {
    Figure::new(move |lang, shown, _| {
        // Below nothing is as good as nothing, and no reader needs three digits of it.
        let written = |r2: f64| if r2 < 0.0 { "< 0".to_string() } else { format::decimals(lang, r2, 3) };
        shown.found.get(factor).copied().flatten().map(written)
    })
}

fn agreement(feature: Feature) -> Figure {
    Figure::new(move |lang, shown, _| {
        shown.found.get(feature.idx()).copied().flatten().map(|share| format::whole_percent(lang, share))
    })
}

fn redrawing() -> Figure {
    Figure::new(|lang, shown, _| Some(error(lang, shown.mse?)))
}

fn beside() -> Figure {
    Figure::new(|lang, shown, pca| {
        let share = shown.mse? / pca.mse.filter(|mse| *mse > 0.0)?;
        Some(format::whole_percent(lang, share))
    })
}
