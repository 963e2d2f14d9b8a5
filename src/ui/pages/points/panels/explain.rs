//! The formula of the model, with the present numbers in it.

use super::text::PanelText;
use crate::data::Mask;
use crate::model::{Component, Density, Grid, KernelDensity, Mixture, Painted, Pmodel};
use crate::plane::{Point, Rect};
use crate::ui::format;
use crate::ui::pages::points::Points;
use crate::ui::text::{Lang, Texts, fill, fit_error};
use leptos::prelude::*;

/// Observations whose leave-one-out likelihood is averaged: more would say the same and hold the page.
const LEFT_OUT: usize = 100;

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
                Pmodel::KernelDensity(m) => explain_kernel(lang, m.model(), m.off_plane()),
                Pmodel::Mixture(m) => explain_mixture(lang, m.model(), m.off_plane(), &observations(points)),
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

fn observations(points: Points) -> Vec<Point> {
    points.peek().scene.observations.points().iter().map(|spot| spot.point()).collect()
}

fn explain_kernel(lang: Lang, kernel: &KernelDensity, off_plane: f64) -> AnyView {
    let t = PanelText::of(lang);
    let n = kernel.points().len();
    let sum = "<mi>p</mi><mo>(</mo><mi>x</mi><mo>)</mo><mo>=</mo><mfrac><mn>1</mn><mi>n</mi></mfrac><munder><mo>∑</mo><mi>i</mi></munder>\
        <mi>N</mi><mo>(</mo><mi>x</mi><mo>|</mo><msub><mi>x</mi><mi>i</mi></msub><mo>,</mo><msup><mi>h</mi><mn>2</mn></msup>\
        <mi>S</mi><mo>)</mo>";
    let with_numbers = format!(
        "<mi>n</mi><mo>=</mo>{}<mo>,</mo><mi>h</mi><mo>=</mo>{}",
        mn(lang, n as f64),
        mn(lang, kernel.bandwidth())
    );
    let left_out = (0..n.min(LEFT_OUT)).map(|k| kernel.ln_left_out(k * n / n.min(LEFT_OUT))).sum::<f64>();
    let mean = format::decimals(lang, left_out / n.min(LEFT_OUT) as f64, 3);
    view! {
        {formula_box(sum)}
        {formula_box(&with_numbers)}
        {hint(t.explain_kernel)}
        {hint(fill(t.explain_left_out, &[&mean]))}
        {hint(fill(t.off_plane, &[&format::percent(lang, off_plane)]))}
    }
    .into_any()
}

fn explain_mixture(lang: Lang, mixture: &Mixture, off_plane: f64, observations: &[Point]) -> AnyView {
    let t = PanelText::of(lang);
    let sum = "<mi>p</mi><mo>(</mo><mi>x</mi><mo>)</mo><mo>=</mo><munder><mo>∑</mo><mi>j</mi></munder><msub><mi>π</mi><mi>j</mi></msub>\
        <mi>N</mi><mo>(</mo><mi>x</mi><mo>|</mo><msub><mi>μ</mi><mi>j</mi></msub><mo>,</mo><msub><mi>Σ</mi><mi>j</mi></msub><mo>)</mo>";
    let row = |component: &Component| {
        let (mean, axes) = (component.bell.mean(), component.bell.covariance().axes());
        let number = |x: f64| format::decimals(lang, x, 3);
        view! {
            <tr>
                <td>{format::percent(lang, component.weight)}</td>
                <td>{number(mean.x)}</td>
                <td>{number(mean.y)}</td>
                <td>{number(axes.radii[0])}</td>
                <td>{number(axes.radii[1])}</td>
            </tr>
        }
    };
    let head = |words: &'static str| view! { <th scope="col">{words}</th> };
    let ln_likelihood = observations.iter().map(|p| mixture.ln_density(p)).sum::<f64>() / observations.len() as f64;
    let [mean, bic] = [ln_likelihood, mixture.bic(observations)].map(|x| format::decimals(lang, x, 3));
    view! {
        {formula_box(sum)}
        {hint(t.explain_mixture)}
        <table class="numbers components" aria-label=t.component_table>
            <thead>
                <tr>{t.component_heads.map(head).into_iter().collect_view()}</tr>
            </thead>
            <tbody>{mixture.components().iter().map(row).collect_view()}</tbody>
        </table>
        {hint(fill(t.explain_bic, &[&mean, &bic]))}
        {hint(fill(t.off_plane, &[&format::percent(lang, off_plane)]))}
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
