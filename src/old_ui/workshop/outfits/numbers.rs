//! *Models in numbers*: formula, parameters and figures of the three models, side by side.

use super::Wardrobe;
use super::picker::ORDER;
use super::words::{model as model_name, spoken};
use crate::data::{COMBINATIONS, Outfit};
use crate::metric::{LnLikelihood, OutfitFigures};
use crate::model::{FitError, OutfitModelKind, OutfitModels};
use crate::scene::{OutfitsEdit, OutfitsNumber};
use crate::ui::dom::{button, dynamic, el, selector, text, when};
use crate::ui::format;
use crate::ui::text::{Lang, Words, fill};
use crate::ui::workshop::explain::{frac, math};
use crate::ui::workshop::text::{deep, tools};
use std::sync::Arc;
use sycamore_web::View;

/// Models of which most figures depend on how values come together; of Naive Bayes only counts of single values decide.
const JOINT: &[OutfitModelKind] = &[OutfitModelKind::Mle, OutfitModelKind::Laplace];

/// What a row of the table shows of a model.
type Cell = fn(Wardrobe, OutfitModelKind, &OutfitFigures) -> View;

/// The table, the way to mend what is impossible, and the notes.
pub fn numbers(w: Wardrobe) -> View {
    let asked = w.pick(|s| s.asked);
    let hint = move || {
        let lang = w.lab.lang.get();
        fill(w.t().deep.numbers_hint, &[&spoken(lang, asked.get())])
    };
    let why = selector(move || {
        let state = w.state();
        OutfitModelKind::ALL.into_iter().filter_map(|kind| state.figures(kind).ok()).any(|f| is_impossible(&f))
    });
    let notes = dynamic(move || {
        let reconstructed = w.is_reconstructed();
        let note = |(idx, words): (usize, &'static str)| -> View {
            let mark = if idx == 3 { "*".to_string() } else { (idx + 1).to_string() };
            el("li", "").child(el("sup", "").child(mark)).child(" ").child(words).into()
        };
        let notes = w.t().deep.notes.into_iter().enumerate();
        let notes = notes.filter(|(idx, _)| *idx < 3 || reconstructed).map(note).collect::<Vec<View>>();
        el("ul", "deep-notes hint").child(notes).into()
    });
    View::from(vec![
        el("p", "hint").child(text(hint)).into(),
        el("div", "table-scroll").set("tabindex", "0").child(table(w)).into(),
        when(move || why.get(), move || w.lab.hint(|t| deep(t).why_impossible).into()),
        notes,
    ])
}

fn is_impossible(figures: &OutfitFigures) -> bool {
    figures.ln_likelihood.n_impossible > 0 || figures.leave_one_out.n_impossible > 0
}

fn table(w: Wardrobe) -> View {
    let figures = selector(move || {
        let state = w.state();
        OutfitModelKind::ALL.map(|kind| state.figures(kind).ok())
    });
    // Of which models the figure depends on how values come together.
    let row = move |name: Words, mark: &'static str, of_pattern: &'static [OutfitModelKind], cell: Cell| -> View {
        let line = el("tr", "").child(
            el("th", "")
                .set("scope", "row")
                .child(w.lab.words(name))
                .child(el("sup", "").set("aria-hidden", "true").child(mark)),
        );
        let cells = OutfitModelKind::ALL.into_iter().fold(line, |line, kind| {
            let shown = dynamic(move || match figures.get()[kind.idx()] {
                Some(figures) => cell(w, kind, &figures),
                None => "–".into(),
            });
            let is_of_pattern = of_pattern.contains(&kind);
            let mark = move || if is_of_pattern && w.is_reconstructed() { "*" } else { "" }.to_string();
            line.child(el("td", "").child(shown).child(el("sup", "").set("aria-hidden", "true").child(text(mark))))
        });
        cells.into()
    };
    let body = el("tbody", "")
        .child(formulas(w))
        .child(row(
            |t| tools(t).free_parameters,
            "1, 2",
            &[],
            |w, _, f| format::count(w.lab.lang.get(), f.free_parameters).into(),
        ))
        .child(row(
            |t| deep(t).unseen_combinations,
            "",
            &OutfitModelKind::ALL,
            |w, _, f| format::digits(w.lab.lang.get(), f.unseen_mass, 6).into(),
        ))
        .child(row(
            |t| tools(t).entropy_bits,
            "",
            JOINT,
            |w, _, f| format::decimals(w.lab.lang.get(), f.entropy_bits, 6).into(),
        ))
        .child(row(
            |t| deep(t).nonzero_combinations,
            "",
            &[OutfitModelKind::Mle],
            |w, _, f| format::count(w.lab.lang.get(), f.nonzero_combinations).into(),
        ))
        .child(row(|t| deep(t).ln_likelihood, "", JOINT, |w, kind, f| ln_likelihood(w, kind, f.ln_likelihood)))
        .child(row(|t| deep(t).leave_one_out, "", JOINT, |w, kind, f| leave_one_out(w, kind, f.leave_one_out)));
    let head = OutfitModelKind::ALL.into_iter().fold(el("tr", "").child(el("td", "")), |head, kind| {
        let name = move || model_name(w.lab.lang.get(), kind).to_string();
        head.child(el("th", "").set("scope", "col").child(text(name)))
    });
    el("table", "numbers compared models-table")
        .says(w.lab, "aria-label", |t| deep(t).models)
        .child(el("thead", "").child(head))
        .child(body)
        .into()
}

