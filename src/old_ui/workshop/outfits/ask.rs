//! *Ask for one outfit*: five values, and what each model gives them, step by step.

use super::Wardrobe;
use super::picker::{ORDER, picker};
use super::words::{model as model_name, probability_or_dash};
use crate::data::{Outfit, Tally};
use crate::model::{OutfitModelKind, OutfitModels};
use crate::scene::OutfitsEdit;
use crate::ui::dom::{button, dynamic, el, selector, text};
use crate::ui::format;
use crate::ui::text::{Lang, Words};
use crate::ui::workshop::text::tools;
use sycamore_web::View;

/// Never observed, and like what was: silver hair, round glasses, a white scoop neck.
const PLAUSIBLE: [u8; 5] = [1, 7, 2, 5, 3];
/// Never observed, and odd: a pink bun over a black hoodie.
const ODD: [u8; 5] = [2, 0, 0, 3, 1];

/// The card.
pub fn ask(w: Wardrobe) -> View {
    let lab = w.lab;
    let asked = w.pick(|s| s.asked);
    let example = |words: Words, outfit: Option<Outfit>| {
        let outfit = outfit.unwrap_or(Outfit::COMBINATION_1);
        button("button button-small", move || {
            w.dispatch(OutfitsEdit::Ask(outfit));
        })
        .set("aria-pressed", move || if asked.get() == outfit { "true" } else { "false" })
        .child(lab.words(words))
    };
    let examples = el("div", "presets")
        .child(example(|t| tools(t).combination_1, Some(Outfit::COMBINATION_1)))
        .child(example(|t| tools(t).combination_2, Some(Outfit::COMBINATION_2)))
        .child(example(|t| tools(t).plausible, Outfit::new(PLAUSIBLE)))
        .child(example(|t| tools(t).odd, Outfit::new(ODD)));
    let answers = selector(move || {
        let state = w.state();
        (state.scene.asked, state.models.clone())
    });
    let rows = dynamic(move || {
        let (asked, models) = answers.get();
        let lang = w.lab.lang.get();
        let row = |kind: OutfitModelKind| -> View {
            let p = models.get(kind).ok().map(|_| models.probs(asked)[kind.idx()]).unwrap_or_default();
            el("tr", "")
                .child(el("th", "").set("scope", "row").child(model_name(lang, kind)))
                .child(el("td", "steps").child(steps(lang, kind, &models, asked)))
                .child(el("td", "").child(probability_or_dash(lang, p)))
                .into()
        };
        View::from(Vec::from(OutfitModelKind::ALL.map(row)))
    });
    let seen = move || {
        let (asked, models) = answers.get();
        let n = models.tally().count(asked) as usize;
        format::counted(w.lab.lang.get(), n, w.t().asked_seen)
    };
    el("section", "card padded ask")
        .set("aria-labelledby", "outfits-ask")
        .child(el("h2", "").set("id", "outfits-ask").child(lab.words(|t| tools(t).ask_title)))
        .child(lab.hint(|t| tools(t).ask_hint))
        .child(examples)
        .child(picker(
            w,
            "ask",
            move || asked.get(),
            move |outfit| {
                w.dispatch(OutfitsEdit::Ask(outfit));
            },
        ))
        .child(el("p", "").set("role", "status").child(text(seen)))
        .child(
            el("table", "numbers asked")
                .says(lab, "aria-label", |t| tools(t).ask_title)
                .child(el("tbody", "").child(rows)),
        )
        .child(lab.hint(|t| tools(t).ask_note))
        .into()
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
