//! The framework of generative models in four lines, the present one lit.

use crate::scene::PointsScene;
use crate::ui::controls::Disclosure;
use crate::ui::erased::{dynamic, sig};
use crate::ui::lab::use_lab;
use leptos::prelude::*;

/// The button and its four lines.
#[component]
pub fn Framework() -> impl IntoView {
    let lab = use_lab();
    let open = RwSignal::new(false);
    let lines = move || {
        open.get().then(|| {
            let line = |(idx, words): (usize, &'static str)| {
                let is_now = move || lab.scene.with(step) == idx;
                view! {
                    <li class:lit=sig(is_now) aria-current=sig(move || is_now().then_some("step"))>
                        {words}
                        {dynamic(move || is_now().then(|| view! { <em>{lab.t().framework_now}</em> }))}
                    </li>
                }
            };
            view! {
                <ol class="framework" id="framework">
                    {lab.t().framework_lines.into_iter().enumerate().map(line).collect_view()}
                </ol>
            }
        })
    };
    view! {
        <Disclosure label=lab.text(|t| t.framework) open controls="framework" />
        {dynamic(lines)}
    }
}

/// Which of the four lines the reader is at.
fn step(scene: &PointsScene) -> usize {
    let default = PointsScene::link_default();
    let model_was_set = (scene.model, scene.margin, scene.columns, scene.rows, scene.pseudocount)
        != (default.model, default.margin, default.columns, default.rows, default.pseudocount);
    match (scene.shows_pmodel(), model_was_set, scene.guesses.is_empty()) {
        (true, ..) => 3,
        (_, true, _) => 2,
        (_, _, false) => 1,
        _ => 0,
    }
}
