//! The framework of generative models in four lines, the present one lit.

use super::text::PanelText;
use crate::scene::PointsScene;
use crate::ui::dom::live;
use crate::ui::pages::points::Points;
use crate::ui::text::Words;
use leptos::prelude::*;

/// The four lines.
#[component]
pub fn Lines(points: Points) -> impl IntoView {
    const LINES: [Words<PanelText>; 4] =
        [|t| t.framework_lines[0], |t| t.framework_lines[1], |t| t.framework_lines[2], |t| t.framework_lines[3]];
    let lab = points.lab;
    let now = points.pick(PointsScene::framework_line);
    let line = |(idx, words): (usize, Words<PanelText>)| {
        let is_now = move || now.get() == idx;
        view! {
            <li class=live(move || if is_now() { "lit" } else { "" }) aria-current=live(move || is_now().then_some("step"))>
                {lab.words_of(words)}
                <Show when=is_now>
                    <em>{lab.words_of(|t: &PanelText| t.framework_now)}</em>
                </Show>
            </li>
        }
    };
    view! { <ol class="framework">{LINES.into_iter().enumerate().map(line).collect_view()}</ol> }
}
