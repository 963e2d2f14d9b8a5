//! *Count one by one*: the rows are counted before the reader's eyes, and the numbers of every model move.

use super::Outfits;
use super::figure::Figure;
use super::parameters::ThetaBar;
use super::text::OutfitsText;
use super::walk::Walk;
use super::words::{ORDER, probability_or_dash, spoken, value_of_feature};
use crate::data::{DataSet, Feature, Outfit};
use crate::model::{OutfitModelKind, OutfitModels};
use crate::ui::dom::{hundredths, is, live};
use crate::ui::format;
use crate::ui::text::{Words, fill};
use leptos::prelude::*;
use std::sync::Arc;

/// The panel.
#[component]
pub fn Counting(outfits: Outfits) -> impl IntoView {
    let walk = Walk::new(outfits);
    let at = walk.at;
    let rows = outfits.pick(|s| s.observations.clone());
    // The row counted last.
    let outfit = Memo::new(move |_| at.get().checked_sub(1).and_then(|row| rows.with(|rows| rows.get(row).copied())));
    let models = Memo::new(move |_| Arc::new(outfits.state().scene.fit_first(at.get())));
    view! {
        <p class="hint">{outfits.words(|t| t.deep.counting_hint)}</p>
        <Controls outfits walk />
        <div class="deep-columns">
            <div class="deep-part">
                <Present outfits at outfit />
                <ItsNumbers outfits models outfit />
            </div>
            <div class="deep-part">
                <ItsValues outfits models outfit />
                <TopFive outfits models />
            </div>
        </div>
        <p class="hint" role="status">{live(move || state_line(outfits, at.get()))}</p>
        <Show when=is(move || outfits.is_reconstructed())>
            <p class="hint">{outfits.words(|t| t.deep.reconstructed_pattern)}</p>
        </Show>
    }
}

#[component]
fn Controls(outfits: Outfits, walk: Walk) -> impl IntoView {
    let at = walk.at;
    let to = move |words: Words<OutfitsText>, of: fn(usize, usize) -> usize| {
        let go = move |_| walk.go(untrack(|| of(at.get(), walk.n_rows())));
        view! {
            <button
                class="button"
                type="button"
                disabled=live(move || of(at.get(), walk.n_rows()) == at.get())
                on:click=go
            >
                {outfits.words(words)}
            </button>
        }
    };
    let toggle_words = move || {
        let t = &outfits.t().deep;
        if walk.is_playing() { t.pause } else { t.play }
    };
    let counted = move || {
        let count = |n| format::count(outfits.lab.lang.get(), n);
        fill(outfits.t().deep.counted, &[&count(at.get()), &count(walk.n_rows())])
    };
    let share = move || match walk.n_rows() {
        0 => 0.0,
        n => at.get() as f64 / n as f64,
    };
    view! {
        <div class="counting-controls">
            {to(|t| t.deep.to_start, |_, _| 0)}
            {to(|t| t.deep.back, |at, _| at.saturating_sub(1))}
            <button
                class="button button-strong"
                type="button"
                disabled=live(move || walk.n_rows() == 0)
                on:click=move |_| walk.toggle()
            >
                {toggle_words}
            </button>
            {to(|t| t.deep.next, |at, n| (at + 1).min(n))}
            {to(|t| t.deep.to_end, |_, n| n)}
            <span class="counted">{counted}</span>
            <div class="progress" aria-hidden="true">
                <div style:width=live(move || format!("{}%", hundredths(100.0 * share())))></div>
            </div>
        </div>
    }
}

fn state_line(outfits: Outfits, at: usize) -> &'static str {
    let (state, t) = (outfits.state(), &outfits.t().deep);
    let scene = &state.scene;
    match at {
        0 => t.none_counted,
        at if at < scene.observations.len() => "",
        _ if scene.data_set == DataSet::Published && !scene.is_edited() && scene.bayes_pseudocount == 0 => {
            t.all_published
        }
        _ => t.all_counted,
    }
}

/// The row that was counted last.
#[component]
fn Present(outfits: Outfits, at: Memo<usize>, outfit: Memo<Option<Outfit>>) -> impl IntoView {
    let lab = outfits.lab;
    let title = move || fill(outfits.t().outfit_of_row, &[&format::count(lab.lang.get(), at.get())]);
    let words = move || outfit.get().map_or(String::new(), |outfit| spoken(lab.lang.get(), outfit));
    view! {
        <div class="counting-present">
            <div class="counting-figure">{live(move || outfit.get().map(|outfit| view! { <Figure outfits outfit /> }))}</div>
            <div>
                // An empty heading would be read out as one.
                <Show when=is(move || { at.get() > 0 })>
                    <h3>{title}</h3>
                </Show>
                <p class="hint">{words}</p>
            </div>
        </div>
    }
}

