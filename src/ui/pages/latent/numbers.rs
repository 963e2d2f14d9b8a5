//! *All numbers*: linear R², what codes of no meaning would reach, and how far codes are from a normal cloud.

use super::figure::{Figure, Heads, Row};
use super::handle::Latent;
use crate::data::Feature;
use crate::metric::linear_r2;
use crate::scene::LatentData;
use crate::ui::dom::live;
use crate::ui::format;
use crate::ui::outfit_words;
use crate::ui::text::fill;
use leptos::prelude::*;

/// The table.
#[component]
pub fn AllNumbers(latent: Latent) -> impl IntoView {
    let data = latent.pick(|s| s.data);
    let hint = move || match data.get() {
        LatentData::Jars => Some(latent.t().linear_hint),
        LatentData::Outfits => Some(latent.t().chance_hint),
        LatentData::Own(_) => None,
    };
    view! {
        <table class="numbers latent-numbers" aria-label=latent.words(|t| t.all_numbers)>
            <Heads latent />
            <tbody>
                {live(move || rows(latent, data.get()))}
                <Row
                    latent
                    label=latent.words(|t| t.kl)
                    of=Figure::new(|lang, shown, _| Some(format::decimals(lang, shown.kl?, 2)))
                />
            </tbody>
        </table>
        <p class="hint">{live(hint)}</p>
    }
}

fn rows(latent: Latent, data: LatentData) -> AnyView {
    match data {
        LatentData::Jars => view! {
            <Row latent label=latent.words(|t| t.linear_height) of=linear(latent, 0) />
            <Row latent label=latent.words(|t| t.linear_width) of=linear(latent, 1) />
        }
        .into_any(),
        LatentData::Outfits => {
            Feature::ALL.map(|feature| chance(latent, feature)).into_iter().collect_view().into_any()
        }
        LatentData::Own(_) => ().into_any(),
    }
}

fn linear(latent: Latent, factor: usize) -> Figure {
    Figure::new(move |lang, shown, _| {
        let r2 = latent.source.with(|source| linear_r2(&shown.codes, shown.latent, &source.sizes()?[factor]))?;
        Some(format::decimals(lang, r2, 3))
    })
}

/// All values of a feature are as frequent among all outfits.
fn chance(latent: Latent, feature: Feature) -> impl IntoView {
    let label = move || fill(latent.t().by_chance, &[outfit_words::feature(latent.lab.lang.get(), feature)]);
    let share = 1.0 / feature.n_values() as f64;
    view! { <Row latent label of=Figure::new(move |lang, _, _| Some(format::whole_percent(lang, share))) /> }
}
