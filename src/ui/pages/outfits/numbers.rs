//! *Models in numbers*: formula, parameters and figures of the three models, side by side.

use super::Outfits;
use super::formula::{frac, math, mn};
use super::text::OutfitsText;
use super::words::{ORDER, model as model_name, probability, spoken};
use crate::data::{COMBINATIONS, Outfit};
use crate::metric::{LnLikelihood, OutfitFigures};
use crate::model::{FitError, OutfitModelKind, OutfitModels};
use crate::scene::{OutfitsEdit, OutfitsNumber};
use crate::ui::dom::live;
use crate::ui::format;
use crate::ui::text::{Lang, Words, fill};
use leptos::prelude::*;

/// Models of which most figures depend on how values come together; of Naive Bayes only counts of single values decide.
const JOINT: &[OutfitModelKind] = &[OutfitModelKind::Mle, OutfitModelKind::Laplace];

/// The figures of the three models, where there is one.
type AllFigures = Memo<[Option<OutfitFigures>; 3]>;

/// What a row of the table shows of a model.
type Cell = fn(Outfits, OutfitModelKind, &OutfitFigures) -> AnyView;

/// The table, the way to mend what is impossible, and the notes.
#[component]
pub fn Numbers(outfits: Outfits) -> impl IntoView {
    let asked = outfits.pick(|s| s.asked);
    let figures = outfits.follow(|state| OutfitModelKind::ALL.map(|kind| state.figures(kind).ok()));
    let hint = move || fill(outfits.t().deep.numbers_hint, &[&spoken(outfits.lab.lang.get(), asked.get())]);
    let is_impossible = move || figures.with(|all| all.iter().flatten().any(is_impossible));
    let notes = move || {
        let reconstructed = outfits.is_reconstructed();
        let note = |(idx, words): (usize, &'static str)| {
            let mark = if idx == 3 { "*".to_string() } else { (idx + 1).to_string() };
            view! { <li><sup>{mark}</sup>" "{words}</li> }
        };
        let notes = outfits.t().deep.notes.into_iter().enumerate();
        notes.filter(|(idx, _)| *idx < 3 || reconstructed).map(note).collect_view()
    };
    view! {
        <p class="hint">{hint}</p>
        <div class="table-scroll" tabindex="0">
            <Table outfits figures />
        </div>
        <Show when=is_impossible>
            <p class="hint">{outfits.words(|t| t.deep.why_impossible)}</p>
        </Show>
        <ul class="deep-notes hint">{notes}</ul>
    }
}

fn is_impossible(figures: &OutfitFigures) -> bool {
    figures.ln_likelihood.n_impossible > 0 || figures.leave_one_out.n_impossible > 0
}

#[component]
fn Table(outfits: Outfits, figures: AllFigures) -> impl IntoView {
    let heading = |kind| view! { <th scope="col">{live(move || model_name(outfits.lab.lang.get(), kind))}</th> };
    view! {
        <table class="numbers compared models-table" aria-label=outfits.words(|t| t.deep.models)>
            <thead>
                <tr>
                    <td></td>
                    {OutfitModelKind::ALL.into_iter().map(heading).collect_view()}
                </tr>
            </thead>
            <tbody>
                <Formulas outfits />
                <Row
                    outfits
                    figures
                    name=|t| t.free_parameters
                    mark="1, 2"
                    cell=|outfits, _, f| format::count(outfits.lab.lang.get(), f.free_parameters).into_any()
                />
                <Row
                    outfits
                    figures
                    name=|t| t.deep.unseen_combinations
                    of_pattern=&OutfitModelKind::ALL
                    cell=|outfits, _, f| format::digits(outfits.lab.lang.get(), f.unseen_mass, 6).into_any()
                />
                <Row
                    outfits
                    figures
                    name=|t| t.entropy_bits
                    of_pattern=JOINT
                    cell=|outfits, _, f| format::decimals(outfits.lab.lang.get(), f.entropy_bits, 6).into_any()
                />
                <Row
                    outfits
                    figures
                    name=|t| t.deep.nonzero_combinations
                    of_pattern=&[OutfitModelKind::Mle]
                    cell=|outfits, _, f| format::count(outfits.lab.lang.get(), f.nonzero_combinations).into_any()
                />
                <Row
                    outfits
                    figures
                    name=|t| t.deep.ln_likelihood
                    of_pattern=JOINT
                    cell=|outfits, kind, f| ln_likelihood(outfits, kind, f.ln_likelihood)
                />
                <Row
                    outfits
                    figures
                    name=|t| t.deep.leave_one_out
                    of_pattern=JOINT
                    cell=|outfits, kind, f| leave_one_out(outfits, kind, f.leave_one_out)
                />
            </tbody>
        </table>
    }
}

