//! *What independence loses*: features that know of each other in the rows, and outfits that could not be.

use super::Outfits;
use super::figure::Figure;
use super::parameters::ThetaBar;
use super::words::{feature as feature_name, model as model_name, value as value_name};
use crate::data::{DataSet, Feature, Outfit};
use crate::metric::{PairInformation, UnseenPair, mass_with_any, pair_information, unseen_pairs};
use crate::model::{OutfitModelKind, OutfitModels};
use crate::scene::{GeneratedOutfit, OutfitsEdit};
use crate::ui::dom::{is, live, word};
use crate::ui::format;
use crate::ui::text::{Lang, fill};
use leptos::prelude::*;
use std::sync::Arc;

/// Pairs that are listed.
const LISTED: usize = 10;
/// Generated outfits that are shown.
const SHOWN: usize = 12;

/// The panel.
#[component]
pub fn Independence(outfits: Outfits) -> impl IntoView {
    let is_preset = outfits.pick(|s| s.data_set == DataSet::Dependence);
    let models = outfits.follow(|state| state.models.clone());
    let unseen = Memo::new(move |_| {
        let models = models.get();
        Arc::new(models.naive_bayes().map(|bayes| unseen_pairs(models.tally(), bayes)).unwrap_or_default())
    });
    let choose = move |_| {
        outfits.dispatch(OutfitsEdit::DataSet(DataSet::Dependence));
    };
    view! {
        <p class="prose">{outfits.words(|t| t.deep.loses_hint)}</p>
        <div class="presets">
            <button
                class="button button-small"
                type="button"
                aria-pressed=live(move || word(is_preset.get()))
                on:click=choose
            >
                {outfits.words(|t| t.deep.show_dependence)}
            </button>
        </div>
        <div class="deep-columns">
            <Information outfits models />
            <Pairs outfits models unseen />
        </div>
        <WithPair outfits unseen />
        <p class="prose leads-on">{outfits.words(|t| t.deep.leads_on)}</p>
    }
}

/// Mutual information of each pair, the strongest first.
#[component]
fn Information(outfits: Outfits, models: Memo<Arc<OutfitModels>>) -> impl IntoView {
    let lab = outfits.lab;
    let rows = move || {
        let (models, lang) = (models.get(), lab.lang.get());
        let pseudocount = models.joint(true).map_or(0.0, |joint| joint.params().pseudocount);
        let mut pairs = pair_information(models.tally(), pseudocount);
        pairs.sort_by(|a, b| b.data_bits.total_cmp(&a.data_bits));
        let most = pairs.first().map_or(1.0, |pair| f64::max(pair.data_bits, 1e-9));
        let row = |pair: &PairInformation| {
            view! {
                <tr>
                    <th scope="row">{pair_of(lang, pair.features)}</th>
                    <td class="bar-cell"><ThetaBar share=pair.data_bits / most /></td>
                    <td>{format::decimals(lang, pair.data_bits, 4)}</td>
                    <td>{format::plain(lang, PairInformation::NAIVE_BAYES_BITS)}</td>
                </tr>
            }
        };
        pairs.iter().map(row).collect_view()
    };
    let hint = move || {
        let n = models.get().tally().n() as usize;
        fill(outfits.t().deep.information_hint, &[&format::count(lab.lang.get(), n)])
    };
    view! {
        <div class="deep-part">
            <h3>{outfits.words(|t| t.deep.information_title)}</h3>
            <p class="hint">{hint}</p>
            <table class="numbers counting-table" aria-label=outfits.words(|t| t.deep.information_title)>
                <thead>
                    <tr>
                        <th scope="col">{outfits.words(|t| t.deep.pair)}</th>
                        <td></td>
                        <th class="end" scope="col">{outfits.words(|t| t.deep.in_the_data)}</th>
                        <th class="end" scope="col">
                            {live(move || model_name(lab.lang.get(), OutfitModelKind::NaiveBayes))}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <Show when=is(move || outfits.is_reconstructed())>
                <p class="hint">{outfits.words(|t| t.deep.reconstructed_pattern)}</p>
            </Show>
        </div>
    }
}

