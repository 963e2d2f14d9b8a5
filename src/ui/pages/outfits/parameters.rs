//! *Parameters*: what the models learned, number by number.

use super::Outfits;
use super::figure::Figure;
use super::observations::show_observations;
use super::space::Space;
use super::words::{ORDER, feature as feature_name, lit, probability_or_dash, spoken, value as value_name};
use crate::data::{Feature, SeenOutfit};
use crate::model::OutfitModels;
use crate::ui::dom::{hundredths, is, live, word};
use crate::ui::format;
use crate::ui::text::fill;
use leptos::prelude::*;
use std::sync::Arc;

/// Combinations that are listed.
const LISTED: usize = 20;

/// Both tables, and all combinations as a picture.
#[component]
pub fn Parameters(outfits: Outfits) -> impl IntoView {
    let models = outfits.follow(|state| state.models.clone());
    let bayes_hint = move || {
        let n = models.get().tally().n() as usize;
        fill(outfits.t().deep.bayes_hint, &[&format::count(outfits.lab.lang.get(), n)])
    };
    view! {
        <div class="deep-columns">
            <div class="deep-part">
                <h3>{outfits.words(|t| t.deep.bayes_title)}</h3>
                <p class="hint">{bayes_hint}</p>
                <LitLine outfits />
                <BayesTable outfits models />
            </div>
            <div class="deep-part">
                <h3>{outfits.words(|t| t.deep.joint_title)}</h3>
                <p class="hint">{outfits.words(|t| t.deep.joint_hint)}</p>
                <JointTable outfits models />
                <Show when=is(move || outfits.is_reconstructed())>
                    <p class="hint">{outfits.words(|t| t.deep.reconstructed_pattern)}</p>
                </Show>
            </div>
        </div>
        <Space outfits models />
    }
}

/// What is lit up, as the observations may be out of sight.
#[component]
fn LitLine(outfits: Outfits) -> impl IntoView {
    view! {
        <p class="lit-line" role="status">
            {live(move || lit(outfits))}
            <Show when=is(move || outfits.lit.get().is_some())>
                <button class="text-button" type="button" on:click=move |_| show_observations()>
                    {outfits.words(|t| t.deep.to_observations)}
                </button>
                <button class="text-button" type="button" on:click=move |_| outfits.lit.set(None)>
                    {outfits.words(|t| t.unlight)}
                </button>
            </Show>
        </p>
    }
}

/// A bar of grey ink: a share of the longest.
#[component]
pub fn ThetaBar(#[prop(into)] share: Signal<f64>) -> impl IntoView {
    let width = move || format!("{}%", hundredths(100.0 * share.get().clamp(0.0, 1.0)));
    view! { <div class="theta-bar" aria-hidden="true" style:width=width></div> }
}

#[component]
fn BayesTable(outfits: Outfits, models: Memo<Arc<OutfitModels>>) -> impl IntoView {
    let longest = Memo::new(move |_| {
        let models = models.get();
        let thetas = models.naive_bayes().map(|bayes| Feature::ALL.map(|f| *bayes.thetas(f)));
        thetas.map_or(0.0, |all| all.into_iter().flatten().fold(0.0, f64::max))
    });
    let group = move |feature: Feature| {
        let n_values = feature.n_values();
        let name = move || {
            let lang = outfits.lab.lang.get();
            fill(outfits.t().deep.n_values, &[feature_name(lang, feature), &format::count(lang, n_values)])
        };
        let row = |value| view! { <ValueRow outfits models longest feature value /> };
        view! {
            <tbody>
                <tr class="value-group">
                    <th colspan="4" scope="rowgroup">{name}</th>
                </tr>
                {(0..n_values as u8).map(row).collect_view()}
            </tbody>
        }
    };
    view! {
        <table class="numbers theta-table" aria-label=outfits.words(|t| t.deep.parameters)>
            <thead>
                <tr>
                    <th scope="col">{outfits.words(|t| t.deep.value)}</th>
                    <td></td>
                    <th class="end" scope="col">"n"</th>
                    <th class="end" scope="col">"θ"</th>
                </tr>
            </thead>
            {ORDER.into_iter().map(group).collect_view()}
        </table>
    }
}

/// A value that lights up the outfits that have it.
#[component]
fn ValueRow(
    outfits: Outfits,
    models: Memo<Arc<OutfitModels>>,
    longest: Memo<f64>,
    feature: Feature,
    value: u8,
) -> impl IntoView {
    let lab = outfits.lab;
    let theta = move || models.get().naive_bayes().ok().map(|bayes| bayes.theta(feature, value));
    let is_lit = move || outfits.lit.get() == Some((feature, value));
    let light = move |_| {
        let lit = untrack(is_lit);
        outfits.lit.set((!lit).then_some((feature, value)));
    };
    let n = move || {
        let models = models.get();
        let count = |n: u32| format::count(lab.lang.get(), n as usize);
        let tally = models.tally();
        fill(outfits.t().deep.n_of, &[&count(tally.value_count(feature, value)), &count(tally.n())])
    };
    let share = Signal::derive(move || match longest.get() {
        longest if longest > 0.0 => theta().unwrap_or(0.0) / longest,
        _ => 0.0,
    });
    view! {
        <tr>
            <th class=live(move || if is_lit() { "lit" } else { "" }) scope="row">
                <button class="value" type="button" aria-pressed=live(move || word(is_lit())) on:click=light>
                    {live(move || value_name(lab.lang.get(), feature, value))}
                </button>
            </th>
            <td class="bar-cell"><ThetaBar share /></td>
            <td class="n-of">{n}</td>
            <td>{live(move || probability_or_dash(lab.lang.get(), theta()))}</td>
        </tr>
    }
}

/// The combinations that were seen most; smoothing leaves their order.
#[component]
fn JointTable(outfits: Outfits, models: Memo<Arc<OutfitModels>>) -> impl IntoView {
    let lab = outfits.lab;
    let body = move || {
        let (models, lang) = (models.get(), lab.lang.get());
        let mut seen: Vec<SeenOutfit> = models.tally().seen().to_vec();
        // Stable: those seen as often stay in the order of their numbers.
        seen.sort_by_key(|seen| std::cmp::Reverse(seen.count));
        let row = |seen: &SeenOutfit| {
            let [mle, laplace, _] = models.probs(seen.outfit);
            view! {
                <tr>
                    <td class="mini"><Figure outfits outfit=seen.outfit hidden=true /></td>
                    <th scope="row">{spoken(lang, seen.outfit)}</th>
                    <td>{format::count(lang, seen.count as usize)}</td>
                    <td>{probability_or_dash(lang, mle)}</td>
                    <td>{probability_or_dash(lang, laplace)}</td>
                </tr>
            }
        };
        seen.iter().take(LISTED).map(row).collect_view()
    };
    let more = move || {
        let more = models.get().tally().seen().len().saturating_sub(LISTED);
        if more == 0 { String::new() } else { format::counted(lab.lang.get(), more, outfits.t().deep.joint_more) }
    };
    let theta_of = move |idx: usize| {
        let t = &outfits.t().deep;
        fill(t.theta_of, &[t.short_names[idx]])
    };
    view! {
        <div class="table-scroll" tabindex="0">
            <table class="numbers joint-table" aria-label=outfits.words(|t| t.deep.joint_title)>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{outfits.words(|t| t.deep.outfit)}</th>
                        <th class="end" scope="col">"n"</th>
                        <th class="end" scope="col">{live(move || theta_of(0))}</th>
                        <th class="end" scope="col">{live(move || theta_of(1))}</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
        <p class="hint">{more}</p>
    }
}