fn ln_likelihood(w: Wardrobe, kind: OutfitModelKind, ln: LnLikelihood) -> View {
    let lang = w.lab.lang.get();
    if ln.n_impossible == 0 {
        return format::decimals(lang, ln.sum(), 4).into();
    }
    impossible(w, kind, counted(lang, w.t().deep.minus_infinity, ln))
}

fn leave_one_out(w: Wardrobe, kind: OutfitModelKind, ln: LnLikelihood) -> View {
    let lang = w.lab.lang.get();
    match ln.mean() {
        Some(mean) => format::decimals(lang, mean, 6).into(),
        None if ln.n == 0 => "–".into(),
        None => impossible(w, kind, counted(lang, w.t().deep.impossible, ln)),
    }
}

/// How many of how many rows are impossible.
fn counted(lang: Lang, words: &str, ln: LnLikelihood) -> String {
    let count = |n: u32| format::count(lang, n as usize);
    fill(words, &[&count(ln.n_impossible), &count(ln.n)])
}

/// How many rows are impossible, and the one click that mends it.
fn impossible(w: Wardrobe, kind: OutfitModelKind, words: String) -> View {
    let field = match kind {
        OutfitModelKind::Mle => None,
        OutfitModelKind::Laplace => Some(OutfitsNumber::JointPseudocount),
        OutfitModelKind::NaiveBayes => Some(OutfitsNumber::BayesPseudocount),
    };
    let mend: View = match field {
        None => el("span", "mend-note").child(w.lab.words(|t| deep(t).mend_beside)).into(),
        Some(field) => {
            let mend = move || {
                w.dispatch(OutfitsEdit::Number(field, 1.0));
            };
            button("button button-small", mend).child(w.lab.words(|t| deep(t).mend)).into()
        }
    };
    el("div", "mend").child(el("span", "").child(words)).child(mend).into()
}

/// Our own markup with formatted numbers: nothing that a reader or a link wrote.
fn formulas(w: Wardrobe) -> View {
    let now = selector(move || {
        let state = w.state();
        (state.scene.asked, state.models.clone())
    });
    let line = el("tr", "").child(
        el("th", "")
            .set("scope", "row")
            .child(w.lab.words(|t| deep(t).probability_of_asked))
            .child(el("sup", "").set("aria-hidden", "true").child("3")),
    );
    let cells = OutfitModelKind::ALL.into_iter().fold(line, |line, kind| {
        let formula = dynamic(move || {
            let (asked, models): (Outfit, Arc<OutfitModels>) = now.get();
            match formula(w.lab.lang.get(), kind, &models, asked) {
                Ok(markup) => el("div", "formula-cell").markup(markup).into(),
                Err(_) => "–".into(),
            }
        });
        line.child(el("td", "").child(formula))
    });
    cells.into()
}

fn mn(number: &str) -> String {
    format!("<mn>{number}</mn>")
}

fn formula(lang: Lang, kind: OutfitModelKind, models: &OutfitModels, asked: Outfit) -> Result<String, FitError> {
    models.get(kind)?;
    let p = models.probs(asked)[kind.idx()].unwrap_or(0.0);
    let p = mn(&super::words::probability(lang, p));
    let (n, rows) = (models.tally().count(asked) as usize, models.tally().n() as usize);
    let count = |n: usize| mn(&format::count(lang, n));
    let (general, filled) = match kind {
        OutfitModelKind::Mle => (frac("<mi>n</mi>", "<mi>N</mi>"), frac(&count(n), &count(rows))),
        OutfitModelKind::Laplace => {
            let a = mn(&format::plain(lang, models.joint(true)?.params().pseudocount));
            let above = format!("{}<mo>+</mo>{a}", count(n));
            let below = format!("{}<mo>+</mo>{a}<mo>·</mo>{}", count(rows), count(COMBINATIONS));
            let general = frac("<mi>n</mi><mo>+</mo><mi>a</mi>", "<mi>N</mi><mo>+</mo><mi>a</mi><mo>·</mo><mi>d</mi>");
            (general, frac(&above, &below))
        }
        OutfitModelKind::NaiveBayes => {
            let bayes = models.naive_bayes()?;
            let thetas = ORDER.map(|feature| mn(&format::digits(lang, bayes.theta(feature, asked.value(feature)), 4)));
            let general = "<munder><mo>∏</mo><mi>k</mi></munder><msub><mi>θ</mi><mi>k</mi></msub>".to_string();
            (general, thetas.join("<mo>·</mo>"))
        }
    };
    Ok(format!("{}{}", math(&general), math(&format!("<mo>=</mo>{filled}<mo>=</mo>{p}"))))
}
