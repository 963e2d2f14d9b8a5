//! *Ask for one outfit*: five values, and what each model gives them, step by step.

use super::Outfits;
use super::picker::Picker;
use super::text::OutfitsText;
use super::words::{ORDER, model as model_name, probability_or_dash};
use crate::data::{Outfit, Tally};
use crate::model::{OutfitModelKind, OutfitModels};
use crate::scene::OutfitsEdit;
use crate::ui::dom::{live, word};
use crate::ui::format;
use crate::ui::text::{Lang, Words};
use leptos::prelude::*;

/// Never observed, and like what was: silver hair, round glasses, a white scoop neck.
const PLAUSIBLE: [u8; 5] = [1, 7, 2, 5, 3];
/// Never observed, and odd: a pink bun over a black hoodie.
const ODD: [u8; 5] = [2, 0, 0, 3, 1];

/// The card.
#[component]
pub fn Ask(outfits: Outfits) -> impl IntoView {
    let lab = outfits.lab;
    let asked = outfits.pick(|s| s.asked);
    let answers = outfits.follow(|state| (state.scene.asked, state.models.clone()));
    let ask = move |outfit| {
        outfits.dispatch(OutfitsEdit::Ask(outfit));
    };
    let example = move |words: Words<OutfitsText>, outfit: Option<Outfit>| {
        let outfit = outfit.unwrap_or(Outfit::COMBINATION_1);
        view! {
            <button
                class="button button-small"
                type="button"
                aria-pressed=live(move || word(asked.get() == outfit))
                on:click=move |_| ask(outfit)
            >
                {outfits.words(words)}
            </button>
        }
    };
    let rows = move || {
        let (asked, models) = answers.get();
        let lang = lab.lang.get();
        let row = |kind: OutfitModelKind| {
            let p = models.get(kind).ok().and_then(|_| models.probs(asked)[kind.idx()]);
            view! {
                <tr>
                    <th scope="row">{model_name(lang, kind)}</th>
                    <td class="steps">{steps(lang, kind, &models, asked)}</td>
                    <td>{probability_or_dash(lang, p)}</td>
                </tr>
            }
        };
        OutfitModelKind::ALL.into_iter().map(row).collect_view()
    };
    let seen = move || {
        let (asked, models) = answers.get();
        format::counted(lab.lang.get(), models.tally().count(asked) as usize, outfits.t().asked_seen)
    };
    view! {
        <section class="card padded ask" aria-labelledby="outfits-ask">
            <h2 id="outfits-ask">{outfits.words(|t| t.ask_title)}</h2>
            <p class="hint">{outfits.words(|t| t.ask_hint)}</p>
            <div class="presets">
                {example(|t| t.combination_1, Some(Outfit::COMBINATION_1))}
                {example(|t| t.combination_2, Some(Outfit::COMBINATION_2))}
                {example(|t| t.plausible, Outfit::new(PLAUSIBLE))}
                {example(|t| t.odd, Outfit::new(ODD))}
            </div>
            <Picker outfits id="ask" now=asked chosen=Callback::new(ask) />
            <p role="status">{seen}</p>
            <table class="numbers asked" aria-label=outfits.words(|t| t.ask_title)>
                <tbody>{rows}</tbody>
            </table>
            <p class="hint">{outfits.words(|t| t.ask_note)}</p>
        </section>
    }
}

/// The arithmetic with the present numbers.
fn steps(lang: Lang, kind: OutfitModelKind, models: &OutfitModels, outfit: Outfit) -> String {
    let tally: &Tally = models.tally();
    let plain = |value: f64| format::digits(lang, value, 4);
    match kind {
        OutfitModelKind::NaiveBayes => match models.naive_bayes() {
            Ok(bayes) => {
                let thetas = ORDER.map(|feature| plain(bayes.theta(feature, outfit.value(feature))));
                thetas.join(" · ")
            }
            Err(_) => "–".to_string(),
        },
        OutfitModelKind::Mle => {
            let n = format::count(lang, tally.count(outfit) as usize);
            format!("{n} / {}", format::count(lang, tally.n() as usize))
        }
        OutfitModelKind::Laplace => match models.joint(true) {
            Ok(joint) => {
                let above = f64::from(tally.count(outfit)) + joint.params().pseudocount;
                format!("{} / {}", format::plain(lang, above), format::plain(lang, joint.total()))
            }
            Err(_) => "–".to_string(),
        },
    }
}
