//! The three models side by side: what each is, what it made, and three figures that tell them apart.

use super::Wardrobe;
use super::figure::drawn_with_rare;
use super::number::number;
use super::table::generated_table;
use super::words::model as model_name;
use crate::metric::OutfitFigures;
use crate::model::{FitError, NoOutfits, OutfitModelKind};
use crate::scene::{GeneratedOutfit, OutfitsNumber, ShowData};
use crate::ui::dom::{El, dynamic, el, selector, text, when};
use crate::ui::format;
use crate::ui::text::{Lang, Words, fill};
use crate::ui::workshop::text::tools;
use sycamore_web::View;

/// Figures to a model on screen; the table has them all.
const SHOWN: usize = 50;

/// The cards, and what they made as a table where a reader wants tables.
pub fn cards(w: Wardrobe) -> View {
    let as_table = w.pick(|s| s.show_data == ShowData::Table);
    let made = selector(move || w.state().generated.is_some());
    let table = move || {
        el("section", "card padded")
            .set("aria-labelledby", "outfits-generated")
            .child(el("h2", "").set("id", "outfits-generated").child(w.lab.words(|t| tools(t).generated)))
            .child(generated_table(w))
            .into()
    };
    View::from(vec![
        el("div", "model-cards").child(Vec::<View>::from(OutfitModelKind::ALL.map(|kind| card(w, kind).into()))).into(),
        when(move || as_table.get() && made.get(), table),
    ])
}

fn card(w: Wardrobe, kind: OutfitModelKind) -> El {
    let lab = w.lab;
    let id = format!("model-{}", kind.name());
    let what: Words = match kind {
        OutfitModelKind::Mle => |t| tools(t).what_mle,
        OutfitModelKind::Laplace => |t| tools(t).what_laplace,
        OutfitModelKind::NaiveBayes => |t| tools(t).what_naive_bayes,
    };
    let pseudocount: View = match kind {
        OutfitModelKind::Mle => View::new(),
        OutfitModelKind::Laplace => number(w, OutfitsNumber::JointPseudocount, |t| tools(t).pseudocount_joint),
        OutfitModelKind::NaiveBayes => number(w, OutfitsNumber::BayesPseudocount, |t| tools(t).pseudocount_bayes),
    };
    let formula = el("div", "formula").set("tabindex", "0").markup(formula(kind));
    el("section", "card model-card")
        .set("aria-labelledby", id.clone())
        .child(el("h2", "").set("id", id).child(text(move || model_name(lab.lang.get(), kind).to_string())))
        .child(el("p", "hint").child(lab.words(what)))
        .child(formula)
        .child(pseudocount)
        .child(made(w, kind))
        .child(figures(w, kind))
}

/// Our own markup: formulas without numbers.
fn formula(kind: OutfitModelKind) -> String {
    let theta = "<msub><mi>θ</mi><mi>j</mi></msub>";
    let n = "<msub><mi>n</mi><mi>j</mi></msub>";
    let inner = match kind {
        OutfitModelKind::Mle => format!("{theta}<mo>=</mo><mfrac>{n}<mi>N</mi></mfrac>"),
        OutfitModelKind::Laplace => format!(
            "{theta}<mo>=</mo><mfrac><mrow>{n}<mo>+</mo><mi>a</mi></mrow><mrow><mi>N</mi><mo>+</mo><mi>a</mi><mo>·</mo>\
             <mn>4032</mn></mrow></mfrac>"
        ),
        OutfitModelKind::NaiveBayes => "<mi>p</mi><mo>(</mo><mi>x</mi><mo>)</mo><mo>=</mo><munder><mo>∏</mo><mi>k</mi></munder>\
                                        <msub><mi>θ</mi><mi>k</mi></msub><mo>(</mo><msub><mi>x</mi><mi>k</mi></msub><mo>)</mo>"
            .to_string(),
    };
    format!("<math display=\"block\">{inner}</math>")
}

/// What the model made, each marked seen or new; and one line of what that says.
fn made(w: Wardrobe, kind: OutfitModelKind) -> View {
    let outfits = selector(move || {
        let generated = w.state().generated.clone()?;
        Some(generated[kind.idx()].outfits.clone())
    });
    dynamic(move || match outfits.get() {
        None => w.lab.hint(|t| tools(t).nothing_made).into(),
        Some(Err(why)) => el("p", "field-error")
            .set("role", "status")
            .child(text(move || no_outfits(w.lab.lang.get(), why).to_string()))
            .into(),
        Some(Ok(made)) => {
            let n_seen = made.iter().filter(|outfit| outfit.seen).count();
            let line = made_line(w.lab.lang.get(), kind, n_seen, made.len());
            let figures = made.iter().take(SHOWN).map(|outfit| figure(w, outfit)).collect::<Vec<View>>();
            let more = made.len().saturating_sub(SHOWN);
            let more = (more > 0)
                .then(|| el("p", "hint").child(fill(w.t().and_more, &[&format::count(w.lab.lang.get(), more)])));
            View::from(vec![
                el("ul", "wall made").child(figures).into(),
                more.map(View::from).unwrap_or_default(),
                el("p", "made-line").child(line).into(),
            ])
        }
    })
}

fn figure(w: Wardrobe, made: &GeneratedOutfit) -> View {
    let (class, words) = if made.seen { ("tag", w.t().seen) } else { ("tag new", w.t().new) };
    el("li", "").child(drawn_with_rare(w, made.outfit)).child(el("span", class).child(words)).into()
}

/// Why a model made nothing.
pub fn no_outfits(lang: Lang, why: NoOutfits) -> &'static str {
    let t = tools(lang.text());
    match why {
        NoOutfits::Fit(FitError::Empty) => t.no_model_empty,
        NoOutfits::Fit(_) => t.no_model,
        NoOutfits::Lock(_) => t.no_row_has_lock,
    }
}

fn made_line(lang: Lang, kind: OutfitModelKind, n_seen: usize, n: usize) -> String {
    let t = tools(lang.text());
    let counts = fill(t.seen_of, &[&format::count(lang, n_seen), &format::count(lang, n)]);
    format!("{counts} {}", t.made_lines[kind.idx()])
}

/// Free parameters, mass on outfits never seen, entropy.
fn figures(w: Wardrobe, kind: OutfitModelKind) -> View {
    let figures = selector(move || w.state().figures(kind).ok());
    let row = move |name: Words, value: fn(Lang, &OutfitFigures) -> String| {
        let shown = move || figures.get().map_or("–".to_string(), |figures| value(w.lab.lang.get(), &figures));
        el("tr", "")
            .child(el("th", "").set("scope", "row").child(w.lab.words(name)))
            .child(el("td", "").child(text(shown)))
    };
    let body = el("tbody", "")
        .child(row(|t| tools(t).free_parameters, |lang, f| format::count(lang, f.free_parameters)))
        .child(row(|t| tools(t).unseen_mass, |lang, f| format::percent(lang, f.unseen_mass)))
        .child(row(|t| tools(t).entropy_bits, |lang, f| format::decimals(lang, f.entropy_bits, 2)));
    el("table", "numbers").set("aria-label", move || model_name(w.lab.lang.get(), kind)).child(body).into()
}
