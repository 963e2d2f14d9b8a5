//! What the marks and patterns on the plane are, with their counts.

use crate::ui::dom::{dynamic, el, selector, svg, text, when};
use crate::ui::format;
use crate::ui::lab::Lab;
use crate::ui::text::{Plural, Text, Words};
use sycamore_web::View;

/// The legend under the plane.
pub fn legend(lab: Lab) -> View {
    let observations = lab.pick(|s| s.observations.points().len());
    let guesses = lab.pick(|s| s.guesses.len());
    let has_model = selector(move || {
        let state = lab.state();
        state.scene.shows_pmodel() && state.model.is_ok() && !state.scene.is_painting_rule()
    });
    let shows_cases = selector(move || {
        let state = lab.state();
        let scene = &state.scene;
        let shows_model = scene.shows_pmodel() && state.model.is_ok() && !scene.is_painting_rule();
        shows_model && !scene.hidden && !scene.heatmap && scene.rule.raster().is_some()
    });
    let samples = selector(move || {
        let (set, state) = (lab.fresh_samples()?, lab.state());
        let scene = &state.scene;
        let drowned = (!scene.hidden && scene.rule.raster().is_some()).then_some(set.drowned);
        (!scene.is_painting_rule()).then_some((set.points.len(), drowned))
    });
    let counted = move |n: usize, words: fn(&'static Text) -> Plural| {
        text(move || format::counted(lab.lang.get(), n, words(lab.t())))
    };
    let sample_items = dynamic(move || {
        let Some((n, drowned)) = samples.get() else { return View::new() };
        let ring = svg("circle").set("class", "legend-sample").set("r", "4");
        let cross = || svg("path").set("class", "legend-sample").set("d", "M-4-4 4 4M-4 4 4-4");
        let drowned = drowned.map(|drowned| item(mark("", cross().into()), counted(drowned, |t| t.n_drowned)));
        View::from(vec![item(mark("", ring.into()), counted(n, |t| t.n_samples)), drowned.into()])
    });
    el("ul", "legend")
        .child(dynamic(move || {
            let disc = svg("circle").set("class", "legend-observation").set("r", "5");
            item(mark("", disc.into()), counted(observations.get(), |t| t.n_observations))
        }))
        .child(dynamic(move || {
            if guesses.get() == 0 {
                return View::new();
            }
            let diamond = svg("path").set("d", "M0-7 7 0 0 7-7 0Z");
            item(mark("guess", diamond.into()), counted(guesses.get(), |t| t.n_guesses))
        }))
        .child(sample_items)
        .child(when(
            move || has_model.get(),
            move || {
                let frame = svg("rect")
                    .set("class", "legend-model")
                    .set("x", "-7")
                    .set("y", "-5")
                    .set("width", "14")
                    .set("height", "10");
                item(mark("", frame.into()), el("span", "model-word").child(lab.words(|t| t.pmodel)).into())
            },
        ))
        .child(when(move || shows_cases.get(), move || cases(lab)))
        .into()
}

fn mark(class: &'static str, shape: View) -> View {
    svg("svg").set("class", class).set("viewBox", "-8 -8 16 16").set("aria-hidden", "true").child(shape).into()
}

fn item(mark: View, words: View) -> View {
    el("li", "").child(mark).child(el("span", "").child(words)).into()
}

fn cases(lab: Lab) -> View {
    let case = |letter: &'static str, swatch: &'static str, words: Words| {
        el("li", "")
            .child(el("span", swatch).set("aria-hidden", "true"))
            .child(el("b", "").child(letter))
            .child(el("span", "visually-hidden").child(lab.words(words)))
            .set("title", move || words(lab.t()))
            .into()
    };
    View::from(vec![
        case("A", "swatch swatch-a", |t| t.case_a),
        case("B", "swatch swatch-b", |t| t.case_b),
        case("C", "swatch swatch-c", |t| t.case_c),
    ])
}