/// What each model gives the outfit by now.
#[component]
fn ItsNumbers(outfits: Outfits, models: Memo<Arc<OutfitModels>>, outfit: Memo<Option<Outfit>>) -> impl IntoView {
    let lab = outfits.lab;
    let row = move |kind: OutfitModelKind| {
        let p = move || outfit.get().and_then(|outfit| models.get().probs(outfit)[kind.idx()]);
        let n = move || match outfit.get().filter(|_| kind != OutfitModelKind::NaiveBayes) {
            Some(outfit) => {
                let models = models.get();
                n_of(outfits, models.tally().count(outfit), &models)
            }
            None => String::new(),
        };
        let name = move || match kind {
            OutfitModelKind::NaiveBayes => outfits.t().deep.all_values,
            _ => outfits.t().deep.short_names[kind.idx()],
        };
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="n-of">{n}</td>
                <td>{live(move || probability_or_dash(lab.lang.get(), p()))}</td>
            </tr>
        }
    };
    view! {
        <table class="numbers counting-table" aria-label=outfits.words(|t| t.deep.this_outfit)>
            <thead>
                <tr>
                    <th scope="col">{outfits.words(|t| t.model)}</th>
                    <th class="end" scope="col">"n"</th>
                    <th class="end" scope="col">"θ, p"</th>
                </tr>
            </thead>
            <tbody>{OutfitModelKind::ALL.into_iter().map(row).collect_view()}</tbody>
        </table>
    }
}

/// So many of all rows.
fn n_of(outfits: Outfits, n: u32, models: &OutfitModels) -> String {
    let count = |n: u32| format::count(outfits.lab.lang.get(), n as usize);
    fill(outfits.t().deep.n_of, &[&count(n), &count(models.tally().n())])
}

/// n and θ of a value by now.
fn value_row(outfits: Outfits, models: &OutfitModels, feature: Feature, value: u8) -> AnyView {
    let lang = outfits.lab.lang.get();
    let theta = models.naive_bayes().ok().map(|bayes| bayes.theta(feature, value));
    view! {
        <tr>
            <th scope="row">{value_of_feature(lang, feature, value)}</th>
            <td class="bar-cell"><ThetaBar share=theta.unwrap_or(0.0) /></td>
            <td class="n-of">{n_of(outfits, models.tally().value_count(feature, value), models)}</td>
            <td>{probability_or_dash(lang, theta)}</td>
        </tr>
    }
    .into_any()
}

#[component]
fn ValueTable(outfits: Outfits, name: Words<OutfitsText>, children: Children) -> impl IntoView {
    view! {
        <h3>{outfits.words(name)}</h3>
        <table class="numbers counting-table" aria-label=outfits.words(name)>
            <thead>
                <tr>
                    <th scope="col">{outfits.words(|t| t.deep.value)}</th>
                    <td></td>
                    <th class="end" scope="col">"n"</th>
                    <th class="end" scope="col">"θ"</th>
                </tr>
            </thead>
            <tbody>{children()}</tbody>
        </table>
    }
}

#[component]
fn ItsValues(outfits: Outfits, models: Memo<Arc<OutfitModels>>, outfit: Memo<Option<Outfit>>) -> impl IntoView {
    let rows = move || {
        outfit.get().map(|outfit| {
            let models = models.get();
            ORDER.into_iter().map(|f| value_row(outfits, &models, f, outfit.value(f))).collect_view()
        })
    };
    view! { <ValueTable outfits name=|t| t.deep.its_values>{rows}</ValueTable> }
}

#[component]
fn TopFive(outfits: Outfits, models: Memo<Arc<OutfitModels>>) -> impl IntoView {
    let rows = move || {
        let models = models.get();
        let all =
            ORDER.into_iter().flat_map(|feature| (0..feature.n_values() as u8).map(move |value| (feature, value)));
        let mut all: Vec<(Feature, u8)> = all.collect();
        // Stable: those seen as often stay in the order of the features.
        all.sort_by_key(|(feature, value)| std::cmp::Reverse(models.tally().value_count(*feature, *value)));
        all.iter().take(5).map(|(feature, value)| value_row(outfits, &models, *feature, *value)).collect_view()
    };
    view! { <ValueTable outfits name=|t| t.deep.top_five>{rows}</ValueTable> }
}