fn pair_of(lang: Lang, features: [Feature; 2]) -> String {
    features.map(|feature| feature_name(lang, feature)).join(" · ")
}

/// Both values, each with its feature where the value alone would not say of what it is.
fn values_of(lang: Lang, pair: &UnseenPair) -> String {
    let [first, second] = [0, 1].map(|idx| {
        let (feature, value) = (pair.features[idx], pair.values[idx]);
        let name = value_name(lang, feature, value);
        match feature {
            Feature::ClothingColour | Feature::HairColour => format!("{} ({})", name, feature_name(lang, feature)),
            _ => name.to_string(),
        }
    });
    format!("{first} · {second}")
}

/// The pairs that no row has, counted and listed.
#[component]
fn Pairs(outfits: Outfits, models: Memo<Arc<OutfitModels>>, unseen: Memo<Arc<Vec<UnseenPair>>>) -> impl IntoView {
    let lab = outfits.lab;
    let counted = move || {
        let (models, unseen, lang) = (models.get(), unseen.get(), lab.lang.get());
        let t = &outfits.t().deep;
        let Some(bayes) = models.naive_bayes().ok().filter(|_| !unseen.is_empty()) else {
            return t.pairs_none.to_string();
        };
        let mass = format::percent(lang, mass_with_any(bayes, &unseen));
        fill(t.pairs_counted.pick(lang, unseen.len()), &[&format::count(lang, unseen.len()), &mass])
    };
    let rows = move || {
        let (unseen, lang) = (unseen.get(), lab.lang.get());
        let row = |pair: &UnseenPair| {
            view! {
                <tr>
                    <th scope="row">{values_of(lang, pair)}</th>
                    <td>{format::decimals(lang, pair.prob, 4)}</td>
                </tr>
            }
        };
        unseen.iter().take(LISTED).map(row).collect_view()
    };
    view! {
        <div class="deep-part">
            <h3>{outfits.words(|t| t.deep.pairs_title)}</h3>
            <p role="status">{counted}</p>
            <table class="numbers counting-table" aria-label=outfits.words(|t| t.deep.likeliest_pairs)>
                <thead>
                    <tr>
                        <th scope="col">{outfits.words(|t| t.deep.pair)}</th>
                        <th class="end" scope="col">{outfits.words(|t| t.deep.how_often)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="hint">{outfits.words(|t| t.deep.pairs_chance)}</p>
        </div>
    }
}

/// What Naive Bayes generated with such a pair.
#[component]
fn WithPair(outfits: Outfits, unseen: Memo<Arc<Vec<UnseenPair>>>) -> impl IntoView {
    let made = outfits.follow(|state| {
        let generated = state.generated.as_ref()?;
        generated[OutfitModelKind::NaiveBayes.idx()].outfits.clone().ok()
    });
    move || {
        let Some(made) = made.get() else {
            return view! { <p class="hint">{outfits.words(|t| t.deep.press_generate)}</p> }.into_any();
        };
        let (unseen, lang) = (unseen.get(), outfits.lab.lang.get());
        // The likeliest pair that it holds.
        let pair_in = |made: &GeneratedOutfit| unseen.iter().find(|pair| pair.is_in(made.outfit)).copied();
        let holding: Vec<_> = made.iter().filter_map(|made| Some((made.outfit, pair_in(made)?))).collect();
        let count = |n| format::count(lang, n);
        let words = fill(
            outfits.t().deep.made_with_pair.pick(lang, holding.len()),
            &[&count(holding.len()), &count(made.len())],
        );
        let figure = |(outfit, pair): &(Outfit, UnseenPair)| {
            view! {
                <li>
                    <Figure outfits outfit=*outfit />
                    <span class="pair-caption">{values_of(lang, pair)}</span>
                </li>
            }
        };
        view! {
            <p>{words}</p>
            <ul class="with-pair">{holding.iter().take(SHOWN).map(figure).collect_view()}</ul>
        }
        .into_any()
    }
}
