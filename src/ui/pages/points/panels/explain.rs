//! The formula of the model, with the present numbers in it.

use super::text::PanelText;
use crate::data::Mask;
use crate::model::{Grid, Painted, Pmodel};
use crate::plane::Rect;
use crate::ui::format;
use crate::ui::pages::points::Points;
use crate::ui::text::{Lang, Texts, fit_error};
use leptos::prelude::*;

/// The disclosed arithmetic.
#[component]
pub fn Explain(points: Points) -> impl IntoView {
    let model = points.model();
    move || {
        let lang = points.lab.lang.get();
        match model.get().0 {
            Err(error) => hint(fit_error(lang, error)).into_any(),
            Ok(model) => match &*model {
                Pmodel::BoundingBox(m) => explain_box(lang, m.rect()),
                Pmodel::Grid(m) => explain_grid(lang, m),
                Pmodel::Painted(m) => explain_painted(lang, m),
            },
        }
    }
}

fn explain_box(lang: Lang, r: Rect) -> AnyView {
    let t = PanelText::of(lang);
    let number = |v: f64| mn(lang, v);
    let (width, height) = (r.east - r.west, r.north - r.south);
    let with_numbers = frac("<mn>1</mn>", &format!("{}<mo>·</mo>{}", number(width), number(height)));
    let formula = format!("{}<mo>=</mo>{with_numbers}<mo>=</mo>{}", one_by_area(t), number(1.0 / r.area()));
    view! {
        {formula_box(&formula)}
        {hint(t.explain_box_numbers)}
        {hint(t.explain_box)}
    }
    .into_any()
}

fn explain_painted(lang: Lang, painted: &Painted) -> AnyView {
    let t = PanelText::of(lang);
    let share = frac(&mn(lang, painted.cells().len() as f64), &mn(lang, Mask::CELLS as f64));
    let with_numbers = frac("<mn>1</mn>", &share);
    let density = mn(lang, painted.density_inside());
    let formula = format!("{}<mo>=</mo>{with_numbers}<mo>=</mo>{density}", one_by_area(t));
    view! {
        {formula_box(&formula)}
        {hint(t.explain_box_numbers)}
        {hint(t.explain_painted)}
    }
    .into_any()
}

fn explain_grid(lang: Lang, grid: &Grid) -> AnyView {
    let t = PanelText::of(lang);
    let params = grid.params();
    let observations: u32 = grid.count().iter().sum();
    let fullest = grid.count().iter().copied().max().unwrap_or(0);
    // A cell with n observations; `None` if there is no such cell.
    let row = |n: u32, words: String| {
        let cell_idx = grid.count().iter().position(|count| *count == n)?;
        let a = params.pseudocount;
        let above = format!("{}<mo>+</mo>{}", mn(lang, f64::from(n)), mn(lang, a));
        let below = format!(
            "{}<mo>+</mo>{}<mo>·</mo>{}",
            mn(lang, f64::from(observations)),
            mn(lang, a),
            mn(lang, params.cells() as f64)
        );
        let mass = mn(lang, grid.mass()[cell_idx]);
        Some((formula_box(&format!("{}<mo>=</mo>{mass}", frac(&above, &below))), hint(words)))
    };
    let general = frac("<mi>n</mi><mo>+</mo><mi>a</mi>", "<mi>N</mi><mo>+</mo><mi>a</mi><mi>K</mi>");
    let empty = if fullest > 0 { row(0, t.explain_grid_empty.to_string()) } else { None };
    view! {
        {formula_box(&format!("<mtext>{}</mtext><mo>=</mo>{general}", t.mass))}
        {row(fullest, format::counted(lang, fullest as usize, t.explain_grid_full))}
        {empty}
        {hint(t.explain_grid)}
    }
    .into_any()
}

fn hint(words: impl Into<String>) -> impl IntoView {
    let words: String = words.into();
    view! { <p class="hint">{words}</p> }
}

fn formula_box(formula: &str) -> impl IntoView + use<> {
    // Wider than a phone, it scrolls; then the keyboard must reach it.
    view! { <div class="formula" tabindex="0" inner_html=format!("<math display=\"block\">{formula}</math>")></div> }
}

// The markup below holds our own words and formatted numbers only: nothing that a reader or a link wrote.

/// p_model, and the general form of a uniform one.
fn one_by_area(t: &PanelText) -> String {
    const P_MODEL: &str = "<msub><mi>p</mi><mtext>model</mtext></msub>";
    format!("{P_MODEL}<mo>=</mo>{}", frac("<mn>1</mn>", &format!("<mtext>{}</mtext>", t.area)))
}

fn frac(above: &str, below: &str) -> String {
    format!("<mfrac><mrow>{above}</mrow><mrow>{below}</mrow></mfrac>")
}

fn mn(lang: Lang, value: f64) -> String {
    let text = if value.fract() == 0.0 { format::plain(lang, value) } else { format::significant(lang, value) };
    format!("<mn>{text}</mn>")
}
