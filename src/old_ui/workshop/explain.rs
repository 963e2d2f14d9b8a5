//! The formula of the model, with the present numbers in it.

use super::text::tools;
use crate::data::Mask;
use crate::model::{Grid, Painted, Pmodel};
use crate::plane::Rect;
use crate::ui::dom::{dynamic, el, text};
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::text::{Lang, fit_error};
use sycamore_web::View;

/// The disclosed arithmetic.
pub fn explain(lab: Lab) -> View {
    let model = lab.model();
    dynamic(move || match model.get().0 {
        Err(error) => {
            let words = text(move || fit_error(lab.lang.get(), error).to_string());
            el("p", "hint").child(words).into()
        }
        Ok(model) => match &*model {
            Pmodel::BoundingBox(m) => explain_box(lab, m.rect()),
            Pmodel::Grid(m) => explain_grid(lab, m),
            Pmodel::Painted(m) => explain_painted(lab, m),
        },
    })
}

fn explain_box(lab: Lab, r: Rect) -> View {
    let lang = lab.lang.get();
    let number = |v: f64| mn(lang, v);
    let (width, height) = (r.east - r.west, r.north - r.south);
    let general = frac("<mn>1</mn>", &format!("<mtext>{}</mtext>", tools(lab.t()).area));
    let with_numbers = frac("<mn>1</mn>", &format!("{}<mo>·</mo>{}", number(width), number(height)));
    let formula = format!("{P_MODEL}<mo>=</mo>{general}<mo>=</mo>{with_numbers}<mo>=</mo>{}", number(1.0 / r.area()));
    View::from(vec![
        formula_box(math(&formula)),
        lab.hint(|t| tools(t).explain_box_numbers).into(),
        lab.hint(|t| tools(t).explain_box).into(),
    ])
}

fn explain_painted(lab: Lab, painted: &Painted) -> View {
    let lang = lab.lang.get();
    let general = frac("<mn>1</mn>", &format!("<mtext>{}</mtext>", tools(lab.t()).area));
    let share = frac(&mn(lang, painted.cells().len() as f64), &mn(lang, Mask::CELLS as f64));
    let formula = format!(
        "{P_MODEL}<mo>=</mo>{general}<mo>=</mo>{}<mo>=</mo>{}",
        frac("<mn>1</mn>", &share),
        mn(lang, painted.density_inside())
    );
    View::from(vec![
        formula_box(math(&formula)),
        lab.hint(|t| tools(t).explain_box_numbers).into(),
        lab.hint(|t| tools(t).explain_painted).into(),
    ])
}

fn explain_grid(lab: Lab, grid: &Grid) -> View {
    let lang = lab.lang.get();
    let params = grid.params();
    let observations: u32 = grid.count().iter().sum();
    let fullest = grid.count().iter().copied().max().unwrap_or(0);
    // A cell with n observations; `None` if there is no such cell.
    let row = |n: u32| {
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
        Some(formula_box(math(&format!("{}<mo>=</mo>{mass}", frac(&above, &below)))))
    };
    let general = frac("<mi>n</mi><mo>+</mo><mi>a</mi>", "<mi>N</mi><mo>+</mo><mi>a</mi><mi>K</mi>");
    let mass = format!("<mtext>{}</mtext><mo>=</mo>{general}", tools(lab.t()).mass);
    let fullest_words = format::counted(lang, fullest as usize, tools(lab.t()).explain_grid_full);
    let with = |row: Option<View>, words: View| row.map(|row| View::from(vec![row, words]));
    View::from(vec![
        formula_box(math(&mass)),
        with(row(fullest), el("p", "hint").child(fullest_words).into()).into(),
        with(row(0).filter(|_| fullest > 0), lab.hint(|t| tools(t).explain_grid_empty).into()).into(),
        lab.hint(|t| tools(t).explain_grid).into(),
    ])
}

fn formula_box(markup: String) -> View {
    // Wider than a phone, it scrolls; then the keyboard must reach it.
    el("div", "formula").set("tabindex", "0").markup(markup).into()
}

// The markup below holds our own words and formatted numbers only: nothing that a reader or a link wrote.

const P_MODEL: &str = "<msub><mi>p</mi><mtext>model</mtext></msub>";

pub(super) fn math(inner: &str) -> String {
    format!("<math display=\"block\">{inner}</math>")
}

pub(super) fn frac(above: &str, below: &str) -> String {
    format!("<mfrac><mrow>{above}</mrow><mrow>{below}</mrow></mfrac>")
}

fn mn(lang: Lang, value: f64) -> String {
    let text = if value.fract() == 0.0 { format::plain(lang, value) } else { format::significant(lang, value) };
    format!("<mn>{text}</mn>")
}
