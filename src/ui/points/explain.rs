//! The formula of the model, with the present numbers in it.

use crate::model::{Grid, Pmodel};
use crate::plane::Rect;
use crate::ui::erased::dynamic;
use crate::ui::format;
use crate::ui::lab::{Lab, use_lab};
use crate::ui::text::{Lang, fit_error};
use leptos::prelude::*;

/// The disclosed arithmetic.
#[component]
pub fn Explain() -> impl IntoView {
    let lab = use_lab();
    let body = move || match lab.model.get() {
        Err(error) => view! { <p class="hint">{fit_error(lab.lang.get(), error)}</p> }.into_any(),
        Ok(model) => match &*model.0 {
            Pmodel::BoundingBox(m) => explain_box(lab, m.rect()).into_any(),
            Pmodel::Grid(m) => explain_grid(lab, m).into_any(),
        },
    };
    view! {
        <div class="more explain" id="explain">
            {dynamic(body)}
        </div>
    }
}

fn explain_box(lab: Lab, r: Rect) -> impl IntoView {
    let (lang, t) = (lab.lang.get(), lab.t());
    let number = |v: f64| mn(lang, v);
    let (width, height) = (r.east - r.west, r.north - r.south);
    let general = frac("<mn>1</mn>", &format!("<mi>{}</mi>", if lang == Lang::En { "area" } else { "área" }));
    let with_numbers = frac("<mn>1</mn>", &format!("{}<mo>·</mo>{}", number(width), number(height)));
    let formula = format!("{P_MODEL}<mo>=</mo>{general}<mo>=</mo>{with_numbers}<mo>=</mo>{}", number(1.0 / r.area()));
    view! {
        <div class="formula" inner_html=math(&formula)></div>
        <p class="hint">{t.explain_box_numbers}</p>
        <p class="hint">{t.explain_box}</p>
    }
}

fn explain_grid(lab: Lab, grid: &Grid) -> impl IntoView {
    let (lang, t) = (lab.lang.get(), lab.t());
    let params = grid.params();
    let observations: u32 = grid.count().iter().sum();
    let fullest = grid.count().iter().copied().max().unwrap_or(0);
    let row = |n: u32| {
        let a = params.pseudocount;
        let mass = (f64::from(n) + a) / (f64::from(observations) + a * params.cells() as f64);
        let above = format!("{}<mo>+</mo>{}", mn(lang, f64::from(n)), mn(lang, a));
        let below = format!(
            "{}<mo>+</mo>{}<mo>·</mo>{}",
            mn(lang, f64::from(observations)),
            mn(lang, a),
            mn(lang, params.cells() as f64)
        );
        math(&format!("{}<mo>=</mo>{}", frac(&above, &below), mn(lang, mass)))
    };
    let general = frac("<mi>n</mi><mo>+</mo><mi>a</mi>", "<mi>N</mi><mo>+</mo><mi>a</mi><mi>K</mi>");
    view! {
        <div class="formula" inner_html=math(&format!("{P_MODEL}<mo>=</mo>{general}"))></div>
        <div class="formula" inner_html=row(fullest)></div>
        <p class="hint">{format::counted(lang, fullest as usize, t.explain_grid_full)}</p>
        <div class="formula" inner_html=row(0)></div>
        <p class="hint">{t.explain_grid_empty}</p>
        <p class="hint">{t.explain_grid}</p>
    }
}

// The markup below holds our own words and formatted numbers only: nothing that a reader or a link wrote.

const P_MODEL: &str = "<msub><mi>p</mi><mtext>model</mtext></msub>";

fn math(inner: &str) -> String {
    format!("<math display=\"block\">{inner}</math>")
}

fn frac(above: &str, below: &str) -> String {
    format!("<mfrac><mrow>{above}</mrow><mrow>{below}</mrow></mfrac>")
}

fn mn(lang: Lang, value: f64) -> String {
    let text = if value.fract() == 0.0 { format::plain(lang, value) } else { format::significant(lang, value) };
    format!("<mn>{text}</mn>")
}