#[component]
fn Row(
    outfits: Outfits,
    figures: AllFigures,
    name: Words<OutfitsText>,
    /// The notes that belong to it.
    #[prop(optional)]
    mark: &'static str,
    /// Of which models the figure depends on how values come together.
    #[prop(optional)]
    of_pattern: &'static [OutfitModelKind],
    cell: Cell,
) -> impl IntoView {
    let model_cell = |kind: OutfitModelKind| {
        let shown = move || match figures.get()[kind.idx()] {
            Some(figures) => cell(outfits, kind, &figures),
            None => "–".into_any(),
        };
        let is_of_pattern = of_pattern.contains(&kind);
        let mark = move || if is_of_pattern && outfits.is_reconstructed() { "*" } else { "" };
        view! { <td>{shown}<sup aria-hidden="true">{mark}</sup></td> }
    };
    view! {
        <tr>
            <th scope="row">{outfits.words(name)}<sup aria-hidden="true">{mark}</sup></th>
            {OutfitModelKind::ALL.into_iter().map(model_cell).collect_view()}
        </tr>
    }
}

fn ln_likelihood(outfits: Outfits, kind: OutfitModelKind, ln: LnLikelihood) -> AnyView {
    let lang = outfits.lab.lang.get();
    if ln.n_impossible == 0 {
        return format::decimals(lang, ln.sum(), 4).into_any();
    }
    impossible(outfits, kind, counted(lang, outfits.t().deep.minus_infinity, ln))
}

fn leave_one_out(outfits: Outfits, kind: OutfitModelKind, ln: LnLikelihood) -> AnyView {
    let lang = outfits.lab.lang.get();
    match ln.mean() {
        Some(mean) => format::decimals(lang, mean, 6).into_any(),
        None if ln.n == 0 => "–".into_any(),
        None => impossible(outfits, kind, counted(lang, outfits.t().deep.impossible, ln)),
    }
}

/// How many of how many rows are impossible.
fn counted(lang: Lang, words: &str, ln: LnLikelihood) -> String {
    let count = |n: u32| format::count(lang, n as usize);
    fill(words, &[&count(ln.n_impossible), &count(ln.n)])
}

/// How many rows are impossible, and the one click that mends it.
fn impossible(outfits: Outfits, kind: OutfitModelKind, words: String) -> AnyView {
    let field = match kind {
        OutfitModelKind::Mle => None,
        OutfitModelKind::Laplace => Some(OutfitsNumber::JointPseudocount),
        OutfitModelKind::NaiveBayes => Some(OutfitsNumber::BayesPseudocount),
    };
    let mend = match field {
        None => view! { <span class="mend-note">{outfits.words(|t| t.deep.mend_beside)}</span> }.into_any(),
        Some(field) => {
            let mend = move |_| {
                outfits.dispatch(OutfitsEdit::Number(field, 1.0));
            };
            view! {
                <button class="button button-small" type="button" on:click=mend>{outfits.words(|t| t.deep.mend)}</button>
            }
            .into_any()
        }
    };
    view! { <div class="mend"><span>{words}</span>{mend}</div> }.into_any()
}

#[component]
fn Formulas(outfits: Outfits) -> impl IntoView {
    let now = outfits.follow(|state| (state.scene.asked, state.models.clone()));
    let cell = |kind| {
        let formula = move || {
            let (asked, models) = now.get();
            match formula(outfits.lab.lang.get(), kind, &models, asked) {
                Ok(markup) => view! { <div class="formula-cell" inner_html=markup></div> }.into_any(),
                Err(_) => "–".into_any(),
            }
        };
        view! { <td>{formula}</td> }
    };
    view! {
        <tr>
            <th scope="row">{outfits.words(|t| t.deep.probability_of_asked)}<sup aria-hidden="true">"3"</sup></th>
            {OutfitModelKind::ALL.into_iter().map(cell).collect_view()}
        </tr>
    }
}

fn formula(lang: Lang, kind: OutfitModelKind, models: &OutfitModels, asked: Outfit) -> Result<String, FitError> {
    models.get(kind)?;
    let p = mn(&probability(lang, models.probs(asked)[kind.idx()].unwrap_or(0.0)));
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
