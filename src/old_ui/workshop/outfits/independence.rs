//! *What independence loses*: features that know of each other in the rows, and outfits that could not be.

use super::Wardrobe;
use super::figure::drawn;
use super::parameters::bar;
use super::words::{feature as feature_name, model as model_name, value as value_name};
use crate::data::{DataSet, Feature};
use crate::metric::{PairInformation, UnseenPair, mass_with_any, pair_information, unseen_pairs};
use crate::model::{OutfitModelKind, OutfitModels};
use crate::scene::{GeneratedOutfit, OutfitsEdit};
use crate::ui::dom::{El, Selector, button, dynamic, el, selector, text, when};
use crate::ui::format;
use crate::ui::text::{Lang, fill};
use crate::ui::workshop::text::deep;
use std::rc::Rc;
use std::sync::Arc;
use sycamore_web::View;

/// Pairs that are listed.
const LISTED: usize = 10;
/// Generated outfits that are shown.
const SHOWN: usize = 12;

/// The panel.
pub fn independence(w: Wardrobe) -> View {
    let is_preset = w.pick(|s| s.data_set == DataSet::Dependence);
    let models = selector(move || w.state().models.clone());
    let unseen = selector(move || {
        let models = models.get();
        Rc::new(models.naive_bayes().map(|bayes| unseen_pairs(models.tally(), bayes)).unwrap_or_default())
    });
    let choose = button("button button-small", move || {
        w.dispatch(OutfitsEdit::DataSet(DataSet::Dependence));
    })
    .set("aria-pressed", move || if is_preset.get() { "true" } else { "false" })
    .child(w.lab.words(|t| deep(t).show_dependence));
    View::from(vec![
        el("p", "prose").child(w.lab.words(|t| deep(t).loses_hint)).into(),
        el("div", "presets").child(choose).into(),
        el("div", "deep-columns").child(information(w, models)).child(pairs(w, models, unseen)).into(),
        generated(w, unseen),
        el("p", "prose leads-on").child(w.lab.words(|t| deep(t).leads_on)).into(),
    ])
}

/// Mutual information of each pair, the strongest first.
fn information(w: Wardrobe, models: Selector<Arc<OutfitModels>>) -> El {
    let rows = dynamic(move || {
        let (models, lang) = (models.get(), w.lab.lang.get());
        let pseudocount = models.joint(true).map_or(0.0, |joint| joint.params().pseudocount);
        let mut pairs = pair_information(models.tally(), pseudocount);
        pairs.sort_by(|a, b| b.data_bits.total_cmp(&a.data_bits));
        let most = pairs.first().map_or(1.0, |pair| f64::max(pair.data_bits, 1e-9));
        let row = |pair: &PairInformation| -> View {
            let share = pair.data_bits / most;
            el("tr", "")
                .child(el("th", "").set("scope", "row").child(pair_of(lang, pair.features)))
                .child(el("td", "bar-cell").child(bar(move || share)))
                .child(el("td", "").child(format::decimals(lang, pair.data_bits, 4)))
                .child(el("td", "").child(format::plain(lang, PairInformation::NAIVE_BAYES_BITS)))
                .into()
        };
        pairs.iter().map(row).collect::<Vec<View>>().into()
    });
    let head = el("tr", "")
        .child(el("th", "").set("scope", "col").child(w.lab.words(|t| deep(t).pair)))
        .child(el("td", ""))
        .child(el("th", "end").set("scope", "col").child(w.lab.words(|t| deep(t).in_the_data)))
        .child(
            el("th", "end")
                .set("scope", "col")
                .child(text(move || model_name(w.lab.lang.get(), OutfitModelKind::NaiveBayes).to_string())),
        );
    let hint = move || {
        let n = models.get().tally().n() as usize;
        fill(w.t().deep.information_hint, &[&format::count(w.lab.lang.get(), n)])
    };
    el("div", "deep-part")
        .child(el("h3", "").child(w.lab.words(|t| deep(t).information_title)))
        .child(el("p", "hint").child(text(hint)))
        .child(
            el("table", "numbers counting-table")
                .says(w.lab, "aria-label", |t| deep(t).information_title)
                .child(el("thead", "").child(head))
                .child(el("tbody", "").child(rows)),
        )
        .child(when(move || w.is_reconstructed(), move || w.lab.hint(|t| deep(t).reconstructed_pattern).into()))
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
fn pairs(w: Wardrobe, models: Selector<Arc<OutfitModels>>, unseen: Selector<Rc<Vec<UnseenPair>>>) -> El {
    let counted = move || {
        let (models, unseen, lang) = (models.get(), unseen.get(), w.lab.lang.get());
        let t = &w.t().deep;
        let Some(bayes) = models.naive_bayes().ok().filter(|_| !unseen.is_empty()) else {
            return t.pairs_none.to_string();
        };
        let mass = format::percent(lang, mass_with_any(bayes, &unseen));
        fill(t.pairs_counted.pick(lang, unseen.len()), &[&format::count(lang, unseen.len()), &mass])
    };
    let rows = dynamic(move || {
        let (unseen, lang) = (unseen.get(), w.lab.lang.get());
        let row = |pair: &UnseenPair| -> View {
            el("tr", "")
                .child(el("th", "").set("scope", "row").child(values_of(lang, pair)))
                .child(el("td", "").child(format::decimals(lang, pair.prob, 4)))
                .into()
        };
        unseen.iter().take(LISTED).map(row).collect::<Vec<View>>().into()
    });
    let head = el("tr", "")
        .child(el("th", "").set("scope", "col").child(w.lab.words(|t| deep(t).pair)))
        .child(el("th", "end").set("scope", "col").child(w.lab.words(|t| deep(t).how_often)));
    let table = el("table", "numbers counting-table")
        .says(w.lab, "aria-label", |t| deep(t).likeliest_pairs)
        .child(el("thead", "").child(head))
        .child(el("tbody", "").child(rows));
    el("div", "deep-part")
        .child(el("h3", "").child(w.lab.words(|t| deep(t).pairs_title)))
        .child(el("p", "").set("role", "status").child(text(counted)))
        .child(table)
        .child(w.lab.hint(|t| deep(t).pairs_chance))
}

/// What Naive Bayes generated with such a pair.
fn generated(w: Wardrobe, unseen: Selector<Rc<Vec<UnseenPair>>>) -> View {
    let made = selector(move || {
        let generated = w.state().generated.clone()?;
        generated[OutfitModelKind::NaiveBayes.idx()].outfits.clone().ok()
    });
    dynamic(move || {
        let Some(made) = made.get() else { return w.lab.hint(|t| deep(t).press_generate).into() };
        let (unseen, lang) = (unseen.get(), w.lab.lang.get());
        // The likeliest pair that it holds.
        let pair_in = |made: &GeneratedOutfit| unseen.iter().find(|pair| pair.is_in(made.outfit)).copied();
        let holding: Vec<_> = made.iter().filter_map(|made| Some((made.outfit, pair_in(made)?))).collect();
        let count = |n| format::count(lang, n);
        let words =
            fill(w.t().deep.made_with_pair.pick(lang, holding.len()), &[&count(holding.len()), &count(made.len())]);
        let figure = |(outfit, pair): &(crate::data::Outfit, UnseenPair)| -> View {
            el("li", "").child(drawn(w, *outfit)).child(el("span", "pair-caption").child(values_of(lang, pair))).into()
        };
        let figures = holding.iter().take(SHOWN).map(figure).collect::<Vec<View>>();
        View::from(vec![el("p", "").child(words).into(), el("ul", "with-pair").child(figures).into()])
    })
}
